"""Columns: the header of a table and the registry's kinds in; which cells of a row carry a code out.

A column is told by its kind and by what payloads call the fact: `status.id`, `errorCode`, `error_name`; where
there is one kind only, by the latter alone.
"""

import csv
import re
from collections.abc import Iterator
from itertools import chain

from .known import Data, Known
from .text import Text

_NO_LETTERS = re.compile(r"[^a-z0-9]")
# What separates the cells of the tables that there are.
_SEPARATORS = ",;\t|"
_FACTS = ("id", "name", "group_id", "group_name")


class Table:
    """A table that carries codes: of each kind the columns, by the keys that its payloads have."""

    def __init__(self, separator: str, of_kinds: dict[str, dict[str, int]]) -> None:
        self.separator = separator
        self.of_kinds = of_kinds

    def objects(self, row: list[str]) -> Iterator[tuple[str, Data]]:
        """The codes of a row, each with its kind, as payloads would have them; what is empty is left out."""
        for kind, columns in self.of_kinds.items():
            carried = {key: row[column] for key, column in columns.items() if column < len(row) and row[column]}
            if carried:
                yield kind, carried


def table_of(header: str, known: Known) -> Table | None:
    """How to read a table with this header; None if no column of it has a number or a name of a code."""
    if header.lstrip("\ufeff \t")[:1] in ("{", "["):
        return None
    for separator in sorted(_SEPARATORS, key=header.count, reverse=True):
        names = _cells(header.strip("\ufeff\r\n"), separator)
        columns = {_letters(name): place for place, name in reversed([*enumerate(names)])}
        found = {name: _columns(kind, columns, is_alone=len(known.kinds) == 1) for name, kind in known.kinds.items()}
        of_kinds = {name: keys for name, keys in found.items() if keys}
        if of_kinds:
            return Table(separator, of_kinds)
    return None


def is_about_separators(text: str) -> bool:
    """Whether the first line is `sep=;`, which spreadsheets write before the header."""
    return re.match(r"\ufeff?sep=.\r?(?:\n|$)", text) is not None


def _cells(line: str, separator: str) -> list[str]:
    """The cells of a line; none if it is no row."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def rows(text: Text, separator: str) -> Iterator[tuple[int, list[str] | str]]:
    """The rows behind the header, each with the line that it ends in; of one that cannot be read, why."""
    lines = chain([""], text.lines())
    reader = csv.reader(lines, delimiter=separator)
    while True:
        try:
            yield text.line - 1, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield text.line - 1, f"not CSV: {error}"


def _columns(kind: Data, columns: dict[str, int], *, is_alone: bool) -> dict[str, int]:
    """The columns of a kind by the keys of its payloads; none if there is neither a number nor a name."""
    payload = kind["payload"]
    if not payload:
        return {}
    stems = {_letters(name) for name in (kind["name"], payload["object"] or kind["name"])} | (
        {""} if is_alone else set()
    )
    keys = [*filter(None, (payload[fact] for fact in _FACTS)), *payload["attributes"].values()]
    found = {}
    for key in keys:
        place = _place(columns, stems, _letters(key))
        if place is not None:
            found[key] = place
    if payload["id"] and payload["id"] not in found:
        # A column may be called by the kind alone, or as the code of it.
        place = next(
            (columns[stem + end] for stem in sorted(stems) for end in ("code", "") if stem + end in columns), None
        )
        if place is not None:
            found[payload["id"]] = place
    return found if payload["id"] in found or payload["name"] in found else {}


def _place(columns: dict[str, int], stems: set[str], key: str) -> int | None:
    """The column that is called by one of the stems and a key, or ends so."""
    for stem in sorted(stems, reverse=True):
        if stem + key in columns:
            return columns[stem + key]
    endings = [stem + key for stem in stems if stem]
    return next((place for name, place in columns.items() if name.endswith(tuple(endings))), None) if endings else None


def _letters(name: str) -> str:
    return _NO_LETTERS.sub("", name.lower())
