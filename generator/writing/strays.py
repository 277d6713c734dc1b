"""Strays: a folder and what is printed in, what else stands there out.

What a build leaves behind is none: `__pycache__`, the tool's own `.enumerant-` files, and what git ignores. But nothing
that is tracked is a build's: a clean checkout has it, so it is told whatever it is called.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

_ASIDE = ".enumerant-"
_CACHE = "__pycache__"


def strays(out: Path, folders: Iterable[str], printed: Iterable[str]) -> list[str]:
    """What stands in these folders below `out` and is not among the printed paths, in the order of names.

    A folder that holds nothing printed is told as one, with a slash at its end. Links are not followed.
    """
    ours = set(printed)
    found = [path for folder in sorted(folders) for path in _files(out, folder) if path not in ours]
    if not found:
        return []
    kept = _kept_by_git(out, found)
    told = [path for path in found if not _is_aside(path)] if kept is None else kept
    return list(dict.fromkeys(_collapsed(told, ours)))


def _files(out: Path, folder: str) -> Iterator[str]:
    """Everything below a folder that is no folder, links to folders too."""
    top = out / folder
    if top.is_symlink():
        return
    for parent, below, names in os.walk(top):
        links = [name for name in below if os.path.islink(os.path.join(parent, name))]
        below.sort()
        for name in sorted((*names, *links)):
            yield Path(parent, name).relative_to(out).as_posix()


def _is_aside(path: str) -> bool:
    return any(part == _CACHE or part.startswith(_ASIDE) for part in path.split("/"))


def _kept_by_git(out: Path, paths: list[str]) -> list[str] | None:
    """Those of the paths that are tracked, or neither ignored nor aside; None where git does not know the folder."""
    listed = _ls_files(out.resolve())
    if listed is None:
        return None
    tracked, untracked = listed
    return [path for path in paths if _in(path, tracked) or (_in(path, untracked) and not _is_aside(path))]


def _in(path: str, listed: set[str]) -> bool:
    """Whether git lists a path, or a repository of its own that it stands in."""
    return any(above in listed or f"{above}/" in listed for above in accumulate(path.split("/"), "{}/{}".format))


def _work_tree(folder: Path) -> Path | None:
    """The nearest folder above, or this one, that has a repository in `.git`.

    Git itself would first take `folder` for a bare repository, if what is committed there looks like one, with a
    configuration that names commands to run.
    """
    return next((above for above in (folder, *folder.parents) if os.path.lexists(above / ".git")), None)


def _ls_files(out: Path) -> tuple[set[str], set[str]] | None:
    """What git tracks below a folder, and what it neither tracks nor ignores; None where it knows no such folder."""
    top = _work_tree(out)
    if top is None:
        return None
    import subprocess  # slow to import, and as a rule nothing has to be asked

    inside = out.relative_to(top).as_posix()
    settings = ("-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit")
    asked = ("ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard", "--", inside)
    command = ("git", "--literal-pathspecs", *settings, *asked)
    try:
        done = subprocess.run(command, cwd=top, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return None
    if done.returncode:
        return None
    # In the work tree's own folder no path begins so.
    prefix = f"{inside}/"
    tracked: set[str] = set()
    untracked: set[str] = set()
    for line in filter(None, done.stdout.split(b"\0")):
        # A letter says how git knows a path: with a question mark, not at all.
        sort, _, path = os.fsdecode(line).partition(" ")
        (untracked if sort == "?" else tracked).add(path.removeprefix(prefix))
    return tracked, untracked


def _collapsed(paths: list[str], printed: Iterable[str]) -> Iterator[str]:
    """The paths, but for each folder without a printed file the folder itself."""
    ours = {above for path in printed for above in accumulate(path.split("/"), "{}/{}".format)}
    for path in paths:
        way = accumulate(path.split("/"), "{}/{}".format)
        # The first part is the target's own folder, which nothing has to be printed in.
        next(way)
        first = next((above for above in way if above not in ours), path)
        yield first if first == path else f"{first}/"
