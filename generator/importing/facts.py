"""Facts: the columns that the spec language has no key for in; attributes that a registry declares, and values, out."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ..reading.schemas import published
from ..text.messages import shown
from .listing import Listing, Row, Told
from .spelling import in_one_line, lower_snake, number_of

# What stands where a description has to be, until somebody writes one.
NO_TEXT = "No description yet."
# A registry that begins today knows of no earlier version in which a code was still in use.
FIRST_VERSION = "0.1.0"

_TRUE, _FALSE = frozenset(("true", "yes", "y", "t", "x")), frozenset(("false", "no", "n", "f", "-", "none"))
_ADDRESS = re.compile(r"https?://[!#-;=?-z~]+")
_LARGEST = 2**53 - 1
# What codes are asked for in every language anyway: an attribute of that name would meet it in some.
_TAKEN = frozenset(
    ("aliases", "class", "code", "codes", "group", "groups", "kind", "known", "section", "type", "value", "title")
)


class _Attribute(NamedTuple):
    """An attribute that a column becomes: its name, its type, and its value of a cell."""

    name: str
    type: str
    value_of: Callable[[str], bool | int | str]


class Facts:
    """The columns of a file that become attributes of the registry."""

    def __init__(self, listings: list[Listing], told: Told) -> None:
        self._told = told
        self._attributes: dict[str, _Attribute] = {}
        cells: dict[str, list[str]] = {}
        for listing in listings:
            for row in listing.rows:
                for heading, text in row.others.items():
                    cells.setdefault(heading, []).append(text)
        for heading, texts in cells.items():
            self._attributes[heading] = self._declared(heading, texts)
        if cells:
            said = (f"{shown(heading)} is {one.name} ({one.type})" for heading, one in self._attributes.items())
            told.note(f"other columns become attributes: {', '.join(said)}")

    @property
    def declarations(self) -> dict[str, Any]:
        """What registry.yaml declares."""
        return {
            one.name: {"type": one.type, "description": f"What the column {in_one_line(heading)} says."}
            for heading, one in self._attributes.items()
        }

    def is_attribute(self, key: str) -> bool:
        """Whether a key of a code is one of these."""
        return any(one.name == key for one in self._attributes.values())

    def attribute(self, line: int, heading: str, text: str) -> Iterator[tuple[str, bool | int | str]]:
        """The key and the value of a cell."""
        one = self._attributes[heading]
        if one.type == "text" and "\n" in text:
            self._told.changed("texts of several lines stand in one", line, f"column {shown(heading)}")
        yield one.name, one.value_of(text)

    def _declared(self, heading: str, texts: list[str]) -> _Attribute:
        name = lower_snake(heading) or "column"
        keys = {**_properties("code"), **_properties("group")}
        while name in keys or name in _TAKEN or self.is_attribute(name):
            name = f"{name[:50]}_stated" if not name.endswith("_stated") else f"{name}_again"
        words = {text.lower() for text in texts}
        if words <= _TRUE | _FALSE:
            return _Attribute(name, "boolean", lambda text: text.lower() in _TRUE)
        numbers = [number_of(text) for text in texts if not re.match(r"[-+]?0[0-9]|.*\.", text)]
        if len(numbers) == len(texts) and all(one is not None and abs(one) <= _LARGEST for one in numbers):
            return _Attribute(name, "integer", lambda text: number_of(text) or 0)
        if all(map(_ADDRESS.fullmatch, texts)):
            return _Attribute(name, "url", str)
        return _Attribute(name, "text", in_one_line)


def since_of(row: Row, told: Told) -> Iterator[tuple[str, Any]]:
    """Since when a code is there, and that it should no longer be returned by the API."""
    if "since" in row.facts:
        yield "since", in_one_line(row.facts["since"])
    said = in_one_line(row.facts.get("deprecated", ""))
    if said and said.lower() not in _FALSE | {"0"}:
        told.changed(
            f"what is deprecated is said to be so since {FIRST_VERSION}, the first version here", row.line, str(row.id)
        )
        note = {} if said.lower() in _TRUE | {"1"} else {"note": said}
        yield "deprecated", {"since": FIRST_VERSION, "reason": "retired", **note}


def _properties(of: str) -> dict[str, Any]:
    properties: dict[str, Any] = published("section").whole["$defs"][of]["properties"]
    return properties
