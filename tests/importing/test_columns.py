"""Columns: which heading is what of a code, whatever it is called, and what is guessed from the cells below it."""

import re
from collections.abc import Sequence

import pytest

from generator.errors import EnumerantError
from generator.importing.columns import Table, is_heading, listing_of
from generator.importing.listing import Listing, Told

# What a column may be called, the first that is there wins; by hand.
CALLED = {
    "id": "id, code, number, value, num, no, nr, int, integer, decimal, dec, hex, key, status",
    "name": "name, constant, symbol, enum, identifier, mnemonic, key, code, label, title, short name, status, error",
    "wire_name": "wire name, wire",
    "description": (
        "description, desc, text, meaning, message, details, detail, explanation, definition, summary, comment, info, "
        "reason, title"
    ),
    "action": "action, what to do, resolution, remedy, solution, fix, recommendation",
    "group": "group, group name, category, class, family",
    "group_id": "group id, category id, class id, group, category, class",
    "note": "note, notes, remark, remarks",
    "since": "since, introduced, introduced in, added, added in",
    "deprecated": "deprecated, obsolete",
}
WORDS = [(role, word) for role, words in CALLED.items() for word in words.split(", ")]
PAIRS = [
    (role, first, second)
    for role, words in CALLED.items()
    for first, second in zip(words.split(", "), words.split(", ")[1:], strict=False)
]


def read(headings: Sequence[str], *rows: Sequence[str]) -> tuple[dict[str, str], Listing, Told]:
    """What each column of a table was taken for, the listing, and what was said."""
    told = Told("a.csv")
    cells = [dict(zip(headings, row, strict=True)) for row in rows]
    kept = [(line, {key: cell for key, cell in one.items() if cell}) for line, one in enumerate(cells, 2)]
    listing = listing_of(Table(headings, kept), "a", told)
    (guessed,) = [note for note in told.notes if note.startswith("a.csv: columns are guessed: ")]
    return dict(re.findall(r"(\w+) from '([^']*)'", guessed)), listing, told


def beside(role: str, *words: str) -> dict[str, str]:
    """What columns of these headings are taken for, beside others that could be guessed instead."""
    numbers, columns = role in ("id", "group_id"), list(words)
    # Nothing of these cells can be guessed: numbers repeat, and texts are no identifiers and have no spaces.
    first, second = [["7" if numbers else "ä"] * len(columns) for _ in range(2)]
    if role != "id":
        columns, first, second = ["id", *columns], ["1", *first], ["2", *second]
    if role not in ("id", "name"):
        columns, first, second = ["name", *columns], ["A", *first], ["B", *second]
    taken, _, _ = read(columns, first, second)
    return taken


@pytest.mark.parametrize(("role", "word"), WORDS)
def test_a_column_is_known_by_what_it_is_called(role: str, word: str) -> None:
    assert beside(role, word)[role] == word
    assert is_heading(word)


@pytest.mark.parametrize(("role", "first", "second"), PAIRS)
def test_the_usual_word_wins_wherever_it_stands(role: str, first: str, second: str) -> None:
    assert beside(role, second, first)[role] == first


@pytest.mark.parametrize(
    ("heading", "role", "cells"),
    [
        ("errorCode", "id", ("7", "7")),
        ("ERROR_CODE", "id", ("7", "7")),
        ("Error No.", "id", ("7", "7")),
        ("HTTP code", "id", ("7", "7")),
        ("Exit status", "id", ("7", "7")),
        ("error name", "name", ("ä", "ä")),
        ("Long text", "description", ("ä", "ä")),
        ("userMessage", "description", ("ä", "ä")),
        ("Group-ID", "group_id", ("7", "7")),
        ("WHAT TO DO?", "action", ("ä", "ä")),
    ],
)
def test_a_heading_may_be_written_in_any_way(heading: str, role: str, cells: tuple[str, str]) -> None:
    usual = ["id", "name"][: 0 if role == "id" else 1 if role == "name" else 2]
    rows = [[*row[: len(usual)], cell] for row, cell in zip((["1", "A"], ["2", "B"]), cells, strict=True)]

    assert read([*usual, heading], *rows)[0][role] == heading


@pytest.mark.parametrize("heading", ["my group", "the note", "code since", "wires", "group code", "category name"])
def test_the_last_word_tells_numbers_names_and_descriptions_alone(heading: str) -> None:
    taken, _, _ = read(["id", "name", heading], ["1", "A", "ä"], ["2", "B", "ä"])

    assert taken == {"id": "id", "name": "name"}
    assert not is_heading(heading)


def test_a_number_of_a_group_is_none_of_a_code() -> None:
    """Of its own number, the first that differs in every row is taken where none is called so."""
    taken, _, _ = read(["group code", "category number", "x"], ["1", "1", "1"], ["1", "1", "2"])

    assert taken == {"id": "x"}


def test_a_column_of_numbers_is_no_text_and_one_of_texts_no_number() -> None:
    taken, _, _ = read(["code", "number", "status"], ["ONE", "7", "7"], ["TWO", "7", "8"])

    assert taken == {"id": "number", "name": "code"}


