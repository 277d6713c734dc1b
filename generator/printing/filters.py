"""Filters: a registry and a target in, what its templates can ask of a name, a text or a value out."""

import json
from collections.abc import Callable, Sequence
from functools import cache, partial

from ..model import Attribute, Registry, Value
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
        "fitting": partial(fitting, target.width),
        "type_of": partial(type_of, target),
        "single_type": partial(single_type, target),
        "literal": writer(target),
    }


def fitting(width: int | None, forms: Sequence[str], indent: int = 0) -> str:
    """The first of several forms that fits the width of the target's formatter, behind `indent` spaces; else the first.

    One of several lines fits if those behind its first do: that one ends where it can be broken.
    """
    for form in forms:
        first, *rest = form.split("\n")
        if width is None or max(map(len, rest or [" " * indent + first])) <= width:
            return form
    return forms[0]


def single_type(target: Target, attribute: Attribute) -> str:
    """The type of one value of an attribute in this language."""
    return target.spelling("choices", attribute.name) if attribute.choices else target.types[attribute.type]


def type_of(target: Target, attribute: Attribute) -> str:
    """The type of an attribute in this language: of a list where it may have several values, or with nothing in it."""
    types, name = target.types, single_type(target, attribute)
    if attribute.several:
        return types["several"].format(type=name)
    return name if attribute.default is not None else types["optional"].format(type=name)


def writer(target: Target) -> Callable[[Attribute, Value | None], str]:
    """A function that writes a value of an attribute in this language; None as what stands for nothing."""
    quoted = quoter(target.quotes, target.escapes, target.patterns)

    def literal(attribute: Attribute, value: Value | None) -> str:
        if isinstance(value, tuple):
            return f"({', '.join(literal(attribute, one) for one in value)}{',' if len(value) == 1 else ''})"
        if value is None or isinstance(value, bool):
            return target.constants[value]
        if isinstance(value, int):
            return str(value)
        if not attribute.choices:
            return quoted(value)
        return target.types["choice"].format(
            choices=target.spelling("choices", attribute.name),
            choice=target.spelling("choice", value, attribute.name),
        )

    return literal


def _speller(target: Target, role: str) -> Callable[..., str]:
    spell = partial(target.spelling, role)
    # A section's name is asked for by each of its codes; a code's own only by a few places.
    return spell if target.names[role].of == "code" else cache(spell)


def to_json(value: object, indent: int = 0) -> str:
    """A value of the spec as JSON, the lines after the first behind `indent` spaces."""
    text = _JSON.encode(value)
    # A line feed inside a string is escaped: every one here ends a line of layout.
    return text.replace("\n", "\n" + " " * indent) if "\n" in text else text
