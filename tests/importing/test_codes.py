"""Codes: what the spec says of each row, which numbers and names fit, and what second names of a number may say."""

import pytest
from importing import notes_of, refused_by

from generator.importing.codes import Code, Codes
from generator.importing.facts import Facts
from generator.importing.listing import Listing, Row, Told


def codes_of(*rows: Row, is_hexadecimal: bool = False) -> tuple[list[Code], list[str], list[str]]:
    """What becomes of rows: their codes, what is refused by its line, and what was made otherwise."""
    told = Told("a.csv")
    listing = Listing("a", list(rows), is_hexadecimal=is_hexadecimal)
    codes = Codes(listing, Facts([listing], told), told)
    refused = refused_by(told)
    return [code for _, code in codes.codes], refused, notes_of(told)


def rows_of(*numbers: int) -> list[Row]:
    return [Row(line, number, f"N{line}") for line, number in enumerate(numbers, 2)]


CURE = "write the number of the code"


@pytest.mark.parametrize(
    ("numbers", "refused"),
    [
        ((2147483647, -1), []),
        ((-2147483648, 0), []),
        ((2147483648, 0), []),
        ((4294967295, 1), []),
        ((2147483648, -1), [f"3: -1 is no number beside others of 32 bits without sign; {CURE}"]),
        ((4294967295, -2147483648), [f"3: -2147483648 is no number beside others of 32 bits without sign; {CURE}"]),
        ((2147483648, -2147483649), [f"3: -2147483649 is no number of 32 bits; {CURE}"]),
        ((-2147483649,), [f"2: -2147483649 is no number of 32 bits; {CURE}"]),
        # What is refused makes no others of it.
        ((4294967296, -1), [f"2: 4294967296 is no number of 32 bits; {CURE}"]),
    ],
)
def test_numbers_are_of_32_bits_all_with_a_sign_or_none(numbers: tuple[int, ...], refused: list[str]) -> None:
    codes, told, _ = codes_of(*rows_of(*numbers))

    assert told == refused
    assert [code["id"] for code in codes] == [
        number for number in numbers if not any(f": {number} is" in one for one in refused)
    ]


@pytest.mark.parametrize(("numbers", "is_wide"), [((2147483647, -5), False), ((1, 2147483648), True)])
def test_numbers_are_wide_where_one_needs_all_bits(numbers: tuple[int, ...], is_wide: bool) -> None:
    told = Told("a.csv")
    listing = Listing("a", rows_of(*numbers))

    assert Codes(listing, Facts([listing], told), told).is_wide is is_wide


def test_numbers_stay_in_hexadecimal_but_for_those_below_zero() -> None:
    codes, _, _ = codes_of(*rows_of(0, 255, -16), is_hexadecimal=True)

    assert [str(code["id"]) for code in codes] == ["0x0", "0xFF", "-16"]
    assert [code["id"] for code in codes_of(*rows_of(0, 255))[0]] == [0, 255]


NAMED = "names are made of texts or numbers where there are none: "


@pytest.mark.parametrize(
    ("number", "name", "text", "made"),
    [
        (1, "notFound", "x", "NOT_FOUND"),
        (1, "日本", "It is gone.", "IT_IS_GONE"),
        (1, None, "One two three four five six seven", "ONE_TWO_THREE_FOUR_FIVE_SIX"),
        (1, None, "a" * 58 + " bcd", "A" * 58 + "_B"),
        (1, None, "a" * 59 + " bcd", "A" * 59),
        (7, None, "日本", "CODE_7"),
        (-7, "", "", "CODE_MINUS_7"),
    ],
)
def test_a_name_is_its_own_or_made(number: int, name: str | None, text: str, made: str) -> None:
    (code,), _, notes = codes_of(Row(2, number, name, {"description": text} if text else {}))

    assert code["name"] == made
    assert [note for note in notes if note.startswith(NAMED)] == (
        [] if name == "notFound" else [f"{NAMED}line 2, {number} is {made}"]
    )


