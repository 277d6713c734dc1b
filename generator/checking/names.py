"""Rules about what a target calls things."""

from collections.abc import Iterator

from ..errors import Fault
from ..model import Registry
from ..targets.target import Named, Target
from .rules import target_rule


@target_rule
def names_do_not_meet(registry: Registry, target: Target) -> Iterator[Fault]:
    """No two names of one scope meet in the target's spelling, and none is a word of the language."""
    met: dict[str, dict[str, Named]] = {}
    for named in target.named(registry):
        role, name, section, where, key = named
        spelling = target.spelling(role, name, section)
        if target.is_reserved(role, spelling):
            yield Fault(where.at(*key), f"{name} is {spelling} in {target.title}, a word of the language", "rename it")
        first = met.setdefault(target.scope(role, section), {}).setdefault(spelling, named)
        if first.where is not where:
            wrong = f"{name} is {spelling} in {target.title}, as another name"
            yield Fault(where.at(*key), wrong, "rename one of the two", first.where.at(*first.key))


@target_rule
def the_registry_has_a_name(registry: Registry, target: Target) -> Iterator[Fault]:
    """What is called after the registry has a name that the language takes, where `packages` does not say another."""
    form = target.package_form
    for role, sort in target.names.items():
        if sort.of != "registry" or (role == "package" and target.name in registry.packages):
            continue
        spelling = target.spelling(role, registry.name)
        if target.is_reserved(role, spelling):
            wrong, cure = f"{registry.name} is {spelling} in {target.title}, a word of the language", "rename it"
            if role == "package" and form:
                wrong = f"{registry.name} is {spelling} in {target.title}, which is no package name there"
                cure = f"say another in packages, like {{{target.name}: {form.example}}}"
            yield Fault(registry.where.at("registry"), wrong, cure)
            return
