"""Targets: a folder of manifest and templates in, a language as data out, and what it calls things."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import zip_longest
from typing import NamedTuple, Self

from ..errors import Location
from ..model import Code, Group, Registry, Section
from .attributes import printed
from .parts import Asks, Limit, Literals, Name, Option, Output, PackageForm, UnstatedError, Width
from .stating import states
from .subjects import Bearers, Number, Subject, bearers, numbers_of


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
    literals: Literals
    comments: Mapping[str, str]
    markup: Mapping[str, str]
    package_form: PackageForm | None
    asks: Asks | None
    codes_per_section: Limit | None
    prints: frozenset[str]
    types: Mapping[str, str]
    ids: Mapping[str, str]
    width: Width | None
    sources: str | None
    options: Mapping[str, Option]
    chosen: Mapping[str, str]
    on_request: bool
    sample: str | None
    is_own: bool
    # What is written for a role's spelling that another name of the registry has, see `giving_way`.
    giving_way: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def spelling(self, role: str, name: str, section: str = "") -> str:
        """What a thing (of this section) is called in this language; a reserved word is escaped if the language can."""
        if role not in self.names:
            raise UnstatedError("names", role)
        sort = self.names[role]
        spelling, form = sort.spell(name, section), sort.escape or self.reserved_form
        if form and self.is_reserved(role, spelling):
            spelling = form.format(name=spelling)
        return self.giving_way.get((role, spelling), spelling) if self.giving_way else spelling

    def escape(self, role: str) -> str:
        """The form of a name of this role that is taken."""
        return self.names[role].escape or self.reserved_form or "{name}_"

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

    def laid_out(self, layout: str, chosen: Mapping[str, str]) -> Self:
        """The target with these options, as a package or to be `vendored`: then it is what lies in `sources`, alone."""
        outputs = [one for one in self.outputs if all(chosen[name] in values for name, values in one.options.items())]
        form = self.package_form
        if layout == "vendored" and self.sources is not None:
            top = f"{self.sources}/" if self.sources else ""
            ours = [one for one in outputs if one.path.startswith(top) and not one.packaging]
            outputs = [replace(one, path=one.path.removeprefix(top)) for one in ours]
            form = form and form.in_another()
        return replace(self, outputs=tuple(outputs), chosen=chosen, package_form=form)

    def forms(self) -> Iterator[re.Pattern[str]]:
        """What the paths of the outputs look like in either layout, whatever the registry."""
        for output in (*self.outputs, *self.laid_out("vendored", self.chosen).outputs):
            parts = re.split(r"\{([a-z_]+)\}", output.path)
            forms = ("[^/]+(?:/[^/]+)*" if part == "package_folders" else "[^/]+" for part in parts[1::2])
            texts = map(re.escape, parts[::2])
            yield re.compile("".join(text + form for text, form in zip_longest(texts, forms, fillvalue="")))

    def path(self, output: Output, registry: Registry, subject: Subject | None) -> str:
        """Where an output goes for its subject, or the registry, below the target's folder."""

        def fill(match: re.Match[str]) -> str:
            if match[1] == "package":
                return self.package(registry)
            if match[1] == "package_folders":
                return self.package(registry).replace(".", "/")
            if match[1] == "number":
                return str(subject.id) if isinstance(subject, Number) else ""
            of = self.names[match[1]].of
            named = registry if subject is None or of == "registry" else subject
            if of == "kind" and isinstance(subject, (Number, Bearers)):
                named = subject.kind
            return self.spelling(match[1], named.name)

        return re.sub(r"\{([a-z_]+)\}", fill, output.path)

    def plan(self, registry: Registry) -> Iterator[tuple[Output, Subject | None]]:
        """Every file to print: its output, and what it is about."""
        choosing = [one for one in printed(registry.attributes, registry.sections) if one.choices]
        for output in self.outputs:
            if output.sourced and not registry.sources:
                continue
            if (output.choosing and not choosing) or (output.stating and not states(registry, output.stating)):
                continue
            if output.per == "registry":
                yield output, None
            elif output.per == "choices":
                yield from ((output, one) for one in choosing)
            else:
                yield from ((output, one) for one in _subjects(output, registry))

    def named(self, registry: Registry, roles: Iterable[str] | None = None) -> Iterator[Named]:
        """Everything in the registry that has a name here, once for each role, or each of these."""
        for role, sort in ((role, self.names[role]) for role in (self.names if roles is None else roles)):
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


def _subjects(output: Output, registry: Registry) -> Iterator[Subject]:
    """The kinds, numbers, names or sections of a registry that an output is printed for."""
    if output.per == "kind":
        yield from registry.kinds
    elif output.per == "number":
        yield from numbers_of(registry)
    elif output.per == "name":
        yield from bearers(registry)
    else:
        yield from (section for section in registry.sections if section.groups or not output.grouped)


def _named_attributes(role: str, sort: Name, registry: Registry) -> Iterator[Named]:
    """What an attribute, its enum of choices or each of its choices is called."""
    for attribute in registry.attributes:
        if sort.of == "attribute" or (sort.of == "choices" and attribute.choices):
            yield Named(role, attribute.name, "", attribute.where, ())
        elif sort.of == "choice":
            for choice in attribute.choices:
                where = attribute.where.at("choices").key(choice.name)
                yield Named(role, choice.name, attribute.name, where, ())
