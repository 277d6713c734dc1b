"""The stamp: one digest of every input and every output of the last run, so that an unchanged run can end at once.

It is no truth of its own: without it the same work is done, with the same answer.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from .errors import EnumerantError
from .output import SUMS, read_sums

STAMP = ".enumerant-stamp"
_LIBRARIES = ("jinja2", "markupsafe", "yaml", "jsonschema_rs")


def stamp_digest(out: Path, inputs: Iterable[Path], words: Iterable[str]) -> str:
    """A digest of `words`, of all files under `inputs`, of the libraries and of the files that SHA256SUMS lists."""
    digest = hashlib.sha256("\0".join((sys.version, *words)).encode())
    for path in (*_files(inputs), *_listed(out)):
        digest.update(f"\0{path}\0".encode())
        try:
            digest.update(hashlib.sha256(Path(path).read_bytes()).digest())
        except OSError:
            digest.update(b"none")
    for library in _LIBRARIES:
        # An installed library is told by its main file's size and age: reading its version would mean importing.
        origin = getattr(find_spec(library), "origin", None)
        status = os.stat(origin) if origin else None
        digest.update(f"\0{origin}\0{status and (status.st_size, status.st_mtime_ns)}".encode())
    return digest.hexdigest()


def is_stamped(out: Path, digest: str) -> bool:
    """Whether the last run ended in just this state."""
    try:
        return out.joinpath(STAMP).read_text("utf-8") == digest + "\n"
    except (OSError, UnicodeDecodeError):
        return False


def write_stamp(out: Path, digest: str) -> None:
    """Say that this state is current."""
    out.joinpath(STAMP).write_text(digest + "\n", "utf-8")


def _files(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if name != "__pycache__")
            yield from (os.path.join(parent, name) for name in sorted(names))


def _listed(out: Path) -> Iterator[str]:
    yield str(out / SUMS)
    try:
        yield from (str(out / path) for path in read_sums(out))
    except EnumerantError:
        # A damaged list is told by the run itself.
        return
