"""YAML slips: the lines of a file and an error of PyYAML in; where a person slipped, what is wrong and what to do, out.

PyYAML says at which letter it gave up and what it waited for; a person wants to know what they typed.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError

from .yaml_cure import UNCLOSED


class Slip(NamedTuple):
    """A slip: its line and column from 0, and what to say of it."""

    line: int
    column: int
    message: str


class _Begin(NamedTuple):
    """What a line begins with: how many spaces, whether dashes follow, and in which column its key stands, if any."""

    spaces: int
    has_dash: bool
    key: int | None


_BEGIN = re.compile(r"(?P<spaces> *)(?P<dashes>(?:- +)*)(?P<key>[A-Za-z_][\w-]*:(?=\s|$))?")
_CONFLICT = re.compile(r"<{7} |>{7} |={7}$")
# What is wide, hard or thin, and no space to YAML.
_SPACE = re.compile("(?:^[ -]*|[:,-] *)([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_TIGHT_DASH = re.compile(r" *(?:- +)*(-(?P<key>[A-Za-z_][\w-]*):(?:\s|$))")
_KEY = r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*)"
_TIGHT_COLON = re.compile(rf"{_KEY}(?P<wrong>:)(?P<value>\S.*)")
_NO_COLON = re.compile(rf"{_KEY}(?P<wrong> *=)? *(?P<value>.*)")


def slip(lines: Sequence[str], error: MarkedYAMLError, last: Any) -> Slip | None:
    """What was probably typed wrongly, if that can be told; `last` is the event of the last text before it."""
    end: Any = error.problem_mark
    begin: Any = error.context_mark or end
    for line, text in enumerate(lines):
        if _CONFLICT.match(text):
            return Slip(
                line, 0, "a mark of git, which could not merge two versions; keep one of them, without the marks"
            )
    finders: tuple[Callable[[], Slip | None], ...] = (
        lambda: _not_closed(lines, error, last),
        lambda: _odd_space(lines, begin.line - 1, end.line),
        lambda: _tight_dash(lines, end.line),
        lambda: _no_colon(lines, begin.line) if error.problem == "could not find expected ':'" else None,
        lambda: _indented(lines, end.line),
        lambda: _begins(lines, end.line, end.column),
        lambda: _text_goes_on(lines, end.line, end.column, last),
    )
    return next(filter(None, (find() for find in finders)), None)


def _not_closed(lines: Sequence[str], error: MarkedYAMLError, last: Any) -> Slip | None:
    """A quote that none closes, or only the next one, keys or entries of a list later."""
    is_open = error.problem in UNCLOSED
    end: Any = error.context_mark if is_open else error.problem_mark
    begin, quote = (end, _at(lines, end.line)[end.column : end.column + 1]) if is_open else (None, "")
    # If the next one closed it, the text behind that is no YAML, or opens a quote anew.
    if _is_quoted(last) and last.end_mark.line == end.line and _holds_keys(lines, last.start_mark.line, end.line):
        begin, quote = last.start_mark, last.style
    if begin is None:
        return None
    return Slip(begin.line, begin.column, f"this quote is not closed; write {quote} where the text ends")


def _is_quoted(text: Any) -> bool:
    return text is not None and text.style in ("'", '"')


def _holds_keys(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether behind a first line others begin keys or entries of a list, no deeper than what begins there."""
    begin = _begin(lines[first])
    column = begin.spaces if begin.key is None else begin.key
    others = map(_begin, lines[first + 1 : last + 1])
    return any(one.spaces <= column and (one.has_dash or one.key is not None) for one in others)


def _odd_space(lines: Sequence[str], first: int, last: int) -> Slip | None:
    for line in range(max(first, 0), min(last, len(lines) - 1) + 1):
        found = _SPACE.search(lines[line])
        if found:
            return Slip(line, found.start(1), f"U+{ord(found[1]):04X} looks like a space and is none; write a space")
    return None


