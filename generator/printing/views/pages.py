"""The page of a section: its codes with all that a person reads of them, what its columns mean, what else it tells."""

from dataclasses import dataclass
from typing import NamedTuple

from ...ids import Range
from ...model import Attribute, Code, Group, Kind, Registry, Section, Value
from .attributes import columns, fact
from .numbers import bits, kind_of, notation
from .reference import Row, tables

# On a phone a table of more columns than these, the number, the name and the meaning has to be pushed aside.
_MOST_COLUMNS = 2
# What is a word or a number.
_SHORT = ("boolean", "integer", "choice")


class Fact(NamedTuple):
    """What a code has of an attribute, in words: none where nothing is stated."""

    attribute: Attribute
    values: tuple[str, ...]


class Heir(NamedTuple):
    """What replaces a deprecated code, and whether it stands on another page."""

    section: str
    name: str
    is_elsewhere: bool


class Line(NamedTuple):
    """A line of a page's table: a code with the text of this listing; `first` is false for a second listing.

    `id` is the number as its kind writes it, `decimal` the same where that is not decimal. `cells` are the facts that
    have a column, `facts` those that have none and are stated. `member` is the code whose number an alias shares.
    """

    code: Code
    description: str
    first: bool
    id: str
    decimal: str | None
    cells: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    heir: Heir | None
    member: Code | None


@dataclass(frozen=True, slots=True, eq=False)
class PageTable:
    """A table of a page: a group, or None for a section without groups, the attributes with a column, and its lines."""

    group: Group | None
    columns: tuple[Attribute, ...]
    lines: tuple[Line, ...]


class Explained(NamedTuple):
    """An attribute that a page shows; `default` in words, and whether its column has empty cells."""

    attribute: Attribute
    default: tuple[str, ...]
    has_gaps: bool


def told(value: Value | None) -> tuple[str, ...]:
    """The values of an attribute in words; none for None."""
    if value is None:
        return ()
    values = value if isinstance(value, tuple) else (value,)
    return tuple(("no", "yes")[one] if isinstance(one, bool) else str(one) for one in values)


def stretch(numbers: Range | int, kind: Kind) -> str:
    """A range in words, or a number alone."""
    if isinstance(numbers, int):
        return notation(numbers, kind)
    return f"{notation(numbers.first, kind)} to {notation(numbers.last, kind)}"


def membership(group: Group, kind: Kind) -> str | None:
    """The numbers that belong to a group although no code has them, in a sentence, if there are any."""
    if group.range:
        return f"Unknown numbers from {stretch(group.range, kind)} belong to this group."
    return f"Unknown numbers that are {bits(group.mask)} belong to this group." if group.mask else None


def decimal(number: int, kind: Kind) -> str | None:
    """A number in decimal, where its kind does not write it so anyway."""
    return str(number) if kind.hexadecimal else None


def _with_columns(attributes: tuple[Attribute, ...]) -> tuple[Attribute, ...]:
    """The first few of which a code has one word or number."""
    return tuple(one for one in attributes if one.type in _SHORT and not one.several)[:_MOST_COLUMNS]


def explained(section: Section, registry: Registry) -> tuple[Explained, ...]:
    """Every attribute that the page of a section shows, in the order of the spec."""
    shown = columns(section, kind_of(section, registry.kinds))
    headed = _with_columns(shown)
    return tuple(Explained(one, told(one.default), one in headed and _has_gaps(section, one)) for one in shown)


def _has_gaps(section: Section, attribute: Attribute) -> bool:
    return any(fact(code, attribute) is None for code in section.codes)


def page_tables(section: Section, registry: Registry) -> tuple[PageTable, ...]:
    """The tables of a section's page: one a group, also where no code is listed."""
    kind = kind_of(section, registry.kinds)
    shown = columns(section, kind)
    headed = _with_columns(shown)
    others = tuple(one for one in shown if one not in headed)
    members = {code.name: code for code in section.members}

    def line(row: Row) -> Line:
        code, facts = row.code, _facts(row.code, others)
        return Line(
            *(*row, notation(code.id, kind), decimal(code.id, kind)),
            cells=_facts(code, headed),
            facts=tuple(one for one in facts if one.values),
            heir=_heir(code),
            member=members[code.alias_of] if code.alias_of else None,
        )

    return tuple(PageTable(table.group, headed, tuple(map(line, table.rows))) for table in tables(section))


def _facts(code: Code, attributes: tuple[Attribute, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(one, told(fact(code, one))) for one in attributes)


def _heir(code: Code) -> Heir | None:
    if not (code.deprecated and code.deprecated.replaced_by):
        return None
    section, _, name = code.deprecated.replaced_by.partition("/")
    return Heir(section, name, section != code.section)
