"""Numbers that ids may be: how wide they are, which of them belong together, how they are written, which are spent."""

import re
from typing import NamedTuple

_NUMBER = re.compile("0x[0-9A-Fa-f]+|-?[0-9]+")
# A number, or a range of them.
_WRITTEN = re.compile(f"(?:{_NUMBER.pattern})?(?:[.]{{2}}(?:{_NUMBER.pattern})?)?")


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


class Hexadecimal(int):
    """A number that a message says in hexadecimal."""

    def __str__(self) -> str:
        return f"{'-' if self < 0 else ''}0x{abs(self):X}"


def said(number: int, *, hexadecimal: bool) -> int:
    """A number as a message says it: in hexadecimal where its kind writes its ids so."""
    return Hexadecimal(number) if hexadecimal else number


def as_written(wrong: str, text: str) -> str:
    """What is wrong with the numbers that a text begins with, each said as it is written there: 0xef, not 239."""
    written = _WRITTEN.match(text.lstrip("\"'"))
    for number in _NUMBER.findall(written[0]) if written else ():
        value = int(number, 16 if number.startswith("0x") else 10)
        # What else a message says of itself, such as how many bits there are, stands behind it.
        wrong = re.sub(rf"(?<![\w-])(?:{value}|{Hexadecimal(value)})\b", number, wrong, count=1)
    return wrong
