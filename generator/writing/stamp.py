"""The stamp: one digest of every input and of SHA256SUMS after the last run, so that an unchanged run can end at once.

It is no truth of its own: without it the same work is done, with the same answer. It lies in the user's own cache,
where nothing that comes with a checkout can put one, and only `generate` asks for it.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from stat import S_IMODE, S_ISREG

from ..disk import obstacle, read_file
from .schemas import FOLDER
from .stage import STAGE
from .sums import SUMS, Sums

_LIBRARIES = ("jinja2", "markupsafe", "yaml", "jsonschema_rs")
_WRITABLE_BY_OTHERS = 0o022


def inputs_digest(inputs: Iterable[Path], words: Iterable[str]) -> str:
    """A digest of `words`, of all files under `inputs` but the schemas that are printed there, and of the libraries."""
    digest = hashlib.sha256("\0".join((sys.version, *words)).encode("utf-8", "surrogateescape"))
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


def is_stamped(out: Path, inputs: str, listed: Sums) -> bool:
    """Whether the last run had just these inputs, and everything that is ours is as it left it."""
    path = _path(out)
    if path is None or os.path.lexists(out / STAGE):
        return False
    try:
        return (
            _is_our_own(path)
            and read_file(path) == _stamp(out, inputs)
            and all(_is_as_listed(out, name, digests) for name, digests in listed.items())
        )
    except OSError:
        # Whatever is wrong is told by the run itself.
        return False


def write_stamp(out: Path, inputs: str) -> None:
    """Say that a run with these inputs is done. Where that cannot be written, the next run does its work again.

    `inputs` is the digest from before the run: what changed since then is not what was printed.
    """
    path = _path(out)
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Never through a link that somebody put there.
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_stamp(out, inputs))


def _path(out: Path) -> Path | None:
    """Where the stamp of a folder lies; None for a user without a cache."""
    # As the XDG Base Directory Specification has it: a path that is not absolute is ignored.
    cache = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "")
    if not cache.is_absolute():
        try:
            cache = Path.home() / ".cache"
        except RuntimeError:
            return None
    return cache / "enumerant" / hashlib.sha256(os.fsencode(out.resolve())).hexdigest()


def _is_our_own(path: Path) -> bool:
    """Whether nobody but the user can have written a file."""
    if not hasattr(os, "geteuid"):  # pragma: no cover  # Windows: the cache is below the user's own profile
        return True
    status = (path.lstat(), path.parent.lstat())
    ours = all(one.st_uid == os.geteuid() and not S_IMODE(one.st_mode) & _WRITABLE_BY_OTHERS for one in status)
    return ours and S_ISREG(status[0].st_mode)


def _stamp(out: Path, inputs: str) -> bytes:
    return hashlib.sha256(inputs.encode() + read_file(out / SUMS)).hexdigest().encode() + b"\n"


def _is_as_listed(out: Path, path: str, digests: frozenset[str]) -> bool:
    content = None if obstacle(out, path) else read_file(out / path)
    return content is not None and {hashlib.sha256(content).hexdigest()} == digests


def _files(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if name not in ("__pycache__", FOLDER))
            yield from (os.path.join(parent, name) for name in sorted(names))
