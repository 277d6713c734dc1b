"""Whatever file is named, what is said is a place, a fault and a cure; never a traceback, never half a registry."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing import Begun, begin, heads

from generator.cli import main
from generator.errors import EnumerantError, Finding
from generator.importing.read import ENDINGS, read_codes

Start = Callable[..., Begun]


@pytest.fixture
def started(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Start:
    return partial(begin, folder=tmp_path, capsys=capsys, monkeypatch=monkeypatch)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "1: nothing stands in it; name a file that lists codes"),
        (b" \r\n\n\t", "1: nothing stands in it"),
        (b"\xef\xbb\xbf", "1: nothing stands in it"),
        (b"a\0b", "1: it has bytes 0x00, so it is no text; save it as UTF-8"),
        ("id,name\n".encode("utf-16-le"), "1: it has bytes 0x00"),
        (b"\xff\xfea", "1: it begins as UTF-16 and is not; save it as UTF-8"),
        (b"\x89PNG\r\n\x1a\n", "1: byte 0x89 is not UTF-8; save the file as UTF-8"),
        (b"id,name\n1,\xe9\n", "2: byte 0xE9 is not UTF-8; save the file as UTF-8"),
        (bytes(range(256)) * 9, "2: byte 0x80 is not UTF-8"),
    ],
)
def test_what_is_no_text_is_told(ending: str, content: bytes, told: str, started: Start) -> None:
    begun = started(f"a{ending}", content)

    assert begun.code == 1
    assert [line[: len(told) + len(ending) + 2] for line in heads(begun.told)] == [f"a{ending}:{told}"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.xml", "codes cannot be read from files that end in .xml; there are .csv, .tsv, .json, .py, .proto"),
        ("a.jsn", "codes cannot be read from files that end in .jsn; did you mean '.json'?"),
        ("a", "codes cannot be read from files that end in nothing; there are .csv, "),
    ],
)
def test_other_files_are_told(name: str, told: str, started: Start) -> None:
    (line,) = started(name, "id,name\n1,A\n").told
    assert line.startswith(f"{name}:1:1: {told}")


def test_what_is_no_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("folder.csv").mkdir()
    tmp_path.joinpath("loop.csv").symlink_to("loop.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    for name, told in {
        "folder.csv": "a folder; name a file in it",
        "pipe.csv": "cannot be read: Not a regular file; name a file that can",
        "gone.csv": "cannot be read: No such file or directory; name a file that can",
        "loop.csv": "cannot be read: Too many levels of symbolic links; name a file that can",
    }.items():
        assert main(["init", "shop", "--from", name]) == 1
        assert capsys.readouterr().err == f"{name}:1:1: {told}\n"
    assert not tmp_path.joinpath("shop").exists()


@pytest.mark.prove
def test_very_many_rows_become_a_registry(started: Start) -> None:
    """Those that a target cannot hold, it is not asked to print."""
    lines = "".join(f"{number},CODE_{number},Something of it.\n" for number in range(20_000))
    begun = started("many.csv", f"id,name,description\n{lines}", every=True)

    assert len(begun.sections["many"]["codes"]) == 20_000
    assert any(line.startswith("targets leaves out java: codes/many.yaml:3: 20,000 codes; ") for line in begun.told)


@pytest.mark.parametrize("count", [5_000, pytest.param(100_000, marks=pytest.mark.prove)])
def test_very_many_findings_are_cut(count: int, started: Start) -> None:
    lines = "".join(f"{number},A,x\n" for number in range(count))
    begun = started("many.csv", f"id,name,description\n{lines}")

    assert len(begun.told) == 1001
    assert begun.told[-1].endswith(": more than 1000 findings; correct these and run again")


def test_very_many_changes_are_told_once_a_sort(started: Start) -> None:
    lines = "".join(f"{number},code {number},x\n" for number in range(500))
    begun = started("many.csv", f"id,name,description\n{lines}")

    assert len(begun.told) < 10
    assert any("(500 in all)" in line for line in begun.told)


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.integers().map(str)
HEADINGS = st.sampled_from(
    ["id", "name", "description", "group", "group id", "note", "since", "deprecated", "x", "Ä b"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(headings=st.lists(HEADINGS, min_size=1, max_size=6), cells=st.lists(st.lists(CELLS, max_size=7), max_size=6))
def test_any_table_is_read_or_refused(headings: list[str], cells: list[list[str]], tmp_path: Path) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [headings, *cells]]
    tmp_path.joinpath("a.csv").write_text("\n".join(quoted), "utf-8", newline="")

    assert_read_or_refused(tmp_path / "a.csv")


@pytest.mark.parametrize("ending", ENDINGS)
def test_any_text_is_read_or_refused(ending: str, tmp_path: Path) -> None:
    @settings(max_examples=100, deadline=None)
    @given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("{}[]()\"'=:;,/*\n A1#enum\\"))
    def one(text: str) -> None:
        tmp_path.joinpath(f"a{ending}").write_text(text, "utf-8", newline="")
        assert_read_or_refused(tmp_path / f"a{ending}")

    one()


def assert_read_or_refused(path: Path) -> None:
    """Either way nothing is lost: what is read has a section, what is refused a finding with a place and a cure."""
    findings: Sequence[Finding] = ()
    try:
        sections = read_codes(path).sections
    except EnumerantError as error:
        sections, findings = [], error.findings

    assert bool(sections) != bool(findings)
    assert [finding for finding in findings if finding.line < 1 or "; " not in finding.message] == []
