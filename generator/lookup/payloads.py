"""Payloads: what an API sent in; the objects in it that carry a code, and what each differs from the registry in, out.

They are found by the keys that the registry's kinds state for their payloads, at any depth. Which kind an object is of
says the key that it stands under (`error`, `lastError`, `statuses`), else what it carries.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..text.folding import folded
from .inside import maps_in_texts
from .known import Data, Entry, GroupEntry, Known

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_INTEGER = re.compile(r"-?[0-9]{1,18}(?:\.0{1,18})?|0[xX][0-9A-Fa-f]{1,16}")
_CONTAINERS = frozenset((dict, list))
_BOOLEANS = {"true": True, "false": False}


class Difference(NamedTuple):
    """What a payload says otherwise than the registry: the fact, the payload's key, what it says, what is listed."""

    fact: str
    key: str
    said: Any
    listed: Any


class Reading(NamedTuple):
    """What an object is, taken for one of a kind: its number, the code if it is listed, what differs, and its group.

    `group` is that of a number that is not listed, as the payload says or else as ranges and masks do.
    """

    kind: Data
    number: int | None
    name: str | None
    entry: Entry | None
    differs: tuple[Difference, ...]
    group: GroupEntry | None


class Payloads:
    """The payloads of the kinds of a registry that say what theirs carry."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._kinds = [kind for kind in known.kinds.values() if kind["payload"]]
        of_kinds = [kind["payload"] for kind in self._kinds]
        self._keys = frozenset(key for of in of_kinds for key in (of["id"], of["name"]) if key)
        self._of_groups = frozenset(key for of in of_kinds for key in (of["group_id"], of["group_name"]) if key)
        self._of_key = lru_cache(maxsize=1024)(self._kinds_of_key)

    def objects(self, value: Any, under: str = "") -> list[tuple[str, Data]]:
        """Every object in a value that may carry a code, with the key that it stands under, the last one first.

        It has a number or a name, and stands under a key that speaks of a kind or says a group too.
        """
        found: list[tuple[str, Data]] = []
        stack: list[tuple[str, Any]] = [(under, value)]
        keys, of_groups, of_key = self._keys, self._of_groups, self._of_key
        while stack:
            under, value = stack.pop()
            if value.__class__ is dict:
                if not keys.isdisjoint(value) and (of_key(under) or not of_groups.isdisjoint(value)):
                    found.append((under, value))
                for key, below in value.items():
                    sort = below.__class__
                    if sort is dict or sort is list:
                        stack.append((key, below))
            elif value.__class__ is list:
                stack += [(under, below) for below in value if below.__class__ in _CONTAINERS]
        return found

    def found(self, value: Any, under: str = "") -> list[tuple[str, Data]]:
        """The same; where there is none, those of JSON that stands in a text of the value, as logs keep it."""
        return self.objects(value, under) or [one for inside in maps_in_texts(value) for one in self.objects(inside)]

    def readings(self, under: str, carried: Data, *, is_all: bool = False) -> list[Reading]:
        """What an object is: one reading, or several where nothing says which; none if it carries no code.

        `is_all` says that somebody asked for just this object, so that less will convince.
        """
        kinds = self._of_key(under)
        if kinds:
            found = [self._read(kind, carried) for kind in kinds]
        else:
            found = [self._read(kind, carried) for kind in self._kinds if is_all or _convinces(kind, carried)]
        read = [one for one in found if one and (kinds or is_all or one.entry or one.group)]
        best = max(map(_likeness, read), default=0)
        return [one for one in read if _likeness(one) == best]

    def _kinds_of_key(self, key: str) -> list[Data]:
        """The kinds that a key speaks of: it is what the kind says of its objects, or has the kind's name in it."""
        exact = [kind for kind in self._kinds if kind["payload"]["object"] == key]
        words = {word.lower() for word in _WORD.findall(key)}
        return exact or [kind for kind in self._kinds if words & _forms(kind)]

    def _read(self, kind: Data, carried: Data) -> Reading | None:
        keys = kind["payload"]
        number, name = self._number(kind, carried), carried.get(keys["name"])
        said = name if isinstance(name, str) and name else None
        if number is None and said is None:
            return None
        entry = self._entry(kind, carried, number, said)
        if entry:
            return Reading(kind, number, said, entry, tuple(_differences(entry, carried, said)), None)
        return Reading(kind, number, said, None, (), self._group(kind, carried, number))

    def _number(self, kind: Data, carried: Data) -> int | None:
        number = integer(carried.get(kind["payload"]["id"]))
        return None if number is None else self.known.as_id(kind["name"], number)

    def _entry(self, kind: Data, carried: Data, number: int | None, name: str | None) -> Entry | None:
        """The code: by its number, and where two sections have that, by name and group; by its name if that is all."""
        if number is None:
            called = self.known.called(name or "", kind["name"])
            return called[0].entry if called else None
        entries = self.known.numbered(kind["name"], number)
        return min(entries, key=lambda one: len([*_differences(one, carried, name)]), default=None)

    def _group(self, kind: Data, carried: Data, number: int | None) -> GroupEntry | None:
        keys = kind["payload"]
        id, name = integer(carried.get(keys["group_id"])), carried.get(keys["group_name"])
        for section in (one for one in self.known.sections if one["kind"] == kind["name"]):
            for group in section["groups"]:
                if _fits(group, id, name):
                    return GroupEntry(kind, section, group)
        return next(iter(self.known.classified(kind["name"], number)), None) if number is not None else None


