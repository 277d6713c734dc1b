"""What look-ups are made of: codes by number, by what they answer, by folded name; the code that replaces another."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

from ...model import Attribute, Code, Kind, Registry, Section
from ...text.folding import folded

V = TypeVar("V")


class Folded(NamedTuple):
    """A name that a code is found by, folded: ASCII's letters are small. `is_former` and `is_wire` say its sort."""

    folded: str
    name: str
    code: Code
    is_former: bool
    is_wire: bool


def by_id(section: Section) -> tuple[Code, ...]:
    """The members of a section by number."""
    return tuple(sorted(section.members, key=lambda code: code.id))


def by_fact(section: Section, asked: Attribute | str) -> tuple[tuple[object, tuple[Code, ...]], ...]:
    """What members have of an attribute, or of a field such as `action`, each value once, with all its members.

    They stand in the order of the spec. A member that states nothing, or the default, is left out: it answers what a
    code does that nobody knows.
    """
    stated = ((_answer(code, asked), code) for code in section.members)
    return _together((value, code) for value, code in stated if value is not None)


@lru_cache(maxsize=64)
def answers(section: Section, asked: Attribute | str) -> tuple[tuple[object, tuple[Code, ...]], ...]:
    """What members answer of an attribute or a field such as `action`, each answer once, with all its members.

    The last, without members, is what all others answer: what more than half of them do, else None. A member answers
    None that states nothing or the default, and of a name on the wire if that is its name. The rest stand in the order
    of the spec. Empty where all answer None.
    """
    found = dict(_together((_answer(code, asked), code) for code in section.members))
    if not found.keys() - {None}:
        return ()
    most = next((answer for answer, codes in found.items() if 2 * len(codes) > len(section.members)), None)
    return (*((answer, codes) for answer, codes in found.items() if answer != most), (most, ()))


def _answer(code: Code, asked: Attribute | str) -> object:
    if isinstance(asked, Attribute):
        value = code.facts.get(asked.name) if asked.is_of(code.kind) else None
        return None if value == asked.default else value
    said = getattr(code, asked)
    return None if asked == "wire_name" and said == code.name else said or None


def _together(pairs: Iterable[tuple[V, Code]]) -> tuple[tuple[V, tuple[Code, ...]], ...]:
    found: dict[V, list[Code]] = {}
    for value, code in pairs:
        found.setdefault(value, []).append(code)
    return tuple((value, tuple(codes)) for value, codes in found.items())


def folded_names(section: Section) -> tuple[Folded, ...]:
    """Every name that finds a code of a section, once, by the fold: today's, what payloads say, former ones.

    Where two codes share one, the one whose name it is today has it, else the first of the spec. An alias finds its
    member.
    """
    members = {code.name: code for code in section.members}
    found: dict[str, Folded] = {}
    for name, code, is_former, is_wire in _names(section):
        key = folded(name)
        found.setdefault(key, Folded(key, name, members[code.alias_of or code.name], is_former, is_wire))
    return tuple(sorted(found.values()))


def folded_former_names(section: Section) -> tuple[tuple[str, tuple[Code, ...]], ...]:
    """Every former name, folded, with the codes that once bore it; in the order of the spec."""
    return _together((folded(name), code) for name, code in section.renames)


def _names(section: Section) -> Iterator[tuple[str, Code, bool, bool]]:
    yield from ((code.name, code, False, False) for code in section.codes)
    yield from ((code.wire_name, code, False, True) for code in section.codes)
    yield from ((name, code, True, False) for name, code in section.renames)


def formerly(kind: Kind) -> tuple[tuple[str, tuple[Code, ...]], ...]:
    """Every name that members of a kind had before, folded, each with those members, in the order of the spec.

    A member that has the name today too, as an alias or as what payloads say, is left out.
    """
    found: dict[str, dict[Code, None]] = {}
    for section in kind.sections:
        members = {code.name: code for code in section.members}
        today = {one.folded: one.code for one in folded_names(section) if not one.is_former}
        for name, code in section.renames:
            key, member = folded(name), members[code.alias_of or code.name]
            if today.get(key) is not member:
                found.setdefault(key, {})[member] = None
    return tuple((name, tuple(codes)) for name, codes in found.items())


def former_names_of_aliases(code: Code, section: Section) -> tuple[str, ...]:
    """What the aliases of a code were called before: names that find it, and that it never had itself."""
    aliases = (alias for alias in section.aliases if alias.alias_of == code.name) if code.aliases else ()
    return tuple(name for alias in aliases for name in alias.former_names)


def replacement(code: Code, registry: Registry) -> Code | None:
    """The code, or the alias, that a deprecated one is replaced by; None also if its section is not printed."""
    name = code.deprecated.replaced_by if code.deprecated else None
    return _by_qualified_name(registry).get(name) if name else None


# Each deprecated code asks.
@lru_cache(maxsize=1)
def _by_qualified_name(registry: Registry) -> dict[str, Code]:
    return {code.qualified_name: code for section in registry.sections for code in section.codes}
