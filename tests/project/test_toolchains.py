"""What installs and finds the tools that prove the targets: it waits for others, and is not fooled by a shim."""

import fcntl
import re
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import proofs
import pytest

TOOLCHAINS = Path(__file__).parents[1] / "toolchains"


def debian() -> Any:
    spec = spec_from_file_location("debian", TOOLCHAINS / "debian.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


LOCKED = "echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)' >&2; exit 100"


@pytest.mark.parametrize(("free_after", "tries", "code"), [(0, 5, 0), (3, 5, 0), (9, 5, 100)])
def test_the_package_manager_is_waited_for(
    free_after: int, tries: int, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = tmp_path / "count"
    tool = script(
        tmp_path / "apt-get",
        f"echo x >> {count}; test $(wc -l < {count}) -gt {free_after} && exit 0; {LOCKED}",
    )

    assert debian().run_when_free([str(tool)], pause=0, tries=tries) == code
    assert len(count.read_text("utf-8").splitlines()) == min(free_after + 1, tries)
    assert ("waiting for another package manager" in capsys.readouterr().err) is (free_after > 0)


FOLDERS = {"Dir::State::lists": "lists", "Dir::State::status": "dpkg/status", "Dir::Cache": "cache"}
NO_SOURCES = ("-o", "Dir::Etc::SourceList=/dev/null", "-o", "Dir::Etc::SourceParts=/dev/null")


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="there is no apt-get")
@pytest.mark.parametrize(
    ("command", "lock"), [("update", "lists/lock"), ("install", "dpkg/lock-frontend"), ("install", "dpkg/lock")]
)
def test_every_lock_of_apt_is_waited_for_in_every_language(
    command: str, lock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The real one, in folders of the test's own. The lock is let go when the first try has failed."""
    for folder in ("lists/partial", "dpkg", "cache/archives/partial"):
        tmp_path.joinpath(folder).mkdir(parents=True)
    tmp_path.joinpath("dpkg", "status").touch()
    held = tmp_path.joinpath(lock).open("w", encoding="utf-8")
    fcntl.lockf(held, fcntl.LOCK_EX)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", "de")
    module = debian()
    monkeypatch.setattr(module.time, "sleep", lambda _: held.close())
    folders = [word for key, path in FOLDERS.items() for word in ("-o", f"{key}={tmp_path / path}")]

    assert module.run_when_free(["apt-get", *folders, *NO_SOURCES, "--quiet", "--quiet", command]) == 0
    assert held.closed
    assert capsys.readouterr().err == "waiting for another package manager to end\n"


def test_another_fault_of_the_package_manager_is_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = script(tmp_path / "apt-get", "echo 'E: Unable to locate package x' >&2; exit 100")

    assert debian().run_when_free([str(tool)], pause=0) == 100
    assert capsys.readouterr().err == "E: Unable to locate package x\n"


def test_a_tool_that_does_not_run_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(tmp_path / "shim-that-fails", "echo 'no toolchain is installed' >&2; exit 1")
    script(tmp_path / "tool-that-runs", 'test "$1" = version')
    tmp_path.joinpath("no-program").write_text("", "utf-8")
    tmp_path.joinpath("no-program").chmod(0o755)
    monkeypatch.setattr(proofs, "PATH", str(tmp_path))
    tools = ("tool-that-is-not-there", "shim-that-fails", "tool-that-runs", "no-program")

    assert proofs.missing_tools(tools) == [
        "no-program (found, but does not run)",
        "shim-that-fails (found, but does not run)",
        "tool-that-is-not-there",
    ]


def test_a_target_whose_tools_are_missing_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proofs._wrong_with.cache_clear()
    script(tmp_path / "go", "exit 1")
    monkeypatch.setattr(proofs, "PATH", str(tmp_path))
    lines = proofs.unproven()
    proofs._wrong_with.cache_clear()

    assert [line.partition(":")[0] for line in lines] == [target.name for target in proofs.targets()]
    assert (
        "csharp: not proven here, bash, mcs, mono and rsharpier are missing; run: make toolchains, then make prove"
        in lines
    )
    assert any("go (found, but does not run)" in line for line in lines)


@pytest.mark.prove
def test_asserts_of_helpers_say_what_they_compared(tmp_path: Path) -> None:
    """Of every one: a module that pytest does not rewrite says nothing but AssertionError."""
    tests = Path(__file__).parents[1]
    helpers = [path.stem for path in tests.joinpath("support").glob("*.py")]
    tmp_path.joinpath("support").mkdir()
    tmp_path.joinpath("conftest.py").write_text(tests.joinpath("conftest.py").read_text("utf-8"), "utf-8")
    tmp_path.joinpath("pytest.ini").write_text("[pytest]\npythonpath = support\n", "utf-8")
    for name, answer in (("proofs", "unproven"), ("hosts", "unasked")):
        tmp_path.joinpath("support", f"{name}.py").write_text(f"def {answer}():\n    return []\n", "utf-8")
    for name in helpers:
        with tmp_path.joinpath("support", f"{name}.py").open("a", encoding="utf-8") as file:
            file.write("def compare(one, other):\n    assert one == other\n")
    lines = [f"def test_{name}():\n    import {name}\n    {name}.compare(17, 18)\n" for name in helpers]
    tmp_path.joinpath("test_helpers.py").write_text("\n".join(lines), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), "."]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout

    assert len(helpers) > 10
    assert told.count("assert 17 == 18") >= len(helpers)


SCRIPTS = re.findall(r"python (tests/\S+\.py)", TOOLCHAINS.parents[1].joinpath("Makefile").read_text("utf-8"))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_of_make_finds_what_it_imports(script: str) -> None:
    """Nothing puts the helpers on its path but itself."""
    root = TOOLCHAINS.parents[1]
    folder = str(root.joinpath(script).parent)
    program = f"import runpy, sys; sys.path.insert(0, {folder!r}); runpy.run_path({script!r})"
    done = subprocess.run((sys.executable, "-c", program), cwd=root, capture_output=True, text=True, check=False)

    assert len(SCRIPTS) >= 6
    assert done.stderr == ""
