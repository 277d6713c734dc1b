"""What documents say of codes, groups and attributes of the registry of notions, by keys that are no standard's."""

from pathlib import Path

import pytest

from generator.model import Code, Kind, Registry, Section
from generator.printing.views import VIEWS
from generator.printing.views.annotations import annotations, group_annotations, value_schema
from generator.printing.views.documentation import enum_description
from generator.printing.views.lookup import replacement
from generator.printing.views.payload import payload_properties
from generator.reading.spec import read_spec

TESTS = Path(__file__).parents[1]


def registry(name: str) -> Registry:
    found = read_spec(TESTS / name).registry
    assert found is not None
    return found


NOTIONS, SAMPLE = registry("notions"), registry("sample")


def found(registry: Registry, section_name: str, code_name: str) -> tuple[Code, Section, Kind]:
    (kind,) = (kind for kind in registry.kinds if section_name in [section.name for section in kind.sections])
    (section,) = (section for section in kind.sections if section.name == section_name)
    (code,) = (code for code in section.codes if code.name == code_name)
    return code, section, kind


def test_a_default_is_told_as_a_fact_and_what_nobody_states_is_left_out() -> None:
    assert annotations(*found(NOTIONS, "odd-fault", "ODD")) == {"x-retriable": False, "x-versions": (1,)}
    assert annotations(*found(NOTIONS, "plain", "LESS")) == {}


def test_keys_of_one_s_own_come_last() -> None:
    told = annotations(*found(SAMPLE, "main-fault", "SHARED_NUMBER"))

    assert list(told) == ["x-group", "x-permanent", "x-action", "x-since", "x-rank", "x-notes"]


ALIASES = """\
section: main
kind: fault
title: Main
description: Two groups.
groups:
  - id: 1
    name: FIRST
    description: First.
    codes:
      - {id: 1, name: ONE, wire_name: One, description: One., deprecated: {since: 1.1.0, reason: retired, note: Gone.}}
      - {id: 1, name: UNO, alias_of: ONE, description: Uno., since: 0.2.0, former_names: [UN, I]}
      - id: 1
        name: EINS
        wire_name: Eins
        alias_of: ONE
        description: Eins.
        deprecated: {since: 1.0.0, reason: replaced, replaced_by: main/ONE}
  - id: 2
    name: SECOND
    description: Second.
    codes:
      - {id: 1, name: YKSI, alias_of: ONE, description: Yksi.}
      - {id: 2, name: TWO, description: Two.}
"""


def test_an_alias_tells_what_it_does_not_share_with_its_member(tmp_path: Path) -> None:
    head = "{registry: a, title: A, kinds: {fault: Faults}, sections: [main]}"
    tmp_path.joinpath("registry.yaml").write_text(head, "utf-8")
    tmp_path.joinpath("main.yaml").write_text(ALIASES, "utf-8")
    read = read_spec(tmp_path).registry
    assert read is not None

    assert annotations(*found(read, "main", "ONE")) == {
        "x-wire-name": "One",
        "x-group": "FIRST",
        "x-deprecated": {"since": "1.1.0", "reason": "retired", "note": "Gone."},
        "x-aliases": [
            {"name": "UNO", "description": "Uno.", "since": "0.2.0", "former_names": ("UN", "I")},
            {
                "name": "EINS",
                "wire_name": "Eins",
                "description": "Eins.",
                "deprecated": {"since": "1.0.0", "reason": "replaced", "replaced_by": "main/ONE"},
            },
            {"name": "YKSI", "description": "Yksi.", "group": "SECOND"},
        ],
    }
    assert annotations(*found(read, "main", "TWO")) == {"x-group": "SECOND"}


def test_a_group_tells_its_wire_name_only_where_its_value_does_not() -> None:
    hardware = found(NOTIONS, "device-fault", "OVERHEATED")[1].groups[0]
    failure = found(NOTIONS, "reason", "UNSPECIFIED")[1].groups[1]

    assert group_annotations(hardware) == {
        "x-wire-name": "Hardware class",
        "x-range": {"first": 0, "last": 0x7FFFFFFF},
    }
    assert group_annotations(failure) == {"x-mask": {"bits": 0x80, "value": 0x80}}


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("retriable", {"type": "boolean", "default": False}),
        ("blame", {"type": "string", "enum": ["sender", "THE_NETWORK", "far-end"]}),
        ("seen", {"type": "array", "items": {"type": "string", "enum": ["lab", "field"]}}),
        ("http_status", {"type": "integer", "format": "int64"}),
        ("spec_url", {"type": "string", "format": "uri"}),
        ("versions", {"type": "array", "items": {"type": "integer", "format": "int64"}, "default": (1,)}),
    ],
)
def test_an_attribute_has_the_schema_of_its_values(name: str, shape: dict[str, object]) -> None:
    (attribute,) = (one for one in NOTIONS.attributes if one.name == name)

    assert value_schema(attribute) == {"title": attribute.title, "description": attribute.description, **shape}


def test_what_replaces_a_code_is_named_with_its_section_where_that_is_another() -> None:
    hot, _, fault = found(NOTIONS, "device-fault", "HOT")

    assert (
        enum_description(hot, fault, replacement(hot, NOTIONS))
        == "What it was called at first.\n\nDeprecated since 0.2: use OVERHEATED."
    )
    assert enum_description(*found(NOTIONS, "reason", "OK")[::2], None) == "0x00: Done."


def test_a_payload_has_what_the_registry_names_of_it() -> None:
    reason, fault, plain = NOTIONS.kinds

    assert [(one.key, one.fact) for one in payload_properties(reason)] == [
        *(("code", "id"), ("label", "name"), ("message", "description"), ("advice", "action"), ("class", "group_name")),
        *((key, "attribute") for key in ("who", "httpStatus", "product", "tryAgain")),
    ]
    assert [one.attribute.name for one in payload_properties(reason) if one.attribute] == [
        *("blame", "http_status", "product", "retriable"),
    ]
    assert payload_properties(fault) == payload_properties(plain) == ()


def test_they_are_views() -> None:
    assert {
        "annotations",
        "group_annotations",
        "value_schema",
        "enum_description",
        "payload_properties",
    } <= VIEWS.keys()
