"""What of a section may never be used again, and in which words its readers are told."""

from collections.abc import Iterator

from ...ids import Range, Reservation
from ...model import Kind, Section
from .pages import stretch


def reserved_ids(section: Section) -> tuple[Range, ...]:
    """The numbers that may never be used again, but for 0, which some languages need for what nobody set."""
    return tuple(part for whole in _numbers(section) for part in _without_zero(whole))


def reserved_sentence(section: Section, kind: Kind) -> str | None:
    """The numbers that no code has or will have, the least first, in a sentence; None if there are none."""
    numbers = [stretch(one.first if one.first == one.last else one, kind) for one in sorted(_numbers(section))]
    return f"Reserved numbers, which no code has: {', '.join(numbers)}." if numbers else None


def _numbers(section: Section) -> Iterator[Range]:
    for one in section.reserved:
        if not isinstance(one.value, str):
            yield Range(one.value, one.value) if isinstance(one.value, int) else one.value


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
    values = (one.value for one in section.reserved)
    return tuple(value for value in values if isinstance(value, str) and value not in former)


def reservations(section: Section) -> list[object]:
    """What is reserved as data: numbers, maps of ranges, and names; a map with the reason, where one is stated."""
    return [_reservation(one) for one in section.reserved]


def _reservation(one: Reservation) -> object:
    numbers = one.value._asdict() if isinstance(one.value, Range) else None
    if one.reason is None:
        return numbers or one.value
    key = "name" if isinstance(one.value, str) else "id"
    return {**(numbers or {key: one.value}), "reason": one.reason}
