"""How the command behaves at a terminal, in a pipe and for machines."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_registries import MAIN, write_registry

from generator.cli import main

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, "-m", "generator")
REGISTRY = """\
registry: slow
title: Slow
kinds: {fault: Faults, signal: Signals}
sections: [main, other]
"""


@pytest.fixture(autouse=True)
def _interrupts_are_heard() -> Iterator[None]:
    """A job that a shell starts in the background ignores interrupts, and so would every child of the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def start(*arguments: object, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
    command = (*COMMAND, *map(str, arguments))
    return subprocess.Popen(command, cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def slow_templates(folder: Path) -> Path:
    """A target that takes seconds, without a letter of output until the end."""
    target = folder / "templates" / "slow"
    target.mkdir(parents=True)
    target.joinpath("target.yaml").write_text(
        "title: Slow\noutputs:\n  - {template: t.j2, path: x.txt, per: registry}\n", "utf-8"
    )
    loop = "{% for x in 'x' * 99999 %}{% for y in 'x' * 99999 %}{% endfor %}{% endfor %}"
    target.joinpath("t.j2").write_text(f"{loop}\n", "utf-8")
    return folder / "templates"


def test_an_interrupt_ends_at_once_and_quietly(tmp_path: Path) -> None:
    """Else the template would run until its time is over, and that be told."""
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})
    child = start("generate", "--spec", spec, "--out", tmp_path / "out", "--templates", slow_templates(tmp_path))
    while not tmp_path.joinpath("out").exists():
        assert child.poll() is None
    child.send_signal(signal.SIGINT)

    assert child.communicate() == ("", "")
    assert child.returncode == 130
    assert not tmp_path.joinpath("out").exists()


def test_an_interrupt_while_importing_is_quiet() -> None:
    command = (sys.executable, "-X", "importtime", *COMMAND[1:], "check")
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert child.stderr
    # Python tells each module as it is imported: this one is ours, and others follow.
    while "generator.errors" not in child.stderr.readline():
        pass
    child.send_signal(signal.SIGINT)
    _, told = child.communicate()

    assert "Traceback" not in told
    assert child.returncode == 130


def test_a_closed_pipe_is_quiet_and_the_work_is_done(tmp_path: Path) -> None:
    out = tmp_path / "out"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        (*COMMAND, "generate", "--out", str(out)), cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)

    assert (done.returncode, done.stderr) == (0, b"")
    assert main(["check", "--spec", str(ROOT / "spec"), "--out", str(out)]) == 0


def test_a_letter_that_the_terminal_lacks_is_no_fault(tmp_path: Path) -> None:
    spec = write_registry(tmp_path, {"main.yaml": MAIN.replace("name: TEN", "name: \u0422EN")})
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = start("check", "--spec", spec, "--out", tmp_path / "out", env=plain)
    _, err = done.communicate()

    assert done.returncode == 1
    assert r"name: '\u0422EN' is not a name in UPPER_SNAKE" in err


def faulty(folder: Path) -> Path:
    return write_registry(folder, {"main.yaml": MAIN.replace("id: 10", "id: 1%0")})


MESSAGE = "id: '1%0' is not a decimal integer of 32 bits; write it like 10"


def test_findings_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = faulty(tmp_path)

    assert main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), "--format", "json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out) == {
        "findings": [{"file": f"{spec}/main.yaml", "line": 6, "column": 9, "message": MESSAGE}],
        "changes": [],
        "notes": [],
    }
    assert told.err == ""


def test_findings_as_github_reads_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "a, b: c%"
    folder.mkdir()
    spec = faulty(folder)

    assert main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), "--format", "github"]) == 1
    told = capsys.readouterr()
    assert told.out == (
        f"::error file={tmp_path}/a%2C b%3A c%25/spec/main.yaml,line=6,col=9::{MESSAGE.replace('%', '%25')}\n"
    )
    assert told.err == ""


@pytest.mark.parametrize("format_", ["json", "github"])
def test_a_stale_output_is_told_to_machines(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec, out = write_registry(tmp_path), tmp_path / "out"
    arguments = ["--spec", str(spec), "--out", str(out), "--format", format_, "--target", "markdown"]

    assert main(["generate", *arguments]) == 0
    written = capsys.readouterr().out
    out.joinpath("markdown", "main.md").unlink()
    assert main(["check", *arguments]) == 1
    told = capsys.readouterr().out
    if format_ == "json":
        assert {"path": f"{out}/markdown/main.md", "state": "wrote"} in json.loads(written)["changes"]
        assert json.loads(told) == {
            "findings": [],
            "changes": [{"path": f"{out}/markdown/main.md", "state": "missing"}],
            "notes": [],
        }
    else:
        assert written == ""
        assert told == (
            f"::error file={out}/markdown/main.md,line=1,col=1::missing; "
            f"run: enumerant generate --spec {spec} --out {out} --target markdown\n"
        )
    assert main(["generate", *arguments]) == 0
    capsys.readouterr()
    assert main(["check", *arguments]) == 0
    current = capsys.readouterr().out
    assert current == "" if format_ == "github" else json.loads(current) == {"findings": [], "changes": [], "notes": []}


def test_long_work_shows_progress_on_a_terminal_only(tmp_path: Path) -> None:
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})
    arguments = ("generate", "--spec", spec, "--out", tmp_path / "out", "--templates", slow_templates(tmp_path))
    ours, theirs = pty.openpty()
    child = subprocess.Popen((*COMMAND, *map(str, arguments)), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    while b"printing slow/x.txt" not in seen:
        if select.select([ours], [], [], 0.1)[0]:
            seen += os.read(ours, 1000)
    child.send_signal(signal.SIGINT)
    child.wait()
    while select.select([ours], [], [], 0.1)[0]:
        try:
            seen += os.read(ours, 1000)
        except OSError:
            # The other end is closed.
            break
    os.close(ours)

    assert b"printing slow/x.txt" in seen
    # The line is taken away again.
    assert re.search(rb"\r\x1b\[K$", seen)
    assert child.returncode == 130


def test_short_work_shows_no_progress(tmp_path: Path) -> None:
    spec = write_registry(tmp_path)
    arguments = ("generate", "--spec", str(spec), "--out", str(tmp_path / "out"), "--target", "markdown")
    ours, theirs = pty.openpty()
    child = subprocess.run((*COMMAND, *arguments), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)
    with pytest.raises(OSError, match="Errno 5"):
        # Nothing was written and nobody can write any more.
        os.read(ours, 1)
    os.close(ours)

    assert child.returncode == 0
