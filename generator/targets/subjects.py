"""Subjects: a registry in; what a file may be about besides its kinds and sections out: a number, or a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..errors import Location
from ..model import Attribute, Code, Kind, Registry, Section


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number of a kind, with the members that own it: one in each section that lists it."""

    kind: Kind
    id: int
    members: tuple[Code, ...]

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return f"{self.kind.name} {self.id}"

    @property
    def first(self) -> Code:
        """The member that is listed first."""
        return self.members[0]

    @property
    def where(self) -> Location:
        """Where that stands."""
        return self.first.where


@dataclass(frozen=True, slots=True, eq=False)
class Bearers:
    """A name of a kind, with the codes that bear it: those of today, aliases too, before those that once did."""

    kind: Kind
    name: str
    codes: tuple[Code, ...]

    @property
    def where(self) -> Location:
        """Where the first of them stands."""
        return self.codes[0].where

    @property
    def only(self) -> int | None:
        """The number that all of them have, if they have one number."""
        ids = {code.id for code in self.codes}
        return ids.pop() if len(ids) == 1 else None


Subject = Kind | Section | Attribute | Number | Bearers


# A run asks for the subjects of a registry several times.
@lru_cache(maxsize=4)
def numbers_of(registry: Registry) -> tuple[Number, ...]:
    """Every number of every kind, kind by kind, the least first."""
    return tuple(number for kind in registry.kinds for number in _numbers(kind))


def _numbers(kind: Kind) -> Iterator[Number]:
    members: dict[int, list[Code]] = {}
    for section in kind.sections:
        for code in section.members:
            members.setdefault(code.id, []).append(code)
    return (Number(kind, id, tuple(members[id])) for id in sorted(members))


@lru_cache(maxsize=4)
def bearers(registry: Registry) -> tuple[Bearers, ...]:
    """Every name of every kind, kind by kind, by the alphabet: current ones, those of aliases, former ones."""
    return tuple(name for kind in registry.kinds for name in _bearers(kind))


def _bearers(kind: Kind) -> Iterator[Bearers]:
    found: dict[str, dict[Code, None]] = {}
    for section in kind.sections:
        for code in section.codes:
            found.setdefault(code.name, {})[code] = None
    for section in kind.sections:
        for name, code in section.renames:
            found.setdefault(name, {})[code] = None
    return (Bearers(kind, name, tuple(found[name])) for name in sorted(found))
