"""What a run has to say: its changes and findings in; lines for people, for GitHub, or JSON out; `formats` has all.

Each line can be printed anywhere: what is quoted in it is made visible, and no log takes it for a command.
"""

import os
import shlex
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path

from .commands.job import Job
from .errors import Finding
from .text.visible import json_lines, no_command, visible
from .writing.diff import diff
from .writing.tree import Change, State

# A file's diff, and those of a run together, have no more lines than this.
_LINES_OF_A_FILE = 200
_LINES = 2000


class Report(ABC):
    """A format of what a command has to say.

    `command` are the words that make current what was looked at; `told` are the paths that were or are to be changed,
    with their state; `notes` what the user should know beside. A report `for_people` may be coloured.
    """

    for_people = False

    def __init__(self, command: Sequence[str], job: Job, *, is_check: bool) -> None:
        self.job = job
        self.is_check = is_check
        self.told: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self._command = command
        self._states: set[State] = set()
        self._folders: dict[str, None] = {}
        self._blocked = False

    @property
    def is_stale(self) -> bool:
        """Whether the command only looked, and found something that is not as it should be."""
        return self.is_check and bool(self.told)

    def change(self, change: Change) -> Iterator[str]:
        """Note a path; the lines for standard output, if they are not kept for the end."""
        path, state = change.said
        if change.state is State.STRAY:
            state += "" if self.is_check else ", left alone"
        elif not self.is_check:
            state = "removed" if change.state.is_surplus else "wrote"
        # A folder that is told ends in a slash; here needs no word.
        self.told.append((path if change.top == Path() else os.path.join(change.top, path), state))
        # Beside the spec, what is printed lies in a folder of its own.
        beside = os.path.dirname(change.path) if change.top == self.job.spec else ""
        self._folders[os.path.join(change.top, beside) if beside else str(change.top)] = None
        self._states.add(change.state)
        self._blocked |= change.kept_by is not None
        return iter(())

    @abstractmethod
    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The lines for standard output at the end."""

    def complaints(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The lines for standard error at the end."""
        return iter(())

    @property
    def stale(self) -> list[Finding]:
        """A finding for each path that is not as it should be, where the command only looked."""
        cure = "; ".join(self.cures)
        return [Finding(path, 1, 1, f"{state}; {cure}") for path, state in self.told] if self.is_check else []

    @property
    def cures(self) -> Iterator[str]:
        """What to do about what was found, one thing after the other; the last is a command that then succeeds."""
        states = self._states
        if self._blocked:
            yield "move away what stands in the way"
        if any(state.needs_force for state in states):
            yield "move what was written by hand into the spec or the templates"
        if State.STRAY in states:
            yield "move away what is not printed, or delete it"
        if states != {State.STRAY}:
            force = ("--force",) if any(state.needs_force for state in states) else ()
            yield f"run: {shlex.join((*self._command, *force))}"


class Words(Report):
    """For people: each path as it is met, with a diff if it is only looked at; findings with their line."""

    for_people = True
    _left = _LINES

    def change(self, change: Change) -> Iterator[str]:
        """Note a path; its lines."""
        super().change(change)
        path, state = self.told[-1]
        if not self.is_check:
            yield _line(f"{state} {path}" if change.state is not State.STRAY else f"{state}: {path}")
            return
        yield _line(f"{state}: {path}")
        if change.old is not None and change.new is not None and self._left:
            lines = list(diff(change.old, change.new, path, min(_LINES_OF_A_FILE, self._left)))
            self._left = max(self._left - len(lines), 0)
            yield from map(_line, lines)
            if not self._left:
                yield "… no more diffs: there are too many"

    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """That there was nothing to do."""
        if not (findings or self.told):
            yield _line(f"{', '.join(map(str, self.job.outs))}: all files are current")

    def complaints(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The findings, and what to do about a stale output."""
        yield from (line for finding in findings for line in printed_lines(finding))
        yield from map(_line, self.notes)
        if self.is_stale and not findings:
            verb = "is" if len(self._folders) == 1 else "are"
            folders = f"{' and '.join(self._folders)} {verb} not what {self.job.spec} says"
            yield _line(f"{folders}; {'; '.join(self.cures)}")


def printed_lines(finding: Finding) -> Iterator[str]:
    """A finding for people."""
    return map(_line, finding.lines)


def _line(text: str) -> str:
    return no_command(visible(text))


class Json(Report):
    """For machines: one document, always, with `findings`, `changes` and `notes`."""

    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The document."""
        found = [
            {"file": finding.file, "line": finding.line, "column": finding.column, "message": finding.message}
            for finding in findings
        ]
        changes = [{"path": path, "state": state} for path, state in self.told]
        yield from json_lines({"findings": found, "changes": changes, "notes": self.notes})


class GitHub(Report):
    """For GitHub: a workflow command a fault, which is shown beside the line that it is about."""

    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The commands."""
        for finding in (*findings, *self.stale):
            file = _escaped(finding.file).replace(":", "%3A").replace(",", "%2C")
            yield f"::error file={file},line={finding.line},col={finding.column}::{_escaped(finding.message)}"
        yield from (f"::notice::{_escaped(note)}" for note in self.notes)


def _escaped(text: str) -> str:
    return visible(text).replace("%", "%25")
