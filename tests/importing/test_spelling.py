"""Numbers and names as others write them: an expression or a text in, the number or the name of ours out."""

import ast

import pytest

from generator.importing.arithmetic import UnknownError, value_of
from generator.importing.spelling import heading, kebab, lower_snake, number_of, singular, upper_snake

KNOWN = {"BASE": 100, "NONE": 0}


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", 7),
        ("BASE", 100),
        ("NONE", 0),
        ("-BASE", -100),
        ("~0", -1),
        ("BASE + 4", 104),
        ("BASE - 4", 96),
        ("3 * 7", 21),
        ("6 | 1", 7),
        ("6 & 3", 2),
        ("6 ^ 3", 5),
        ("3 << 4", 48),
        ("3 << 0", 3),
        ("1 << NONE", 1),
        # As wide as a number may be, and no wider on the way.
        ("1 << 63", 2**63),
        ("0 << 64", 0),
        (f"{2**64 - 1}", 2**64 - 1),
        (f"-{2**64 - 1}", -(2**64) + 1),
    ],
)
def test_a_number_is_reckoned_from_what_is_known(text: str, expected: int) -> None:
    assert value_of(expression(text), KNOWN) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{2**64}", "it is too wide for a code"),
        ("1 << 64", "it is too wide for a code"),
        (f"{2**64 - 1} + 1", "it is too wide for a code"),
        ("1 << 65", "it shifts too far"),
        ("0 << 65", "it shifts too far"),
        ("1 << -1", "it shifts too far"),
        ("OTHER", "it is no whole number"),
        ("True", "it is no whole number"),
        ("1.0", "it is no whole number"),
        ("'1'", "it is no whole number"),
        ("7 / 2", "it is no whole number"),
        ("7 >> 1", "it is no whole number"),
        ("2 ** 3", "it is no whole number"),
        ("+7", "it is no whole number"),
        ("not 7", "it is no whole number"),
        ("f()", "it is no whole number"),
        ("BASE.value", "it is no whole number"),
        ("1 + f()", "it is no whole number"),
    ],
)
def test_what_cannot_be_reckoned_says_why(text: str, why: str) -> None:
    with pytest.raises(UnknownError) as told:
        value_of(expression(text), KNOWN)

    assert str(told.value) == why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NOT_FOUND", "NOT_FOUND"),
        ("notFound", "NOT_FOUND"),
        ("Not found", "NOT_FOUND"),
        ("not-found", "NOT_FOUND"),
        ("HTTPStatus", "HTTP_STATUS"),
        ("Caf\u00e9 closed", "CAFE_CLOSED"),
        ("404 gone", "CODE_404_GONE"),
        ("\u6f22", ""),
        ("", ""),
        # A name that is one already stays as it is, up to the longest there may be.
        ("A1B2", "A1B2"),
        ("N" * 100, "N" * 100),
        ("N" * 101, "N" * 100),
        (f"{'N' * 99} b", "N" * 99),
        (f"{'N' * 98} b", f"{'N' * 98}_B"),
    ],
)
def test_a_name_becomes_one_of_ours(text: str, expected: str) -> None:
    assert upper_snake(text) == expected


@pytest.mark.parametrize(
    ("text", "dashes"),
    [
        ("HttpStatus", "http-status"),
        ("2nd page", "nd-page"),
        ("404", ""),
        ("k" * 61, "k" * 60),
        (f"{'k' * 59} b", "k" * 59),
    ],
)
def test_a_name_in_small_letters(text: str, dashes: str) -> None:
    assert kebab(text) == dashes
    assert lower_snake(text) == dashes.replace("-", "_")


def test_a_name_as_a_heading() -> None:
    assert [heading(text) for text in ("http-status", "HttpStatus", "", "a")] == ["Http status", "Http status", "", "A"]


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("errors", "error"),
        ("status", "status"),
        ("statuses", "status"),
        ("causes", "cause"),
        ("responses", "response"),
        ("replies", "reply"),
        ("classes", "class"),
        ("boxes", "box"),
        ("batches", "batch"),
        ("crashes", "crash"),
        ("ties", "tie"),
        ("class", "class"),
        ("codes", "code"),
        ("as", "as"),
        ("error", "error"),
    ],
)
def test_one_of_what_a_word_names_many_of(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27", 27),
        (" 27 ", 27),
        ("-27", -27),
        ("+5", 5),
        ("0x1F", 31),
        ("0X1f", 31),
        ("-0x10", -16),
        ("0b101", 5),
        ("0o17", 15),
        ("1_000", 1000),
        ("10.0", 10),
        ("10.", 10),
        ("007", 7),
        ("10.5", None),
        ("0x", None),
        ("1e3", None),
        ("", None),
        ("--1", None),
        ("ten", None),
        ("9" * 20, int("9" * 20)),
        ("9" * 21, None),
    ],
)
def test_a_number_as_programs_write_it(text: str, expected: int | None) -> None:
    assert number_of(text) == expected
