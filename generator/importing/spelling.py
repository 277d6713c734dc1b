"""Spellings: names, numbers and texts as others write them in; as the spec language has them, out."""

import re
from unicodedata import combining, normalize

from ..text.unseen import has_unseen, made_visible

_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST_NAME = 100
LONGEST_KEY = 60
_SIGN = "\N{REPLACEMENT CHARACTER}"


def upper_snake(text: str) -> str:
    """A name in UPPER_SNAKE: `notFound`, `Not found` and `not-found` become NOT_FOUND; nothing if no letter is left.

    Accents are left out, and letters that are none of A to Z; a digit in front gets the word CODE before it.
    """
    if _NAME.fullmatch(text) and len(text) <= _LONGEST_NAME:
        return text
    words = _words(text)
    if not words:
        return ""
    name = "_".join(words).upper()
    return (f"CODE_{name}" if name[0].isdigit() else name)[:_LONGEST_NAME].rstrip("_")


def kebab(text: str) -> str:
    """A name in small letters and dashes: `HttpStatus` becomes http-status; nothing if no letter is left."""
    return "-".join(_words(text)).lower().lstrip("0123456789-")[:LONGEST_KEY].rstrip("-")


def lower_snake(text: str) -> str:
    """A name in small letters and underscores: `HTTP status` becomes http_status; nothing if no letter is left."""
    return kebab(text).replace("-", "_")


def heading(text: str) -> str:
    """A name as a heading: `http-status` becomes `Http status`."""
    return " ".join(_words(text)).lower().capitalize()


def singular(word: str) -> str:
    """One of what an English word names many of: `errors` becomes error, and `status` stays."""
    for many, one in (("ies", "y"), ("sses", "ss"), ("tuses", "tus"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(many) and len(word) > len(many) + 1:
            return word.removesuffix(many) + one
    return word[:-1] if re.fullmatch(r"[a-z0-9-]{2,}[^aiosu]s", word) else word


def number_of(text: str) -> int | None:
    """The number that a text writes, decimal or as programs do (`0x1F`, `0b1`, `1_000`, `10.0`); None if it is none."""
    plain = text.strip().lower().replace("_", "")
    if re.fullmatch(r"[-+]?0(?:x[0-9a-f]{1,20}|o[0-7]{1,20}|b[01]{1,40})", plain):
        return int(plain, 0)
    return int(plain.split(".")[0]) if re.fullmatch(r"[-+]?[0-9]{1,20}(?:\.0*)?", plain) else None


def is_hexadecimal(text: str) -> bool:
    """Whether a number is written so."""
    return text.strip().lower().lstrip("+-").startswith("0x")


def cleaned(text: str) -> str:
    """A text without what cannot be seen and without spaces at the ends of its lines."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\t", "    ")
    if has_unseen(text):
        # The sign may stand in the text itself.
        seen = made_visible(text)
        text = "".join(was for was, is_ in zip(text, seen, strict=True) if is_ == was or is_ != _SIGN)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def in_one_line(text: str) -> str:
    """A cleaned text with spaces for its line ends."""
    return " ".join(text.split())


def _words(text: str) -> list[str]:
    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    if not plain.isupper():
        plain = _HUMP.sub("_", plain)
    return re.findall("[A-Za-z0-9]+", plain)
