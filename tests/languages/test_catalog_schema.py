"""The schema of the printed catalogue: it takes the catalogue, and nothing that a registry could not say."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from catalogs import COMMENTS, NOTIONS, REAL, SAMPLE, SPECS, Data, code_of, read_json
from jsonschema import Draft202012Validator

Change = Callable[[Data], object]
Validator = Callable[[Data], Any]

every_folder = pytest.mark.parametrize("folder", SPECS, ids=lambda path: path.parent.name)

# What stands in the schema beside texts: a validator that is strict knows no other.
KEYWORDS = {
    *("$schema", "$id", "$comment", "$ref", "$defs", "title", "description"),
    *("type", "enum", "const", "allOf", "anyOf", "if", "then"),
    *("required", "properties", "patternProperties", "additionalProperties"),
    *("items", "minItems", "uniqueItems", "minimum", "maximum", "minLength", "pattern"),
}
# Their values are maps of schemas.
MAPS = {"properties", "patternProperties", "$defs"}


@every_folder
def test_the_metaschema_accepts_the_schema(folder: Path) -> None:
    Draft202012Validator.check_schema(read_json(folder / "catalog.schema.json"))


@pytest.mark.parametrize(
    ("folder", "name"), [(REAL, "infobip-codes"), (SAMPLE, "sample-codes"), (NOTIONS, "device-codes")]
)
def test_the_schema_s_id_is_a_name_without_an_address(folder: Path, name: str) -> None:
    schema = read_json(folder / "catalog.schema.json")

    assert (f"urn:{name}:catalog", COMMENTS[name]) == (
        schema["$id"],
        schema["$comment"],
    )


@every_folder
def test_the_schema_accepts_the_catalogue(folder: Path) -> None:
    catalog = read_json(folder / "catalog.json")

    assert folder.joinpath(catalog["$schema"]).is_file()
    Draft202012Validator(read_json(folder / "catalog.schema.json")).validate(catalog)


def schemas(schema: object) -> Iterator[Data]:
    """Every schema inside this one, and itself."""
    if isinstance(schema, list):
        for one in schema:
            yield from schemas(one)
    if not isinstance(schema, dict):
        return
    yield schema
    for key, value in schema.items():
        if key in MAPS:
            for one in value.values():
                yield from schemas(one)
        elif key not in ("const", "enum"):
            yield from schemas(value)


@every_folder
def test_a_strict_validator_knows_every_keyword_and_every_type(folder: Path) -> None:
    """Ajv's rules: no keyword of our own, and none without the type that it is about."""
    found = list(schemas(read_json(folder / "catalog.schema.json")))
    types = {"items": "array", "minItems": "array", "minimum": "integer", "pattern": "string", "required": "object"}

    assert len(found) > 100
    assert {key for schema in found for key in schema} <= KEYWORDS
    for keyword, wanted in types.items():
        assert [one for one in found if keyword in one and wanted not in one.get("type", "")] == []


def test_the_schema_wants_every_key_and_no_other() -> None:
    """All but those that say what a kind has beyond the others."""
    schema = read_json(SAMPLE / "catalog.schema.json")
    for name in ("section_of_signal", "section_of_fault"):
        del schema["$defs"][name]
    for part in ("code", "payload"):
        schema["$defs"][part]["properties"]["attributes"] = {}
    found = [one for one in schemas(schema) if one.get("type") == "object"]

    assert len(found) == 20
    assert [one for one in found if one.get("required", []) != list(one.get("properties", {}))] == []
    assert [one for one in found if one["additionalProperties"] is not False] == []


def section_of(catalog: Data, name: str) -> Data:
    (section,) = (section for section in catalog["sections"] if section["name"] == name)
    found: Data = section
    return found


def code_27(catalog: Data) -> Data:
    return code_of(catalog, "general-error", "EC_ABSENT_SUBSCRIBER")


