"""Placing: a code of either registry in; how it is said, what APIs call it, and where its change is seen, out."""

from functools import cached_property

from ..errors import Location
from ..ids import Range
from ..model import Code, Group, Kind
from ..printing.views.numbers import notation
from .change import Call, Change, Spelt, Verdict
from .same import Codes
from .spans import Reserved


class Placing:
    """The codes of a section, with the kind that they were of and the one that they are of."""

    def __init__(self, codes: Codes, before: Kind, today: Kind) -> None:
        self.codes = codes
        self.before = before
        self.today = today

    @cached_property
    def reserved_before(self) -> Reserved:
        """What was reserved."""
        return Reserved(self.codes.old.reserved)

    @cached_property
    def reserved_today(self) -> Reserved:
        """What is reserved."""
        return Reserved(self.codes.new.reserved)

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {group.name: group for group in self.codes.new.groups}

    def was(self, number: int) -> str:
        """A number as its kind wrote it."""
        return notation(number, self.before)

    def shown(self, number: int) -> str:
        """A number as its kind writes it."""
        return notation(number, self.today)

    def stretch(self, numbers: Range) -> str:
        """Numbers as their kind writes them: one, or the first and the last with two dots between."""
        first, last = self.shown(numbers.first), self.shown(numbers.last)
        return first if first == last else f"{first}..{last}"

    def change(self, sort: str, verdict: Verdict, code: Code, said: str, *key: str | int) -> Change:
        """A change of a code that is there today, seen at its name or at `key` of it."""
        subject = f"{code.qualified_name} ({self.shown(code.id)})"
        return _change(sort, verdict, code, said, subject, code.where.at(*(key or ("name",))))

    def farewell(self, sort: str, verdict: Verdict, code: Code, said: str) -> Change:
        """A change of a code that is there no longer, seen where its group or its section stands."""
        subject = f"{code.qualified_name} ({self.was(code.id)})"
        return _change(sort, verdict, code, said, subject, self._where_it_stood(code))._replace(old=code.name)

    def _where_it_stood(self, code: Code) -> Location:
        group = self._groups.get(code.group.name) if code.group else None
        return group.where.at("name") if group else self.codes.new.where.at("section")


def _change(sort: str, verdict: Verdict, code: Code, said: str, subject: str, where: Location) -> Change:
    return Change(sort, verdict, where, subject, said, kind=code.kind, section=code.section, id=code.id, name=code.name)


def called(old: Code | None, new: Code | None) -> tuple[Call, ...]:
    """What APIs called a code and call it."""
    before = Spelt(old.name, old.section) if old else None
    return (Call("code", before, Spelt(new.name, new.section) if new else None),)
