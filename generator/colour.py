"""Colour: a line of what is said to people in, the same line as a terminal shows it out."""

import os
import re
from collections.abc import Mapping
from typing import TextIO

_BOLD, _RED, _GREEN, _CYAN, _END = (f"\x1b[{code}m" for code in (1, 31, 32, 36, 0))

# A finding's place, the caret below its line, and the lines of a diff.
_PLACE = re.compile(r"(?P<place>\S.*?:[0-9]+:[0-9]+:)(?P<rest> .*)")
_CARET = re.compile(r" +\^")
_OF_A_DIFF = {"+": _GREEN, "-": _RED, "@": _CYAN}


def is_coloured(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a stream shows colours: a terminal does, if nobody says otherwise by NO_COLOR or FORCE_COLOR."""
    # https://no-color.org and https://force-color.org: set and not empty.
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def coloured(line: str) -> str:
    """A line with what matters in it in colour."""
    place = _PLACE.fullmatch(line)
    if place:
        return f"{_BOLD}{place['place']}{_END}{place['rest']}"
    if _CARET.fullmatch(line):
        return f"{_GREEN}{line}{_END}"
    colour = _OF_A_DIFF.get(line[:1])
    return f"{colour}{line}{_END}" if colour else line
