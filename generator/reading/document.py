"""A spec file as it was read: its text and data, and the line of any value on demand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import MOST_FINDINGS, Fault, Finding, Location
from ..ids import as_written
from ..text.unseen import made_visible, unseen

# Of a number, or a range of them: a line may be a whole file.
_LONGEST = 50

# Of a file that is right nobody asks for a place.
if TYPE_CHECKING:
    from .places import Places


class UnreadableError(Exception):
    """Why the rest of a file cannot be read, and the place where."""

    def __init__(self, message: str, place: tuple[int, int] = (0, 0)) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


@dataclass(slots=True)
class Document:
    """A file that was read: its name as the user knows it, its text, its data, and what is wrong with its YAML.

    Without `complete` the reader had to stop; nothing more is then said of the file. What is not visible stands in the
    text as a sign, and of such a line nothing else is said.
    """

    file: str
    text: str
    data: object = None
    complete: bool = False
    findings: list[Finding] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _unseen: set[int] = field(default_factory=set)

    def find(self, faults: Iterable[Fault]) -> Iterator[Finding]:
        """The findings that faults of this file are, in its order."""
        return (finding for finding, _ in self.located(faults))

    def located(self, faults: Iterable[Fault]) -> Iterator[tuple[Finding, Fault]]:
        """Give faults of this file their lines: places are not kept, so the events are read once more."""
        faults = list(faults)
        if not faults or not self.complete:
            return
        wanted = [
            place for fault in faults for place in (fault.where, fault.first) if place and place.file == self.file
        ]
        places = self._places(wanted)
        found = [(self._found(places, fault), fault) for fault in faults]
        seen = [one for one in found if not self.is_unseen(one[0].line)]
        yield from sorted(seen, key=lambda one: (one[0].line, one[0].column))

    def places(self, locations: Iterable[Location]) -> list[tuple[int, int]]:
        """The line and the column, from 1, of each of these values of the file, or of what should hold it."""
        wanted = list(locations)
        found = self._places(wanted)
        return [(line + 1, column + 1) for line, column in map(found.of, wanted)]

    def _places(self, wanted: list[Location]) -> "Places":
        from .places import Places, events_of

        return Places(events_of(self.text), wanted)

    def _found(self, places: "Places", fault: Fault) -> Finding:
        """A fault with its line; a number that stands at its place is said as it is written there."""
        line, column = place = places.of(fault.where)
        wrong = as_written(fault.wrong, self._line(line)[column : column + _LONGEST])
        return self.finding(place, f"{wrong}{self._other(places, place, fault.first)}; {fault.cure}")

    def _other(self, places: "Places", place: tuple[int, int], other: Location | None) -> str:
        """Where the other of two stands; it is no first one if that is behind the place."""
        if other is None:
            return ""
        if other.file != self.file:
            return f", first in {other.file}"
        found = places.of(other)
        return f", {'another' if found > place else 'first'} in line {found[0] + 1}"

    def _line(self, line: int) -> str:
        self._lines = self._lines or self.text.split("\n")
        return self._lines[line] if line < len(self._lines) else ""

    def finding(self, place: tuple[int, int], message: str) -> Finding:
        """A finding at a line and a column that count from 0."""
        line, column = place
        return Finding(self.file, line + 1, column + 1, message, self._line(line))

    def refuse(self, place: tuple[int, int], message: str) -> None:
        """Note a finding; raises UnreadableError where there are too many."""
        if len(self.findings) >= MOST_FINDINGS:
            raise UnreadableError(f"more than {MOST_FINDINGS} findings; correct these and run again", place)
        self.findings.append(self.finding(place, message))

    def is_unseen(self, line: int) -> bool:
        """Whether something in a line, counted from 1, is not visible."""
        return line in self._unseen

    def refuse_unseen(self) -> None:
        """Note what is not visible, and put signs in its stead: the rest can be read all the same."""
        text = self.text
        self.text = made_visible(text)
        for line, letters in enumerate(text.split("\n") if self.text != text else ()):
            for index, wrong, cure in unseen(letters):
                self._unseen.add(line + 1)
                self.refuse((line, index), f"{wrong}; {cure}")
