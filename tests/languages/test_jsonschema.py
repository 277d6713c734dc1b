"""The printed JSON Schemas as a validator takes them: what they accept, and what they say of a code."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from facts import edition_ids
from hostile_registries import TEXTS
from hostile_registries import printed as printed_files
from jsonschema import Draft202012Validator
from proofs import lone_but, printed
from registries import filled_with
from trees import files

from generator.model import Registry
from generator.reading.spec import read_spec

TESTS = Path(__file__).parents[1]
REAL = TESTS.parent / "generated" / "jsonschema"
SAMPLE = TESTS / "golden" / "jsonschema"
NOTIONS = TESTS / "golden_notions" / "jsonschema"
FOLDERS = {SAMPLE: TESTS / "sample", NOTIONS: TESTS / "notions", REAL: TESTS.parent / "spec"}
REGISTRIES = dict(zip(FOLDERS, ("sample-codes", "device-codes", "infobip-codes"), strict=True))
MARKS = dict(zip(FOLDERS, ("sample-codes 2.3.4", "device-codes 0.3.0", "infobip-codes 2.0.0"), strict=True))
SCHEMAS = [path for folder in FOLDERS for path in sorted(folder.glob("*.json"))]
WITH_GROUPS = [path for path in SCHEMAS if '"group": {' in path.read_text(encoding="utf-8")]

Data = dict[str, Any]

WRONG: list[object] = ["27", "", 27.5, None, True, [], [27], {}]
# The standard's own. Ajv refuses a schema that has any other.
KEYWORDS = {
    *("$schema", "$id", "$comment", "$ref", "$defs", "title", "description", "deprecated"),
    *("type", "const", "minimum", "maximum", "anyOf", "oneOf", "properties", "additionalProperties"),
    *("enum", "items"),
}


def schema_id(value: object) -> str:
    return value.relative_to(TESTS.parent).as_posix() if isinstance(value, Path) else ""


every_schema = pytest.mark.parametrize("path", SCHEMAS, ids=schema_id)
every_folder = pytest.mark.parametrize("folder", FOLDERS, ids=schema_id)


def read_schema(path: Path) -> Data:
    schema: Data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=without_repeats)
    return schema


def without_repeats(pairs: list[tuple[str, object]]) -> Data:
    assert [key for key, count in Counter(key for key, _ in pairs).items() if count > 1] == []
    return dict(pairs)


def registry_of(folder: Path) -> Registry:
    registry = read_spec(FOLDERS[folder]).registry

    assert registry is not None
    return registry


def is_of_kind(path: Path) -> bool:
    return path.name.startswith("kind_")


def known(schema: Data, key: str = "known") -> list[Data]:
    """What a schema says of every code that it knows; of every group, if so asked."""
    listed: list[Data] = schema["oneOf"] if "oneOf" in schema else schema["$defs"][key]["oneOf"]
    return listed


def known_of_kind(schema: Data) -> list[tuple[str, Data]]:
    """The same of the schema of a kind, each with its section."""
    return [(name, code) for name, part in schema["$defs"].items() if "oneOf" in part for code in part["oneOf"]]


def known_groups(schema: Data) -> list[Data]:
    return known({"$defs": schema["$defs"], **schema["$defs"]["group"]}, "known_group")


def parts(schema: Data) -> Iterator[Data]:
    """The schema and every schema in it."""
    yield schema
    further = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    further += [*schema.get("$defs", {}).values(), *schema.get("properties", {}).values()]
    for part in further:
        yield from parts(part)


def accepts(schema: Data, value: object) -> bool:
    """Whether a value is right; two validators have to agree."""
    return accepted(schema, [value]) == [value]


def accepted(schema: Data, values: Iterable[object]) -> list[object]:
    """Those of the values that are right; two validators have to agree, which read the schema once for all of them."""
    validators = (Draft202012Validator(schema), jsonschema_rs.Draft202012Validator(schema))
    values = list(values)
    first, other = ([validator.is_valid(value) for value in values] for validator in validators)

    assert first == other
    return [value for value, is_right in zip(values, first, strict=True) if is_right]


def part_of(schema: Data, name: str) -> Data:
    """One of the definitions as a schema, as whoever refers to it has it."""
    return {"$defs": {"whole": schema}, "$ref": f"{schema['$id']}#/$defs/{name}"}


def test_schemas_were_found() -> None:
    assert len(SCHEMAS) >= 4 * 2 + 2 + 4 * 2 + 3 + 10 * 2 + 2
    assert len(WITH_GROUPS) >= 3 * 2 + 2 + 8 * 2


def test_the_notions_are_golden(tmp_path: Path) -> None:
    out = printed(TESTS / "notions", tmp_path, "jsonschema").out / "jsonschema"

    assert files(NOTIONS) == files(out), "if the change is wanted, accept it with: make golden"


@every_schema
def test_the_metaschema_accepts_it(path: Path) -> None:
    Draft202012Validator.check_schema(read_schema(path))


@every_schema
def test_it_has_no_keyword_but_the_standard_s(path: Path) -> None:
    assert {key for part in parts(read_schema(path)) for key in part} - KEYWORDS == set()


@every_schema
def test_it_is_canonical(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert json.dumps(read_schema(path), indent=2, ensure_ascii=False) + "\n" == text


@every_schema
def test_its_id_is_a_name_without_an_address(path: Path) -> None:
    schema = read_schema(path)
    name = path.name.removesuffix(".json").replace(".strict", ":strict")
    file = "" if is_of_kind(path) else f"{path.name.partition('.')[0]}.yaml"

    assert f"urn:{REGISTRIES[path.parent]}:{name}" == schema["$id"]
    made_of = f"{FOLDERS[path.parent].name}/{file} of {MARKS[path.parent]}"
    assert f"Code generated by enumerant from {made_of}. DO NOT EDIT." == schema["$comment"]


@every_folder
def test_every_id_is_its_own(folder: Path) -> None:
    ids = [read_schema(path)["$id"] for path in folder.glob("*.json")]

    assert len(set(ids)) == len(ids)


# As many choices are tried with each of as many numbers.
LONGEST = REAL / "kind_error.json"


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.prove if path == LONGEST else (), id=schema_id(path)) for path in SCHEMAS],
)
def test_what_it_accepts(path: Path) -> None:
    schema = read_schema(path)
    listed = [code for _, code in known_of_kind(schema)] if is_of_kind(path) else known(schema)

    assert listed != []
    consts = [code["const"] for code in listed]
    assert consts == accepted(schema, consts)
    # A number that fits in each width and that nothing has.
    assert (".strict." not in path.name) == accepts(schema, 126)
    assert accepted(schema, (*WRONG, 2**32, -(2**31) - 1)) == []


@pytest.mark.parametrize(
    ("path", "least", "greatest"),
    [
        (NOTIONS / "reason.json", 0, 255),
        (NOTIONS / "kind_reason.json", 0, 255),
        (NOTIONS / "device-fault.json", 0, 4294967295),
        (NOTIONS / "kind_fault.json", 0, 4294967295),
        (NOTIONS / "plain.json", -2147483648, 2147483647),
        (REAL / "general-error.json", -2147483648, 2147483647),
    ],
    ids=schema_id,
)
def test_a_number_is_as_wide_as_its_kind(path: Path, least: int, greatest: int) -> None:
    schema = read_schema(path)

    assert [accepts(schema, number) for number in (least, greatest)] == [True, True]
    assert [accepts(schema, number) for number in (least - 1, greatest + 1)] == [False, False]


@pytest.mark.parametrize("path", WITH_GROUPS, ids=schema_id)
def test_what_its_groups_accept(path: Path) -> None:
    schema = read_schema(path)
    groups = part_of(schema, "group")

    consts = [group["const"] for group in known_groups(schema)]
    assert consts == accepted(groups, consts) != []
    assert (".strict." not in path.name) == accepts(groups, 99999)
    assert accepted(groups, WRONG) == []


@every_folder
def test_a_section_knows_the_members_of_the_model(folder: Path) -> None:
    for section in registry_of(folder).sections:
        expected = [(code.id, code.name) for code in section.members]
        descriptions = [code.description for code in section.members]
        for suffix in ("json", "strict.json"):
            schema = read_schema(folder / f"{section.name}.{suffix}")

            assert (section.title, section.description) == (schema["title"], schema["description"])
            assert expected == [(code["const"], code["title"]) for code in known(schema)]
            assert section.name in ("reason", "plain") or descriptions == [
                code["description"] for code in known(schema)
            ]


@every_folder
def test_a_kind_knows_the_members_of_its_sections(folder: Path) -> None:
    for kind in registry_of(folder).kinds:
        schema = read_schema(folder / f"kind_{kind.name}.json")
        expected = [(section.name, code.id, code.name) for section in kind.sections for code in section.members]

        assert kind.title == schema["title"]
        assert expected == [(section, code["const"], code["title"]) for section, code in known_of_kind(schema)]
        assert [{"$ref": f"#/$defs/{section.name}"} for section in kind.sections] == schema["anyOf"][:-1]


@every_folder
def test_a_section_is_told_alike_in_all_its_schemas(folder: Path) -> None:
    for section in registry_of(folder).sections:
        loose, strict, kind = (
            read_schema(folder / name)
            for name in (f"{section.name}.json", f"{section.name}.strict.json", f"kind_{section.kind}.json")
        )
        of_kind = kind["$defs"][section.name]

        assert known(loose) == known(strict) == of_kind["oneOf"]
        assert loose["anyOf"] == [{"$ref": "#/$defs/known"}, kind["anyOf"][-1]]
        assert f"{loose['$id']}:strict" == strict["$id"]
        assert (strict["title"], strict["description"]) == (of_kind["title"], of_kind["description"])
        if "$defs" in strict:
            assert known_groups(loose) == known_groups(strict)


@pytest.mark.parametrize("kind", ["status", "error"])
def test_the_registry_has_the_codes_of_its_page(kind: str) -> None:
    codes = known_of_kind(read_schema(REAL / f"kind_{kind}.json"))

    assert {*edition_ids(kind=kind)} <= {(section, code["const"]) for section, code in codes}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            REAL / "general-error.json",
            {
                "const": 27,
                "title": "EC_ABSENT_SUBSCRIBER",
                "description": "The phone could not be reached: it is switched off, detached or out of coverage.",
            },
        ),
        (
            REAL / "general-error.strict.json",
            {
                "const": 2053,
                "title": "EC_BLACKLISTED_SENDERADDRESS",
                "description": "The sender's number is blocklisted, at the operator's wish or on the account.",
            },
        ),
        (
            SAMPLE / "main-fault.strict.json",
            {"const": 50, "title": "RETIRED_CODE", "deprecated": True, "description": "No longer sent."},
        ),
        (
            NOTIONS / "reason.json",
            {"const": 135, "title": "NOT_AUTHORIZED", "description": "0x87: Not allowed."},
        ),
        (NOTIONS / "reason.strict.json", {"const": 0, "title": "OK", "description": "0x00: Done."}),
        (
            NOTIONS / "device-fault.json",
            {
                "const": 4294967295,
                "title": "LOST",
                "description": "The greatest there can be, outside of the range.",
            },
        ),
        (NOTIONS / "device-fault.strict.json", {"const": 1, "title": "OVERHEATED", "description": "Too warm."}),
        (NOTIONS / "plain.json", {"const": -1, "title": "LESS", "description": "-0x00000001: Less."}),
    ],
    ids=lambda value: f"{value['const']}" if isinstance(value, dict) else schema_id(value),
)
def test_it_says_all_of_a_code(path: Path, expected: Data) -> None:
    (code,) = (code for code in known(read_schema(path)) if code["const"] == expected["const"])

    assert expected == code


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            REAL / "general-error.json",
            [(0, "OK"), (1, "HANDSET_ERRORS"), (2, "USER_ERRORS"), (3, "OPERATOR_ERRORS")],
        ),
        (SAMPLE / "main-signal.strict.json", [(0, "OFF"), (1, "ON")]),
        (NOTIONS / "device-fault.json", [(1, "HARDWARE"), (2, "SOFTWARE"), (0, "VENDOR")]),
    ],
    ids=schema_id,
)
def test_it_names_the_groups(path: Path, expected: list[tuple[int, str]]) -> None:
    assert expected == [(group["const"], group["title"]) for group in known_groups(read_schema(path))]


def test_a_group_says_what_its_codes_have_in_common() -> None:
    group, _, vendor = known_groups(read_schema(NOTIONS / "device-fault.strict.json"))

    assert group == {"const": 1, "title": "HARDWARE", "description": "Something is broken."}
    assert vendor["description"] == "Known from the wire alone."


@pytest.mark.parametrize(
    "path",
    [REAL / "dlt-error.strict.json", NOTIONS / "reason.strict.json", NOTIONS / "plain.strict.json"],
    ids=schema_id,
)
def test_where_no_group_has_an_id_there_is_no_schema_of_one(path: Path) -> None:
    loose = path.with_name(path.name.replace(".strict", ""))

    assert "$defs" not in read_schema(path)
    assert {*read_schema(loose)["$defs"]} == {"known"}


def test_statuses_and_errors_are_told_apart() -> None:
    schema = read_schema(REAL / "general-status.strict.json")

    assert accepts(schema, 52)
    assert not accepts(schema, 27)


@pytest.mark.parametrize("name", ["fault", "plain"])
def test_a_kind_without_payload_keys_describes_no_payload(name: str) -> None:
    assert "payload_object" not in read_schema(NOTIONS / f"kind_{name}.json")["$defs"]


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ({"code": 135, "label": "Not authorized", "message": "No.", "class": "Failure"}, True),
        ({"code": 126, "further": [None]}, True),
        ({}, True),
        ({"code": 256}, False),
        ({"code": "135"}, False),
        ({"label": 135}, False),
        ({"message": None}, False),
        ({"class": 1}, False),
        ({"advice": "Wait.", "who": "somebody else", "httpStatus": 599, "product": "", "tryAgain": False}, True),
        ({"httpStatus": "599"}, False),
        ({"tryAgain": None}, False),
        ({"tryAgain": "false"}, True),
        # Known of codes, and not named in the payload: a key like any other.
        ({"retriable": 7}, True),
        # Groups without ids have no key for one, whatever the kind says.
        ({"classId": "anything"}, True),
        (135, False),
    ],
)
def test_what_a_payload_is(payload: object, expected: bool) -> None:
    assert accepts(part_of(read_schema(NOTIONS / "kind_reason.json"), "payload_object"), payload) == expected


def test_a_payload_carries_the_ids_of_groups_that_have_some_and_attributes(tmp_path: Path) -> None:
    attributes = "seen: seenIn, versions: versions, final: last"
    grouped = f"payload: {{object: error, id: id, group_id: groupId, group_name: group, {attributes}}}"
    spec = tmp_path / "spec"
    spec.mkdir()
    for path in (TESTS / "notions").iterdir():
        text = path.read_text("utf-8").replace("ids: uint32", f"ids: uint32\n    {grouped}")
        spec.joinpath(path.name).write_text(text, "utf-8")
    schema = read_schema(printed(spec, tmp_path, "jsonschema").out / "jsonschema" / "kind_fault.json")
    right = {"id": 2**32 - 1, "groupId": 99999, "group": "?", "seenIn": ["lab", "sea"], "versions": [7], "last": "true"}

    assert list(schema["$defs"]["payload_object"]["properties"]) == [*right]
    assert accepts(part_of(schema, "payload_object"), right)
    for key, wrong in {"groupId": "1", "seenIn": "lab", "versions": ["1"], "last": "no"}.items():
        assert not accepts(part_of(schema, "payload_object"), right | {key: wrong})


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_payload_s_key_may_be_any_line(text: str) -> None:
    registry = filled_with(text)
    line = registry["registry"]["title"]
    payload = {"id": f"{line}1", "name": f"{line}2", "description": f"{line}3", "group_name": line}
    registry["registry"]["kinds"]["one"] = {"title": line, "payload": payload}
    with printed_files(registry, "jsonschema") as folder:
        schema = read_schema(folder / "kind_one.json")

    assert [*payload.values()] == [*schema["$defs"]["payload_object"]["properties"]]


def test_no_name_of_a_section_meets_one_of_ours(tmp_path: Path) -> None:
    """Whatever sections are called, there is a file and an id for each of them, and for their kind."""
    names = ["error", "kind", "kind-error", "known", "payload-object", "strict"]
    spec = lone_but("sections: [error]", f"sections: [{', '.join(names)}]", tmp_path / "lone")
    section = spec.joinpath("error.yaml").read_text("utf-8")
    for name in names:
        spec.joinpath(f"{name}.yaml").write_text(section.replace("section: error", f"section: {name}"), "utf-8")
    folder = printed(spec, tmp_path, "jsonschema").out / "jsonschema"
    ids = {read_schema(path)["$id"] for path in folder.iterdir()}

    assert {path.name for path in folder.iterdir()} == {
        "kind_error.json",
        *(f"{name}{suffix}.json" for name in names for suffix in ("", ".strict")),
    }
    assert len(ids) == 2 * len(names) + 1
    assert [*read_schema(folder / "kind_error.json")["$defs"]] == names
