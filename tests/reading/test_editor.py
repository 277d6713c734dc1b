"""The schemas of a registry's own files: they accept what the reader accepts, and offer nothing that it refuses."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bad_registries import write_registry
from batch import write_batch
from jsonschema import Draft202012Validator
from jsonschema_rs import Draft202012Validator as Validator

from generator.reading.editor import editor_schemas
from generator.reading.schemas import Schema
from generator.reading.shape import shape_faults
from generator.reading.source import read_document
from generator.reading.spec import Spec, read_spec
from generator.targets.folders import TEMPLATES, target_names

TESTS = Path(__file__).parents[1]
FOLDERS = [TESTS.parent / "spec", TESTS / "sample", TESTS / "notions", TESTS / "small" / "lone"]
NOTIONS = TESTS / "notions"
DOCUMENTS = {path.stem: read_document(path, str(path)) for path in sorted(TESTS.joinpath("bad_spec").glob("*.yaml"))}
# Those that are YAML as it should be.
BAD = {name: document.data for name, document in DOCUMENTS.items() if document.complete}
# What the editor knows of this registry, and the reader leaves to a rule.
KNOWN = {
    "files__section_name",
    *(f"kinds_are_declared__{case}" for case in ("slip", "unknown")),
    *(f"listings_name_another_group__{case}" for case in ("no_groups", "own", "own_map", "slip", "twice", "unknown")),
    "replacements_are_named__retired",
    *(f"replacements_exist__{case}" for case in ("code_unknown", "other_kind", "section_slip", "section_unknown")),
    *(f"sources_exist__{case}" for case in ("slip", "unknown")),
}


def schemas(folder: Path, *targets: str) -> dict[str, Any]:
    texts = editor_schemas(read_spec(folder), targets or target_names(TEMPLATES), folder.name)
    return {name: json.loads(text) for name, text in texts.items()}


def data(path: Path) -> Any:
    return read_document(path, str(path)).data


def parts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(below)


def test_those_beside_the_spec_are_what_is_printed_today() -> None:
    """To the letter: a text that only an editor shows is held by nothing else."""
    spec = TESTS.parent / "spec"
    committed = {path.name: path.read_text("utf-8") for path in sorted(spec.joinpath(".schema").iterdir())}

    assert len(committed) >= 15
    assert editor_schemas(read_spec(spec), target_names(TEMPLATES), "spec") == committed, "run: make generate"


SHIPPED, *SMALL = FOLDERS


@pytest.mark.parametrize(
    "folder", [pytest.param(SHIPPED, marks=pytest.mark.prove), *SMALL], ids=lambda folder: folder.name
)
def test_what_is_right_is_accepted(folder: Path) -> None:
    made = schemas(folder)
    names = sorted(path.stem for path in folder.glob("*.yaml"))

    assert sorted(made) == [f"{name}.json" for name in names]
    for name in names:
        Draft202012Validator.check_schema(made[f"{name}.json"])
        assert list(Validator(made[f"{name}.json"]).iter_errors(data(folder / f"{name}.yaml"))) == []


@pytest.fixture(scope="module")
def reader_and_editor(tmp_path_factory: pytest.TempPathFactory) -> tuple[Schema, Validator]:
    """The schema of a right file, as the reader has it and as an editor does."""
    read = read_spec(write_registry(tmp_path_factory.mktemp("right")))
    assert read.own is not None
    return read.own.of("fault"), Validator(json.loads(editor_schemas(read, ["python"], "spec")["main.json"]))


@pytest.mark.parametrize("name", BAD)
def test_an_editor_refuses_what_the_reader_refuses_and_nothing_that_is_right(
    name: str, reader_and_editor: tuple[Schema, Validator]
) -> None:
    """As the file's own schema was before the fault: with its kinds, sources and attributes."""
    schema, editor = reader_and_editor
    of_reader = shape_faults(BAD[name], schema, "main.yaml")
    of_editor = list(editor.iter_errors(BAD[name]))

    assert bool(of_editor) is (bool(of_reader) or name in KNOWN)


def test_faults_of_every_sort_are_among_the_bad_files() -> None:
    assert BAD.keys() >= KNOWN
    assert len(BAD) >= 100
    assert len([name for name in BAD if name.startswith("shape__")]) >= 50


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_schema_stands_alone(folder: Path) -> None:
    for name, whole in schemas(folder).items():
        found = {part["$ref"].removeprefix("#/$defs/") for part in parts(whole) if isinstance(part.get("$ref"), str)}
        assert found == set(whole["$defs"]), name


