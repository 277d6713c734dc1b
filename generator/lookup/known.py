"""What is known: a registry as plain data in; codes by number, codes and groups by name out."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from ..errors import UsageError
from ..text.folding import folded

Data = dict[str, Any]

# Of 32 bits.
_WHOLE = 2**32


class Entry(NamedTuple):
    """A code that owns its number, with the section that lists it and its kind."""

    kind: Data
    section: Data
    code: Data

    @property
    def groups(self) -> list[Data]:
        """Every group that lists the code; the one it belongs to comes first."""
        names = [self.code["group"], *(listing["group"] for listing in self.code["also_in"])]
        groups = {group["name"]: group for group in self.section["groups"]}
        return [groups[name] for name in names if name in groups]


class Called(NamedTuple):
    """A code by one of its names; `sort` is `name`, `alias`, `wire` or `former`, `alias` the one whose name it is."""

    name: str
    sort: str
    entry: Entry
    alias: Data | None


class GroupEntry(NamedTuple):
    """A group, with its section and its kind."""

    kind: Data
    section: Data
    group: Data


class Known:
    """A registry, ready to be asked; of `wanted` kinds alone where some are wanted.

    Raises UsageError for a kind that there is not.
    """

    def __init__(self, data: Data, wanted: Iterable[str] = ()) -> None:
        only = tuple(wanted)
        for kind in only:
            _refuse_unknown(kind, [one["name"] for one in data["kinds"]])
        self.data = data
        self.kinds: dict[str, Data] = {one["name"]: one for one in data["kinds"] if not only or one["name"] in only}
        self.sections: list[Data] = [one for one in data["sections"] if one["kind"] in self.kinds]
        self.by_id: dict[str, dict[int, list[Entry]]] = {name: {} for name in self.kinds}
        for section in self.sections:
            of_kind = self.by_id[section["kind"]]
            for entry in self._members(section).values():
                of_kind.setdefault(entry.code["id"], []).append(entry)

    def _members(self, section: Data) -> dict[str, Entry]:
        """The codes of a section that own their numbers, by name."""
        kind = self.kinds[section["kind"]]
        return {code["name"]: Entry(kind, section, code) for code in section["codes"] if code["alias_of"] is None}

    @cached_property
    def by_name(self) -> dict[str, list[Called]]:
        """Every name, folded, with the codes that bear it today, then those that once did; kind by kind."""
        found: dict[str, list[Called]] = {}
        for kind in self.kinds:
            called = [one for section in self.sections if section["kind"] == kind for one in self._called(section)]
            for one in sorted(called, key=lambda one: one.sort == "former"):
                bearers = found.setdefault(folded(one.name), [])
                if all(bearer.entry.code is not one.entry.code for bearer in bearers):
                    bearers.append(one)
        return found

    def _called(self, section: Data) -> Iterator[Called]:
        """Every name of a section: those of codes, what payloads say, former ones."""
        members = self._members(section)
        of_codes = [(code, members.get(code["alias_of"] or code["name"])) for code in section["codes"]]
        found = [(code, member, code if code["alias_of"] else None) for code, member in of_codes if member]
        for code, member, alias in found:
            yield Called(code["name"], "alias" if alias else "name", member, alias)
        yield from (Called(code["wire_name"], "wire", member, alias) for code, member, alias in found)
        yield from (
            Called(name, "former", member, alias) for code, member, alias in found for name in code["former_names"]
        )

    @cached_property
    def groups(self) -> dict[str, list[GroupEntry]]:
        """Every name and wire name of groups, folded, with those that bear it."""
        found: dict[str, list[GroupEntry]] = {}
        for section in self.sections:
            for group in section["groups"]:
                entry = GroupEntry(self.kinds[section["kind"]], section, group)
                for name in dict.fromkeys(map(folded, (group["name"], group["wire_name"]))):
                    found.setdefault(name, []).append(entry)
        return found

    def has(self, name: str) -> bool:
        """Whether a code or a group has a name, whatever its case."""
        return folded(name.strip()) in self.by_name or folded(name.strip()) in self.groups

    def numbered(self, kind: str, number: int) -> list[Entry]:
        """The codes of a kind with a number, in the order of the registry."""
        return self.by_id[kind].get(number, [])

    def as_id(self, kind: str, number: int) -> int:
        """A number as ids of a kind are, if its 32 bits are one with a sign or without: programs write some so."""
        of_kind = self.kinds[kind]
        if holds(of_kind, number) or not -_WHOLE // 2 <= number < _WHOLE:
            return number
        other = number + _WHOLE if number < 0 else number - _WHOLE
        return other if holds(of_kind, other) else number

    def called(self, name: str, kind: str | None = None) -> list[Called]:
        """The codes with a name, whatever its case: those that bear it today, then those that once did."""
        found = self.by_name.get(folded(name), [])
        return [one for one in found if kind in (None, one.entry.kind["name"])]

    def classified(self, kind: str, number: int) -> list[GroupEntry]:
        """The groups of a kind that a number which no code has belongs to, by their ranges and masks."""
        return [
            GroupEntry(self.kinds[kind], section, group)
            for section in self.sections
            if section["kind"] == kind
            for group in section["groups"]
            if _takes(group, number)
        ]


def _refuse_unknown(kind: str, kinds: list[str]) -> None:
    if kind not in kinds:
        from ..text.messages import did_you_mean

        raise UsageError(f"there is no kind {kind}; {did_you_mean(kind, kinds, 'there are')}")


def notation(number: int, kind: Data) -> str:
    """A number as its kind writes it."""
    if kind["notation"] == "decimal":
        return str(number)
    digits = (kind["ids"]["maximum"].bit_length() + 3) // 4
    return f"{'-' if number < 0 else ''}0x{abs(number):0{digits}X}"


def holds(kind: Data, number: int) -> bool:
    """Whether a number can be an id of a kind."""
    return bool(kind["ids"]["minimum"] <= number <= kind["ids"]["maximum"])


def _takes(group: Data, number: int) -> bool:
    if group["range"]:
        return bool(group["range"]["first"] <= number <= group["range"]["last"])
    return bool(group["mask"]) and number & group["mask"]["bits"] == group["mask"]["value"]
