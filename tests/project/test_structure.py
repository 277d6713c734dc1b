"""The shape of the source: who may import whom, and that a language is data."""

import ast
import json
import re
from pathlib import Path

import pytest

from generator.printing.views import VIEWS
from generator.targets.folders import TEMPLATES, target_names

GENERATOR = Path(__file__).parents[2] / "generator"

# A module imports only from what stands before it: first what every step knows, then step after step.
LINE = (
    # What an unchanged run waits for comes before everything else.
    *("home", "cache", "kept", "writing.stamp"),
    *("text.unseen", "text.visible", "text.messages", "text.folding"),
    *("errors", "disk", "ids", "licenses", "model"),
    *(
        "reading.legibility",
        "reading.yaml_cure",
        "reading.yaml_lines",
        "reading.yaml_keys",
        "reading.yaml_brackets",
        "reading.yaml_slips",
        "reading.places",
        "reading.document",
        "reading.parsed",
        "reading.events",
        "reading.source",
        "reading.cure",
        "reading.schemas",
        "reading.explain",
        "reading.shape",
    ),
    *("reading.ranges", "reading.attributes", "reading.at_hand", "reading.own_schema"),
    *("reading.misshapen", "reading.builder", "reading.gathering", "reading.heads", "reading.spec"),
    *("reading.offers", "reading.editor"),
    *("importing.spelling", "importing.listing", "importing.files"),
    *("importing.columns", "importing.tables", "importing.objects"),
    *("importing.arithmetic", "importing.comments", "importing.enums", "importing.protocol"),
    *("importing.facts", "importing.yaml_text", "importing.codes", "importing.groups", "importing.read"),
    "starting.starter",
    *(
        "targets.folders",
        "targets.naming",
        "targets.escaping",
        "targets.attributes",
        "targets.parts",
        "targets.stating",
        "targets.subjects",
        "targets.target",
        "targets.samples",
        "targets.giving_way",
        "targets.faults",
        "targets.manifest",
    ),
    *("checking.rules", "checking.codes", "checking.aliases", "checking.groups", "checking.deprecations"),
    *("checking.attributes", "checking.ranges", "checking.registry", "checking.names", "checking.paths"),
    *("checking.packages", "checking.publishing", "checking.notions", "checking.check"),
    *("printing.views.attributes", "printing.views.annotations", "printing.views.numbers"),
    *("printing.views.package", "printing.views.reference"),
    *("printing.views.pages", "printing.views.documentation", "printing.views.data"),
    *("printing.views.reserved", "printing.views.stated", "printing.views.readme", "printing.views.zero"),
    "printing.views.editions",
    *(
        "printing.views.indexes",
        "printing.views.lookup",
        "printing.views.payload",
        "printing.views.relations",
        "printing.views.site",
        "printing.views.site_data",
        "printing.views",
    ),
    *(
        "printing.reach",
        "printing.sandbox",
        "printing.compiled",
        "printing.same",
        "printing.workers",
        "printing.forms",
        "printing.filters",
        "printing.samples",
        "printing.render",
        "printing.outline",
        "printing.reuse",
    ),
    *("writing.sums", "writing.strays", "writing.moves", "writing.stage", "writing.diff", "writing.tree"),
    "writing.schemas",
    *("comparing.change", "comparing.matching", "comparing.same", "comparing.lookups", "comparing.spans"),
    *("comparing.placing", "comparing.sections", "comparing.groups", "comparing.reserving", "comparing.numbers"),
    *("comparing.names", "comparing.facts", "comparing.attributes", "comparing.kinds", "comparing.registry"),
    *("comparing.compare", "comparing.versions", "comparing.calls", "comparing.objects", "comparing.undeclared"),
    *(
        "comparing.catalogue",
        "comparing.earlier",
        "comparing.comparison",
        "comparing.telling",
        "comparing.notes",
        "comparing.document",
    ),
    *("config", "registries"),
    *("lookup.plain", "lookup.source", "lookup.known", "lookup.asking", "lookup.inside", "lookup.payloads"),
    *("lookup.answers", "lookup.words", "lookup.text", "lookup.values", "lookup.columns", "lookup.tally"),
    *(
        "commands.prints",
        "commands.files",
        "commands.job",
        "commands.refusals",
        "commands.schema",
        "commands.again",
        "commands.against",
        "commands.diff",
        "commands.init",
        "commands.completion",
        "commands.told",
        "commands.explain",
        "commands.scan",
        "commands.targets",
        "progress",
        "report",
        "sarif",
        "formats",
        "terminal",
        "colour",
        "usage",
        "arguments",
        "questions",
        "jobs",
        "cli",
        "__main__",
    ),
)


def path_of(module: str) -> Path:
    path = GENERATOR.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def imports(module: str) -> set[str]:
    """The modules of the generator that one imports, whatever it imports of them."""
    tree = ast.parse(path_of(module).read_text("utf-8"))
    found = set()
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level):
        parts = path_of(module).relative_to(GENERATOR).with_suffix("").parts
        folder = parts[: -node.level]
        names = [node.module] if node.module else [alias.name for alias in node.names]
        found |= {".".join((*folder, name)) for name in names}
    return found


def test_the_line_names_every_module() -> None:
    paths = [path for path in GENERATOR.rglob("*.py") if not path.read_text("utf-8").endswith('."""\n')]
    folders_too = (path.parent if path.name == "__init__.py" else path.with_suffix("") for path in paths)

    assert set(LINE) == {".".join(path.relative_to(GENERATOR).parts) for path in folders_too}
    assert len(set(LINE)) == len(LINE)


