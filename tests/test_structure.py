"""The shape of the source: who may import whom, and that a language is data."""

import ast
import re
from pathlib import Path

import pytest

from generator.cli import TEMPLATES
from generator.folders import target_names

GENERATOR = Path(__file__).parent.parent / "generator"

# A module imports only from what stands before it.
LINE = (
    "unseen",
    "visible",
    "errors",
    "model",
    "naming",
    "text",
    "legibility",
    "disk",
    "folders",
    "source",
    "cure",
    "shape",
    "spec",
    "target",
    "check",
    "sandbox",
    "render",
    "sums",
    "strays",
    "moves",
    "output",
    "stamp",
    "job",
    "progress",
    "diff",
    "report",
    "cli",
    "__main__",
)


def imports(module: str) -> set[str]:
    tree = ast.parse(GENERATOR.joinpath(f"{module}.py").read_text("utf-8"))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]
    return {name for node in nodes for name in ([node.module] if node.module else [alias.name for alias in node.names])}


def test_the_line_names_every_module() -> None:
    assert set(LINE) == {path.stem for path in GENERATOR.glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("module", LINE)
def test_a_module_imports_only_from_its_left(module: str) -> None:
    assert imports(module) - set(LINE[: LINE.index(module)]) == set()


@pytest.mark.parametrize("module", LINE)
def test_a_module_imports_itself_relatively(module: str) -> None:
    text = GENERATOR.joinpath(f"{module}.py").read_text("utf-8")

    assert not re.search(r"^\s*(from|import) (generator|enumerant)\b", text, re.MULTILINE)


def test_no_target_is_named_in_the_generator() -> None:
    """Not even in a comment: adding a target is adding a folder."""
    targets = target_names(TEMPLATES)
    named = []
    for path in sorted(GENERATOR.rglob("*.py")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            named += [f"{path.name}:{number}: {name}" for name in targets if re.search(rf"\b{name}\b", line)]

    assert len(targets) >= 3
    assert named == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_templates_do_not_think(path: Path) -> None:
    """No assignment, no arithmetic, no slices, no dashes, no includes."""
    text = path.read_text("utf-8")

    assert re.findall(r"\{%-|-%\}|\{\{-|-\}\}", text) == []
    assert re.findall(r"\{%\s*(?:set|include|import|from|extends|block|macro)\b", text) == []
    assert re.findall(r"\{[{%][^}]*(?:\[|\]|namespace|tojson|\|\s*sort\b| [-+*/%] )[^}]*[%}]\}", text) == []


def test_few_modules_print_or_write() -> None:
    writing = r"write_text|write_bytes|\.open\(\"x|\.unlink|rmdir|rmtree|mkdir|os\.(?:replace|link|unlink)|O_CREAT"
    writers = {path.stem for path in GENERATOR.glob("*.py") if re.search(writing, path.read_text("utf-8"))}
    printers = {path.stem for path in GENERATOR.glob("*.py") if re.search(r"\bprint\(", path.read_text("utf-8"))}

    assert writers == {"disk", "moves", "output", "stamp"}
    assert printers == {"cli", "progress"}
