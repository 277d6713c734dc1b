"""What a run has to say: its changes and findings in; lines for people, for GitHub, or JSON out."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from .errors import Finding
from .job import Job
from .output import Change


class Report(ABC):
    """A format of what a command has to say; `told` are the paths that were or are to be changed, with their state."""

    def __init__(self, command: str, job: Job) -> None:
        self.command = command
        self.job = job
        self.told: list[tuple[str, str]] = []

    @property
    def is_check(self) -> bool:
        """Whether the command only looks."""
        return self.command == "check"

    def change(self, change: Change) -> Iterator[str]:
        """Note a path; the lines for standard output, if they are not kept for the end."""
        path, state = change.said
        if not self.is_check:
            state = "removed" if change.state.is_surplus else "wrote"
        self.told.append((str(self.job.out / path), state))
        return iter(())

    @abstractmethod
    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The lines for standard output at the end."""

    def complaints(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The lines for standard error at the end."""
        return iter(())

    @property
    def _cure(self) -> str:
        return f"run: enumerant generate --spec {self.job.spec} --out {self.job.out}"


class Words(Report):
    """For people: each path as it is met, with a diff if it is only looked at; findings with their line."""

    def change(self, change: Change) -> Iterator[str]:
        """Note a path; its lines."""
        super().change(change)
        path, state = self.told[-1]
        if not self.is_check:
            return iter((f"{state} {path}",))
        return iter((f"{state}: {path}", *_diff(change, self.job)))

    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """That there was nothing to do."""
        if not (findings or self.told):
            yield f"{self.job.out}: all files are current"

    def complaints(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The findings, and what to do about a stale output."""
        yield from map(str, findings)
        if self.is_check and self.told and not findings:
            yield f"{self.job.out} is not what {self.job.spec} says; {self._cure}"


def _diff(change: Change, job: Job) -> Iterator[str]:
    if change.old is None or change.new is None:
        return
    from difflib import unified_diff  # only a stale file needs it, and it is slow to import

    old, new = (content.decode("utf-8", "replace").split("\n") for content in (change.old, change.new))
    path = (job.out / change.path).as_posix()
    yield from unified_diff(old, new, f"{path} (on disk)", f"{path} (printed)", lineterm="")


class Json(Report):
    """For machines: one document, always, with `findings` and `changes`."""

    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The document."""
        import json  # no other format needs it

        found = [
            {"file": finding.file, "line": finding.line, "column": finding.column, "message": finding.message}
            for finding in findings
        ]
        changes = [{"path": path, "state": state} for path, state in self.told]
        yield json.dumps({"findings": found, "changes": changes}, indent=2)


class GitHub(Report):
    """For GitHub: a workflow command a fault, which is shown beside the line that it is about."""

    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The commands."""
        stale = [Finding(path, 1, 1, f"{state}; {self._cure}") for path, state in self.told] if self.is_check else []
        for finding in (*findings, *stale):
            file = _escaped(finding.file).replace(":", "%3A").replace(",", "%2C")
            yield f"::error file={file},line={finding.line},col={finding.column}::{_escaped(finding.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


REPORTS: dict[str, type[Report]] = {"text": Words, "json": Json, "github": GitHub}
