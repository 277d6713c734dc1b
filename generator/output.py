"""The output folder: printed files in, a tree that holds just them out, or every way in which it does not.

A file that SHA256SUMS lists is ours; with another digest than the listed one it was edited by hand; a file that is not
listed is somebody else's. Neither is overwritten or removed unless forced. Links and folders never are.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

from .disk import Obstacle, Place, alone, obstacle, read_file, remove_empty, remove_folders
from .errors import EnumerantError, Finding
from .sums import SUMS, Sums, read_sums, sums_text

# Where new contents wait beside the tree; a run that is killed leaves it, and the next one removes it.
STAGE = ".enumerant-new"


class State(Enum):
    """How a path of the tree stands to what is printed; the value is said of the file."""

    CURRENT = "current"
    MISSING = "missing"
    STALE = "stale"
    EDITED = "edited by hand"
    FOREIGN = "in the way, not ours"
    SURPLUS = "surplus"
    SURPLUS_EDITED = "surplus, edited by hand"

    @property
    def is_surplus(self) -> bool:
        """Whether the file is ours and no longer printed, so that it is removed."""
        return self in (State.SURPLUS, State.SURPLUS_EDITED)


_MOVE = "move what was written there into the spec or the templates, then generate with --force"
# The states that stop a run which is not forced, and what to do.
_CURES = {
    State.EDITED: _MOVE,
    State.SURPLUS_EDITED: _MOVE,
    State.FOREIGN: "move it away, or generate with --force",
}


class Change(NamedTuple):
    """A path that is not current; `old` and `new` are its contents on disk and as printed, None for no file.

    `kept_by` is what stands where the file or one of its folders has to be.
    """

    path: str
    state: State
    old: bytes | None
    new: bytes | None
    kept_by: Place | None = None

    @property
    def said(self) -> tuple[str, str]:
        """The path to look at, and what it is."""
        return (self.kept_by.path, self.kept_by.obstacle.value) if self.kept_by else (self.path, self.state.value)


class Tree:
    """The output folder as SHA256SUMS tells it. With `targets`, only their lines and files are looked at."""

    def __init__(self, out: Path, targets: frozenset[str] | None = None) -> None:
        self.out = out
        self._targets = targets
        self._listed: Sums = {}
        self._printed: dict[str, str] = {}

    def compare(self, files: Iterable[tuple[str, str]]) -> Iterator[Change]:
        """Every path that is not current, as the files are printed; then what is ours and no longer printed.

        SHA256SUMS comes last.
        """
        self._listed, self._printed = read_sums(self.out), {}
        # No name here holds a text while the next one is made: those of a big registry are big.
        yield from filter(None, starmap(self._change, files))
        for path in sorted(self._in_scope() - self._printed.keys()):
            kept_by = obstacle(self.out, path)
            old = None if kept_by else self._read(path)
            if old is not None:
                edited = _digest(old) not in self._listed[path]
                yield Change(path, State.SURPLUS_EDITED if edited else State.SURPLUS, old, None)
            elif kept_by and kept_by.obstacle is Obstacle.LINK:
                yield Change(path, State.SURPLUS, None, None, kept_by)
        sums, old = sums_text(self._sums()).encode(), self._read(SUMS)
        if sums != old:
            yield Change(SUMS, State.MISSING if old is None else State.STALE, old, sums, obstacle(self.out, SUMS))

    def _change(self, path: str, text: str) -> Change | None:
        new = text.encode()
        self._printed[path] = _digest(new)
        kept_by = obstacle(self.out, path)
        if kept_by:
            return Change(path, State.MISSING, None, new, kept_by)
        old = self._read(path)
        state = self._state(path, old)
        return None if state is State.CURRENT else Change(path, state, old, new)

    def _read(self, path: str) -> bytes | None:
        try:
            return read_file(self.out / path)
        except FileNotFoundError:
            return None

    def _state(self, path: str, old: bytes | None) -> State:
        if old is None:
            return State.MISSING
        digest = _digest(old)
        if digest == self._printed[path]:
            return State.CURRENT
        if path not in self._listed:
            return State.FOREIGN
        return State.STALE if digest in self._listed[path] else State.EDITED

    def _in_scope(self) -> set[str]:
        return {path for path in self._listed if self._targets is None or path.split("/")[0] in self._targets}

    def _sums(self) -> Sums:
        ours = self._in_scope()
        others = {path: digests for path, digests in self._listed.items() if path not in ours}
        return others | {path: frozenset((digest,)) for path, digest in self._printed.items()}

    def _sums_between(self) -> Sums:
        """What is ours while files are moved, old and new: a run that is killed then leaves both."""
        printed = {path: self._listed.get(path, frozenset()) | {digest} for path, digest in self._printed.items()}
        return {**self._listed, **printed}

    def update(self, files: Iterable[tuple[str, str]], *, force: bool) -> list[Change]:
        """Make the tree what is printed, all of it or nothing; return what was changed, SHA256SUMS last.

        Raises EnumerantError, with the tree as it was, if another run is at work there or something that is not ours
        to change stands in the way.
        """
        self.out.mkdir(parents=True, exist_ok=True)
        stage = self.out / STAGE
        with alone(self.out):
            _clear(stage)
            try:
                changes = list(map(partial(_stage, stage), self.compare(files)))
                self._refuse(changes, force=force)
                if changes:
                    self._apply(stage, changes)
            finally:
                _clear(stage)
        return changes

    def _refuse(self, changes: list[Change], *, force: bool) -> None:
        leaving = {change.path for change in changes if change.state.is_surplus}
        blocked: dict[str, Finding] = {}
        for change in changes:
            if change.kept_by:
                cure = None if self._gives_way(change.kept_by, leaving) else "move it away"
            else:
                cure = None if force else _CURES.get(change.state)
            if cure:
                path, wrong = change.said
                blocked[path] = Finding(str(self.out / path), 1, 1, f"{wrong}; {cure}")
        if blocked:
            raise EnumerantError(*blocked.values())

    def _gives_way(self, place: Place, leaving: set[str]) -> bool:
        """Whether the run itself removes an obstacle: a file of ours, or a folder that holds nothing else."""
        if place.obstacle is Obstacle.FILE:
            return place.path in leaving
        if place.obstacle is not Obstacle.FOLDER:
            return False
        # A link to a folder is somebody's too.
        below = (path for path in self.out.joinpath(place.path).rglob("*") if path.is_symlink() or not path.is_dir())
        return all(path.relative_to(self.out).as_posix() in leaving for path in below)

    def _apply(self, stage: Path, changes: list[Change]) -> None:
        _write(stage / ".between", sums_text(self._sums_between()).encode()).replace(self.out / SUMS)
        for change in changes:
            if change.state.is_surplus:
                path = self.out / change.path
                path.unlink()
                remove_empty(path.parent, self.out)
        for change in changes:
            if not change.state.is_surplus:
                path = self.out / change.path
                if change.kept_by and path.is_dir():
                    remove_folders(path)
                path.parent.mkdir(parents=True, exist_ok=True)
                stage.joinpath(change.path).replace(path)


def _stage(stage: Path, change: Change) -> Change:
    """Write a new content beside the tree and forget it: a big registry's files never are in memory together."""
    if change.new is not None:
        _write(stage / change.path, change.new)
    return change._replace(old=None, new=None)


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _clear(stage: Path) -> None:
    """Remove what a killed run left, without following a link that somebody put there."""
    if stage.is_symlink():
        stage.unlink()
    shutil.rmtree(stage, ignore_errors=True)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
