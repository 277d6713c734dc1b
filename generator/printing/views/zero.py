"""Where the number 0 stands, for languages in which it is what nobody set."""

from ...model import Code, Group, Section


def zero(section: Section) -> Code | None:
    """The code with the number 0, if there is one."""
    return next((code for code in section.members if code.id == 0), None)


def zero_group(section: Section) -> Group | None:
    """The group with the number 0, if there is one."""
    return next((group for group in section.groups if group.id == 0), None)


def zero_first(section: Section) -> tuple[Code, ...]:
    """The codes in the order of the spec, but the one with the number 0 and its aliases before all others."""
    return tuple(sorted(section.codes, key=lambda code: code.id != 0))


def groups_zero_first(section: Section) -> tuple[Group, ...]:
    """The groups in the order of the spec, but the one with the number 0 before all others."""
    return tuple(sorted(section.groups, key=lambda group: group.id != 0))
