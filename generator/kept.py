"""Kept: what a run made of files in; the same in later runs out, as long as the files and the tool are the same.

It is no truth of its own: without it the same work is done, with the same answer. What it was made of is compared byte
for byte, so that it is never stale. Every command that is asked often starts here, so nothing heavy is imported.
"""

import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from stat import S_ISREG
from typing import Any
from zlib import crc32

from .cache import read_cached, write_cached

_HERE = os.path.dirname(os.path.abspath(__file__))
_DIGITS = 8
# Reading more than this again is no gain over making it again.
_LARGEST = 16 * 2**20


class Kept:
    """Something that is made of files and kept: `what` it is called, and the paths of the files."""

    def __init__(self, what: str, paths: Iterable[str]) -> None:
        paths = list(paths)
        made_of = _contents(what, paths)
        self._head = b"%d\n%s" % (len(made_of), made_of) if made_of is not None else b""
        # Two that share a file take turns: what they were made of tells them apart.
        name = crc32("\0".join((what, *map(os.path.abspath, paths))).encode("utf-8", "surrogateescape"))
        self._name = f"{what}-{name:08x}"

    def get(self) -> Any:
        """What was kept, None if it was made of anything else."""
        content = read_cached(self._name) if self._head else None
        if content is None:
            return None
        made = content[len(self._head) + _DIGITS :]
        try:
            # What a machine that went down has left may be anything, and is nothing to be loaded.
            return marshal.loads(made) if content.startswith(self._head + _sum(made)) else None
        except (EOFError, ValueError, TypeError):
            return None

    def put(self, made: object) -> None:
        """Keep it for the next run. It was made of the files as they were when this was asked for first."""
        if self._head:
            kept = marshal.dumps(_plain(made))
            write_cached(self._name, self._head + _sum(kept) + kept)


def _sum(made: bytes) -> bytes:
    return b"%0*x" % (_DIGITS, crc32(made))


def _plain(made: Any) -> Any:
    """Maps and lists of a model as those that there are everywhere."""
    if isinstance(made, Mapping):
        return {key: _plain(value) for key, value in made.items()}
    return [_plain(one) for one in made] if isinstance(made, (list, tuple)) else made


def _contents(what: str, paths: list[str]) -> bytes | None:
    """All that something is made of: the tool itself, and files with their names; None if one is none or too large."""
    parts = [what.encode(), sys.version.encode(), *_tool()]
    size = 0
    for path in paths:
        try:
            with open(path, "rb", opener=_opener) as file:
                status = os.fstat(file.fileno())
                size += status.st_size
                if not S_ISREG(status.st_mode) or size > _LARGEST:
                    return None
                parts += [os.path.abspath(path).encode("utf-8", "surrogateescape"), file.read()]
        except OSError:
            return None
    return b"\0".join(b"%d %s" % (len(part), part) for part in parts)


def _opener(path: str, flags: int) -> int:
    # Opening a pipe would wait for ever.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


@cache
def _tool() -> tuple[bytes, ...]:
    return tuple(_told())


def _told() -> Iterator[bytes]:
    """The files of the tool, told by size and age, as an interpreter tells whether what it compiled is current."""
    for folder, _, names in sorted(os.walk(_HERE)):
        for name in sorted(names):
            if name.endswith((".py", ".json")):
                status = os.stat(os.path.join(folder, name))
                yield f"{name} {status.st_size} {status.st_mtime_ns}".encode()
