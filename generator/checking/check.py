"""Checking: what was read of a spec and the targets it is printed for in, every fault of meaning out."""

from collections.abc import Iterator, Sequence

from ..errors import Fault
from ..model import Registry
from ..reading.spec import Spec
from ..targets.target import Target
from . import (  # noqa: F401  # for their rules
    aliases,
    attributes,
    codes,
    deprecations,
    groups,
    names,
    packages,
    paths,
    ranges,
    registry,
)
from .notions import what_is_stated_is_printed
from .rules import CONTEXT_RULES, SECTION_RULES, TARGET_RULES, Context


def check(spec: Spec, wanted: Sequence[tuple[Registry, Target]]) -> Iterator[Fault]:
    """Every fault of meaning, in no particular order; `wanted` is what of the registry is printed for which target."""
    is_right = spec.is_right()
    for fault in _faults(spec, wanted):
        is_right = False
        yield fault
    if is_right:
        for printed in {id(printed): printed for printed, _ in wanted}.values():
            yield from what_is_stated_is_printed(printed, [target for of, target in wanted if of is printed])


def _faults(spec: Spec, wanted: Sequence[tuple[Registry, Target]]) -> Iterator[Fault]:
    context = Context(spec.registry, spec.sections, spec.left_out)
    for section in context.sections:
        for of_section in SECTION_RULES:
            yield from of_section(section)
    for of_context in CONTEXT_RULES:
        yield from of_context(context)
    for printed, target in wanted:
        for of_target in TARGET_RULES:
            yield from of_target(printed, target)
