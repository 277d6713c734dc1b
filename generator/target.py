"""Targets: a folder of manifest and templates in, a language as data out, and what it calls things."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from .errors import Fault, Finding, Location
from .folders import MANIFEST
from .model import Code, Group, Kind, Registry, Section
from .naming import speller
from .shape import shape_faults
from .source import read_document, refused_document
from .text import did_you_mean

Commands = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Output:
    """A file to print: `per` registry, kind or section; `constants` are words its template sees.

    A `grouped` one is printed for sections with groups only, a `sourced` one where the registry names its sources.
    """

    template: str
    path: str
    per: str
    grouped: bool
    sourced: bool
    constants: Mapping[str, bool | str]


@dataclass(frozen=True, slots=True)
class Name:
    """What things of a sort (`of`: package, registry, kind, section, group, code) are called.

    Of a package each part is spelled, and they are joined by `between`.
    A section has one that is `unless_zero` only if none of its codes, or of its groups, has the number 0.
    Names of one scope may not meet. Codes and groups have a scope in each section, unless their section stands in the
    name (`of_package`); then they share the scope with all else. `reserved` are words that are taken where these names
    stand, beside those of the target; `pattern` is what the language takes there, if not every name.
    """

    of: str
    scope: str
    of_package: bool
    unless_zero: str | None
    reserved: frozenset[str]
    pattern: str | None
    spell: Callable[..., str]

    def is_of(self, section: Section) -> bool:
        """Whether this section has such a name."""
        zeros = {"code": section.zero, "group": section.zero_group}
        return self.of == "section" and not zeros.get(self.unless_zero or "")


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


class Limit(NamedTuple):
    """How much of something the language can hold, and what would happen with more of it."""

    most: int
    because: str


@dataclass(frozen=True, slots=True)
class Proof:
    """How a target is proven; templates come with the path they are printed to, beside the printed folder's content.

    `format` finds nothing to change there. `conformance` builds and runs the driver. The commands of `mix` pass, unless
    its template puts a code of one kind where another's belongs. Those of `program` build and run a program that uses
    what is printed and stands at `program`.
    """

    driver: tuple[str, str] | None
    mix: tuple[str, str] | None
    program: str | None
    format: Commands
    conformance: Commands
    mix_commands: Commands
    program_commands: Commands

    @property
    def tools(self) -> frozenset[str]:
        """The programs that the commands run."""
        commands = (*self.format, *self.conformance, *self.mix_commands, *self.program_commands)
        return frozenset(command[0] for command in commands)


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
    proof: Proof

    def spelling(self, role: str, name: str, section: str = "") -> str:
        """What a thing (of this section) is called in this language; a reserved word is escaped if the language can."""
        spelling = self.names[role].spell(name, section)
        if self.reserved_form and self.is_reserved(role, spelling):
            return self.reserved_form.format(name=spelling)
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
            sections = [section for section in registry.sections if section.groups or not output.grouped]
            subjects = {"registry": (None,), "kind": registry.kinds, "section": sections}[output.per]
            for subject in subjects:
                yield output, subject

    def named(self, registry: Registry) -> Iterator[Named]:
        """Everything in the registry that has a name here, once for each role."""
        for role, sort in self.names.items():
            if sort.of == "kind":
                yield from (Named(role, kind.name, "", kind.where, ()) for kind in registry.kinds)
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


def read_targets(templates: Path, names: list[str]) -> tuple[list[Target], list[Finding]]:
    """Read the manifests of these targets: those that are right, and everything that is wrong in the others."""
    findings: list[Finding] = []
    targets = []
    for name in names:
        path = templates / name / MANIFEST
        if path.resolve().is_relative_to(templates.resolve()):
            document = read_document(path, str(path))
        else:
            # What stands there would be quoted.
            document = refused_document(str(path), "a link that leads out of the folder of targets; put the file here")
        faults = [] if document.findings else shape_faults(document.data, "target", document.file)
        if not document.findings and not faults:
            target = _target(name, document.data)  # type: ignore[arg-type]  # the schema says that it is a map
            faults = list(_manifest_faults(target, path))
            targets += [] if faults else [target]
        findings += [*document.findings, *document.find(faults)]
    return targets, findings


def _target(name: str, data: dict[str, Any]) -> Target:
    reserved = data.get("reserved", {"words": ()})
    literals = data.get("literals", {"quotes": {'"': '\\"'}})
    return Target(
        name=name,
        title=data["title"],
        outputs=tuple(
            Output(
                output["template"],
                output["path"],
                output["per"],
                output.get("grouped", False),
                output.get("sourced", False),
                MappingProxyType(output.get("with", {})),
            )
            for output in data["outputs"]
        ),
        names=MappingProxyType(
            {role: _name(name, data.get("acronyms", ())) for role, name in data.get("names", {}).items()}
        ),
        reserved=frozenset(reserved["words"]),
        reserved_form=reserved.get("escape"),
        quotes=MappingProxyType(literals["quotes"]),
        escapes=MappingProxyType(literals.get("escapes", {})),
        patterns=MappingProxyType(literals.get("patterns", {})),
        constants=MappingProxyType(
            {value: literals.get(key, key) for key, value in (("true", True), ("false", False), ("none", None))}
        ),
        comments=MappingProxyType(data.get("comments", {})),
        markup=MappingProxyType(data.get("markup", {})),
        package_form=_package_form(data),
        codes_per_section=Limit(**data["limits"]["codes_per_section"]) if "limits" in data else None,
        proof=_proof(data.get("proof", {})),
    )


def _name(data: dict[str, Any], acronyms: list[str]) -> Name:
    of_package = data["of"] not in ("group", "code") or "{section_" in data["form"]
    spell = speller(data["form"], frozenset(acronyms))
    if data["of"] == "package":
        spell = _part_speller(spell, data.get("between", ""))
    reserved = frozenset(data.get("reserved", ()))
    zero, pattern = data.get("unless_zero"), data.get("pattern")
    return Name(data["of"], data.get("scope", "package"), of_package, zero, reserved, pattern, spell)


def _part_speller(spell: Callable[..., str], between: str) -> Callable[..., str]:
    """A function that spells each part of a package's name, which slashes and dots part."""
    return lambda name, section="": between.join(map(spell, re.split("[/.]", name)))