@pytest.mark.parametrize(
    ("cells", "is_numbers"),
    [(["1", "2", "x"], True), (["1", "x"], True), (["1", "x", "y"], False), (["1", "2", ""], True), (["", ""], False)],
)
def test_a_column_is_one_of_numbers_where_half_of_it_is(cells: list[str], is_numbers: bool) -> None:
    told = Told("a.csv")
    rows = [(line, {"value": cell} if cell else {}) for line, cell in enumerate(cells, 2)]

    if is_numbers:
        assert [row.id for row in listing_of(Table(["value"], rows), "a", told).rows] == [
            int(cell) for cell in cells if cell.isdigit()
        ]
    else:
        with pytest.raises(
            EnumerantError, match="no column holds the numbers of codes; there are 'value'; call the one"
        ):
            listing_of(Table(["value"], rows), "a", told)


def test_a_thousand_rows_say_what_a_column_holds() -> None:
    rows = [(line, {"value": "1" if line % 2 else "x"}) for line in range(1000)]

    assert len(listing_of(Table(["value"], [*rows, (1000, {"value": "x"})]), "a", Told("a.csv")).rows) == 500
    with pytest.raises(EnumerantError, match="no column holds the numbers"):
        listing_of(Table(["value"], [*rows[:-1], (999, {"value": "x"}), *rows]), "a", Told("a.csv"))


def test_versions_and_flags_may_look_like_numbers() -> None:
    taken, _, _ = read(["id", "name", "since", "obsolete"], ["1", "A", "1.0", "0"], ["2", "B", "1.1", "1"])

    assert taken == {"id": "id", "name": "name", "since": "since", "deprecated": "obsolete"}


NAMES = [
    ("anything", ["A_ONE", "B.two"], True),
    ("Key", ["A", "B"], True),
    ("VALUE", ["A", "B"], True),
    # Twice the same, no identifiers, nothing at all, or called like something else.
    ("anything", ["A", "A"], False),
    ("anything", ["A", "B C"], False),
    ("anything", ["A", "2B"], False),
    ("anything", ["", ""], False),
    ("group", ["A", "B"], False),
    ("since", ["A", "B"], False),
]


@pytest.mark.parametrize(("heading", "cells", "is_name"), NAMES)
def test_a_name_is_guessed_from_identifiers_that_differ(heading: str, cells: list[str], is_name: bool) -> None:
    taken, _, _ = read(["id", heading], ["1", cells[0]], ["2", cells[1]])

    assert taken.get("name") == (heading if is_name else None)


def test_a_description_is_guessed_from_the_longest_texts() -> None:
    first = ["1", "A", "a b", "abc d", "x" * 90, "no reason at all"]
    second = ["2", "B", "e f g h", "", "y" * 90, "none at all"]
    taken, listing, _ = read(["id", "name", "p", "q", "r", "since"], first, second)

    # `p` has ten letters, `q` five; `r` has no words, and `since` is called so.
    assert taken["description"] == "p"
    assert [row.facts["description"] for row in listing.rows] == ["a b", "e f g h"]
    # Of a JSON object's keys and values, which are called so, their cells alone tell what they are.
    for heading in ("Key", "value"):
        assert read(["id", "name", heading], ["1", "A", "a b c"], ["2", "B", "d e f"])[0]["description"] == heading
    assert "description" not in read(["id", "name", "since"], ["1", "A", "a b c"], ["2", "B", "d e f"])[0]


def test_numbers_that_differ_are_those_of_codes() -> None:
    assert read(["a", "b"], ["5", "1"], ["5", "2"])[0]["id"] == "b"
    assert read(["a", "b"], ["5", "1"], ["6", "2"])[0]["id"] == "a"


def test_a_row_has_what_its_cells_say() -> None:
    taken, listing, told = read(
        ["id", "name", "text", "x", "y"],
        ["007", "A", "It is.", "", "why"],
        ["-010", "", "", "z", ""],
        ["8", "", "", "", ""],
    )

    assert taken == {"id": "id", "name": "name", "description": "text"}
    assert [tuple(row) for row in listing.rows] == [
        (2, 7, "A", {"description": "It is."}, {"y": "why"}),
        (3, -10, None, {}, {"x": "z"}),
        (4, 8, None, {}, {}),
    ]
    assert told.notes[1:] == [
        "a.csv: numbers with zeros before them are decimal: line 2, 007 is 7; line 3, -010 is -10"
    ]


@pytest.mark.parametrize(
    ("cells", "is_hexadecimal"), [(["0x1", "0x2", "3"], True), (["0x1", "2"], False), (["1", "2"], False)]
)
def test_numbers_are_in_hexadecimal_where_most_are(cells: list[str], is_hexadecimal: bool) -> None:
    assert read(["id"], *([cell] for cell in cells))[1].is_hexadecimal is is_hexadecimal


def test_columns_that_say_nothing_are_told() -> None:
    _, _, told = read(["id", "x", "y", "name"], ["1", "", "", "A"])

    assert told.notes[1:] == ["a.csv: nothing stands in 'x', 'y': left out"]
    assert read(["id", "x", "name"], ["1", "z", "A"])[2].notes[1:] == []


def test_a_table_without_rows_is_told_with_all_that_was_wrong() -> None:
    told = Told("a.csv", "id,name\n1\n")
    told.refuse(2, "1 cells, where 2 columns are", "put what has a comma in it in quotes")

    with pytest.raises(EnumerantError) as raised:
        listing_of(Table(["id", "name"], []), "a", told)
    assert [finding.message for finding in raised.value.findings] == [
        "1 cells, where 2 columns are; put what has a comma in it in quotes"
    ]
    with pytest.raises(EnumerantError, match="no code stands in it; name a file that lists codes"):
        listing_of(Table(["id", "name"], []), "a", Told("a.csv"))
