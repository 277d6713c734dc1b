"""Rules about what a language takes: names of packages, numbers of codes."""

from collections.abc import Iterator

from ..errors import Fault
from ..model import Registry
from ..targets.target import Target
from .rules import target_rule


@target_rule
def packages_fit(registry: Registry, target: Target) -> Iterator[Fault]:
    """What `packages` says for a target is a name of its language."""
    chosen, form = registry.packages.get(target.name), target.package_form
    if chosen is None:
        return
    where = registry.where.at("packages", target.name)
    if form is None:
        yield Fault(where, f"{target.title} has no package to name", "delete it")
    elif not target.takes_package(chosen):
        yield Fault(where, f"{chosen} is no package name in {target.title}", f"write it like {form.example}")


@target_rule
def sections_are_small_enough(registry: Registry, target: Target) -> Iterator[Fault]:
    """No section has more codes than the language can hold."""
    limit = target.codes_per_section
    for section in registry.sections:
        if limit and len(section.codes) > limit.most:
            wrong = f"{len(section.codes):,} codes; {target.title} takes {limit.most:,} a section: {limit.because}"
            yield Fault(section.where.at("section"), wrong, f"split the section, or leave {target.name} out of targets")
