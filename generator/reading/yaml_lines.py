"""Lines of YAML: a line in, what it begins with out; and what is said of one that somebody slipped in."""

import re
from collections.abc import Sequence
from typing import NamedTuple


class Slip(NamedTuple):
    """A slip: its line and column from 0, and what to say of it."""

    line: int
    column: int
    message: str


class Begin(NamedTuple):
    """What a line begins with: how many spaces, whether dashes follow, and in which column its key stands, if any."""

    spaces: int
    has_dash: bool
    key: int | None


_BEGIN = re.compile(r"(?P<spaces> *)(?P<dashes>(?:- +)*)(?P<key>[A-Za-z_][\w-]*:(?=\s|$))?")
_NOTHING = re.compile(r" *(?:#.*)?")


def at(lines: Sequence[str], line: int) -> str:
    """A line, which is empty behind the last one."""
    return lines[line] if line < len(lines) else ""


def begin_of(text: str) -> Begin:
    """What a line begins with."""
    found = _BEGIN.match(text)
    assert found is not None
    return Begin(len(found["spaces"]), bool(found["dashes"]), found.start("key") if found["key"] else None)


def above(lines: Sequence[str], line: int) -> int | None:
    """The line above that says something, if there is one."""
    return next((one for one in reversed(range(line)) if not _NOTHING.fullmatch(lines[one])), None)


def brief(text: str) -> str:
    """The beginning of a text, as much as a message has room for."""
    shown = " ".join(text.split())
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