def _package_form(data: dict[str, Any]) -> PackageForm | None:
    package = data.get("package")
    if package is None:
        return None
    words = set(package.get("words", ()))
    if "reserved" in package:
        words.update(data.get("reserved", {}).get("words", ()), data["names"]["package"].get("reserved", ()))
    return PackageForm(package["pattern"], package["example"], frozenset(words))


def _proof(data: dict[str, Any]) -> Proof:
    mix, program = data.get("mix", {}), data.get("program", {})
    return Proof(
        driver=_printed(data.get("driver")),
        mix=_printed(mix),
        program=program.get("path"),
        format=_commands(data.get("format", ())),
        conformance=_commands(data.get("conformance", ())),
        mix_commands=_commands(mix.get("commands", ())),
        program_commands=_commands(program.get("commands", ())),
    )


def _printed(data: dict[str, Any] | None) -> tuple[str, str] | None:
    return (data["template"], data["path"]) if data else None


def _commands(data: Iterable[list[str]]) -> Commands:
    return tuple(map(tuple, data))


def _manifest_faults(target: Target, manifest: Path) -> Iterator[Fault]:
    where = Location(str(manifest))
    yield from _pattern_faults(target, where)
    if not re.fullmatch("[a-z][a-z0-9]*(?:-[a-z0-9]+)*", target.name):
        yield Fault(where, f"the folder {target.name} is not named in small letters and dashes", "rename it")
    templates = [(where.at("outputs", index, "template"), out.template) for index, out in enumerate(target.outputs)]
    for key, printed in (("driver", target.proof.driver), ("mix", target.proof.mix)):
        templates += [(where.at("proof", key, "template"), printed[0])] if printed else []
    for place, template in templates:
        if not manifest.parent.joinpath(template).is_file():
            yield Fault(place, f"there is no template {template}", "write it or correct the name")
    for index, output in enumerate(target.outputs):
        place = where.at("outputs", index, "path")
        roles = (role for role, name in target.names.items() if name.of in (output.per, "registry"))
        usable = ["package", "package_folders", *roles]
        for role in re.findall(r"\{([a-z_]+)\}", output.path):
            if role not in usable:
                cure = did_you_mean(role, usable, "allowed are")
                yield Fault(place, f"{{{role}}} is no name of a {output.per}", cure)


def _pattern_faults(target: Target, where: Location) -> Iterator[Fault]:
    form = target.package_form
    patterns = [(where.at("names", role, "pattern"), sort.pattern) for role, sort in target.names.items()]
    patterns += [(where.at("literals", "patterns").key(pattern), pattern) for pattern in target.patterns]
    patterns += [(where.at("markup").key(pattern), pattern) for pattern in target.markup]
    patterns += [(where.at("package", "pattern"), form.pattern if form else None)]
    # Those of literals are looked for at once.
    together = [(where.at("literals", "patterns"), "|".join(target.patterns))]
    errors = list(_errors(patterns)) or _errors(together)
    wrong = [Fault(place, f"no regular expression: {error}", "correct it") for place, error in errors]
    yield from wrong
    if not wrong:
        yield from _form_faults(target.markup, where.at("markup"))
    if form and not wrong and not form.fits(form.example):
        place = where.at("package", "example")
        yield Fault(place, f"{form.example} is not as pattern and words say", "correct one of them")


def _form_faults(markup: Mapping[str, str], where: Location) -> Iterator[Fault]:
    for pattern, form in markup.items():
        try:
            re.sub(pattern, form, "")
        except (re.error, IndexError) as error:
            yield Fault(where.at(pattern), f"no form of what is found: {error}", "correct it")


def _errors(patterns: Iterable[tuple[Location, str | None]]) -> Iterator[tuple[Location, re.error]]:
    for place, pattern in patterns:
        try:
            re.compile(pattern or "")
        except re.error as error:
            yield place, error
