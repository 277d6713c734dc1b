"""What JSON says of a code, a group or an attribute beside its texts, by keys that are not the standard's."""

from dataclasses import asdict
from functools import lru_cache

from ...model import Attribute, Code, Group, Kind, Section
from .attributes import attributes, fact

_TYPES: dict[str, dict[str, str]] = {
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer", "format": "int64"},
    "text": {"type": "string"},
    "url": {"type": "string", "format": "uri"},
    "choice": {"type": "string"},
}


def annotations(code: Code, section: Section, kind: Kind) -> dict[str, object]:
    """What the spec states of a member beyond its texts, as `x-` keys with values; its own `x-` keys come last."""
    aliases = [_alias(alias, code) for alias in _aliases(section).get(code.name, ())]
    stated = {
        "x-wire-name": _wire_name(code),
        "x-group": code.group and code.group.name,
        "x-also-in": [listing.group_name for listing in code.also_in] or None,
        **{f"x-{attribute.name.replace('_', '-')}": fact(code, attribute) for attribute in attributes(kind)},
        "x-action": code.action,
        "x-since": code.since,
        "x-deprecated": _deprecation(code),
        "x-aliases": aliases or None,
        "x-former-names": code.former_names or None,
    }
    return {key: value for key, value in {**stated, **code.extra}.items() if value is not None}


def group_annotations(group: Group) -> dict[str, object]:
    """What the spec states of a group beyond its texts, as `x-` keys with values; its own `x-` keys come last."""
    stated = {
        "x-wire-name": group.wire_name if group.id is not None and group.wire_name != group.name else None,
        "x-range": group.range and group.range._asdict(),
        "x-mask": group.mask and group.mask._asdict(),
    }
    return {key: value for key, value in {**stated, **group.extra}.items() if value is not None}


@lru_cache(maxsize=1)
def _aliases(section: Section) -> dict[str, list[Code]]:
    found: dict[str, list[Code]] = {}
    for alias in section.aliases:
        found.setdefault(str(alias.alias_of), []).append(alias)
    return found


def _alias(alias: Code, member: Code) -> dict[str, object]:
    """What an alias says of itself: what it shares with its member is left out."""
    stated = {
        "name": alias.name,
        "wire_name": _wire_name(alias),
        "description": alias.description,
        "group": alias.group.name if alias.group and alias.group is not member.group else None,
        "since": alias.since,
        "deprecated": _deprecation(alias) if alias.deprecated != member.deprecated else None,
        "former_names": alias.former_names or None,
    }
    return {key: value for key, value in stated.items() if value is not None}


def _wire_name(code: Code) -> str | None:
    return code.wire_name if code.wire_name != code.name else None


def _deprecation(code: Code) -> dict[str, str] | None:
    stated = {} if code.deprecated is None else asdict(code.deprecated)
    return {key: value for key, value in stated.items() if value is not None} or None


def value_schema(attribute: Attribute) -> dict[str, object]:
    """The schema of the values of an attribute: what it is called, what it says, its type, its default."""
    choices = {"enum": [choice.name for choice in attribute.choices]} if attribute.choices else {}
    one = {**_TYPES[attribute.type], **choices}
    told = {"title": attribute.title, "description": attribute.description}
    shape = {"type": "array", "items": one} if attribute.several else one
    return {**told, **shape, **({} if attribute.default is None else {"default": attribute.default})}
