"""How the command behaves at a terminal, in a pipe and for machines."""

import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from bad_registries import MAIN, write_registry

from generator.cli import main

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "generator")
REGISTRY = """\
registry: slow
title: Slow
kinds: {fault: Faults, signal: Signals}
sections: [main, other]
"""


# The command in a child that is not left to chance: a point in `before` comes at the same step of every run.
# What a shell starts in the background ignores interrupts, and so does what that starts: here they are heard.
CHILD = """\
import os, runpy, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)

def interrupt():
    signal.raise_signal(signal.SIGINT)

{before}
sys.argv[0] = "generator"
runpy.run_module("generator", run_name="__main__", alter_sys=True)
"""
AT_AN_IMPORT = """
def hook(event, arguments):
    if event == "import" and arguments[0] == {module!r} and "generator" in sys.modules:
        interrupt()
sys.addaudithook(hook)
"""
AT_A_CALL = """
def hook(frame, event, argument):
    if event == "call" and frame.f_code.co_filename.endswith({file!r}):
        sys.setprofile(None)
        interrupt()
sys.setprofile(hook)
"""
NO_TIME_LIMIT = """
import generator.printing.sandbox
generator.printing.sandbox.SECONDS = 10**6
"""
# As a machine sees it on which any work is done before the time is over that it is given.
NO_TIME_PASSES = """
import generator.progress, threading
class Event(threading.Event):
    def wait(self, timeout):
        return super().wait()
generator.progress.Event = Event
"""


def child(before: str, *arguments: object) -> tuple[str, ...]:
    """The command as a child runs it that does something before."""
    return (sys.executable, "-c", CHILD.format(before=before), *map(str, arguments))


def slow_templates(folder: Path) -> Path:
    """A target that never ends, without a letter of output."""
    target = folder / "templates" / "slow"
    target.mkdir(parents=True)
    target.joinpath("target.yaml").write_text(
        "title: Slow\noutputs:\n  - {template: t.j2, path: x.txt, per: registry}\n", "utf-8"
    )
    loop = "{% for x in 'x' * 99999 %}{% for y in 'x' * 99999 %}{% endfor %}{% endfor %}"
    target.joinpath("t.j2").write_text(f"{loop}\n", "utf-8")
    return folder / "templates"


@pytest.mark.parametrize("file", ["job.py", "source.py", "model.py", "check.py", "target.py", "render.py", "t.j2"])
def test_an_interrupt_ends_at_once_and_quietly(file: str, tmp_path: Path) -> None:
    """In every step. Else the template would run until its time is over, and that be told."""
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})
    folders = ("--spec", spec, "--out", tmp_path / "out", "--templates", slow_templates(tmp_path))
    command = child(AT_A_CALL.format(file=f"{os.sep}{file}"), "generate", *folders)
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)

    assert (done.stdout, done.stderr, done.returncode) == ("", "", 130)
    assert not tmp_path.joinpath("out").exists()


@pytest.mark.parametrize("module", ["generator.cli", "generator.errors", "argparse", "yaml", "jinja2", "json"])
def test_an_interrupt_while_importing_is_quiet(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has no cache imports all of them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    command = child(AT_AN_IMPORT.format(module=module), "check", "--format", "json")
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)

    assert (done.stdout, done.stderr, done.returncode) == ("", "", 130)


# What is told of each is more than what is held back before it is written.
@pytest.mark.parametrize("spec", ["tests/sample", pytest.param("spec", marks=pytest.mark.prove)])
def test_a_closed_pipe_is_quiet_and_the_work_is_done(spec: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        (*COMMAND, "generate", "--spec", spec, "--out", str(out)),
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert (done.returncode, done.stderr) == (0, b"")
    assert main(["check", "--spec", str(ROOT / spec), "--out", str(out)]) == 0


def test_a_letter_that_the_terminal_lacks_is_no_fault(tmp_path: Path) -> None:
    spec = write_registry(tmp_path, {"main.yaml": MAIN.replace("name: TEN", "name: \u0422EN")})
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    command = (*COMMAND, "check", "--spec", str(spec), "--out", str(tmp_path / "out"))
    done = subprocess.run(command, cwd=ROOT, env=plain, text=True, capture_output=True, check=False)

    assert done.returncode == 1
    assert r"name: '\u0422EN' is not a name in UPPER_SNAKE" in done.stderr


def faulty(folder: Path) -> Path:
    return write_registry(folder, {"main.yaml": MAIN.replace("id: 10", "id: 1%0")})


MESSAGE = "id: '1%0' is not an integer of 32 bits; write it like 10"


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
    folders = ("--spec", spec, "--out", tmp_path / "out", "--templates", slow_templates(tmp_path))
    ours, theirs = pty.openpty()
    command = child(NO_TIME_LIMIT, "generate", *folders)
    work = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    # It works on until it is interrupted, so this is told at some time; had it ended, there were nothing to read.
    while b"printing slow/x.txt" not in seen:
        seen += os.read(ours, 1000)
    work.send_signal(signal.SIGINT)

    assert work.wait() == 130
    # The line is taken away again.
    assert (seen + rest(ours)).endswith(b"\r\x1b[K")


def rest(terminal: int) -> bytes:
    """What a terminal still has to show when nobody writes to it any more."""
    seen = b""
    with suppress(OSError):
        while True:
            seen += os.read(terminal, 1000)
    os.close(terminal)
    return seen


def test_short_work_shows_no_progress(tmp_path: Path) -> None:
    spec = write_registry(tmp_path)
    ours, theirs = pty.openpty()
    folders = ("--spec", spec, "--out", tmp_path / "out")
    command = child(NO_TIME_PASSES, "generate", *folders, "--target", "markdown")
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)

    assert rest(ours) == b""
    assert done.returncode == 0
