"""Brackets: the lines of a file and an error of PyYAML inside of brackets or braces in; what is missing there out."""

import re
from collections.abc import Sequence
from typing import Any

from yaml.error import MarkedYAMLError

from .yaml_lines import Slip, at, begin_of

# What PyYAML says, with what is open, the sign that closes it, and what ends there.
_CLOSING = {
    "did not find expected ',' or ']'": ("bracket", "]", "list"),
    "did not find expected ',' or '}'": ("brace", "}", "map"),
}
_OR = "or put the text in quotes"
# Behind a value; where the text is cut, the colon of the key follows or the key itself.
_KEY_BEHIND = re.compile(r"""[^\s:,{[]["']?(?P<wrong> *;)? +(?P<key>[A-Za-z_][\w-]*)$""")
_KEY = re.compile(r"[A-Za-z_][\w-]*(?=: )")


def in_brackets(lines: Sequence[str], error: MarkedYAMLError) -> Slip | None:
    """A comma that is missing, or the sign that closes."""
    end: Any = error.problem_mark
    begin: Any = error.context_mark
    what, sign, whole = _CLOSING.get(str(error.problem), ("", "", ""))
    if not what or begin is None:
        return None
    text = at(lines, end.line)
    before, rest, column = text[: end.column], text[end.column :], begin_of(text).spaces
    if not rest or (begin.line != end.line and column <= begin_of(at(lines, begin.line)).spaces):
        return Slip(begin.line, begin.column, f"this {what} is not closed; write {sign} where the {whole} ends, {_OR}")
    if begin.line != end.line and re.fullmatch(r" *[\w-]*", before) and rest[0] not in "]}":
        return Slip(end.line, column, f"no comma stands before this; write one, or close the {what} with {sign}")
    if sign == "]":
        return None
    key = _KEY.match(rest)
    found = _KEY_BEHIND.search(before + (key[0] if key else ""))
    if not found:
        wrong = "a colon stands in the value of a key; put the text in quotes"
        return Slip(end.line, end.column, wrong) if rest.startswith(": ") else None
    if found["wrong"]:
        return Slip(end.line, found.end("wrong") - 1, f"; does not part keys; write a comma, {_OR}")
    wrong = f"no comma stands before {found['key']}:"
    return Slip(end.line, found.start("key"), f"{wrong}; write one if it is a key, else put the text in quotes")
