"""Explaining: an error of the validator and the schema that it comes from in, faults in plain words out.

A value's fault is told in the words of the schema's own `description` and `examples`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from jsonschema_rs import ValidationError

from ..errors import Fault, Location
from ..ids import Hexadecimal, said
from ..text.messages import closest, did_you_mean, heading, meant, shown
from .cure import as_entries, cure_of, like, spelt
from .schemas import Part, Schema, keys_of_bearers

# Says of a part of a schema that it hangs on what a registry declares.
DECLARED = "and what registry.yaml declares in attributes"


class Undeclared(Fault):
    """A fault that may be one of registry.yaml: what is not declared there, or otherwise, shows wherever it is used."""

    __slots__ = ()


def explained(error: ValidationError, schema: Schema, where: Location, value: Any) -> Iterator[Fault]:
    """Faults of keys say what there is instead; those of values are told apart below."""
    facts = error.kind.as_dict()
    part = _part(error.schema_path[:-1], schema, where)
    match error.kind.name:
        case "additionalProperties":
            for key in facts["unexpected"]:
                yield _unknown_key(key, value, part, where.key(key))
        case "required":
            missing = [shown(key) for key in part["required"] if _is_missing(key, value, part)]
            if missing:
                word, cure = ("key", "add it") if len(missing) == 1 else ("keys", "add them")
                yield Fault(where, f"missing {word} {', '.join(missing)}", cure)
        case "propertyNames":
            key = facts["error"].instance
            yield Fault(where.key(key), *_not_as_described(key, part))
        case "not":
            wrong, cure = str(part["description"]).split("; ")
            sort = _sort_of(part) if _is_of_a_type(value) else Fault
            yield sort(where._replace(on_key=True), f"{_label(where)}{wrong}", cure)
        case "oneOf":
            # It stands in an `allOf` of the map whose keys they are.
            yield from _either_or(value, part, schema.part(error.schema_path[:-3]), where)
        case "uniqueItems":
            yield from _repeats(value, where)
        case keyword:
            last = where.path[-1] if where.path else ""
            wrong, cure = _wrong_value(keyword, value, part, last in schema.needed, isinstance(last, int))
            sort = _sort_of(part) if keyword == "enum" and isinstance(value, str) else Fault
            yield sort(where, f"{_label(where)}{wrong}", cure)


def _sort_of(part: Part) -> type[Fault]:
    """What sort of fault it is that a part of a schema tells."""
    return Undeclared if part.get("$comment") == DECLARED else Fault


def _part(path: Sequence[str | int], schema: Schema, where: Location) -> Part:
    """The part of the schema that a path leads to, as the registry at hand says it: by its key, or by itself."""
    name = "/".join(map(str, path)).removeprefix("$defs/")
    of_key = f"{_label(where)}{name}"
    part = {**schema.part(path), **schema.at_hand.get(of_key, schema.at_hand.get(name, {}))}
    if "$ref" in part.get("items", ()):
        steps = part["items"]["$ref"].split("/")[1:]
        part["items"] = {**schema.part(steps), **schema.at_hand.get(steps[-1], {})}
    return part


def _either_or(value: object, part: Part, whole: Part, where: Location) -> Iterator[Fault]:
    """One of some keys has to be there; a mistyped one is told as that, and a value without keys as what it is."""
    keys = [option["required"][0] for option in part["oneOf"] if "required" in option]
    if not isinstance(value, dict):
        return
    there = [key for key in keys if key in value]
    if there or all(_is_missing(key, value, whole) for key in keys):
        cure = f"write one of {'the two' if len(keys) == 2 else 'them'}"
        yield Fault(where.key(there[1] if there else keys[-1]), str(part["description"]), cure)


def _wrong_value(keyword: str, value: object, part: Part, is_needed: bool, is_entry: bool) -> tuple[str, str]:
    if keyword in ("minItems", "minProperties"):
        return "nothing is in it", f"{like(part)}{'' if is_needed else ', or delete the key'}"
    wrong, cure = _not_as_described(value, part, is_entry=is_entry)
    if keyword == "enum" and not isinstance(value, str) and shown(value) in part["enum"]:
        return f"{shown(value)} is not text", "put it in quotes"
    if keyword == "enum":
        text = value if isinstance(value, str) else shown(value)
        # That capitals differ is the least of slips.
        choices = {str(choice).lower(): choice for choice in part["enum"]}
        near = closest(text.lower(), choices)
        otherwise = f"did you mean {choices[near]}?" if near else "choose one of them"
        return wrong, (is_entry and isinstance(value, str) and as_entries(text, part)) or otherwise
    return wrong, cure


def _repeats(values: Any, where: Location) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        if first.setdefault(repr(value), index) != index:
            place = where.at(first[repr(value)])
            yield Fault(where.at(index), f"{_label(where)}{shown(value)} stands twice", "delete one", place)


def _label(where: Location) -> str:
    keys = [step for step in where.path if isinstance(step, str)]
    return f"{keys[-1]}: " if keys else ""


def _not_as_described(value: object, part: Part, *, is_entry: bool = False) -> tuple[str, str]:
    if type(value) is int:
        value = said(value, hexadecimal=isinstance(part.get("items", part).get("maximum"), Hexadecimal))
    if isinstance(value, int) and "pattern" in part and re.search(part["pattern"], shown(value)):
        return f"{shown(value)} is not text", "put it in quotes"
    return f"{shown(value)} is not {part['description']}", cure_of(value, part, is_entry=is_entry)


def _allowed(part: Part, instance: Any) -> list[str]:
    """The keys that a map may have; one that has `alias_of` has none of its member's."""
    refused = part["then"]["properties"] if _is_alias(part, instance) else {}
    own = {key: shape for key, shape in part["properties"].items() if not key.startswith("x-")}
    either = [option.get("required", []) for one in part.get("allOf", ()) for option in one["oneOf"]]
    others = {key for keys in either for key in keys} if any(key in instance for keys in either for key in keys) else ()
    return [key for key, shape in own.items() if key not in refused and key not in others and "not" not in shape]


