"""Any text of an attribute, a choice, a wire name or a group without a number, in the printed Python package."""

import subprocess
import sys
from pathlib import Path

import pytest
from letters import is_seen
from proofs import printed
from registries import FRAGMENTS, Data, write_registry
from vendored import load

LINES = [line for line in dict.fromkeys(" ".join(text.split()) for text in FRAGMENTS) if line and is_seen(line)]


def write(folder: Path) -> Path:
    """A registry that has every text in every place which only some registries have."""
    choices = {f"choice-{number}": line for number, line in enumerate(LINES)}
    attributes: dict[str, Data] = {
        "cause": {"type": "choice", "title": "Cause", "description": LINES[0], "choices": choices},
        "product": {"type": "text", "description": LINES[1]},
        "seen": {"type": "text", "several": True, "default": LINES[:3], "description": LINES[2]},
    }
    for number, line in enumerate(LINES):
        attributes[f"told_{number}"] = {"type": "boolean", "default": True, "description": line}
    codes = [
        {
            "id": number,
            "name": f"CODE_{number}",
            "wire_name": f"{line} {number}",
            "description": "A code.",
            "action": f"{line}\n{line}",
            "cause": f"choice-{number}",
            "product": line,
            "seen": [line, "field"],
        }
        for number, line in enumerate(LINES)
    ]
    group = {"name": "ALL", "wire_name": LINES[-1], "title": LINES[-1], "description": LINES[-1], "codes": codes}
    head = {
        "registry": "texts",
        "title": "Texts",
        "kinds": {"one": "One"},
        "sections": ["main"],
        "attributes": dict([*attributes.items()][:100]),
    }
    main = {"section": "main", "kind": "one", "title": "Main", "description": "Main.", "groups": [group]}
    spec = folder / "spec"
    spec.mkdir()
    write_registry({"registry": head, "main": main}, spec)
    return spec


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    return printed(write(folder), folder, "python").out / "python" / "texts"


def test_every_text_comes_back(package: Path) -> None:
    codes = load(package.parent, package.name)

    assert len(LINES) > 30
    for number, line in enumerate(LINES):
        code = codes.Main(number)
        assert (code.product, code.seen, code.cause.description) == (line, (line, "field"), line)
        assert (code.wire_name, code.action) == (f"{line} {number}", f"{line}\n{line}")
        assert codes.find_one_by_name(f"{line} {number}") == (code,)
    assert codes.Main(-1).seen == tuple(LINES[:3])
    assert (codes.MainGroup.ALL.title, codes.MainGroup.ALL.wire_name) == (LINES[-1], LINES[-1])


@pytest.mark.parametrize(
    "tool", [["black", "--check", "--quiet"], ["ruff", "check", "--quiet", "--isolated", "--no-cache"]]
)
def test_the_tools_find_nothing(tool: list[str], package: Path) -> None:
    done = subprocess.run([sys.executable, "-m", *tool, package], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
