"""What of a section may never be used again."""

from ...model import Section


def reserved_ids(section: Section) -> tuple[int, ...]:
    """The numbers that may never be used again."""
    return tuple(value for value in section.reserved if isinstance(value, int))


def reserved_names(section: Section) -> tuple[str, ...]:
    """The names that may never be used again, but for those that codes once had: they still lead there."""
    former = {name for code in section.codes for name in code.former_names}
    return tuple(value for value in section.reserved if isinstance(value, str) and value not in former)
