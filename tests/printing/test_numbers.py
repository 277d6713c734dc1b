"""Numbers as a kind writes and compares them, and what is said of those that no code has, by hand."""

import pytest
from proofs import NOTIONS

from generator.errors import Location
from generator.ids import Range
from generator.model import Kind
from generator.printing.views.numbers import comparisons, hexadecimal_digits, notation
from generator.printing.views.pages import membership
from generator.printing.views.reserved import reserved_sentence
from generator.reading.ranges import width

REGISTRY = NOTIONS.registry()
KINDS = {kind.name: kind for kind in REGISTRY.kinds}
SECTIONS = {section.name: section for section in REGISTRY.sections}


@pytest.mark.parametrize(
    ("kind", "first", "last", "expected"),
    [
        ("plain", 10, 19, ((">=", 10), ("<=", 19))),
        ("plain", 7, 7, (("==", 7),)),
        ("plain", -(2**31), -1, (("<=", -1),)),
        ("plain", 0, 2**31 - 1, ((">=", 0),)),
        ("fault", 0, 0x7FFFFFFF, (("<=", 0x7FFFFFFF),)),
        ("fault", 0xC0000000, 0xFFFFFFFF, ((">=", 0xC0000000),)),
        # Every number: one comparison stays, so that there is something to ask.
        ("reason", 0, 255, ((">=", 0),)),
    ],
)
def test_comparisons(kind: str, first: int, last: int, expected: tuple[tuple[str, int], ...]) -> None:
    assert comparisons(Range(first, last), KINDS[kind]) == expected


@pytest.mark.parametrize(
    ("section", "kind", "reserved", "groups"),
    [
        (
            "device-fault",
            "fault",
            # A name that is reserved says nothing to a reader.
            "Reserved numbers, which no code has: 7, 100 to 199.",
            [
                "Unknown numbers from 0 to 2147483647 belong to this group.",
                "Unknown numbers from 2147483648 to 3221225471 belong to this group.",
                "Unknown numbers from 3221225472 to 4294967295 belong to this group.",
            ],
        ),
        (
            "reason",
            "reason",
            "Reserved numbers, which no code has: 0x70 to 0x7D, 0x7E, 0x7F, 0xF0 to 0xFF.",
            [
                "Unknown numbers that are 0x0 when masked with 0x80 belong to this group.",
                "Unknown numbers that are 0x80 when masked with 0x80 belong to this group.",
            ],
        ),
        ("plain", "plain", None, []),
    ],
)
def test_sentences_of_unlisted_numbers(section: str, kind: str, reserved: str | None, groups: list[str]) -> None:
    assert reserved_sentence(SECTIONS[section], KINDS[kind]) == reserved
    assert [membership(group, KINDS[kind]) for group in SECTIONS[section].groups] == groups


def kind(ids: str, *, hexadecimal: bool) -> Kind:
    return Kind("kind", "Kind", width(ids), hexadecimal, None, (), (), Location("registry.yaml"))


@pytest.mark.parametrize(
    ("ids", "digits"), [("int8", 2), ("uint8", 2), ("int16", 4), ("uint16", 4), ("int32", 8), ("uint32", 8)]
)
def test_a_number_has_a_digit_for_each_four_bits(ids: str, digits: int) -> None:
    assert hexadecimal_digits(kind(ids, hexadecimal=True)) == digits


@pytest.mark.parametrize(
    ("ids", "number", "decimal", "hexadecimal"),
    [
        ("uint8", 10, "10", "0x0A"),
        ("int8", -1, "-1", "-0x01"),
        ("int8", -128, "-128", "-0x80"),
        ("uint16", 0, "0", "0x0000"),
        ("uint32", 4294967295, "4294967295", "0xFFFFFFFF"),
        ("int32", -2147483648, "-2147483648", "-0x80000000"),
    ],
)
def test_a_number_is_written_as_its_kind_says(ids: str, number: int, decimal: str, hexadecimal: str) -> None:
    assert notation(number, kind(ids, hexadecimal=False)) == decimal
    assert notation(number, kind(ids, hexadecimal=True)) == hexadecimal
