"""Values: a text of JSON, of a value a line, or of logs with JSON in them in; the values out, one after the other.

A value that is larger than what is held is entered, so that neither a file nor a line is ever held whole; what is
broken is told, and reading goes on behind it.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from .inside import MAP, TRIED, scan
from .text import MOST, Text

# What may stand between two values: a byte order mark and a record separator too.
_BETWEEN = re.compile("[\\s,\ufeff\x1e]*")
_SPACE = re.compile(r"\s*")
# An error this near to the end of what is held may be because the rest is not held.
_NEAR = 32
_DEEPEST = 1000
_TOO_DEEP, _TOO_LONG = "nested too deep", "a text that is too long"


class Broken(NamedTuple):
    """A place that cannot be read, and why; `is_json` where it was meant to be JSON."""

    line: int
    column: int
    why: str
    is_json: bool = True


class _CutError(Exception):
    """A value goes on behind what is held."""


class _WrongError(Exception):
    """What is held is no JSON: why, and where."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.why, self.at = why, at


# The line that a value begins in, the value, and the key that it stands under, if it was entered.
Value = tuple[int, object, str]


def values(text: Text) -> Iterator[Value | Broken]:
    """Every list and map of a text, and every place that is broken."""
    while True:
        text.at = at = _behind(_BETWEEN, text)
        held, line = text.held, text.line
        if at >= len(held):
            return
        try:
            while held[at] in "{[":
                value, end = scan(held, at)
                yield line, value, ""
                line += held.count("\n", at, end)
                at = end
                # Mostly the next one begins in the next line.
                if held.startswith("\n{", end):
                    at += 1
                    line += 1
                else:
                    at = _behind_values(held, end)
                    line += held.count("\n", end, at)
        except (IndexError, StopIteration, ValueError, RecursionError):
            pass
        text.at = at
        if at < len(held):
            yield from _hard(text)


def _hard(text: Text) -> Iterator[Value | Broken]:
    """What begins here and is not held whole, is broken, or is no value."""
    if text.held[text.at] in "{[":
        yield from _container(text)
    else:
        yield _in_a_line(text)


def _behind_values(held: str, at: int) -> int:
    match = _BETWEEN.match(held, at)
    return match.end() if match else at


def _container(text: Text) -> Iterator[Value | Broken]:
    """The value that begins here, whole or in parts, or that it is broken: then reading goes on in the next line."""
    line = text.line
    try:
        yield line, _whole(text), ""
    except _WrongError as wrong:
        yield _broken(text, wrong)
        # Whatever is nested too deep goes on for so many signs at least.
        inside = min(text.at + _DEEPEST, len(text.held)) if wrong.why == _TOO_DEEP else text.at
        text.at = max(text.at, text.held.rfind("\n", text.at, inside) + 1)
        text.skip_line()
    except _CutError:
        try:
            yield from _entered(text)
        except _WrongError as wrong:
            yield _broken(text, wrong)
            text.skip_line()


def _broken(text: Text, wrong: _WrongError) -> Broken:
    """What is wrong, where it is."""
    return Broken(*text.place(wrong.at), wrong.why)


def _in_a_line(text: Text) -> Value | Broken:
    """The map that stands somewhere in this line, as in logs."""
    text.holds_line()
    (number, column), begin = text.place(text.at), text.at
    end = text.held.find("\n", begin)
    line = text.held[begin : end if end >= 0 else len(text.held)]
    text.skip_line()
    why = None
    for found in islice(MAP.finditer(line), TRIED):
        try:
            return number, scan(line, found.start())[0], ""
        except (StopIteration, ValueError, RecursionError) as error:
            why = why or _why(error)
    return Broken(number, column, why or "no JSON", is_json=why is not None)


def _whole(text: Text) -> object:
    """The value that begins here, read in whole. Raises _CutError if it is too large, _WrongError if it is none."""
    while True:
        try:
            value, end = scan(text.held, text.at)
            if end < len(text.held) or text.is_whole or isinstance(value, (dict, list, str)):
                text.at = end
                return value
        except (StopIteration, ValueError, RecursionError) as error:
            at = _place(error, text)
            # A text that is not closed is told by its beginning, wherever what is held ends.
            is_open = "Unterminated" in str(error) or at >= len(text.held) - _NEAR
            if text.is_whole or not is_open:
                raise _WrongError(_why(error), at) from None
        if len(text.held) - text.at >= MOST:
            raise _CutError
        text.more()


def _place(error: Exception, text: Text) -> int:
    if isinstance(error, json.JSONDecodeError):
        return error.pos
    return error.value if isinstance(error, StopIteration) else text.at


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg}"
    if isinstance(error, RecursionError):
        return _TOO_DEEP
    return "not JSON: Expecting value" if isinstance(error, StopIteration) else "a number of too many digits"


def _entered(text: Text) -> Iterator[Value]:
    """The values in a list or map that begins here and is too large: those in it that are not, one after the other."""
    opened: list[tuple[str, str]] = []
    key, is_first = "", True
    while True:
        if text.held[text.at] not in "{[":
            raise _WrongError(_TOO_LONG, text.at)
        if len(opened) == _DEEPEST:
            raise _WrongError(_TOO_DEEP, text.at)
        opened.append((text.held[text.at], key))
        text.at += 1
        is_first = True
        try:
            while opened:
                kind, key = opened[-1]
                if not _goes_on(text, kind, is_first=is_first):
                    opened.pop()
                else:
                    key = _key(text) if kind == "{" else key
                    line, value = text.line, _whole(text)
                    if isinstance(value, (dict, list)):
                        yield line, value, key
                is_first = False
            return
        except _CutError:
            continue


def _goes_on(text: Text, kind: str, *, is_first: bool) -> bool:
    """Go to the next value or key of a list or map, and whether there is one; else behind its end."""
    text.at = _behind(_SPACE, text)
    sign = text.held[text.at : text.at + 1]
    if sign == {"{": "}", "[": "]"}[kind]:
        text.at += 1
        return False
    if not is_first:
        if sign != ",":
            raise _WrongError("not JSON: Expecting ',' delimiter", text.at)
        text.at += 1
        text.at = _behind(_SPACE, text)
    if text.at >= len(text.held):
        raise _WrongError("not JSON: Expecting value", text.at)
    return True


def _key(text: Text) -> str:
    """The key that begins here; then its value does."""
    try:
        key = _whole(text)
    except _CutError:
        raise _WrongError(_TOO_LONG, text.at) from None
    if not isinstance(key, str):
        raise _WrongError("not JSON: Expecting property name enclosed in double quotes", text.at)
    text.at = _behind(_SPACE, text)
    if text.held[text.at : text.at + 1] != ":":
        raise _WrongError("not JSON: Expecting ':' delimiter", text.at)
    text.at += 1
    text.at = _behind(_SPACE, text)
    if text.at >= len(text.held):
        raise _WrongError("not JSON: Expecting value", text.at)
    return key


def _behind(signs: re.Pattern[str], text: Text) -> int:
    """The place behind what may stand here, more of which is read if what is held ends before."""
    while True:
        match = signs.match(text.held, text.at)
        assert match
        if match.end() < len(text.held) or text.is_whole:
            return match.end()
        text.at = match.end()
        text.more()
