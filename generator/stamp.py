"""The stamp: one digest of every input and of SHA256SUMS after the last run, so that an unchanged run can end at once.

It is no truth of its own: without it the same work is done, with the same answer.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from .disk import obstacle, read_file
from .errors import EnumerantError
from .output import STAGE
from .sums import SUMS, read_sums

STAMP = ".enumerant-stamp"
_LIBRARIES = ("jinja2", "markupsafe", "yaml", "jsonschema_rs")


def inputs_digest(inputs: Iterable[Path], words: Iterable[str]) -> str:
    """A digest of `words`, of all files under `inputs` and of the libraries."""
    digest = hashlib.sha256("\0".join((sys.version, *words)).encode())
    for path in _files(inputs):
        digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
        try:
            digest.update(hashlib.sha256(read_file(Path(path))).digest())
        except OSError:
            digest.update(b"none")
    for library in _LIBRARIES:
        # An installed library is told by its main file's size and age: reading its version would mean importing.
        origin = getattr(find_spec(library), "origin", None)
        status = os.stat(origin) if origin else None
        digest.update(f"\0{origin}\0{status and (status.st_size, status.st_mtime_ns)}".encode())
    return digest.hexdigest()


def is_stamped(out: Path, inputs: str) -> bool:
    """Whether the last run had just these inputs, and everything that is ours is as it left it."""
    if os.path.lexists(out / STAGE):
        return False
    try:
        stamped = read_file(out / STAMP) == _stamp(out, inputs)
        return stamped and all(_is_as_listed(out, path, digests) for path, digests in read_sums(out).items())
    except (OSError, EnumerantError):
        # Whatever is wrong is told by the run itself.
        return False


def write_stamp(out: Path, inputs: str) -> None:
    """Say that a run with these inputs is done. Where that cannot be written, the next run does its work again.

    `inputs` is the digest from before the run: what changed since then is not what was printed.
    """
    path = out / STAMP
    with suppress(OSError):
        # Never through a link that somebody put there.
        path.unlink(missing_ok=True)
        with path.open("xb") as file:
            file.write(_stamp(out, inputs))


def _stamp(out: Path, inputs: str) -> bytes:
    return hashlib.sha256(inputs.encode() + read_file(out / SUMS)).hexdigest().encode() + b"\n"


def _is_as_listed(out: Path, path: str, digests: frozenset[str]) -> bool:
    content = None if obstacle(out, path) else read_file(out / path)
    return content is not None and {hashlib.sha256(content).hexdigest()} == digests


def _files(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if name != "__pycache__")
            yield from (os.path.join(parent, name) for name in sorted(names))
