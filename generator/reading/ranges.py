"""Numbers in texts: a range as the spec writes it, what is reserved, and a width's name, in; the numbers out."""

from functools import cache
from typing import Any

from ..ids import Range, Reservation, Width

# As registry.json has them.
WIDTHS = ("int8", "int16", "int32", "uint8", "uint16", "uint32")


@cache
def width(name: str) -> Width:
    """The width called `int16` or `uint32`: what numbers it holds."""
    bits = int(name.lstrip("uint"))
    if name.startswith("u"):
        return Width(name, 0, 2**bits - 1)
    return Width(name, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def read_range(text: str, numbers: Width) -> Range:
    """`400..499`, `0x400..`, `..-1`: an end that is left out is that of the width."""
    first, last = text.split("..")
    return Range(_number(first) if first else numbers.least, _number(last) if last else numbers.greatest)


def read_reservation(stated: Any, numbers: Width) -> Reservation:
    """A number, a range or a name; or a map of one of them and why it is reserved."""
    value, reason = stated, None
    if isinstance(stated, dict):
        value, reason = next(stated[key] for key in ("id", "range", "name") if key in stated), stated["reason"]
    if isinstance(value, str) and ".." in value:
        value = read_range(value, numbers)
    return Reservation(value, reason)


def _number(text: str) -> int:
    return int(text, 16 if text.startswith("0x") else 10)
