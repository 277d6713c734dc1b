"""Changes and targets in; what APIs call the things that changed, by target, out.

It is what `naming` makes of the old and of the new registry, so it is the name that is printed; what templates make of
kinds and sections beside their own names is not known here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from ..model import Attribute, Code, Kind, Registry, Section
from ..printing.filters import id_type, type_of
from ..targets.giving_way import giving_way
from ..targets.target import Target
from .change import Call, Change, Spelt, Verdict


class Effect(NamedTuple):
    """What users of a target meet: `what` is gone, new, renamed, deprecated (the old name stays) or type."""

    target: str
    title: str
    what: str
    old: str | None
    new: str | None


class Targets:
    """The targets of a registry, with the words that each of two registries has in capitals."""

    def __init__(self, before: Sequence[Target], today: Sequence[Target], old: Registry, new: Registry) -> None:
        pairs = zip(before, today, strict=True)
        self._pairs = [(giving_way(one, old), giving_way(other, new)) for one, other in pairs]
        self._old = old
        self._new = new
        self._sections: Mapping[str, Section] = {section.name: section for section in new.sections}
        self._aliases = {one.name: cache(partial(_kept_names, one.former_aliases(new))) for _, one in self._pairs}

    def effects(self, change: Change) -> Iterator[Effect]:
        """What users meet of a change, target by target."""
        if change.sort in ("registry-renamed", "package-renamed"):
            yield from self._packages()
        for before, today in self._pairs:
            for call in change.calls:
                yield from self._of_call(before, today, call)
            if change.typed and today.types:
                yield from _of_type(before, today, change)

    def _of_call(self, before: Target, today: Target, call: Call) -> Iterator[Effect]:
        role = role_of(today, call.of)
        old = before.spelling(role, *call.old) if role and call.old else None
        new = today.spelling(role, *call.new) if role and call.new else None
        if old == new:
            return
        what = "renamed" if old and new else "gone" if old else "new"
        if call.of == "code" and call.old and call.new and self._stays(today, call.old, call.new):
            what = "deprecated"
        yield Effect(today.name, today.title, what, old, new)

    def _stays(self, target: Target, old: Spelt, new: Spelt) -> bool:
        """Whether the name that a code had is still there, as an alias."""
        section = self._sections.get(new.section)
        return section is not None and old.name in self._aliases[target.name](section)

    def changes(self) -> Iterator[Change]:
        """Names that nobody changed and that are spelled otherwise, as acronyms or packages have changed."""
        old, new = self._old, self._new
        if set(old.acronyms) != set(new.acronyms):
            words = sorted({*old.acronyms} ^ {*new.acronyms})
            calls = tuple(self._respelled(set(words)))
            said = f"{', '.join(words)}: {'names have' if calls else 'no name has'} such a word"
            verdict = Verdict.MAJOR if calls else Verdict.PATCH
            where = new.where.at("acronyms")
            yield Change("acronyms-changed", verdict, where, new.name, said, name=new.name, calls=calls)
        if old.name == new.name and any(self._packages()):
            said, where = "packages have other names", new.where.at("packages")
            yield Change("package-renamed", Verdict.MAJOR, where, new.name, said, name=new.name)

    def _respelled(self, words: set[str]) -> Iterator[Call]:
        """The calls of things that are in both registries, and have one of these words in their names."""
        seen: set[tuple[str, Spelt]] = set()
        for before, today in self._pairs:
            known = {(named.role, named.name, named.section) for named in before.named(self._old)}
            for role, name, section, _, _ in today.named(self._new):
                of, spelt = today.names[role].of, Spelt(name, section)
                if words.isdisjoint(re.split("[_-]", name.upper())) or (role, name, section) not in known:
                    continue
                if (of, spelt) not in seen and before.spelling(role, *spelt) != today.spelling(role, *spelt):
                    seen.add((of, spelt))
                    yield Call(of, spelt, spelt)

    def _packages(self) -> Iterator[Effect]:
        """Packages that have another name."""
        for before, today in self._pairs:
            was, name = before.package(self._old), today.package(self._new)
            if was != name and (today.package_form or "package" in today.names):
                yield Effect(today.name, today.title, "renamed", was, name)


def _kept_names(aliases: Callable[[Section], list[tuple[str, Code]]], section: Section) -> frozenset[str]:
    """The names of a section that are there beside those of its members."""
    return frozenset((*(code.name for code in section.aliases), *(name for name, _ in aliases(section))))


def role_of(target: Target, of: str) -> str | None:
    """The role by which an API calls a sort of thing; None if it has no name for it."""
    if of == "flag":
        return "flag" if "flag" in target.names else role_of(target, "attribute")
    roles = [role for role, name in target.names.items() if name.of == of and role != "flag"]
    if of in ("kind", "section"):
        # What is no name of a file is first the type, then what is made of it.
        roles = [role for role in roles if target.names[role].scope == "package"]
    # One that has the section in it is the name that a program says; another stands for its last part.
    whole = [role for role in roles if target.names[role].of_package]
    return next(iter(whole or roles), None)


def _of_type(before: Target, today: Target, change: Change) -> Iterator[Effect]:
    """The type that something had and has in a language."""
    old, new = change.typed or (None, None)
    if isinstance(old, Kind) and isinstance(new, Kind):
        if not today.ids:
            return
        types = id_type(before, old), id_type(today, new)
    elif isinstance(old, Attribute) and isinstance(new, Attribute):
        if not {"choices", "attribute"} <= today.names.keys():
            return
        types = type_of(before, old), type_of(today, new)
    else:
        return
    if types[0] != types[1]:
        yield Effect(today.name, today.title, "type", *types)


def gathered(effects: Iterable[Effect]) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    """The same effect in several targets once, with the titles of these; in the order in which it is met."""
    found: dict[tuple[str, str | None, str | None], list[str]] = {}
    for effect in effects:
        titles = found.setdefault((effect.what, effect.old, effect.new), [])
        if effect.title not in titles:
            titles.append(effect.title)
    return [(*key, tuple(titles)) for key, titles in found.items()]
