"""Filters: a registry and a target in, what its templates can ask of a name, a text or a value out."""

import json
from collections.abc import Callable
from functools import cache, partial

from ..model import Registry
from ..targets.escaping import commenter, quoter
from ..targets.target import Target
from .views import VIEWS

# Maps of the model are read-only views, which the encoder takes for no maps.
_JSON = json.JSONEncoder(ensure_ascii=False, indent=2, default=dict)


def filters_of(registry: Registry, target: Target) -> dict[str, Callable[..., object]]:
    """Every filter by its name: one for each role of the target, and those that all templates have."""
    return {
        **VIEWS,
        **{role: _speller(target, role) for role in target.names},
        "quoted": quoter(target.quotes, target.escapes, target.patterns),
        "comment": commenter(target.comments),
        "doc": commenter(target.comments, target.markup),
        "constant": target.constants.__getitem__,
        "json": to_json,
        "former_aliases": target.former_aliases(registry),
    }


def _speller(target: Target, role: str) -> Callable[..., str]:
    spell = partial(target.spelling, role)
    # A section's name is asked for by each of its codes; a code's own only by a few places.
    return spell if target.names[role].of == "code" else cache(spell)


def to_json(value: object, indent: int = 0) -> str:
    """A value of the spec as JSON, the lines after the first behind `indent` spaces."""
    text = _JSON.encode(value)
    # A line feed inside a string is escaped: every one here ends a line of layout.
    return text.replace("\n", "\n" + " " * indent) if "\n" in text else text
