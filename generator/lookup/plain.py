"""A registry as plain data: the model in, maps and lists as the printed catalogue has them out."""

from typing import Any

from ..model import Code, Group, Kind, Registry, Section
from ..printing.views.attributes import printed_attributes
from ..printing.views.data import fields, kinds_with, values
from ..printing.views.reserved import reservations

Data = dict[str, Any]


def plain(registry: Registry) -> Data:
    """All that the registry says. Every key is always there; None or an empty list says that nothing is stated."""
    return {
        **_named(registry, "name", "title", "description", "version", "license", "site_url"),
        "package": fields(registry.package),
        "acronyms": list(registry.acronyms),
        **registry.extra,
        "kinds": [_kind(kind) for kind in registry.kinds],
        "attributes": [
            {
                **_named(one, "name", "type", "title", "description"),
                "kinds": list(kinds_with(one, registry)),
                **_named(one, "several", "default", "choices"),
            }
            for one in printed_attributes(registry)
        ],
        "sources": [_named(source, "key", "title", "url", "read", "note") for source in registry.sources],
        "sections": [_section(section, registry) for section in registry.sections],
    }


def _named(subject: object, *names: str) -> Data:
    """What a thing of the model calls so."""
    return {name: fields(getattr(subject, name)) for name in names}


def _kind(kind: Kind) -> Data:
    payload = kind.payload
    return {
        **_named(kind, "name", "title"),
        "ids": {"name": kind.ids.name, "minimum": kind.ids.least, "maximum": kind.ids.greatest},
        "notation": "hexadecimal" if kind.hexadecimal else "decimal",
        "payload": {**payload._asdict(), "attributes": dict(payload.attributes)} if payload else None,
    }


def _section(section: Section, registry: Registry) -> Data:
    return {
        **_named(section, "name", "kind", "title", "description"),
        "reserved": reservations(section),
        **section.extra,
        "groups": [_group(group) for group in section.groups],
        "codes": [_code(code, registry) for code in section.codes],
    }


def _group(group: Group) -> Data:
    return {**_named(group, "id", "name", "title", "wire_name", "description", "range", "mask"), **group.extra}


def _code(code: Code, registry: Registry) -> Data:
    deprecated = code.deprecated
    return {
        **_named(code, "id", "name", "wire_name", "alias_of", "aliases", "former_names"),
        "group": code.group.name if code.group else None,
        "also_in": [{"group": one.group_name, "description": one.description} for one in code.also_in],
        "attributes": {name: fields(value) for name, value in values(code, registry).items()},
        **_named(code, "description", "action", "note", "since"),
        "deprecated": _named(deprecated, "since", "reason", "replaced_by", "note") if deprecated else None,
        **_named(code, "named_by", "docs_url"),
        **code.extra,
    }
