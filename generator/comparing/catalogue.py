"""A printed catalogue (`catalog.json`): its data in; the files of a spec that say the same out.

So a release is compared with by what it shipped, and its data is checked as any spec is. A catalogue of an earlier
edition has fewer keys. What it does not tell is which targets there were, and what was declared and never stated.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

Data = dict[str, Any]

# What a code of the spec says by the same key; an alias takes the last from its member.
_OF_CODES = ("id", "name", "description", "note", "since", "former_names", "named_by")
_OF_MEMBERS = ("also_in", "action")
# What codes of a catalogue have beside these and their attributes.
_OTHERS = frozenset((*_OF_CODES, *_OF_MEMBERS, "wire_name", "alias_of", "aliases", "group", "attributes", "deprecated"))
_NOT_IN_A_SPEC = frozenset(("docs_url",))


class NoCatalogueError(Exception):
    """That data is no catalogue."""


def spec_files(data: object) -> dict[str, bytes]:
    """The files of a spec by name. Raises NoCatalogueError where the data is something else."""
    try:
        if not isinstance(data, dict) or not data["sections"]:
            raise NoCatalogueError
        files = {"registry": _head(data)}
        for section in data["sections"]:
            files[section["name"]] = _section(section, {one["name"]: one for one in data.get("attributes", ())})
    except (KeyError, TypeError, AttributeError, ValueError):
        raise NoCatalogueError from None
    return {f"{name}.yaml": json.dumps(one, ensure_ascii=False).encode() for name, one in files.items()}


def _head(data: Data) -> Data:
    texts = ("title", "description", "version", "license", "site_url", "acronyms")
    package = {key: value for key, value in (data.get("package") or {}).items() if value}
    attributes = {one["name"]: _attribute(one) for one in data.get("attributes", ())}
    sources = {one["key"]: _stated(one, "title", "url", "read", "note") for one in data.get("sources", ())}
    return {
        "registry": data["name"],
        **_stated(data, *texts),
        **_filled(package=package, attributes=attributes, sources=sources),
        "kinds": {kind["name"]: _kind(kind) for kind in data["kinds"]},
        "sections": [section["name"] for section in data["sections"]],
        **_extra(data),
    }


def _kind(kind: Data) -> Data:
    payload = kind.get("payload") or {}
    keys = {**{key: value for key, value in payload.items() if key != "attributes"}, **payload.get("attributes", {})}
    keys = {key: value for key, value in keys.items() if value is not None}
    ids = {"ids": kind["ids"]["name"]} if "ids" in kind else {}
    return {"title": kind["title"], **ids, **_stated(kind, "notation"), **_filled(payload=keys)}


def _attribute(one: Data) -> Data:
    choices = {choice["name"]: choice["description"] for choice in one["choices"]}
    several = {"several": True} if one["several"] else {}
    return {**_stated(one, "type", "title", "description", "kinds", "default"), **several, **_filled(choices=choices)}


def _section(section: Data, attributes: Mapping[str, Data]) -> Data:
    codes: dict[str | None, list[Data]] = {}
    for code in section["codes"]:
        codes.setdefault(code["group"], []).append(_code(code, attributes))
    groups = [{**_group(group), **_filled(codes=codes.get(group["name"]))} for group in section["groups"]]
    return {
        "section": section["name"],
        **_stated(section, "kind", "title", "description"),
        **_filled(reserved=[_reservation(one) for one in section["reserved"]]),
        **({"groups": groups} if groups else {"codes": codes[None]}),
        **_extra(section),
    }


def _reservation(one: Any) -> Any:
    """What is reserved, as the spec writes it."""
    if not isinstance(one, dict) or "reason" not in one:
        return _numbers(one)
    return {"range": _numbers(one), "reason": one["reason"]} if "first" in one else one


def _numbers(one: Any) -> Any:
    """A number, or a range, as the spec writes it."""
    return f"{one['first']}..{one['last']}" if isinstance(one, dict) else one


def _group(group: Data) -> Data:
    named = {key: value for key, value in _stated(group, "title", "wire_name").items() if value != group["name"]}
    numbers = {"range": _numbers(group["range"])} if group.get("range") else {}
    return {**_stated(group, "id", "name", "description", "mask"), **named, **numbers, **_extra(group)}


def _code(code: Data, attributes: Mapping[str, Data]) -> Data:
    wire_name = code.get("wire_name", code["name"])
    named = {"wire_name": wire_name} if wire_name != code["name"] else {}
    found = {**_stated(code, *_OF_CODES, "alias_of"), **named, **_extra(code)}
    # An alias has its member's, if it says nothing: saying the same is the same.
    found |= _filled(deprecated=_stated(code.get("deprecated") or {}, "since", "reason", "replaced_by", "note"))
    if code["alias_of"] is None:
        found |= {**_stated(code, *_OF_MEMBERS), **dict(_facts(code, attributes))}
    return found


def _facts(code: Data, attributes: Mapping[str, Data]) -> Iterator[tuple[str, Any]]:
    """What a code states; a value that is the default may not be stated at all, and is not told to be."""
    earlier = {key: value for key, value in code.items() if not (key in _OTHERS | _NOT_IN_A_SPEC or key[:2] == "x-")}
    for name, value in {**earlier, **code.get("attributes", {})}.items():
        if value not in (None, []) and value != attributes.get(name, {}).get("default"):
            yield name, value


def _stated(data: Data, *keys: str) -> Data:
    return {key: data[key] for key in keys if data.get(key) not in (None, [])}


def _filled(**values: Any) -> Data:
    return {key: value for key, value in values.items() if value}


def _extra(data: Data) -> Data:
    return {key: value for key, value in data.items() if key.startswith("x-")}
