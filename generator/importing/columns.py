"""Columns: headings and cells in; which column is what of a code, out. What it goes by, it tells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..errors import EnumerantError
from ..text.messages import shown
from .listing import Listing, Row, Told
from .spelling import cleaned, is_hexadecimal, number_of

Cells = Mapping[str, str]

# What columns are called that hold what a code has; the first heading that is there wins.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "id": (
        "id",
        "code",
        "number",
        "value",
        "num",
        "no",
        "nr",
        "int",
        "integer",
        "decimal",
        "dec",
        "hex",
        "key",
        "status",
    ),
    "name": (
        *("name", "constant", "symbol", "enum", "identifier", "mnemonic", "key", "code", "label", "title"),
        *("short name", "status", "error"),
    ),
    "wire_name": ("wire name", "wire"),
    "description": (
        *("description", "desc", "text", "meaning", "message", "details", "detail", "explanation", "definition"),
        *("summary", "comment", "info", "reason", "title"),
    ),
    "action": ("action", "what to do", "resolution", "remedy", "solution", "fix", "recommendation"),
    "group": ("group", "group name", "category", "class", "family"),
    "group_id": ("group id", "category id", "class id", "group", "category", "class"),
    "note": ("note", "notes", "remark", "remarks"),
    "since": ("since", "introduced", "introduced in", "added", "added in"),
    "deprecated": ("deprecated", "obsolete"),
}
# What the last word of a heading tells, too: `error code`.
_LAST_WORD = ("id", "name", "description")
# What may look like a number or not: `1.0` and `1.1`, `0` and `no`.
_EITHER = ("since", "deprecated")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
# So many rows say what a column holds.
_SAMPLE = 1000


class Table(NamedTuple):
    """Headings, and rows of a line and the cells that are not empty, by their headings."""

    headings: Sequence[str]
    rows: Sequence[tuple[int, Cells]]


def listing_of(table: Table, name: str, told: Told) -> Listing:
    """The rows of a table. Each that does not fit is told, and what each column was taken for.

    Raises EnumerantError if no column holds numbers.
    """
    if not table.rows and told.findings:
        raise EnumerantError(*told.findings)
    if not table.rows:
        raise told.stop(1, "no code stands in it", "name a file that lists codes")
    columns = _columns(table)
    if "id" not in columns:
        headings = ", ".join(map(shown, table.headings))
        raise told.stop(
            table.rows[0][0],
            f"no column holds the numbers of codes; there are {headings}",
            "call the one that does 'id'",
        )
    others = [heading for heading in table.headings if heading not in columns.values()]
    _tell(columns, others, table, told)
    rows = [row for line, cells in table.rows if (row := _row(line, cells, columns, others, told))]
    hexadecimal = sum(is_hexadecimal(cells.get(columns["id"], "")) for _, cells in table.rows)
    return Listing(name, rows, is_hexadecimal=hexadecimal * 2 > len(rows))


def is_heading(text: str) -> bool:
    """Whether a text is what a column is often called."""
    return any(_words(text) in words for words in _HEADINGS.values())


def _row(line: int, cells: Cells, columns: Mapping[str, str], others: Iterable[str], told: Told) -> Row | None:
    written = cells.get(columns["id"], "")
    number = number_of(written)
    if number is None:
        heading = shown(columns["id"])
        wrong = f"column {heading}: {shown(written)} is no number" if written else f"column {heading} is empty"
        told.refuse(line, wrong, "write the number of the code, like 10 or 0x0A")
        return None
    if re.match(r"[-+]?0[0-9]", written.strip()):
        told.changed("numbers with zeros before them are decimal", line, f"{written} is {number}")
    texts = {role: cells[heading] for role, heading in columns.items() if heading in cells}
    facts = {role: text for role, text in texts.items() if role not in ("id", "name")}
    return Row(line, number, texts.get("name"), facts, {name: cells[name] for name in others if name in cells})


def _columns(table: Table) -> dict[str, str]:
    """The heading of each thing that a code has, as far as the table has it."""
    sample = [cells for _, cells in table.rows[:_SAMPLE]]
    columns: dict[str, str] = {}
    free = list(table.headings)
    for role, words in _HEADINGS.items():
        numbers = role in ("id", "group_id")
        fitting = [one for one in free if role in _EITHER or _is_numbers(one, sample) == numbers]
        found = _called(words, fitting, by_last=role in _LAST_WORD) or _guessed(role, fitting, sample)
        if found:
            columns[role] = found
            free.remove(found)
    return columns


def _called(words: Sequence[str], headings: Sequence[str], *, by_last: bool) -> str | None:
    for word in words:
        for heading in headings:
            if _words(heading) == word:
                return heading
    for word in words if by_last else ():
        for heading in headings:
            if _words(heading).split(" ")[-1] == word and not _words(heading).startswith(("group", "category")):
                return heading
    return None


def _guessed(role: str, headings: Sequence[str], sample: Sequence[Cells]) -> str | None:
    """What a column is by its cells, where none is called so: numbers that differ, identifiers, the longest texts."""
    if role == "id":
        return next((one for one in headings if not _repeats(one, sample)), None)
    if role == "name":
        names = [one for one in headings if _says_nothing(one) and _are(_IDENTIFIER, one, sample)]
        return next((one for one in names if not _repeats(one, sample)), None)
    if role == "description":
        unknown = [one for one in headings if _says_nothing(one) and " " in "".join(_cells(one, sample))]
        return max(unknown, key=lambda one: sum(map(len, _cells(one, sample))), default=None)
    return None


def _says_nothing(heading: str) -> bool:
    """Whether only the cells of a column tell what it is."""
    return not is_heading(heading) or _words(heading) in ("key", "value")


def _is_numbers(heading: str, sample: Sequence[Cells]) -> bool:
    cells = _cells(heading, sample)
    return bool(cells) and 2 * sum(number_of(cell) is not None for cell in cells) >= len(cells)


def _are(pattern: re.Pattern[str], heading: str, sample: Sequence[Cells]) -> bool:
    cells = _cells(heading, sample)
    return bool(cells) and all(map(pattern.fullmatch, cells))


def _repeats(heading: str, sample: Sequence[Cells]) -> bool:
    cells = _cells(heading, sample)
    return len(set(cells)) < len(cells)


def _cells(heading: str, sample: Sequence[Cells]) -> list[str]:
    return [cells[heading] for cells in sample if heading in cells]


def _words(heading: str) -> str:
    """A heading as words in small letters."""
    parted = re.sub("(?<=[a-z0-9])(?=[A-Z])", " ", heading)
    return " ".join(re.findall(r"[^\W_]+", parted.lower()))


def _tell(columns: Mapping[str, str], others: Sequence[str], table: Table, told: Told) -> None:
    taken = [f"{role} from {shown(cleaned(heading))}" for role, heading in columns.items()]
    told.note(f"columns are guessed: {', '.join(taken)}")
    stated = {heading for _, cells in table.rows for heading in cells}
    empty = [heading for heading in others if heading not in stated]
    if empty:
        told.note(f"nothing stands in {', '.join(map(shown, empty))}: left out")
