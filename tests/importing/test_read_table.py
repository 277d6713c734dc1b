"""CSV and TSV by themselves: what parts the cells of a file, which line heads them, and what each row says."""

import pytest
from importing import notes_of, refused_by

from generator.errors import EnumerantError
from generator.importing.columns import Table
from generator.importing.listing import Told
from generator.importing.tables import read_table


def read(text: str, usual: str = ",") -> tuple[Table, list[str], list[str]]:
    """The table, what was said, and what was refused by its line."""
    told = Told("a.csv", text)
    table = read_table(text, told, usual)
    return table, notes_of(told), refused_by(told)


@pytest.mark.parametrize(
    ("text", "usual", "cells", "taken"),
    [
        ("id,name\n1,A;B\n", ",", {"id": "1", "name": "A;B"}, None),
        ("id\tname\n1\tA,B\n", "\t", {"id": "1", "name": "A,B"}, None),
        # The first line tells, and of it what is usual, however few there are.
        ("id;name\n1;A,B\n2;C,D\n", ",", {"id": "1", "name": "A,B"}, "semicolons"),
        ("id|name\n1|A,B\n", ",", {"id": "1", "name": "A,B"}, "bars"),
        ("id\tname\n1\tA,B\n", ",", {"id": "1", "name": "A,B"}, "tabs"),
        ("id,name\n1,A\n", "\t", {"id": "1", "name": "A"}, "commas"),
        ("id,a;b;c\n1,A\n", ",", {"id": "1", "a;b;c": "A"}, None),
        ("id;a,b|c|d\n1;A|x|y\n", "\t", {"id;a,b": "1;A", "c": "x", "d": "y"}, "bars"),
        ("id\n1\n", ",", {"id": "1"}, None),
        ("id\n1\n", "\t", {"id": "1"}, None),
    ],
)
def test_what_parts_the_cells_is_told_where_it_is_not_the_usual(
    text: str, usual: str, cells: dict[str, str], taken: str | None
) -> None:
    table, said, refused = read(text, usual)

    assert (list(table.headings), table.rows[0]) == (list(cells), (2, cells))
    assert said == ([f"{taken} are taken for what parts its cells"] if taken else [])
    assert refused == []


@pytest.mark.parametrize(
    ("text", "headings", "rows"),
    [
        ("id,name\n1,A\n\n,,,\n2,B\n", ["id", "name"], [(2, {"id": "1", "name": "A"}), (5, {"id": "2", "name": "B"})]),
        # A row has the line that it begins in.
        ('\nid,name\n1,"A\nB"\n2,\n', ["id", "name"], [(3, {"id": "1", "name": "A\nB"}), (5, {"id": "2"})]),
        # What is empty behind the last column is none.
        ("id,name\n1,A,,\n2,,\n", ["id", "name"], [(2, {"id": "1", "name": "A"}), (3, {"id": "2"})]),
        # A first line without a number is one of headings, whatever these are called.
        ("foo,bar\n1,A\n", ["foo", "bar"], [(2, {"foo": "1", "bar": "A"})]),
        ("id,7\n1,A\n", ["id", "7"], [(2, {"id": "1", "7": "A"})]),
        (",id,\nA,1,x\n", ["column 1", "id", "column 3"], [(2, {"column 1": "A", "id": "1", "column 3": "x"})]),
    ],
)
def test_cells_stand_under_their_headings(text: str, headings: list[str], rows: list[tuple[int, object]]) -> None:
    table, said, refused = read(text)

    assert (list(table.headings), list(table.rows), said, refused) == (headings, rows, [], [])


def test_headings_that_repeat_get_a_number() -> None:
    table, said, _ = read("\nid,x,x,,x\n1,a,b,c,d\n")

    assert list(table.headings) == ["id", "x", "x 3", "column 4", "x 5"]
    assert list(table.rows) == [(3, {"id": "1", "x": "a", "x 3": "b", "column 4": "c", "x 5": "d"})]
    assert said == ["headings that repeat got a number: line 2, column 3 is x 3; line 2, column 5 is x 5"]


def test_a_first_line_of_numbers_and_no_usual_heading_is_a_row() -> None:
    table, said, refused = read("\n1,ONE\n2,TWO\n3\n")

    assert list(table.headings) == ["column 1", "column 2"]
    assert list(table.rows) == [(2, {"column 1": "1", "column 2": "ONE"}), (3, {"column 1": "2", "column 2": "TWO"})]
    assert said == ["line 2 is taken for a row, since none of it is a usual heading"]
    assert refused == [
        "4: 1 cells, where 2 columns are; put what has a comma in it in quotes, or write the cells that lack"
    ]
    assert read("1,ONE\n")[0].rows == [(1, {"column 1": "1", "column 2": "ONE"})]


OPEN = (
    "a row begins here that cannot be read: unexpected end of data; close its quotes, and write a quote in a cell twice"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (",,\n , \n", "1:1: no code stands in it; name a file that lists codes"),
        ('id,"name\n1,A\n', f"1:1: {OPEN}"),
        ('id,name\n1,A\n2,"B\n3,C\n', f"3:1: {OPEN}"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_at_its_place(text: str, told: str) -> None:
    with pytest.raises(EnumerantError) as raised:
        read(text)
    (finding,) = raised.value.findings
    assert f"{finding.line}:{finding.column}: {finding.message}" == told
