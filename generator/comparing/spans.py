"""What a section reserves: numbers, ranges and names in; spans of numbers that do not meet, and names, out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..ids import Range


class Reserved:
    """What may not be used again."""

    def __init__(self, reserved: Sequence[int | Range | str]) -> None:
        self.names = frozenset(one for one in reserved if isinstance(one, str))
        numbers = (one for one in reserved if not isinstance(one, str))
        self.spans = spans(Range(one, one) if isinstance(one, int) else one for one in numbers)
        self._firsts = [span.first for span in self.spans]

    def holds(self, number: int) -> bool:
        """Whether a number is reserved."""
        place = bisect_right(self._firsts, number)
        return place > 0 and number <= self.spans[place - 1].last


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
