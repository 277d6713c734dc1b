"""Casings: a name of the spec (UPPER_SNAKE or kebab-case) in, its spelling in a language out."""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from string import Formatter

NO_ACRONYMS: frozenset[str] = frozenset()


def _words(name: str) -> list[str]:
    return name.lower().replace("-", "_").split("_")


def _capitalised(word: str, acronyms: Collection[str]) -> str:
    upper = word.upper()
    return upper if upper in acronyms else word.capitalize()


def as_it_is(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """The name as the spec writes it."""
    return name


def pascal(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """`EC_USER_ID` and `ec-user-id` become `EcUserId`, or `EcUserID` where ID is an acronym."""
    return "".join([_capitalised(word, acronyms) for word in _words(name)])


def camel(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """`EC_USER_ID` becomes `ecUserId`, or `ecUserID` where ID is an acronym."""
    first, *rest = _words(name)
    return first + "".join([_capitalised(word, acronyms) for word in rest])


def snake(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """`general-error` becomes `general_error`."""
    return name.lower().replace("-", "_")


def upper_snake(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """`general-error` becomes `GENERAL_ERROR`."""
    return name.upper().replace("-", "_")


def upper_pascal(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """The words that pascal shows: `ec-user-id` becomes `EC_USER_ID`, but `http-2` is `HTTP2`, and `x-y` is `XY`."""
    return re.sub("(?<=[a-z])(?=[A-Z])|(?<=.)(?=[A-Z][a-z])", "_", pascal(name, acronyms)).upper()


def kebab(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """`EC_NO_RESPONSE` becomes `ec-no-response`."""
    return name.lower().replace("_", "-")


def flat(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """`demo-codes` becomes `democodes`."""
    return "".join(_words(name))


def first(name: str, acronyms: Collection[str] = NO_ACRONYMS) -> str:
    """`demo-codes` becomes `demo`."""
    return _words(name)[0]


CASINGS: dict[str, Callable[[str, Collection[str]], str]] = {
    "name": as_it_is,
    "pascal": pascal,
    "camel": camel,
    "snake": snake,
    "upper_snake": upper_snake,
    "upper_pascal": upper_pascal,
    "kebab": kebab,
    "flat": flat,
    "first": first,
}


# Languages share their forms, and a name is asked for by each of them, once when it is checked and where it is printed.
_KNOWN = 512


@lru_cache(maxsize=128)
def speller(form: str, acronyms: frozenset[str] = NO_ACRONYMS) -> Callable[..., str]:
    """A function that puts a name into a form such as `{pascal}Group`: each placeholder is a casing.

    A placeholder that begins with `section_` stands for the name's section, which the function takes second.
    """
    parts = [_part(literal, field, acronyms) for literal, field, _, _ in Formatter().parse(form)]

    @lru_cache(maxsize=_KNOWN)
    def spelled(name: str, section: str = "") -> str:
        return "".join([part(name, section) for part in parts])

    return spelled


def _part(literal: str, field: str | None, acronyms: Collection[str]) -> Callable[[str, str], str]:
    if field is None:
        return lambda name, section: literal
    casing = CASINGS[field.removeprefix("section_")]
    if field.startswith("section_"):
        return lambda name, section: literal + casing(section, acronyms)
    return lambda name, section: literal + casing(name, acronyms)
