"""What a registry states of its groups, deprecations and license: what outputs and templates wait for."""

from collections.abc import Iterator

from ..licenses import known_licenses
from ..model import Group, Kind, Registry, Section


def states(registry: Registry, what: str) -> bool:
    """Whether an output that waits for this is printed: some code is deprecated, or some groups have numbers, or none.

    `deprecated` are members: an alias is nothing but a name. A license is stated if we have its text, a version if
    there is one. A registry is `published` if it says where. It has `editions` if a code or an alias says since when
    it is there, or deprecated.
    """
    if what == "license":
        return registry.license in known_licenses()
    if what == "version":
        return registry.version is not None
    if what == "published":
        return registry.site_url is not None
    if what == "editions":
        return any(code.since or code.deprecated for section in registry.sections for code in section.codes)
    if what == "deprecated":
        return any(code.deprecated for section in registry.sections for code in section.members)
    return has_group_ids(registry) if what == "numbered_groups" else has_named_groups(registry)


def has_group_ids(subject: Registry | Kind | Section) -> bool:
    """Whether some groups have numbers on the wire."""
    return any(group.id is not None for group in groups_of(subject))


def has_named_groups(subject: Registry | Kind | Section) -> bool:
    """Whether some groups have no numbers on the wire."""
    return any(group.id is None for group in groups_of(subject))


def groups_of(subject: Registry | Kind | Section) -> Iterator[Group]:
    """Every group, section by section."""
    sections = (subject,) if isinstance(subject, Section) else subject.sections
    return (group for section in sections for group in section.groups)
