"""The shapes of registry.yaml and what the published schemas promise to editors and to the reader."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from bad_registries import MAIN, REGISTRY, heads, refusal, write_registry
from jsonschema import Draft202012Validator
from jsonschema_rs import Registry

from generator.reading.schemas import SCHEMAS

ROOT = Path(__file__).parents[2]
READ = sorted(
    path for pattern in ("spec/*.yaml", "tests/sample/*.yaml", "templates/*/target.yaml") for path in ROOT.glob(pattern)
)
NAMES = [path.name for path in sorted(SCHEMAS.glob("*.json"))]
LINE = 'is not one line of visible text without spaces at its ends; write it like "Some text."'
KEBAB = "is not a name in small letters, digits and dashes, a letter first, of at most 60 letters; write"
VERSION = 'is not a version of three numbers with dots between them; write it like "0.1.0"'
URL = 'is not an address; write it like "https://example.com/codes.html"'
PACKAGE = 'is not a package name of letters, digits and . _ / @ -; write it like "example.com/codes"'
DOCS_URL = (
    "is not an address, with {kind}, {section}, {id}, {name} and {anchor} where they go; "
    'write it like "https://example.com/{section}.html#{anchor}"'
)
DISK = 'it like "disk-error"'
OWN = "a key of your own is called"
FREE = "description, version, license, site_url, docs_url, package, acronyms, packages"


def schema(name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(SCHEMAS.joinpath(name).read_text("utf-8"))
    return parsed


def parts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for key, part in value.items():
            # An example is a value, no part.
            yield from parts(part if key != "examples" else ())
    if isinstance(value, list):
        for part in value:
            yield from parts(part)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_no_definition_hides_a_shared_one() -> None:
    """A failed keyword is looked up by its path alone, first in the schema, then in the shared types."""
    shared = set(schema("types.json")["$defs"])

    assert NAMES == ["config.json", "registry.json", "section.json", "target.json", "types.json"]
    for name in NAMES[:-1]:
        assert shared & set(schema(name)["$defs"]) == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_can_fail_is_described(name: str) -> None:
    """A fault is told in the words of the schema's description, and its cure by the example."""
    keywords = {"type", "pattern", "enum", "not", "oneOf", "minItems", "minimum"}
    # A map of definitions or of properties may have a key of such a name.
    failing = [
        part
        for part in parts(schema(name))
        if any(not part[key] or type(part[key]) is not dict for key in keywords & part.keys())
    ]

    assert len(failing) >= (8 if name == "config.json" else 9)
    assert [part for part in failing if not isinstance(part.get("description"), str)] == []


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_an_editor_finds_the_schema(path: Path) -> None:
    first = path.read_text("utf-8").split("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    kind = {"registry.yaml": "registry", "target.yaml": "target"}.get(path.name, "section")
    # The shipped registry has schemas of its own; the sample is for tests, which change it.
    of_it = path.parent / ".schema" / f"{path.stem}.json"

    assert found is not None
    wanted = of_it if path.parent.name == "spec" else SCHEMAS / f"{kind}.json"
    assert wanted == path.parent.joinpath(found[1]).resolve()
    assert wanted.is_file()


def test_there_are_files_to_look_at() -> None:
    assert len(READ) >= 15


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("registry: bad-codes\n", "", ["1:1: missing key 'registry'; add it"]),
        ("registry: bad-codes", "registri: bad-codes", ["1:1: unknown key 'registri'; did you mean 'registry'?"]),
        ("registry: bad-codes", "registry: Bad Codes", [f"1:11: registry: 'Bad Codes' {KEBAB} bad-codes"]),
        ("registry: bad-codes", "registry: 1abc", [f"1:11: registry: '1abc' {KEBAB} {DISK}"]),
        ("registry: bad-codes", "registry: 5", [f"1:11: registry: 5 {KEBAB} {DISK}"]),
        ("registry: bad-codes", f"registry: {'b' * 61}", [f"1:11: registry: '{'b' * 60}…' {KEBAB} {DISK}"]),
        ("registry: bad-codes", f"registry: {'B' * 60}", [f"1:11: registry: '{'B' * 60}' {KEBAB} {'b' * 60}"]),
        ("registry: bad-codes", f"registry: {'B' * 61}", [f"1:11: registry: '{'B' * 60}…' {KEBAB} {DISK}"]),
        ("registry: bad-codes", "registry: bäd-codes", [f"1:11: registry: 'bäd-codes' {KEBAB} {DISK}"]),
        ("title: Bad codes\n", "", ["1:1: missing key 'title'; add it"]),
        ("title: Bad codes", "title: 5", ["2:8: title: 5 is not text; put it in quotes"]),
        ("title: Bad codes", "title: [Bad]", [f"2:8: title: a list {LINE}"]),
        ("title: Bad codes", "title: {Bad: codes}", [f"2:8: title: a map {LINE}"]),
        (
            "title: Bad codes",
            "title: Bad codes\ncolour: red",
            [f"3:1: unknown key 'colour'; allowed are {FREE}; {OWN} 'x-colour'"],
        ),
        # A key of one's own is a name, too: with its x- of at most 60 letters.
        (
            "title: Bad codes",
            f"title: Bad codes\n{'k' * 58}: red",
            [f"3:1: unknown key '{'k' * 58}'; allowed are {FREE}; {OWN} 'x-{'k' * 58}'"],
        ),
        (
            "title: Bad codes",
            f"title: Bad codes\n{'k' * 59}: red",
            [f"3:1: unknown key '{'k' * 59}'; allowed are {FREE}"],
        ),
        ("title: Bad codes", "title: Bad codes\n7up: red", [f"3:1: unknown key '7up'; allowed are {FREE}"]),
        ("title: Bad codes", "title: Bad codes\nversion: 1.0", [f"3:10: version: '1.0' {VERSION}"]),
        ("title: Bad codes", "title: Bad codes\nversion: 1.0.01", [f"3:10: version: '1.0.01' {VERSION}"]),
        ("title: Bad codes", "title: Bad codes\nversion: 1", [f"3:10: version: 1 {VERSION}"]),
        ("title: Bad codes", "title: Bad codes\nlicense: true", ["3:10: license: true is not text; put it in quotes"]),
        (
            "title: Bad codes",
            "title: Bad codes\ndescription: ''",
            ["3:14: description: '' is not visible text without " 'spaces at its ends; write it like "Some text."'],
        ),
        ("title: Bad codes", "title: Bad codes\ndocs_url: codes.html", [f"3:11: docs_url: 'codes.html' {DOCS_URL}"]),
        (
            "title: Bad codes",
            "title: Bad codes\ndocs_url: https://a/{number}",
            [f"3:11: docs_url: 'https://a/{{number}}' {DOCS_URL}"],
        ),
        ("title: Bad codes", "title: Bad codes\ndocs_url: 5", [f"3:11: docs_url: 5 {DOCS_URL}"]),
        (
            "title: Bad codes",
            "title: Bad codes\npackages: {}",
            ["3:11: packages: nothing is in it; write it like {a-target: disk_codes}, or delete the key"],
        ),
        ("title: Bad codes", "title: Bad codes\npackages: {python: a b}", [f"3:20: python: 'a b' {PACKAGE}"]),
        ("title: Bad codes", "title: Bad codes\npackages: {Python: a}", [f"3:12: 'Python' {KEBAB} python"]),
        (
            "title: Bad codes",
            "title: Bad codes\npackages: a",
            ["3:11: packages: 'a' is not a map of targets and package names; write it like {a-target: disk_codes}"],
        ),
        (
            "title: Bad codes",
            'title: Bad codes\nx-a: {b: ["\\u202e"]}',
            ["3:11: U+202E is not visible; delete it"],
        ),
        ("title: Bad codes", "title: Bad codes\nx_a: b", [f"3:1: unknown key 'x_a'; allowed are {FREE}; {OWN} 'x-a'"]),
        ("fault: Faults", "Fault: Faults", [f"4:3: 'Fault' {KEBAB} fault"]),
        ("fault: Faults", "fault: 5", ["4:10: fault: 5 is not text; put it in quotes"]),
        (
            "fault: Faults",
            "fault: [Faults]",
            ['4:10: fault: a list is not a title, or a map with title; write it like "Error codes"'],
        ),
        (
            "kinds:\n  fault: Faults\n  signal: Signals\n",
            "kinds: {}\n",
            ["3:8: kinds: nothing is in it; write it like {error: Error codes}"],
        ),
        (
            "kinds:\n  fault: Faults\n  signal: Signals\n",
            "kinds: [fault]\n",
            ["3:8: kinds: a list is not a map of kinds and their titles; write it like {error: Error codes}"],
        ),
        ("kinds:\n  fault: Faults\n  signal: Signals\n", "", ["1:1: missing key 'kinds'; add it"]),
        ("sections: [main, other]", "sections: []", ["6:11: sections: nothing is in it; write it like [disk-error]"]),
        (
            "sections: [main, other]",
            "sections: main",
            ["6:11: sections: 'main' is not a list of section names, each once; write [main]"],
        ),
        (
            "sections: [main, other]",
            "sections: [main, other, main]",
            ["6:25: sections: 'main' stands twice, first in line 6; delete one"],
        ),
        ("sections: [main, other]", "sections: [main, Other]", [f"6:18: sections: 'Other' {KEBAB} other"]),
        ("sections: [main, other]\n", "", ["1:1: missing key 'sections'; add it"]),
        ("sections:", "section:", ["6:1: unknown key 'section'; did you mean 'sections'?"]),
        (
            "targets: [jsonschema, markdown, python]",
            "targets: []",
            ["7:10: targets: nothing is in it; write it like [a-target], or delete the key"],
        ),
        (
            "targets: [jsonschema, markdown, python]",
            "targets: [python, python]",
            ["7:19: targets: 'python' stands twice, first in line 7; delete one"],
        ),
        (
            "targets: [jsonschema, markdown, python]",
            "targets: python",
            ["7:10: targets: 'python' is not a list of targets, each once; write [python]"],
        ),
        ("targets: [jsonschema, markdown, python]", "targets: [3]", ["7:11: targets: 3 is not text; put it in quotes"]),
        ("manual: {title: The manual}", "manual: {}", ["9:11: missing key 'title'; add it"]),
        (
            "manual: {title: The manual}",
            "manual: The manual",
            ["9:11: manual: 'The manual' is not a source: a map with title; write it like {title: The manual}"],
        ),
        ("manual: {title: The manual}", "Manual: {title: The manual}", [f"9:3: 'Manual' {KEBAB} manual"]),
        ("The manual}", "The manual, url: a.html}", [f"9:36: url: 'a.html' {URL}"]),
        ("The manual}", "The manual, read: 2026}", ["9:37: read: 2026 is not text; put it in quotes"]),
        ("The manual}", "The manual, note: ''}", [f"9:37: note: '' {LINE}"]),
        ("The manual}", "The manual, page: 5}", ["9:31: unknown key 'page'; allowed are url, read, note"]),
        ("The manual}", "The manual, urls: a}", ["9:31: unknown key 'urls'; did you mean 'url'?"]),
        (
            "sources:\n  manual: {title: The manual}\n",
            "sources: {}\n",
            ["8:10: sources: nothing is in it; write it like {manual: {title: The manual}}, or delete the key"],
        ),
        (
            REGISTRY,
            "- a\n",
            [
                "1:1: a list is not a registry: a map with registry, title, kinds and sections; write it like "
                "{registry: disk-codes, title: Disk codes, kinds: {error: Error codes}, sections: [disk-error]}"
            ],
        ),
        (
            REGISTRY,
            "title: ~\n",
            [
                "1:1: missing keys 'registry', 'kinds', 'sections'; add them",
                "1:8: empty value; write one or delete the key",
            ],
        ),
    ],
)
def test_a_bad_registry_file_is_refused(
    old: str, new: str, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY.replace(old, new)})

    assert [f"registry.yaml:{finding}" for finding in expected] == heads(refusal(spec, capsys))


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_one(name: str) -> None:
    """What a cure tells somebody to write is accepted, and the tool is for anybody's codes."""
    shared = schema("types.json")
    registry = Registry([("json-schema:///types.json", shared)])
    examples = [(part, example) for part in parts(schema(name)) for example in part.get("examples", ())]

    assert len(examples) >= (5 if name == "config.json" else 7)
    for part, example in examples:
        whole = {**part, "$defs": schema(name)["$defs"]}
        assert jsonschema_rs.Draft202012Validator(whole, registry=registry).is_valid(example), example


