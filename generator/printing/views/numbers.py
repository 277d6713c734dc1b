"""Numbers as a kind writes them, and what a number is told by that no code has."""

from ...ids import Mask, Range
from ...model import Code, Group, Kind, Registry, Section
from ...targets.stating import groups_of


def notation(number: int, kind: Kind) -> str:
    """A number as the kind writes its ids: decimal, or hexadecimal with a digit for each four bits of the width."""
    if not kind.hexadecimal:
        return str(number)
    return f"{'-' if number < 0 else ''}0x{abs(number):0{hexadecimal_digits(kind)}X}"


def numbered_description(code: Code, kind: Kind) -> str:
    """What a code means, behind its number where the kind writes that otherwise than data does."""
    return f"{notation(code.id, kind)}: {code.description}" if kind.hexadecimal else code.description


def bits(mask: Mask) -> str:
    """What a mask says of the numbers that it fits, in words."""
    return f"0x{mask.value:X} when masked with 0x{mask.bits:X}"


def classified(section: Section) -> tuple[Group, ...]:
    """The groups that an unknown number may belong to."""
    return tuple(group for group in section.groups if group.range or group.mask)


def comparisons(numbers: Range, kind: Kind) -> tuple[tuple[str, int], ...]:
    """How a number of the kind is compared to see whether it is in a range: a sign and a number, once or twice.

    An end that no number of the kind can pass is left out, but for one of two.
    """
    if numbers.first == numbers.last:
        return (("==", numbers.first),)
    both = ((">=", numbers.first), ("<=", numbers.last))
    ends = (kind.ids.least, kind.ids.greatest)
    return tuple(one for one, end in zip(both, ends, strict=True) if one[1] != end) or both[:1]


def kind_of(subject: Section | Code, kinds: tuple[Kind, ...]) -> Kind:
    """The kind of a section or a code."""
    return next(kind for kind in kinds if kind.name == subject.kind)


def hexadecimal_digits(kind: Kind) -> int:
    """How many digits the widest id of a kind has."""
    return (kind.ids.greatest.bit_length() + 3) // 4


def widest(registry: Registry) -> Kind:
    """The kind with the greatest ids there may be: what holds these holds those of all kinds."""
    return max(registry.kinds, key=lambda kind: kind.ids.greatest)


def has_ranges(registry: Registry) -> bool:
    """Whether some groups are told by ranges."""
    return any(group.range for group in groups_of(registry))


def has_masks(registry: Registry) -> bool:
    """Whether some groups are told by masks."""
    return any(group.mask for group in groups_of(registry))
