"""Groups: the codes of a listing in; the groups that their rows name, each with its codes, out."""

from typing import Any

from ..text.messages import shown
from .codes import Code, Codes
from .facts import NO_TEXT
from .listing import Row, Told
from .spelling import in_one_line, number_of, upper_snake

# Where the rows are that name no group, while others do.
_NONE = "UNGROUPED"


class Groups:
    """The groups of a section, in the order in which rows first name them; none where no row names one."""

    def __init__(self, codes: Codes, told: Told) -> None:
        self._told = told
        self._groups: dict[str, dict[str, Any]] = {}
        self._of_number: dict[int, str] = {}
        self._home: dict[int, str] = {}
        rows = [row for row, _ in codes.codes]
        self.are_named = any("group" in row.facts or "group_id" in row.facts for row in rows)
        self._are_numbered = self.are_named and all("group_id" in row.facts for row in rows)
        for row, code in codes.codes if self.are_named else ():
            self._add(row, code)

    @property
    def groups(self) -> list[dict[str, Any]]:
        """What the spec says of them, their codes last."""
        return [*self._groups.values()]

    def _add(self, row: Row, code: Code) -> None:
        name = self._name(row)
        home = self._home.setdefault(row.id, name)
        if home != name and [*self._groups].index(home) > [*self._groups].index(name):
            wrong = f"this second name of {row.id} is in {name}"
            self._told.changed("a second name stands with its first", row.line, f"{wrong}, now in {home}")
            name = home
        self._groups[name]["codes"].append(code)

    def _name(self, row: Row) -> str:
        """The name of a row's group, which is a new one where it is not met yet."""
        said = in_one_line(row.facts.get("group", ""))
        written = row.facts.get("group_id")
        number = number_of(written) if written and self._are_numbered else None
        if written and number_of(written) is None:
            self._told.refuse(row.line, f"{shown(written)} is no number of a group", "write one")
        elif written and not self._are_numbered:
            self._told.changed("numbers of groups are left out, since not every row has one", row.line, written)
        name = upper_snake(said) or (_NONE if number is None else f"GROUP_{'MINUS_' * (number < 0)}{abs(number)}")
        group = self._groups.get(name)
        if group is None:
            group = self._groups[name] = self._new(row, name, said, number)
        elif said and said != group.get("title", said) and group["name"] != _NONE:
            self._told.changed("groups are one whose names differ in signs alone", row.line, f"{shown(said)} is {name}")
        before = group.get("id")
        # One that is not known was refused.
        if number is not None and before not in (None, number):
            self._told.refuse(row.line, f"group {name} is {number} here, and {before} before", "correct one of them")
        return name

    def _new(self, row: Row, name: str, said: str, number: int | None) -> dict[str, Any]:
        if number is not None:
            other = self._of_number.setdefault(number, name)
            if other != name:
                wrong = f"group {number} is {name} here, and {other} before"
                self._told.refuse(row.line, wrong, "correct one of them")
        if name == _NONE:
            self._told.changed(f"rows that name no group stand in {_NONE}", row.line, str(row.id))
        group = {} if number is None else {"id": number}
        titled = {} if not said or said.upper() == name else {"title": said, "wire_name": said}
        return {**group, "name": name, **titled, "description": NO_TEXT, "codes": []}
