"""Schemas: the published JSON Schema of a file's kind by its name in, ready to check with out."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator

SCHEMAS = Path(__file__).with_name("schema")
_SHARED = "types.json"

Part = dict[str, Any]


class Schema:
    """A schema that holds all it refers to."""

    def __init__(self, whole: Part) -> None:
        self.whole = whole

    @cached_property
    def validator(self) -> Draft202012Validator:
        """What checks data; nothing is ever fetched for it."""
        return Draft202012Validator(self.whole)

    @property
    def at_hand(self) -> Mapping[str, Part]:
        """What messages say of some definitions instead, such as other examples, by their names."""
        return {}

    @cached_property
    def needed(self) -> frozenset[str]:
        """The keys that some part of the schema requires."""
        lists = re.findall(r'"required": \[(.*?)\]', json.dumps(self.whole))
        return frozenset(key for keys in lists for key in re.findall(r'"(.*?)"', keys))

    def part(self, path: Sequence[str | int]) -> Part:
        """The part of the schema that a path leads to."""
        part: Any = self.whole
        for step in path:
            part = part[step]
        found: Part = part
        return found


@cache
def published(name: str) -> Schema:
    """The schema `section`, `registry` or `target`, with the types that they share among its own."""
    return Schema(read_schema(name))


def read_schema(name: str) -> Part:
    """A copy of a published schema, to change as one likes, with the types that they share among its own."""
    shared = json.loads(SCHEMAS.joinpath(_SHARED).read_text("utf-8"))
    schema: Part = json.loads(SCHEMAS.joinpath(f"{name}.json").read_text("utf-8").replace(f'"{_SHARED}#', '"#'))
    schema["$defs"] = shared["$defs"] | schema.get("$defs", {})
    return schema


@cache
def keys_of_bearers() -> Mapping[str, Collection[str]]:
    """The keys of the spec language that codes, groups and sections may have."""
    section = published("section").whole
    code, group = (section["$defs"][name]["properties"] for name in ("code", "group"))
    return {"codes": code, "groups": group, "sections": section["properties"]}


@cache
def anything() -> Draft202012Validator:
    """What checks a value that may be anything, as long as all of it can be seen."""
    return Draft202012Validator({"$ref": "#/$defs/anything", "$defs": read_schema("registry")["$defs"]})
