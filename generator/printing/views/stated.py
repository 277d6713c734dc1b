"""What a registry states at all: what no code of it states is not printed."""

from ...model import Kind, Registry, Section


def has_groups(subject: Registry | Kind) -> bool:
    """Whether any section has groups."""
    return any(section.groups for section in subject.sections)


def has_deprecations(section: Section) -> bool:
    """Whether any code is deprecated."""
    return any(code.deprecated for code in section.codes)


def states_permanence(subject: Kind | Section) -> bool:
    """Whether it is said of any code that it is permanent or not."""
    sections = subject.sections if isinstance(subject, Kind) else (subject,)
    return any(code.permanent is not None for section in sections for code in section.codes)


def wire_names(kind: Kind) -> tuple[str, ...]:
    """What payloads call the groups of the sections, each name once."""
    names = (group.wire_name for section in kind.sections for group in section.groups)
    return tuple(dict.fromkeys(names))
