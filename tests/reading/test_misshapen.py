"""What is misshapen is left out of the rules, and just that: a section's data and wrong places in, the rest out."""

from copy import deepcopy
from typing import Any

import pytest

from generator.errors import Fault, Location
from generator.reading.misshapen import LeftOut, well_shaped

TEN = {"id": 10, "name": "TEN", "description": "Ten."}
ELEVEN = {"id": 11, "name": "ELEVEN", "description": "Eleven."}
PLAIN = {"section": "main", "kind": "fault", "title": "Main", "codes": [TEN, ELEVEN]}
FIRST = {"id": 1, "name": "FIRST", "description": "First.", "codes": [TEN, ELEVEN]}
SECOND = {"id": 2, "name": "SECOND", "description": "Second.", "codes": [{**TEN, "id": 12, "name": "TWELVE"}]}
GROUPED = {"section": "main", "kind": "fault", "groups": [FIRST, SECOND]}
# How a group looks whose list of codes is called otherwise.
MISTYPED = {"id": 2, "name": "SECOND", "description": "Second.", "code": [TEN]}
WITHOUT_CODES = {"id": 3, "name": "THIRD", "description": "Known by itself alone."}


def without(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


@pytest.mark.parametrize(
    ("data", "wrong", "shaped", "codes", "sections"),
    [
        (PLAIN, [], PLAIN, [], []),
        # A key of the section goes alone.
        (PLAIN, [("title",)], without(PLAIN, "title"), [], []),
        (PLAIN | {"reserved": [1, "x"]}, [("reserved", 1)], PLAIN, [], []),
        (PLAIN, [("codes",)], without(PLAIN, "codes"), [], []),
        # A code goes as a whole, and by its name as long as that is right.
        (PLAIN, [("codes", 0, "id")], PLAIN | {"codes": [None, ELEVEN]}, ["TEN"], []),
        (PLAIN, [("codes", 1, "deprecated", "since")], PLAIN | {"codes": [TEN, None]}, ["ELEVEN"], []),
        (PLAIN, [("codes", 0)], PLAIN | {"codes": [None, ELEVEN]}, ["TEN"], []),
        (PLAIN, [("codes", 0, "name")], PLAIN | {"codes": [None, ELEVEN]}, [], ["main"]),
        (PLAIN | {"codes": [5, TEN]}, [("codes", 0)], PLAIN | {"codes": [None, TEN]}, [], ["main"]),
        (PLAIN | {"codes": [{"id": 1}, TEN]}, [("codes", 0)], PLAIN | {"codes": [None, TEN]}, [], ["main"]),
        # A code of a group, too.
        (
            GROUPED,
            [("groups", 0, "codes", 1, "id")],
            GROUPED | {"groups": [FIRST | {"codes": [TEN, None]}, SECOND]},
            ["ELEVEN"],
            [],
        ),
        (
            GROUPED,
            [("groups", 1, "codes", 0, "name")],
            GROUPED | {"groups": [FIRST, SECOND | {"codes": [None]}]},
            [],
            ["main"],
        ),
        # A key of a group goes alone, but for its name and its id.
        (
            GROUPED,
            [("groups", 0, "title"), ("groups", 1, "description")],
            GROUPED | {"groups": [FIRST, without(SECOND, "description")]},
            [],
            [],
        ),
        (GROUPED, [("groups", 0, "range")], GROUPED, [], []),
        (GROUPED, [("groups", 0, "name")], GROUPED | {"groups": [None, SECOND]}, [], ["main"]),
        (GROUPED, [("groups", 1, "id")], GROUPED | {"groups": [FIRST, None]}, [], ["main"]),
        (GROUPED | {"groups": [5, SECOND]}, [("groups", 0)], GROUPED | {"groups": [None, SECOND]}, [], ["main"]),
        # A group that lacks its description stays.
        (
            GROUPED | {"groups": [without(FIRST, "description"), SECOND]},
            [("groups", 0)],
            GROUPED | {"groups": [without(FIRST, "description"), SECOND]},
            [],
            [],
        ),
        # What is mistyped in a group may be the key of its codes; nothing is mistyped in a group that has none.
        (
            GROUPED | {"groups": [FIRST, MISTYPED]},
            [("groups", 1, "code")],
            GROUPED | {"groups": [FIRST, without(MISTYPED, "code")]},
            [],
            ["main"],
        ),
        (
            GROUPED | {"groups": [FIRST, SECOND, WITHOUT_CODES]},
            [("groups", 0, "title"), ("groups", 1, "codes", 0, "id")],
            GROUPED | {"groups": [FIRST, SECOND | {"codes": [None]}, WITHOUT_CODES]},
            ["TWELVE"],
            [],
        ),
    ],
)
def test_what_is_misshapen_is_left_out(
    data: dict[str, Any],
    wrong: list[tuple[str | int, ...]],
    shaped: dict[str, Any],
    codes: list[str],
    sections: list[str],
) -> None:
    before = deepcopy(data)
    found, left_out = well_shaped("main", data, [Fault(Location("main.yaml", path), "wrong", "cure") for path in wrong])

    assert found == shaped
    assert (left_out.codes, left_out.sections) == ({f"main/{name}" for name in codes}, set(sections))
    assert data == before


def test_what_was_left_out_is_not_missed() -> None:
    left_out = LeftOut({"main/TEN"}, {"other"})

    assert [left_out.may_hold(name) for name in ("main/TEN", "main/ELEVEN", "other/TEN", "others/TEN")] == [
        *(True, False),
        *(True, False),
    ]
    assert [left_out.is_of(section) for section in ("main", "other", "mai", "third")] == [True, True, False, False]


def test_what_several_files_leave_out_is_added_up() -> None:
    left_out = LeftOut({"main/TEN"}, {"other"})
    left_out.add(LeftOut({"main/ELEVEN"}, {"third"}))
    left_out.add(LeftOut())

    assert left_out == LeftOut({"main/TEN", "main/ELEVEN"}, {"other", "third"})
