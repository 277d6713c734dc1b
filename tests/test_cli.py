"""The command line: exit codes, what goes where, and no traceback."""

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import main

TESTS = Path(__file__).parent


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["generate", "--target", "pyton"], 2, "there is no target pyton; did you mean 'python'?"),
        (
            ["generate", "--target", "cobol"],
            2,
            "there is no target cobol; targets there are: ",
        ),
        (["check", "--force"], 2, "unrecognized arguments: --force"),
        (["print"], 2, "invalid choice: 'print'"),
        (["check", "--spec", "no-such-folder"], 2, "there is no folder no-such-folder"),
        (["check", "--templates", "no-such-folder"], 2, "there is no folder no-such-folder"),
    ],
)
def test_wrong_usage(arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("arguments", [["--help"], ["generate", "--help"], ["check", "-h"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert "usage: enumerant" in capsys.readouterr().out


@pytest.mark.parametrize(("command", "example"), [([], "generate"), (["generate"], "generate"), (["check"], "check")])
def test_help_has_an_example(command: list[str], example: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert f"Example: enumerant {example} " in capsys.readouterr().out


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.joinpath("python").write_text("a file where a folder should be\n", "utf-8")

    assert main(["generate", "--spec", str(TESTS / "spec"), "--out", str(out)]) == 1
    assert str(out / "python") in capsys.readouterr().err


def test_a_folder_without_a_registry_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--spec", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}/registry.yaml:1:1: cannot be read: No such file or directory; make it a readable file\n"
    )


def test_findings_go_to_stderr_and_results_to_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--spec", str(TESTS / "spec"), "--out", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert f"wrote {tmp_path}/markdown/README.md" in captured.out.splitlines()


def test_a_spec_folder_that_cannot_stand_in_a_comment_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "two\nlines"
    folder.mkdir()

    assert main(["check", "--spec", str(folder), "--out", str(tmp_path / "out")]) == 2
    assert "'two\\nlines' stands in the first line of every file; rename the folder" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["*/ end", '"""', "--> {{ x }}", "ünïcödé 漢字", "a|b`c`"])
def test_any_visible_name_of_the_spec_folder_is_printed_safely(name: str, tmp_path: Path) -> None:
    spec = Path(shutil.copytree(TESTS / "spec", tmp_path / name.replace("/", "\N{DIVISION SLASH}")))

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out")]) == 0
    compile(
        tmp_path.joinpath("out", "python", "sample_codes", "main_fault.py").read_text("utf-8"), "main_fault", "exec"
    )
    json.loads(tmp_path.joinpath("out", "jsonschema", "main-fault.json").read_text("utf-8"))
