"""Filters: a registry and a target in, what its templates can ask of a name, a text or a value out."""

import json
from collections.abc import Callable, Iterable
from functools import cache, partial

from ..model import Attribute, Kind, Registry, Single, Value
from ..targets.escaping import Escaper, commenter, quoter
from ..targets.parts import UnstatedError
from ..targets.target import Target
from .forms import broken, called, docblock, dotted, fitting, hung, listed
from .views import VIEWS
from .views.relations import Column

# The least integer of 64 bits: in some languages its number alone, without the sign, is too great.
LEAST = -(2**63)

# Maps of the model are read-only views, which the encoder takes for no maps.
_JSON = json.JSONEncoder(ensure_ascii=False, indent=2, default=dict)
_LINE = json.JSONEncoder(ensure_ascii=False)
_SHORT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=dict)


def filters_of(registry: Registry, target: Target) -> dict[str, Callable[..., object]]:
    """Every filter by its name: one for each role of the target, and those that all templates have."""
    return {
        **VIEWS,
        **{role: _speller(target, role) for role in target.names},
        "quoted": _quoter(target),
        "comment": commenter(target.comments),
        "first_lines": partial(first_lines, registry, commenter(target.comments)),
        "doc": commenter(target.comments, target.markup),
        "constant": target.literals.constants.__getitem__,
        "json": to_json,
        "json_line": _SHORT.encode,
        "former_aliases": target.former_aliases(registry),
        "fitting": partial(fitting, target.width),
        "docblock": partial(docblock, target.width),
        "broken": partial(broken, target.width),
        "called": partial(called, target.width),
        "dotted": partial(dotted, target.width),
        "hung": partial(hung, target.width),
        "listed": partial(listed, target.width),
        "member_name": partial(member_name, target),
        "id_type": partial(id_type, target),
        "type_of": partial(type_of, target),
        "single_type": partial(single_type, target),
        "literal": writer(target),
        "each_literal": each_writer(target),
        "row": row_writer(target),
        "spelled": partial(spelled, target),
    }


def first_lines(registry: Registry, comment: Callable[..., str], header: str, margin: str) -> str:
    """What a file begins with: the mark of a generated one, and whose it is, as REUSE reads it (https://reuse.software).

    `margin` stands before every line but the first. A text that looks like such a tag is none, so only the tags are.
    """
    holders = ", ".join(registry.package.authors)
    tags = (("SPDX-FileCopyrightText", holders), ("SPDX-License-Identifier", registry.license))
    lines = (comment(header), *(f"{tag}: {comment(value)}" for tag, value in tags if value))
    return f"\n{margin}".join(lines)


def spelled(target: Target, columns: Iterable[Column], role: str) -> tuple[str, ...]:
    """What columns are called: those of attributes as the role of the target says, all others as they are."""
    return tuple(target.spelling(role, one.name) if one.attribute else one.name for one in columns)


def single_type(target: Target, attribute: Attribute) -> str:
    """The type of one value of an attribute in this language."""
    return target.spelling("choices", attribute.name) if attribute.choices else target.types[attribute.type]


def member_name(target: Target, attribute: Attribute) -> str:
    """What an attribute is called: by the role `flag` if it is true or false and there is one, else by `attribute`."""
    is_flag = attribute.type == "boolean" and not attribute.several and "flag" in target.names
    return target.spelling("flag" if is_flag else "attribute", attribute.name)


def id_type(target: Target, kind: Kind) -> str:
    """The type of the ids of a kind in this language."""
    return target.ids[kind.ids.name]


def type_of(target: Target, attribute: Attribute) -> str:
    """The type of an attribute in this language: of a list where it may have several values, or with nothing in it."""
    types, name = target.types, single_type(target, attribute)
    if attribute.several:
        return types["several"].format(type=name)
    return name if attribute.default is not None else types["optional"].format(type=name)


def writer(target: Target) -> Callable[[Attribute, Value | None], str]:
    """A function that writes a value of an attribute in this language; None as what stands for nothing."""
    quoted = _quoter(target)

    def single(attribute: Attribute, value: Single | None) -> str:
        if value is None or isinstance(value, bool):
            return target.literals.constants[value]
        if isinstance(value, int):
            form = target.types.get("least_number" if value == LEAST else "number")
            return (form or target.types.get("number", "{value}")).format(value=value)
        if not attribute.choices:
            return quoted(value)
        return target.types["choice"].format(
            choices=target.spelling("choices", attribute.name),
            choice=target.spelling("choice", value, attribute.name),
            value=value,
        )

    def literal(attribute: Attribute, value: Value | None) -> str:
        values = () if attribute.several and value is None else value
        if not isinstance(values, tuple):
            return single(attribute, values)
        form = target.types.get("list_of_one", target.types["list"]) if len(values) == 1 else target.types["list"]
        return form.format(
            type=single_type(target, attribute), values=", ".join(single(attribute, one) for one in values)
        )

    return literal


def each_writer(target: Target) -> Callable[[Attribute, tuple[Single, ...] | None], tuple[str, ...]]:
    """A function that writes each of several values of an attribute; none for None."""
    literal = writer(target)
    return lambda attribute, values: tuple(literal(attribute, one) for one in values or ())


def row_writer(target: Target) -> Callable[[Iterable[Value | None]], str]:
    """A function that writes the values of a row as literals, commas between them; several in one as a list in JSON."""
    quoted, constants = _quoter(target), target.literals.constants

    def literal(value: Value | None) -> str:
        if isinstance(value, str):
            return quoted(value)
        if value is None or isinstance(value, bool):
            return constants[value]
        return str(value) if isinstance(value, int) else quoted(_LINE.encode(value))

    return lambda values: ", ".join(map(literal, values))


def _quoter(target: Target) -> Escaper:
    if not target.literals.quotes:
        # Which quotes there are is not all: a language that escapes nothing in a text says so.
        return _unquoted
    return quoter(target.literals.quotes, target.literals.escapes, target.literals.patterns)


def _unquoted(text: str) -> str:
    raise UnstatedError("literals", "quotes")


def _speller(target: Target, role: str) -> Callable[..., str]:
    spell = partial(target.spelling, role)
    # A section's name is asked for by each of its codes; a code's own only by a few places.
    return spell if target.names[role].of == "code" else cache(spell)


def to_json(value: object, indent: int = 0) -> str:
    """A value of the spec as JSON, the lines after the first behind `indent` spaces."""
    text = _JSON.encode(value)
    # A line feed inside a string is escaped: every one here ends a line of layout.
    return text.replace("\n", "\n" + " " * indent) if "\n" in text else text
