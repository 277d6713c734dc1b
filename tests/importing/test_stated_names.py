"""What a person says of a file's codes: names that their kind or their section can have, and others refused."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.importing.read import not_a_kind, not_a_section

WRONG = "is not a name in small letters, digits and dashes, a letter first, of at most 60 letters"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("disk-error", None),
        ("a1-2b", None),
        ("k" * 60, None),
        ("Disk error", f"'Disk error' {WRONG}; write disk-error"),
        ("disk--error", f"'disk--error' {WRONG}; write disk-error"),
        ("2nd", f"'2nd' {WRONG}; write nd"),
        ("k" * 61, f"'{'k' * 60}…' {WRONG}; write {'k' * 60}"),
        ("404", f"'404' {WRONG}; write it like disk-error"),
    ],
)
def test_a_name_is_one_that_a_kind_and_a_section_can_have(name: str, wrong: str | None) -> None:
    assert (not_a_kind(name), not_a_section(name)) == (wrong, wrong)


@pytest.mark.parametrize("name", ["registry", "con"])
def test_a_name_of_another_file_or_of_a_device_is_no_section_s(name: str) -> None:
    assert not_a_section(name) == f"no section is called {name}; choose another name"
    assert not_a_kind(name) is None


@pytest.mark.parametrize(
    ("option", "name", "told"),
    [
        ("--kind", "Disk error", f"'Disk error' {WRONG}; write disk-error"),
        ("--section", "Disk error", f"'Disk error' {WRONG}; write disk-error"),
        ("--section", "registry", "no section is called registry; choose another name"),
    ],
)
def test_a_name_that_there_cannot_be_is_refused_before_anything_is_read(
    option: str,
    name: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["init", "shop", "--from", "codes.csv", option, name]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"enumerant init: error: {option}: {told}"
    assert [*tmp_path.iterdir()] == []
