"""Others' files: a name and a content in; what `init --from` makes of it, and what it says, out."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from trees import copied

from generator.cli import main
from generator.importing.listing import Told
from generator.targets.folders import TEMPLATES


class Begun(NamedTuple):
    """What a run did: its exit code, its words as seen from where the file is, and the data of its YAML files."""

    code: int
    told: list[str]
    registry: dict[str, Any]
    sections: dict[str, dict[str, Any]]


# Those that most tests of a file look at: each takes its time.
_FEW = ("markdown", "python")


def begin(
    name: str,
    content: str | bytes,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    every: bool = False,
    stated: Sequence[str] = (),
) -> Begun:
    """Begin a registry from a file, with few targets or `every` one; that it prints is asserted.

    So is that it is not there if it was refused. `stated` are further options.
    """
    monkeypatch.chdir(folder)
    file = folder / name
    templates = folder / "templates"
    for target in () if every else _FEW:
        copied(TEMPLATES / target, templates / target, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    capsys.readouterr()
    code = main(["init", "shop", "--from", name, *stated, *(() if every else ("--templates", "templates"))])
    told = [line for line in capsys.readouterr().err.splitlines() if not line.startswith(("    ", "next: "))]
    if code:
        assert code == 1
        assert not folder.joinpath("shop").exists()
        return Begun(code, told, {}, {})
    codes = folder / "shop" / "codes"
    asked = ("--spec", str(codes), "--out", str(folder / "none"), "--format", "json")
    main(["check", *asked, "--target", "markdown"])
    assert '"findings": [],' in capsys.readouterr().out
    read = {path.stem: yaml.load(path.read_bytes(), yaml.BaseLoader) for path in sorted(codes.glob("*.yaml"))}
    return Begun(code, told, read.pop("registry"), read)


def rows(section: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Number, name and description of each code, those of groups too."""
    groups = section.get("groups", [section])
    return [(code["id"], code["name"], code["description"]) for group in groups for code in group["codes"]]


def heads(told: list[str]) -> list[str]:
    """Findings without the numbers of their columns."""
    return [re.sub(r"^(\S+?:\d+):\d+: ", r"\1: ", line) for line in told]


def notes_of(told: Told) -> list[str]:
    """What was guessed and made otherwise, without the name of the file."""
    return [note.removeprefix(f"{told.file}: ") for note in told.notes]


def refused_by(told: Told) -> list[str]:
    """What does not fit, each with its line."""
    return [f"{one.line}: {one.message}" for one in told.findings]
