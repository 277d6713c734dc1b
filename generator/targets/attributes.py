"""Attributes that are printed: what is declared and sections in; those of which any code has something out."""

from collections.abc import Iterable

from ..model import Attribute, Section


def printed(declared: Iterable[Attribute], sections: Iterable[Section]) -> tuple[Attribute, ...]:
    """The attributes that some code of these sections states, or that have a default: no other is printed."""
    stated = {name for section in sections for code in section.codes for name in code.facts}
    return tuple(one for one in declared if one.default is not None or one.name in stated)
