"""The changes between editions of a registry: the registry in, what each version or day brought out, newest first."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from ...model import Code, Registry, Section


class Added(NamedTuple):
    """The codes of a section that an edition brought, second names too."""

    section: Section
    codes: tuple[Code, ...]


class Edition(NamedTuple):
    """What the codes of a registry say of one version or day: which are there since then, which are deprecated since.

    `new` is how many it brought, second names not counted.
    """

    name: str
    added: tuple[Added, ...]
    deprecated: tuple[Code, ...]
    new: int


# Every page asks whether there are any.
@lru_cache(maxsize=1)
def editions(registry: Registry) -> tuple[Edition, ...]:
    """Every version or day that a code says it is there since, or is deprecated since; the newest first."""
    since = _by_edition((code.since, code) for code in _codes(registry))
    until = _by_edition((code.deprecated.since, code) for code in _deprecated(registry) if code.deprecated)
    names = sorted({*since, *until}, key=_age, reverse=True)
    return tuple(_edition(name, since.get(name, ()), until.get(name, ()), registry) for name in names)


def _edition(name: str, added: Iterable[Code], deprecated: Iterable[Code], registry: Registry) -> Edition:
    codes = set(added)
    of_sections = [Added(one, tuple(code for code in one.codes if code in codes)) for one in registry.sections]
    new = sum(code.alias_of is None for code in codes)
    return Edition(name, tuple(one for one in of_sections if one.codes), tuple(deprecated), new)


def _codes(registry: Registry) -> Iterator[Code]:
    return (code for section in registry.sections for code in section.codes)


def _deprecated(registry: Registry) -> Iterator[Code]:
    """The deprecated members, and the second names that are deprecated for themselves."""
    for section in registry.sections:
        of_members = {code.name: code.deprecated for code in section.members}
        yield from (code for code in section.codes if code.deprecated != of_members.get(code.alias_of or ""))


def _by_edition(dated: Iterable[tuple[str | None, Code]]) -> dict[str, list[Code]]:
    found: dict[str, list[Code]] = {}
    for name, code in dated:
        if name is not None:
            found.setdefault(name, []).append(code)
    return found


def _age(name: str) -> tuple[object, ...]:
    """What versions and days are sorted by: their numbers; what precedes a version, as 2.0.0-rc1, is the older one."""
    version, _, before = re.sub("-(?=[A-Za-z])", "\n", name, count=1).partition("\n")
    return _numbers(version), not before, _numbers(before), name


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall("[0-9]+", text)))


def edition_anchor(name: str) -> str:
    """The anchor of an edition on the page of changes, whatever it is called."""
    return f"since-{quote(name, safe='')}"
