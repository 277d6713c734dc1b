"""Indexes of the reference over all sections: by number, by name, and of numbers that two kinds have."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from ...model import Code, Registry, Section
from .numbers import notation
from .pages import decimal

_CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)


class Indexed(NamedTuple):
    """A line of an index: a name with its code; `is_former` and `is_wire` say which sort of name.

    `id` is the number as its kind writes it, `decimal` the same where that is not decimal. `anchor` is the kind with
    what is looked up; only the first line of several has it. `has_notes` is the same in all: whether a line of the
    index has another name than a code's own.
    """

    name: str
    code: Code
    id: str
    decimal: str | None
    is_former: bool
    is_wire: bool
    anchor: str | None
    has_notes: bool


class Numbered(NamedTuple):
    """A code, with its number as its kind writes it."""

    code: Code
    id: str


def index_by_number(registry: Registry) -> Iterator[Indexed]:
    """Every member of every section by number; equal numbers in the order of the sections."""
    members = sorted((code for section in registry.sections for code in section.members), key=lambda code: code.id)
    return _indexed(((code.name, code, False, False, str(code.id)) for code in members), registry)


def index_by_name(registry: Registry) -> Iterator[Indexed]:
    """Every name by the alphabet, capital or not: current names, before equal former ones, before what payloads say."""
    codes = [code for section in registry.sections for code in section.codes]
    names = [(code.name, code, False, False, code.name) for code in codes]
    names += [(name, code, True, False, name) for code in codes for name in code.former_names]
    # What payloads say may be any text, and no part of an address.
    names += [(code.wire_name, code, False, True, "") for code in codes if code.wire_name != code.name]
    return _indexed(sorted(names, key=lambda row: (row[0].translate(_CAPITALS), row[2], row[3])), registry)


def _indexed(rows: Iterable[tuple[str, Code, bool, bool, str]], registry: Registry) -> Iterator[Indexed]:
    kinds, noted = {kind.name: kind for kind in registry.kinds}, has_other_names(registry)
    taken = set()
    for name, code, is_former, is_wire, key in rows:
        kind, anchor = kinds[code.kind], f"{code.kind}-{key}"
        own = anchor if key and anchor not in taken else None
        taken.add(anchor)
        yield Indexed(name, code, notation(code.id, kind), decimal(code.id, kind), is_former, is_wire, own, noted)


def has_other_names(registry: Registry) -> bool:
    """Whether any code has a name beside its own: a former one, one of the wire, or as an alias its member's."""
    codes = (code for section in registry.sections for code in section.codes)
    return any(code.alias_of or code.former_names or code.wire_name != code.name for code in codes)


def shared_number(registry: Registry, section: Section | None = None) -> tuple[tuple[Numbered, Numbered], ...]:
    """A number that two kinds have under two names: the first, of this section if it is given, or nothing."""
    if len(registry.kinds) < 2:
        return ()
    kinds = {kind.name: kind for kind in registry.kinds}
    for one in (section,) if section else registry.sections:
        for code in one.members:
            other = next((other for other in _bearers(registry)[code.id] if _is_another(other, code)), None)
            if other:
                here, there = (Numbered(each, notation(each.id, kinds[each.kind])) for each in (code, other))
                return ((here, there),)
    return ()


def _is_another(other: Code, code: Code) -> bool:
    return other.kind != code.kind and other.name != code.name


# Each section asks for it.
@lru_cache(maxsize=1)
def _bearers(registry: Registry) -> dict[int, list[Code]]:
    """The members of all sections by number."""
    bearers: dict[int, list[Code]] = {}
    for section in registry.sections:
        for code in section.members:
            bearers.setdefault(code.id, []).append(code)
    return bearers
