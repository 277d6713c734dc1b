"""The schemas of a registry's own files: what registry.yaml declares in; a schema for the sections of each kind out."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ..errors import Location
from ..ids import Width
from ..model import Attribute
from .attributes import read_attributes, shape_of_value
from .ranges import WIDTHS, width
from .schemas import Part, Schema, read_schema

DEFAULT_IDS = "int32"
_ANY_ATTRIBUTE: Part = {"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$": {}}


class OwnSchemas:
    """The schemas that the sections of a registry are checked with.

    `head` is the data of registry.yaml, which may be misshapen; None where that cannot be read: then every attribute
    may be one.
    """

    def __init__(self, head: Mapping[str, Any] | None, where: Location) -> None:
        kinds = head.get("kinds") if head is not None else None
        self.attributes = read_attributes(head or {}, where)
        self._kinds: Mapping[str, Any] | None = kinds if isinstance(kinds, dict) else None
        self._is_open = head is None
        self._of = cache(self._made)

    def of(self, kind: object) -> Schema:
        """The schema of a section of this kind; of any kind where there is no such kind."""
        known = isinstance(kind, str) and self._kinds is not None and kind in self._kinds
        return self._of(str(kind) if known else None)

    def ids(self, kind: object) -> Width:
        """The width of the ids of a kind."""
        declared = self._kinds.get(kind) if self._kinds and isinstance(kind, str) else None
        name = declared.get("ids", DEFAULT_IDS) if isinstance(declared, dict) else DEFAULT_IDS
        return width(name if name in WIDTHS else DEFAULT_IDS)

    def _made(self, kind: str | None) -> Schema:
        schema = read_schema("section")
        defs = schema["$defs"]
        _narrow((defs["id"], defs["reservation"]), self.ids(kind))
        for attribute in self.attributes:
            self._add(attribute, kind, defs)
        if self._is_open:
            for part in (defs["group"], defs["code"]):
                part["patternProperties"] |= _ANY_ATTRIBUTE
        return Schema(schema)

    def _add(self, attribute: Attribute, kind: str | None, defs: Part) -> None:
        """Let codes and groups state an attribute, if it is one of their kind."""
        # What is said of a wrong value stands with its type, what the attribute is stands beside.
        defs[f"value_of_{attribute.name}"] = shape_of_value(attribute)
        told: Part = {"title": attribute.title, "description": attribute.description}
        shape: Part = {"$ref": f"#/$defs/value_of_{attribute.name}", **told}
        if kind is not None and not attribute.is_of(kind):
            of = " and ".join(attribute.kinds or ())
            shape = {"description": f"an attribute of {of} alone; delete it, or add {kind} to its kinds", "not": {}}
        for part in (defs["group"], defs["code"]):
            part["properties"].setdefault(attribute.name, shape)
        defs["code"]["then"]["properties"].setdefault(attribute.name, {"$ref": "#/$defs/of_the_member"})


def _narrow(parts: Sequence[Part], ids: Width) -> None:
    """Let numbers be no wider than the ids of the kind."""
    bits = (ids.greatest - ids.least).bit_length()
    for part in parts:
        part |= {"minimum": ids.least, "maximum": ids.greatest}
    parts[0]["description"] = f"an integer of {bits} bits{'' if ids.least else ', without sign'}"
