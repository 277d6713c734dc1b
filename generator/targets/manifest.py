"""Manifests: the folder of targets in, each language as its manifest tells it out, with every finding."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import Fault, Finding, Location
from ..reading.schemas import published
from ..reading.shape import shape_faults
from ..reading.source import read_document, refused_document
from .faults import manifest_faults, template_faults
from .folders import MANIFEST, are_own
from .naming import NO_ACRONYMS, speller
from .parts import Asks, Limit, Literals, Name, Option, Output, PackageForm, Stated, Width
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
        findings += document.findings
        if not document.findings:
            manifest = _Manifest(name, document.file, document.text, document.data)
            target, faults = _judged(manifest, frozenset(acronyms), are_own(templates))
            if target and not (faults := (*faults, *template_faults(target, path))):
                targets.append(target)
            findings += document.find(faults)
    return targets, findings


@dataclass(frozen=True, slots=True)
class _Manifest:
    """A manifest as it was read: the data is what the text says."""

    name: str
    file: str
    text: str
    data: object = field(compare=False)


# A process that prints several things, or samples of other targets, asks for the same manifests again.
@lru_cache(maxsize=64)
def _judged(manifest: _Manifest, acronyms: frozenset[str], is_own: bool) -> tuple[Target | None, tuple[Fault, ...]]:
    """The target that a manifest tells, None if it is misshapen, and all that is wrong with it by itself."""
    misshapen = tuple(shape_faults(manifest.data, published("target"), manifest.file))
    if misshapen:
        return None, misshapen
    target = _target(manifest.name, manifest.data, acronyms, is_own)  # type: ignore[arg-type]  # the schema says: a map
    return target, tuple(manifest_faults(target, Location(manifest.file)))


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
