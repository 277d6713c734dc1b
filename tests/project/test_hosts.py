"""Strangers' projects: each folder of tests/hosts is printed into by its own config, built by its own tools, and asked.

A `host.yaml` says what a stranger has installed (`tools` on the path, Python's `modules`, packages of `npm`, patterns
of `files` that Debian brings), what they run in a shell (`commands`), and what the last one answers: facts by hand.
"""

import re
import shutil
from glob import glob
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from proofs import ROOT, missing_tools, require_tools, run

HOSTS = ROOT / "tests" / "hosts"
FOLDERS = sorted(path.parent for path in HOSTS.glob("*/host.yaml"))
NODE_MODULES = HOSTS / "node_modules"
# What a machine has that has the tool installed.
ENUMERANT = f"""\
#!/bin/sh
PYTHONPATH='{ROOT}' exec python -m generator "$@"
"""
# What a host's commands know: the installed tool, and where a repository of it could be made from.
SETTINGS = f"""\
PATH='{{home}}/bin':$PATH
CHECKOUT='{ROOT}'
"""


class Host(NamedTuple):
    """What a stranger's machine has, what they run there, and what the last command prints."""

    commands: tuple[str, ...]
    answers: str
    tools: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def missing(self) -> list[str]:
        """What of it this machine lacks."""
        modules = [name for name in self.modules if find_spec(name) is None]
        patterns = [*(str(NODE_MODULES / name) for name in self.npm), *self.files]
        return [*missing_tools(self.tools), *modules, *(one for one in patterns if not glob(one))]


def settled(folder: Path, host: Host, home: Path) -> Path:
    """A copy of a stranger's folder, as it lies on their machine."""
    copy = Path(shutil.copytree(folder, home / folder.name, ignore=shutil.ignore_patterns("host.yaml", "__pycache__")))
    if host.npm:
        copy.joinpath("node_modules").symlink_to(NODE_MODULES)
    tool = home / "bin" / "enumerant"
    tool.parent.mkdir()
    tool.write_text(ENUMERANT, "utf-8")
    tool.chmod(0o755)
    return copy


@pytest.mark.prove
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_stranger_is_answered(folder: Path, tmp_path: Path) -> None:
    host = Host(**yaml.safe_load(folder.joinpath("host.yaml").read_text("utf-8")))
    require_tools(f"host {folder.name}", host.missing())
    home = settled(folder, host, tmp_path)

    for command in ("enumerant generate", *host.commands, "enumerant check"):
        done = run("bash", "-euo", "pipefail", "-c", f"{SETTINGS.format(home=tmp_path)}\n{command}", folder=home)
        assert (done.returncode, command) == (0, command), done.stdout + done.stderr
        if command == host.commands[-1]:
            assert done.stdout == host.answers


def test_the_readme_says_who_the_strangers_are() -> None:
    """And where the others are proven: every test that it names is there."""
    text = HOSTS.joinpath("README.md").read_text("utf-8")
    named = re.findall(r"\[([a-z0-9_]+)\]\(\.\./([a-z_/]+\.py)\)", text)

    assert len(FOLDERS) > 0
    assert sorted(re.findall(r"^\| \[([a-z0-9-]+)\]\(\1\) \|", text, re.MULTILINE)) == [path.name for path in FOLDERS]
    assert len(named) > 5
    tests = {path: ROOT.joinpath("tests", path).read_text("utf-8") for _, path in named}
    assert [(name, path) for name, path in named if f"def test_{name}(" not in tests[path]] == []
