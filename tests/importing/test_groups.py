"""Groups: what rows say of the groups that their codes stand in, in; the groups of a section, out."""

from typing import Any

import pytest
from importing import notes_of, refused_by

from generator.importing.codes import Codes
from generator.importing.facts import Facts
from generator.importing.groups import Groups
from generator.importing.listing import Listing, Row, Told


def groups_of(*said: tuple[int, str, str]) -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """Of numbers and what a row says of their groups: the groups, what is refused, what was made otherwise."""
    told = Told("a.csv")
    rows = [
        Row(line, number, f"N{line}", {key: text for key, text in (("group", name), ("group_id", group)) if text})
        for line, (number, name, group) in enumerate(said, 2)
    ]
    listing = Listing("a", rows)
    groups = Groups(Codes(listing, Facts([listing], told), told), told)
    assert groups.are_named is any(name or group for _, name, group in said)
    notes = [note for note in notes_of(told) if "already gets a second one" not in note]
    return groups.groups, refused_by(told), notes


def names_in(groups: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    return [(group["name"], [code["name"] for code in group["codes"]]) for group in groups]


def test_there_are_none_where_no_row_names_one() -> None:
    assert groups_of((1, "", ""), (2, "", "")) == ([], [], [])


def test_groups_come_in_the_order_in_which_they_are_named() -> None:
    groups, refused, notes = groups_of((1, "Not sent", "5"), (2, "SENT", "-1"), (3, "Not sent", "5"), (4, "", "7"))

    assert (refused, notes) == ([], [])
    assert names_in(groups) == [("NOT_SENT", ["N2", "N4"]), ("SENT", ["N3"]), ("GROUP_7", ["N5"])]
    assert [list(group) for group in groups] == [
        ["id", "name", "title", "wire_name", "description", "codes"],
        ["id", "name", "description", "codes"],
        ["id", "name", "description", "codes"],
    ]
    assert [(group["id"], group.get("title"), group.get("wire_name")) for group in groups] == [
        (5, "Not sent", "Not sent"),
        (-1, None, None),
        (7, None, None),
    ]
    assert {group["description"] for group in groups} == {"No description yet."}


def test_a_group_has_a_name_by_its_number_alone() -> None:
    assert [name for name, _ in names_in(groups_of((1, "", "0"), (2, "", "-3"))[0])] == ["GROUP_0", "GROUP_MINUS_3"]


def test_a_title_is_what_was_said_where_that_is_more_than_the_name() -> None:
    groups, _, notes = groups_of((1, "sent", ""), (2, "Sent", ""), (3, "a  b", ""), (4, "A-b", ""), (5, "A b", ""))

    assert [(group["name"], group.get("title")) for group in groups] == [("SENT", None), ("A_B", "a b")]
    assert notes == [
        "groups are one whose names differ in signs alone: line 5, 'A-b' is A_B; line 6, 'A b' is A_B",
    ]


def test_rows_that_name_no_group_stand_in_one_of_their_own() -> None:
    groups, refused, notes = groups_of((1, "A", ""), (2, "", ""), (3, "", ""), (4, "Ungrouped", ""))

    assert refused == []
    assert names_in(groups) == [("A", ["N2"]), ("UNGROUPED", ["N3", "N4", "N5"])]
    assert notes == ["rows that name no group stand in UNGROUPED: line 3, 2"]


def test_numbers_are_left_out_where_not_every_row_has_one() -> None:
    groups, refused, notes = groups_of((1, "A", "1"), (2, "B", ""), (3, "A", "2"))

    assert refused == []
    assert ["id" in group for group in groups] == [False, False]
    assert notes == ["numbers of groups are left out, since not every row has one: line 2, 1; line 4, 2"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (((1, "A", "1"), (2, "A", "2")), ["3: group A is 2 here, and 1 before; correct one of them"]),
        (((1, "A", "1"), (2, "B", "1")), ["3: group 1 is B here, and A before; correct one of them"]),
        (((1, "A", "1"), (2, "A", "x")), ["3: 'x' is no number of a group; write one"]),
        (((1, "A", "x"), (2, "A", "1")), ["2: 'x' is no number of a group; write one"]),
        (((1, "A", "x"), (2, "B", "")), ["2: 'x' is no number of a group; write one"]),
        # Written in two ways it is the same, zero too.
        (((1, "A", "0x0"), (2, "A", "0")), []),
    ],
)
def test_a_group_has_one_name_and_one_number(said: tuple[tuple[int, str, str], ...], told: list[str]) -> None:
    assert groups_of(*said)[1] == told


MOVED = "a second name stands with its first: "


def test_a_second_name_stands_in_a_later_group_or_with_its_first() -> None:
    """An alias may not stand before its member."""
    groups, _, notes = groups_of((1, "A", ""), (2, "B", ""), (2, "A", ""), (1, "B", ""))

    assert names_in(groups) == [("A", ["N2"]), ("B", ["N3", "N4", "N5"])]
    assert notes == [f"{MOVED}line 4, this second name of 2 is in A, now in B"]
