"""Codes: the rows of a listing in; what the spec says of each, with names and numbers that fit together, out."""

from collections.abc import Iterator
from typing import Any

from ..text.messages import shown
from .facts import NO_TEXT, Facts, since_of
from .listing import Listing, Row, Told
from .spelling import in_one_line, upper_snake
from .yaml_text import Written

_LEAST, _GREATEST = -(2**31), 2**32 - 1
_SIGNED = 2**31 - 1

Code = dict[str, Any]


class Codes:
    """The codes of a listing: `codes` with the rows that they come from, in their order.

    What a row has that cannot be kept is told as a finding, what is kept otherwise is told, too.
    """

    def __init__(self, listing: Listing, facts: Facts, told: Told) -> None:
        self.codes: list[tuple[Row, Code]] = []
        self._listing, self._facts, self._told = listing, facts, told
        self._members: dict[int, tuple[Row, Code]] = {}
        self._names: dict[str, Row] = {}
        self.is_wide = any(_SIGNED < row.id <= _GREATEST for row in listing.rows)
        for row in listing.rows:
            self._add(row)

    @property
    def without_text(self) -> int:
        """How many have no description of their own."""
        return sum(code["description"] == NO_TEXT for _, code in self.codes)

    def _add(self, row: Row) -> None:
        if not (_LEAST <= row.id <= _GREATEST) or (self.is_wide and row.id < 0):
            beside = " beside others of 32 bits without sign" if _LEAST <= row.id < 0 else " of 32 bits"
            self._told.refuse(row.line, f"{row.id} is no number{beside}", "write the number of the code")
            return
        name, member = self._name(row), self._members.get(row.id)
        first = self._names.get(name)
        if first and not row.name:
            name = f"{name[:85]}_{'MINUS_' * (row.id < 0)}{abs(row.id)}"
            first = self._names.get(name)
        if first:
            again = "and so does its number" if first.id == row.id else "with another number"
            wrong = f"{name} stands here again, first in line {first.line}, {again}"
            self._told.refuse(row.line, wrong, "delete one" if first.id == row.id else "rename one")
            return
        self._names[name] = row
        code: Code = {"id": Written(f"0x{row.id:X}") if self._is_hexadecimal(row) else row.id, "name": name}
        code |= self._wire_name(row, name)
        if member:
            self._told.changed("a number that has a name already gets a second one", row.line, f"{name} is {row.id}")
            code |= self._of_alias(row, *member)
        else:
            code |= dict(self._stated(row))
            self._members[row.id] = row, code
        self.codes.append((row, code))

    def _is_hexadecimal(self, row: Row) -> bool:
        return self._listing.is_hexadecimal and row.id >= 0

    def _name(self, row: Row) -> str:
        """The row's own name, or one made of its text or its number."""
        made = upper_snake(row.name or "")
        if row.name and made:
            return made
        words = upper_snake(" ".join(row.facts.get("description", "").split()[:6]))[:60].rstrip("_")
        name = words or f"CODE_{'MINUS_' * (row.id < 0)}{abs(row.id)}"
        self._told.changed("names are made of texts or numbers where there are none", row.line, f"{row.id} is {name}")
        return name

    def _wire_name(self, row: Row, name: str) -> dict[str, str]:
        """What the protocol calls it, where that is more than the name in other letters."""
        stated, said = row.facts.get("wire_name", ""), in_one_line(row.name or "")
        if said and said != name:
            self._told.changed("names become UPPER_SNAKE", row.line, f"{shown(said)} is {name}")
        wire_name = stated or said
        return {"wire_name": wire_name} if wire_name and wire_name.upper() != name else {}

    def _stated(self, row: Row) -> Iterator[tuple[str, Any]]:
        for heading, text in row.others.items():
            yield from self._facts.attribute(row.line, heading, text)
        yield "description", row.facts.get("description", NO_TEXT)
        for key in ("action", "note"):
            if key in row.facts:
                yield key, row.facts[key]
        yield from since_of(row, self._told)

    def _of_alias(self, row: Row, first: Row, member: Code) -> Code:
        """What an alias says itself; attributes and action are its member's, so that it may not have others."""
        code = dict(self._stated(row))
        code["alias_of"] = member["name"]
        for key in [key for key in code if key == "action" or self._facts.is_attribute(key)]:
            value = code.pop(key)
            if member.get(key) != value:
                wrong = f"{row.id} is also in line {first.line}, with another {key}"
                self._told.refuse(row.line, wrong, "a second name has its member's: make them the same")
        return {"alias_of": code.pop("alias_of"), **code}
