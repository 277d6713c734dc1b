"""What a printed package says of itself, and shows."""

from itertools import count

from ...model import Code, Registry
from .numbers import kind_of


def package_version(registry: Registry) -> str:
    """The version for the printed packages; 0.0.0 for a registry that states none."""
    return registry.version or "0.0.0"


def example_code(registry: Registry) -> Code:
    """A code to show: the first one."""
    return registry.sections[0].members[0]


def unlisted(registry: Registry) -> int:
    """A number that no code has, to show what becomes of one: 99999, or the first free one above it.

    Where the codes of the first section are narrower, it is the greatest free one of theirs.
    """
    listed = {code.id for section in registry.sections for code in section.codes}
    greatest = kind_of(registry.sections[0], registry.kinds).ids.greatest
    numbers = count(99_999) if greatest > 99_999 else range(greatest, 0, -1)
    return next((number for number in numbers if number not in listed), greatest)
