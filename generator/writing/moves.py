"""Moves: new contents that stand ready in, a tree that has all of them out, or the tree as it was."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from ..disk import remove_empty

# Where the old contents wait while the new ones are moved in. No target is called so.
_OLD = ".old"


@contextmanager
def moved(out: Path, stage: Path, written: Mapping[str, str], removed: Iterable[str]) -> Iterator[None]:
    """Have files moved from `stage` to `out` in the block, and others removed: all of it or nothing.

    `written` says for each path below `stage` which one below `out` it becomes; the first of them is moved before
    anything is removed, the others follow, one whole file after the other. If that fails, or the block does, the tree
    is as it was.
    """
    removed = list(removed)
    # What can fail comes first: there has to be room for the old contents, and leave to change their folders.
    paths = [*dict.fromkeys((*written.values(), *removed))]
    for folder in dict.fromkeys(out.joinpath(path).parent for path in paths):
        _require_leave(folder)
    for path in paths:
        _keep(out / path, stage / _OLD / path)
    with ExitStack() as undo:
        first, rest = [*written.items()][:1], [*written.items()][1:]
        for staged, path in first:
            _move(undo, stage / staged, out / path, stage / _OLD / path)
        for path in removed:
            undo.callback(_put_back, stage / _OLD / path, out / path)
            os.unlink(out / path)
        for staged, path in rest:
            # One path may be written first and last: its old content is put back once.
            _move(undo, stage / staged, out / path, None if path == first[0][1] else stage / _OLD / path)
        yield
        undo.pop_all()
    # Nothing can be lost by what is left to do, nor by leaving it.
    for path in removed:
        with suppress(OSError):
            remove_empty(out.joinpath(path).parent, out)


def _move(undo: ExitStack, staged: Path, target: Path, old: Path | None) -> None:
    _make_way(undo, target)
    for folder in reversed([*takewhile(_is_missing, target.parents)]):
        undo.callback(_remove_folder, folder)
        folder.mkdir()
    if old:
        undo.callback(_put_back, old, target)
    os.replace(staged, target)


def _is_missing(path: Path) -> bool:
    return not path.exists()


def _make_way(undo: ExitStack, target: Path) -> None:
    """Remove a folder that holds nothing but folders. Raises OSError at the first file."""
    if not target.is_dir():
        return
    for folder, _, _ in os.walk(target, topdown=False):
        undo.callback(os.makedirs, folder, exist_ok=True)
        os.rmdir(folder)


def _require_leave(folder: Path) -> None:
    """Raise PermissionError if a folder, or the one that it will be made in, may not be changed."""
    folder = next(above for above in (folder, *folder.parents) if above.is_dir())
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _keep(path: Path, old: Path) -> None:
    """Keep what stands at a path, if it is a file, under a second name."""
    if path.is_symlink() or not path.is_file():
        return
    old.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, old)
    except OSError:
        # Not every file system has second names.
        shutil.copy2(path, old)


def _put_back(old: Path, path: Path) -> None:
    if old.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(old, path)
    else:
        path.unlink(missing_ok=True)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        os.rmdir(folder)
