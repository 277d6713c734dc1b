"""Attributes as targets print them: those that matter for a kind or a section, and what a code has of one."""

from collections.abc import Iterable
from functools import lru_cache

from ...model import Attribute, Code, Kind, Registry, Section, Value

# Templates ask for each code what only its kind can tell.
_remembered = lru_cache(maxsize=128)


@_remembered
def attributes(subject: Kind) -> tuple[Attribute, ...]:
    """The attributes of a kind that some code of it states, or that have a default: others are not printed."""
    stated = {name for section in subject.sections for code in section.codes for name in code.facts}
    return tuple(one for one in subject.attributes if one.default is not None or one.name in stated)


@_remembered
def printed_attributes(registry: Registry) -> tuple[Attribute, ...]:
    """The attributes that are printed for some kind, in the order of the spec."""
    printed = {attribute for kind in registry.kinds for attribute in attributes(kind)}
    return tuple(attribute for attribute in registry.attributes if attribute in printed)


def columns(section: Section, kind: Kind) -> tuple[Attribute, ...]:
    """The attributes that a table of a section shows: those that some code of it states, or that have a default."""
    stated = {name for code in section.codes for name in code.facts}
    return tuple(one for one in kind.attributes if one.default is not None or one.name in stated)


def printed_choices(registry: Registry) -> tuple[Attribute, ...]:
    """The printed attributes that have choices, by name."""
    return _by_name(attribute for attribute in printed_attributes(registry) if attribute.choices)


def choices_of(registry: Registry, section: Section) -> tuple[Attribute, ...]:
    """The attributes with choices that some code of a section states, by name."""
    stated = {name for code in section.codes for name in code.facts}
    return _by_name(attribute for attribute in registry.attributes if attribute.choices and attribute.name in stated)


def _by_name(found: Iterable[Attribute]) -> tuple[Attribute, ...]:
    return tuple(sorted(found, key=lambda attribute: attribute.name))


def fact(code: Code, attribute: Attribute | str) -> Value | None:
    """What a code has of an attribute: what it or its group states, else the default, else None."""
    if isinstance(attribute, str):
        return code.facts.get(attribute)
    return code.facts.get(attribute.name, attribute.default)
