"""A user's cache of a test's own: a folder in, the same with what is known of the tool's templates and manifests out.

A test that began with an empty one would compile and read all of them before it comes to what it is about.
"""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache

from generator.reading import parsed
from generator.targets.folders import MANIFEST, TEMPLATES


def cache_of_its_own(folder: Path) -> Path:
    """The folder, with what the cache of all tests knows so far of files that no test changes."""
    own, shared = folder / "enumerant", Path(os.environ["XDG_CACHE_HOME"], "enumerant")
    own.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in _names():
        if shared.joinpath(name).exists():
            shutil.copy2(shared / name, own)
    return folder


@cache
def _names() -> tuple[str, ...]:
    return tuple(_of_templates())


def _of_templates() -> Iterator[str]:
    key = BytecodeCache().get_cache_key
    for manifest in TEMPLATES.glob(f"*/{MANIFEST}"):
        yield parsed._name(manifest)
        for path in manifest.parent.rglob("*.j2"):
            yield f"template-{key(path.relative_to(manifest.parent).as_posix(), str(path))}"
