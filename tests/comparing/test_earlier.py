"""What registries are compared with: catalogues say what specs do, and the first edition is still understood."""

import json
import shutil
from pathlib import Path

import pytest
from facts import edition_rows, page_rows

from generator.cli import main
from generator.comparing.change import Verdict
from generator.comparing.compare import compare
from generator.comparing.comparison import Comparison
from generator.comparing.earlier import earlier
from generator.comparing.matching import Sides
from generator.model import Registry
from generator.reading.spec import read_spec
from generator.targets.folders import TEMPLATES

ROOT = Path(__file__).parents[2]
FIRST = Path(__file__).with_name("first-edition")
SPECS = [ROOT / "spec", ROOT / "tests" / "sample", ROOT / "tests" / "notions", *sorted(ROOT.glob("tests/registries/*"))]
by_spec = pytest.mark.parametrize("spec", [pytest.param(spec, id=spec.name) for spec in SPECS])


def registry(spec: Path) -> Registry:
    found = read_spec(spec).registry

    assert found is not None
    return found


@by_spec
def test_a_catalogue_says_what_its_spec_does(spec: Path, tmp_path: Path) -> None:
    """Also of a registry that is not printed as one: its copy is."""
    copy = Path(shutil.copytree(spec, tmp_path / "spec"))
    head = copy / "registry.yaml"
    lines = [line for line in head.read_text("utf-8").splitlines() if not line.startswith("targets:")]
    head.write_text("\n".join([*lines, "targets: [catalog]"]), "utf-8")
    assert main(["generate", "--spec", str(copy), "--out", str(tmp_path / "out")]) == 0
    before = earlier(copy, str(tmp_path / "out" / "catalog"))

    assert len(before.registry.sections) == len(registry(spec).sections) > 0
    assert compare(Sides(before.registry, registry(copy), before.unknown)) == ()
    assert compare(Sides(registry(copy), before.registry, before.unknown)) == ()


@by_spec
def test_a_registry_is_what_it_is(spec: Path) -> None:
    assert compare(Sides(registry(spec), registry(spec))) == ()


@by_spec
def test_a_name_that_nobody_finds_any_more_is_told(spec: Path) -> None:
    """A code of each registry, under another name in the text of its file."""
    whole = registry(spec)
    contents = {path.name: path.read_bytes() for path in spec.glob("*.yaml")}
    texts = {section.name: contents[f"{section.name}.yaml"].decode() for section in whole.sections}
    section, code = next(
        (section, code)
        for section in whole.sections
        for code in section.members
        if texts[section.name].count(f"name: {code.name}\n") == 1 and not code.aliases
    )
    text = texts[section.name].replace(f"name: {code.name}\n", "name: QUITE_ANOTHER\n", 1)
    new = read_spec(spec, {**contents, f"{section.name}.yaml": text.encode()}).registry

    assert new is not None
    (change,) = (change for change in compare(Sides(whole, new)) if change.verdict <= Verdict.MAJOR)
    assert (change.sort, change.id, change.old, change.new) == ("code-renamed", code.id, code.name, "QUITE_ANOTHER")


# The first edition of the shipped registry, as its language was: no attribute is declared, each error states permanent.


@pytest.fixture(scope="module")
def since_the_first() -> Comparison:
    return Comparison(read_spec(ROOT / "spec"), earlier(ROOT / "spec", str(FIRST)), TEMPLATES)


def test_the_first_edition_states_what_it_does_not_declare() -> None:
    assert "\nattributes:" not in FIRST.joinpath("registry.yaml").read_text("utf-8")
    assert read_spec(FIRST).is_right() is False
    before = earlier(ROOT / "spec", str(FIRST))

    (permanent,) = before.registry.attributes
    assert (permanent.name, permanent.type, permanent.kinds) == ("permanent", "boolean", ("error",))
    stated = [code for section in before.registry.sections for code in section.members if code.facts]
    on_the_page = {(row["section"], row["id"]) for row in page_rows() if row["permanent"] != "-"}
    assert {(code.section, str(code.id)) for code in stated} == on_the_page


def test_the_second_edition_breaks_nothing(since_the_first: Comparison) -> None:
    """No number, name, group or flag of the first edition changed, and permanent was declared, not added."""
    grave = [(change.sort, change.verdict) for change in since_the_first.changes if change.verdict <= Verdict.MAJOR]
    # Packages of Go, Java and Kotlin are no longer called by an address of nobody's.
    assert grave == [("package-renamed", Verdict.MAJOR)]
    assert not {"attribute-changed", "attribute-stated", "attribute-unstated"} & {
        change.sort for change in since_the_first.changes
    }
    added = [change.name for change in since_the_first.changes if change.sort == "attribute-added"]
    assert added == ["cause", "final", "outcome", "retry"]
    assert since_the_first.least_version == "2.0.0"
    assert since_the_first.version_fault is None


