"""Views that look-ups are made of, asked of the notions: facts by hand."""

from pathlib import Path

import pytest
from proofs import NOTIONS, SAMPLE, Printed
from registries import Data, write_registry

from generator.model import Section
from generator.printing.views.lookup import (
    answers,
    by_fact,
    by_id,
    folded_former_names,
    folded_names,
    former_names_of_aliases,
    formerly,
    replacement,
)
from generator.printing.views.stated import members_state, states

REGISTRY = NOTIONS.registry()
SECTIONS = {section.name: section for section in REGISTRY.sections}
ATTRIBUTES = {attribute.name: attribute for attribute in REGISTRY.attributes}


def test_by_id() -> None:
    assert [(code.id, code.name) for code in by_id(SECTIONS["device-fault"])] == [
        (1, "OVERHEATED"),
        (0x80000001, "CRASHED"),
        (4294967295, "LOST"),
    ]


def answered(section: Section, asked: str) -> list[tuple[object, list[str]]]:
    found = answers(section, ATTRIBUTES.get(asked, asked))
    return [(answer, [code.name for code in codes]) for answer, codes in found]


def test_answers() -> None:
    assert answered(SECTIONS["reason"], "wire_name") == [
        ("Success | <ok>", ["OK"]),
        ("Unspecified error", ["UNSPECIFIED"]),
        (None, []),
    ]
    # What is the default answers as an unknown code does.
    assert answered(SECTIONS["device-fault"], "retriable") == [(True, ["OVERHEATED"]), (None, [])]
    assert answered(SECTIONS["device-fault"], "aliases") == [(("HOT", "WARM"), ["OVERHEATED"]), (None, [])]
    assert answered(SECTIONS["plain"], "action") == answered(SECTIONS["reason"], "versions") == []
    grouped = [
        ([group.name for group in groups] if isinstance(groups, tuple) else None, [code.name for code in codes])
        for groups, codes in answers(SECTIONS["device-fault"], "groups")
    ]
    assert grouped == [
        (["HARDWARE"], ["OVERHEATED"]),
        (["SOFTWARE", "HARDWARE"], ["CRASHED"]),
        (["SOFTWARE"], ["LOST"]),
        (None, []),
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # More than half, whatever it is; exactly half is not.
        ("yynn", [(True, ["C1", "C2"]), (False, ["C3", "C4"]), (None, [])]),
        ("nynn", [(True, ["C2"]), (False, [])]),
        ("y", [(True, [])]),
        ("y-n--", [(True, ["C1"]), (False, ["C3"]), (None, [])]),
        ("yy-yn", [(None, ["C3"]), (False, ["C5"]), (True, [])]),
        ("---", []),
    ],
)
def test_what_more_than_half_answer_stands_for_all_others(
    told: str, expected: list[tuple[object, list[str]]], tmp_path: Path
) -> None:
    stated = {"y": {"ok": True}, "n": {"ok": False}, "-": {}}
    codes = [{"id": id, "name": f"C{id}", "description": "A.", **stated[one]} for id, one in enumerate(told, 1)]
    head = {"registry": "most", "title": "Most", "kinds": {"fault": "Faults"}, "sections": ["main"]}
    section = {"section": "main", "kind": "fault", "title": "A", "description": "B.", "codes": codes}
    declared = {"ok": {"type": "boolean", "description": "Whether."}}
    write_registry({"registry": {**head, "attributes": declared}, "main": section}, tmp_path)
    registry = Printed("most", tmp_path, tmp_path).registry()
    found = answers(registry.sections[0], registry.attributes[0])

    assert [(answer, [code.name for code in codes]) for answer, codes in found] == expected


