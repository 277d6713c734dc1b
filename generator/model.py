"""The registry as data: the plain facts of a spec, frozen and in its order. Knows neither YAML nor targets.

What only some targets ask is derived in `printing/views/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .errors import Location


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
    """A class of codes inside a section. Its id is the API's, its title the heading that people read."""

    id: int
    name: str
    title: str
    wire_name: str
    description: str
    section: str
    extra: Mapping[str, object]
    where: Location


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A further group that a code is listed in. `group` is None if the section has no group of that name."""

    group_name: str
    group: Group | None
    description: str
    where: Location


@dataclass(frozen=True, slots=True, eq=False)
class Deprecation:
    """That a code should no longer be met: retired, or replaced by another code of its kind (`section/NAME`)."""

    since: str
    reason: str
    replaced_by: str | None
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """A code, or with `alias_of` a second name of one: id, texts, names and `since` are its own, the rest is not.

    `permanent` is None where the source does not say. `group` is None in a section without groups.
    """

    id: int
    name: str
    section: str
    kind: str
    group: Group | None
    also_in: tuple[Listing, ...]
    alias_of: str | None
    aliases: tuple[str, ...]
    permanent: bool | None
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
    reserved: tuple[int | str, ...]
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
    """An id space: the sections of one kind may be searched together, those of two kinds never."""

    name: str
    title: str
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
    kinds: tuple[Kind, ...]
    sections: tuple[Section, ...]
    targets: tuple[str, ...] | None
    packages: Mapping[str, str]
    sources: tuple[Source, ...]
    extra: Mapping[str, object]
    where: Location
