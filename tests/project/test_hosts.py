"""Strangers' projects: each folder of tests/hosts is printed into by its config, built by its own tools, and asked."""

import re
import shutil
from pathlib import Path

import pytest
from hosts import FOLDERS, HOSTS, NODE_MODULES, OLDER, Host, read_host, unasked
from proofs import ROOT, missing_tools, require_tools, run

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


def settled(folder: Path, host: Host, home: Path) -> Path:
    """A copy of a stranger's folder, as it lies on their machine."""
    copy = Path(shutil.copytree(folder, home / folder.name, ignore=shutil.ignore_patterns("host.yaml", "__pycache__")))
    if host.npm:
        copy.joinpath("node_modules").symlink_to(NODE_MODULES)
    if host.older:
        copy.joinpath("older").symlink_to(OLDER)
    tool = home / "bin" / "enumerant"
    tool.parent.mkdir()
    tool.write_text(ENUMERANT, "utf-8")
    tool.chmod(0o755)
    return copy


@pytest.mark.prove
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_stranger_is_answered(folder: Path, tmp_path: Path) -> None:
    host = read_host(folder)
    require_tools(f"host {folder.name}", [*missing_tools(host.tools), *host.missing()])
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


def test_strangers_who_cannot_be_asked_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them has Python's modules, nor npm's; all have the tools."""
    monkeypatch.setattr("hosts.shutil.which", lambda name, path: name)
    monkeypatch.setattr("hosts.glob", lambda pattern: [] if "nowhere" in pattern else [pattern])
    monkeypatch.setattr("hosts.find_spec", lambda _: None)
    for folder in ("hosts.NODE_MODULES", "hosts.OLDER"):
        monkeypatch.setattr(folder, HOSTS / "nowhere")
    (line,) = unasked()

    assert line.startswith("hosts: clients, commonjs, django, ")
    assert line.endswith(", webpack: not asked here; run: make toolchains, then make prove")
    assert ", merge," not in line
