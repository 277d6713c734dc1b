"""Gathering: the findings of a file in, those of one sort that are very many told once out."""

import re
from collections.abc import Iterator

from ..errors import MOST_FINDINGS, Finding

# A finding that a file has more often is told once, with some of the places of the others.
_SINGLE = 10
_PLACES = 3
# What differs between two findings of one sort: what is quoted, and the words that are names, ids or places.
_PARTICULAR = re.compile(r"'[^']*'|[^\s,;:']*[A-Z0-9_][^\s,;:']*")


def by_place(finding: Finding) -> tuple[str, int, int]:
    """What findings are sorted by."""
    return finding.file, finding.line, finding.column


def gathered(findings: list[Finding]) -> Iterator[Finding]:
    """The findings of one file, with those that are of one sort and very many told once, at the first place."""
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_PARTICULAR.sub("…", finding.message), []).append(finding)
    for first, *others in alike.values():
        if len(others) < _SINGLE:
            yield first
            yield from others
            continue
        places = ", ".join(str(other.line) for other in others[:_PLACES])
        more = f"{len(others):,} more" if len(others) < MOST_FINDINGS else f"at least {len(others):,} more"
        yield first._replace(message=f"{first.message} ({more} like this, in lines {places}, …)")
