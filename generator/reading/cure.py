"""What to write instead: a wrong value and the part of a schema that refuses it in, the cure out."""

import json
import re
from typing import Any

from ..ids import Hexadecimal
from ..text.messages import shown

Part = dict[str, Any]

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# What writers of texts put around a word, and other languages behind it.
_AROUND = " \"'`,;\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d"
# A text that editors take for a number, or that inside of brackets would be something else.
_IN_QUOTES = re.compile(r"^[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?$|^(?:true|false|null)$|^[^\w…]|[][{},#]|: ")
# What stands between the words of a list whose commas are missing, or one of whose dashes is indented too far.
_SPACES = re.compile(r"\s+(?:-\s+)?")
# A text that is longer is no list of words, or no name.
_LONGEST = 200
_LONGEST_NAME = 60
# Letters that are typed, or read by a machine, for digits.
_DIGITS = str.maketrans("OoQlI", "00011")

# Says of a part of a schema that false is what holds without it.
_OR_LEFT_OUT = "left out where it is false"

_NO_QUOTES = "write it without quotes"

# How other languages write the two.
_BOOLEANS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}


def cure_of(value: object, part: Part, *, is_entry: bool = False) -> str:
    """What the value, which may be an entry of a list, was meant to be, if that can be told, else an example."""
    text = value if isinstance(value, str) else "" if isinstance(value, (dict, list)) else shown(value)
    if "items" in part:
        return _as_list(text, part["items"]) or like(part)
    types = part.get("type", ())
    meant = None
    or_left_out = part.get("$comment") == _OR_LEFT_OUT
    if ("boolean" in types or or_left_out) and text.lower() in _BOOLEANS:
        boolean = _BOOLEANS[text.lower()]
        meant = _NO_QUOTES if text == boolean else f"write {boolean}"
        meant = "delete it" if or_left_out and boolean == "false" else meant
    if "integer" in types and not isinstance(value, bool):
        meant = (
            _as_either(text, part)
            or _as_integer(text, part)
            or _as_integer_with_slips(text, part)
            or _as_hexadecimal(text, part)
        )
    if meant is None and isinstance(value, str) and "pattern" in part:
        one = _named(text, part) or _as_range(text, part)
        meant = f"write {one}" if one else None
    return (is_entry and as_entries(text, part)) or meant or like(part)


def as_entries(text: str, part: Part) -> str | None:
    """The cure of several entries that stand as one: a comma parts them for sure, spaces may be meant."""
    entries = _entries(text, part)
    one = None if "," in text or "pattern" not in part else _named(text, part) or _as_range(text, part)
    also = f"; or, if it is one, {one}" if one else ""
    return f"write each as an entry of its own: {', '.join(entries)}{also}" if entries else None


def like(part: Part) -> str:
    """The cure that shows what is wanted."""
    if "examples" in part:
        example = part["examples"][0]
        text = json.dumps(example, ensure_ascii=False) if isinstance(example, str) else _flow(example)
        return f"write it like {text}"
    return "write a map, {key: value}" if part["type"] == "object" else "write a list, [word, word]"


def spelt(text: str, between: str) -> str:
    """The words of a text, or those that a capital letter begins in one, with something else between them."""
    return between.join(re.findall("[A-Za-z0-9]+", text if text.isupper() else _HUMP.sub(" ", text)))


