"""Colour: where a terminal takes it and nobody says no, and nowhere else."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from bad_registries import MAIN, write_registry

from generator.cli import main
from generator.colour import coloured
from generator.terminal import is_coloured

ROOT = Path(__file__).parents[2]
ESCAPE = b"\x1b["


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "expected"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), {"FORCE_COLOR": ""}, False),
        (Terminal(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_who_says_so(stream: io.StringIO, environment: dict[str, str], expected: bool) -> None:
    assert is_coloured(stream, environment) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("codes/a.yaml:6:9: id: 'x' is wrong", "\x1b[1mcodes/a.yaml:6:9:\x1b[0m id: 'x' is wrong"),
        ("      - id: x", "      - id: x"),
        ("            ^", "\x1b[32m            ^\x1b[0m"),
        ("+new", "\x1b[32m+new\x1b[0m"),
        ("-old", "\x1b[31m-old\x1b[0m"),
        ("@@ -1 +1 @@", "\x1b[36m@@ -1 +1 @@\x1b[0m"),
        ("wrote a/b.py", "wrote a/b.py"),
        ("", ""),
    ],
)
def test_what_of_a_line_is_coloured(line: str, expected: str) -> None:
    assert coloured(line) == expected


def told(spec: Path, *more: str, terminal: bool, **environment: str) -> bytes:
    """What the command writes to both of its streams."""
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    command = (sys.executable, "-m", "generator", "check", "--spec", str(spec), "--out", str(spec / "out"), *more)
    if not terminal:
        return subprocess.run(
            command, cwd=ROOT, env=plain | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        ).stdout
    ours, theirs = pty.openpty()
    work = subprocess.Popen(command, cwd=ROOT, env=plain | environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen = b"".join(read(ours))
    work.wait()
    return seen


def read(terminal: int) -> Iterator[bytes]:
    with suppress(OSError):
        while part := os.read(terminal, 1000):
            yield part
    os.close(terminal)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return write_registry(tmp_path, {"main.yaml": MAIN.replace("id: 10", "id: ten")})


def test_a_terminal_shows_findings_in_colour_and_a_pipe_does_not(faulty: Path) -> None:
    in_colour, plain = told(faulty, terminal=True), told(faulty, terminal=False)

    assert ESCAPE in in_colour
    assert ESCAPE not in plain
    # Nothing but the colour differs.
    for code in (b"\x1b[1m", b"\x1b[32m", b"\x1b[0m"):
        in_colour = in_colour.replace(code, b"")
    assert in_colour.replace(b"\r\n", b"\n") == plain


def test_the_environment_says_otherwise(faulty: Path) -> None:
    assert ESCAPE not in told(faulty, terminal=True, NO_COLOR="1")
    assert ESCAPE in told(faulty, terminal=False, FORCE_COLOR="1")


@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_machines_read_no_colour(format_: str, faulty: Path) -> None:
    assert ESCAPE not in told(faulty, "--format", format_, terminal=False, FORCE_COLOR="1")


@pytest.mark.parametrize(
    "words", [["check", "--format", one] for one in ("json", "github", "sarif")] + [["completion", "zsh"]]
)
def test_no_line_for_machines_is_asked_for_colour(
    words: list[str], faulty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever it looks like."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr("generator.colour.coloured", lambda line: f"<coloured>{line}")
    main([*words, *(["--spec", str(faulty), "--out", str(faulty / "out")] if words[0] == "check" else [])])
    assert "<coloured>" not in capsys.readouterr().out
    main(["check", "--spec", str(faulty), "--out", str(faulty / "out")])
    assert "<coloured>" in capsys.readouterr().err


def test_what_is_quoted_brings_no_colour_of_its_own(tmp_path: Path) -> None:
    spec = write_registry(tmp_path, {"main.yaml": MAIN.replace("Ten.", '"\\e[31mred"')})

    assert b"\x1b[31m" not in told(spec, terminal=True)
