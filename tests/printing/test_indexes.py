"""The tables by number and by name: a registry in; rows in order, an anchor once, and a number of two kinds out."""

from pathlib import Path
from typing import Any

import pytest
from registries import write_registry

from generator.model import Registry
from generator.printing.views.indexes import has_other_names, index_by_name, index_by_number, shared_number
from generator.reading.spec import read_spec


def code(number: int, name: str, **facts: Any) -> dict[str, Any]:
    return {"id": number, "name": name, "description": "A code.", **facts}


def section(name: str, kind: str, *codes: dict[str, Any]) -> dict[str, Any]:
    return {"section": name, "kind": kind, "title": "Title", "description": "Text.", "codes": list(codes)}


def registry(folder: Path, *sections: dict[str, Any]) -> Registry:
    kinds = {"fault": {"title": "Faults", "ids": "uint8", "notation": "hexadecimal"}, "signal": "Signals"}
    names = [one["section"] for one in sections]
    head = {"registry": "r", "title": "R", "kinds": kinds, "sections": names}
    write_registry({"registry": head, **{one["section"]: one for one in sections}}, folder)
    found = read_spec(folder).registry
    assert found is not None
    return found


MAIN = section(
    "main",
    "fault",
    code(10, "TEN", former_names=["A_TEN", "LESS"], wire_name="ten!"),
    code(9, "NINE"),
    code(10, "AFTER_NINE", alias_of="TEN", wire_name="after"),
)
MORE = section("more", "fault", code(10, "TEN"), code(2, "A_TEN"))
SIGNS = section("signs", "signal", code(10, "TEN"), code(9, "LESS"), code(-1, "MINUS"))


def test_every_member_stands_in_the_table_by_number(tmp_path: Path) -> None:
    """Equal numbers in the order of the sections; the first of a kind has the anchor of the number."""
    rows = index_by_number(registry(tmp_path, MAIN, MORE, SIGNS))

    assert [(row.name, row.code.section, row.id, row.anchor) for row in rows] == [
        ("MINUS", "signs", "-1", "signal--1"),
        ("A_TEN", "more", "0x02", "fault-2"),
        ("NINE", "main", "0x09", "fault-9"),
        ("LESS", "signs", "9", "signal-9"),
        ("TEN", "main", "0x0A", "fault-10"),
        ("TEN", "more", "0x0A", None),
        ("TEN", "signs", "10", "signal-10"),
    ]
    again = index_by_number(registry(tmp_path, MAIN, MORE, SIGNS))
    assert {(row.is_former, row.is_wire, row.has_notes) for row in again} == {(False, False, True)}


def test_every_name_stands_in_the_table_by_name(tmp_path: Path) -> None:
    """Names of today before equal ones of the past; what payloads say has no anchor."""
    rows = index_by_name(registry(tmp_path, MAIN, MORE, SIGNS))

    assert [(row.name, row.code.section, row.is_former, row.is_wire, row.anchor) for row in rows] == [
        ("after", "main", False, True, None),
        ("AFTER_NINE", "main", False, False, "fault-AFTER_NINE"),
        ("A_TEN", "more", False, False, "fault-A_TEN"),
        ("A_TEN", "main", True, False, None),
        ("LESS", "signs", False, False, "signal-LESS"),
        ("LESS", "main", True, False, "fault-LESS"),
        ("MINUS", "signs", False, False, "signal-MINUS"),
        ("NINE", "main", False, False, "fault-NINE"),
        ("TEN", "main", False, False, "fault-TEN"),
        ("TEN", "more", False, False, None),
        ("TEN", "signs", False, False, "signal-TEN"),
        ("ten!", "main", False, True, None),
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([code(1, "ONE")], False),
        ([code(1, "ONE", former_names=["UNO"])], True),
        ([code(1, "ONE", wire_name="One")], True),
        ([code(1, "ONE"), code(1, "UNO", alias_of="ONE")], True),
    ],
)
def test_notes_are_there_where_a_code_has_another_name(
    codes: list[dict[str, Any]], expected: bool, tmp_path: Path
) -> None:
    found = registry(tmp_path, section("one", "fault", *codes))

    assert has_other_names(found) == expected
    assert [row.has_notes for row in index_by_number(found)] == [expected]


@pytest.mark.parametrize(
    ("sections", "of", "expected"),
    [
        # The first number that another kind has under another name.
        ([MAIN, SIGNS], None, ("main/NINE", "0x09", "signs/LESS", "9")),
        ([MAIN, SIGNS], 1, ("signs/LESS", "9", "main/NINE", "0x09")),
        # The same name is no other; another section of the kind is no other kind.
        ([MORE, SIGNS], None, None),
        ([MAIN, MORE, section("signs", "signal", code(10, "TEN"))], None, None),
        ([MAIN, MORE, SIGNS], 1, None),
        ([MORE, section("signs", "signal", code(10, "TENTH"))], 0, ("more/TEN", "0x0A", "signs/TENTH", "10")),
    ],
)
def test_a_number_of_two_kinds_is_shown_with_both_names(
    sections: list[dict[str, Any]], of: int | None, expected: tuple[str, ...] | None, tmp_path: Path
) -> None:
    found = registry(tmp_path, *sections)
    shared = shared_number(found) if of is None else shared_number(found, found.sections[of])

    both = [(one.code.qualified_name, one.id) for pair in shared for one in pair]
    assert tuple(part for one in both for part in one) == (expected or ())
