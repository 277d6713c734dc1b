"""Offers: a schema that the reader checks with in; one that means the same, and offers no key that is wrong, out.

An editor offers every key of a map that the schema names, also those that it refuses or that another key excludes. So
a key that is refused is not named, and a map whose keys exclude each other is one of several maps.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from .schemas import Part

_MAPS = ("properties", "patternProperties", "$defs")
_LISTS = ("allOf", "anyOf", "oneOf")
# What a message of the reader needs. An editor would offer examples as values.
_OF_THE_READER = ("examples", "$comment")


def offered(schema: Part) -> Part:
    """A schema for an editor: with what it says of a wrong text, without what only the reader needs."""
    part = _of_an_editor(schema)
    defs = part.pop("$defs")
    kept: set[str] = set()
    waiting = list(_named(part))
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept.add(name)
            waiting += _named(defs[name])
    return {**part, "$defs": {name: shape for name, shape in defs.items() if name in kept}}


def divide_section(schema: Part) -> None:
    """Let a section with groups have no codes of its own, and the other way round."""
    del schema["allOf"]
    keys = ("properties", "patternProperties", "additionalProperties")
    either = {key: schema.pop(key) for key in keys}
    schema |= _if_it_has("groups", without(either, ["codes"]), _if_it_has("codes", without(either, ["groups"]), either))
    schema["else"]["else"] |= {"anyOf": [{"required": ["groups"]}, {"required": ["codes"]}]}


def divide_group(defs: Part) -> None:
    """Let a group be told by a range or a mask."""
    group = _without_refused(defs.pop("group"), defs)
    no_mask, no_range = without(group, ["mask"]), without(group, ["range"])
    defs["group"] = _if_it_has("range", no_mask, _if_it_has("mask", no_range, group))


def divide_code(defs: Part) -> None:
    """Let an alias have nothing that it takes from its member, and what has that be no alias."""
    code = defs.pop("code")
    del code["if"]
    of_the_member = [key for key in code.pop("then")["properties"] if not _is_refused(code["properties"][key], defs)]
    code = _without_refused(code, defs)
    of_a_member = [{"required": [key]} for key in of_the_member if key in code["properties"]]
    has_own_key = {"not": {"propertyNames": {"pattern": "^(?!x-)"}}}
    alias = without({key: value for key, value in code.items() if key != "patternProperties"}, of_the_member)
    defs["alias"] = alias | {"description": "an alias: a second name of a code"}
    defs["member"] = without(code, ["alias_of"])
    defs["member_or_alias"] = code
    no_alias = {"if": {"anyOf": [*of_a_member, has_own_key]}, "then": _to("member"), "else": _to("member_or_alias")}
    defs["code"] = _if_it_has("alias_of", _to("alias"), no_alias)


def divide_reservation(defs: Part) -> None:
    """Let what is reserved with a reason be an id, a range or a name."""
    reservation = defs["reservation"]
    del reservation["allOf"]
    keys = ("id", "range", "name")
    parts = {key: without(reservation, [other for other in keys if other != key]) for key in keys}
    needed = {"anyOf": [{"type": ["integer", "string"]}, *({"required": [key]} for key in keys)]}
    by_name = _if_it_has("name", parts["name"], {**reservation, **needed})
    with_reason = _if_it_has("id", parts["id"], _if_it_has("range", parts["range"], by_name))
    defs["reservation"] = {"if": {"type": "object"}, "then": with_reason, "else": reservation}


def divide_deprecation(defs: Part) -> None:
    """Let what is retired have no replacement."""
    deprecated = defs["deprecated"]
    retired = {"properties": {"reason": {"const": "retired"}}, "required": ["reason"]}
    defs["retired"] = without(deprecated, ["replaced_by"])
    defs["replaced"] = deprecated
    defs["deprecated"] = {"type": "object", "if": retired, "then": _to("retired"), "else": _to("replaced")}


def divide_attribute(defs: Part) -> None:
    """Let a choice alone have choices."""
    attribute = defs["attribute"]
    no_choice = {"properties": {"type": {"not": {"const": "choice"}}}, "required": ["type"]}
    defs["no_choice"] = without(attribute, ["choices"])
    defs["any_attribute"] = attribute
    defs["attribute"] = {"type": "object", "if": no_choice, "then": _to("no_choice"), "else": _to("any_attribute")}


def without(part: Part, keys: Collection[str]) -> Part:
    """A map that may not have these keys."""
    return {**part, "properties": {key: shape for key, shape in part["properties"].items() if key not in keys}}


def _without_refused(part: Part, defs: Part) -> Part:
    """A map that still refuses keys of its own that are taken, and names no key that it refuses."""
    refused = [key for key, shape in part["properties"].items() if _is_refused(shape, defs)]
    taken = "|".join(key.removeprefix("x-") for key in refused if key.startswith("x-"))
    part = without(part, refused)
    return {**part, "patternProperties": {**part["patternProperties"], f"^x-(?:{taken})$": _to("taken")}}


def _is_refused(shape: Part, defs: Part) -> bool:
    return "not" in shape or "not" in defs.get(shape.get("$ref", "").rpartition("/")[2], ())


def _if_it_has(key: str, then: Part, otherwise: Part) -> Part:
    return {"if": {"required": [key]}, "then": then, "else": otherwise}


def _to(name: str) -> Part:
    return {"$ref": f"#/$defs/{name}"}


def _of_an_editor(part: Part) -> Part:
    kept = {key: _below(key, value) for key, value in part.items() if key not in _OF_THE_READER}
    if kept.get("pattern", "").endswith("$"):
        # The reader takes the last line feed of a block scalar away.
        kept["pattern"] = kept["pattern"].removesuffix("$") + "\\n?$"
    if "pattern" in kept and "description" in kept:
        kept["patternErrorMessage"] = f"This is not {kept['description']}."
    elif "not" in kept and "description" in kept:
        kept["errorMessage"] = kept["description"]
    return kept


def _below(key: str, value: Any) -> Any:
    """What stands at a keyword of a schema, with the schemas in it made fit; a map's keys are no keywords."""
    if key in _MAPS:
        return {name: _of_an_editor(shape) for name, shape in value.items()}
    if key in _LISTS:
        return list(map(_of_an_editor, value))
    return _of_an_editor(value) if isinstance(value, dict) and key != "const" else value


def _named(part: Any) -> Iterator[str]:
    """The definitions that a part of a schema refers to."""
    if isinstance(part, list):
        for below in part:
            yield from _named(below)
    elif isinstance(part, dict):
        for key, below in part.items():
            found = re.fullmatch(r"#/\$defs/(\w+)", below) if key == "$ref" and isinstance(below, str) else None
            if found:
                yield found[1]
            else:
                yield from _named(below)
