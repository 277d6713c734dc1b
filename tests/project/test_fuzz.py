"""The fuzzer finds what it looks for, and nothing in a short run; files that once broke the reader are read again."""

import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[1] / "fuzz"
sys.path.append(str(FUZZ))

import fuzz  # noqa: E402  # the folder has to be on the path first
import reading  # noqa: E402


@pytest.mark.prove
def test_a_short_run_finds_nothing() -> None:
    ends, _, surprises = fuzz.read_slice((20260725, 1000))

    assert surprises == []
    assert ends["refused"] > ends["right"] > 10


def test_the_files_of_the_corpus_are_read() -> None:
    for path in FUZZ.joinpath("corpus").glob("*.yaml"):
        assert reading.read_bytes(path.read_bytes()) in ("right", "refused"), path


@pytest.mark.parametrize("scalar", ["010", "1e3", "1_000", "-0", "NO", "true", "10", '"10"', "|\n  10\n", "2.0"])
def test_the_other_reader_sees_what_a_careless_one_would_change(scalar: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = f"section: {scalar}\n".encode()

    assert reading.read_bytes(content) == "refused"
    # As YAML 1.1 has it, or with text taken for a number.
    careless = {"010": 8, "1e3": 1000.0, "1_000": 1000, "-0": 0, "NO": False, "2.0": 2.0}
    monkeypatch.setattr(reading, "_seen", lambda _: {"section": careless.get(scalar, scalar + " other")})
    with pytest.raises(reading.SurpriseError, match="seen by another reader"):
        reading.read_bytes(content)
