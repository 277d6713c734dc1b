"""Facts of the shipped registry, by hand: `page.tsv` in; its rows, and the ids that they name, out."""

import csv
from pathlib import Path

PAGE = Path(__file__).parents[1] / "page.tsv"


def page_rows() -> list[dict[str, str]]:
    """Every row, by column."""
    with PAGE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def page_ids(**wanted: str) -> list[tuple[str, int]]:
    """Sections and ids, each once, of the rows that have these values: an alias or a second listing has its code's."""
    rows = [row for row in page_rows() if wanted.items() <= row.items()]
    return list(dict.fromkeys((row["section"], int(row["id"])) for row in rows))
