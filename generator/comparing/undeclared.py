"""A spec of an earlier edition of the language: its files in; the same, with all declared that it states, out.

Attributes had not to be declared once: what the language knew of a code, each code could state.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..reading.schemas import read_schema
from ..reading.source import read_document

_REGISTRY = "registry.yaml"
_TYPES: tuple[tuple[type, str], ...] = ((bool, "boolean"), (int, "integer"), (str, "text"))


def declared(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, with a registry.yaml that declares whatever codes and groups state and it does not.

    They are the same if nothing is undeclared, or if registry.yaml is not fit to declare anything.
    """
    head = _data(folder, _REGISTRY, files.get(_REGISTRY, b""))
    attributes = head.get("attributes", {}) if isinstance(head, dict) else None
    if not isinstance(head, dict) or not isinstance(attributes, dict):
        return dict(files)
    found: dict[str, tuple[str, bool, dict[str, None]]] = {}
    for name, content in files.items():
        section = _data(folder, name, content) if name != _REGISTRY else None
        if isinstance(section, dict):
            for key, value in _stated(section):
                if key in attributes:
                    continue
                _, _, kinds = found.setdefault(key, (*_type_of(value), {}))
                kinds[str(section.get("kind"))] = None
    if not found:
        return dict(files)
    more = {
        key: {"type": kind, "description": "-", "kinds": list(kinds), **({"several": True} if several else {})}
        for key, (kind, several, kinds) in found.items()
    }
    text = json.dumps({**head, "attributes": {**attributes, **more}}, ensure_ascii=False)
    return {**files, _REGISTRY: text.encode()}


def _data(folder: str, name: str, content: bytes) -> Any:
    path = Path(folder, name)
    return read_document(path, str(path), content).data


def _stated(section: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What codes and groups state that the language does not know."""
    schema = read_schema("section")["$defs"]
    groups = section.get("groups", [])
    things = [("group", group) for group in groups] if isinstance(groups, list) else []
    for holder in (section, *(group for _, group in things)):
        codes = holder.get("codes", []) if isinstance(holder, dict) else []
        things += [("code", code) for code in codes] if isinstance(codes, list) else []
    for part, thing in things:
        known = schema[part]["properties"]
        for key, value in thing.items() if isinstance(thing, dict) else ():
            if key not in known and not key.startswith("x-") and key.isidentifier() and key.islower():
                yield key, value


def _type_of(value: Any) -> tuple[str, bool]:
    """What type an attribute with this value has, and whether it has several."""
    several = isinstance(value, list)
    one = value[0] if several and value else value
    return next((name for of, name in _TYPES if isinstance(one, of)), "text"), several
