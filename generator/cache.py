"""The user's own cache: a name in; what an earlier run left there out, if nobody but the user can have written it.

It imports nothing that is not loaded anyway: a run with nothing to do waits for it.
"""

import os
from contextlib import suppress
from stat import S_IMODE, S_ISREG

_WRITABLE_BY_OTHERS = 0o022


def read_cached(name: str) -> bytes | None:
    """What lies in the cache under a name; None if there is nothing, or nothing that can be trusted."""
    path = _path(name)
    try:
        if path is None or not _is_our_own(path):
            return None
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def write_cached(name: str, content: bytes) -> None:
    """Leave something under a name, whole or not at all. Where that cannot be, the next run does its work again."""
    path = _path(name)
    if path is None:
        return
    waiting = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        try:
            # Never through a link that somebody put there.
            with open(os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
            os.replace(waiting, path)
        except OSError:
            os.unlink(waiting)


def _path(name: str) -> str | None:
    """Where a name lies; None for a user without a cache."""
    # As the XDG Base Directory Specification has it: a path that is not absolute is ignored.
    cache = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or ""
    if not os.path.isabs(cache):
        cache = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(cache, "enumerant", name) if os.path.isabs(cache) else None


def _is_our_own(path: str) -> bool:
    """Whether nobody but the user can have written a file."""
    if not hasattr(os, "geteuid"):  # pragma: no cover  # Windows: the cache is below the user's own profile
        return True
    status = (os.lstat(path), os.lstat(os.path.dirname(path)))
    ours = all(one.st_uid == os.geteuid() and not S_IMODE(one.st_mode) & _WRITABLE_BY_OTHERS for one in status)
    return ours and S_ISREG(status[0].st_mode)
