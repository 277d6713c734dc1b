"""Manifests: the folder of targets in, each language as its manifest tells it out, with every fault."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import Fault, Finding, Location
from ..reading.schemas import published
from ..reading.shape import shape_faults
from ..reading.source import read_document, refused_document
from ..text.messages import did_you_mean
from .folders import MANIFEST, are_own
from .naming import NO_ACRONYMS, speller
from .parts import Asks, Limit, Literals, Name, Option, Output, PackageForm, Stated, Width
from .samples import sample_faults
from .target import Target


def read_targets(
    templates: Path, names: list[str], acronyms: Collection[str] = NO_ACRONYMS
) -> tuple[list[Target], list[Finding]]:
    """Read the manifests of these targets: those that are right, and everything that is wrong in the others.

    `acronyms` are a registry's, which each target that has some of its own knows too.
    """
    findings: list[Finding] = []
    targets = []
    for name in names:
        path = templates / name / MANIFEST
        if path.resolve().is_relative_to(templates.resolve()):
            document = read_document(path, str(path))
        else:
            # What stands there would be quoted.
            document = refused_document(str(path), "a link that leads out of the folder of targets; put the file here")
        faults = [] if document.findings else shape_faults(document.data, published("target"), document.file)
        if not document.findings and not faults:
            own = are_own(templates)
            target = _target(name, document.data, acronyms, own)  # type: ignore[arg-type]  # the schema says: a map
            faults = list(_manifest_faults(target, path))
            targets += [] if faults else [target]
        findings += [*document.findings, *document.find(faults)]
    return targets, findings


def _target(name: str, data: dict[str, Any], acronyms: Collection[str], is_own: bool) -> Target:
    upper = frozenset((*data["acronyms"], *acronyms)) if "acronyms" in data else NO_ACRONYMS
    reserved = data.get("reserved", {"words": ()})
    literals = _literals(data.get("literals", {"quotes": {}}))
    options = {name: Option(name, MappingProxyType(values)) for name, values in data.get("options", {}).items()}
    return Target(
        name=name,
        title=data["title"],
        outputs=tuple(map(_output, data["outputs"])),
        names=MappingProxyType({role: _name(name, upper) for role, name in data.get("names", {}).items()}),
        reserved=frozenset(reserved["words"]),
        reserved_form=reserved.get("escape"),
        literals=literals,
        comments=MappingProxyType(data.get("comments", {})),
        markup=MappingProxyType(data.get("markup", {})),
        package_form=_package_form(data),
        asks=Asks(data["asks"]["of"], tuple(data["asks"]["facts"])) if "asks" in data else None,
        codes_per_section=Limit(**data["limits"]["codes_per_section"]) if "limits" in data else None,
        prints=frozenset(data.get("prints", ())),
        types=MappingProxyType(Stated("types", data.get("types", {}))),
        ids=MappingProxyType(Stated("ids", data.get("ids", {}))),
        width=_width(data.get("width")),
        sources=data.get("sources"),
        options=MappingProxyType(options),
        chosen=MappingProxyType({name: option.usual for name, option in options.items()}),
        on_request=data.get("on_request", False),
        sample=data.get("sample"),
        is_own=is_own,
    )


def _literals(data: dict[str, Any]) -> Literals:
    constants = {value: data.get(key, key) for key, value in (("true", True), ("false", False), ("none", None))}
    return Literals(
        MappingProxyType(data["quotes"]),
        MappingProxyType(data.get("escapes", {})),
        MappingProxyType(data.get("patterns", {})),
        MappingProxyType(constants),
    )


def _width(data: int | dict[str, Any] | None) -> Width | None:
    if isinstance(data, dict):
        return Width(**data)
    return None if data is None else Width(data, "code_points")


def _output(data: dict[str, Any]) -> Output:
    marks = {key: data.get(key, False) for key in ("grouped", "sourced", "choosing", "packaging")}
    chosen, words = data.get("options", {}), MappingProxyType(data.get("with", {}))
    options = {name: (of,) if isinstance(of, str) else tuple(of) for name, of in chosen.items()}
    literals = _literals(data["literals"]) if "literals" in data else None
    return Output(
        data["template"],
        data["path"],
        data["per"],
        **marks,
        stating=data.get("stating"),
        options=MappingProxyType(options),
        constants=words,
        literals=literals,
    )


def _name(data: dict[str, Any], acronyms: frozenset[str]) -> Name:
    of_package = data["of"] not in ("group", "code", "choice") or "{section_" in data["form"]
    spell = speller(data["form"], acronyms)
    if data["of"] == "package":
        part = data.get("part")
        spell = _part_speller(spell, part) if part else _parts_speller(spell, data.get("between", ""))
    reserved = frozenset(data.get("reserved", ()))
    zero, pattern, escape = data.get("unless_zero"), data.get("pattern"), data.get("escape")
    has_words = re.search("[A-Za-z]", re.sub(r"\{[a-z_]+\}", "", data["form"])) is not None
    words = has_words, data.get("fixed", False)
    return Name(data["of"], data.get("scope", "package"), of_package, *words, zero, reserved, pattern, escape, spell)


def _part_speller(spell: Callable[..., str], part: str) -> Callable[..., str]:
    """A function that spells the words of the part of a package's name that an expression finds, else all of it."""
    find = re.compile(part, re.ASCII).fullmatch

    def spelled(name: str, section: str = "") -> str:
        match = find(name)
        return spell("_".join(re.findall("[A-Za-z0-9]+", match[1] if match else name)))

    return spelled


