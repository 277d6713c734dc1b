"""What is wrong, where, and what to do: faults, findings and the one exception."""

from dataclasses import dataclass
from typing import NamedTuple, Self


class Location(NamedTuple):
    """A value in a spec file, by the keys that lead to it; no line is known yet.

    A registry has very many of these and prints very few: only a fault is ever turned into line and column.
    """

    file: str
    path: tuple[str | int, ...] = ()
    on_key: bool = False

    def at(self, *keys: str | int) -> Self:
        """The place of a value below this one."""
        return self._replace(path=(*self.path, *keys))

    def key(self, key: str) -> Self:
        """The place of a key, not of its value."""
        return self._replace(path=(*self.path, key), on_key=True)


class Fault(NamedTuple):
    """A finding whose line is not known yet: where, what is wrong, what to do, and where it stood first if twice."""

    where: Location
    wrong: str
    cure: str
    first: Location | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One complaint, complete: the place (line and column from 1), the message and the line it is about."""

    file: str
    line: int
    column: int
    message: str
    text: str = ""

    def __str__(self) -> str:
        """`file:line:column: message`, then the line with a caret under the place."""
        head = f"{self.file}:{self.line}:{self.column}: {self.message}"
        if not self.text:
            return head
        return f"{head}\n    {self.text}\n    {' ' * (self.column - 1)}^"


class EnumerantError(Exception):
    """Everything that stops a run: the findings, all of them, in the order of files and lines."""

    def __init__(self, *findings: Finding | str) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings
