"""The registry as relations: tables of plain values, each fact once, for a database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from ...model import Attribute, Code, Registry, Value
from ...targets.stating import has_group_ids
from .attributes import fact, printed_attributes, printed_choices
from .data import hexadecimal_id, hexadecimal_kinds
from .lookup import replacement
from .numbers import has_masks, has_ranges
from .stated import has_groups, states

Values = tuple[Value | None, ...]


class Column(NamedTuple):
    """A column: its name, the type of its values, and the attribute that it holds, if it is one's.

    `type` is boolean, integer, text, several (a list), or id for what is as wide as ids. An optional column is there
    because something states it.
    """

    name: str
    type: str = "text"
    is_optional: bool = False
    attribute: Attribute | None = None


class Record(NamedTuple):
    """The values of a row; `heading` is what this row and the next ones have in common, said by the first of them."""

    heading: str | None
    values: Values


class Kept(NamedTuple):
    """The keys of all rows whose keys begin alike, without that beginning."""

    first: str
    keys: tuple[Values, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """A table: the columns of its key, the others, and its rows.

    Rows of an older registry stay in some tables, marked by the column `listed`, and are deleted from the others.
    `kept` says which are still stated, by the first part of the key; it is empty where none is ever missing.
    """

    name: str
    key: tuple[Column, ...]
    others: tuple[Column, ...]
    records: tuple[Record, ...]
    kept: tuple[Kept, ...]
    is_marked: bool

    @property
    def columns(self) -> tuple[Column, ...]:
        """All of them, in the order of the values of a row."""
        return (*self.key, *self.others)

    @property
    def optional(self) -> tuple[Column, ...]:
        """Those that another registry may not have."""
        return tuple(column for column in self.others if column.is_optional)

    @property
    def first(self) -> Column:
        """The beginning of the key."""
        return self.key[0]

    @property
    def rest(self) -> tuple[Column, ...]:
        """What follows in the key."""
        return self.key[1:]

    @property
    def has_long_keys(self) -> bool:
        """Whether more than one column follows."""
        return len(self.rest) > 1


# A column, and what it holds of a thing of the model.
_Field = tuple[Column, Callable[[Any], Value | None]]
_POSITION, _LISTED = Column("position", "integer"), Column("listed", "boolean")


def relations(registry: Registry) -> tuple[Relation, ...]:
    """The tables of a registry; none without a row, and no column of what nothing states."""
    return tuple(one for one in _relations(registry) if one.records)


def _relations(registry: Registry) -> Iterator[Relation]:
    sections = registry.sections
    yield _relation("kind", 1, _fields("name", "title"), [("", registry.kinds)])
    yield _relation("section", 1, _fields("name", "kind", "title", "description"), [("", sections)])
    choices = [(one.name, [(one.name, *choice) for choice in one.choices]) for one in printed_choices(registry)]
    yield _relation("choice", 2, _items("attribute", "name", "description"), choices, goes=True)
    groups = [(section.name, section.groups) for section in sections]
    yield _relation("group", 2, _of_groups(registry), groups, goes=True, is_marked=True)
    members = [(section.name, section.members) for section in sections]
    yield _relation("code", 2, _of_codes(registry), members, goes=True, is_marked=True)
    listings = [
        (
            section.name,
            [
                (section.name, code.id, one.group_name, one.description)
                for code in section.members
                for one in code.also_in
            ],
        )
        for section in sections
    ]
    yield _relation("also_in", 3, _items("section", "code_id", "group_name", "description"), listings, goes=True)
    aliases = [(section.name, section.aliases) for section in sections]
    yield _relation("alias", 2, _of_aliases(registry), aliases, goes=True)
    renames = [
        (section.name, [(section.name, name, code.name, code.id) for name, code in section.renames])
        for section in sections
    ]
    yield _relation("former_name", 3, _items("section", "name", "renamed_to", "code_id"), renames, goes=True)


def _relation(
    name: str,
    keys: int,
    fields: list[_Field],
    parts: Iterable[tuple[str, Iterable[Any]]],
    *,
    goes: bool = False,
    is_marked: bool = False,
) -> Relation:
    """A relation of things in parts, each with its heading; their positions are counted in each part."""
    columns, getters = [column for column, _ in fields], [get for _, get in fields]
    mark = (True,) if is_marked else ()
    records, kept = [], []
    for heading, things in parts:
        rows = [tuple([get(thing) for get in getters]) for thing in things]
        for position, row in enumerate(rows, 1):
            records.append(Record(heading if position == 1 and heading else None, (*row, position, *mark)))
        if rows and goes:
            kept.append(Kept(heading, tuple(row[1:keys] for row in rows)))
    others = (*columns[keys:], _POSITION, *((_LISTED,) if is_marked else ()))
    return Relation(name, tuple(columns[:keys]), others, tuple(records), tuple(kept), is_marked)


def _fields(*names: str) -> list[_Field]:
    """Columns of what a thing calls so."""
    return [(Column(name), attrgetter(name)) for name in names]


def _items(*names: str) -> list[_Field]:
    """Columns of tuples; `code_id` is an id."""
    return [
        (Column(name, "id" if name == "code_id" else "text"), itemgetter(place)) for place, name in enumerate(names)
    ]


def _of_groups(registry: Registry) -> list[_Field]:
    fields = _fields("section", "name")
    if has_group_ids(registry):
        fields.append((Column("id", "id", True), lambda one: one.id))
    fields += _fields("title", "wire_name", "description")
    if has_ranges(registry):
        fields.append((Column("range_first", "id", True), lambda one: one.range.first if one.range else None))
        fields.append((Column("range_last", "id", True), lambda one: one.range.last if one.range else None))
    if has_masks(registry):
        fields.append((Column("mask_bits", "integer", True), lambda one: one.mask.bits if one.mask else None))
        fields.append((Column("mask_value", "integer", True), lambda one: one.mask.value if one.mask else None))
    return fields


def _of_codes(registry: Registry) -> list[_Field]:
    fields: list[_Field] = [(Column("section"), lambda one: one.section), (Column("id", "id"), lambda one: one.id)]
    if hexadecimal_kinds(registry):
        fields.append((Column("hex", is_optional=True), lambda one: hexadecimal_id(one, registry) or None))
    fields += [*_fields("name"), *_names_and_groups(registry)]
    fields += [_of_attribute(one) for one in printed_attributes(registry)]
    return [*fields, *_fields("description"), *_stated(registry, "action", "note"), *_history(registry)]


def _of_attribute(attribute: Attribute) -> _Field:
    """The column of an attribute: a list is empty where nothing is stated."""
    nothing = () if attribute.several else None

    def get(code: Code) -> Value | None:
        value = fact(code, attribute)
        return nothing if value is None else value

    type = attribute.type if attribute.type in ("boolean", "integer") else "text"
    return Column(attribute.name, "several" if attribute.several else type, True, attribute), get


def _of_aliases(registry: Registry) -> list[_Field]:
    """What aliases have of their own; the rest is their member's."""
    fields: list[_Field] = [*_fields("section", "name"), (Column("code_id", "id"), lambda one: one.id)]
    fields += [*_names_and_groups(registry), *_fields("description"), *_stated(registry, "note")]
    return fields + _history(registry)