def test_of_a_hostile_registry_it_is_ascii(tmp_path: Path) -> None:
    write_batch(tmp_path)
    texts = editor_schemas(read_spec(tmp_path), ["python"], "spec")

    assert len(texts) == 3
    for name, text in texts.items():
        assert text.isascii()
        Draft202012Validator.check_schema(json.loads(text))
        assert Validator(json.loads(text)).is_valid(data(tmp_path / f"{name.removesuffix('.json')}.yaml"))


def test_a_registry_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert editor_schemas(Spec(), ["python"], "spec") == {}
    assert editor_schemas(read_spec(tmp_path), ["python"], "spec") == {}


def offered(shape: dict[str, Any]) -> set[str]:
    """The keys that an editor offers in a map."""
    return {key for key, part in shape["properties"].items() if not part.get("doNotSuggest")}


OF_A_CODE = {"id", "name", "wire_name", "description", "former_names", "note", "since", "deprecated"}
OF_THE_MEMBER = {"action", "retriable", "blame", "product"}


def test_a_code_is_offered_what_it_may_have() -> None:
    defs = schemas(NOTIONS)["device-fault.json"]["$defs"]
    attributes = {"retriable", "blame", "seen", "spec_url", "product", "versions", "final"}

    assert offered(defs["member"]) == OF_A_CODE | attributes | {"also_in", "action"}
    assert offered(defs["alias"]) == OF_A_CODE | {"alias_of"}
    assert offered(defs["member_or_alias"]) == offered(defs["member"]) | {"alias_of"}
    # Another kind has other attributes; a section without groups has nothing to list a code in.
    plain = schemas(NOTIONS)["plain.json"]["$defs"]["member"]
    assert offered(plain) == OF_A_CODE | {"action", "blame", "product"}


def test_a_group_is_offered_what_fits_the_others() -> None:
    """Ranges or masks, ids or none; whoever changes all of them is not told that it is wrong."""
    made = schemas(NOTIONS)
    of_range, of_mask = (made[name]["$defs"]["group"]["else"]["else"] for name in ("device-fault.json", "reason.json"))

    assert {"id", "range", "mask"} & offered(of_range) == {"id", "range"}
    assert {"id", "range", "mask"} & offered(of_mask) == {"mask"}
    assert {"id", "range", "mask"} <= of_mask["properties"].keys()


def test_choices_groups_and_kinds_come_with_their_texts() -> None:
    made = schemas(NOTIONS)
    fault, reason = made["device-fault.json"]["$defs"], made["reason.json"]

    assert fault["value_of_blame"]["enum"] == ["sender", "THE_NETWORK", "far-end"]
    assert fault["value_of_blame"]["enumDescriptions"] == [
        "Who sent the request.",
        "What lies between | both.",
        'The "other" side.\\',
    ]
    assert fault["value_of_seen"]["items"]["enum"] == ["lab", "field"]
    assert fault["member"]["properties"]["blame"]["title"] == "Whose doing"
    assert fault["group_name"]["enum"] == ["HARDWARE", "SOFTWARE", "VENDOR"]
    assert reason["$defs"]["group_name"]["enumDescriptions"] == ["SUCCESS", "Failures"]
    assert reason["then"]["properties"]["kind"]["enum"] == ["reason"]
    assert reason["then"]["properties"]["kind"]["enumDescriptions"] == ["Reason codes"]
    assert reason["then"]["properties"]["section"]["const"] == "reason"


def test_sources_come_with_their_titles() -> None:
    keys = schemas(TESTS.parent / "spec")["push-error.json"]["$defs"]["keys"]["items"]
    about = dict(zip(keys["enum"], keys["enumDescriptions"], strict=True))

    assert list(about)[:3] == ["page", "official-2026", "official-2026-08"]
    assert about["verimor"] == "Verimor's list"
    # Nobody can be named where there is none.
    assert "keys" not in schemas(NOTIONS)["plain.json"]["$defs"]


@pytest.mark.parametrize(
    ("code", "is_accepted"),
    [
        ("device-fault/OVERHEATED", True),
        ("odd-fault/ODD", True),
        ("reason/OK", False),
        ("plain/NOTHING", False),
        ("device-fault/odd", False),
        ("xodd-fault/ODD", False),
    ],
)
def test_a_replacement_is_of_the_same_kind(code: str, is_accepted: bool) -> None:
    pattern = schemas(NOTIONS)["odd-fault.json"]["$defs"]["qualified"]["pattern"]

    assert bool(re.search(pattern, code)) is is_accepted


