"""What is wrong, where, and what to do: faults, findings and the one exception."""

import os
from typing import NamedTuple, Self

from .text.visible import visible

# Nobody reads more at once, and a hostile file could have as many as it has bytes.
MOST_FINDINGS = 1000


class Location(NamedTuple):
    """A value in a spec file, by the keys that lead to it; no line is known yet.

    A registry has very many of these and prints very few: only a fault is ever turned into line and column.
    """

    file: str
    path: tuple[str | int, ...] = ()
    on_key: bool = False

    def at(self, *keys: str | int) -> Self:
        """The place of a value below this one."""
        return self._replace(path=(*self.path, *keys), on_key=self.on_key and not keys)

    def key(self, key: str) -> Self:
        """The place of a key, not of its value."""
        return self._replace(path=(*self.path, key), on_key=True)


class Fault(NamedTuple):
    """A finding whose line is not known yet: where, what is wrong, what to do, and where it stood first if twice."""

    where: Location
    wrong: str
    cure: str
    first: Location | None = None


class Finding(NamedTuple):
    """One complaint, complete: the place (line and column from 1), the message and the line it is about."""

    file: str
    line: int
    column: int
    message: str
    text: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """`file:line:column: message`, then the line with a caret under the place."""
        head = f"{self.file}:{self.line}:{self.column}: {self.message}"
        if not self.text:
            return (head,)
        # A line may be a whole file.
        start = max(self.column - 80, 0) if len(self.text) > 160 else 0
        shown, before = visible(self.text[start : start + 160]), visible(self.text[start : self.column - 1])
        return head, f"    {shown}", f"    {' ' * len(before)}^"


def refused_by_the_system(error: OSError, file: str) -> Finding:
    """What the system refuses, told of the file that it names, else of `file`."""
    named = os.fsdecode(error.filename2 or error.filename or file)
    return Finding(named, 1, 1, f"{error.strerror or error}; mend that and run again")


class UsageError(Exception):
    """Something was asked for that is not there: what to say of it."""


class EnumerantError(Exception):
    """Everything that stops a run: the findings, all of them, in the order of files and lines."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(line for finding in findings for line in finding.lines))
        self.findings = findings