@pytest.mark.parametrize("module", LINE)
def test_a_module_imports_only_from_its_left(module: str) -> None:
    assert imports(module) - set(LINE[: LINE.index(module)]) == set()


@pytest.mark.parametrize("module", LINE)
def test_a_module_imports_itself_relatively(module: str) -> None:
    text = path_of(module).read_text("utf-8")

    assert not re.search(r"^\s*(from|import) (generator|enumerant)\b", text, re.MULTILINE)


def test_no_name_of_a_target_hides_a_view() -> None:
    """A manifest's names are filters, too: the schema keeps those of all templates for them."""
    pattern = json.loads(GENERATOR.joinpath("reading", "schema", "target.json").read_text("utf-8"))
    kept = re.compile(pattern["$defs"]["filter"]["pattern"])

    assert len(VIEWS) > 15
    others = ["quoted", "comment", "doc", "constant", "json", "samples"]
    assert [name for name in [*VIEWS, *others] if kept.fullmatch(name)] == []


# A format of what is told, and a file that is compared with, are called like two targets.
NO_TARGETS = ('"markdown"', "catalog.json")


def test_no_target_is_named_in_the_generator() -> None:
    """Not even in a comment: adding a target is adding a folder."""
    targets = target_names(TEMPLATES)
    named = []
    for path in sorted(GENERATOR.rglob("*.py")):
        text = path.read_text("utf-8")
        for other in NO_TARGETS:
            text = text.replace(other, "")
        for number, line in enumerate(text.splitlines(), 1):
            # Behind a dot it is the ending of a file.
            named += [f"{path.name}:{number}: {name}" for name in targets if re.search(rf"(?<!\.)\b{name}\b", line)]

    assert len(targets) >= 3
    assert named == []


# Of the shipped registry: what it states, what its payloads call things, whose it is, and what its texts speak of.
OF_ONE_REGISTRY = ("permanent", "permanence", "groupId", "groupName", "SMPP", "Infobip", "busy line")


def test_no_word_of_a_registry_is_in_the_generator_or_in_a_template() -> None:
    """What a registry states, it declares: neither code nor templates, nor what stands beside them, know its words."""
    paths = [path for folder in (GENERATOR, TEMPLATES) for path in sorted(folder.rglob("*")) if path.is_file()]
    # The words of licenses are nobody's here.
    read = [path for path in paths if path.suffix != ".pyc" and path.parent.name != "license_texts"]
    told = []
    for path in read:
        # Maven has a word of its own that is one of them.
        lines = path.read_text("utf-8").replace("<groupId>", "").replace("</groupId>", "").splitlines()
        for number, line in enumerate(lines, 1):
            words = [word for word in OF_ONE_REGISTRY if re.search(word.replace(" ", r"\s+"), line, re.IGNORECASE)]
            told += [f"{path.name}:{number}: {word}" for word in words]

    assert len(read) > 200
    assert told == []


def test_the_generator_knows_nothing_of_proofs() -> None:
    paths = sorted(path for path in GENERATOR.rglob("*") if path.suffix in (".py", ".json"))

    assert [path.name for path in paths if "proof" in path.read_text("utf-8").lower()] == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_templates_do_not_think(path: Path) -> None:
    """No assignment, no arithmetic, no slices, no dashes, no includes; a macro is a line.

    The pages of a site may extend the one frame that stands beside them.
    """
    text = path.read_text("utf-8")
    if path.with_name("frame.html.j2").is_file():
        text = text.removeprefix('{% extends "frame.html.j2" %}\n')
        text = re.sub(r"\{% block [a-z]+ %\}|\{% endblock %\}", "", text)
    text = re.sub(r"^\{% macro .*\{% endmacro %\}$", "", text, flags=re.MULTILINE)

    assert re.findall(r"\{%-|-%\}|\{\{-|-\}\}", text) == []
    # What stands in quotes is printed, whatever it looks like.
    quoted = re.compile(r"""\"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
    text = re.sub(r"\{[{%].*?[%}]\}", lambda tag: quoted.sub('""', tag[0]), text, flags=re.DOTALL)
    assert re.findall(r"\{%\s*(?:set|include|import|from|extends|block|macro)\b", text) == []
    assert re.findall(r"\{[{%][^}]*(?:\[|\]|namespace|tojson|\|\s*sort\b| [-+*/%] )[^}]*[%}]\}", text) == []


def test_few_modules_print_or_write() -> None:
    writing = r"write_text|write_bytes|\.open\(\"x|\.unlink|rmdir|rmtree|mkdir|os\.(?:replace|link|unlink)|O_CREAT"
    writers = {module for module in LINE if re.search(writing, path_of(module).read_text("utf-8"))}
    printers = {module for module in LINE if re.search(r"\bprint\(", path_of(module).read_text("utf-8"))}

    assert writers == {"disk", "writing.moves", "writing.stage", "cache"}
    assert printers == {"cli", "progress"}


MOST_LINES = 250
MOST_LINES_OF_A_FUNCTION = 30


@pytest.mark.parametrize("module", LINE)
def test_a_module_has_one_subject_and_a_function_fits_on_a_screen(module: str) -> None:
    text = path_of(module).read_text("utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    long = [one.name for one in functions if (one.end_lineno or 0) - one.lineno >= MOST_LINES_OF_A_FUNCTION]

    assert len(text.splitlines()) <= MOST_LINES
    assert long == []
