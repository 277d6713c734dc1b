"""Targets: a folder of manifest and templates in, a language as data out, and what it calls things."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..errors import Location
from ..model import Code, Group, Kind, Registry, Section
from .attributes import printed


@dataclass(frozen=True, slots=True)
class Output:
    """A file to print: `per` registry, kind or section; `constants` are words its template sees.

    A `grouped` one is printed for sections with groups only, a `sourced` one where the registry names its sources, a
    `choosing` one where codes have attributes with choices.
    """

    template: str
    path: str
    per: str
    grouped: bool
    sourced: bool
    choosing: bool
    constants: Mapping[str, bool | str]


@dataclass(frozen=True, slots=True)
class Name:
    """What things of a sort (`of`: package, registry, kind, section, group, code, attribute) are called.

    Of a package each part is spelled, and they are joined by `between`.
    A section has one that is `unless_zero` only if none of its codes, or of its groups, has the number 0.
    Names of one scope may not meet. Codes and groups have a scope in each section, unless their section stands in the
    name (`of_package`); then they share the scope with all else. `reserved` are words that are taken where these names
    stand, beside those of the target; `pattern` is what the language takes there, if not every name. `escape` is how
    one that is taken is escaped, if not as the target says.
    """

    of: str
    scope: str
    of_package: bool
    unless_zero: str | None
    reserved: frozenset[str]
    pattern: str | None
    escape: str | None
    spell: Callable[..., str]

    def is_of(self, section: Section) -> bool:
        """Whether this section has such a name."""
        ids = (thing.id for thing in (section.groups if self.unless_zero == "group" else section.members))
        return self.of == "section" and not (self.unless_zero and 0 in ids)


@dataclass(frozen=True, slots=True)
class PackageForm:
    """What a registry may call its package: a pattern of the whole name, an example, and words that no part may be."""

    pattern: str
    example: str
    words: frozenset[str]

    def fits(self, name: str) -> bool:
        """Whether the language takes this name."""
        return bool(re.fullmatch(self.pattern, name, re.ASCII)) and self.words.isdisjoint(
            re.split(r"[^A-Za-z0-9_]", name)
        )


class Width(NamedTuple):
    """How many columns a line has, and what the formatter takes for one: `code_points`, `utf16` or `cells`."""

    columns: int
    counts: str


class Limit(NamedTuple):
    """How much of something the language can hold, and what would happen with more of it."""

    most: int
    because: str


class Named(NamedTuple):
    """Something that a target has a name for: the role, the name in the spec, its section if any, where it stands."""

    role: str
    name: str
    section: str
    where: Location
    key: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """A language as its manifest tells it."""

    name: str
    title: str
    outputs: tuple[Output, ...]
    names: Mapping[str, Name]
    reserved: frozenset[str]
    reserved_form: str | None
    quotes: Mapping[str, str]
    escapes: Mapping[str, str]
    patterns: Mapping[str, str]
    constants: Mapping[bool | None, str]
    comments: Mapping[str, str]
    markup: Mapping[str, str]
    package_form: PackageForm | None
    codes_per_section: Limit | None
    prints: frozenset[str]
    types: Mapping[str, str]
    ids: Mapping[str, str]
    width: Width | None

    def spelling(self, role: str, name: str, section: str = "") -> str:
        """What a thing (of this section) is called in this language; a reserved word is escaped if the language can."""
        sort = self.names[role]
        spelling, form = sort.spell(name, section), sort.escape or self.reserved_form
        if form and self.is_reserved(role, spelling):
            return form.format(name=spelling)
        return spelling

    def is_reserved(self, role: str, spelling: str) -> bool:
        """Whether a name of this role may not be spelled so."""
        sort = self.names[role]
        if sort.pattern and not re.fullmatch(sort.pattern, spelling, re.ASCII):
            return True
        return spelling in self.reserved or spelling in sort.reserved

    def takes_package(self, name: str) -> bool:
        """Whether a registry may call its package so."""
        reserved = "package" in self.names and self.is_reserved("package", name)
        return self.package_form is not None and self.package_form.fits(name) and not reserved

    def package(self, registry: Registry) -> str:
        """The package's name: the registry's own choice for this target, else derived from the registry's name."""
        chosen = registry.packages.get(self.name)
        if chosen or "package" not in self.names:
            return chosen or registry.name
        return self.spelling("package", registry.name)

    def path(self, output: Output, registry: Registry, subject: Kind | Section | None) -> str:
        """Where an output goes for one section, one kind or the registry, below the target's folder."""

        def fill(match: re.Match[str]) -> str:
            if match[1] == "package":
                return self.package(registry)
            if match[1] == "package_folders":
                return self.package(registry).replace(".", "/")
            named = registry if subject is None or self.names[match[1]].of == "registry" else subject
            return self.spelling(match[1], named.name)

        return re.sub(r"\{([a-z_]+)\}", fill, output.path)

    def plan(self, registry: Registry) -> Iterator[tuple[Output, Kind | Section | None]]:
        """Every file to print: its output, and the section or kind it is about."""
        for output in self.outputs:
            if output.sourced and not registry.sources:
                continue
            if output.choosing and not any(one.choices for one in printed(registry.attributes, registry.sections)):
                continue
            sections = [section for section in registry.sections if section.groups or not output.grouped]
            subjects = {"registry": (None,), "kind": registry.kinds, "section": sections}[output.per]
            for subject in subjects:
                yield output, subject

    def named(self, registry: Registry) -> Iterator[Named]:
        """Everything in the registry that has a name here, once for each role."""
        for role, sort in self.names.items():
            if sort.of == "kind":
                yield from (Named(role, kind.name, "", kind.where, ()) for kind in registry.kinds)
            if sort.of in ("attribute", "choices", "choice"):
                yield from _named_attributes(role, sort, registry)
            for section in registry.sections:
                if sort.is_of(section):
                    yield Named(role, section.name, section.name, section.where, ("section",))
                elif sort.of in ("group", "code"):
                    things: tuple[Group, ...] | tuple[Code, ...] = (
                        section.groups if sort.of == "group" else section.codes
                    )
                    yield from (Named(role, thing.name, section.name, thing.where, ("name",)) for thing in things)

    def scope(self, role: str, section: str) -> str:
        """The scope of a name: two names of one scope may not meet."""
        sort = self.names[role]
        return sort.scope if sort.of_package else f"{section} {sort.of}"

    def former_aliases(self, registry: Registry) -> Callable[[Section], list[tuple[str, Code]]]:
        """A function from a section to its former names that can be aliases, each with its code.

        These are the names that nothing else is called in their scope, by its name of today or by a former one.
        """
        roles = [role for role, name in self.names.items() if name.of == "code"]

        @cache
        def bearers() -> dict[tuple[str, str], set[tuple[str, str, str]]]:
            found: dict[tuple[str, str], set[tuple[str, str, str]]] = {}
            for one in registry.sections:
                for name, code in one.renames:
                    for role in roles:
                        found.setdefault(self._place(role, name, one.name), set()).add((one.name, code.name, name))
            # A big registry has very many names, of which few are asked about.
            for role, name, section, _, _ in self.named(registry) if found else ():
                place = self._place(role, name, section)
                if place in found:
                    found[place].add((section, name, name))
            return found

        def aliases(section: Section) -> list[tuple[str, Code]]:
            def alone(name: str) -> bool:
                return all(len(bearers()[self._place(role, name, section.name)]) == 1 for role in roles)

            return [(name, code) for name, code in section.renames if alone(name)]

        return aliases

    def _place(self, role: str, name: str, section: str) -> tuple[str, str]:
        return self.scope(role, section), self.spelling(role, name, section)


def _named_attributes(role: str, sort: Name, registry: Registry) -> Iterator[Named]:
    """What an attribute, its enum of choices or each of its choices is called."""
    for attribute in registry.attributes:
        if sort.of == "attribute" or (sort.of == "choices" and attribute.choices):
            yield Named(role, attribute.name, "", attribute.where, ())
        elif sort.of == "choice":
            for choice in attribute.choices:
                where = attribute.where.at("choices").key(choice.name)
                yield Named(role, choice.name, attribute.name, where, ())
