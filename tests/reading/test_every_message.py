"""Every message of reading and checking is expected by some test, word by word: what nobody meets may be wrong or idle.

A rule has several messages, and a bad spec that bears its name may meet one of them. So what the code says is compared
with what the tests expect, as text; what the code fills in may be anything.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
GENERATOR = TESTS.parent / "generator"
EXPECTING = ("checking", "commands", "reading", "targets", "text")
# What only an editor says stands in the schemas beside the spec; test_yaml_cure.py meets each of those.
ELSEWHERE = ("editor.py", "offers.py", "yaml_cure.py")
# Compared with a schema, and never said.
NEVER_SAID = ("and what registry.yaml declares in attributes", "left out where it is false")
MODULES = [
    path
    for step in ("reading", "checking")
    for path in sorted(GENERATOR.joinpath(step).glob("*.py"))
    if path.name not in ELSEWHERE
]
# Two words, or the end of what is wrong and the beginning of the cure.
_SAID = re.compile("[a-z] [a-z]|; [a-z]")

# The parts of a text, with None for what is filled in.
Parts = list[str | None]


def texts(path: Path) -> Iterator[tuple[int, Parts]]:
    """The texts of a module but for its docstrings, with their lines."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(below) for below in ast.walk(node) if isinstance(below, ast.Constant)}
            yield node.lineno, [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.lineno, [node.value]


def expected() -> str:
    """All that the tests expect, a text a line; what they fill in is a sign that no text has."""
    lines = [path.read_text("utf-8") for path in TESTS.joinpath("bad_spec").glob("*/expect.txt")]
    for path in TESTS.joinpath("bad_spec").glob("*.yaml"):
        lines += [line for line in path.read_text("utf-8").splitlines() if line.startswith("# expect: ")]
    for path in (path for folder in EXPECTING for path in TESTS.joinpath(folder).glob("*.py")):
        if path.name != Path(__file__).name:
            lines += ["".join("\0" if part is None else part for part in parts) for _, parts in texts(path)]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def all_expected() -> str:
    return expected()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_message_is_expected(path: Path, all_expected: str) -> None:
    unmet = []
    for line, parts in texts(path):
        said = "".join("{}" if part is None else part for part in parts)
        pattern = "".join(".*?" if part is None else re.escape(part) for part in parts)
        if _SAID.search(said) and said not in NEVER_SAID and not re.search(pattern.removeprefix(".*?"), all_expected):
            unmet.append(f"{path.name}:{line}: {said}")

    assert unmet == []


def test_messages_are_found() -> None:
    """In each module that refuses something, and a text that nobody expects would be told."""
    said = [parts for path in MODULES for _, parts in texts(path) if _SAID.search("".join(filter(None, parts)))]

    assert len(said) >= 120
    assert "a sentence that no rule " + "says; ever" not in expected()
