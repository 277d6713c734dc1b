"""Legibility: the data of a file in, every text and key of it in which something cannot be seen out."""

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from ..errors import Fault, Location
from ..text.unseen import is_letter, unseen

# Where a fault is (a path and whether it is about the key), what is wrong, the cure, and where it stood first if twice.
Wrong = tuple[tuple[str | int, ...], bool, str, str, tuple[str | int, ...] | None]


def unseen_faults(data: object, file: str) -> Iterator[Fault]:
    """What is wrong so with the texts and keys of a file's data, whatever way they were written: one fault a text.

    Two keys of one map that only look different to a program are wrong too.
    """
    for path, on_key, wrong, cure, first in _wrong(data, []):
        yield Fault(Location(file, path, on_key), wrong, cure, Location(file, first, on_key=True) if first else None)


def _wrong(value: object, path: list[str | int]) -> Iterator[Wrong]:
    """What is wrong with a value at a path and with all below it; few have anything, so nothing is made before."""
    if isinstance(value, str):
        yield from ((tuple(path), False, wrong, cure, None) for wrong, cure in _wrong_text(value))
        return
    if isinstance(value, dict) and not _is_plain("".join(value)):
        yield from _wrong_keys(value, path)
    for step, below in (
        value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    ):
        if not _is_plain(below):
            path.append(step)
            yield from _wrong(below, path)
            path.pop()


def _wrong_keys(keys: Iterable[str], path: list[str | int]) -> Iterator[Wrong]:
    names: dict[str, str] = {}
    for key in keys:
        # A letter and its accent may be one character or two, and look the same.
        first = names.setdefault(normalize("NFC", key), key)
        if first != key:
            yield (*path, key), True, f"repeated key '{key}'", "keep one", (*path, first)
        yield from (((*path, key), True, wrong, cure, None) for wrong, cure in _wrong_text(key))


def _wrong_text(text: str) -> Iterator[tuple[str, str]]:
    """The first thing that is wrong with a text, if anything is."""
    for _, wrong, cure in unseen(text):
        yield wrong, cure
        return
    if "\t" in text:
        yield "U+0009 is a tab", "write spaces"
    elif text.strip() and not any(map(is_letter, text)):
        yield "no letter is visible in it, only marks that stand on letters", "write a text"


def _is_plain(value: object) -> bool:
    """Whether nothing can be wrong with a value, as with most of them."""
    return value.isascii() and value.isprintable() if isinstance(value, str) else isinstance(value, int)
