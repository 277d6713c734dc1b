"""The output folder: printed files in, a tree that holds just them out, or every way in which it does not.

A file that SHA256SUMS lists is ours; with another digest than the listed one it was edited by hand; a file that is not
listed is somebody else's. Neither is overwritten or removed unless forced. Links and folders never are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import NamedTuple, Self

from ..disk import Obstacle, Place, obstacle, read_file
from ..errors import Finding
from ..printing.same import Printed, Same
from .moves import moved
from .stage import staged, write_staged
from .strays import strays
from .sums import SUMS, Listed, Ours, Sums, digest_of, has_markers, read_sums, sums_text, unix

# Where the list waits that holds while files are moved.
_BETWEEN = ".between"


class State(Enum):
    """How a path of the tree stands to what is printed; the value is said of the file."""

    CURRENT = "current"
    MISSING = "missing"
    STALE = "stale"
    MERGED = "with the marks of a merge"
    EDITED = "edited by hand"
    FOREIGN = "in the way, not ours"
    SURPLUS = "surplus"
    SURPLUS_EDITED = "surplus, edited by hand"
    STRAY = "not printed"

    @property
    def is_surplus(self) -> bool:
        """Whether the file is ours and no longer printed, so that it is removed."""
        return self in (State.SURPLUS, State.SURPLUS_EDITED)

    @property
    def needs_force(self) -> bool:
        """Whether somebody's work stands there, which a run loses only if it is forced."""
        return self in (State.EDITED, State.SURPLUS_EDITED, State.FOREIGN)


_MOVE = "move what was written there into the spec or the templates, then generate with --force"
_CURES = {
    State.EDITED: _MOVE,
    State.SURPLUS_EDITED: _MOVE,
    State.FOREIGN: "move it away, or generate with --force",
}


class Change(NamedTuple):
    """A path below `top` that is not current.

    `old` and `new` are its contents on disk and as printed, None for no file. `kept_by` is what stands where the file
    or one of its folders has to be.
    """

    top: Path
    path: str
    state: State
    old: bytes | None
    new: bytes | None
    kept_by: Place | None = None

    @property
    def is_written(self) -> bool:
        """Whether something is to stand there."""
        return not (self.state.is_surplus or self.state is State.STRAY)

    @property
    def said(self) -> tuple[str, str]:
        """The path to look at, and what it is."""
        return (self.kept_by.path, self.kept_by.obstacle.value) if self.kept_by else (self.path, self.state.value)


