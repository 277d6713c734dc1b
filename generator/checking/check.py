"""Checking: what was read of a spec and the targets it is printed for in, every fault of meaning out."""

from collections.abc import Iterable, Iterator

from ..errors import Fault
from ..reading.spec import Spec
from ..targets.target import Target
from . import aliases, codes, deprecations, groups, names, packages, paths, registry  # noqa: F401  # for their rules
from .rules import CONTEXT_RULES, SECTION_RULES, TARGET_RULES, Context


def check(spec: Spec, targets: Iterable[Target]) -> Iterator[Fault]:
    """Every fault of meaning, in no particular order."""
    context = Context(spec.registry, spec.sections, spec.left_out)
    for section in context.sections:
        for of_section in SECTION_RULES:
            yield from of_section(section)
    for of_context in CONTEXT_RULES:
        yield from of_context(context)
    if context.registry is None:
        return
    for target in targets:
        for of_target in TARGET_RULES:
            yield from of_target(context.registry, target)
