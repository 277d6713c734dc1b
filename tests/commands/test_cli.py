"""The command line: exit codes, what goes where, and no traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bad_registries import write_registry
from trees import files

from generator.cli import main
from generator.targets.folders import TEMPLATES

TESTS = Path(__file__).parents[1]
COMMANDS = ["init", "generate", "check", "schema", "completion"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["generate", "--target", "pyton"], 2, "there is no target pyton; did you mean 'python'?"),
        (
            ["generate", "--target", "cobol"],
            2,
            "there is no target cobol; targets there are: ",
        ),
        (["check", "--force"], 2, "there is no option --force; did you mean '--format'?"),
        (["frobnicate"], 2, "there is no command frobnicate; there are init, generate, check, "),
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


@pytest.mark.parametrize(("command", "example"), [([], "init"), *(([command], command) for command in COMMANDS)])
def test_help_has_an_example(command: list[str], example: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert f"\nexamples:\n  enumerant {example}" in capsys.readouterr().out


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.joinpath("python").write_text("a file where a folder should be\n", "utf-8")

    assert main(["generate", "--spec", str(TESTS / "sample"), "--out", str(out)]) == 1
    assert str(out / "python") in capsys.readouterr().err


def test_a_folder_without_a_registry_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--spec", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}/registry.yaml:1:1: no registry is here: there is no registry.yaml; "
        "name the folder that has it: --spec DIR, or begin one: enumerant init\n"
    )


def test_a_folder_without_a_registry_is_not_read_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be a whole disk, where somebody forgot to say which folder."""
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    listed: list[str] = []
    scandir = os.scandir

    def noted(path: str = ".") -> object:
        listed.append(os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", noted)

    assert main(["check", "--spec", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert [path for path in listed if path.startswith(str(deep.parent))] == []
    assert listed


def test_in_the_wrong_folder_the_right_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    told = capsys.readouterr().err
    assert "there is no folder spec, and no registry of that name; begin one: enumerant init; " in told
    shutil.copytree(TESTS / "sample", tmp_path / "codes")
    assert main(["check"]) == 2
    told = capsys.readouterr().err
    assert "there is no folder spec, and no registry of that name; there is one here: --spec codes; " in told


def test_findings_go_to_stderr_and_results_to_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "--spec", str(TESTS / "sample"), "--out", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert f"wrote {tmp_path}/markdown/README.md" in captured.out.splitlines()


@pytest.mark.parametrize(
    "name",
    [
        "codes-coding=utf7",
        "coding: utf-7",
        "two\nlines",
        "one\rline",
        "*\N{DIVISION SLASH}",
        '"""',
        "--> x",
        "?> x",
        "{{ x }}",
        "ünïcödé",
        "a|b`c`",
        "-*- x -*-",
        "@x",
        "#x",
        "a\u202eb",
        "a\x1b[31m",
        " a",
        "a ",
        "-a",
        "a-",
        ".a",
        "...",
    ],
)
def test_a_spec_folder_that_a_language_could_obey_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = Path(shutil.copytree(TESTS / "sample", tmp_path / name))

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err
    assert "stands in the first line of every file; rename it: letters, digits, and between them dots" in told
    assert told.replace("\n", "").isprintable()
    assert not tmp_path.joinpath("out").exists()


def test_a_link_to_a_spec_folder_is_known_by_the_folders_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(TESTS / "sample", tmp_path / "codes-coding=utf7")
    tmp_path.joinpath("spec").symlink_to(tmp_path / "codes-coding=utf7")

    assert main(["generate", "--spec", str(tmp_path / "spec"), "--out", str(tmp_path / "out")]) == 2
    assert "'codes-coding=utf7' stands in the first line" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["my spec", "spec-2.0_final", "a", "0", "A.b"])
def test_a_spec_folder_of_a_plain_name_stands_in_the_first_line(name: str, tmp_path: Path) -> None:
    spec = Path(shutil.copytree(TESTS / "sample", tmp_path / name))

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out"), "--target", "python"]) == 0
    text = tmp_path.joinpath("out", "python", "sample_codes", "main_fault.py").read_text("utf-8")
    assert text.startswith(
        f"# Code generated by enumerant from {name}/main-fault.yaml of sample-codes 2.3.4. DO NOT EDIT.\n"
    )


def test_a_folder_without_targets_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake of place is told, and removes nothing of what was printed."""
    arguments = ["generate", "--spec", str(TESTS / "sample"), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    tmp_path.joinpath("empty").mkdir()
    before = files(tmp_path / "out")
    capsys.readouterr()

    assert main([*arguments, "--templates", str(tmp_path / "empty")]) == 2
    assert f"there is no target in {tmp_path}/empty; a target is a folder with a target.yaml" in capsys.readouterr().err
    assert files(tmp_path / "out") == before


def test_a_folder_of_other_targets_removes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["generate", "--spec", str(TESTS / "sample"), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    shutil.copytree(TEMPLATES / "go", tmp_path / "others" / "go")
    before = files(tmp_path / "out")
    capsys.readouterr()

    assert main([*arguments, "--templates", str(tmp_path / "others")]) == 1
    told = capsys.readouterr().err
    assert "catalog is no target, so nothing in it is ours; delete its lines" in told
    assert files(tmp_path / "out") == before


def test_an_output_that_is_a_link_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.joinpath("elsewhere").mkdir()
    tmp_path.joinpath("out").symlink_to(tmp_path / "elsewhere")

    for command in ("generate", "check"):
        assert main([command, "--spec", str(TESTS / "sample"), "--out", str(tmp_path / "out")]) == 2
        assert f"{tmp_path}/out is a link, which may lead elsewhere" in capsys.readouterr().err
    assert list(tmp_path.joinpath("elsewhere").iterdir()) == []


@pytest.mark.parametrize("inside", ["markdown", "markdown/deep"])
def test_a_spec_where_files_are_printed_is_refused(
    inside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = Path(shutil.copytree(TESTS / "sample", tmp_path / inside))
    before = files(tmp_path)

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path)]) == 2
    assert (
        f"{spec} stands in {tmp_path}/markdown, where files are printed; name another --out" in capsys.readouterr().err
    )
    assert files(tmp_path) == before


def test_a_target_that_the_registry_leaves_out_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Else the next run would take for surplus what this one prints."""
    spec = write_registry(tmp_path)
    arguments = ["--spec", str(spec), "--out", str(tmp_path / "out")]

    assert main(["generate", *arguments, "--target", "go"]) == 1
    assert "registry.yaml:7:10: targets leaves out go, which is asked for; add go to it\n" in capsys.readouterr().err
    assert not tmp_path.joinpath("out").exists()
    for target in ("python", "markdown", "jsonschema"):
        assert main(["generate", *arguments, "--target", target]) == 0
        assert main(["check", *arguments, "--target", target]) == 0
    assert main(["check", *arguments]) == 0


def test_what_is_printed_on_request_needs_no_place_in_targets(tmp_path: Path) -> None:
    """A registry that lists its targets, since one cannot hold it, has a site all the same."""
    spec = write_registry(tmp_path)
    arguments = ["--spec", str(spec), "--out", str(tmp_path / "out")]

    assert main(["generate", *arguments, "--target", "html"]) == 0
    assert main(["check", *arguments, "--target", "html"]) == 0
    assert [path.name for path in tmp_path.joinpath("out").iterdir() if path.is_dir()] == ["html"]


@pytest.mark.parametrize(
    "program", [(sys.executable, "-m", "generator"), pytest.param(("enumerant",), marks=pytest.mark.prove)]
)
def test_what_is_advised_can_be_run(program: tuple[str, ...], tmp_path: Path) -> None:
    """Also with a name that a shell would take apart, for a part of the targets and with templates of one's own."""
    spec = Path(shutil.copytree(TESTS / "sample", tmp_path / "my spec"))
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "it's"))
    tmp_path.joinpath("bin").mkdir()
    tool = tmp_path / "bin" / "enumerant"
    tool.write_text(f"#!{sys.executable}\nimport sys; from generator.__main__ import run; sys.exit(run())\n", "utf-8")
    tool.chmod(0o755)
    path = os.pathsep.join((str(tool.parent), os.environ["PATH"]))
    surroundings = {**os.environ, "PATH": path, "PYTHONPATH": str(TESTS.parent)}
    words = ("--spec", str(spec), "--out", str(tmp_path / "out"), "--templates", str(templates), "--target", "go")

    def run(*command: str, shell: str = "") -> subprocess.CompletedProcess[str]:
        arguments = ["bash", "-c", shell] if shell else command
        return subprocess.run(
            arguments, cwd=TESTS.parent, env=surroundings, capture_output=True, text=True, check=False
        )

    told = run(*program, "check", *words)
    assert told.returncode == 1
    assert run(shell=told.stderr.partition("run: ")[2]).returncode == 0
    tmp_path.joinpath("out", "go", "doc.go").write_text("mine\n", "utf-8")
    told = run(*program, "check", *words)
    assert "; move what was written by hand into the spec or the templates; run: " in told.stderr
    assert run(shell=told.stderr.partition("run: ")[2]).returncode == 0
    assert run(*program, "check", *words).returncode == 0
