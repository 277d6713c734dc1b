"""Asking: what a person typed in; the numbers and names that are asked for out, one by one."""

import re
from collections.abc import Iterator

from .known import Known

# A number as people and programs write it; the last is how a table with gaps writes whole numbers.
_NUMBER = re.compile(r"(?P<number>[+-]?(?:0[xX][0-9A-Fa-f]+|[0-9]+))(?:\.0+)?")
_OF = re.compile(rf"(?P<of>[A-Za-z][A-Za-z0-9-]*)\s*[\s/:#=]\s*{_NUMBER.pattern}")
# A list of no maps, as JSON and programs write it.
_LIST = re.compile(r"\s*[\[(]([^\[\](){}]*)[\])]\s*")
# What stands around a word in a text.
_AROUND = " \t\r\n,;#\"'`()[]\u2018\u2019\u201c\u201d\u00ab\u00bb"
# Nobody writes a longer number by hand, and to read one takes long.
_LONGEST = 100


def parts(known: Known, asked: str) -> Iterator[str]:
    """Everything that is asked for: `27, 28` are two; a name that has a comma or a space in it is one."""
    if number_of(asked.strip()) is not None:
        # Mostly; and then no names have to be looked at.
        yield asked.strip()
        return
    if not asked.strip(_AROUND):
        yield asked.strip()
        return
    found = _LIST.fullmatch(asked)
    for part in re.split(r"[,;\n]", found[1]) if found else _split(known, asked):
        bare = _bare(known, part)
        if bare.strip(_AROUND):
            yield bare


def _split(known: Known, asked: str) -> list[str]:
    if known.has(asked):
        return [asked]
    listed = re.split(r"[,;\n]", asked)
    words = asked.split()
    return words if words and all(_NUMBER.fullmatch(_bare(known, word)) for word in words) else listed


def _bare(known: Known, part: str) -> str:
    """A word without what stands around it in a text; as it is where that is a name, or all there is."""
    return part.strip() if known.has(part) else part.strip(_AROUND) or part.strip()


def number_of(asked: str) -> int | None:
    """The number that is asked for, in decimal or hexadecimal; None if it is a name."""
    plain = _plain(asked)
    return _integer(found["number"]) if (found := _NUMBER.fullmatch(plain)) and len(plain) <= _LONGEST else None


def number_of_some(known: Known, asked: str) -> tuple[str, int] | None:
    """A number behind the name of a kind or a section, as in `error 27`: that name, and the number."""
    plain = _plain(asked)
    found = _OF.fullmatch(plain) if len(plain) <= _LONGEST else None
    if not found or not any(found["of"].lower() in (one["name"], one["kind"]) for one in known.sections):
        return None
    return found["of"].lower(), _integer(found["number"])


def _plain(asked: str) -> str:
    """With ASCII's digits: East Asian input has wide ones."""
    if asked.isascii():
        return asked
    from unicodedata import normalize

    return normalize("NFKC", asked)


def _integer(number: str) -> int:
    return int(number, 16 if "x" in number.lower() else 10)
