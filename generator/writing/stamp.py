"""The stamp: what a run read, printed and said, so that the next one, if nothing has changed, says it again at once.

It is no truth of its own: without it the same work is done, with the same answer. It lies in the user's own cache,
where nothing that comes with a checkout can put one. As git does for its index, `generate` takes what has the size,
times and number that it had when it was last read for unchanged, and reads all else; `check` reads every byte.

It imports nothing that is not loaded anyway: a run with nothing to do waits for it.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from stat import S_ISDIR, S_ISLNK, S_ISREG

from ..cache import read_cached, write_cached

# What stands in folders that are read, and is none of what is read there: bytecode, and schemas printed for editors.
_NOT_READ = ("__pycache__", ".schema")
# Clocks of file systems may tick as seldom as this: what is younger can change without looking changed.
_YOUNG = 2 * 10**9

_LIBRARIES = ("jinja2", "markupsafe", "yaml", "jsonschema_rs")

_NONE = "none"
# Why a path matters: a run read it; imported it, which is told by its status alone; printed it; or printed in it.
READ, IMPORTED, PRINTED, AROUND = "read", "imported", "printed", "around"


class Seen:
    """A path that mattered to a run: why, its status when it was last read, and a digest of what was there.

    An empty status says that nobody has read it since.
    """

    __slots__ = ("digest", "path", "sort", "status")

    def __init__(self, sort: str, path: str, status: str, digest: str) -> None:
        self.sort, self.path, self.status, self.digest = sort, path, status, digest


class Stamp:
    """What a run of the command was asked, in words; what one with nothing to do says, None if that is not all."""

    def __init__(self, asked: Sequence[str], said: Callable[[], str | None]) -> None:
        self._asked = asked
        self._said = said

    def holds(self, *, every_byte: bool) -> bool:
        """Whether all that the last such run read is as it was, and all that it printed as it left it."""
        _, seen = _read(self._asked) or (None, [])
        # Strays are told without it; a folder that is now a link may lead to the same bytes elsewhere.
        folders = [one for one in seen if one.sort == AROUND]
        files = [one for one in seen if one.sort != AROUND]
        return (
            bool(seen)
            and not any(os.path.islink(one.path) for one in folders)
            and is_as_left(files, every_byte=every_byte)
        )

    def known(self) -> dict[str, Seen]:
        """What the last such run read, by its path."""
        _, seen = _read(self._asked) or (None, [])
        return {one.path: one for one in seen if one.sort == READ}

    def write(self, seen: Iterable[Seen], printed: Mapping[str, str], around: Iterable[Seen]) -> None:
        """Say that a run is done that had `seen` before it read anything.

        `printed` are the digests of what it left. Nobody has looked at these files: the next run does.
        """
        left = [Seen(PRINTED, path, "", digest) for path, digest in printed.items()]
        _write(self._asked, self._said(), [*seen, *left, *around])


def unchanged(asked: Sequence[str]) -> str | None:
    """What the last run with these words said, if all is as it was, and nothing stands beside what it printed."""
    if not asked or asked[0] not in ("generate", "check"):
        return None
    stamp = _read(asked)
    said, seen = stamp or (None, [])
    if said is None:
        return None
    before = [one.status for one in seen]
    if not is_as_left(seen, every_byte=asked[0] == "check"):
        return None
    if before != [one.status for one in seen]:
        _write(asked, said, seen)
    return said


def look(folders: Iterable[str], files: Iterable[str], stamp: Stamp) -> list[Seen]:
    """All that a run reads, before it does: what is in these folders, these files if they are there, the libraries.

    What is as it was when `stamp` was written is not read again for its digest.
    """
    now, known = time.time_ns(), stamp.known()
    paths = [*(path for folder in folders for path in _below(folder)), *files]
    seen = [_seen(path, now, known.get(path)) for path in paths]
    return [*seen, *(Seen(IMPORTED, path, _status(IMPORTED, path), "") for path in map(_origin, _LIBRARIES) if path)]


def _seen(path: str, now: int, known: Seen | None) -> Seen:
    try:
        status = _status(READ, path)
        grown = _grown(status, now)
        if known and status and known.status == status:
            digest = known.digest
        else:
            digest = _digest_once(path, grown) if grown else _digest(READ, path)
    except OSError:
        # The run itself tells what cannot be read.
        return Seen(READ, path, "", "")
    return Seen(READ, path, grown, digest)


@lru_cache(maxsize=2048)
def _digest_once(path: str, _status: str) -> str:
    """The digest of what is read, once for each status: a process that runs more than once reads the tool once."""
    return _digest(READ, path)


def around(folder: str, paths: Iterable[str]) -> list[Seen]:
    """The folders below `folder` that hold these paths and nothing else."""
    names: dict[str, set[str]] = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts)):
            names.setdefault("/".join(parts[:depth]), set()).add(_name(parts[depth], depth + 1 < len(parts)))
    return [Seen(AROUND, os.path.join(folder, path), "", _names_digest(below)) for path, below in names.items()]


def beside(path: str) -> Seen:
    """What would give the next run something to do, as it is now, whether or not it is there."""
    return Seen(READ, path, "", _digest(READ, path))


def is_as_left(seen: Iterable[Seen], *, every_byte: bool = False) -> bool:
    """Whether all that was seen is as it was; what may have changed without looking changed is read, or all."""
    now = time.time_ns()
    try:
        for one in seen:
            status = _status(one.sort, one.path)
            if status and status == one.status and not (every_byte and one.digest):
                continue
            if not one.digest or _digest(one.sort, one.path) != one.digest:
                return False
            one.status = _grown(status, now)
    except OSError:
        # Whatever is wrong is told by the run itself.
        return False
    return True


def _status(sort: str, path: str) -> str:
    """What tells a file or folder that has changed from one that has not, without reading it; empty if nothing does."""
    try:
        status = os.stat(path, follow_symlinks=sort == IMPORTED)
    except (FileNotFoundError, NotADirectoryError):
        return _NONE
    # Behind a link anything may change; where there is no time of change, a file's own time can be set back.
    if S_ISLNK(status.st_mode) or (os.name == "nt" and sort != IMPORTED):
        return ""
    return f"{status.st_ctime_ns} {status.st_mtime_ns} {status.st_mode} {status.st_size} {status.st_ino}"


def _grown(status: str, now: int) -> str:
    """The status, if it is so old that a change would show."""
    return status if status == _NONE or (status and int(status.split(" ", 1)[0]) + _YOUNG < now) else ""


def _digest(sort: str, path: str) -> str:
    """A digest of what stands at a path: of a file's bytes, of the names in a folder."""
    try:
        mode, is_link = os.stat(path).st_mode, os.path.islink(path)
    except (FileNotFoundError, NotADirectoryError):
        return _NONE
    if S_ISDIR(mode) and not is_link:
        kept = () if sort == AROUND else _NOT_READ
        with os.scandir(path) as entries:
            return _names_digest(
                _name(one.name, one.is_dir(follow_symlinks=False)) for one in entries if one.name not in kept
            )
    if not S_ISREG(mode):
        return "neither a file nor a folder"
    with open(path, "rb") as file:
        digest = _sha256(file.read())
    return f"link {digest}" if is_link else digest


