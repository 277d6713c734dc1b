"""Shapes: a document and the published schema of its kind in, faults in plain words out.

The schema is what editors check with, so that they and the reader cannot disagree.
"""

from itertools import islice
from typing import Any

from ..errors import MOST_FINDINGS, Fault, Location
from .explain import explained
from .schemas import Schema, anything


def shape_faults(data: object, schema: Schema, file: str) -> list[Fault]:
    """What of the data is not as the schema wants it: one fault a place.

    If there are more than MOST_FINDINGS, not all of them.
    """
    if data is None:
        return [Fault(Location(file), "the file is empty", f"write {schema.whole['description']}")]
    if schema.validator.is_valid(data):
        return []
    # The validator makes all errors before it tells the first, each with a copy of its value, and a file may have as
    # many as it has bytes: so ever longer beginnings of its lists and maps are looked at, until there are enough or
    # nothing is left out.
    if isinstance(data, dict):
        known = schema.whole["properties"]
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
    return key.startswith("x-") and anything().is_valid(value)


def _faults(data: object, schema: Schema, file: str) -> list[Fault]:
    faults: dict[Location, Fault] = {}
    for error in schema.validator.iter_errors(data):
        where = Location(file, tuple(error.instance_path))
        if error.kind.name == "required" and where in faults:
            # A map has one such error for each key, but one fault a place, which told them all.
            continue
        for fault in explained(error, schema, where, _value(data, where.path)):
            faults.setdefault(fault.where, fault)
            if len(faults) > MOST_FINDINGS:
                return list(faults.values())
    return list(faults.values())


def _value(data: Any, path: tuple[str | int, ...]) -> Any:
    """The value at a path; an error could tell it too, but as a copy."""
    for step in path:
        data = data[step]
    return data