WRONG: dict[str, Change] = {
    "no name": lambda catalog: code_27(catalog).pop("name"),
    "no attributes": lambda catalog: code_27(catalog).pop("attributes"),
    "no permanent": lambda catalog: code_27(catalog)["attributes"].pop("permanent"),
    "a status with permanent": lambda catalog: catalog["sections"][0]["codes"][0]["attributes"].update(permanent=True),
    "an id as text": lambda catalog: code_27(catalog).update(id="27"),
    "an id with a fraction": lambda catalog: code_27(catalog).update(id=27.5),
    "an id beyond 32 bits": lambda catalog: code_27(catalog).update(id=2**31),
    "a name in small letters": lambda catalog: code_27(catalog).update(name="absent_subscriber"),
    "permanent as text": lambda catalog: code_27(catalog)["attributes"].update(permanent="no"),
    "an unknown attribute": lambda catalog: code_27(catalog)["attributes"].update(retryable=True),
    "an unknown kind": lambda catalog: catalog["sections"][0].update(kind="other"),
    "an empty description": lambda catalog: code_27(catalog).update(description=""),
    "no description": lambda catalog: code_27(catalog).update(description=None),
    "an unknown key": lambda catalog: code_27(catalog).update(retryable=True),
    "a key of x alone": lambda catalog: code_27(catalog).update({"x-": True}),
    "one former name": lambda catalog: code_27(catalog).update(former_names="EC_OLD"),
    "a former name twice": lambda catalog: code_27(catalog).update(former_names=["EC_OLD", "EC_OLD"]),
    "deprecated as a truth": lambda catalog: code_27(catalog).update(deprecated=True),
    "deprecated for no reason": lambda catalog: code_27(catalog).update(
        deprecated={"since": "2", "reason": "old", "replaced_by": None, "note": None}
    ),
    "a listing without a text": lambda catalog: code_27(catalog).update(also_in=[{"group": "USER_ERRORS"}]),
    "an unknown key of a group": lambda catalog: catalog["sections"][0]["groups"][0].update(colour="green"),
    "a group's id as text": lambda catalog: catalog["sections"][0]["groups"][0].update(id="1"),
    "no codes": lambda catalog: catalog["sections"][0].update(codes=[]),
    "no kind": lambda catalog: catalog["sections"][0].pop("kind"),
    "an unknown key of a section": lambda catalog: catalog["sections"][0].update(members=[]),
    "an unknown key of a kind": lambda catalog: catalog["kinds"][0].update(sections=[]),
    "a source without a title": lambda catalog: catalog["sources"][0].pop("title"),
    "another registry": lambda catalog: catalog.update(name="other-codes"),
    "no version": lambda catalog: catalog.pop("version"),
    "an unknown key of the registry": lambda catalog: catalog.update(targets=[]),
}
RIGHT: dict[str, Change] = {
    "as it is": lambda catalog: None,
    "a new code": lambda catalog: section_of(catalog, "general-error")["codes"].append(
        code_27(catalog) | {"id": 99999}
    ),
    "an own key": lambda catalog: code_27(catalog).update({"x-own-key": {"any": ["thing"]}}),
    "an own key of a group": lambda catalog: catalog["sections"][0]["groups"][0].update({"x-own": None}),
}


def values(catalog: Data, name: str = "OVERHEATED") -> Data:
    """What a code of the registry of all notions has of its attributes."""
    sections = {"OVERHEATED": "device-fault", "CRASHED": "device-fault", "UNSPECIFIED": "reason", "LESS": "plain"}
    found: Data = code_of(catalog, sections[name], name)["attributes"]
    return found


