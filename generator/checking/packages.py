"""Rules about packages: what a language takes, names of packages, numbers of codes, and the code that they show."""

from collections.abc import Iterator

from ..errors import Fault
from ..model import Registry
from ..targets.target import Target
from ..text.messages import did_you_mean
from .rules import Context, context_rule, members_once_called, renamed, target_rule


@context_rule
def the_example_exists(context: Context) -> Iterator[Fault]:
    """The code that packages show is one of the registry's, and no alias."""
    name = context.registry.package.example if context.registry else None
    members = [code.qualified_name for section in context.sections for code in section.members] if name else []
    if context.registry is None or name is None or name in members or context.left_out.may_hold(name):
        return
    section, bare = name.split("/")
    of_name = (one for one in context.sections if one.name == section)
    once = [f"{section}/{member}" for one in of_name for member in members_once_called(one, bare)]
    wrong, cure = f"there is no code {name}", did_you_mean(name, members, "codes there are:")
    yield Fault(context.registry.where.at("package", "example"), *(renamed(name, once) if once else (wrong, cure)))


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
