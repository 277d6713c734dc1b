"""Rules: where each of them is registered, and what one may ask beside what it is about.

A rule is a function that yields faults and is named by the sentence it enforces. Shapes are the schema's business.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from ..errors import Fault, Location
from ..model import Registry, Section
from ..reading.misshapen import LeftOut
from ..targets.target import Target
from ..text.folding import folded as without_capitals


class Context(NamedTuple):
    """What was read of a spec: sections as far as they are well shaped, the registry where its file is.

    `left_out` is what a rule must not miss.
    """

    registry: Registry | None
    sections: Sequence[Section]
    left_out: LeftOut


OfSection = Callable[[Section], Iterator[Fault]]
OfContext = Callable[[Context], Iterator[Fault]]
OfTarget = Callable[[Registry, Target], Iterator[Fault]]

SECTION_RULES: list[OfSection] = []
CONTEXT_RULES: list[OfContext] = []
TARGET_RULES: list[OfTarget] = []


def section_rule(rule: OfSection) -> OfSection:
    """Register a rule about a section alone."""
    SECTION_RULES.append(rule)
    return rule


def context_rule(rule: OfContext) -> OfContext:
    """Register a rule about all sections, or one that asks what was left out of them."""
    CONTEXT_RULES.append(rule)
    return rule


def target_rule(rule: OfTarget) -> OfTarget:
    """Register a rule about a registry and a target that it is printed for."""
    TARGET_RULES.append(rule)
    return rule


def folded(name: str) -> str:
    """A name as every language's look-ups fold it, by ASCII letters alone; an accent is one letter with its own."""
    return without_capitals(normalize("NFC", name))


def repeats(values: Iterable[tuple[Hashable, Location]], *key: str) -> Iterator[tuple[Location, Location]]:
    """The places (of `key` below them) where a value stands again, each with the place where it stood first."""
    first: dict[Hashable, Location] = {}
    for value, where in values:
        if first.setdefault(value, where) is not where:
            yield where.at(*key), first[value].at(*key)