WRONG_NOTIONS: dict[str, Change] = {
    "a boolean as text": lambda catalog: values(catalog).update(retriable="true"),
    "a boolean as a number": lambda catalog: values(catalog).update(retriable=1),
    "nothing where there is a default": lambda catalog: values(catalog).update(retriable=None),
    "a choice that is none": lambda catalog: values(catalog).update(blame="nobody"),
    "a choice in other letters": lambda catalog: values(catalog).update(blame="the_network"),
    "several choices at once": lambda catalog: values(catalog).update(blame=["sender"]),
    "one of several": lambda catalog: values(catalog).update(seen="lab"),
    "several with one twice": lambda catalog: values(catalog).update(seen=["lab", "lab"]),
    "several with a choice that is none": lambda catalog: values(catalog).update(seen=["lab", "shop"]),
    "none of several": lambda catalog: values(catalog).update(seen=None),
    "an empty list where there is a default": lambda catalog: values(catalog).update(versions=[]),
    "numbers as texts": lambda catalog: values(catalog).update(versions=["1"]),
    "a number as text": lambda catalog: values(catalog, "UNSPECIFIED").update(http_status="500"),
    "a fraction": lambda catalog: values(catalog, "UNSPECIFIED").update(http_status=500.5),
    "a text as a number": lambda catalog: values(catalog, "UNSPECIFIED").update(product=3),
    "an empty text": lambda catalog: values(catalog, "UNSPECIFIED").update(product=""),
    "an address without a scheme": lambda catalog: values(catalog).update(spec_url="codes.example"),
    "an attribute of another kind": lambda catalog: values(catalog).update(http_status=500),
    "an attribute of no kind": lambda catalog: values(catalog, "LESS").update(blame=None),
    "an attribute less": lambda catalog: values(catalog).pop("final"),
    "an id wider than its kind": lambda catalog: code_of(catalog, "reason", "OK").update(id=256),
    "an id below its kind": lambda catalog: code_of(catalog, "device-fault", "LOST").update(id=-1),
    "a group's id below its kind": lambda catalog: section_of(catalog, "device-fault")["groups"][0].update(id=-1),
    "a range without an end": lambda catalog: section_of(catalog, "device-fault")["groups"][0]["range"].pop("last"),
    "a range as text": lambda catalog: section_of(catalog, "device-fault")["groups"][0].update(range="0..9"),
    "a mask without bits": lambda catalog: section_of(catalog, "reason")["groups"][0]["mask"].pop("bits"),
    "a mask below nothing": lambda catalog: section_of(catalog, "reason")["groups"][0]["mask"].update(bits=-1),
    "a reserved number without a reason": lambda catalog: section_of(catalog, "reason")["reserved"].append({"id": 1}),
    "a reserved range without an end": lambda catalog: section_of(catalog, "reason")["reserved"][3].pop("last"),
    "a reserved name with a number": lambda catalog: section_of(catalog, "reason")["reserved"][5].update(id=1),
    "an empty reason": lambda catalog: section_of(catalog, "reason")["reserved"][1].update(reason=""),
    "a reserved range as a list": lambda catalog: section_of(catalog, "reason")["reserved"].append([1, 2]),
    "no wire name": lambda catalog: code_of(catalog, "reason", "OK").pop("wire_name"),
    "a declaration of another type": lambda catalog: catalog["attributes"][0].update(type="bool"),
    "a declaration of no kind": lambda catalog: catalog["attributes"][0].update(kinds=[]),
    "a choice without a text": lambda catalog: catalog["attributes"][1]["choices"][0].pop("description"),
    "ids of another width": lambda catalog: catalog["kinds"][0]["ids"].update(name="int64"),
    "another notation": lambda catalog: catalog["kinds"][0].update(notation="octal"),
    "an unknown key of a payload": lambda catalog: catalog["kinds"][0]["payload"].update(text="text"),
    "an unknown key of the package": lambda catalog: catalog["package"].update(owner="A."),
    "a site that is no address": lambda catalog: catalog.update(site_url="codes.example"),
}
RIGHT_NOTIONS: dict[str, Change] = {
    "as it is": lambda catalog: None,
    "another choice": lambda catalog: values(catalog).update(blame="sender"),
    "no choice": lambda catalog: values(catalog).update(blame=None),
    "none of several, in a list": lambda catalog: values(catalog).update(seen=[]),
    "another number": lambda catalog: values(catalog, "UNSPECIFIED").update(http_status=-1),
    "the greatest id": lambda catalog: code_of(catalog, "reason", "OK").update(id=255),
    "no range": lambda catalog: section_of(catalog, "device-fault")["groups"][0].update(range=None),
}


# The one in Python takes its time for a big catalogue.
by_validator = pytest.mark.parametrize(
    "validator", [jsonschema_rs.Draft202012Validator, pytest.param(Draft202012Validator, marks=pytest.mark.prove)]
)


@by_validator
@pytest.mark.parametrize(
    ("change", "right"), [*((change, False) for change in WRONG), *((change, True) for change in RIGHT)]
)
def test_what_the_schema_accepts(change: str, right: bool, validator: Validator) -> None:
    assert right == is_accepted(REAL, (WRONG | RIGHT)[change], validator)


@by_validator
@pytest.mark.parametrize(
    ("change", "right"), [*((change, False) for change in WRONG_NOTIONS), *((change, True) for change in RIGHT_NOTIONS)]
)
def test_what_the_schema_of_all_notions_accepts(change: str, right: bool, validator: Validator) -> None:
    assert right == is_accepted(NOTIONS, (WRONG_NOTIONS | RIGHT_NOTIONS)[change], validator)


def is_accepted(folder: Path, change: Change, validator: Validator) -> bool:
    """Whether the schema takes the catalogue with a change."""
    catalog = read_json(folder / "catalog.json")
    change(catalog)
    is_right: bool = made(validator, folder).is_valid(catalog)
    return is_right


@cache
def made(validator: Validator, folder: Path) -> Any:
    return validator(read_json(folder / "catalog.schema.json"))
