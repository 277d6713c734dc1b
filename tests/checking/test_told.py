"""How numbers and examples are told: as the registry at hand writes them, with what it has."""

from pathlib import Path
from typing import Any

import pytest
from bad_registries import MAIN, OTHER, REGISTRY, heads, refusal, write_registry
from jsonschema_rs import Draft202012Validator

from generator.errors import Location
from generator.ids import Hexadecimal, as_written, said
from generator.reading.own_schema import OwnSchemas, schema_of_registry
from generator.reading.schemas import Schema
from generator.reading.source import read_document

TESTS = Path(__file__).parents[1]
FOLDERS = [TESTS / "sample", TESTS / "notions", *sorted((TESTS / "registries").iterdir())]
BAD = sorted(TESTS.joinpath("bad_spec").glob("*.yaml"))


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0x0"), (239, "0xEF"), (-1, "-0x1"), (2**32 - 1, "0xFFFFFFFF"), (-32768, "-0x8000")]
)
def test_a_number_is_said_in_hexadecimal(number: int, expected: str) -> None:
    assert str(Hexadecimal(number)) == f"{said(number, hexadecimal=True)}" == expected
    assert str(said(number, hexadecimal=False)) == str(number)


@pytest.mark.parametrize(
    ("wrong", "text", "expected"),
    [
        ("id 32 is reserved", "0x20", "id 0x20 is reserved"),
        ("id 32 is reserved", "0x00000020 # spare", "id 0x00000020 is reserved"),
        ("id 239 is reserved", "0xeF, name: A}", "id 0xeF is reserved"),
        # In a kind that is hexadecimal somebody wrote a decimal number.
        ("id: 0x1DC is not an integer of 8 bits", "476", "id: 476 is not an integer of 8 bits"),
        ("id 32 is reserved", "32", "id 32 is reserved"),
        ("the range ends before it begins, at 224", "0xEF..0xE0", "the range ends before it begins, at 0xE0"),
        ("the range ends before it begins, at 224", '"0xEF..0xE0"', "the range ends before it begins, at 0xE0"),
        ("300 is no id of kind fault", "0x12C..", "0x12C is no id of kind fault"),
        ("300 is no id of kind fault", "..0x12C", "0x12C is no id of kind fault"),
        # Said once of the number; what else is said with the same digits is not the number.
        ("id 8 is reserved with the reason '8 bits'", "0x8", "id 0x8 is reserved with the reason '8 bits'"),
        ("an integer of 16 bits, int8 or x-8", "0x8", "an integer of 16 bits, int8 or x-8"),
        ("name TEN_32 is reserved", "0x20", "name TEN_32 is reserved"),
        ("id: '0x8' is not an integer of 8 bits", '"0x8"', "id: '0x8' is not an integer of 8 bits"),
        ("id: '010' is not an integer of 8 bits", "010", "id: '010' is not an integer of 8 bits"),
        ("id: -129 is not an integer of 8 bits", "-129", "id: -129 is not an integer of 8 bits"),
        # What begins otherwise is no number, and so is nothing.
        ("id 32 is reserved", "{id: 0x20}", "id 32 is reserved"),
        ("id 32 is reserved", "", "id 32 is reserved"),
    ],
)
def test_what_is_told_of_a_number_says_it_as_it_is_written(wrong: str, text: str, expected: str) -> None:
    assert as_written(wrong, text) == expected


def data_of(path: Path) -> dict[str, Any]:
    data = read_document(path, str(path)).data
    return data if isinstance(data, dict) else {}


def own_of(head: dict[str, Any]) -> OwnSchemas:
    return OwnSchemas(head, Location("registry.yaml"))


