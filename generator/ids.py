"""Numbers that ids may be: how wide they are, which of them belong together, and which may never be used again."""

from typing import NamedTuple


class Width(NamedTuple):
    """How wide ids are: a name such as `int16` or `uint32`, and the least and the greatest number."""

    name: str
    least: int
    greatest: int


class Range(NamedTuple):
    """Numbers from the first to the last, both in it."""

    first: int
    last: int


class Mask(NamedTuple):
    """Numbers whose `bits` are those of `value`; of a negative one those of its two's complement in 32 bits."""

    bits: int
    value: int


class Reservation(NamedTuple):
    """What may never be used again: a number, a range of them or a name; and why, where the spec says it."""

    value: int | Range | str
    reason: str | None
