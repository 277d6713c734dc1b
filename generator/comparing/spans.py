"""What a section reserves: numbers, ranges and names in; spans of numbers that do not meet, and names, out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from ..ids import Range, Reservation


class Held(NamedTuple):
    """A reservation of numbers: its place among those of the section, which numbers, and why."""

    place: int
    numbers: Range
    reason: str | None


class Reserved:
    """What may not be used again."""

    def __init__(self, reserved: Sequence[Reservation]) -> None:
        self.names = {one.value: one.reason for one in reserved if isinstance(one.value, str)}
        numbered = ((index, one) for index, one in enumerate(reserved) if not isinstance(one.value, str))
        held = [Held(index, _range(one.value), one.reason) for index, one in numbered]
        self.held = sorted(held, key=attrgetter("numbers"))
        self.spans = spans(one.numbers for one in held)
        self._firsts = [one.numbers.first for one in self.held]

    def holding(self, number: int) -> Held | None:
        """What reserves a number, if anything does."""
        place = bisect_right(self._firsts, number)
        found = self.held[place - 1] if place else None
        return found if found and number <= found.numbers.last else None

    def parts(self) -> list[Range]:
        """The spans, cut where the reasons differ."""
        bare = spans(one.numbers for one in self.held if not one.reason)
        return sorted([*bare, *(one.numbers for one in self.held if one.reason)])


def _range(value: int | Range | str) -> Range:
    assert not isinstance(value, str)
    return Range(value, value) if isinstance(value, int) else value


def spans(ranges: Iterable[Range]) -> list[Range]:
    """Ranges as such that do not meet, in their order."""
    found: list[Range] = []
    for one in sorted(ranges):
        if found and one.first <= found[-1].last + 1:
            found[-1] = Range(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return found


def minus(ones: Iterable[Range], others: Sequence[Range]) -> Iterator[Range]:
    """The parts of spans that are in none of others."""
    place = 0
    for first, last in ones:
        while place < len(others) and others[place].last < first:
            place += 1
        there = place
        while there < len(others) and others[there].first <= last:
            if others[there].first > first:
                yield Range(first, others[there].first - 1)
            first = others[there].last + 1
            there += 1
        if first <= last:
            yield Range(first, last)