def shown(schema: Schema) -> dict[str, Any]:
    """What is shown of each definition, as data: what messages say in hexadecimal is a number all the same."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(entry) for key, entry in value.items()}
        if isinstance(value, list):
            return [plain(entry) for entry in value]
        if isinstance(value, str):
            # Stands for a code, before any is read.
            return value.replace("/…", "/ANY")
        return int(value) if type(value) is Hexadecimal else value

    return {name: plain(part["examples"]) for name, part in schema.at_hand.items()}


def wrong_examples(schema: Schema) -> list[str]:
    """The names of the definitions that refuse what is shown of them."""
    wrong = []
    for name, examples in shown(schema).items():
        definition = name.split(": ")[-1]
        part = schema.whole["$defs"][definition] if definition else schema.whole
        validator = Draft202012Validator({**part, "$defs": schema.whole["$defs"]})
        wrong += [name for example in examples if not validator.is_valid(example)]
    return wrong


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_shown_of_a_registry_is_right(folder: Path) -> None:
    head = data_of(folder / "registry.yaml")
    own, names = own_of(head), head["sections"]
    schemas = [own.at_hand(name, data_of(folder / f"{name}.yaml")) for name in names]

    assert wrong_examples(schema_of_registry(head)) == []
    assert shown(schema_of_registry(head))["sections"] == [names[:1]]
    for name, schema in zip(names, schemas, strict=True):
        assert wrong_examples(schema) == []
        # Nothing that is made up, of a section that has codes.
        assert shown(schema)["qualified"][0].startswith(f"{name}/")
        assert "DISK_FULL" not in str(schema.at_hand)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_what_is_shown_is_right_whatever_is_wrong(path: Path) -> None:
    head = {"kinds": {"fault": {"title": "Faults", "ids": "int8", "notation": "hexadecimal"}}, "sources": 5}

    assert wrong_examples(own_of(head).at_hand("main", data_of(path))) == []
    assert wrong_examples(schema_of_registry(data_of(path))) == []


@pytest.mark.parametrize(
    ("number", "ids", "notation", "expected"),
    [
        (10, "int32", "decimal", "10..19"),
        (127, "int8", "decimal", "120..127"),
        (-128, "int8", "decimal", "-128..-121"),
        (0x41, "uint8", "hexadecimal", "0x40..0x4F"),
        (0xFFFFFFFF, "uint32", "hexadecimal", "0xFFFFFFF0..0xFFFFFFFF"),
    ],
)
def test_a_range_is_shown_around_a_number_that_there_is(number: int, ids: str, notation: str, expected: str) -> None:
    own = own_of({"kinds": {"fault": {"title": "Faults", "ids": ids, "notation": notation}}})
    section = {"kind": "fault", "codes": [{"id": number, "name": "TEN"}]}

    assert shown(own.at_hand("main", section))["range"] == [expected]


def test_where_a_registry_has_nothing_to_show_an_example_is_made_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither of other files is anything taken."""
    main = MAIN.partition("codes:")[0] + "codes:\n  - 7\n"
    other = OTHER + "    named_by: manual\n    since: ''\n    also_in: 5\n"
    registry = REGISTRY.replace("sources:\n  manual: {title: The manual}\n", "")
    spec = write_registry(tmp_path, {"registry.yaml": registry, "main.yaml": main, "other.yaml": other})
    no_line = "is not one line of visible text without spaces at its ends"

    assert heads(refusal(spec, capsys)) == [
        "main.yaml:6:5: codes: 7 is not a code: a map with id, name and description; "
        "write it like {id: 10, name: DISK_FULL, description: No room is left.}",
        "other.yaml:9:15: named_by: 'manual' is not a list of keys of sources, each once; write [manual]",
        f"other.yaml:10:12: since: '' {no_line}; write it like \"1.2\"",
        "other.yaml:11:14: also_in: 5 is not a list of group names, or of maps with group and description; "
        "write it like [MEDIA]",
    ]


def test_registry_yaml_shows_what_it_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registry = REGISTRY.replace("kinds: [fault]", "kinds: fault").replace("[main, other]", "[main, other, 5]")
    registry = registry.replace("title: Bad codes", "title: Bad codes\npackage: {example: TEN}")
    spec = write_registry(tmp_path, {"registry.yaml": registry})
    kebab = "is not a name in small letters, digits and dashes, a letter first, of at most 60 letters"

    assert heads(refusal(spec, capsys)) == [
        "registry.yaml:3:20: example: 'TEN' is not a section and a name; write it like \"main/…\"",
        f'registry.yaml:7:25: sections: 5 {kebab}; write it like "main"',
        "registry.yaml:14:12: kinds: 'fault' is not a list of kinds, each once; write [fault]",
    ]


@pytest.mark.parametrize(
    ("number", "like"),
    [
        ("id: 3, ", "{id: 3, name: LOST, description: …, codes: [{id: 10, name: TEN, description: …}]}"),
        ("", "{name: LOST, description: …, codes: [{id: 10, name: TEN, description: …}]}"),
        ("id: '3', ", "{name: LOST, description: …, codes: [{id: 10, name: TEN, description: …}]}"),
    ],
)
def test_a_group_is_shown_with_its_id_if_it_has_one(
    number: str, like: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    group = f"  - {{{number}name: LOST, description: Lost., codes: [{{id: 10, name: TEN, description: Ten.}}]}}\n"
    spec = write_registry(tmp_path, {"main.yaml": MAIN.partition("codes:")[0] + "groups:\n" + group + "  - 7\n"})

    assert heads(refusal(spec, capsys))[-1].endswith(f"write it like {like}")
