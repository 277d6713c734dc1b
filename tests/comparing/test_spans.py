"""Spans of reserved numbers, against plain sets of numbers."""

from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.spans import Reserved, minus, spans
from generator.ids import Range

NUMBERS = st.integers(-12, 12)
RANGES = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Range(min(ends), max(ends)))
RESERVED = st.lists(NUMBERS | RANGES | st.sampled_from(["A_NAME", "OTHER"]), max_size=6)


def numbers(reserved: list[int | Range | str] | list[Range]) -> set[int]:
    found: set[int] = set()
    for one in reserved:
        if isinstance(one, Range):
            found |= set(range(one.first, one.last + 1))
        elif isinstance(one, int):
            found.add(one)
    return found


@given(RESERVED)
def test_what_is_reserved(reserved: list[int | Range | str]) -> None:
    held = Reserved(reserved)

    assert {number for number in range(-20, 20) if held.holds(number)} == numbers(reserved)
    assert held.names == {one for one in reserved if isinstance(one, str)}
    assert all(one.last + 1 < other.first for one, other in zip(held.spans, held.spans[1:], strict=False))


@given(st.lists(RANGES, max_size=6), st.lists(RANGES, max_size=6))
def test_what_is_left(ones: list[Range], others: list[Range]) -> None:
    left = [*minus(spans(ones), spans(others))]

    assert numbers(left) == numbers(ones) - numbers(others)
    assert left == sorted(left)
    assert all(one.first <= one.last for one in left)
