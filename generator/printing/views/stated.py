"""What a registry states at all: what no code of it states is not printed."""

from ...model import Code, Kind, Registry, Section, Value


def has_groups(subject: Registry | Kind) -> bool:
    """Whether any section has groups."""
    return any(section.groups for section in subject.sections)


def has_deprecations(section: Section) -> bool:
    """Whether any code is deprecated."""
    return any(code.deprecated for code in section.codes)


def states(subject: Kind | Section, name: str) -> bool:
    """Whether any code has a value of this attribute."""
    sections = subject.sections if isinstance(subject, Kind) else (subject,)
    return any(name in code.facts for section in sections for code in section.codes)


def fact(code: Code, name: str) -> Value | None:
    """What a code or its group states of this attribute, None if nothing."""
    return code.facts.get(name)


def wire_names(kind: Kind) -> tuple[str, ...]:
    """What payloads call the groups of the sections, each name once."""
    names = (group.wire_name for section in kind.sections for group in section.groups)
    return tuple(dict.fromkeys(names))
