"""Colour: a line of what is said to people in, the same line as a terminal shows it out."""

import re

_BOLD, _RED, _GREEN, _CYAN, _END = (f"\x1b[{code}m" for code in (1, 31, 32, 36, 0))

# A finding's place, the caret below its line, and the lines of a diff.
_PLACE = re.compile(r"(?P<place>\S.*?:[0-9]+:[0-9]+:)(?P<rest> .*)")
_CARET = re.compile(r" +\^")
_OF_A_DIFF = {"+": _GREEN, "-": _RED, "@": _CYAN}


def coloured(line: str) -> str:
    """A line with what matters in it in colour."""
    place = _PLACE.fullmatch(line)
    if place:
        return f"{_BOLD}{place['place']}{_END}{place['rest']}"
    if _CARET.fullmatch(line):
        return f"{_GREEN}{line}{_END}"
    colour = _OF_A_DIFF.get(line[:1])
    return f"{colour}{line}{_END}" if colour else line