def _name(name: str, is_folder: bool) -> str:
    return f"{name}/" if is_folder else name


def _names_digest(names: Iterable[str]) -> str:
    return f"folder {_sha256(chr(0).join(sorted(names)).encode('utf-8', 'surrogateescape'))}"


def _sha256(content: bytes) -> str:
    import hashlib  # as a rule nothing has to be read

    return hashlib.sha256(content).hexdigest()


def _below(folder: str) -> Iterator[str]:
    """A folder, and all files and folders in it."""
    for parent, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if name not in _NOT_READ)
        yield parent
        yield from (os.path.join(parent, name) for name in sorted(names))


def _origin(library: str) -> str | None:
    """The main file of an installed library: reading its version would mean importing."""
    from importlib.util import find_spec

    return getattr(find_spec(library), "origin", None)


def _file(key: str) -> str:
    from binascii import crc32

    return f"stamp-{crc32(key.encode('utf-8', 'surrogateescape')):08x}"


def _key(asked: Sequence[str]) -> str:
    """What a run depends on beside what it reads. To check is to generate without writing: they have one stamp."""
    return repr((sys.version, sys.path, os.getcwd(), *asked[1:]))


def _read(asked: Sequence[str]) -> tuple[str | None, list[Seen]] | None:
    """What the last run said, and what mattered to it."""
    with suppress(OSError, ValueError):
        key = _key(asked)
        content = read_cached(_file(key)) or b""
        first, said, number, *rest = content.decode("utf-8", "surrogateescape").split("\0")
        if first == key and len(rest) == 4 * int(number):
            fields = iter(rest)
            seen = [Seen(*four) for four in zip(fields, fields, fields, fields, strict=True)]
            return (said[1:] if said else None), seen
    return None


def _write(asked: Sequence[str], said: str | None, seen: Sequence[Seen]) -> None:
    key, told = _key(asked), "" if said is None else f"={said}"
    fields = (field for one in seen for field in (one.sort, one.path, one.status, one.digest))
    write_cached(_file(key), "\0".join((key, told, str(len(seen)), *fields)).encode("utf-8", "surrogateescape"))
