"""What every reader of others' files gives: listings of rows; and what is said of the file on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors import MOST_FINDINGS, EnumerantError, Finding
from ..text.unseen import unseen
from .spelling import cleaned

# So many examples are told of what was made otherwise.
_EXAMPLES = 3


class Row(NamedTuple):
    """A code as its file has it: the line, the number, the name if there is one, and texts by what they are.

    The texts of `facts` are the language's own keys; `others` are those of columns that it has no key for.
    """

    line: int
    id: int
    name: str | None
    facts: Mapping[str, str] = {}
    others: Mapping[str, str] = {}


@dataclass(slots=True)
class Listing:
    """Rows that become one section, with the name by which their file calls them.

    `reserved` are the numbers, ranges and names that may not be used again, as the spec language writes them.
    """

    name: str
    rows: list[Row]
    description: str = ""
    reserved: list[int | str] = field(default_factory=list)
    is_hexadecimal: bool = False


class Told:
    """What is said of a file: what was guessed, what was made otherwise, and what does not fit."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._text = text
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._changed: dict[str, list[str]] = {}

    @property
    def notes(self) -> list[str]:
        """What was guessed, then what was made otherwise, one sort after the other with its first examples."""
        changed = []
        for what, examples in self._changed.items():
            count = f" ({len(examples):,} in all)" if len(examples) > _EXAMPLES else ""
            changed.append(f"{self.file}: {what}: {'; '.join(examples[:_EXAMPLES])}{count}")
        return [*self._notes, *changed]

    def note(self, guess: str) -> None:
        """Say what was guessed of the whole file."""
        self._notes.append(f"{self.file}: {guess}")

    def changed(self, what: str, line: int, example: str) -> None:
        """Say that something of a line is not as it was; very many of one sort are told once."""
        self._changed.setdefault(what, []).append(f"line {line}, {example}")

    def cleaned(self, text: str, line: int) -> str:
        """A text without spaces at the ends of its lines, and without what cannot be seen, which is told."""
        if not (text.isascii() and text.isprintable()):
            for _, wrong, _ in unseen(text.replace("\r\n", "\n")):
                self.changed("what cannot be seen is taken out", line, wrong)
        return cleaned(text)

    def refuse(self, line: int, wrong: str, cure: str, column: int = 1) -> None:
        """Note what does not fit. Raises EnumerantError where there is too much of it."""
        if len(self.findings) >= MOST_FINDINGS:
            more = f"more than {MOST_FINDINGS} findings; correct these and run again"
            raise EnumerantError(*self.findings, Finding(self.file, line, 1, more))
        self._lines = self._lines or self._text.split("\n")
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        self.findings.append(Finding(self.file, line, column, f"{wrong}; {cure}", text))

    def stop(self, line: int, wrong: str, cure: str, column: int = 1) -> EnumerantError:
        """The exception that ends the reading of the file with all that was found."""
        self.refuse(line, wrong, cure, column)
        return EnumerantError(*self.findings)
