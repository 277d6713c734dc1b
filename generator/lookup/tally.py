"""A tally: the objects of very many payloads in; how often each code was met and what of them is not as listed out.

What is met again costs a look into a table. Neither that nor what is told grows beyond bounds, whatever is sent.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..text.messages import shown
from .known import Data, notation
from .payloads import Payloads, Reading
from .words import numbered, values_in_words

# So many different objects are remembered, and so many findings and numbers that are not listed are told.
_REMEMBERED = 20_000
_TOLD = 10_000
# A text of a payload may be a whole file.
_LONGEST = 200


class Counted:
    """Something that was met: how often, and where first."""

    __slots__ = ("count", "first", "what")

    def __init__(self, what: Data, first: "Place") -> None:
        self.what, self.first, self.count = what, first, 0


class Place(NamedTuple):
    """A line of a file."""

    file: str
    line: int
    column: int = 1


class Tally:
    """What was met so far in `file` and those before it.

    `more_codes` and `more_findings` are those for which there was no room, `other_lines` the lines that nobody meant to
    be JSON.
    """

    def __init__(self, payloads: Payloads) -> None:
        self.codes: dict[Any, Counted] = {}
        self.findings: dict[Any, Counted] = {}
        self.file = ""
        self._broken: Place | None = None
        self.more_codes = 0
        self.more_findings = 0
        self.other_lines = 0
        self.payloads = payloads
        self._seen: dict[Any, tuple[Counted, ...]] = {}
        of_kinds = [kind["payload"] for kind in payloads.known.kinds.values() if kind["payload"]]
        facts = ("id", "name", "group_id", "group_name")
        keys = [key for of in of_kinds for key in (*(of[fact] for fact in facts), *of["attributes"].values()) if key]
        self._keys = tuple(dict.fromkeys(keys))
        self._id = next((of["id"] for of in of_kinds if of["id"]), "")

    def value(self, value: object, under: str, line: int) -> None:
        """Count what a value carries that begins in this line."""
        for key, carried in self.payloads.found(value, under):
            self.count(key, carried, line)

    def count(self, under: str, carried: Data, line: int) -> None:
        """Count what an object carries that stands under a key."""
        get = carried.get
        # True is no number, though it is equal to one.
        what: Any = (under, get(self._id).__class__, *map(get, self._keys))
        try:
            found = self._seen.get(what)
        except TypeError:
            # A list or a map where a text should be.
            what, found = None, None
        if found is None:
            found = self._new(under, carried, Place(self.file, line))
            if what is not None:
                self._remember(what, found)
        for one in found:
            one.count += 1

    def _remember(self, what: Any, found: tuple[Counted, ...]) -> None:
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen[what] = found

    def broken(self, why: str, line: int, column: int) -> None:
        """Count what cannot be read."""
        place = Place(self.file, line, column)
        if place == self._broken:
            # What stands in a broken value was read again by itself.
            return
        self._broken = place
        self._finding(("broken", why), {"sort": "broken", "message": why}, place).count += 1

    def _new(self, under: str, carried: Data, place: Place) -> tuple[Counted, ...]:
        """What is counted for an object that was not met before."""
        return tuple(
            one for reading in self.payloads.readings(under, carried)[:1] for one in self._of_reading(reading, place)
        )

    def _of_reading(self, reading: Reading, place: Place) -> Iterator[Counted]:
        kind = reading.kind["name"]
        if reading.entry:
            code = reading.entry.code
            yield self._code((kind, reading.entry.section["name"], code["id"]), _listed(reading), place)
        else:
            what = _unlisted(reading)
            yield self._code((kind, None, reading.number, what["name"]), what, place)
            found = {**what, "sort": "unknown", "message": f"{_named(what)} is not in this list{_group(reading)}"}
            yield self._finding(("unknown", kind, reading.number, what["name"]), found, place)
        for one in reading.differs:
            said, listed = (", ".join(values_in_words(which)) for which in (one.said, one.listed))
            what = {**_listed(reading), "sort": "mismatch", "key": one.key, "said": said[:_LONGEST], "listed": listed}
            what["message"] = f"{_named(what)}: {one.key} is {_cut(said)} here, {listed} in the registry"
            yield self._finding((kind, what["section"], what["id"], one.key, said[:_LONGEST]), what, place)

    def _code(self, key: Any, what: Data, place: Place) -> Counted:
        return self._counted(self.codes, key, what, place)

    def _finding(self, key: Any, what: Data, place: Place) -> Counted:
        return self._counted(self.findings, key, what, place)

    def _counted(self, counted: dict[Any, Counted], key: Any, what: Data, place: Place) -> Counted:
        found = counted.get(key)
        if found is None:
            found = Counted(what, place)
            if len(counted) < _TOLD:
                counted[key] = found
            elif counted is self.codes:
                self.more_codes += 1
            else:
                self.more_findings += 1
        return found


def _listed(reading: Reading) -> Data:
    entry = reading.entry
    assert entry is not None
    code, groups = entry.code, entry.groups
    return {
        "kind": entry.kind["name"],
        "section": entry.section["name"],
        "id": code["id"],
        "notation": notation(code["id"], entry.kind),
        "name": code["name"],
        "group": numbered(groups[0]) if groups else None,
        "is_listed": True,
    }


def _unlisted(reading: Reading) -> Data:
    number = reading.number
    return {
        "kind": reading.kind["name"],
        "section": None,
        "id": number,
        "notation": None if number is None else _cut(notation(number, reading.kind)),
        "name": reading.name and reading.name[:_LONGEST],
        "group": numbered(reading.group.group) if reading.group else None,
        "is_listed": False,
    }


def _named(what: Data) -> str:
    return " ".join(filter(None, (what["kind"], what["notation"], what["name"] and _cut(what["name"]))))


def _group(reading: Reading) -> str:
    return f"; its group is {numbered(reading.group.group)}" if reading.group else ""


def _cut(text: str) -> str:
    """A text of a payload in a message."""
    return text if len(text) <= 60 else shown(text)
