"""Facts of the shipped registry, by hand: the tables of its two editions in; their rows, and the codes named, out.

`page.tsv` is the page of the first edition, `edition-2026.tsv` that of the second with the codes that are on no page.
"""

import csv
from pathlib import Path

TESTS = Path(__file__).parents[1]


def page_rows() -> list[dict[str, str]]:
    """Every row of the first page, by column."""
    return _rows("page.tsv")


def edition_rows() -> list[dict[str, str]]:
    """Every row of the second edition, by column; its kind is the last word of the section's name."""
    return [row | {"kind": row["section"].rpartition("-")[2]} for row in _rows("edition-2026.tsv")]


def edition_ids(**wanted: str) -> list[tuple[str, int]]:
    """Sections and ids, each once, of the rows that have these values: an alias or a second listing has its code's."""
    rows = [row for row in edition_rows() if wanted.items() <= row.items()]
    return list(dict.fromkeys((row["section"], int(row["id"])) for row in rows))


def _rows(name: str) -> list[dict[str, str]]:
    with TESTS.joinpath(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
