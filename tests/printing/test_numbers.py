"""Numbers as a kind writes and compares them, by hand."""

import pytest
from proofs import NOTIONS

from generator.ids import Range
from generator.printing.views.numbers import comparisons
from generator.printing.views.reserved import reserved_numbers

REGISTRY = NOTIONS.registry()
KINDS = {kind.name: kind for kind in REGISTRY.kinds}


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
    ("section", "expected"),
    [("device-fault", "7, 100 to 199"), ("reason", "0x7F, 0xF0 to 0xFF"), ("plain", "")],
)
def test_reserved_numbers(section: str, expected: str) -> None:
    """As the kind writes numbers, and without the names that are reserved too."""
    (found,) = (one for one in REGISTRY.sections if one.name == section)

    assert reserved_numbers(found, KINDS[found.kind]) == expected
