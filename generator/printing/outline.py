"""The outline: a registry in; the same out, of whose codes nobody can tell what they say, only that they say it.

What can be printed from an outline stays as it is when the words and values of codes change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

from ..model import Code, Registry, Section
from .views.readme import shown


class UnseenError(Exception):
    """Somebody reads what an outline does not tell."""


class _Stated:
    """What is stated, whatever it may be: that it is there is all that can be told of it."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise UnseenError

    # What all objects can do, and to tell its class to `isinstance`; whatever else is asked is an error anyway.
    __getattribute__ = __str__ = __repr__ = __format__ = __eq__ = __ne__ = __hash__ = _refuse


class _StatedValue(_Stated):
    """A value that is stated: it could be false."""

    __slots__ = ()
    __bool__ = _Stated._refuse


# Such things are told apart by what they are, never by what they equal.
STATED: Any = _Stated()
STATED_VALUE: Any = _StatedValue()

_NAMES = [one.name for one in fields(Code)]
_values = attrgetter(*_NAMES)
_UNSEEN = [_NAMES.index(name) for name in ("description", "action", "note", "since", "docs_url", "extra")]
_FACTS, _DEPRECATED = map(_NAMES.index, ("facts", "deprecated"))


class Outline(NamedTuple):
    """A registry of whose codes not all can be read, and a digest of all that its sections tell.

    The rest of a registry stands in a file of its own.
    """

    registry: Registry
    digest: str


def outlines(registry: Registry) -> tuple[Outline, Outline]:
    """The outline of a registry, and the same with the one code that pages of packages show."""
    outline = _with_sections(registry, {one.name: _outlined(one) for one in registry.sections})
    code = shown(registry).code
    section = next(one for one in outline.sections if one.name == code.section)
    showing = replace(section, codes=tuple(code if one.name == code.name else one for one in section.codes))
    further = _with_sections(outline, {one.name: showing if one is section else one for one in outline.sections})
    digest = _digest("", outline.sections)
    return Outline(outline, digest), Outline(further, _digest(digest, (showing,)))


def _with_sections(registry: Registry, sections: Mapping[str, Section]) -> Registry:
    kinds = (replace(one, sections=tuple(sections[section.name] for section in one.sections)) for one in registry.kinds)
    return replace(registry, sections=tuple(sections.values()), kinds=tuple(kinds))


def _outlined(section: Section) -> Section:
    return replace(section, codes=tuple(map(_outlined_code, section.codes)))


def _outlined_code(code: Code) -> Code:
    values = [*_values(code)]
    for place in _UNSEEN:
        if values[place]:
            values[place] = STATED
    if code.facts:
        values[_FACTS] = _stated(tuple(code.facts))
    old = code.deprecated
    if old:
        values[_DEPRECATED] = replace(old, since=STATED, note=old.note and STATED)
    return Code(*values)


# Few codes state what no other does.
@lru_cache(maxsize=256)
def _stated(names: tuple[str, ...]) -> Mapping[str, Any]:
    return MappingProxyType(dict.fromkeys(names, STATED_VALUE))


# Where a thing stands is not printed; the other fields have a form of their own here.
_of_section = attrgetter(*(one.name for one in fields(Section) if one.name not in ("codes", "where")))
_apart = ("where", "group", "also_in", "facts", "deprecated")
_of_code = attrgetter(*(name for name in _NAMES if name not in _apart))


def _digest(before: str, sections: Iterable[Section]) -> str:
    digest = sha256(before.encode())
    for section in sections:
        for line in _lines(section):
            digest.update(line.encode())
    return digest.hexdigest()


def _lines(section: Section) -> Iterator[str]:
    yield repr(_of_section(section))
    for code in section.codes:
        listings = [(one.group_name, one.description) for one in code.also_in]
        facts = [(name, _seen(value)) for name, value in code.facts.items()]
        old = code.deprecated
        deprecated = old and (_seen(old.since), old.reason, old.replaced_by, _seen(old.note))
        group = code.group and code.group.name
        yield repr((*map(_seen, _of_code(code)), group, listings, facts, deprecated))


def _seen(value: object) -> object:
    return ... if value is STATED or value is STATED_VALUE else value