def _is_alias(part: Part, instance: Any) -> bool:
    """Whether a map is a code that has most of its facts from its member."""
    return "then" in part and "alias_of" in instance


def _unknown_key(key: str, instance: Any, part: Part, where: Location) -> Fault:
    free = [name for name in _allowed(part, instance) if name not in instance]
    fault = Fault(where, f"unknown key {shown(key)}", did_you_mean(key, free, "allowed are"))
    if any(name not in instance and meant(name, [key]) for name in part.get("required", ())):
        # It is not told that this one is missing.
        return fault
    likely = meant(key, free)
    if likely:
        # A slip of a declaration is met by all that state the attribute.
        sorts = {_sort_of(part["properties"][name]) for name in likely}
        return Undeclared(*fault) if sorts == {Undeclared} else fault
    own = spelt(re.sub("^[xX][-_]", "", key), "-").lower()
    if len(own) > 58 or not re.match("[a-z]", own) or _is_alias(part, instance):
        return fault
    bearer = next((bearer for bearer, keys in keys_of_bearers().items() if key in keys), None)
    if part.get("$comment") == DECLARED and bearer:
        # No attribute may be called so.
        return fault._replace(cure=f"{fault.cure}; {key} belongs to {bearer}")
    if part.get("$comment") == DECLARED and not key.lower().startswith("x-") and _is_of_a_type(instance[key]):
        name, type_ = own.replace("-", "_"), _type_of(instance[key])
        declared = f"{{{name}: {{type: {type_}, title: {heading(name)}, description: …}}}}"
        cure = f"{fault.cure}; to state it, declare it in registry.yaml, under attributes: {declared}"
        return Undeclared(where, fault.wrong, cure)
    more = f"; a key of your own is called {shown(f'x-{own}')}" if "patternProperties" in part else ""
    return fault._replace(cure=f"{fault.cure}{more}")


def _is_of_a_type(value: object) -> bool:
    """Whether an attribute may have such a value: no map, and no list of such or of lists."""
    return not isinstance(value, dict) and not (
        isinstance(value, list) and any(isinstance(one, (dict, list)) for one in value)
    )


def _type_of(value: object) -> str:
    """The type of an attribute that may have this value."""
    if isinstance(value, list):
        return f"{_type_of(value[0] if value else '')}, several: true"
    if isinstance(value, int):
        return "boolean" if isinstance(value, bool) else "integer"
    return "url" if str(value).startswith(("http://", "https://")) else "text"


def _is_missing(key: str, instance: Any, part: Part) -> bool:
    """Whether a key is left out, and not just mistyped: then the unknown key near it is the fault."""
    free = part.get("patternProperties", ())
    unknown = (
        other
        for other in instance
        if other not in part["properties"] and not any(re.search(one, other) for one in free)
    )
    return key not in instance and not meant(key, unknown)
