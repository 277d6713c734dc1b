"""Paths where others may have put anything: what stands there out, without waiting and without following links."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple

from .errors import EnumerantError, Finding

try:
    import fcntl
except ImportError:  # pragma: no cover  # Windows has no flock: two runs at once are not kept apart there
    fcntl = None  # type: ignore[assignment]  # a module or nothing, which mypy takes for two types


# What Windows takes for a device, whatever stands behind a dot.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"))
)


def is_device(name: str) -> bool:
    """Whether some system takes the name of a file for that of a device."""
    return name.split(".")[0].casefold() in _DEVICES


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
            mode = os.lstat(f"{top}/{place}").st_mode
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


@contextmanager
def folder_at(path: Path) -> Iterator[None]:
    """Have a folder in the block; one that had to be made goes again if the block fails and leaves it empty."""
    made = [above for above in (path, *path.parents) if not above.exists()]
    try:
        path.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in made:
            with suppress(OSError):
                os.rmdir(folder)
        raise


# What systems say of a file system that has no locks.
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)


@contextmanager
def alone(folder: Path, *, only_looking: bool, note: Callable[[str], None]) -> Iterator[None]:
    """Keep other runs out of a folder until the block ends, or the process does; those that only look meet.

    Raises EnumerantError if another run is at work there. Where there are no locks, `note` is told so.
    """
    if fcntl is None:  # pragma: no cover
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if only_looking else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise EnumerantError(
            Finding(str(folder), 1, 1, "another run is at work here; run again when it ends")
        ) from None
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            os.close(handle)
            raise
        note(f"{folder}: this file system has no locks; see to it that no other run is at work there")
    try:
        yield
    finally:
        os.close(handle)