def _names_and_groups(registry: Registry) -> list[_Field]:
    fields = _stated(registry, "wire_name")
    if has_groups(registry):
        fields.append((Column("group_name", is_optional=True), lambda one: one.group.name if one.group else None))
    return fields


def _stated(registry: Registry, *names: str) -> list[_Field]:
    wanted = _fields(*(name for name in names if states(registry, name)))
    return [(column._replace(is_optional=True), get) for column, get in wanted]


def _history(registry: Registry) -> list[_Field]:
    """Since when a code is there, why it should not be used any more, and where it is told."""
    deprecation = _deprecation(registry) if states(registry, "deprecated") else []
    return [*_stated(registry, "since"), *deprecation, *_stated(registry, "docs_url")]


def _deprecation(registry: Registry) -> list[_Field]:
    def of_deprecation(name: str) -> _Field:
        return Column(f"deprecated_{name}", is_optional=True), lambda one: getattr(one.deprecated, name, None)

    def of_heir(name: str) -> _Field:
        column = Column(f"replaced_by_{name}", "id" if name == "id" else "text", is_optional=True)
        return column, lambda one: getattr(replacement(one, registry), name, None)

    return [
        *map(of_deprecation, ("since", "reason", "note")),
        *map(of_heir, ("section", "id", "name")),
    ]