def test_by_fact() -> None:
    def asked(section: str, name: str) -> list[tuple[object, list[str]]]:
        found = by_fact(SECTIONS[section], ATTRIBUTES[name])
        return [(value, [code.name for code in codes]) for value, codes in found]

    assert asked("device-fault", "versions") == [((1, 2), ["OVERHEATED"]), ((3,), ["CRASHED"])]
    # What is the default answers as an unknown code does.
    assert asked("device-fault", "retriable") == [(True, ["OVERHEATED"])]
    assert asked("reason", "versions") == []
    ((action, codes),) = by_fact(SECTIONS["reason"], "action")
    assert (action, [code.name for code in codes]) == ("Look into the log.\nThen ask.", ["UNSPECIFIED"])


def test_formerly(tmp_path: Path) -> None:
    """Names that today's names of other codes hide too, but not those that a code has again."""

    def code(number: int, name: str, **facts: object) -> Data:
        return {"id": number, "name": name, "description": "A code.", **facts}

    tables = {
        "main": [
            *(code(1, "ONE", former_names=["BOTH", "HERE", "ON_WIRE"], wire_name="on_wire"), code(2, "HERE")),
            *(code(3, "THREE", former_names=["AGAIN"]), code(3, "AGAIN", alias_of="THREE", former_names=["BOTH"])),
        ],
        "other": [code(4, "FOUR", former_names=["BOTH"])],
    }
    head = {"registry": "past", "title": "Past", "kinds": {"fault": "Faults"}, "sections": [*tables]}
    shared = {"kind": "fault", "title": "A", "description": "B."}
    sections = {name: {"section": name, "codes": codes, **shared} for name, codes in tables.items()}
    write_registry({"registry": head, **sections}, tmp_path)
    (kind,) = Printed("past", tmp_path, tmp_path).registry().kinds
    names = [(name, [code.name for code in codes]) for name, codes in formerly(kind)]

    assert names == [("both", ["ONE", "THREE", "FOUR"]), ("here", ["ONE"])]


def test_folded_names() -> None:
    names = [
        (one.folded, one.name, one.code.name, one.is_former, one.is_wire)
        for one in folded_names(SECTIONS["device-fault"])
    ]

    assert names == [
        ("crashed", "CRASHED", "CRASHED", False, False),
        ("hot", "HOT", "OVERHEATED", False, False),
        ("lost", "LOST", "LOST", False, False),
        ("overheated", "OVERHEATED", "OVERHEATED", False, False),
        ("overheated!", "Overheated!", "OVERHEATED", False, True),
        ("too_warm", "TOO_WARM", "OVERHEATED", True, False),
        ("warm", "WARM", "OVERHEATED", False, False),
    ]


def test_folded_former_names() -> None:
    def named(section: Section) -> list[tuple[str, list[str]]]:
        return [(name, [code.name for code in codes]) for name, codes in folded_former_names(section)]

    (sample,) = (section for section in SAMPLE.registry().sections if section.name == "main-fault")
    assert named(SECTIONS["device-fault"]) == [("too_warm", ["OVERHEATED"])]
    assert named(SECTIONS["plain"]) == []
    # Two codes may have borne the same one.
    assert dict(named(sample))["old_shared"] == ["FIRST_HEIR", "SECOND_HEIR"]
    assert dict(named(sample))["blocked_origin"] == ["BLOCKED_SOURCE"]


def test_replacement() -> None:
    members = {code.name: code for code in SECTIONS["device-fault"].codes}

    assert replacement(members["HOT"], REGISTRY) is members["OVERHEATED"]
    assert replacement(members["OVERHEATED"], REGISTRY) is None


def test_former_names_of_aliases() -> None:
    (section,) = (one for one in SAMPLE.registry().sections if one.name == "main-fault")
    found = {code.name: former_names_of_aliases(code, section) for code in section.codes}

    assert {name: names for name, names in found.items() if names} == {"BLOCKED_SENDER": ("BLOCKED_ORIGIN",)}


def test_what_aliases_alone_state() -> None:
    (fault,) = (kind for kind in REGISTRY.kinds if kind.name == "fault")

    assert [asked(fault, "deprecated") for asked in (states, members_state)] == [True, False]
    assert [asked(fault, "former_names") for asked in (states, members_state)] == [True, True]
    assert [asked(fault, "wire_name") for asked in (states, members_state)] == [True, True]
