"""Samples: a registry and the folder of targets in, what a code looks like in each language that is printed out."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from ..model import Code, Registry
from ..targets.folders import target_names
from ..targets.giving_way import giving_way
from ..targets.manifest import read_targets
from ..targets.samples import sample
from ..targets.target import Target


def sampler(registry: Registry, templates: Path) -> Callable[[Code], tuple[tuple[str, str], ...]]:
    """A function from a code to the title of each language and its sample, in the order of the registry's targets.

    A target without a sample is none of them. What is wrong with a manifest is told where that target is printed.
    """

    @cache
    def languages() -> tuple[Target, ...]:
        available = target_names(templates)
        wanted = [name for name in registry.targets or available if name in available]
        targets, _ = read_targets(templates, wanted, registry.acronyms)
        return tuple(giving_way(target, registry) for target in targets if target.sample)

    return lambda code: tuple((target.title, sample(target, registry, code)) for target in languages())
