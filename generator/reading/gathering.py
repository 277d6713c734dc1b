"""Gathering: findings with what makes them one of a sort in; those of one sort that are very many told once out."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ..errors import MOST_FINDINGS, Fault, Finding
from .explain import Undeclared

# A finding that a file has more often is told once, with some of the places of the others.
_SINGLE = 10
_PLACES = 3
# What differs between two findings of one sort: what is quoted, and the words that are names, ids or places.
_PARTICULAR = re.compile(r"'[^']*'|[^\s,;:']*[A-Z0-9_][^\s,;:']*")
# What a value is of says what is wrong, whatever is in that name.
_OF_A_KEY = re.compile("[a-z][a-z0-9_-]*: ")
# Here it is the name that is wrong, and what there is instead differs from code to code.
_WHICH = ("unknown key ", "missing key", " is not one of ")


class OfSort(NamedTuple):
    """A finding, and what those are alike in that are told with it, if there are more than `single` of them."""

    finding: Finding
    sort: tuple[object, ...]
    single: int


def sort_of_fault(finding: Finding, fault: Fault) -> OfSort:
    """The finding that a fault is, with its sort: what registry.yaml lacks is one, however seldom, in any file."""
    is_told_by_name = any(words in fault.wrong for words in _WHICH)
    if isinstance(fault, Undeclared):
        return OfSort(finding, (fault.wrong, "" if is_told_by_name else fault.cure), 1)
    if is_told_by_name:
        # So deep below this key there is one sort of map.
        path = fault.where.path
        return OfSort(finding, (finding.file, path[:1], len(path), fault.wrong), _SINGLE)
    key = _OF_A_KEY.match(finding.message)
    label = key[0] if key else ""
    return OfSort(finding, (finding.file, label + _general(finding.message.removeprefix(label))), _SINGLE)


def sort_of_text(finding: Finding) -> OfSort:
    """A finding whose words alone say of which sort it is: no YAML as it should be, or a change."""
    return OfSort(finding, (finding.file, _general(finding.message)), _SINGLE)


def _general(text: str) -> str:
    return _PARTICULAR.sub("…", text)


def by_place(finding: Finding) -> tuple[str, int, int]:
    """What findings are sorted by."""
    return finding.file, finding.line, finding.column


def gathered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a file, with those told once that say the same and are very many."""
    return told_by_sort(map(sort_of_text, findings))


def told_by_sort(every: Iterable[OfSort]) -> Iterator[Finding]:
    """The findings, with those that are of one sort and very many told once, at the first place."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    single: dict[tuple[object, ...], int] = {}
    for finding, sort, most in every:
        alike.setdefault(sort, []).append(finding)
        single[sort] = most
    for sort, (first, *others) in alike.items():
        if len(others) < single[sort]:
            yield first
            yield from others
        else:
            yield first._replace(message=f"{first.message} ({_more(first, others)})")


def _more(first: Finding, others: list[Finding]) -> str:
    """How many others there are, and where: the first of them."""
    count = f"{len(others):,} more" if len(others) < MOST_FINDINGS else f"at least {len(others):,} more"
    are_here = all(other.file == first.file for other in others)
    places = []
    for file, of_file in groupby(others[:_PLACES], key=lambda other: other.file):
        lines = [str(other.line) for other in of_file]
        name = "" if are_here else f"{Path(file).name} "
        places.append(f"{name}line{'s' if len(lines) > 1 else ''} {', '.join(lines)}")
    return f"{count} like this, in {', '.join(places)}{', …' if len(others) > _PLACES else ''}"
