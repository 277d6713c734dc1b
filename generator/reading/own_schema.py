"""The schemas of a registry's own files: what registry.yaml declares in; a schema for the sections of each kind out."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

from ..errors import Fault, Location
from ..ids import Width
from ..model import Attribute
from .at_hand import AtHand, of_registry, of_section
from .attributes import MOST, own_keys, read_attributes, shape_of_value, sure
from .cure import spelt
from .explain import DECLARED
from .ranges import WIDTHS, width
from .schemas import Part, Schema, published, read_schema

DEFAULT_IDS = "int32"
# Of a kind that does not say well how wide its ids are.
_ANY_IDS = Width("any", width("int32").least, width("uint32").greatest)
_ANY_ATTRIBUTE: Part = {"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$": {}}


def schema_of_registry(head: Mapping[str, Any]) -> Schema:
    """The schema of registry.yaml with this data, which may be misshapen: messages show what stands there."""
    return AtHand(published("registry"), lambda: of_registry(head, own_keys()))


class OwnSchemas:
    """The schemas that the sections of a registry are checked with.

    `head` is the data of registry.yaml, empty where that cannot be read, and `faults` are those of its shape: what is
    wrong there is told there, and no section that goes by it is wrong. `stated` are the names of the attributes whose
    values are known to be right.
    """

    def __init__(self, head: Mapping[str, Any], where: Location, faults: Sequence[Fault] = ()) -> None:
        self._head = head
        kinds = head.get("kinds")
        self._kinds: Mapping[str, Any] | None = kinds if isinstance(kinds, dict) else None
        self.attributes = read_attributes(head, where)
        self._unsure_kinds = {
            fault.where.path[1] for fault in faults if fault.where.path[:1] == ("kinds",) and _is_about_ids(fault.where)
        }
        self._sure = [sure(attribute, self._kinds or (), faults) for attribute in self.attributes]
        self.stated = frozenset(attribute.name for attribute in self._sure if attribute.type)
        self._is_open = _may_declare_more(head, faults)
        self._of = cache(self._made)

    def of(self, kind: object) -> Schema:
        """The schema of a section of this kind; of any kind where there is no such kind."""
        known = isinstance(kind, str) and self._kinds is not None and kind in self._kinds
        return self._of(str(kind) if known else None)

    def at_hand(self, name: str, data: Mapping[str, Any]) -> Schema:
        """The schema of a section with this name and data, which may be misshapen: messages show what stands there."""
        kind = data.get("kind")
        hexadecimal = (self._declared(kind) or {}).get("notation") == "hexadecimal"
        shown = partial(of_section, name, data, self._head, self.ids(kind), hexadecimal=hexadecimal)
        return AtHand(self.of(kind), shown)

    def ids(self, kind: object) -> Width:
        """The width of the ids of a kind; the widest where registry.yaml does not say it well."""
        declared = self._declared(kind)
        name = "" if declared is None else declared.get("ids", DEFAULT_IDS)
        return width(name) if name in WIDTHS and kind not in self._unsure_kinds else _ANY_IDS

    def _declared(self, kind: object) -> Mapping[str, Any] | None:
        """What registry.yaml declares of a kind, which may be its title alone; None if that cannot be told."""
        declared = self._kinds.get(kind) if self._kinds and isinstance(kind, str) else None
        if isinstance(declared, str):
            return {"title": declared}
        return declared if isinstance(declared, dict) else None

    def _made(self, kind: str | None) -> Schema:
        schema = read_schema("section")
        defs = schema["$defs"]
        _narrow((defs["id"], defs["reservation"]), self.ids(kind))
        for attribute in self._sure:
            _add(attribute, kind, defs)
        if self._is_open:
            for part in (defs["group"], defs["code"]):
                part["patternProperties"] |= _ANY_ATTRIBUTE
        return Schema(schema)


def _is_about_ids(where: Location) -> bool:
    """Whether a fault of a kind's declaration leaves open how wide its ids are: an unknown key may be meant for it."""
    return len(where.path) > 2 and where.path[2] not in ("title", "notation", "payload")


def _may_declare_more(head: Mapping[str, Any], faults: Sequence[Fault]) -> bool:
    """Whether registry.yaml may mean to declare attributes that are not known."""
    if "attributes" in head:
        declared = head["attributes"]
        return not isinstance(declared, dict) or len(declared) > MOST
    # An unknown key may be a slip of theirs.
    return not head or any(fault.where.on_key and len(fault.where.path) == 1 for fault in faults)


def _add(attribute: Attribute, kind: str | None, defs: Part) -> None:
    """Let codes and groups state an attribute, if it is one of their kind; all that may be one if it is in doubt."""
    shape = _shape_of(attribute, kind, defs) if attribute.type else {}
    # A name that is none may be right where codes state it.
    for name in (attribute.name, spelt(attribute.name, "_").lower()):
        for part in (defs["group"], defs["code"]):
            part["properties"].setdefault(name, shape)
        if name not in own_keys():
            defs["code"]["then"]["properties"].setdefault(name, {"$ref": "#/$defs/of_the_member"})


def _shape_of(attribute: Attribute, kind: str | None, defs: Part) -> Part:
    """The schema of an attribute in a section of this kind; that of its values stands in `defs`."""
    if kind is not None and not attribute.is_of(kind):
        of = " and ".join(attribute.kinds or ())
        told = f"an attribute of {of} alone; delete it, or add {kind} to its kinds"
        return {"description": told, "$comment": DECLARED, "not": {}}
    # What is said of a wrong value stands with its type, what the attribute is stands beside.
    defs[f"value_of_{attribute.name}"] = shape_of_value(attribute)
    told_of: Part = {"title": attribute.title, "description": attribute.description, "$comment": DECLARED}
    return {"$ref": f"#/$defs/value_of_{attribute.name}", **told_of}


def _narrow(parts: Sequence[Part], ids: Width) -> None:
    """Let numbers be no wider than the ids of the kind."""
    bits = min((ids.greatest - ids.least).bit_length(), 32)
    for part in parts:
        part |= {"minimum": ids.least, "maximum": ids.greatest}
    parts[0]["description"] = f"an integer of {bits} bits{'' if ids.least else ', without sign'}"
