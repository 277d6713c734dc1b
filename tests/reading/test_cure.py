"""Cures: a value that is wrong and what its schema says of right ones in; what to write instead, by hand."""

from typing import Any

import pytest

from generator.ids import Hexadecimal
from generator.reading.cure import cure_of, like

NAME = {"type": "string", "pattern": "^[A-Z]+(?:_[A-Z]+)*$", "maxLength": 5, "examples": ["TEN"]}
WORD = {"type": "string", "pattern": "^[a-z]+$", "examples": ["a-word"]}
CHOICE = {"type": "string", "enum": ["any", "none"], "examples": ["any"]}
BYTE = {"type": "integer", "minimum": 0, "maximum": 255, "examples": [10]}
HEX = {"type": "integer", "minimum": Hexadecimal(0), "maximum": Hexadecimal(255), "examples": [Hexadecimal(10)]}
RANGE = {
    "type": "string",
    "pattern": r"^(?:-?[0-9]+|0x[0-9A-Fa-f]+)[.]{2}(?:-?[0-9]+|0x[0-9A-Fa-f]+)$",
    "examples": ["1..2"],
}
ENTRIES = "write each as an entry of its own:"


def listed(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "examples": [items["examples"]]}


@pytest.mark.parametrize(
    ("items", "text", "cure"),
    [
        (NAME, "A", "write [A]"),
        (NAME, "A, B", "write [A, B]"),
        (NAME, "A,B,", "write [A, B]"),
        (NAME, " , A", "write [A]"),
        (NAME, "XA, 'BX'", "write [XA, BX]"),
        (NAME, "A B", "write [A, B], or, if it is one entry, [A_B]"),
        # One that is too long, or is none, is not made right by others that are.
        (NAME, "A, TOOLONG", "write it like [TEN]"),
        (NAME, "A, 5", "write it like [TEN]"),
        (NAME, "TOOLONG", "write it like [TEN]"),
        (WORD, f"{'a' * 100},{'b' * 99}", f"write [{'a' * 100}, {'b' * 99}]"),
        (WORD, f"{'a' * 100},{'b' * 100}", "write it like [a-word]"),
        (CHOICE, "any, none", "write [any, none]"),
        (CHOICE, "any, all", "write it like [any]"),
        (BYTE, "1, 2", "write [1, 2]"),
        (BYTE, "1, 256", "write it like [10]"),
        (BYTE, "-1, 2", "write a space behind the dash that begins an entry"),
    ],
)
def test_a_list_that_is_no_list(items: dict[str, Any], text: str, cure: str) -> None:
    assert cure_of(text, listed(items)) == cure


@pytest.mark.parametrize(
    ("part", "text", "cure"),
    [
        (NAME, "A, B", f"{ENTRIES} A, B"),
        (NAME, "A B", f"{ENTRIES} A, B; or, if it is one, A_B"),
        (NAME, "A b", "write A_B"),
        (NAME, "A ?", "write A"),
        (BYTE, "1 2", f"{ENTRIES} 1, 2"),
        (BYTE, "1 256", "write it like 10"),
    ],
)
def test_an_entry_that_is_several(part: dict[str, Any], text: str, cure: str) -> None:
    assert cure_of(text, part, is_entry=True) == cure


@pytest.mark.parametrize(
    ("part", "text", "cure"),
    [
        (BYTE, "12", "write it without quotes"),
        (BYTE, "256", "the least is 0, the greatest 255"),
        (BYTE, "\u2019256\u2019", "the least is 0, the greatest 255"),
        (BYTE, "\u201912\u2019", "write 12"),
        (BYTE, "1E5", "write it like 10"),
        (BYTE, "1e5", "write it like 10"),
        ({"type": "integer", "minimum": 1}, "12", "write it without quotes"),
        ({"type": "integer", "minimum": 1}, "0", "the least is 1"),
        ({"type": "integer"}, "-5", "write it without quotes"),
        # Digits alone are either, in a kind whose numbers are hexadecimal.
        (HEX, "`012`", "write 0x012 if it is hexadecimal, else 12"),
        (HEX, "1O", "write 0x10 if it is hexadecimal, else 10"),
        (RANGE, "1-2", "write 1..2"),
        (RANGE, "0xab-0xCD", "write 0xab..0xCD"),
        (RANGE, "0xAB to 0xcd", "write 0xAB..0xcd"),
    ],
)
def test_a_number_that_is_none(part: dict[str, Any], text: str, cure: str) -> None:
    assert cure_of(text, part) == cure


@pytest.mark.parametrize(
    ("example", "shown"),
    [
        ("\u00e9", '"\u00e9"'),
        (["A", "B"], "[A, B]"),
        (["\u00e9, B"], '["\u00e9, B"]'),
        ({"a": 1, "b": ["c"]}, "{a: 1, b: [c]}"),
    ],
)
def test_an_example_is_written_as_in_a_spec(example: object, shown: str) -> None:
    assert like({"examples": [example]}) == f"write it like {shown}"


def test_where_nothing_is_shown_what_is_wanted_is_named() -> None:
    assert like({"type": "object"}) == "write a map, {key: value}"
    assert like({"type": "array"}) == "write a list, [word, word]"
