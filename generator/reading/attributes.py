"""Attributes: what registry.yaml declares of them in; the declarations, and the shapes of their values, out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from ..errors import Fault, Location
from ..model import Attribute, Choice, Value
from ..text.messages import heading
from .explain import DECLARED
from .schemas import Part, Schema, keys_of_bearers, published

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
}
_EXAMPLES = {
    "boolean": [True],
    "integer": [10],
    "text": ["…"],
    "url": ["https://example.com/codes.html"],
}


def read_attributes(head: Mapping[str, Any], where: Location) -> tuple[Attribute, ...]:
    """The attributes that a registry declares, of no type where it says none.

    `head` may be misshapen: what is wrong in it is told elsewhere.
    """
    declared = head.get("attributes")
    return tuple(_readable(declared, where.at("attributes"))) if isinstance(declared, dict) else ()


def _readable(declared: Mapping[str, Any], where: Location) -> Iterator[Attribute]:
    for name, stated in islice(declared.items(), MOST):
        data = stated if isinstance(stated, dict) else {}
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


def sure(attribute: Attribute, kinds: Collection[str], faults: Iterable[Fault]) -> Attribute:
    """An attribute as far as its declaration is right: of no type or of all kinds where that is in doubt.

    `kinds` are those that there are, `faults` those of the shape of registry.yaml.
    """
    wrong = [fault.where for fault in faults if fault.where.path[:2] == attribute.where.path]
    is_in_doubt = attribute.name in own_keys() or _contradicts_itself(attribute) or any(map(_is_about_values, wrong))
    is_of_others = any(where.path[2:3] == ("kinds",) for where in wrong) or not {*(attribute.kinds or ())} <= {*kinds}
    return replace(
        attribute,
        type="" if is_in_doubt else attribute.type,
        kinds=None if is_of_others else attribute.kinds,
    )


def _is_about_values(where: Location) -> bool:
    """Whether a fault of a declaration leaves open what values there are: not if it is about a text of it."""
    below = where.path[2:]
    # Choices that are none at all contradict the type.
    if below[:1] in ((), ("choices",)):
        return where.on_key
    return below[0] not in ("title", "description", "kinds")


def _contradicts_itself(attribute: Attribute) -> bool:
    if (attribute.type == "choice") != bool(attribute.choices) or (attribute.type == "boolean" and attribute.several):
        return True
    return attribute.default is not None and not schema_of_default(attribute).validator.is_valid(default_of(attribute))


@cache
def own_keys() -> frozenset[str]:
    """The keys that each code or group may have: no attribute is called so."""
    keys = keys_of_bearers()
    return frozenset((*keys["codes"], *keys["groups"]))


def default_of(attribute: Attribute) -> dict[str, Any]:
    """The default of an attribute as data, in a map that holds nothing else."""
    return {"default": list(attribute.default) if isinstance(attribute.default, tuple) else attribute.default}


def schema_of_default(attribute: Attribute) -> Schema:
    """The schema of a map that holds just a default."""
    properties = {"default": shape_of_value(attribute)}
    return Schema({"properties": properties, "$defs": published("section").whole["$defs"]})


def value_of(value: Any) -> Value:
    """A value of an attribute as the model holds it."""
    return tuple(value) if isinstance(value, list) else value


def shape_of_value(attribute: Attribute) -> Part:
    """The schema of the values of an attribute, of any value where the declaration does not say enough."""
    single = _shape_of_one(attribute)
    if not (attribute.several and single):
        return single
    listed = _LISTED.get(attribute.type) or f"some of {', '.join(choice.name for choice in attribute.choices)}"
    return {
        "description": f"a list of {listed}, each once",
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
        "$comment": DECLARED,
        "enum": names,
        "enumDescriptions": [choice.description for choice in attribute.choices],
        "examples": names[:1],
    }
