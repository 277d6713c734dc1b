"""The published reference: a number or a section in, what its page tells of each code out."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...model import Attribute, Code, Group, Registry, Section, Value
from ...targets.subjects import Bearers, Number, bearers, numbers_of
from .attributes import fact, facts
from .lookup import replacement
from .numbers import kind_of
from .pages import told

# Kinds beyond these look alike.
_HUES = 4
# What can be told in a word or two beside a name.
_SHORT = ("boolean", "choice")
# On a narrow screen a third would push the meaning out of sight.
_MOST_WORDS = 3


class Told(NamedTuple):
    """What a code has of an attribute: each value in words, with what that value says where the registry tells it."""

    attribute: Attribute
    values: tuple[tuple[str, str | None], ...]


class Mistaken(NamedTuple):
    """A name that a code had, or has, and that leads to others too; `is_former` is of the code itself."""

    name: str
    is_former: bool
    others: tuple[Code, ...]


class Article(NamedTuple):
    """All that a page tells of a code, as one of the members of its number, under a heading; its parts one `below`."""

    heading: str
    below: str
    code: Code
    section: Section
    aliases: tuple[Code, ...]
    told: tuple[Told, ...]
    heir: Code | None
    replaces: tuple[Code, ...]
    mistaken: tuple[Mistaken, ...]


class Around(NamedTuple):
    """The numbers of the kind before and after one, and what has the same number in other kinds."""

    before: Number | None
    after: Number | None
    elsewhere: tuple[Code, ...]


def hue(name: str, registry: Registry) -> int:
    """Which colour a kind has: by its place, so that it stays the same on all pages."""
    return min([kind.name for kind in registry.kinds].index(name), _HUES)


def site(registry: Registry) -> str:
    """Where the site is published, with a slash at its end; nothing if the registry does not say."""
    return f"{registry.site_url.removesuffix('/')}/" if registry.site_url else ""


def words(code: Code, registry: Registry) -> tuple[tuple[str, str], ...]:
    """The title and the value of what can be told beside a code's name: at most three, in the order of the spec."""
    shown = (
        (one.title, told(fact(code, one))[0])
        for one in kind_of(code, registry.kinds).attributes
        if one.type in _SHORT and not one.several and fact(code, one) is not None
    )
    return tuple(shown)[:_MOST_WORDS]


def articles(number: Number, registry: Registry) -> tuple[Article, ...]:
    """What the page of a number tells of each of its members."""
    return tuple(_article(code, registry, first=code is number.first) for code in number.members)


def _article(code: Code, registry: Registry, *, first: bool) -> Article:
    section = next(section for section in registry.sections if section.name == code.section)
    return Article(
        *(("h1", "h2") if first else ("h2", "h3")),
        code,
        section,
        tuple(alias for alias in section.aliases if alias.alias_of == code.name),
        tuple(Told(attribute, tuple(_values(attribute, value))) for attribute, value in facts(code, registry)),
        replacement(code, registry),
        _replaced(registry).get(code.qualified_name, ()),
        tuple(_mistaken(code, registry)),
    )


def _values(attribute: Attribute, value: Value) -> Iterator[tuple[str, str | None]]:
    texts = dict(attribute.choices)
    return ((one, texts.get(one)) for one in told(value))


@lru_cache(maxsize=1)
def _replaced(registry: Registry) -> dict[str, tuple[Code, ...]]:
    """The deprecated codes that each code replaces, by its qualified name."""
    found: dict[str, tuple[Code, ...]] = {}
    for code in (code for section in registry.sections for code in section.members):
        by = code.deprecated.replaced_by if code.deprecated else None
        if by:
            found[by] = (*found.get(by, ()), code)
    return found


def _mistaken(code: Code, registry: Registry) -> Iterator[Mistaken]:
    names = _bearers_of(registry)
    for name in dict.fromkeys((code.name, *code.former_names)):
        others = tuple(one for one in names[code.kind, name].codes if one.id != code.id)
        if others:
            yield Mistaken(name, name != code.name, others)


@lru_cache(maxsize=1)
def _bearers_of(registry: Registry) -> dict[tuple[str, str], Bearers]:
    return {(one.kind.name, one.name): one for one in bearers(registry)}


def around(number: Number, registry: Registry) -> Around:
    """What stands beside a number in its kind, and under it in the others."""
    others = (one for one in _by_id(registry)[number.id] if one.kind is not number.kind)
    return Around(*_neighbours(registry)[number], tuple(code for one in others for code in one.members))


@lru_cache(maxsize=1)
def _by_id(registry: Registry) -> dict[int, list[Number]]:
    found: dict[int, list[Number]] = {}
    for number in numbers_of(registry):
        found.setdefault(number.id, []).append(number)
    return found


@lru_cache(maxsize=1)
def _neighbours(registry: Registry) -> dict[Number, tuple[Number | None, Number | None]]:
    found: dict[Number, tuple[Number | None, Number | None]] = {}
    for kind in registry.kinds:
        row = [None, *(number for number in numbers_of(registry) if number.kind is kind), None]
        found |= {here: (before, after) for before, here, after in zip(row, row[1:], row[2:], strict=False) if here}
    return found


def span(section: Section) -> tuple[int, int]:
    """The least and the greatest number of a section."""
    ids = [code.id for code in section.members]
    return min(ids), max(ids)


def old_name(registry: Registry) -> str | None:
    """A former name to show that they are found, one that is nobody's today; None if there is none."""
    found = (one.name for one in bearers(registry) if all(code.name != one.name for code in one.codes))
    return next(found, None)


def anchored(group: Group) -> str:
    """The anchor of a group on its section's page: its number, or its name where it has none."""
    return f"group-{group.name if group.id is None else group.id}"


def one_line(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(text.split())