@pytest.mark.parametrize("name", ["registry.json", "section.json", "types.json"])
def test_what_can_be_written_otherwise_has_an_example(name: str) -> None:
    """Parts that only say what must not be, or which of two keys, have a cure of their own."""
    told = [part for part in parts(schema(name)) if isinstance(part.get("description"), str)]
    failing = [part for part in told if {"type", "pattern", "enum"} & part.keys()]

    assert len(failing) >= 7
    assert [part for part in failing if not part.get("examples")] == []


@pytest.mark.parametrize(
    ("count", "other", "expected"),
    [
        (100, 98, ["main.yaml:9:19: attribute_99: 5 is not text; put it in quotes"]),
        (
            101,
            100,
            [
                "main.yaml:9:19: attribute_99: 5 is not text; put it in quotes",
                "registry.yaml:11:3: attributes: a map is not a map of at most 100 attributes; "
                "write it like {retriable: {type: boolean, description: Whether to try again.}}",
            ],
        ),
    ],
)
def test_a_registry_declares_at_most_100_attributes(
    count: int, other: int, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last that it may declare is known like the first, and whoever states one too many is not wrong."""
    attributes = "".join(f"  attribute_{number}: {{type: text, description: One.}}\n" for number in range(count))
    files = {
        "registry.yaml": REGISTRY.partition("  retriable:")[0] + attributes,
        "main.yaml": f"{MAIN}    attribute_99: 5\n    attribute_{other}: A text.\n",
    }

    assert heads(refusal(write_registry(tmp_path, files), capsys)) == expected
