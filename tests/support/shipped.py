"""The registry that ships, read once: its spec in, the registry out."""

from functools import cache
from pathlib import Path

from generator.model import Registry
from generator.reading.spec import read_spec

SPEC = Path(__file__).parents[2] / "spec"


@cache
def shipped_registry() -> Registry:
    spec = read_spec(SPEC)

    assert spec.findings([]) == []
    assert spec.registry is not None
    return spec.registry
