"""Prints: what the config asks for and a registry in; which part of it is printed for which target, and where, out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from ..checking.publishing import unpublishable
from ..config import Print
from ..errors import Fault
from ..model import Registry
from ..targets.giving_way import giving_way
from ..targets.target import Target
from ..text.messages import did_you_mean


class Unit(NamedTuple):
    """What is printed for one target: below `top`, which is nothing or ends in a slash, in the folder of a print."""

    wanted: Print
    top: str
    registry: Registry
    target: Target


def names_of(wanted: Print, registry: Registry | None, available: Sequence[str]) -> list[str]:
    """The targets of a print: its own, those that are asked for, the registry's, or all there are."""
    chosen = registry.targets if registry else None
    own = (wanted.target,) if wanted.target else ()
    return [name for name in own or wanted.asked or chosen or available if name in available]


def is_named(target: Target, wanted: Print, registry: Registry | None) -> bool:
    """Whether a print is to print a target: one that is printed on request alone has to be named."""
    named = (wanted.target, *wanted.asked, *((registry.targets if registry else None) or ()))
    return not target.on_request or target.name in named


def units_of(wanted: Print, registry: Registry, targets: Mapping[str, Target]) -> Iterator[Unit]:
    """What is printed; `targets` are those of the print whose manifests are right. Of a print without faults alone."""
    part = selected(registry, wanted)
    for name, target in targets.items():
        of_target = part
        if wanted.package:
            of_target = replace(part, packages=MappingProxyType({**part.packages, name: wanted.package}))
        chosen = MappingProxyType({**target.chosen, **wanted.options})
        laid_out = target.laid_out(wanted.layout or "package", chosen)
        yield Unit(wanted, "" if wanted.target else f"{name}/", of_target, giving_way(laid_out, of_target))


def selected(registry: Registry, wanted: Print) -> Registry:
    """The kinds and sections of a registry that are wanted, in its order."""
    if not (wanted.kinds or wanted.sections):
        return registry

    def is_wanted(kind: str, section: str) -> bool:
        return kind in (wanted.kinds or (kind,)) and section in (wanted.sections or (section,))

    sections = tuple(section for section in registry.sections if is_wanted(section.kind, section.name))
    kinds = [
        replace(kind, sections=tuple(section for section in kind.sections if section in sections))
        for kind in registry.kinds
    ]
    return replace(registry, sections=sections, kinds=tuple(kind for kind in kinds if kind.sections))


def print_faults(wanted: Print, registry: Registry, targets: Mapping[str, Target]) -> Iterator[Fault]:
    """What a print of the config says that its targets, or the registry, have not."""
    if wanted.where is None or (wanted.target and not targets):
        return
    kinds, sections = [kind.name for kind in registry.kinds], [section.name for section in registry.sections]
    for key, asked, names in (("kinds", wanted.kinds, kinds), ("sections", wanted.sections, sections)):
        for index, name in enumerate(asked):
            if name not in names:
                cure = did_you_mean(name, names, "there are")
                yield Fault(wanted.where.at(key, index), f"the registry has no {key[:-1]} {name}", cure)
    known = {*kinds, *sections}
    if known.issuperset((*wanted.kinds, *wanted.sections)) and not selected(registry, wanted).sections:
        yield Fault(wanted.where.at("sections"), "none of these sections is of these kinds", "correct one of the two")
    yield from _option_faults(wanted, targets)
    for target in targets.values():
        yield from _target_faults(wanted, target)
        missing = unpublishable(registry, target, wanted.package) if wanted.layout == "package" else None
        if missing:
            yield Fault(wanted.where.at("layout"), *missing)


def unknown_targets(wanted: Print, available: Sequence[str]) -> Iterator[Fault]:
    """The target of a print, if there is none of that name."""
    if wanted.where and wanted.target and wanted.target not in available:
        cure = did_you_mean(wanted.target, available, "targets there are:")
        yield Fault(wanted.where.at("target"), f"there is no target {wanted.target}", cure)


def prints_over_another(units: Sequence[Unit]) -> Iterator[Fault]:
    """Two prints into one folder that have a path in common."""
    met: dict[tuple[str, str], Unit] = {}
    told = []
    for unit in units:
        for output, subject in unit.target.plan(unit.registry):
            path = f"{unit.top}{unit.target.path(output, unit.registry, subject)}".casefold()
            first = met.setdefault((str(unit.wanted.out), path), unit)
            if first is not unit and unit.wanted.where and unit not in told:
                told.append(unit)
                wrong = f"{unit.wanted.out / path} is printed by another print, too"
                yield Fault(unit.wanted.where.at("out"), wrong, "print elsewhere, or other sections")


def _option_faults(wanted: Print, targets: Mapping[str, Target]) -> Iterator[Fault]:
    """An option is one of some target's, and its value one of those that it has there."""
    assert wanted.where is not None
    options = {name: option for target in targets.values() for name, option in target.options.items()}
    for name, value in wanted.options.items():
        where = wanted.where.at("options")
        if name not in options:
            cure = did_you_mean(name, options, "there are") if options else "delete it: there are none"
            yield Fault(where.key(name), f"there is no option {name} of {_titles(targets.values())}", cure)
        elif value not in options[name].values:
            cure = did_you_mean(value, options[name].values, "there are")
            yield Fault(where.at(name), f"option {name} has no value {value}", cure)


def _target_faults(wanted: Print, target: Target) -> Iterator[Fault]:
    assert wanted.where is not None
    if wanted.layout == "vendored" and target.sources is None:
        yield Fault(wanted.where.at("layout"), f"{target.title} has no sources of its own to vendor", "delete layout")
    if wanted.package is None:
        return
    where, form = wanted.where.at("package"), target.package_form
    if form is None:
        yield Fault(where, f"{target.title} has no package to name", "delete it")
    elif not target.laid_out(wanted.layout or "package", target.chosen).takes_package(wanted.package):
        yield Fault(where, f"{wanted.package} is no package name in {target.title}", f"write it like {form.example}")


def _titles(targets: Collection[Target]) -> str:
    return ", ".join(target.title for target in targets)
