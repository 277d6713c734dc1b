"""Filters: a registry and a target in, what its templates can ask of a name, a text or a value out."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import product
from unicodedata import combining, east_asian_width

from ..model import Attribute, Kind, Registry, Single, Value
from ..targets.escaping import commenter, quoter
from ..targets.parts import Width
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
        "docblock": partial(docblock, target.width),
        "broken": partial(broken, target.width),
        "called": partial(called, target.width),
        "dotted": partial(dotted, target.width),
        "member_name": partial(member_name, target),
        "id_type": partial(id_type, target),
        "type_of": partial(type_of, target),
        "single_type": partial(single_type, target),
        "literal": writer(target),
        "each_literal": partial(each_literal, target),
    }


def fitting(width: Width | None, forms: Sequence[str], indent: int = 0, head: bool = True, tail: bool = True) -> str:
    """The first of several forms that fits the width of the target's formatter, else the last.

    A form fits if none of its lines is wider than that; its first stands behind `indent` spaces. Without `head`, the
    first of several lines does not count: where it ends in what can be broken no further. Without `tail`, it alone
    counts: where a formatter breaks before it looks at what follows.
    """
    if width is None:
        return forms[0]
    for form in forms:
        lines = (" " * indent + form).split("\n")
        counted = (lines if head or len(lines) == 1 else lines[1:]) if tail else lines[:1]
        if all(columns_of(line, width.counts) <= width.columns for line in counted):
            return form
    return forms[-1]


def docblock(width: Width | None, paragraphs: Iterable[str], indent: int = 0) -> str:
    """A comment between `/**` and `*/`, behind `indent` spaces: on one line if it is one that fits, else on several.

    Paragraphs have a line of nothing between them; empty ones are left out. What they say is escaped already.
    """
    lines = "\n\n".join(filter(None, paragraphs)).split("\n")
    rows = [f" * {line}".rstrip() for line in lines]
    several = f"\n{' ' * indent}".join(("/**", *rows, " */"))
    return several if len(lines) > 1 else fitting(width, (f"/** {lines[0]} */", several), indent)


def broken(width: Width | None, parts: Sequence[str], indent: int = 0) -> str:
    """The parts of a statement with spaces between them, or broken between as few of them as it takes, late ones first.

    What stands behind a break is 4 deeper than what stands before it.
    """
    places = product((False, True), repeat=len(parts) - 1)
    return fitting(width, [_broken(parts, breaks, indent) for breaks in places], indent)


def _broken(parts: Sequence[str], breaks: Sequence[bool], indent: int) -> str:
    text = parts[0]
    for part, is_break in zip(parts[1:], breaks, strict=True):
        indent += 4 if is_break else 0
        text += f"\n{' ' * indent}{part}" if is_break else f" {part}"
    return text


def called(width: Width | None, arguments: Iterable[str], head: str, end: str, indent: int = 0) -> str:
    """The arguments of a call between its head and its end: on one line, else all on the next, else each on its own.

    They stand 4 deeper than the call. A path of names that is too wide even so is broken before its last dot.
    """
    given, inside = list(arguments), f"\n{' ' * (indent + 4)}"
    lines = [
        dotted(width, one, indent + 4, end if number == len(given) else ",") for number, one in enumerate(given, 1)
    ]
    flat = ", ".join(given)
    forms = (f"{head}{flat}{end}", f"{head}{inside}{flat}{end}", f"{head}{inside}{inside.join(lines)}")
    return fitting(width, forms, indent)


def dotted(width: Width | None, text: str, indent: int, end: str) -> str:
    """What ends a statement or stands on a line of its own; a path of names that is too wide is broken before a dot."""
    path = re.fullmatch(r"(.*\b[A-Za-z_]\w*)(\.\w+)", text, re.ASCII)
    broken = f"{path[1]}\n{' ' * (indent + 4)}{path[2]}{end}" if path and '"' not in text else f"{text}{end}"
    return fitting(width, (f"{text}{end}", broken), indent)


def columns_of(line: str, counts: str) -> int:
    """How wide a line is, as a formatter counts: its code points, its UTF-16 units, or its cells on a terminal.

    To `wide_utf16` a unit that takes two cells is two, and a mark one.
    """
    if line.isascii() or counts == "code_points":
        return len(line)
    if counts == "utf16":
        return len(line.encode("utf-16-le")) // 2
    if counts == "wide_utf16":
        return sum(2 if ord(sign) > 0xFFFF or east_asian_width(sign) in "FW" else 1 for sign in line)
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "FW" else 1 for sign in line)


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
    quoted = quoter(target.quotes, target.escapes, target.patterns)

    def single(attribute: Attribute, value: Single | None) -> str:
        if value is None or isinstance(value, bool):
            return target.constants[value]
        if isinstance(value, int):
            return target.types.get("number", "{value}").format(value=value)
        if not attribute.choices:
            return quoted(value)
        return target.types["choice"].format(
            choices=target.spelling("choices", attribute.name),
            choice=target.spelling("choice", value, attribute.name),
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


def each_literal(target: Target, attribute: Attribute, values: Iterable[Single]) -> tuple[str, ...]:
    """The values of an attribute that may have several, each as `literal` writes it."""
    return tuple(map(partial(writer(target), attribute), values))


def literals(
    literal: Callable[[Attribute, Value | None], str], attribute: Attribute, values: Iterable[Single]
) -> tuple[str, ...]:
    """Each of several values of an attribute, as `literal` writes it."""
    return tuple(literal(attribute, value) for value in values)


def _speller(target: Target, role: str) -> Callable[..., str]:
    spell = partial(target.spelling, role)
    # A section's name is asked for by each of its codes; a code's own only by a few places.
    return spell if target.names[role].of == "code" else cache(spell)


def to_json(value: object, indent: int = 0) -> str:
    """A value of the spec as JSON, the lines after the first behind `indent` spaces."""
    text = _JSON.encode(value)
    # A line feed inside a string is escaped: every one here ends a line of layout.
    return text.replace("\n", "\n" + " " * indent) if "\n" in text else text
