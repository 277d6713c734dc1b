"""Tables: the text of a CSV or TSV file in, its headings and rows out; each row that does not fit is told."""

import csv
import io
from collections.abc import Iterator, Sequence

from .columns import Table, is_heading
from .listing import Told
from .spelling import number_of

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# A cell may be a whole page, but a quote that is never closed may take in all the rest of a file.
_LARGEST_CELL = 2**20


def read_table(text: str, told: Told, usual: str) -> Table:
    """The rows of a file; such files part their cells by `usual`. Raises EnumerantError where it cannot be read on."""
    delimiter = _delimiter(text.partition("\n")[0], usual)
    if delimiter != usual:
        told.note(f"{_DELIMITERS[delimiter]} are taken for what parts its cells")
    rows = _rows(text, delimiter, told)
    line, first = next(rows, (0, []))
    if not first:
        raise told.stop(1, "no code stands in it", "name a file that lists codes")
    if any(map(is_heading, first)) or not any(number_of(cell) is not None for cell in first):
        return Table(*_named(line, first, rows, told))
    told.note(f"line {line} is taken for a row, since none of it is a usual heading")
    headings = [f"column {number}" for number in range(1, len(first) + 1)]
    return Table(headings, [_row(line, headings, first), *_fitting(headings, rows, told)])


def _named(
    line: int, first: Sequence[str], rows: Iterator[tuple[int, list[str]]], told: Told
) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    headings: list[str] = []
    for number, cell in enumerate(first, 1):
        heading = cell or f"column {number}"
        if heading in headings:
            told.changed("headings that repeat got a number", line, f"column {number} is {heading} {number}")
            heading = f"{heading} {number}"
        headings.append(heading)
    return headings, list(_fitting(headings, rows, told))


def _delimiter(line: str, usual: str) -> str:
    counts = {one: line.count(one) for one in _DELIMITERS}
    most = max(counts, key=lambda one: counts[one])
    return usual if counts[usual] or not counts[most] else most


def _rows(text: str, delimiter: str, told: Told) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line that it begins in."""
    # It is one limit for the whole interpreter.
    before = csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    begin = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begin, [told.cleaned(cell, begin) for cell in cells]
            begin = reader.line_num + 1
    except csv.Error as error:
        wrong = f"a row begins here that cannot be read: {error}"
        raise told.stop(begin, wrong, "close its quotes, and write a quote in a cell twice") from None
    finally:
        csv.field_size_limit(before)


def _fitting(
    headings: Sequence[str], rows: Iterator[tuple[int, list[str]]], told: Told
) -> Iterator[tuple[int, dict[str, str]]]:
    for line, cells in rows:
        if len(cells) != len(headings) and any(cells[len(headings) :] or [len(cells) < len(headings)]):
            wrong = f"{len(cells)} cells, where {len(headings)} columns are"
            told.refuse(line, wrong, "put what has a comma in it in quotes, or write the cells that lack")
        else:
            yield _row(line, headings, cells)


def _row(line: int, headings: Sequence[str], cells: Sequence[str]) -> tuple[int, dict[str, str]]:
    return line, {heading: cell for heading, cell in zip(headings, cells, strict=False) if cell}
