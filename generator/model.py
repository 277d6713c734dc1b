"""The registry as data: what the checks ask about and the templates print. Knows neither YAML nor targets.

Everything is frozen and in the order of the spec. What can be derived is a property here, never an expression in a
template.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import NamedTuple
from zlib import crc32

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

    @property
    def anchor(self) -> str:
        """The anchor in the reference pages; it never changes with the wording."""
        return f"{self.section}-group-{self.id}"

    @property
    def is_renamed(self) -> bool:
        """Whether payloads call it otherwise."""
        return self.wire_name != self.name


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

    @property
    def text(self) -> str:
        """The whole in one sentence or two, for documentation."""
        by = f" by {self.replaced_by}" if self.replaced_by else ""
        note = f". {self.note}" if self.note else "."
        return f"Deprecated since {self.since}: {self.reason}{by}{note}"


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

    @property
    def name_anchor(self) -> str:
        """The anchor of the name in the reference pages."""
        return f"{self.section}-{self.name}"

    @property
    def annotations(self) -> tuple[tuple[str, object], ...]:
        """What the spec states of the code beyond its texts, as `x-` keys with values; its own `x-` keys come last."""
        stated = (
            ("x-group", self.group and self.group.name),
            ("x-also-in", [listing.group_name for listing in self.also_in] or None),
            ("x-permanent", self.permanent),
            ("x-action", self.action),
            ("x-aliases", self.aliases or None),
            ("x-former-names", self.former_names or None),
        )
        return (*((key, value) for key, value in stated if value is not None), *self.extra.items())

    @property
    def doc(self) -> str:
        """The text of a doc comment in paragraphs: description, action and deprecation, or whose alias it is."""
        if self.alias_of:
            return f"{self.description}\n\nAlias of {self.alias_of}."
        paragraphs = [self.description]
        if self.action:
            paragraphs.append(f"Action: {self.action}")
        if self.deprecated:
            paragraphs.append(self.deprecated.text)
        return "\n\n".join(paragraphs)


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


class Entry(NamedTuple):
    """A line of an index: a name with its code's number and place; `now` is the name in use if this is a former one."""

    name: str
    id: int
    kind: str
    section: str
    anchor: str
    now: str | None
    alias_of: str | None


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

    @cached_property
    def zero(self) -> Code | None:
        """The code with the number 0, if there is one."""
        return next((code for code in self.members if code.id == 0), None)

    @cached_property
    def zero_group(self) -> Group | None:
        """The group with the number 0, if there is one."""
        return next((group for group in self.groups if group.id == 0), None)

    @cached_property
    def zero_first(self) -> tuple[Code, ...]:
        """The codes in the order of the spec, but the one with the number 0 and its aliases before all others."""
        return tuple(sorted(self.codes, key=lambda code: code.id != 0))

    @cached_property
    def groups_zero_first(self) -> tuple[Group, ...]:
        """The groups in the order of the spec, but the one with the number 0 before all others."""
        return tuple(sorted(self.groups, key=lambda group: group.id != 0))

    @cached_property
    def reserved_ids(self) -> tuple[int, ...]:
        """The numbers that may never be used again."""
        return tuple(value for value in self.reserved if isinstance(value, int))

    @cached_property
    def reserved_names(self) -> tuple[str, ...]:
        """The names that may never be used again, but for those that codes once had: they still lead there."""
        former = {name for code in self.codes for name in code.former_names}
        return tuple(value for value in self.reserved if isinstance(value, str) and value not in former)

    @cached_property
    def states_permanence(self) -> bool:
        """Whether the source says of any code here that it is permanent or not."""
        return any(code.permanent is not None for code in self.codes)

    @cached_property
    def has_deprecations(self) -> bool:
        """Whether any code here is deprecated."""
        return any(code.deprecated for code in self.codes)

    @cached_property
    def named_codes(self) -> tuple[Code, ...]:
        """The codes whose spec says who names them so."""
        return tuple(code for code in self.codes if code.named_by)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The codes as the reference lists them: a table a group, second listings at its end."""
        rows: dict[Group | None, list[Row]] = {group: [] for group in self.groups or (None,)}
        second = []
        for code in self.codes:
            rows[code.group].append(Row(code, code.description, first=True))
            second += [(listing, code) for listing in code.also_in]
        for listing, code in second:
            rows[listing.group].append(Row(code, listing.description, first=False))
        return tuple(Table(group, tuple(rows[group])) for group in rows)


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """An id space: the sections of one kind may be searched together, those of two kinds never."""

    name: str
    title: str
    sections: tuple[Section, ...]
    where: Location

    @property
    def has_groups(self) -> bool:
        """Whether any section here has groups."""
        return any(section.groups for section in self.sections)

    @property
    def states_permanence(self) -> bool:
        """Whether the source says of any code here that it is permanent or not."""
        return any(section.states_permanence for section in self.sections)

    @property
    def wire_names(self) -> tuple[str, ...]:
        """What payloads call the groups of the sections, each name once."""
        names = (group.wire_name for section in self.sections for group in section.groups)
        return tuple(dict.fromkeys(names))


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

    @property
    def has_groups(self) -> bool:
        """Whether any section has groups."""
        return any(kind.has_groups for kind in self.kinds)

    @property
    def package_version(self) -> str:
        """The version for the printed packages; 0.0.0 for a registry that states none."""
        return self.version or "0.0.0"

    @property
    def digits(self) -> str:
        """Four digits that follow from the name, for numbers that two registries should not share."""
        return f"{crc32(self.name.encode()) % 10_000:04}"

    @property
    def example(self) -> Code:
        """A code to show how the reference is linked to: the first one."""
        return self.sections[0].members[0]

    @property
    def unlisted(self) -> int:
        """A number that no code has, to show what becomes of one: 99999, or the first free one above it."""
        listed = {code.id for section in self.sections for code in section.codes}
        return next(number for number in count(99_999) if number not in listed)

    @property
    def by_number(self) -> Iterator[Entry]:
        """Every member of every section by number; equal numbers in the order of the sections."""
        members = (code for section in self.sections for code in section.members)
        for code in sorted(members, key=lambda code: code.id):
            yield Entry(code.name, code.id, code.kind, code.section, code.id_anchor, None, None)

    @property
    def by_name(self) -> Iterator[Entry]:
        """Every name by the alphabet, aliases and former names too; a current name stands before equal former ones."""
        codes = [code for section in self.sections for code in section.codes]
        names = [(code.name, code, False) for code in codes]
        names += [(name, code, True) for code in codes for name in code.former_names]
        for name, code, former in sorted(names, key=lambda row: (row[0], row[2])):
            now = code.name if former else None
            yield Entry(
                name, code.id, code.kind, code.section, code.name_anchor, now, None if former else code.alias_of
            )
