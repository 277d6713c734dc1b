"""Paths where others may have put anything: what stands there out, without waiting and without following links."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple

from .errors import EnumerantError, Finding

try:
    import fcntl
except ImportError:  # pragma: no cover  # Windows has no flock: two runs at once are not kept apart there
    fcntl = None  # type: ignore[assignment]  # a module or nothing, which mypy takes for two types


def read_file(path: Path) -> bytes:
    """The content of a regular file.

    Raises OSError, also for whatever is no regular file: reading a pipe would wait for ever.
    """
    mode = path.stat().st_mode
    if S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not S_ISREG(mode):
        raise OSError(errno.EINVAL, "Not a regular file", str(path))
    return path.read_bytes()


class Obstacle(Enum):
    """What keeps a file from being written; the value is said of it."""

    LINK = "a link, which may lead elsewhere"
    FILE = "a file, where a folder has to be"
    FOLDER = "a folder, where a file has to be"
    DEVICE = "neither a file nor a folder"


class Place(NamedTuple):
    """Where an obstacle stands: at a file's own path or at a folder on the way to it, below the output folder."""

    path: str
    obstacle: Obstacle


def obstacle(top: Path, path: str) -> Place | None:
    """The first obstacle on the way from a folder to a file below it, the file's own place included."""
    parts = path.split("/")
    for length in range(1, len(parts) + 1):
        place = "/".join(parts[:length])
        try:
            mode = top.joinpath(place).lstat().st_mode
        except FileNotFoundError:
            return None
        found = _kept_by(mode, is_file=length == len(parts))
        if found:
            return Place(place, found)
    return None


def _kept_by(mode: int, *, is_file: bool) -> Obstacle | None:
    if S_ISLNK(mode):
        return Obstacle.LINK
    if S_ISDIR(mode):
        return Obstacle.FOLDER if is_file else None
    if not S_ISREG(mode):
        return Obstacle.DEVICE
    return None if is_file else Obstacle.FILE


def remove_empty(folder: Path, top: Path) -> None:
    """Remove a folder below another if nothing is in it, and then the one that holds it."""
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def remove_folders(folder: Path) -> None:
    """Remove a folder that holds nothing but folders. Raises OSError at the first file."""
    for below, _, _ in os.walk(folder, topdown=False):
        os.rmdir(below)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder until the block ends, or the process does.

    Raises EnumerantError if another run is at work there.
    """
    if fcntl is None:  # pragma: no cover
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise EnumerantError(
            Finding(str(folder), 1, 1, "another run is at work here; run again when it ends")
        ) from None
    try:
        yield
    finally:
        os.close(handle)