class Tree:
    """An output folder as SHA256SUMS tells it.

    `ours` is what a run can have printed there; with `chosen`, only the lines and files of these targets' folders are
    looked at.
    """

    def __init__(self, out: Path, ours: Ours, chosen: Collection[str] = ()) -> None:
        self.out = out
        self._ours = ours
        self._chosen = frozenset(chosen)
        self._listed = Listed({}, ())
        self._printed: dict[str, str] = {}

    def compare(self, files: Iterable[tuple[str, Printed]]) -> Iterator[Change]:
        """Every path that is not current, as the files are printed; what is ours and no longer printed; strays.

        SHA256SUMS comes last.
        """
        self._listed, self._printed = read_sums(self.out, self._ours), {}
        # No name here holds a text while the next one is made: those of a big registry are big.
        yield from filter(None, starmap(self._change, files))
        for path in sorted(self._in_scope() - self._printed.keys()):
            yield from self._surplus(path)
        yield from self._strays(self._printed)
        sums, old = sums_text(self._sums()).encode(), self._read(SUMS)
        if old is None or unix(old) != sums:
            state = State.MERGED if self._listed.conflicts else State.STALE
            yield Change(self.out, SUMS, State.MISSING if old is None else state, old, sums)

    def read(self) -> Self:
        """Read the list. Raises EnumerantError with what no run can have printed."""
        self._listed = read_sums(self.out, self._ours)
        return self

    def strays(self) -> Iterator[Change]:
        """What stands among the listed files and is not listed."""
        return self._strays(self._in_scope())

    def left(self) -> dict[str, str]:
        """What is printed, and the list of it, with their digests: after they were compared, and moved."""
        return {**self._printed, SUMS: digest_of(sums_text(self._sums()).encode())}

    def _strays(self, printed: Collection[str]) -> Iterator[Change]:
        folders = {path.split("/")[0] for path in printed}
        for path in strays(self.out, folders, {*printed, *self._in_scope()}):
            yield Change(self.out, path, State.STRAY, None, None)

    def _change(self, path: str, printed: Printed) -> Change | None:
        if isinstance(printed, Same):
            self._printed[path] = printed.digest
            return None
        self._printed[path] = digest_of(printed)
        kept_by = obstacle(self.out, path)
        if kept_by:
            return Change(self.out, path, State.MISSING, None, printed, kept_by)
        old = self._read(path)
        state = self._state(path, old)
        return None if state is State.CURRENT else Change(self.out, path, state, old, printed)

    def _surplus(self, path: str) -> Iterator[Change]:
        kept_by = obstacle(self.out, path)
        old = None if kept_by else self._read(path)
        if old is not None:
            ours = digest_of(old) in self._listed.sums[path] or self._is_merged(path, old)
            yield Change(self.out, path, State.SURPLUS if ours else State.SURPLUS_EDITED, old, None)
        elif kept_by and kept_by.obstacle is Obstacle.LINK:
            yield Change(self.out, path, State.SURPLUS, None, None, kept_by)

    def _read(self, path: str) -> bytes | None:
        try:
            return read_file(self.out / path)
        except FileNotFoundError:
            return None

    def _state(self, path: str, old: bytes | None) -> State:
        if old is None:
            return State.MISSING
        digest, listed = digest_of(old), self._listed.sums.get(path)
        if digest == self._printed[path]:
            return State.CURRENT
        if listed is None:
            return State.FOREIGN
        return State.STALE if digest in listed or self._is_merged(path, old) else State.EDITED

    def _is_merged(self, path: str, old: bytes) -> bool:
        """Whether both sides of a merge printed the file, and git has made it of the two."""
        return len(self._listed.sums[path]) > 1 and (bool(self._listed.conflicts) or has_markers(old))

    def _in_scope(self) -> set[str]:
        return {path for path in self._listed.sums if not self._chosen or path.split("/")[0] in self._chosen}

    def _sums(self) -> Sums:
        ours = self._in_scope()
        others = {path: digests for path, digests in self._listed.sums.items() if path not in ours}
        return others | {path: frozenset((digest,)) for path, digest in self._printed.items()}

    def _sums_between(self) -> Sums:
        """What is ours while files are moved, old and new: a run that is killed then leaves both."""
        listed = self._listed.sums
        return {**listed, **{path: listed.get(path, frozenset()) | {digest} for path, digest in self._printed.items()}}

    @contextmanager
    def prepared(self, files: Iterable[tuple[str, Printed]], *, force: bool) -> Iterator["Prepared"]:
        """Have all that is printed stand ready beside the tree in the block: what would change, and what keeps it."""
        with staged(self.out) as stage:
            changes = list(starmap(partial(_stage, stage), enumerate(self.compare(files))))
            yield Prepared(changes, list(self._refused(changes, force=force)), partial(self._moved, stage, changes))

    def _refused(self, changes: list[Change], *, force: bool) -> Iterator[Finding]:
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
        yield from blocked.values()

    def _gives_way(self, place: Place, leaving: set[str]) -> bool:
        """Whether the run itself removes an obstacle: a file of ours, or a folder that holds nothing else."""
        if place.obstacle is Obstacle.FILE:
            return place.path in leaving
        if place.obstacle is not Obstacle.FOLDER:
            return False
        # A link to a folder is somebody's too.
        below = (path for path in self.out.joinpath(place.path).rglob("*") if path.is_symlink() or not path.is_dir())
        return all(path.relative_to(self.out).as_posix() in leaving for path in below)

    @contextmanager
    def _moved(self, stage: Path, changes: list[Change]) -> Iterator[None]:
        if all(change.state is State.STRAY for change in changes):
            yield
            return
        write_staged(stage / _BETWEEN, sums_text(self._sums_between()).encode())
        written = {_waiting(index): change.path for index, change in enumerate(changes) if change.is_written}
        removed = [change.path for change in changes if change.state.is_surplus]
        with moved(self.out, stage, {_BETWEEN: SUMS, **written}, removed):
            yield


class Prepared(NamedTuple):
    """A tree whose new contents stand ready: what would change, the strays among it, and what keeps it from that.

    In the block of `moved` the tree is what is printed, all of it or nothing; if the block raises something, it is as
    it was.
    """

    changes: list[Change]
    findings: list[Finding]
    moved: Callable[[], AbstractContextManager[None]]


def _stage(stage: Path, index: int, change: Change) -> Change:
    """Write a new content beside the tree and forget it: a big registry's files never are in memory together."""
    if change.new is not None:
        write_staged(stage / _waiting(index), change.new)
    return change._replace(old=None, new=None)


def _waiting(index: int) -> str:
    """The name under which a new content waits: no folders are made for a moment."""
    return str(index)
