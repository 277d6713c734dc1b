"""YAML slips: the lines of a file and an error of PyYAML in; where a person slipped, what is wrong and what to do, out.

PyYAML says at which letter it gave up and what it waited for; a person wants to know what they typed.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from yaml.error import MarkedYAMLError

from .yaml_brackets import in_brackets
from .yaml_cure import UNCLOSED
from .yaml_keys import NO_KEY, NO_MAP, keys_in_a_line, no_colon, no_dash, no_first_colon, tight_dash
from .yaml_lines import Slip, at, begin_of

_GOES_ON = "indent the line if it goes on with the text above"
_CONFLICT = re.compile(r"<{7} |>{7} |={7}$")
# What is wide, hard or thin, and no space to YAML.
_SPACE = re.compile("(?:^[ -]*|[:,-] *)([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")


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
        lambda: tight_dash(lines, end.line),
        lambda: no_dash(lines, begin.line, end.line),
        lambda: no_colon(lines, begin.line, _GOES_ON) if error.problem == NO_KEY else None,
        lambda: no_first_colon(lines, end.line, error.problem),
        lambda: keys_in_a_line(lines, end.line, end.column) if error.problem == NO_MAP else None,
        lambda: in_brackets(lines, error),
        lambda: _indented(lines, end.line),
        lambda: _begins(lines, end.line, end.column),
        lambda: _text_goes_on(lines, end.line, end.column, last),
    )
    return next(filter(None, (find() for find in finders)), None)


def _not_closed(lines: Sequence[str], error: MarkedYAMLError, last: Any) -> Slip | None:
    """A quote that none closes, or only the next one, keys or entries of a list later."""
    is_open = error.problem in UNCLOSED
    end: Any = error.context_mark if is_open else error.problem_mark
    begin, quote = (end, at(lines, end.line)[end.column : end.column + 1]) if is_open else (None, "")
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
    begin = begin_of(lines[first])
    column = begin.spaces if begin.key is None else begin.key
    others = map(begin_of, lines[first + 1 : last + 1])
    return any(one.spaces <= column and (one.has_dash or one.key is not None) for one in others)


def _odd_space(lines: Sequence[str], first: int, last: int) -> Slip | None:
    for line in range(max(first, 0), min(last, len(lines) - 1) + 1):
        found = _SPACE.search(lines[line])
        if found:
            return Slip(line, found.start(1), f"U+{ord(found[1]):04X} looks like a space and is none; write a space")
    return None


def _indented(lines: Sequence[str], line: int) -> Slip | None:
    """A key or a dash that stands in a column where no other one does."""
    begin = begin_of(at(lines, line))
    if begin.key is None and not begin.has_dash:
        return None
    keys: list[int] = []
    dashes: list[int] = []
    opens = False
    for above in lines[:line]:
        one = begin_of(above)
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
    found = re.search(r"(?:: +|- +)([%@`*&!|>])$", at(lines, line)[: column + 1])
    found = found or re.search(r"(?:: +|- +)([*&!|>])[^ ]*$", at(lines, line)[:column])
    return Slip(line, found.start(1), f"no text begins with {found[1]}; put it in quotes") if found else None


def _text_goes_on(lines: Sequence[str], line: int, column: int, last: Any) -> Slip | None:
    """A text in quotes, or what looks like a list or a map, behind which something stands."""
    text = at(lines, line)
    before, after = text[:column].rstrip(), text[column:].strip()
    is_behind = _is_quoted(last) and (last.end_mark.line, last.end_mark.column) == (line, len(before))
    if not after or not (is_behind or re.search(r"""(?:: +|- +)['"\[{]""", before)):
        return None
    if before.endswith("'"):
        return Slip(line, column, "the text ended at the quote before this; write '' for a quote in it")
    if before.endswith('"'):
        return Slip(line, column, 'the text ended at the quote before this; write \\" for a quote in it')
    if before.endswith(("]", "}")) and after[0] in "]}":
        return Slip(line, column, "no bracket is open here that this one closes; delete it, or put the text in quotes")
    if before.endswith(("]", "}")):
        return Slip(line, column, "nothing may follow the bracket; put the text in quotes")
    return None


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}" if count else "no space"
