"""A comparison: a spec that is right, the registry of before and targets in; what there is to tell of them out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..errors import Fault, Finding, Location
from ..model import Registry
from ..reading.gathering import gathered
from ..reading.spec import Spec
from ..targets.folders import target_names
from ..targets.manifest import read_targets
from .calls import Effect, Targets
from .change import Change, Verdict
from .compare import compare
from .earlier import Earlier
from .matching import Sides
from .versions import least_version, version_fault


class Place(NamedTuple):
    """Where a change is seen: a file, line and column from 1."""

    file: str
    line: int
    column: int


class Comparison:
    """What changed in a spec since then; `asked` are the targets whose users are thought of, all if there are none."""

    def __init__(self, spec: Spec, before: Earlier, templates: Path, asked: Sequence[str] = ()) -> None:
        assert spec.registry is not None
        available = target_names(templates)
        self.new: Registry = spec.registry
        self.old: Registry = _with_what_is_unknown(before, self.new)
        self.called = before.called
        self._spec = spec
        names = [name for name in asked or self.new.targets or available if name in available]
        # What is printed on request is pages: nobody calls anything in them by a name.
        of_old = [target for target in read_targets(templates, names, self.old.acronyms)[0] if not target.on_request]
        same_words = set(self.old.acronyms) == set(self.new.acronyms)
        read = of_old if same_words else read_targets(templates, names, self.new.acronyms)[0]
        of_new = [target for target in read if not target.on_request]
        sides = Sides(self.old, self.new, before.unknown, available)
        self._targets = Targets(of_old, of_new, self.old, self.new)
        changes = [*self._targets.changes(), *compare(sides)]
        self.changes = tuple(sorted(changes, key=lambda change: change.verdict))

    @property
    def gravest(self) -> Verdict | None:
        """The verdict of all changes together; None if there are none."""
        return min((change.verdict for change in self.changes), default=None)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many changes there are of each verdict."""
        found = Counter(change.verdict for change in self.changes)
        return {verdict: found[verdict] for verdict in Verdict}

    @property
    def least_version(self) -> str | None:
        """The least version that today's registry may have; None if it had none, or nothing has changed."""
        if self.gravest is None or self.old.version is None:
            return None
        return least_version(self.old.version, self.gravest)

    @property
    def version_fault(self) -> Fault | None:
        """Why today's version does not do."""
        return version_fault(self.old, self.new, self.changes)

    def effects(self, change: Change) -> list[Effect]:
        """What users of the targets meet of a change."""
        return list(self._targets.effects(change))

    def findings(self) -> list[Finding]:
        """What may not be released, with its lines: what is forbidden, and a version that does not rise enough."""
        forbidden = [change for change in self.changes if change.verdict is Verdict.FORBIDDEN]
        faults = [Fault(one.where, f"{one.subject}: {one.said}", one.cure or "undo it") for one in forbidden]
        faults += [self.version_fault] if self.version_fault else []
        by_file: dict[str, list[Fault]] = {}
        for fault in faults:
            by_file.setdefault(fault.where.file, []).append(fault)
        # Several codes may be gone from one place.
        found = (self._spec.documents[file].find(of_file) for file, of_file in sorted(by_file.items()))
        return [finding for of_file in found for finding in gathered([*of_file])]

    def places(self) -> list[Place]:
        """Where each change is seen in today's files."""
        by_file: dict[str, list[Location]] = {}
        for change in self.changes:
            by_file.setdefault(change.where.file, []).append(change.where)
        found: dict[Location, Place] = {}
        for file, locations in by_file.items():
            document = self._spec.documents.get(file)
            marks = document.places(locations) if document else [(1, 1)] * len(locations)
            found |= {where: Place(file, *mark) for where, mark in zip(locations, marks, strict=True)}
        return [found[change.where] for change in self.changes]


def _with_what_is_unknown(before: Earlier, new: Registry) -> Registry:
    """The registry of before; of what nobody tells of it, nothing has changed."""
    old = before.registry
    if "acronyms" in before.unknown:
        old = replace(old, acronyms=new.acronyms)
    return replace(old, packages=new.packages) if "targets" in before.unknown else old
