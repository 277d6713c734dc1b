"""Keys and dashes: the lines of a file and where YAML gave up in; what stands where one of them should be out."""

import re
from collections.abc import Sequence

from .yaml_lines import Slip, above, at, begin_of, brief

# What PyYAML says where a text stands that should be a key, where a key stands that no map holds, and where one stands
# behind a text and a comment.
NO_KEY = "could not find expected ':'"
NO_MAP = "mapping values are not allowed in this context"
_BEHIND_A_COMMENT = ("did not find expected '-' indicator", "did not find expected <document start>")

_TIGHT_DASH = re.compile(r" *(?:- +)*(-(?P<key>[A-Za-z_][\w-]*):(?:\s|$))")
_TIGHT_NUMBER = re.compile(r" *-(?P<number>[0-9]+)\s*$")
_KEY = r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*)"
_TIGHT_COLON = re.compile(rf"{_KEY}(?P<wrong>:)(?P<value>(?!//)\S.*)")
_NO_COLON = re.compile(rf"{_KEY}(?![\w:-])(?P<wrong> *=)? *(?P<value>.*)")
_NEXT_KEY = re.compile(r", +[A-Za-z_][\w-]*$")


def tight_dash(lines: Sequence[str], line: int) -> Slip | None:
    """A dash that touches the key behind it."""
    found = _TIGHT_DASH.match(at(lines, line))
    return Slip(line, found.start(1), f"no space follows the dash; write - {found['key']}:") if found else None


def no_dash(lines: Sequence[str], line: int, following: int) -> Slip | None:
    """An entry of a list without its dash, beside one that has it; `following` is where YAML gave up."""
    for place, beside in ((line, _above_as_deep(lines, line)), (above(lines, following), following)):
        if place is None or beside is None:
            continue
        text, begin, other = at(lines, place), begin_of(at(lines, place)), begin_of(at(lines, beside))
        is_entry = other.spaces == begin.spaces and (other.has_dash or _is_map(at(lines, beside)))
        if begin.has_dash or begin.key is not None or not is_entry:
            continue
        number = _TIGHT_NUMBER.match(text)
        if number:
            cure = f"write - {number['number']}, or - -{number['number']} if it is negative"
            return Slip(place, begin.spaces, f"no space follows the dash; {cure}")
        if _is_map(text):
            return Slip(place, begin.spaces, "no dash stands before this entry of a list; write - {")
    return None


def _above_as_deep(lines: Sequence[str], line: int) -> int | None:
    """The line above that is no deeper: what is belongs to it."""
    place, spaces = above(lines, line), begin_of(at(lines, line)).spaces
    while place is not None and begin_of(lines[place]).spaces > spaces:
        place = above(lines, place)
    return place


def _is_map(text: str) -> bool:
    return text.lstrip().startswith("{") and text.partition(" #")[0].rstrip().endswith("}")


def no_colon(lines: Sequence[str], line: int, otherwise: str) -> Slip | None:
    """What stands where a key has to be, and is none; `otherwise` is what to do if it is not meant for one."""
    text = at(lines, line)
    found = _TIGHT_COLON.match(text)
    if found:
        cure = f"write {found['key']}: {brief(found['value'])}"
        return Slip(line, found.start("wrong"), f"no space follows the colon; {cure}")
    found = _NO_COLON.match(text)
    if found:
        cure = f"write {found['key']}: {brief(found['value'])}".rstrip()
        return Slip(line, found.start("key"), f"no colon follows the key {found['key']}; {cure}, or {otherwise}")
    return None


def no_first_colon(lines: Sequence[str], line: int, problem: str | None) -> Slip | None:
    """A first key without its colon: to YAML it begins a text, which the next key goes on with."""
    first = _begin_of_text(lines, line) if problem in (NO_MAP, *_BEHIND_A_COMMENT) else None
    return None if first is None else no_colon(lines, first, "put the text in quotes if it is one")


def _begin_of_text(lines: Sequence[str], line: int) -> int | None:
    """The line in which a text begins that stands above a key, where a key of the same map would."""
    first, key = None, begin_of(at(lines, line))
    place = above(lines, line)
    while place is not None and begin_of(lines[place]).key is None:
        first = place
        place = None if begin_of(lines[place]).has_dash else above(lines, place)
    text = "" if first is None else lines[first]
    found = _TIGHT_COLON.match(text) or _NO_COLON.match(text)
    if found is None or key.key is None or key.has_dash:
        return None
    column = found.start("key")
    if place is None:
        return first if key.key == column else None
    # Below a key a text is one as a rule, if it has several words.
    is_key = lines[place].rstrip().endswith(":") and " " not in found["value"]
    return first if is_key and key.key >= column else None


def keys_in_a_line(lines: Sequence[str], line: int, column: int) -> Slip | None:
    """Several keys in a line, without braces or without the first of them."""
    text, key = at(lines, line), begin_of(at(lines, line)).key
    if key is None or "{" in text or not _NEXT_KEY.search(text[:column]):
        return None
    if text.rstrip().endswith("}"):
        return Slip(line, key, "no brace opens the map that ends with one; write { before this key")
    return Slip(line, column, "put the keys of one line in braces, or put a text with a colon in it in quotes")
