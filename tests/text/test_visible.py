"""What reaches other eyes: no control of others reaches a terminal or a log, and no log takes a line for a command."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bad_registries import MAIN, REGISTRY, write_registry

from generator.cli import main
from generator.text.visible import no_command, visible

# An escape sequence, a line that is drawn over, a bell, a direction, a line that looks like another, commands of logs.
HOSTILE = "\x1b[31mred\x1b]0;title\x07 a\rb \x08 \u202etxt \u2028 \x85 \x00 \x9b2J \U000e0041 ::error::x ##[error]y"
COMMANDS = (
    "::error::x",
    "  ::set-output name=a::b",
    "\t::add-mask::x",
    "\u00a0::stop-commands::x",
    "##[error]x",
    "a ##[add-mask]x",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildStatus text='x']",
)


@pytest.mark.parametrize("letter", [chr(number) for number in (*range(32), 127, *range(0x80, 0xA0), 0x2028, 0x202E)])
def test_what_cannot_be_seen_is_written_out(letter: str) -> None:
    assert visible(f"a{letter}b").isprintable()
    assert visible("a\tb") == "a    b"
    assert visible("é漢😀") == "é漢😀"
    assert visible("\x1b\r\n\udcff\U000e0041") == r"\x1b\r\n\udcff\U000e0041"
    # Letters, for Python, and drawn as nothing.
    assert visible("a\u3164b\u2800c\ufe0fd") == r"a\u3164b\u2800c\ufe0fd"


@pytest.mark.parametrize("line", COMMANDS)
def test_no_line_is_a_command(line: str) -> None:
    said = no_command(visible(line))

    assert not is_command(said)
    assert said.replace("\\", "").split() == visible(line).replace("\\xa0", "xa0").split()


def is_command(line: str) -> bool:
    """As GitHub's runner reads a line (ActionCommand.cs of actions/runner), and what Azure and TeamCity look for."""
    return line.lstrip().startswith("::") or re.search(r"##(?:\[|\w+\[)", line) is not None


@pytest.mark.parametrize("line", ["a::b", "C::D", "# ##", "## [x]", "ab ## c", "std::string"])
def test_what_is_no_command_stays_as_it_is(line: str) -> None:
    assert no_command(line) == line


def said(capsys: pytest.CaptureFixture[str], code: int, *arguments: object) -> list[str]:
    """Everything that a command prints, line by line; none of it can hurt."""
    capsys.readouterr()
    assert main([*map(str, arguments)]) == code
    told = capsys.readouterr()
    lines = (told.out + told.err).split("\n")

    assert [line for line in lines if not line.isprintable()] == []
    if "github" not in arguments:
        assert [line for line in lines if is_command(line)] == []
    return lines


FORMATS = ("text", "github", "json")


@pytest.mark.parametrize("format_", FORMATS)
def test_of_a_spec(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    escaped = json.dumps(HOSTILE)
    bad = {
        "main.yaml": MAIN.replace("id: 10", f"id: {escaped}") + f"    {escaped}: x\n",
        "other.yaml": f"# {HOSTILE}\n::error::x\n  ::error::y\n",
        "registry.yaml": REGISTRY.replace("python]", f"{escaped}]"),
    }
    spec = write_registry(tmp_path, bad)

    lines = said(capsys, 1, "check", "--spec", spec, "--out", tmp_path / "out", "--format", format_)
    assert len(lines) > 3


@pytest.mark.parametrize("format_", FORMATS)
def test_of_names_of_files(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = HOSTILE.replace("\x00", "").replace("/", "")
    spec = write_registry(tmp_path)
    spec.joinpath(f"{name}.yaml").write_text("section: x\n", "utf-8")
    spec.joinpath(os.fsdecode(b"\xff::.yaml")).write_text("section: x\n", "utf-8")

    said(capsys, 1, "check", "--spec", spec, "--out", tmp_path / "out", "--format", format_)
    said(capsys, 2, "check", "--spec", tmp_path / name, "--out", tmp_path / "out", "--format", format_)
    said(capsys, 2, "check", "--spec", spec, "--target", name, "--format", format_)
    said(capsys, 2, "check", name)


@pytest.mark.parametrize("format_", FORMATS)
def test_of_a_tree(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec, out = write_registry(tmp_path), tmp_path / HOSTILE.replace("\x00", "").replace("/", "")
    arguments = ("--spec", spec, "--out", out, "--format", format_)
    said(capsys, 0, "generate", *arguments)
    page = out / "markdown" / "main.md"
    page.write_bytes("\n".join((*COMMANDS, HOSTILE, page.read_text("utf-8"))).encode() + b"\xff\n")
    out.joinpath("markdown", HOSTILE.replace("\x00", "")).write_text("x", "utf-8")
    said(capsys, 1, "check", *arguments)
    said(capsys, 1, "generate", *arguments)
    out.joinpath("SHA256SUMS").write_bytes(HOSTILE.encode() + b"\n" + b"\n".join(line.encode() for line in COMMANDS))
    said(capsys, 1, "check", *arguments)


@pytest.mark.parametrize("format_", FORMATS)
def test_of_a_template(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(
        tmp_path, {"registry.yaml": REGISTRY.replace("targets: [jsonschema, markdown, python]\n", "")}
    )
    target = tmp_path / "templates" / "plain"
    target.mkdir(parents=True)
    target.joinpath("target.yaml").write_text(
        "title: P\noutputs: [{template: t.j2, path: x, per: registry}]\n", "utf-8"
    )
    arguments = ("--spec", spec, "--out", tmp_path / "out", "--templates", tmp_path / "templates", "--format", format_)
    for text in (f"{HOSTILE}{{{{ registry.nothing }}}}\n", f"{{{{ {{}}[{json.dumps(HOSTILE)}] }}}}\n", "::error::{{\n"):
        target.joinpath("t.j2").write_text(text, "utf-8")
        said(capsys, 1, "check", *arguments)
    shutil.rmtree(target)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize(
    "format_", ["text", *(pytest.param(one, marks=pytest.mark.prove) for one in FORMATS if one != "text")]
)
def test_a_full_device_is_told(format_: str, tmp_path: Path) -> None:
    spec = write_registry(tmp_path)
    command: list[str | Path] = [sys.executable, "-m", "generator", "check", "--format", format_]
    command += ["--spec", spec, "--out", tmp_path / "out"]
    root = Path(__file__).parents[2]
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(command, cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        both = subprocess.run(command, cwd=root, stdout=full, stderr=full, check=False)

    assert told.returncode == both.returncode == 1
    assert "standard output: No space left on device; what was found is not told in full\n" in told.stderr
    assert "Traceback" not in told.stderr
