"""Rules about the attributes that a registry declares."""

from collections.abc import Iterator

from ..errors import Fault
from ..model import Attribute, Registry
from ..reading.attributes import default_of, own_keys, schema_of_default
from ..reading.shape import shape_faults
from ..text.messages import did_you_mean
from .rules import Context, context_rule


@context_rule
def attributes_have_names_of_their_own(context: Context) -> Iterator[Fault]:
    """No attribute is called like a key that every code or group may have."""
    for attribute in context.registry.attributes if context.registry else ():
        if attribute.name in own_keys():
            yield Fault(attribute.where, f"{attribute.name} is a key of the spec language", "give it another name")


@context_rule
def own_keys_are_no_attributes(context: Context) -> Iterator[Fault]:
    """No code has an `x-` key that is called like an attribute: both would be printed under one name."""
    declared = context.registry.attributes if context.registry else ()
    taken = {f"x-{attribute.name.replace('_', '-')}": attribute.name for attribute in declared}
    for section in context.sections if taken else ():
        for code in section.codes:
            for key in code.extra:
                if key in taken:
                    yield Fault(code.where.key(key), f"{key} is called like the attribute {taken[key]}", "delete one")


@context_rule
def attributes_fit_together(context: Context) -> Iterator[Fault]:
    """The kinds of an attribute are declared; a choice has choices, nothing else has; `default` is a value of it."""
    registry = context.registry
    if registry is None:
        return
    for attribute in registry.attributes:
        yield from _faults_of_kinds(attribute, registry)
        yield from _faults_of_type(attribute)
        if attribute.default is not None:
            yield from _faults_of_default(attribute, registry)


def _faults_of_kinds(attribute: Attribute, registry: Registry) -> Iterator[Fault]:
    names = [kind.name for kind in registry.kinds]
    for index, name in enumerate(attribute.kinds or ()):
        if name not in names:
            where = attribute.where.at("kinds", index)
            yield Fault(where, f"there is no kind {name}", did_you_mean(name, names, "kinds there are:"))


def _faults_of_type(attribute: Attribute) -> Iterator[Fault]:
    where, name = attribute.where, attribute.name
    if attribute.type == "choice" and not attribute.choices:
        yield Fault(where, f"{name} is a choice without choices", "add choices, a map of names and texts")
    if attribute.type != "choice" and attribute.choices:
        yield Fault(where.at("choices"), f"{name} has choices and is of type {attribute.type}", "say type: choice")
    if attribute.type == "boolean" and attribute.several:
        yield Fault(where.at("several"), f"{name} is true or false, and may not be both", "delete it")


def _faults_of_default(attribute: Attribute, registry: Registry) -> Iterator[Fault]:
    """What is not as the values of the attribute have to be."""
    for fault in shape_faults(default_of(attribute), schema_of_default(attribute), registry.where.file):
        yield fault._replace(where=attribute.where.at(*fault.where.path))
