"""What is asked by those who read a registry as data: facts of the model by their names, and values in cells."""

from collections.abc import Iterator, Mapping

from ...model import Attribute, Code, Kind, Registry, Single, Value
from .attributes import attributes, fact, printed_attributes
from .numbers import kind_of, notation


def fields(value: object) -> object:
    """What has named parts in the model (a range, a mask, a choice) as a map of them; of several, each; else itself."""
    if isinstance(value, tuple):
        named = getattr(value, "_asdict", None)
        return named() if named else [fields(one) for one in value]
    return value


def kinds_with(attribute: Attribute, registry: Registry) -> tuple[str, ...]:
    """The names of the kinds for which an attribute is printed."""
    return tuple(kind.name for kind in registry.kinds if attribute in attributes(kind))


def hexadecimal_kinds(registry: Registry) -> tuple[Kind, ...]:
    """The kinds that write their ids in hexadecimal."""
    return tuple(kind for kind in registry.kinds if kind.hexadecimal)


def hexadecimal_id(code: Code, registry: Registry) -> str:
    """The number of a code as its kind writes it, if that is in hexadecimal; else nothing."""
    return next((notation(code.id, kind) for kind in hexadecimal_kinds(registry) if kind.name == code.kind), "")


def values(code: Code, registry: Registry) -> Mapping[str, Value | None]:
    """What a code has of each attribute that is printed for its kind, by its name.

    Where nothing is stated, that is None, or () where there may be several.
    """
    return {one.name: _value(code, one) for one in attributes(kind_of(code, registry.kinds))}


def _value(code: Code, attribute: Attribute) -> Value | None:
    value = fact(code, attribute)
    return () if value is None and attribute.several else value


def cells(code: Code, registry: Registry) -> Iterator[tuple[str, bool]]:
    """What a code has of each attribute that is printed at all, as the text of a cell, and whether to quote it.

    The text is empty where nothing is stated, or the attribute is of another kind.
    """
    for attribute in printed_attributes(registry):
        value = fact(code, attribute)
        yield _cell(value, attribute), value is not None and attribute.type in ("text", "url")


def default_cell(attribute: Attribute) -> str:
    """The default of an attribute as the text of a cell."""
    return _cell(attribute.default, attribute)


def _cell(value: Value | None, attribute: Attribute) -> str:
    several = value if isinstance(value, tuple) else () if value is None else (value,)
    # A line has spaces in it, but no end; nothing else has a space.
    return ("\n" if attribute.type == "text" else " ").join(map(_single, several))


def _single(value: Single) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
