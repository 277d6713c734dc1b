"""Rules: where each of them is registered, and what one may ask beside what it is about.

A rule is a function that yields faults and is named by the sentence it enforces. Shapes are the schema's business.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from ..errors import Fault, Location
from ..model import Code, Group, Registry, Section
from ..reading.misshapen import LeftOut
from ..targets.target import Target
from ..text.folding import folded as without_capitals

# So many groups are named in a message.
_NAMED = 20

One = TypeVar("One", Code, Group)


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


def ids_that_repeat(ones: Iterable[tuple[One, int | None]]) -> Iterator[tuple[One, One]]:
    """Those whose number stands again, each with the first that has it.

    Not one that has the name of an earlier one with it: that is one slip, and told by the name.
    """
    first: dict[int, One] = {}
    met: set[tuple[int, str]] = set()
    for one, number in ones:
        if number is None:
            continue
        other = first.setdefault(number, one)
        if other is not one and (number, one.name) not in met:
            yield one, other
        met.add((number, one.name))


def names_that_repeat(ones: Iterable[tuple[One, int | None]]) -> Iterator[tuple[One, One, str]]:
    """Those whose name stands again, each with an earlier one, and what of both is the same, ready to be told.

    That is the one with the same number as well, if there is one.
    """
    first: dict[str, One] = {}
    copied: dict[tuple[int | None, str], One] = {}
    for one, number in ones:
        other = first.setdefault(one.name, one)
        original = copied.setdefault((number, one.name), one)
        is_copy = number is not None and original is not one
        if is_copy:
            yield one, original, _stand_twice(one, original, "id", "name")
        elif other is not one:
            yield one, other, _stand_twice(one, other, "name")


def _stand_twice(one: Code | Group, other: Code | Group, *keys: str) -> str:
    # A wire name that is left out is no copy: it follows from the name.
    if one.wire_name != one.name and folded(one.wire_name) == folded(other.wire_name):
        keys = (*keys, "wire_name")
    if len(keys) == 1:
        return f"{keys[0]} stands twice"
    return f"{', '.join(keys[:-1])} and {keys[-1]} stand twice"


def having(groups: Sequence[Group]) -> str:
    """Some groups, as the beginning of a sentence that says what they have."""
    if len(groups) == 1:
        return f"group {groups[0].name} has"
    names = ", ".join(group.name for group in groups[:_NAMED])
    return f"groups {names}{' …' if len(groups) > _NAMED else ''} have"


def renamed(name: str, today: Sequence[str]) -> tuple[str, str]:
    """What is wrong with a name that is a former one, and what to do; `today` is what goes by it now."""
    return f"{name} is now {' or '.join(today)}", "write that" if len(today) == 1 else "write one of them"


def codes_once_called(section: Section, name: str) -> list[Code]:
    """The codes that have this name among their former ones."""
    return [code for former, code in section.renames if former == name]


def members_once_called(section: Section, name: str) -> list[str]:
    """The names of the members that had this name, or an alias of which had it."""
    today = dict.fromkeys(code.alias_of or code.name for code in codes_once_called(section, name))
    members = {member.name for member in section.members}
    return [member for member in today if member in members]
