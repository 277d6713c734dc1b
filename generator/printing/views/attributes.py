"""Attributes as targets print them: those that matter for a kind or a section, and what a code has of one."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...model import Attribute, Code, Kind, Registry, Section, Value
from ...targets.attributes import printed

# Templates ask for each code what only its kind can tell.
_remembered = lru_cache(maxsize=128)


@_remembered
def attributes(subject: Kind) -> tuple[Attribute, ...]:
    """The attributes of a kind that some code of it states, or that have a default: others are not printed."""
    return printed(subject.attributes, subject.sections)


@_remembered
def printed_attributes(registry: Registry) -> tuple[Attribute, ...]:
    """The attributes that are printed for some kind, in the order of the spec."""
    return printed(registry.attributes, registry.sections)


@_remembered
def numbered(registry: Registry, first: int) -> tuple[tuple[int, Attribute], ...]:
    """The printed attributes, each with a number by its place among all that are declared; those begin with `first`.

    One that is declared behind them moves none.
    """
    wanted = printed_attributes(registry)
    return tuple((number, one) for number, one in enumerate(registry.attributes, first) if one in wanted)


def columns(section: Section, kind: Kind) -> tuple[Attribute, ...]:
    """The attributes that a table of a section shows: those that some code of it states, or that have a default."""
    return printed(kind.attributes, (section,))


def printed_choices(registry: Registry) -> tuple[Attribute, ...]:
    """The printed attributes that have choices, by name."""
    return _by_name(attribute for attribute in printed_attributes(registry) if attribute.choices)


def choices_of(registry: Registry, section: Section) -> tuple[Attribute, ...]:
    """The attributes with choices that some code of a section states, by name."""
    stated = {name for code in section.codes for name in code.facts}
    return _by_name(attribute for attribute in registry.attributes if attribute.choices and attribute.name in stated)


def _by_name(found: Iterable[Attribute]) -> tuple[Attribute, ...]:
    return tuple(sorted(found, key=lambda attribute: attribute.name))


def fact(code: Code, attribute: Attribute) -> Value | None:
    """What a code has of an attribute of its kind: what it or its group states, else the default, else None."""
    return code.facts.get(attribute.name, attribute.default) if attribute.is_of(code.kind) else None


def facts(code: Code, registry: Registry) -> Iterator[tuple[Attribute, Value]]:
    """The attributes that a code has something of, each with what it has, in the order of the spec."""
    for attribute in registry.attributes:
        value = fact(code, attribute)
        if value is not None:
            yield attribute, value
