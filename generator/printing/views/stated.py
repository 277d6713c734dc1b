"""What a registry states at all: what no code of it states is not printed."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...model import Code, Kind, Registry, Section


def has_groups(subject: Registry | Kind) -> bool:
    """Whether any section has groups."""
    return any(section.groups for section in subject.sections)


# Templates ask for each code what only its kind can tell.
@lru_cache(maxsize=256)
def states(subject: Registry | Kind | Section, name: str) -> bool:
    """Whether any code states this: a field of codes such as `action` or `former_names`, or an attribute.

    `replaced_by` is of deprecations.
    """
    return _state(_codes(subject), name)


@lru_cache(maxsize=256)
def members_state(subject: Registry | Kind | Section, name: str) -> bool:
    """As `states`, of members alone: where an alias is nothing but a name."""
    return _state((code for code in _codes(subject) if code.alias_of is None), name)


def _state(codes: Iterable[Code], name: str) -> bool:
    if name == "wire_name":
        return any(code.wire_name != code.name for code in codes)
    if name in ("replaced_by", "deprecation_note"):
        return any(getattr(code.deprecated, name.removeprefix("deprecation_"), None) for code in codes)
    return any(code.facts.get(name) is not None or getattr(code, name, None) for code in codes)


def _codes(subject: Registry | Kind | Section) -> Iterator[Code]:
    sections = (subject,) if isinstance(subject, Section) else subject.sections
    return (code for section in sections for code in section.codes)


def wire(kind: Kind) -> str:
    """Where codes and groups of a kind are called by their names on the wire: in payloads, where the kind has such."""
    return "payloads" if kind.payload else "the protocol"


def wire_names(kind: Kind) -> tuple[str, ...]:
    """What payloads call the groups of the sections, each name once."""
    names = (group.wire_name for section in kind.sections for group in section.groups)
    return tuple(dict.fromkeys(names))
