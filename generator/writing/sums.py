"""SHA256SUMS: what of the output folder is ours. A file of digests and paths in, a map out, and the reverse.

The file is in the hands of everybody who can send a change, and a line of it can remove a file: so it is read with
suspicion.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from ..disk import obstacle, read_file
from ..errors import EnumerantError, Finding

SUMS = "SHA256SUMS"

# A path has two digests if a run was killed between its steps: what stands there is the old file or the new one.
Sums = Mapping[str, frozenset[str]]

# What git writes into a file where two branches meet; the second stands for the text that both had.
_MARKERS = re.compile(r"(?:<{7}|\|{7}|>{7})(?: .*)?|={7}")
_LINE = re.compile("(?P<digest>[0-9a-f]{64})  (?P<path>[^/]+(?:/[^/]+)*)")


def has_markers(content: bytes) -> bool:
    """Whether git has marked in a file where two branches meet."""
    return bool(re.search(rb"^<{7}(?: .*)?\r?$", content, re.MULTILINE))


class Ours(NamedTuple):
    """What a run can have printed below a folder: anything in the folders of `targets`, and paths of these `forms`.

    Where `targets` is None it is any path: for a list that a stamp vouches for, before manifests tell the forms.
    """

    targets: Collection[str] | None
    forms: tuple[re.Pattern[str], ...] = ()

    def may_hold(self, path: str) -> bool:
        """Whether a run can have printed a file there: nothing hidden, and nothing that leads elsewhere."""
        top, *below = path.split("/")
        if not path.isprintable() or {*"\\:"} & {*path} or any(part.startswith(".") for part in (top, *below)):
            return False
        if self.targets is None:
            return True
        return (top in self.targets and bool(below)) or any(form.fullmatch(path) for form in self.forms)


class Listed(NamedTuple):
    """What the file says: the digests of every file that is ours by its path, and the lines with marks of a merge.

    In a merge that was left half done, what either side lists is ours.
    """

    sums: Sums
    conflicts: tuple[int, ...]


def read_sums(out: Path, ours: Ours) -> Listed:
    """What is ours below `out`; nothing if there is no list.

    Raises EnumerantError with what no run can have printed, or if the list is no file.
    """
    path = out / SUMS
    standing = obstacle(out, SUMS)
    if standing:
        raise EnumerantError(Finding(str(path), 1, 1, f"{standing.obstacle.value}; move it away"))
    try:
        content = read_file(path).decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return Listed({}, ())
    sums: dict[str, frozenset[str]] = {}
    conflicts: list[int] = []
    findings: dict[str, Finding] = {}
    for number, line in enumerate(content.split("\n"), 1):
        line = line.removesuffix("\r")
        match = _LINE.fullmatch(line)
        if match and ours.may_hold(match["path"]):
            sums[match["path"]] = sums.get(match["path"], frozenset()) | {match["digest"]}
        elif _MARKERS.fullmatch(line):
            conflicts.append(number)
        elif line:
            wrong = _wrong(match["path"] if match else None, ours)
            # A target that is gone has very many lines.
            findings.setdefault(wrong, Finding(str(path), number, 1, wrong, line))
    if findings:
        raise EnumerantError(*findings.values())
    return Listed(sums, tuple(conflicts))


def sums_text(sums: Sums) -> str:
    """The file's text, as `sha256sum --check` reads it."""
    return "".join(f"{digest}  {path}\n" for path in sorted(sums) for digest in sorted(sums[path]))


def _wrong(path: str | None, ours: Ours) -> str:
    is_direct = ours.targets is None or bool(ours.forms)
    if path is None or not (is_direct or "/" in path):
        return "not a line of digest and path; delete every such line, then generate"
    top = path.split("/")[0]
    if is_direct or top in (ours.targets or ()):
        return "no path that is ever printed; delete every such line, then generate"
    return f"{top} is no target, so nothing in it is ours; delete its lines, and the folder if nobody needs it"


def unix(content: bytes) -> bytes:
    """A content as it is printed, whatever line ends a checkout has given it."""
    return content.replace(b"\r\n", b"\n")


def digest_of(content: bytes) -> str:
    """The digest of a file as it is printed."""
    return hashlib.sha256(unix(content)).hexdigest()
