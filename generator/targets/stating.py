"""What an output may wait for: a registry and a word of a manifest in, whether the registry states such a thing out."""

from ..model import Registry


def states(registry: Registry, what: str) -> bool:
    """Whether a code is deprecated (an alias is nothing but a name), or a group has a number on the wire, or none."""
    groups = [group for section in registry.sections for group in section.groups]
    if what == "deprecated":
        return any(code.deprecated for section in registry.sections for code in section.members)
    return any((group.id is not None) == (what == "numbered_groups") for group in groups)
