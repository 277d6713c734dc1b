"""What is ours on disk: printed files in, a tree that holds just them out, or every way in which it does not.

`SHA256SUMS` in the output folder lists what is ours. A listed file with another digest was edited by hand; a file that
is not listed is somebody else's. Neither is overwritten or removed unless forced.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import partial
from itertools import starmap
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from .errors import EnumerantError, Finding

SUMS = "SHA256SUMS"
_STAGE = ".enumerant-new"


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


_BLOCKING = (State.EDITED, State.FOREIGN, State.SURPLUS_EDITED)


class Change(NamedTuple):
    """A path that is not current; `old` and `new` are its contents on disk and as printed, None for no file."""

    path: str
    state: State
    old: bytes | None
    new: bytes | None


class Tree:
    """The output folder as SHA256SUMS tells it. With `targets`, only their lines and files are looked at."""

    def __init__(self, out: Path, targets: frozenset[str] | None = None) -> None:
        self.out = out
        self._targets = targets
        self._listed = read_sums(out)
        self._printed: dict[str, str] = {}

    def compare(self, files: Iterable[tuple[str, str]]) -> Iterator[Change]:
        """Every path that is not current, as the files are printed; then what is ours and no longer printed."""
        # No name here holds a text while the next one is made: those of a big registry are big.
        yield from filter(None, starmap(self._change, files))
        for path in sorted(self._in_scope() - self._printed.keys()):
            old = _read(self.out / path)
            if old is not None:
                edited = _digest(old) != self._listed[path]
                yield Change(path, State.SURPLUS_EDITED if edited else State.SURPLUS, old, None)
        sums, old = self._sums().encode(), _read(self.out / SUMS)
        if sums != old:
            yield Change(SUMS, State.MISSING if old is None else State.STALE, old, sums)

    def _change(self, path: str, text: str) -> Change | None:
        new = text.encode()
        self._printed[path] = _digest(new)
        old = _read(self.out / path)
        state = self._state(path, old)
        return None if state is State.CURRENT else Change(path, state, old, new)

    def _state(self, path: str, old: bytes | None) -> State:
        if old is None:
            return State.MISSING
        digest = _digest(old)
        if digest == self._printed[path]:
            return State.CURRENT
        if path not in self._listed:
            return State.FOREIGN
        return State.STALE if digest == self._listed[path] else State.EDITED

    def _in_scope(self) -> set[str]:
        return {path for path in self._listed if self._targets is None or path.split("/")[0] in self._targets}

    def _sums(self) -> str:
        ours = self._in_scope()
        others = {path: digest for path, digest in self._listed.items() if path not in ours}
        return "".join(f"{digest}  {path}\n" for path, digest in sorted((others | self._printed).items()))

    def update(self, files: Iterable[tuple[str, str]], *, force: bool) -> list[Change]:
        """Make the tree what is printed, all of it or nothing; return what was changed, SHA256SUMS last.

        Raises EnumerantError, with the tree as it was, if a file that is not ours to change stands in the way.
        """
        stage = self.out / _STAGE
        shutil.rmtree(stage, ignore_errors=True)
        try:
            changes = list(map(partial(_stage, stage), self.compare(files)))
            blocked = [change for change in changes if change.state in _BLOCKING]
            if blocked and not force:
                raise EnumerantError(*(self._blocked(change) for change in blocked))
            for change in changes:
                self._apply(stage, change)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
        return changes

    def _blocked(self, change: Change) -> Finding:
        cure = "move what was written there into the spec or the templates, then generate with --force"
        if change.state is State.FOREIGN:
            cure = "move it away, or generate with --force"
        return Finding(str(self.out / change.path), 1, 1, f"{change.state.value}; {cure}")

    def _apply(self, stage: Path, change: Change) -> None:
        path = self.out / change.path
        if change.state.is_surplus:
            path.unlink()
            _remove_empty(path.parent, self.out)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        stage.joinpath(change.path).replace(path)


def _stage(stage: Path, change: Change) -> Change:
    """Write a new content beside the tree and forget it: a big registry's files never are in memory together."""
    if change.new is not None:
        path = stage / change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(change.new)
    return Change(change.path, change.state, None, None)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_sums(out: Path) -> dict[str, str]:
    """The digest of every file that is ours, by its path below `out`; none if there is no list.

    Raises EnumerantError at a line that we cannot have written.
    """
    path = out / SUMS
    content = _read(path)
    if content is None:
        return {}
    listed = {}
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        digest, _, name = line.partition("  ")
        if not _is_ours(digest, name):
            raise EnumerantError(
                Finding(str(path), number, 1, "not a line of digest and path; restore or delete the file", line)
            )
        listed[name] = digest
    return listed


def _is_ours(digest: str, name: str) -> bool:
    """Whether a line of SHA256SUMS can be one that we wrote: nothing in it may lead outside the folder."""
    parts = PurePosixPath(name).parts
    inside = not name.startswith("/") and ".." not in parts and "\\" not in name and ":" not in name
    return len(digest) == 64 and len(parts) > 1 and inside


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