def integer(value: object) -> int | None:
    """The whole number that a value is, or that stands in a text; None for anything else, True and False too."""
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        # As programs write whole numbers that know no other.
        return int(value)
    if isinstance(value, str) and _INTEGER.fullmatch(value.strip()):
        digits = value.strip()
        return int(digits, 16) if digits[:2] in ("0x", "0X") else int(digits.partition(".")[0])
    return None


def _forms(kind: Data) -> set[str]:
    """The words that speak of a kind: its name, and more than one of it."""
    name = kind["name"].lower()
    return {name, f"{name}s", f"{name}es"}


def _convinces(kind: Data, carried: Data) -> bool:
    """Whether an object looks like one of a kind by itself: anything may have an id and a name."""
    keys = kind["payload"]
    return keys["id"] in carried and any(keys[name] in carried for name in ("group_id", "group_name") if keys[name])


def _likeness(reading: Reading) -> int:
    """How well an object fits a kind."""
    if not reading.entry:
        return 5 if reading.group else 0
    return max(10 - 3 * len(reading.differs), 1)


def _differences(entry: Entry, carried: Data, name: str | None) -> Iterator[Difference]:
    """What an object says otherwise than the code that it carries; what either does not state is no difference."""
    keys, code = entry.kind["payload"], entry.code
    names = [code["name"], code["wire_name"], *code["aliases"], *code["former_names"]]
    if name is not None and folded(name) not in map(folded, names) and folded(name) not in _of_aliases(entry):
        yield Difference("name", keys["name"], name, code["name"])
    yield from _group_differences(entry, carried)
    for attribute, key in keys["attributes"].items():
        listed, said = code["attributes"].get(attribute), carried.get(key)
        if listed not in (None, []) and said not in (None, "") and not _is_same(said, listed):
            yield Difference(attribute, key, said, listed)


def _of_aliases(entry: Entry) -> set[str]:
    """What the aliases of a code are called on the wire, or were called before, folded."""
    aliases = [code for code in entry.section["codes"] if code["alias_of"] == entry.code["name"]]
    return {folded(name) for code in aliases for name in (code["wire_name"], *code["former_names"])}


def _group_differences(entry: Entry, carried: Data) -> Iterator[Difference]:
    keys, groups = entry.kind["payload"], entry.groups
    id, name = integer(carried.get(keys["group_id"])), carried.get(keys["group_name"])
    if not groups:
        return
    of_id = [group for group in groups if group["id"] == id] if id is not None else groups
    if id is not None and not of_id:
        yield Difference("group_id", keys["group_id"], id, groups[0]["id"])
    if isinstance(name, str) and name and not any(_fits(group, None, name) for group in of_id or groups):
        yield Difference("group_name", keys["group_name"], name, (of_id or groups)[0]["wire_name"])


def _fits(group: Data, id: int | None, name: object) -> bool:
    """Whether a group has what is said of it; nothing fits none."""
    if id is None and not (isinstance(name, str) and name):
        return False
    called = not isinstance(name, str) or folded(name) in (folded(group["wire_name"]), folded(group["name"]))
    return called and id in (None, group["id"])


def _is_same(said: object, listed: object) -> bool:
    """Whether two values say the same, text or not."""
    if isinstance(listed, list):
        return isinstance(said, list) and {str(one) for one in said} == {str(one) for one in listed}
    if isinstance(listed, bool):
        return _BOOLEANS.get(said.strip().lower()) is listed if isinstance(said, str) else said == listed
    if isinstance(listed, int):
        return integer(said) == listed
    return isinstance(said, str) and folded(said.strip()) == folded(str(listed))
