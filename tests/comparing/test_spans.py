"""Spans of reserved numbers, against plain sets of numbers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparing.spans import Reserved, minus, spans
from generator.ids import Range, Reservation

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


@settings(deadline=None)
@given(RESERVED)
def test_what_is_reserved(reserved: list[int | Range | str]) -> None:
    held = Reserved([Reservation(one, None) for one in reserved])

    assert numbers(held.spans) == numbers(reserved)
    assert held.names.keys() == {one for one in reserved if isinstance(one, str)}
    assert all(one.last + 1 < other.first for one, other in zip(held.spans, held.spans[1:], strict=False))


@settings(deadline=None)
@given(st.lists(RANGES, max_size=6), st.lists(st.sampled_from(["Why.", None]), min_size=12, max_size=12))
def test_who_reserves_a_number_and_why(ranges: list[Range], reasons: list[str | None]) -> None:
    """Of ranges that do not meet, as the rules have it."""
    apart = [
        one for place, one in enumerate(ranges) if not any(numbers([one]) & numbers([it]) for it in ranges[:place])
    ]
    held = Reserved([Reservation(one, why) for one, why in zip(apart, reasons, strict=False)])
    of_number = {number: place for place, one in enumerate(apart) for number in numbers([one])}

    for number in range(-20, 20):
        one = held.holding(number)
        assert (one and one.place) == of_number.get(number)
        assert one is None or (one.numbers, one.reason) == (apart[one.place], reasons[one.place])
    for part in held.parts():
        assert len({reasons[of_number[number]] for number in numbers([part])}) == 1
    assert numbers(held.parts()) == of_number.keys()


@settings(deadline=None)
@given(st.lists(RANGES, max_size=6), st.lists(RANGES, max_size=6))
def test_what_is_left(ones: list[Range], others: list[Range]) -> None:
    left = [*minus(spans(ones), spans(others))]

    assert numbers(left) == numbers(ones) - numbers(others)
    assert left == sorted(left)
    assert all(one.first <= one.last for one in left)
