"""Inside: a value in; the maps that stand as JSON in its texts, as logs keep what they were given, out."""

import json
import re
from collections.abc import Iterator
from itertools import islice

scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # what raw_decode calls
MAP = re.compile(r"\{(?=\s*\")")
# So many maps of a line of a log are looked at until one of them is JSON.
TRIED = 8


def maps_in_texts(value: object) -> Iterator[object]:
    """The maps that stand as JSON in the texts of a value, at any depth of it; not those in their texts again."""
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield from _maps_in(one) if "{" in one else ()
        elif isinstance(one, (dict, list)):
            stack += one.values() if isinstance(one, dict) else one


def _maps_in(text: str) -> Iterator[object]:
    behind = 0
    for found in islice(MAP.finditer(text), TRIED):
        if found.start() >= behind:
            try:
                value, behind = scan(text, found.start())
            except (StopIteration, ValueError, RecursionError):
                continue
            yield value