def test_a_name_that_is_made_twice_has_its_number_behind_it() -> None:
    text = {"description": "It is gone."}
    codes, refused, _ = codes_of(Row(2, 1, None, text), Row(3, 2, None, text), Row(4, -3, "", text))

    assert [code["name"] for code in codes] == ["IT_IS_GONE", "IT_IS_GONE_2", "IT_IS_GONE_MINUS_3"]
    assert refused == []
    long = {"description": "a " * 5 + "b" * 90}
    codes, refused, _ = codes_of(*(Row(2 + number, number, None, long) for number in (0, 1)))
    assert [code["name"] for code in codes] == ["A_A_A_A_A_" + "B" * 50, "A_A_A_A_A_" + "B" * 50 + "_1"]


def test_a_name_that_stands_there_again_is_refused() -> None:
    text = {"description": "A."}
    _, refused, _ = codes_of(
        Row(2, 1, "A"), Row(3, 1, "a"), Row(4, 2, "A"), Row(5, 3, "A_9"), Row(6, 9, None, text), Row(7, 3, "A_9", text)
    )

    assert refused == [
        "3: A stands here again, first in line 2, and so does its number; delete one",
        "4: A stands here again, first in line 2, with another number; rename one",
        "6: A_9 stands here again, first in line 5, with another number; rename one",
        "7: A_9 stands here again, first in line 5, and so does its number; delete one",
    ]


SNAKE = "names become UPPER_SNAKE: "


@pytest.mark.parametrize(
    ("name", "stated", "wire_name", "note"),
    [
        ("NOT_FOUND", None, None, None),
        ("not_found", None, None, "'not_found' is NOT_FOUND"),
        ("Not found", None, "Not found", "'Not found' is NOT_FOUND"),
        ("Not\n found", None, "Not found", "'Not found' is NOT_FOUND"),
        ("NOT_FOUND", "E404", "E404", None),
        ("Not found", "E404", "E404", "'Not found' is NOT_FOUND"),
        ("NOT_FOUND", "not_FOUND", None, None),
    ],
)
def test_what_the_protocol_says_is_kept_where_it_is_more_than_the_name(
    name: str, stated: str | None, wire_name: str | None, note: str | None
) -> None:
    (code,), _, notes = codes_of(Row(2, 404, name, {"wire_name": stated} if stated else {}))

    assert (code["name"], code.get("wire_name")) == ("NOT_FOUND", wire_name)
    assert notes == ([f"{SNAKE}line 2, {note}"] if note else [])


def test_a_code_says_all_that_its_row_does_in_the_order_of_the_spec() -> None:
    facts = {"note": "Old.", "since": "1.2", "action": "Wait.", "description": "It is."}
    (code,), _, _ = codes_of(Row(2, 1, "One", facts, {"Retry?": "yes"}))

    assert list(code.items()) == [
        ("id", 1),
        ("name", "ONE"),
        ("retry", True),
        ("description", "It is."),
        ("action", "Wait."),
        ("note", "Old."),
        ("since", "1.2"),
    ]
    told = Told("a.csv")
    listing = Listing("a", [Row(2, 1, "A"), Row(3, 2, "B", {"description": "x"})])
    codes = Codes(listing, Facts([listing], told), told)
    assert codes.without_text == 1
    assert [code["description"] for _, code in codes.codes] == ["No description yet.", "x"]


SECOND = "a number that has a name already gets a second one: "


def test_a_second_name_says_what_is_its_own() -> None:
    first = Row(2, 1, "A", {"description": "x", "action": "Wait."}, {"Level": "high"})
    second = Row(3, 1, "B", {"description": "y", "action": "Wait.", "note": "Old."}, {"Level": "high"})
    codes, refused, notes = codes_of(first, second)

    assert refused == []
    assert list(codes[1].items()) == [
        ("id", 1),
        ("name", "B"),
        ("alias_of", "A"),
        ("description", "y"),
        ("note", "Old."),
    ]
    assert f"{SECOND}line 3, B is 1" in notes


def test_a_second_name_with_other_facts_is_refused() -> None:
    first = Row(2, 1, "A", {"action": "Wait."}, {"Level": "high"})
    cure = "a second name has its member's: make them the same"

    assert codes_of(first, Row(3, 1, "B", {"action": "Call."}, {"Level": "low"}))[1] == [
        f"3: 1 is also in line 2, with another level; {cure}",
        f"3: 1 is also in line 2, with another action; {cure}",
    ]
    assert codes_of(first, Row(3, 1, "B"), Row(4, 1, "C", {"action": "Go."}))[1] == [
        f"4: 1 is also in line 2, with another action; {cure}"
    ]
