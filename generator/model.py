"""The registry as data: the plain facts of a spec, frozen and in its order. Knows neither YAML nor targets.

What only some targets ask is derived in `printing/views/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .errors import Location
from .ids import Mask, Range, Reservation, Width

# What an attribute may be of a code; a tuple where it may have several.
Single = bool | int | str
Value = Single | tuple[Single, ...]


class Choice(NamedTuple):
    """One of the values that a choice may be, and what it says of a code."""

    name: str
    description: str


PAYLOAD_FACTS = ("id", "name", "description", "action", "group_id", "group_name")


class Payload(NamedTuple):
    """The keys by which payloads of a kind carry the facts of a code; `object` is that of the object around them.

    `attributes` are the keys of attributes by their names; it may name some that are not there.
    """

    object: str | None
    id: str | None
    name: str | None
    description: str | None
    action: str | None
    group_id: str | None
    group_name: str | None
    attributes: Mapping[str, str]

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What payloads carry of a code, each with its key: facts that every code may have, then attributes."""
        stated = ((fact, getattr(self, fact)) for fact in PAYLOAD_FACTS)
        return (*((fact, key) for fact, key in stated if key is not None), *self.attributes.items())


class Package(NamedTuple):
    """What printed packages say of themselves; `example` is the code that they show (`section/NAME`)."""

    homepage: str | None
    repository: str | None
    issues: str | None
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    example: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """What a registry states of its codes beyond names and texts.

    `type` is boolean, integer, text, url or choice. `kinds` are those whose codes have it, None if all have.
    `default` holds for codes that state nothing, and for unknown ones.
    """

    name: str
    type: str
    title: str
    description: str
    kinds: tuple[str, ...] | None
    several: bool
    default: Value | None
    choices: tuple[Choice, ...]
    where: Location

    def is_of(self, kind: str) -> bool:
        """Whether codes of this kind have it."""
        return self.kinds is None or kind in self.kinds


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Somebody who says how a code is named: the key that `named_by` uses, a title, and when it was read."""

    key: str
    title: str
    url: str | None
    read: str | None
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A class of codes inside a section. Its id is the API's, its title the heading that people read.

    `id` is None in a section whose groups have none on the wire. An unknown number in `range`, or with the bits of
    `mask`, belongs to the group. `facts` are values of attributes that hold for its codes.
    """

    id: int | None
    name: str
    title: str
    wire_name: str
    description: str
    section: str
    range: Range | None
    mask: Mask | None
    facts: Mapping[str, Value]
    extra: Mapping[str, object]
    where: Location


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A further group that a code is listed in; `group` is None if the section has none of that name."""

    group_name: str
    group: Group | None
    description: str
    where: Location


@dataclass(frozen=True, slots=True)
class Deprecation:
    """That the API should no longer return a code: retired, or replaced by another one of its kind (`section/NAME`)."""

    since: str
    reason: str
    replaced_by: str | None
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """A code, or with `alias_of` a second name of one, which takes from its member what it does not say of itself.

    `facts` are the values of attributes that the code or its group states. `wire_name` is what the protocol calls the
    code, the name if the spec says nothing else; `wire_aliases` are those that the spec says of aliases.
    """

    id: int
    name: str
    wire_name: str
    section: str
    kind: str
    group: Group | None
    also_in: tuple[Listing, ...]
    alias_of: str | None
    aliases: tuple[str, ...]
    wire_aliases: tuple[str, ...]
    facts: Mapping[str, Value]
    description: str
    action: str | None
    former_names: tuple[str, ...]
    named_by: tuple[str, ...]
    note: str | None
    since: str | None
    deprecated: Deprecation | None
    docs_url: str | None
    extra: Mapping[str, object]
    where: Location

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group that lists the code; the one it belongs to comes first."""
        further = (listing.group for listing in self.also_in)
        return tuple(group for group in (self.group, *further) if group)

    @property
    def qualified_name(self) -> str:
        """`section/NAME`, unique in a registry."""
        return f"{self.section}/{self.name}"

    @property
    def id_anchor(self) -> str:
        """The anchor of the number in the reference pages; it never changes with the wording."""
        return f"{self.section}-{self.id}"


@dataclass(frozen=True, eq=False)
class Section:
    """One table of codes of one kind: `codes` holds members and aliases in the order of the spec."""

    name: str
    kind: str
    title: str
    description: str
    groups: tuple[Group, ...]
    codes: tuple[Code, ...]
    reserved: tuple[Reservation, ...]
    extra: Mapping[str, object]
    where: Location

    @cached_property
    def members(self) -> tuple[Code, ...]:
        """The codes that own their ids."""
        return tuple(code for code in self.codes if code.alias_of is None)

    @cached_property
    def aliases(self) -> tuple[Code, ...]:
        """The codes that share a member's id."""
        return tuple(code for code in self.codes if code.alias_of is not None)

    @cached_property
    def renames(self) -> tuple[tuple[str, Code], ...]:
        """Every former name with its code, in the order of the spec."""
        return tuple((name, code) for code in self.codes for name in code.former_names)


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """An id space: the sections of one kind may be searched together, those of two kinds never.

    `hexadecimal` is how its ids are written and shown. `payload` is None where the spec does not say.
    """

    name: str
    title: str
    ids: Width
    hexadecimal: bool
    payload: Payload | None
    attributes: tuple[Attribute, ...]
    sections: tuple[Section, ...]
    where: Location


@dataclass(frozen=True, eq=False)
class Registry:
    """All of a spec: the kinds with their sections, and who says so."""

    name: str
    title: str
    description: str | None
    version: str | None
    license: str | None
    site_url: str | None
    package: Package
    attributes: tuple[Attribute, ...]
    acronyms: tuple[str, ...]
    kinds: tuple[Kind, ...]
    sections: tuple[Section, ...]
    targets: tuple[str, ...] | None
    packages: Mapping[str, str]
    sources: tuple[Source, ...]
    extra: Mapping[str, object]
    where: Location