def test_the_registry_knows_targets_and_kinds() -> None:
    whole = schemas(NOTIONS, "go", "python")["registry.json"]

    assert whole["$defs"]["targets"]["items"]["enum"] == ["go", "python"]
    assert whole["$defs"]["packages"]["propertyNames"]["enum"] == ["go", "python"]
    assert whole["$defs"]["of_kinds"]["items"]["enum"] == ["reason", "fault", "plain"]
    # A new section is written here first.
    assert "enum" not in whole["$defs"]["kebab"]
    assert whole["$defs"]["sections"]["items"] == {"$ref": "#/$defs/kebab"}


@pytest.mark.parametrize(
    ("type_", "more", "is_accepted"),
    [
        ("choice", {"choices": {"one": "One."}}, True),
        ("boolean", {}, True),
        ("boolean", {"choices": {"one": "One."}}, False),
        ("boolean", {"kinds": ["fault"]}, True),
        ("boolean", {"kinds": ["faults"]}, False),
    ],
)
def test_an_attribute_is_declared(type_: str, more: dict[str, Any], is_accepted: bool) -> None:
    head = data(NOTIONS / "registry.yaml")
    head["attributes"]["new"] = {"type": type_, "description": "New.", **more}

    assert Validator(schemas(NOTIONS)["registry.json"]).is_valid(head) is is_accepted


@pytest.mark.parametrize(
    ("kind", "payload", "is_accepted"),
    [
        ("reason", {"id": "code", "http_status": "http", "blame": "who"}, True),
        ("reason", {"id": "code", "action": "todo"}, True),
        ("reason", {"final": "final"}, False),
        ("fault", {"final": "final"}, True),
        ("fault", {"permanent": "permanent"}, False),
        ("plain", {"blame": "who"}, True),
        ("plain", {"retriable": "again"}, False),
        ("new-kind", {"product": "product"}, True),
        ("new-kind", {"final": "final"}, False),
    ],
)
def test_a_payload_names_attributes_of_its_kind(kind: str, payload: dict[str, str], is_accepted: bool) -> None:
    head = data(NOTIONS / "registry.yaml")
    head["kinds"][kind] = {"title": "A kind", "payload": payload}

    assert Validator(schemas(NOTIONS)["registry.json"]).is_valid(head) is is_accepted


def code_with(facts: dict[str, object]) -> dict[str, Any]:
    code = {"id": 9, "name": "NEW", "description": "New.", **facts}
    head = {"section": "device-fault", "kind": "fault", "title": "T", "description": "D."}
    groups = [{"id": number, "name": name, "description": "G."} for number, name in enumerate(("HARDWARE", "VENDOR"))]
    return {**head, "groups": [groups[0], {**groups[1], "codes": [code]}]}


@pytest.mark.parametrize(
    ("facts", "is_accepted"),
    [
        ({"final": True, "blame": "sender", "also_in": ["HARDWARE"]}, True),
        ({"blame": "nobody"}, False),
        ({"http_status": 5}, False),
        ({"also_in": ["NOWHERE"]}, False),
        ({"also_in": [{"group": "HARDWARE", "description": "There."}]}, True),
        ({"also_in": [{"group": "NOWHERE", "description": "There."}]}, False),
        ({"alias_of": "OLD", "since": "1"}, True),
        ({"alias_of": "OLD", "final": True}, False),
        ({"alias_of": "OLD", "x-a": 1}, False),
        ({"x-a": {"b": [1]}}, True),
        ({"x-group": 1}, False),
        ({"x-groups": 1}, True),
        ({"named_by": ["manual"]}, False),
        ({"description": "Two\nlines.\n"}, True),
        ({"description": "Two\nlines. "}, False),
        ({"deprecated": {"since": "1", "reason": "retired"}}, True),
        ({"deprecated": {"since": "1", "reason": "retired", "replaced_by": "odd-fault/ODD"}}, False),
        ({"deprecated": {"since": "1", "reason": "replaced", "replaced_by": "odd-fault/ODD"}}, True),
    ],
)
def test_a_code_is_checked(facts: dict[str, object], is_accepted: bool) -> None:
    assert Validator(schemas(NOTIONS)["device-fault.json"]).is_valid(code_with(facts)) is is_accepted


def test_no_example_is_offered_as_a_value() -> None:
    """Also where an attribute is called so."""
    for folder in FOLDERS:
        assert [part for whole in schemas(folder).values() for part in parts(whole) if "examples" in part] == []
