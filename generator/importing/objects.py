"""JSON: the text of a file in, the rows of its list of objects, or of its object of names and numbers, out."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..text.messages import shown
from .columns import Table
from .listing import Told

_SPACE = re.compile(r"[ \t\n]*")
_LONG = 25  # digits: more are no number of a code


def read_objects(text: str, told: Told) -> Table:
    """The rows. Raises EnumerantError with what is wrong if the file is not JSON, or no list of codes."""
    try:
        return _table(_Reader(text, told).entries(), told)
    except json.JSONDecodeError as error:
        raise told.stop(error.lineno, f"not JSON: {error.msg}", "correct it", error.colno) from None
    except RecursionError:
        raise told.stop(1, "it is nested too deep", "make it a list of objects") from None


class _Entry(NamedTuple):
    """A value of a list, or a key and a value of an object, with its line and where it begins."""

    line: int
    begin: int
    key: str | None
    value: Any


class _Object(dict[str, Any]):
    """An object; `repeated` are the keys that stand in it twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__()
        self.repeated = []
        for key, value in pairs:
            if key in self:
                self.repeated.append(key)
            self[key] = value


class _Reader:
    """Reads value by value, since the decoder tells no places."""

    def __init__(self, text: str, told: Told) -> None:
        self._text, self._told = text, told
        self._at = 0
        self._line, self._counted = 1, 0
        self._decoder = json.JSONDecoder(object_pairs_hook=_Object, parse_int=_integer, parse_constant=_no_number)

    def entries(self) -> list[_Entry]:
        """Those of the list or object that the file is; of an object that holds one list of objects, that list's."""
        entries = list(self._collection())
        if self._text[self._at :].strip():
            raise self._error("something stands behind its end")
        lists = [entry for entry in entries if entry.key is not None and _is_list_of_objects(entry.value)]
        if len(lists) != 1:
            return entries
        others = ", ".join(shown(entry.key) for entry in entries if entry is not lists[0])
        self._told.note(f"codes are those of {shown(lists[0].key)}{f'; left out: {others}' if others else ''}")
        self._at, self._line, self._counted = lists[0].begin, 1, 0
        return list(self._collection())

    def _collection(self) -> Iterator[_Entry]:
        opened = self._next("[{")
        closing = "]" if opened == "[" else "}"
        if self._peek() == closing:
            self._next(closing)
            return
        while True:
            yield self._entry(keyed=opened == "{")
            if self._next(f",{closing}") == closing:
                return

    def _entry(self, *, keyed: bool) -> _Entry:
        self._skip()
        line, key = self._line_here(), None
        if keyed:
            if self._peek() != '"':
                raise self._error('expected a key in "')
            key, self._at = self._decoder.raw_decode(self._text, self._at)
            self._next(":")
            self._skip()
        begin = self._at
        value, self._at = self._decoder.raw_decode(self._text, begin)
        return _Entry(line, begin, key, value)

    def _skip(self) -> None:
        self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # it always matches

    def _peek(self) -> str:
        self._skip()
        return self._text[self._at : self._at + 1]

    def _next(self, wanted: str) -> str:
        found = self._peek()
        if not found or found not in wanted:
            raise self._error(f"expected {' or '.join(wanted)}")
        self._at += 1
        return found

    def _line_here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _error(self, message: str) -> json.JSONDecodeError:
        return json.JSONDecodeError(message, self._text, self._at)


def _table(entries: list[_Entry], told: Told) -> Table:
    rows = [(entry.line, cells) for entry in entries if (cells := _cells(entry, told)) is not None]
    headings: dict[str, None] = {}
    for _, cells in rows:
        headings.update(dict.fromkeys(cells))
    return Table([*headings], rows)


def _cells(entry: _Entry, told: Told) -> dict[str, str] | None:
    """The facts of a value by their keys, the value's own key among them as `key`; None if it is no code."""
    value = entry.value
    if isinstance(value, _Object):
        for key in value.repeated:
            told.refuse(entry.line, f"repeated key {shown(key)}", "keep one")
        facts = {
            told.cleaned(key, entry.line): _text(one, key, entry.line, told)
            for key, one in value.items()
            if one is not None
        }
    elif entry.key is not None and isinstance(value, (str, int, float)):
        facts = {"value": _text(value, entry.key, entry.line, told)}
    else:
        what = "null" if value is None else shown(value)
        told.refuse(entry.line, f"{what} is no code", "write an object with its number, name and description")
        return None
    facts = {key: text for key, text in facts.items() if text}
    return facts if entry.key is None else {"key": told.cleaned(entry.key, entry.line), **facts}


def _text(value: Any, key: str, line: int, told: Told) -> str:
    if isinstance(value, (list, dict)):
        text = json.dumps(value, ensure_ascii=False)
        told.changed("lists and objects are kept as their text", line, f"{shown(key)} is {shown(text)}")
        return told.cleaned(text, line)
    return told.cleaned(value, line) if isinstance(value, str) else str(value).lower()


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < _LONG else digits


def _no_number(word: str) -> str:
    """NaN and infinity, which no JSON has: as a text they are no number of a code."""
    return word