def _tight_dash(lines: Sequence[str], line: int) -> Slip | None:
    found = _TIGHT_DASH.match(_at(lines, line))
    return Slip(line, found.start(1), f"no space follows the dash; write - {found['key']}:") if found else None


def _no_colon(lines: Sequence[str], line: int) -> Slip | None:
    """What stands where a key has to be, and is none."""
    text = _at(lines, line)
    found = _TIGHT_COLON.match(text)
    if found:
        cure = f"write {found['key']}: {brief(found['value'])}"
        return Slip(line, found.start("wrong"), f"no space follows the colon; {cure}")
    found = _NO_COLON.match(text)
    if found:
        cure = f"write {found['key']}: {brief(found['value'])}".rstrip()
        more = ", or indent the line if it goes on with the text above"
        return Slip(line, found.start("key"), f"no colon follows the key {found['key']}; {cure}{more}")
    return None


def _indented(lines: Sequence[str], line: int) -> Slip | None:
    """A key or a dash that stands in a column where no other one does."""
    begin = _begin(_at(lines, line))
    if begin.key is None and not begin.has_dash:
        return None
    keys: list[int] = []
    dashes: list[int] = []
    opens = False
    for above in lines[:line]:
        one = _begin(above)
        if not above.strip() or above.lstrip().startswith("#") or (one.key is None and not one.has_dash):
            continue
        keys = [column for column in keys if column <= one.spaces]
        dashes = [column for column in dashes if column <= one.spaces]
        if one.has_dash:
            dashes.append(one.spaces)
        if one.key is not None:
            keys.append(one.key)
        opens = above.rstrip().endswith(":")
    columns = dashes if begin.has_dash else keys
    if not columns or begin.spaces in columns or (opens and begin.spaces > max(columns)):
        return None
    nearest = min(columns, key=lambda column: abs(column - begin.spaces))
    what = "dash" if begin.has_dash else "key"
    wrong = f"{_spaces(begin.spaces)} before the {what}, and {nearest} before those that it belongs to"
    return Slip(line, begin.spaces, f"{wrong}; write {nearest}")


def _begins(lines: Sequence[str], line: int, column: int) -> Slip | None:
    """A text that begins with a sign of YAML's."""
    found = re.search(r"(?:: +|- +)([%@`*&!|>])$", _at(lines, line)[: column + 1])
    found = found or re.search(r"(?:: +|- +)([*&!|>])[^ ]*$", _at(lines, line)[:column])
    return Slip(line, found.start(1), f"no text begins with {found[1]}; put it in quotes") if found else None


def _text_goes_on(lines: Sequence[str], line: int, column: int, last: Any) -> Slip | None:
    """A text in quotes, or what looks like a list or a map, behind which something stands."""
    text = _at(lines, line)
    before, after = text[:column].rstrip(), text[column:].strip()
    is_behind = _is_quoted(last) and (last.end_mark.line, last.end_mark.column) == (line, len(before))
    if not after or not (is_behind or re.search(r"""(?:: +|- +)['"\[{]""", before)):
        return None
    if before.endswith("'"):
        return Slip(line, column, "the text ended at the quote before this; write '' for a quote in it")
    if before.endswith('"'):
        return Slip(line, column, 'the text ended at the quote before this; write \\" for a quote in it')
    if before.endswith(("]", "}")):
        return Slip(line, column, "nothing may follow the bracket; put the text in quotes")
    return None


def _at(lines: Sequence[str], line: int) -> str:
    return lines[line] if line < len(lines) else ""


def _begin(text: str) -> _Begin:
    found = _BEGIN.match(text)
    assert found is not None
    return _Begin(len(found["spaces"]), bool(found["dashes"]), found.start("key") if found["key"] else None)


def brief(text: str) -> str:
    """The beginning of a text, as much as a message has room for."""
    shown = " ".join(text.split())
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}" if count else "no space"
