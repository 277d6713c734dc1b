"""What is printed in another language than the target's reads back equal, by a reader of that language."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from proofs import missing_tools, output_of, printed, require_tools
from registries import LICENSE, filled_with, write_registry

# What ends a literal, begins an escape, or stands for something else in one of these languages.
TEXTS = [
    '"a" "b" \'c\'',
    "it's 'a' \"b\"",
    "\"\"\" triple ''' quotes",
    "ends in a backslash \\",
    "\\n \\u0041 \\x41 \\\\ \\\" \\'",
    "# no comment ; // nor /* this */ -- or <!-- this -->",
    "]]> </description> <b> &amp; &lt; & < >",
    "{{ x }} ${x} $x #{x} #$x #@x %s %d {0} $(x) @(x) %(x) %24",
    "key: value, [list] {map} - dash * star & anchor ! tag | > ? @ `",
    "true",
    "1.0",
    "null",
    "é漢字 עברית 😀 \u0301",
    "a\u00a0b\u3000c\u2003d",
    "= [section] key",
]


# Those that matter where a text begins, where it ends, or as a whole; and all of them in one.
ALONE = {0, 3, 9}
EACH = [pytest.param(text, marks=() if at in ALONE else pytest.mark.prove, id=str(at)) for at, text in enumerate(TEXTS)]


@pytest.fixture(params=[*EACH, pytest.param(" and ".join(TEXTS), id="all")])
def text(request: pytest.FixtureRequest) -> str:
    said: str = request.param
    return said


def print_as(text: str, target: str, folder: Path) -> Path:
    """A registry that has this text everywhere, printed for a target; the target's folder."""
    folder.joinpath("spec").mkdir()
    write_registry(filled_with(text), folder / "spec")
    return printed(folder / "spec", folder, target).out / target


def of_toml(table: str) -> Callable[[Path], tuple[object, object]]:
    def read(path: Path) -> tuple[object, object]:
        said = tomllib.loads(path.read_text("utf-8"))[table]
        return said["description"], said["license"]

    return read


def of_json(path: Path) -> tuple[object, object]:
    said = json.loads(path.read_text("utf-8"))
    return said["description"], said["license"]


def of_maven(path: Path) -> tuple[object, object]:
    """As Maven reads it, which would put a value in at a dollar with a brace, and knows no escape of it."""
    space = "{http://maven.apache.org/POM/4.0.0}"
    project = ElementTree.parse(path).getroot()
    texts = [project.findtext(f"{space}{key}") or "" for key in ("description", f"licenses/{space}license/{space}name")]
    assert not [text for text in texts if "${" in text]
    description, license_ = (text.replace("$ {", "${") for text in texts)
    return description, license_


def of_msbuild(path: Path) -> tuple[object, object]:
    """As MSBuild reads a property: what stands behind a percent sign is an escape."""
    group = ElementTree.parse(path).getroot()[1]
    texts = [group.findtext(key) or "" for key in ("Description", "PackageLicenseExpression")]
    assert not [text for text in texts if re.search(r"[$@]\(|%\(", text)]
    description, license_ = (re.sub("%([0-9A-F]{2})", lambda match: chr(int(match[1], 16)), text) for text in texts)
    return description, license_


def of_gradle(path: Path) -> tuple[object, object]:
    """As Kotlin reads its literals: a dollar that has no backslash would put a value in."""
    literals = re.findall(r'"((?:[^"\\]|\\.)*)"', path.read_text("utf-8"))
    assert not [literal for literal in literals if re.search(r"(?<!\\)(?:\\\\)*\$", literal)]
    escapes = {"n": "\n", "t": "\t"}
    read = [
        re.sub(r"\\(?:u([0-9a-f]{4})|(.))", lambda m: chr(int(m[1], 16)) if m[1] else escapes.get(m[2], m[2]), literal)
        for literal in literals
    ]
    return read[read.index("1.0.0") + 1], read[-1]


READERS = [
    ("python", "pyproject.toml", of_toml("project")),
    ("rust", "Cargo.toml", of_toml("package")),
    ("typescript", "package.json", of_json),
    ("php", "composer.json", of_json),
    ("java", "pom.xml", of_maven),
    ("csharp", "Hostile.csproj", of_msbuild),
    ("kotlin", "build.gradle.kts", of_gradle),
]


@pytest.mark.parametrize(("target", "file", "read"), READERS, ids=[target for target, *_ in READERS])
def test_texts_read_back(
    target: str, file: str, read: Callable[[Path], tuple[object, object]], text: str, tmp_path: Path
) -> None:
    assert read(print_as(text, target, tmp_path) / file) == (text, LICENSE)


def test_every_side_file_is_read_by_something(tmp_path: Path) -> None:
    """Each file of a target that is not in its own language stands in this module, or has no text of a registry."""
    own = (
        *("py", "ts", "go", "java", "kt", "cs", "rs", "php", "rb", "rbs", "proto", "txtpb", "sql", "md", "csv"),
        "typed",
    )
    text_free = {"go.mod", "buf.yaml", "tsconfig.json", "tsconfig.cjs.json", "settings.gradle.kts"}
    # Data is what these targets are, and their own tests read it.
    data = {"openapi", "jsonschema", "catalog", "markdown", "sql"}
    read = {file for _, file, _ in READERS} | {"hostile.gemspec"} | text_free
    tmp_path.joinpath("spec").mkdir()
    write_registry(filled_with("A text."), tmp_path / "spec")
    out = printed(tmp_path / "spec", tmp_path).out
    files = [
        path
        for path in out.rglob("*")
        if path.is_file() and path.relative_to(out).parts[0] not in {*data, "SHA256SUMS"}
    ]

    found = {path.name for path in files if path.suffix.removeprefix(".") not in own or path.name in read}
    assert found == read, "add a reader of the file to READERS, or its ending or name to `own`, `text_free` or `data`"
    assert not [path for path in files if path.name in text_free and "A text." in path.read_text("utf-8")]


def test_what_has_no_texts_is_well_formed(tmp_path: Path) -> None:
    tmp_path.joinpath("spec").mkdir()
    write_registry(filled_with("A text."), tmp_path / "spec")
    out = printed(tmp_path / "spec", tmp_path).out

    assert yaml.safe_load(out.joinpath("protobuf", "buf.yaml").read_text("utf-8"))["version"] == "v2"
    for path in out.joinpath("typescript").glob("tsconfig*.json"):
        # As check-json of pre-commit reads it: without comments.
        assert "DO NOT EDIT" in json.loads(path.read_text("utf-8"))["_comment"]


@pytest.mark.prove
def test_a_gemspec_reads_back(tmp_path: Path) -> None:
    require_tools("ruby", missing_tools(["ruby"]))
    ask = (
        'require "json"; specs = ARGV.map { |path| Gem::Specification.load(path) };'
        "puts specs.map { |spec| [spec.summary, spec.license, spec.description] }.to_json"
    )
    paths = []
    for number, text in enumerate(TEXTS):
        tmp_path.joinpath(str(number)).mkdir()
        paths.append(str(print_as(text, "ruby", tmp_path / str(number)) / "hostile.gemspec"))

    read = json.loads(output_of("ruby", "-e", ask, *paths, folder=tmp_path))
    assert read == [[text, LICENSE, text] for text in TEXTS]


@pytest.mark.prove
def test_a_module_of_go_is_read_by_go(tmp_path: Path) -> None:
    require_tools("go", missing_tools(["go"]))
    folder = print_as(TEXTS[0], "go", tmp_path)

    assert json.loads(output_of("go", "mod", "edit", "-json", folder=folder))["Module"] == {"Path": "hostile"}
