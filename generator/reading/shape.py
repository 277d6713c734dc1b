"""Shapes: a document and the published schema of its kind in, faults in plain words out.

The schema is what editors check with, so that they and the reader cannot disagree. A value's fault is told in the words
of the schema's own `description` and `examples`.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, Registry, ValidationError

from ..errors import MOST_FINDINGS, Fault, Location
from ..text.messages import did_you_mean, meant, shown
from .cure import cure_of, like, spelt

SCHEMAS = Path(__file__).with_name("schema")
_SHARED = "types.json"
Part = dict[str, Any]


def shape_faults(data: object, schema: str, file: str) -> list[Fault]:
    """What of the data is not as `schema` (`section`, `registry`, `target`) wants it: one fault a place.

    If there are more than MOST_FINDINGS, not all of them.
    """
    if data is None:
        return [Fault(Location(file), "the file is empty", f"write {_schema(f'{schema}.json')['description']}")]
    if _validator(schema).is_valid(data):
        return []
    # The validator makes all errors before it tells the first, each with a copy of its value, and a file may have as
    # many as it has bytes: so ever longer beginnings of its lists and maps are looked at, until there are enough or
    # nothing is left out.
    if isinstance(data, dict):
        known = _schema(f"{schema}.json")["properties"]
        data = {key: value if key in known or key.startswith("x-") else "" for key, value in data.items()}
    most, longest = 64, _longest(data)
    while True:
        faults = _faults(_beginning(data, most), schema, file)
        if len(faults) > MOST_FINDINGS or most >= longest:
            return faults
        most *= 4


def _longest(data: object) -> int:
    """How many entries the longest list or map has."""
    if not isinstance(data, (list, dict)):
        return 0
    below = data.values() if isinstance(data, dict) else data
    return max(len(data), max(map(_longest, below), default=0))


def _beginning(data: object, most: int) -> object:
    """A copy with at most so many entries in each list and map, and without the `x-` values that are right."""
    if isinstance(data, dict):
        entries = islice(data.items(), most)
        return {key: "" if _is_free(key, value) else _beginning(value, most) for key, value in entries}
    if isinstance(data, list):
        return [_beginning(value, most) for value in data[:most]]
    return data


def _is_free(key: str, value: object) -> bool:
    """Whether a value is one that the schema lets pass as it is: the validator would copy it with every error above."""
    return key.startswith("x-") and _anything().is_valid(value)


def _faults(data: object, schema: str, file: str) -> list[Fault]:
    faults: dict[Location, Fault] = {}
    for error in _validator(schema).iter_errors(data):
        where = Location(file, tuple(error.instance_path))
        if error.kind.name == "required" and where in faults:
            # A map has one such error for each key, but one fault a place, which told them all.
            continue
        for fault in _explain(error, schema, where, _value(data, where.path)):
            faults.setdefault(fault.where, fault)
            if len(faults) > MOST_FINDINGS:
                return list(faults.values())
    return list(faults.values())


def _value(data: Any, path: tuple[str | int, ...]) -> Any:
    """The value at a path; an error could tell it too, but as a copy."""
    for step in path:
        data = data[step]
    return data


@cache
def _schema(name: str) -> Part:
    schema: Part = json.loads(SCHEMAS.joinpath(name).read_text("utf-8"))
    return schema


@cache
def _validator(schema: str) -> Draft202012Validator:
    return _compiled(_schema(f"{schema}.json"))


@cache
def _anything() -> Draft202012Validator:
    return _compiled({"$ref": f"{_SHARED}#/$defs/anything"})


def _compiled(schema: Part) -> Draft202012Validator:
    # Relative references resolve against the library's own base address; nothing is ever fetched.
    shared = Registry([(f"json-schema:///{_SHARED}", _schema(_SHARED))])
    return Draft202012Validator(schema, registry=shared)


def _subschema(error: ValidationError, schema: str) -> Part:
    """The part of the schema that holds the keyword which failed; it stands in the schema or in the shared types."""
    for name in (f"{schema}.json", _SHARED):
        part: Any = _schema(name)
        try:
            for step in error.schema_path[:-1]:
                part = part[step]
        except (KeyError, IndexError, TypeError):
            continue
        found: Part = part
        return found
    raise AssertionError(f"{error.schema_path} stands in no schema")


def _explain(error: ValidationError, schema: str, where: Location, value: Any) -> Iterator[Fault]:
    """Faults of keys say what there is instead; those of values are told apart below."""
    facts = error.kind.as_dict()
    part = _subschema(error, schema)
    match error.kind.name:
        case "additionalProperties":
            for key in facts["unexpected"]:
                yield Fault(where.key(key), f"unknown key {shown(key)}", _known_keys(key, value, part))
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
            yield Fault(where._replace(on_key=True), f"{_label(where)}{wrong}", cure)
        case "oneOf":
            yield from _either_or(value, part, _schema(f"{schema}.json"), where)
        case "uniqueItems":
            yield from _repeats(value, where)
        case keyword:
            wrong, cure = _wrong_value(keyword, value, part, is_needed=_is_needed(where, schema))
            yield Fault(where, f"{_label(where)}{wrong}", cure)


def _either_or(value: object, part: Part, whole: Part, where: Location) -> Iterator[Fault]:
    """One of two keys has to be there; a mistyped one is told as that, and a value without keys as what it is."""
    first, second = (option["required"][0] for option in part["oneOf"])
    if isinstance(value, dict) and (
        first in value or (_is_missing(first, value, whole) and _is_missing(second, value, whole))
    ):
        yield Fault(where.key(second), str(part["description"]), "write one of the two")


def _wrong_value(keyword: str, value: object, part: Part, *, is_needed: bool) -> tuple[str, str]:
    if keyword in ("minItems", "minProperties"):
        return "nothing is in it", f"{like(part)}{'' if is_needed else ', or delete the key'}"
    wrong, cure = _not_as_described(value, part)
    return wrong, "choose one of them" if keyword == "enum" else cure


def _is_needed(where: Location, schema: str) -> bool:
    """Whether the key that holds a value cannot be left out."""
    return any(f'"{step}"' in _needed(schema) for step in where.path[-1:])


@cache
def _needed(schema: str) -> str:
    """The keys that some part of the schema requires, as its text has them."""
    return " ".join(re.findall(r'"required": \[.*?\]', json.dumps(_schema(f"{schema}.json"))))


def _repeats(values: Any, where: Location) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        if first.setdefault(repr(value), index) != index:
            place = where.at(first[repr(value)])
            yield Fault(where.at(index), f"{_label(where)}{shown(value)} stands twice", "delete one", place)


def _label(where: Location) -> str:
    keys = [step for step in where.path if isinstance(step, str)]
    return f"{keys[-1]}: " if keys else ""


def _not_as_described(value: object, part: Part) -> tuple[str, str]:
    if isinstance(value, int) and "pattern" in part and re.search(part["pattern"], shown(value)):
        return f"{shown(value)} is not text", "put it in quotes"
    return f"{shown(value)} is not {part['description']}", cure_of(value, part)


def _allowed(part: Part) -> list[str]:
    return [key for key in part["properties"] if not key.startswith("x-")]


def _known_keys(key: str, instance: Any, part: Part) -> str:
    free = [name for name in _allowed(part) if name not in instance]
    cure = did_you_mean(key, free, "allowed are")
    own = f"x-{spelt(re.sub('^[xX][-_]', '', key), '-').lower()}"
    if meant(key, free) or not re.fullmatch("|".join(part.get("patternProperties", ["^$"])), own) or len(own) > 60:
        return cure
    return f"{cure}; a key of your own is called {shown(own)}"


def _is_missing(key: str, instance: Any, part: Part) -> bool:
    """Whether a key is left out, and not just mistyped: then the unknown key near it is the fault."""
    pattern = "|".join(part.get("patternProperties", ())) or "^$"
    unknown = (other for other in instance if other not in _allowed(part) and not re.search(pattern, other))
    return key not in instance and not meant(key, unknown)