def test_the_codes_of_2026_are_new(since_the_first: Comparison) -> None:
    """The tables say which: every row of the second that has none in the first."""
    page = {(row["section"], row["id"]) for row in page_rows()}
    rows = {(row["section"], row["id"]) for row in edition_rows()} - page
    sections = {section for section, _ in rows} - {section for section, _ in page}
    added = {(str(change.section), str(change.id)) for change in since_the_first.changes if change.sort == "code-added"}
    new = {str(change.section) for change in since_the_first.changes if change.sort == "section-added"}

    assert new == sections == {"mms-status", "email-status", "voice-webrtc-error", "mms-error"}
    assert added == {row for row in rows if row[0] not in sections}


def test_what_left_the_page_is_deprecated(since_the_first: Comparison) -> None:
    """All voice errors, and the emails and the double that the changelog names."""
    gone = {"6001", "6004", "6005", "6008", "6014", "6015"}
    voice = {row["id"] for row in page_rows() if row["section"] == "voice-error"}
    said = {str(change.id): change.new for change in since_the_first.changes if change.sort == "code-deprecated"}

    assert said.keys() == gone | voice
    assert {number: name for number, name in said.items() if name} == {
        "5000": "voice-webrtc-error/NORMAL_HANGUP",
        "5492": "general-error/EC_DUPLICATE_MESSAGE",
        "6001": "email-error/EC_SUPPRESSED_BOUNCE",
    }


# As the first edition printed one: the flag stands among the keys of a code; there are no widths and no attributes.
CODE = {
    "id": 10,
    "name": "DISK_FULL",
    "alias_of": None,
    "aliases": ["NO_ROOM"],
    "former_names": ["FULL"],
    "group": "MEDIA",
    "also_in": [{"group": "DRIVER", "description": "As drivers say."}],
    "permanent": True,
    "description": "No room is left.",
    "action": "Delete something.",
    "note": None,
    "since": None,
    "deprecated": None,
    "named_by": ["manual"],
    "docs_url": None,
}
ALIAS = {"name": "NO_ROOM", "alias_of": "DISK_FULL", "aliases": [], "former_names": [], "also_in": [], "named_by": []}
DRIVER = {"id": 2, "name": "DRIVER", "title": "DRIVER", "wire_name": "DRIVER", "description": "The driver."}
CATALOG = {
    "$schema": "./catalog.schema.json",
    "$comment": "Code generated by enumerant from spec/. DO NOT EDIT.",
    "name": "disk-codes",
    "title": "Disk codes",
    "description": None,
    "version": "1.0.0",
    "license": None,
    "kinds": [{"name": "error", "title": "Errors"}],
    "sources": [{"key": "manual", "title": "The manual", "url": None, "read": None, "note": None}],
    "sections": [
        {
            "name": "disk-error",
            "kind": "error",
            "title": "Disk errors",
            "description": "What can go wrong.",
            "reserved": [13, "OLD"],
            "groups": [{**DRIVER, "id": 1, "name": "MEDIA", "title": "Media", "wire_name": "Medium"}, DRIVER],
            "codes": [CODE, {**CODE, **ALIAS}],
        }
    ],
}
REGISTRY = """\
registry: disk-codes
title: Disk codes
version: 1.0.0
kinds: {error: Errors}
acronyms: [DISK]
attributes:
  permanent: {type: boolean, description: Whether it lasts.}
  cause: {type: text, description: Nobody says it yet.}
sections: [disk-error]
sources: {manual: {title: The manual}}
"""
SECTION = """\
section: disk-error
kind: error
title: Disk errors
description: What can go wrong.
reserved: [13, OLD]
groups:
  - id: 1
    name: MEDIA
    title: Media
    wire_name: Medium
    description: The driver.
    codes:
      - id: 10
        name: DISK_FULL
        permanent: true
        description: No room is left.
        action: Delete something.
        former_names: [FULL]
        named_by: [manual]
        also_in: [{group: DRIVER, description: As drivers say.}]
      - {id: 10, name: NO_ROOM, alias_of: DISK_FULL, description: No room is left.}
  - {id: 2, name: DRIVER, description: The driver.}
"""


def test_the_catalogue_of_the_first_edition(tmp_path: Path) -> None:
    path = tmp_path / "catalog.json"
    path.write_text(json.dumps(CATALOG), "utf-8")
    tmp_path.joinpath("registry.yaml").write_text(REGISTRY, "utf-8")
    tmp_path.joinpath("disk-error.yaml").write_text(SECTION, "utf-8")
    comparison = Comparison(read_spec(tmp_path), earlier(tmp_path, str(path)), TEMPLATES)

    assert comparison.old.attributes[0].name == "permanent"
    assert comparison.changes == ()
