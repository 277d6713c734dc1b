"""Attributes: what registry.yaml declares of them in; the declarations, and the shapes of their values, out."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from ..errors import Location
from ..model import Attribute, Choice, Value
from ..text.messages import heading
from .schemas import Part

# How many a registry may declare.
MOST = 100

_TYPES: Mapping[str, Part] = {
    "boolean": {"$ref": "#/$defs/boolean"},
    "integer": {"$ref": "#/$defs/integer"},
    "text": {"$ref": "#/$defs/line"},
    "url": {"$ref": "#/$defs/url"},
}

_LISTED = {
    "boolean": "booleans",
    "integer": "whole numbers",
    "text": "lines",
    "url": "addresses",
    "choice": "choices",
}
_EXAMPLES = {
    "boolean": [True],
    "integer": [10],
    "text": ["No room is left."],
    "url": ["https://example.com/codes.html"],
}


def read_attributes(head: Mapping[str, Any], where: Location) -> tuple[Attribute, ...]:
    """The attributes of a registry that are declared well enough to be known by their names and types.

    `head` may be misshapen: what is wrong in it is told elsewhere.
    """
    declared = head.get("attributes")
    return tuple(_readable(declared, where.at("attributes"))) if isinstance(declared, dict) else ()


def _readable(declared: Mapping[str, Any], where: Location) -> Iterator[Attribute]:
    for name, data in islice(declared.items(), MOST):
        if not isinstance(data, dict):
            continue
        kinds, choices, default = data.get("kinds"), data.get("choices"), data.get("default")
        yield Attribute(
            name=name,
            type=data["type"] if data.get("type") in (*_TYPES, "choice") else "",
            # They become parts of a schema, which would be none with anything else in them.
            title=_text(data.get("title")) or heading(name),
            description=_text(data.get("description")),
            kinds=tuple(kind for kind in kinds if isinstance(kind, str)) if isinstance(kinds, list) else None,
            several=data.get("several") is True,
            default=None if default is None else value_of(default),
            choices=tuple(Choice(*choice) for choice in choices.items()) if isinstance(choices, dict) else (),
            where=where.key(name),
        )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def value_of(value: Any) -> Value:
    """A value of an attribute as the model holds it."""
    return tuple(value) if isinstance(value, list) else value


def shape_of_value(attribute: Attribute) -> Part:
    """The schema of the values of an attribute, of any value where the declaration does not say enough."""
    single = _shape_of_one(attribute)
    if not (attribute.several and single):
        return single
    return {
        "description": f"a list of {_LISTED[attribute.type]}, each once",
        "examples": [_EXAMPLES.get(attribute.type) or single["examples"]],
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": single,
    }


def _shape_of_one(attribute: Attribute) -> Part:
    if attribute.type != "choice":
        return dict(_TYPES.get(attribute.type, {}))
    if not attribute.choices:
        return {}
    names = [choice.name for choice in attribute.choices]
    return {
        "description": f"one of {', '.join(names)}",
        "enum": names,
        "enumDescriptions": [choice.description for choice in attribute.choices],
        "examples": names[:1],
    }
