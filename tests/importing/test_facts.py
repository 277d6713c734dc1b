"""Facts: columns that the spec language has no key for in; declarations and values of attributes out."""

from typing import Any

import pytest
from importing import notes_of

from generator.importing.facts import Facts, since_of
from generator.importing.listing import Listing, Row, Told


def facts_of(heading: str, *cells: str) -> tuple[str, str, list[Any], list[str]]:
    """The name and the type of the attribute that a column becomes, its values, and what was said."""
    told = Told("a.csv")
    rows = [Row(line, line, None, {}, {heading: cell}) for line, cell in enumerate(cells, 2)]
    facts = Facts([Listing("a", rows)], told)
    values = [value for row in rows for _, value in facts.attribute(row.line, heading, row.others[heading])]
    ((name, declared),) = facts.declarations.items()
    assert facts.is_attribute(name)
    assert not facts.is_attribute("none")
    return name, declared["type"], values, notes_of(told)


@pytest.mark.parametrize(
    ("cells", "type_", "values"),
    [
        (("yes", "No", "TRUE", "false", "x", "-"), "boolean", [True, False, True, False, True, False]),
        (("y", "t", "n", "f", "none"), "boolean", [True, True, False, False, False]),
        # Every word that is one, and one that is none.
        (
            ("true", "yes", "y", "t", "x", "false", "no", "n", "f", "-", "none"),
            "boolean",
            [*[True] * 5, *[False] * 6],
        ),
        (("yes", "maybe"), "text", ["yes", "maybe"]),
        (("1", "-2", "0x1F", "1_000"), "integer", [1, -2, 31, 1000]),
        (("0", "1"), "integer", [0, 1]),
        # What JavaScript holds; beyond that, and where zeros or points mean something, it is a text.
        (("9007199254740991", "-9007199254740991"), "integer", [9007199254740991, -9007199254740991]),
        (("9007199254740992",), "text", ["9007199254740992"]),
        (("-9007199254740992",), "text", ["-9007199254740992"]),
        (("007", "8"), "text", ["007", "8"]),
        (("-08",), "text", ["-08"]),
        (("1.0", "2"), "text", ["1.0", "2"]),
        (("1", "two"), "text", ["1", "two"]),
        (("https://a.example/1", "http://b.example"), "url", ["https://a.example/1", "http://b.example"]),
        (("https://a.example/1", "see there"), "text", ["https://a.example/1", "see there"]),
        (("https://a.example/a b",), "text", ["https://a.example/a b"]),
        (("ftp://a.example",), "text", ["ftp://a.example"]),
        (("a  b", "c"), "text", ["a b", "c"]),
    ],
)
def test_a_type_is_one_that_every_cell_has(cells: tuple[str, ...], type_: str, values: list[Any]) -> None:
    name, found, read, notes = facts_of("Some fact", *cells)

    assert (name, found) == ("some_fact", type_)
    assert [(type(value), value) for value in read] == [(type(value), value) for value in values]
    assert notes == [f"other columns become attributes: 'Some fact' is some_fact ({type_})"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("HTTP Status", "http_status"),
        ("retryAfter", "retry_after"),
        ("日本", "column"),
        # What codes have in the spec language, or in every language that is printed.
        ("Action", "action_stated"),
        ("former names", "former_names_stated"),
        ("range", "range_stated"),
        *((word, f"{word}_stated") for word in ("aliases", "class", "code", "codes", "group", "groups")),
        *((word, f"{word}_stated") for word in ("kind", "known", "section", "title", "type", "value")),
        ("a" * 70, "a" * 60),
    ],
)
def test_an_attribute_is_called_like_its_column(heading: str, name: str) -> None:
    assert facts_of(heading, "some words")[0] == name


def test_columns_that_would_be_called_alike_are_not() -> None:
    told = Told("a.csv")
    others = dict.fromkeys(("type", "Type!", "TYPE", "b" * 70, "b" * 71), "x y")
    facts = Facts([Listing("a", [Row(2, 1, None, {}, others)])], told)

    assert [*facts.declarations] == [
        "type_stated",
        "type_stated_again",
        "type_stated_again_stated",
        "b" * 60,
        "b" * 50 + "_stated",
    ]


def test_the_declaration_says_which_column_it_was() -> None:
    told = Told("a.csv")
    facts = Facts([Listing("a", [Row(2, 1, None, {}, {"Retry\n after?": "5"})])], told)

    assert facts.declarations == {
        "retry_after": {"type": "integer", "description": "What the column Retry after? says."}
    }


def test_columns_of_several_files_are_one_attribute() -> None:
    told = Told("a.csv")
    first, second = (Listing(name, [Row(2, 1, None, {}, {"level": cell})]) for name, cell in (("a", "1"), ("b", "x z")))
    facts = Facts([first, second], told)

    assert [one["type"] for one in facts.declarations.values()] == ["text"]
    assert Facts([Listing("a", [Row(2, 1, "A")])], Told("a.csv")).declarations == {}
    assert told.notes == ["a.csv: other columns become attributes: 'level' is level (text)"]


def test_a_text_of_several_lines_is_one_line_and_told() -> None:
    *_, values, notes = facts_of("level", "a\n b", "c")

    assert values == ["a b", "c"]
    assert notes[1:] == ["texts of several lines stand in one: line 2, column 'level'"]
    assert facts_of("level", "https://a.example/1")[3][1:] == []


SAID = "what is deprecated is said to be so since 0.1.0, the first version here: line 2, 7"


@pytest.mark.parametrize(
    ("facts", "stated"),
    [
        ({}, {}),
        ({"since": " 1.0\n beta"}, {"since": "1.0 beta"}),
        *(({"deprecated": word}, {}) for word in ("no", "N", "false", "f", "-", "none", "0", " ")),
        *(
            ({"deprecated": word}, {"deprecated": {"since": "0.1.0", "reason": "retired"}})
            for word in ("yes", "Y", "true", "t", "x", "1")
        ),
        (
            {"since": "1.0", "deprecated": "use\n B"},
            {"since": "1.0", "deprecated": {"since": "0.1.0", "reason": "retired", "note": "use B"}},
        ),
    ],
)
def test_since_when_a_code_is_there_and_whether_it_still_is(facts: dict[str, str], stated: dict[str, Any]) -> None:
    told = Told("a.csv")

    assert dict(since_of(Row(2, 7, "A", facts), told)) == stated
    assert told.notes == ([f"a.csv: {SAID}"] if "deprecated" in stated else [])
