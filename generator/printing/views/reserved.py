"""What of a section may never be used again."""

from collections.abc import Iterator

from ...ids import Range
from ...model import Kind, Section
from .numbers import notation


def reserved_ids(section: Section) -> tuple[Range, ...]:
    """The numbers that may never be used again, but for 0, which some languages need for what nobody set."""
    numbers = (Range(one, one) if isinstance(one, int) else one for one in section.reserved if not isinstance(one, str))
    return tuple(part for whole in numbers for part in _without_zero(whole))


def reserved_numbers(section: Section, kind: Kind) -> str:
    """The numbers that may never be used again, as the kind writes them: `13, 100 to 199`; nothing if there are none."""
    numbers = (Range(one, one) if isinstance(one, int) else one for one in section.reserved if not isinstance(one, str))
    said = (dict.fromkeys((notation(one.first, kind), notation(one.last, kind))) for one in numbers)
    return ", ".join(map(" to ".join, said))


def _without_zero(numbers: Range) -> Iterator[Range]:
    if not numbers.first <= 0 <= numbers.last:
        yield numbers
        return
    if numbers.first < 0:
        yield Range(numbers.first, -1)
    if numbers.last > 0:
        yield Range(1, numbers.last)


def reserved_names(section: Section) -> tuple[str, ...]:
    """The names that may never be used again, but for those that codes once had: they still lead there."""
    former = {name for code in section.codes for name in code.former_names}
    return tuple(value for value in section.reserved if isinstance(value, str) and value not in former)