def _flow(value: object) -> str:
    """A value as it may stand in a spec file, in one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(entry)}' for key, entry in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if _IN_QUOTES.search(value) else value
    return shown(value)


def _as_list(text: str, items: Part) -> str | None:
    """The cure of what should be a list: in brackets, as one entry and as those that commas or spaces part."""
    text = text.strip(" ,")
    if len(text) > _LONGEST:
        return None
    one = None if "," in text and not _is_right(text, items) else _entry(text, items)
    lists = [f"[{', '.join(entries)}]" for entries in (_entries(text, items), [one] if one else []) if entries]
    cures = [f"write {', or, if it is one entry, '.join(lists)}"] if lists else []
    if text.startswith("-"):
        # What was typed as a dash is read as a sign.
        cures.append("write a space behind the dash that begins an entry")
    return ", or ".join(cures) or None


def _entries(text: str, part: Part) -> list[str]:
    """The words of a text as entries of a list, if there are several and each is a right one."""
    by_commas = "," in text
    if len(text) > _LONGEST or (not by_commas and _is_right(text, part)):
        return []
    words = re.split(r"\s*,\s*", text) if by_commas else _SPACES.split(text)
    entries = [_entry(word.strip("\"'"), part) for word in words if by_commas or _is_right(word, part)]
    found = [entry for entry in entries if entry]
    return found if len(found) == len(words) else []


def _entry(text: str, part: Part) -> str | None:
    """A text as an entry of a list in brackets: as it is, or else as the name that it seems to be."""
    if _is_number(text, part):
        return text
    found = text if _is_right(text, part) else _named(text, part)
    return _flow(found) if found else None


def _is_number(text: str, part: Part) -> bool:
    return "integer" in part.get("type", ()) and _as_integer(text, part) == _NO_QUOTES


def _is_right(text: str, part: Part) -> bool:
    """Whether a word is a right value, as a number or as a text."""
    if "enum" in part:
        return text in part["enum"]
    is_text = "pattern" in part and len(text) <= part.get("maxLength", len(text))
    return _is_number(text, part) or (is_text and re.search(part["pattern"], text) is not None)


def _named(text: str, part: Part) -> str | None:
    """What a name, or that of a file, would be in the casing of the examples, if it is not in that."""
    text = re.sub(r"\.ya?ml$", "", text.strip(_AROUND))
    for between, recase in (("_", str.upper), ("-", str.lower), ("_", str.lower)):
        cased = any(isinstance(one, str) and recase(spelt(one, between)) == one for one in part.get("examples", ()))
        name = recase(spelt(text, between))
        fits = len(name) <= min(part.get("maxLength", _LONGEST_NAME), _LONGEST_NAME)
        if cased and text.isascii() and fits and re.search(part.get("pattern", "^$"), name):
            return name
    return None


def _as_range(text: str, part: Part) -> str | None:
    """The range of two numbers with something else than two dots between them."""
    number = "(-?[0-9]+|0x[0-9A-Fa-f]+)"
    found = re.fullmatch(f"{number} *(?:-|\N{EN DASH}|to|:|,|[.]+|\N{HORIZONTAL ELLIPSIS}) *{number}", text)
    numbers = "..".join(found.groups()) if found else None
    return numbers if numbers and re.search(part["pattern"], numbers) else None


def _as_integer(text: str, part: Part) -> str | None:
    number = _number(text)
    if number is None:
        return None
    if not part.get("minimum", number) <= number <= part.get("maximum", number):
        return f"the least is {part['minimum']}" + (f", the greatest {part['maximum']}" if "maximum" in part else "")
    # A plain number is no text: this one has quotes.
    if text == str(number) or re.fullmatch("0x[0-9A-Fa-f]{1,16}", text):
        return _NO_QUOTES
    return f"write 0x{number:X}" if text.lower().startswith("0x") else f"write {number}"


def _as_integer_with_slips(text: str, part: Part) -> str | None:
    """The cure of a number with signs around it, or with letters that look like digits."""
    bare = text.strip(_AROUND)
    digits = bare.translate(_DIGITS)
    if bare != text:
        cure = _as_integer(digits, part)
        return f"write {digits}" if cure == _NO_QUOTES else cure
    is_slip = digits != bare and re.search("[0-9]", bare) and re.fullmatch("-?[0-9]+", digits)
    return f"write {int(digits)}: digits, no letters" if is_slip else None


def _as_hexadecimal(text: str, part: Part) -> str | None:
    """The cure of a hexadecimal number that does not say that it is one; `add` is a word, and 1e3 another number."""
    if not re.fullmatch("[0-9A-F]{1,8}|(?=.*[0-9])[0-9A-Fa-f]{1,8}", text) or re.fullmatch("[0-9]+[Ee][0-9]+", text):
        return None
    cure = _as_integer(f"0x{text}", part)
    return f"write 0x{text.upper()} if it is hexadecimal" if cure == _NO_QUOTES else cure


def _as_either(text: str, part: Part) -> str | None:
    """The cure of digits alone where ids are hexadecimal: which number they are nobody knows."""
    digits = text.strip(_AROUND).translate(_DIGITS)
    is_unsure = isinstance(part.get("maximum"), Hexadecimal) and re.search("[0-9]", text) and digits.isdecimal()
    cure = _as_hexadecimal(digits, part) if is_unsure else None
    return f"{cure}, else {int(digits)}" if cure and cure.startswith("write") else None


def _number(text: str) -> int | None:
    """The number that a text means in the ways of other languages, if it means one."""
    plain = text.lower().replace("_", "")
    if re.fullmatch(r"[-+]?0(?:x[0-9a-f]{1,20}|o[0-7]{1,20}|b[01]{1,20})", plain):
        return int(plain, 0)
    return int(plain.split(".")[0]) if re.fullmatch(r"[-+]?[0-9]{1,20}(?:\.0*)?", plain) else None
