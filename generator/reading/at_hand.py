"""At hand: the data of a file, which may be misshapen, in; what messages show of it, and make nothing up, out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from ..ids import Hexadecimal, Width, said
from .schemas import Part, Schema, published

Data = Mapping[str, Any]
Examples = dict[str, Any]

_NAME = re.compile("(?=.{1,100}$)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_WORD = re.compile("(?=.{1,60}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_VERSION = re.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,39}")

# Shown where a section has none, as section.json has them.
_CODE: Data = {"id": 10, "name": "DISK_FULL", "description": "No room is left."}
_GROUP: Data = {"id": 1, "name": "MEDIA", "description": "The disk itself."}
# In the place of a text, which may be long.
_TEXT = "…"


class AtHand(Schema):
    """A schema whose messages show what there is in the registry at hand; nobody looks for it if nothing is wrong."""

    def __init__(self, schema: Schema, shown: Callable[[], Mapping[str, Part]]) -> None:
        super().__init__(schema.whole)
        self.validator = schema.validator
        self._shown = shown

    @cached_property
    def at_hand(self) -> Mapping[str, Part]:
        """What is said otherwise of a definition, by its name, or by the key that has it and its name."""
        return self._shown()


def of_registry(head: Data, taken: Iterable[str]) -> Mapping[str, Part]:
    """What is shown of registry.yaml: the kinds and the sections that it has; no attribute has a name that is taken."""
    # Of the codes of its sections nothing is known yet.
    examples: Examples = {"qualified": f"section/{_TEXT}"}
    for kind in _first(_WORD, _keys(head, "kinds")):
        examples |= {"kinds: kebab": kind, "of_kinds": [kind]}
    for section in _first(_WORD, _list(head, "sections")):
        examples |= {"sections: kebab": section, "sections": [section], "qualified": f"{section}/{_TEXT}"}
    for name in _first(_WORD, (head.get("registry"),)):
        examples |= {"keywords: list_of_lines": [name]}
    shape = published("registry").whole["$defs"]["lower_snake"]
    free = f"^(?!(?:{'|'.join(taken)})$){shape['pattern']}"
    return _parts(examples) | {"lower_snake": {**shape, "pattern": free}}


def of_section(name: str, data: Data, head: Data, ids: Width, *, hexadecimal: bool) -> Mapping[str, Part]:
    """What is shown of a section of this name: its codes and groups, numbers as its kind writes them, and sources.

    `head` is the data of registry.yaml, `ids` the width of the numbers.
    """
    groups = [group for group in _list(data, "groups") if isinstance(group, dict)]
    codes = [code for one in (*groups, data) for code in _list(one, "codes") if isinstance(code, dict)]
    first = _code(codes, ids)
    numbers = _range_of(first["id"], ids, hexadecimal=hexadecimal)
    code = first | {"id": _written(first["id"], hexadecimal=hexadecimal)}
    group = _group(groups) | {"codes": [code]}
    parts = _parts(
        {"range": numbers, "code": code, "codes": [code], "group": group, "groups": [group]}
        | {"group: upper_snake": group["name"], "listing": group["name"], "listings": [group["name"]]}
        | {"upper_snake": code["name"], "qualified": f"{name}/{code['name']}"}
        | _words(name, codes, head, code)
    )
    return parts | _of_numbers(code["id"], numbers, ids, hexadecimal=hexadecimal)


def _code(codes: Sequence[Data], ids: Width) -> Examples:
    """The first code that may be named as a member or a successor, or else any."""
    named = [one for one in codes if _is_id(one.get("id"), ids) and _is(_NAME, one.get("name"))]
    lasting = (one for one in named if not one.keys() & {"alias_of", "deprecated"})
    code = next(lasting, named[0] if named else None)
    return {"id": code["id"], "name": code["name"], "description": _TEXT} if code else dict(_CODE)


def _group(groups: Sequence[Data]) -> Examples:
    """The first group, with its id if it has one."""
    group = next((one for one in groups if _is(_NAME, one.get("name"))), None)
    if group is None:
        return dict(_GROUP)
    number = {"id": group["id"]} if type(group.get("id")) is int else {}
    return number | {"name": group["name"], "description": _TEXT}


def _words(name: str, codes: Sequence[Data], head: Data, code: Data) -> Examples:
    """What stands for a name, a kind, a source and a version of this registry; made up is what it has none of."""
    former = (_list(one, "former_names") for one in codes)
    deprecated = (one["deprecated"] for one in codes if isinstance(one.get("deprecated"), dict))
    since = (one.get("since") for one in (*codes, *deprecated))
    (kind,) = _first(_WORD, (*_keys(head, "kinds"), "error"))
    (source,) = _first(_WORD, (*_keys(head, "sources"), "manual"))
    (version,) = _first(_VERSION, (*since, "1.2"))
    (old,) = _first(_NAME, (*(one for names in former for one in names), "NO_SPACE"))
    retired = {"since": version, "reason": "retired"}
    whole = {"section": name, "kind": kind, "title": _TEXT, "description": _TEXT, "codes": [code]}
    keys = {"section: kebab": name, "kind: kebab": kind, "named_by: kebab": source, "since: line": version}
    return {"": whole, **keys, "keys": [source], "names": [old], "deprecated": retired}


def _of_numbers(number: int, numbers: str, ids: Width, *, hexadecimal: bool) -> dict[str, Part]:
    """What is shown of numbers, and between which they are."""
    least, greatest, unused = (said(one, hexadecimal=hexadecimal) for one in (ids.least, ids.greatest, 13))
    between = {"minimum": least, "maximum": greatest}
    # The bits of a mask are seen in hexadecimal alone, however ids are written.
    bits, value, most = map(Hexadecimal, (0xFF, 0x10, 2**32 - 1))
    return {
        "id": {"examples": [number], **between},
        "reservation": {"examples": [unused, numbers, "OLD_NAME"], **between},
        "reserved": {"examples": [[unused, numbers, "OLD_NAME"]]},
        "bits": {"examples": [bits], "minimum": Hexadecimal(0), "maximum": most},
        "mask": {"examples": [{"bits": bits, "value": value}]},
    }


def _range_of(number: int, ids: Width, *, hexadecimal: bool) -> str:
    """The ten numbers, in hexadecimal the sixteen, that a number is one of, as far as there are such ids."""
    count = 16 if hexadecimal else 10
    begin = number // count * count
    ends = max(begin, ids.least), min(begin + count - 1, ids.greatest)
    return "..".join(str(_written(end, hexadecimal=hexadecimal)) for end in ends)


def _written(number: int, *, hexadecimal: bool) -> int:
    """A number as a file has it: YAML knows no sign before a hexadecimal one."""
    return said(number, hexadecimal=hexadecimal and number >= 0)


def _parts(examples: Examples) -> dict[str, Part]:
    return {name: {"examples": [example]} for name, example in examples.items()}


def _first(pattern: re.Pattern[str], values: Iterable[object]) -> list[str]:
    """The first text of this form, if there is one."""
    return [str(value) for value in values if _is(pattern, value)][:1]


def _is(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_id(value: object, ids: Width) -> bool:
    return type(value) is int and ids.least <= value <= ids.greatest


def _list(data: Data, key: str) -> list[Any]:
    value = data.get(key)
    return value if isinstance(value, list) else []


def _keys(data: Data, key: str) -> Iterator[str]:
    value = data.get(key)
    return iter(value if isinstance(value, dict) else ())
