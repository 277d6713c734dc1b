"""What outputs are printed for, and what they wait for: a registry in; its numbers, names and what it states out."""

from pathlib import Path
from typing import Any

import pytest
from registries import write_registry

from generator.model import Registry
from generator.reading.spec import read_spec
from generator.targets.stating import has_group_ids, has_named_groups, states
from generator.targets.subjects import bearers, numbers_of


def code(number: int, name: str, **facts: Any) -> dict[str, Any]:
    return {"id": number, "name": name, "description": "A code.", **facts}


def section(name: str, kind: str, **facts: Any) -> dict[str, Any]:
    return {"section": name, "kind": kind, "title": "Title", "description": "Text.", **facts}


def registry(folder: Path, *sections: dict[str, Any], **head: Any) -> Registry:
    names = [one["section"] for one in sections]
    kinds = {"fault": "Faults", "signal": "Signals"}
    files = {one["section"]: one for one in sections}
    write_registry(
        {"registry": {"registry": "r", "title": "R", "kinds": kinds, "sections": names, **head}, **files}, folder
    )
    found = read_spec(folder).registry
    assert found is not None
    return found


FIRST = section(
    "first",
    "fault",
    codes=[
        code(9, "NINE", former_names=["NEUF", "OLD"]),
        code(-1, "LESS"),
        code(9, "ALSO_NINE", alias_of="NINE"),
        code(2, "TWO"),
    ],
)
SECOND = section("second", "signal", codes=[code(9, "NINE")])
THIRD = section(
    "third", "fault", codes=[code(9, "NINE"), code(3, "OLD"), code(4, "FOUR", former_names=["LESS", "OLD"])]
)


def test_a_number_of_a_kind_has_the_members_of_all_its_sections(tmp_path: Path) -> None:
    found = numbers_of(registry(tmp_path, FIRST, SECOND, THIRD))

    assert [(one.name, [code.qualified_name for code in one.members]) for one in found] == [
        ("fault -1", ["first/LESS"]),
        ("fault 2", ["first/TWO"]),
        ("fault 3", ["third/OLD"]),
        ("fault 4", ["third/FOUR"]),
        ("fault 9", ["first/NINE", "third/NINE"]),
        ("signal 9", ["second/NINE"]),
    ]
    nine = found[4]
    assert (nine.kind.name, nine.id, nine.first.qualified_name) == ("fault", 9, "first/NINE")
    assert (nine.where.path, Path(nine.where.file).name) == (("codes", 0), "first.yaml")


def test_a_name_of_a_kind_has_who_bears_it_before_who_once_did(tmp_path: Path) -> None:
    found = bearers(registry(tmp_path, FIRST, SECOND, THIRD))

    assert [(one.kind.name, one.name, [code.qualified_name for code in one.codes], one.only) for one in found] == [
        ("fault", "ALSO_NINE", ["first/ALSO_NINE"], 9),
        ("fault", "FOUR", ["third/FOUR"], 4),
        ("fault", "LESS", ["first/LESS", "third/FOUR"], None),
        ("fault", "NEUF", ["first/NINE"], 9),
        ("fault", "NINE", ["first/NINE", "third/NINE"], 9),
        ("fault", "OLD", ["third/OLD", "first/NINE", "third/FOUR"], None),
        ("fault", "TWO", ["first/TWO"], 2),
        ("signal", "NINE", ["second/NINE"], 9),
    ]
    assert (found[5].where.path, Path(found[5].where.file).name) == (("codes", 1), "third.yaml")


def group(number: int | None, name: str, *codes: dict[str, Any]) -> dict[str, Any]:
    numbered = {} if number is None else {"id": number}
    return {**numbered, "name": name, "description": "A group.", "codes": list(codes)}


GONE = {"since": "1.0.0", "reason": "retired"}
STATED = {
    "nothing": (section("s", "fault", codes=[code(1, "ONE")]), {}, set()),
    "a license": (section("s", "fault", codes=[code(1, "ONE")]), {"license": "MIT"}, {"license"}),
    "a license that we have no text of": (section("s", "fault", codes=[code(1, "ONE")]), {"license": "Odd-1.0"}, set()),
    "where it is": (section("s", "fault", codes=[code(1, "ONE")]), {"site_url": "https://a.example"}, {"published"}),
    "a deprecation": (section("s", "fault", codes=[code(1, "ONE", deprecated=GONE)]), {}, {"deprecated"}),
    "a deprecation of an alias": (
        section("s", "fault", codes=[code(1, "ONE"), code(1, "UNO", alias_of="ONE", deprecated=GONE)]),
        {},
        set(),
    ),
    "groups with ids": (
        section("s", "fault", groups=[group(0, "FIRST", code(1, "ONE")), group(2, "SECOND", code(2, "TWO"))]),
        {},
        {"numbered_groups"},
    ),
    "groups without ids": (
        section("s", "fault", groups=[group(None, "FIRST", code(1, "ONE")), group(None, "SECOND", code(2, "TWO"))]),
        {},
        {"named_groups"},
    ),
}


@pytest.mark.parametrize("what", STATED)
def test_what_a_registry_states(what: str, tmp_path: Path) -> None:
    one, head, stated = STATED[what]
    found = registry(tmp_path, SECOND, one, **head)

    every = ("license", "published", "deprecated", "numbered_groups", "named_groups")
    assert {name for name in every if states(found, name)} == stated
    for subject in (found, found.kinds[0], found.sections[1]):
        assert has_group_ids(subject) == ("numbered_groups" in stated)
        assert has_named_groups(subject) == ("named_groups" in stated)
    assert not has_group_ids(found.kinds[1])
    assert not has_named_groups(found.sections[0])
