"""SHA256SUMS: what of the output folder is ours. A file of digests and paths in, a map out, and the reverse."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .disk import read_file
from .errors import EnumerantError, Finding

SUMS = "SHA256SUMS"

# A path has two digests if a run was killed between its steps: what stands there is the old file or the new one.
Sums = Mapping[str, frozenset[str]]


def read_sums(out: Path) -> Sums:
    """The digests of every file that is ours, by its path below `out`; none if there is no list.

    Raises EnumerantError at a line that we cannot have written.
    """
    path = out / SUMS
    try:
        content = read_file(path).decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    sums: dict[str, frozenset[str]] = {}
    for number, line in enumerate(content.split("\n"), 1):
        digest, _, name = line.partition("  ")
        if _is_ours(digest, name):
            sums[name] = sums.get(name, frozenset()) | {digest}
        elif line:
            cure = "not a line of digest and path; restore or delete the file"
            raise EnumerantError(Finding(str(path), number, 1, cure, line))
    return sums


def sums_text(sums: Sums) -> str:
    """The file's text, as `sha256sum --check` reads it."""
    return "".join(f"{digest}  {path}\n" for path in sorted(sums) for digest in sorted(sums[path]))


def _is_ours(digest: str, name: str) -> bool:
    """Whether a line can be one that we wrote: nothing in it may lead outside the folder."""
    inside = name.isprintable() and name == str(PurePosixPath(name)) and not {*"\\:"} & {*name}
    parts = name.split("/")
    return len(digest) == 64 and inside and len(parts) > 1 and "" not in parts and ".." not in parts
