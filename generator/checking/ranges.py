"""Rules about numbers that are not listed: ranges and masks of groups, ranges that are reserved."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from ..errors import Fault, Location
from ..ids import Range, said
from ..model import Group, Kind, Section
from .rules import Context, context_rule, having, section_rule

# Each is compared with all others.
_MOST_MASKS = 1000

Whose = TypeVar("Whose")
Placed = tuple[int, tuple[Range, Whose]]


@section_rule
def masks_are_sound(section: Section) -> Iterator[Fault]:
    """The value of a mask has no bit that the mask leaves out; a section has ranges or masks, and no two meet."""
    ranged = [group for group in section.groups if group.range]
    masked = [group for group in section.groups if group.mask]
    for group in masked:
        if group.mask and group.mask.value & ~group.mask.bits:
            wrong = f"value 0x{group.mask.value:X} has bits that 0x{group.mask.bits:X} leaves out"
            yield Fault(group.where.at("mask", "value"), wrong, "correct one of the two")
    if ranged and masked:
        yield _of_both(ranged, masked)


def _of_both(ranged: Sequence[Group], masked: Sequence[Group]) -> Fault:
    """That a section has ranges and masks: told once, at those that are fewer."""
    cure = "a section has one of the two, so write that in all of them"
    if len(ranged) < len(masked):
        wrong = f"{having(ranged)} a range, and others of the section have a mask"
        return Fault(ranged[0].where.at("range"), wrong, cure, masked[0].where.at("mask"))
    wrong = f"{having(masked)} a mask, and others of the section have a range"
    return Fault(masked[0].where.at("mask"), wrong, cure, ranged[0].where.at("range"))


@section_rule
def no_number_belongs_to_two_groups(section: Section) -> Iterator[Fault]:
    """The ranges and the masks of a section's groups do not meet."""
    ranged = [(group.range, group) for group in section.groups if group.range]
    for second, first in _meeting(ranged):
        if not _is_copy(second, first):
            yield _of_two(second, first, "range")
    masked = [(group.mask, group) for group in section.groups if group.mask]
    if len(masked) > _MOST_MASKS:
        where = masked[_MOST_MASKS][1].where.at("mask")
        yield Fault(where, f"more than {_MOST_MASKS:,} masks in a section", "write ranges")
        return
    for (one, first), (other, second) in combinations(masked, 2):
        if not (one.value ^ other.value) & one.bits & other.bits and not _is_copy(second, first):
            yield _of_two(second, first, "mask")


def _is_copy(second: Group, first: Group) -> bool:
    """Whether a group was written twice, range or mask and all, which is told by its name."""
    return (second.name, second.range, second.mask) == (first.name, first.range, first.mask)


def _of_two(second: Group, first: Group, key: str) -> Fault:
    wrong = f"an unknown number may belong to {second.name} and to {first.name}"
    return Fault(second.where.at(key), wrong, "correct one of the two", first.where.at(key))


def _meeting(ranges: Iterable[tuple[Range, Whose]]) -> Iterator[tuple[Whose, Whose]]:
    """Whose ranges meet one that begins before: both, the later one of the file first."""
    placed = sorted(enumerate(ranges), key=lambda one: one[1][0])
    for (place, (widest, owner)), (other, (numbers, another)) in _with_widest(placed):
        if numbers.first <= widest.last:
            yield (another, owner) if other > place else (owner, another)


def _with_widest(placed: list[Placed[Whose]]) -> Iterator[tuple[Placed[Whose], Placed[Whose]]]:
    """Each range but the first, behind the one of those before it that ends last."""
    widest = placed[0] if placed else None
    for one in placed[1:]:
        if widest is not None:
            yield widest, one
        widest = one if widest is None or one[1][0].last > widest[1][0].last else widest


@context_rule
def ranges_have_an_order(context: Context) -> Iterator[Fault]:
    """A range begins before it ends, and no id of its kind is wider than it says."""
    kinds = {kind.name: kind for kind in context.registry.kinds} if context.registry else {}
    for section in context.sections:
        kind = kinds.get(section.kind)
        for where, numbers in _ranges(section):
            wide = _too_wide(where, numbers, kind) if kind is not None else None
            if wide is not None:
                yield wide
            elif numbers.first > numbers.last:
                yield Fault(
                    where, f"the range ends before it begins, at {numbers.last}", "write the lesser number first"
                )


@section_rule
def reserved_numbers_stand_once(section: Section) -> Iterator[Fault]:
    """No number is reserved twice: what meets is one range."""
    numbers = (
        (value if isinstance(value, Range) else Range(value, value), section.where.at("reserved", index))
        for index, (value, _) in enumerate(section.reserved)
        if not isinstance(value, str)
    )
    for second, first in _meeting(numbers):
        yield Fault(second, "some number of it is reserved already", "write one range for both", first)


def _too_wide(where: Location, numbers: Range, kind: Kind) -> Fault | None:
    ids = kind.ids
    wide = next((number for number in numbers if not ids.least <= number <= ids.greatest), None)
    if wide is None:
        return None
    number, least, greatest = (said(one, hexadecimal=kind.hexadecimal) for one in (wide, ids.least, ids.greatest))
    wrong = f"{number} is no id of kind {kind.name}, which are {ids.name}"
    return Fault(where, wrong, f"the least is {least}, the greatest {greatest}")


def _ranges(section: Section) -> Iterator[tuple[Location, Range]]:
    for group in section.groups:
        if group.range:
            yield group.where.at("range"), group.range
    for index, (value, _) in enumerate(section.reserved):
        if isinstance(value, Range):
            # Where it is written alone there is no key, and the place is that of the whole.
            yield section.where.at("reserved", index, "range"), value
