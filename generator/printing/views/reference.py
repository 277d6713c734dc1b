"""What reference pages list: anchors, tables, indexes."""

from dataclasses import dataclass
from typing import NamedTuple

from ...model import Code, Group, Section


class Row(NamedTuple):
    """A row of a reference table: a code with the text of this listing; `first` is false for a second listing."""

    code: Code
    description: str
    first: bool


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of the reference: a group, or None for a section without groups, and its rows."""

    group: Group | None
    rows: tuple[Row, ...]


def group_anchor(group: Group) -> str:
    """The anchor of a group; it never changes with the wording."""
    return f"{group.section}-group-{group.name if group.id is None else group.id}"


def name_anchor(code: Code) -> str:
    """The anchor of a name."""
    return f"{code.section}-{code.name}"


def tables(section: Section) -> tuple[Table, ...]:
    """The codes as the reference lists them: a table a group, second listings at its end."""
    rows: dict[Group | None, list[Row]] = {group: [] for group in section.groups or (None,)}
    second = []
    for code in section.codes:
        rows[code.group].append(Row(code, code.description, first=True))
        second += [(listing, code) for listing in code.also_in]
    for listing, code in second:
        rows[listing.group].append(Row(code, listing.description, first=False))
    return tuple(Table(group, tuple(rows[group])) for group in rows)


def named_codes(section: Section) -> tuple[Code, ...]:
    """The codes whose spec says who names them so."""
    return tuple(code for code in section.codes if code.named_by)


def named_once(code: Code) -> bool:
    """Whether its name rests on one source."""
    return len(code.named_by) == 1
