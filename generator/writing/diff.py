"""What differs between two contents: lines in the form of a unified diff, never more than somebody would read."""

import re
from collections.abc import Iterator

# So many lines of each side are compared, once what both begin and end with is left out: comparing takes the product.
_COMPARED = 1000
_CONTEXT = 3
_LONGEST = 300
_HUNK = re.compile(r"@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@")


def diff(old: bytes, new: bytes, path: str, most: int) -> Iterator[str]:
    """A unified diff of at most so many lines; then a line that says how much was left out, if anything was."""
    from difflib import unified_diff  # only a stale file needs it, and it is slow to import

    before, after = (content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n") for content in (old, new))
    same, ends = _shared(before, after)
    left, right = (lines[same : len(lines) - ends] for lines in (before, after))
    told = unified_diff(
        left[:_COMPARED], right[:_COMPARED], f"{path} (on disk)", f"{path} (printed)", n=_CONTEXT, lineterm=""
    )
    lines = [_moved(line, same) for line in told]
    yield from (_cut(line) for line in lines[:most])
    out = len(lines[most:]) + sum(max(len(side) - _COMPARED, 0) for side in (left, right))
    if out:
        yield f"… {out:,} more lines differ, or stand among those that do"


def _shared(before: list[str], after: list[str]) -> tuple[int, int]:
    """How many lines both begin with and both end with, but for those that a reader wants around a change."""
    most = min(len(before), len(after))
    begin = next((number for number in range(most) if before[number] != after[number]), most)
    end = next((number for number in range(most - begin) if before[-1 - number] != after[-1 - number]), most - begin)
    return max(begin - _CONTEXT, 0), max(end - _CONTEXT, 0)


def _moved(line: str, by: int) -> str:
    """A line of the diff, where a hunk says which lines it is about, counted from the file's begin."""
    match = _HUNK.fullmatch(line)
    if not match:
        return line
    return f"@@ -{int(match[1]) + by}{match[2] or ''} +{int(match[3]) + by}{match[4] or ''} @@"


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
