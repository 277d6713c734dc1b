"""The stage: a folder in; a place in it where new contents wait until all of them are ready, out."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import EnumerantError, Finding

# A run that is killed leaves it, and the next one removes it.
STAGE = ".enumerant-new"


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Have an empty stage in the block, which ends with it.

    What a killed run left is removed, without following a link that somebody put there. Raises EnumerantError if
    something else stands there: a pipe would be waited for.
    """
    stage = folder / STAGE
    if stage.is_symlink():
        stage.unlink()
    elif stage.is_dir():
        shutil.rmtree(stage)
    elif stage.exists():
        raise EnumerantError(Finding(str(stage), 1, 1, "no folder, where new files have to wait; move it away"))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def write_staged(path: Path, content: bytes) -> None:
    """Write a new content where it waits."""
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