def _parts_speller(spell: Callable[..., str], between: str) -> Callable[..., str]:
    """A function that spells each part of a package's name, which slashes and dots part."""
    return lambda name, section="": between.join(map(spell, re.split("[/.]", name)))


def _package_form(data: dict[str, Any]) -> PackageForm | None:
    package = data.get("package")
    if package is None:
        return None
    words = set(package.get("words", ()))
    if "reserved" in package:
        words.update(data.get("reserved", {}).get("words", ()), data["names"]["package"].get("reserved", ()))
    return PackageForm(package["pattern"], package.get("vendored"), package["example"], frozenset(words))


def _manifest_faults(target: Target, manifest: Path) -> Iterator[Fault]:
    where = Location(str(manifest))
    yield from _pattern_faults(target, where)
    if not re.fullmatch("[a-z][a-z0-9]*(?:-[a-z0-9]+)*", target.name):
        yield Fault(where, f"the folder {target.name} is not named in small letters and dashes", "rename it")
    yield from _option_faults(target, where)
    yield from sample_faults(target, where.at("sample"))
    yield from _choice_faults(target, where)
    for index, output in enumerate(target.outputs):
        if not manifest.parent.joinpath(output.template).is_file():
            place = where.at("outputs", index, "template")
            yield Fault(place, f"there is no template {output.template}", "write it or correct the name")
        place = where.at("outputs", index, "path")
        roles = (role for role, name in target.names.items() if name.of in _NAMED[output.per])
        usable = ["package", "package_folders", *roles, *(("number",) if output.per == "number" else ())]
        for role in re.findall(r"\{([a-z_]+)\}", output.path):
            if role not in usable:
                cure = did_you_mean(role, usable, "allowed are")
                yield Fault(place, f"{{{role}}} is no name of a {output.per}", cure)


# What has a name in the path of an output.
_NAMED = {per: (per, "registry") for per in ("registry", "kind", "section", "choices")} | {
    "number": ("kind", "registry"),
    "name": ("code", "kind", "registry"),
}


def _option_faults(target: Target, where: Location) -> Iterator[Fault]:
    """Outputs depend on options and values that there are."""
    for index, output in enumerate(target.outputs):
        for name, values in output.options.items():
            place = where.at("outputs", index, "options")
            if name not in target.options:
                yield Fault(place.key(name), f"there is no option {name}", "declare it in options")
                continue
            for value in values:
                if value not in target.options[name].values:
                    yield Fault(place.at(name), f"option {name} has no value {value}", "declare it there")


def _choice_faults(target: Target, where: Location) -> Iterator[Fault]:
    """What a choice is written with has a name here."""
    for role in re.findall(r"\{(choices|choice)\}", target.types.get("choice", "")):
        if role not in target.names:
            cure = f'add {role}: {{of: {role}, form: "{{pascal}}"}} to names, or write it with {{value}}'
            yield Fault(where.at("types", "choice"), f"{{{role}}} is no name of the manifest", cure)


def _pattern_faults(target: Target, where: Location) -> Iterator[Fault]:
    form = target.package_form
    patterns = [(where.at("names", role, "pattern"), sort.pattern) for role, sort in target.names.items()]
    patterns += [(where.at("literals", "patterns").key(pattern), pattern) for pattern in target.literals.patterns]
    for index, output in enumerate(target.outputs):
        place, own = where.at("outputs", index, "literals", "patterns"), output.literals
        patterns += [(place.key(pattern), pattern) for pattern in (own.patterns if own else ())]
    patterns += [(where.at("markup").key(pattern), pattern) for pattern in target.markup]
    patterns += [(where.at("package", "pattern"), form.pattern if form else None)]
    patterns += [(where.at("package", "vendored"), form.vendored if form else None)]
    # Those of literals are looked for at once.
    together = [(where.at("literals", "patterns"), "|".join(target.literals.patterns))]
    together += [
        (where.at("outputs", index, "literals", "patterns"), "|".join(output.literals.patterns))
        for index, output in enumerate(target.outputs)
        if output.literals
    ]
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
