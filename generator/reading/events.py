"""YAML: the text of a document in, plain data out.

The files are YAML 1.2 in spirit: `true`, `false` and integers, decimal or hexadecimal, are what they look like, any
other scalar is its own text. They are read event by event: PyYAML's nodes have forgotten anchors and tags, and its
composer crashes the process on deep nesting.
"""

import re
from sys import intern
from typing import Any

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from ..text.messages import shown
from .document import Document, UnreadableError
from .places import events_of, mark_of
from .yaml_cure import yaml_problem
from .yaml_lines import brief
from .yaml_slips import slip

MAX_DEPTH = 32
# More than a section of 25,000 codes has that say everything of themselves.
MAX_VALUES = 600_000

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,18}|0x[0-9A-Fa-f]{1,16}")
# A comment has a space behind its sign: what has none may be the rest of a text.
_TIGHT_COMMENT = re.compile(" #(?=[^\\s#!])")
_BEHIND = re.compile(" +#(?=[^\\s#!])")
# `id:10` in braces is a key.
_TIGHT_COLON = re.compile(r"([a-z][a-z0-9_]*):((?!//)\S.*)", re.DOTALL)
# `id {` is the beginning of a map in braces.
_TIGHT_BRACE = re.compile(r"([A-Za-z_][\w-]*) *[:=]? *\{")
_NULLS = frozenset(("", "~", "null"))
_BOOLEANS = {"true": True, "false": False}


def add_data(document: Document) -> None:
    """Give a document the data that its text says; if that is no YAML, it has none, and a finding.

    Raises UnreadableError where reading has to stop.
    """
    noted = len(document.findings)
    try:
        document.data = _Reader(document).document()
        document.complete = True
    except MarkedYAMLError as error:
        mark: Any = error.problem_mark
        del document.findings[noted:]
        if not document.is_unseen(mark.line + 1):
            found = slip(document.text.split("\n"), error, _last_text(document.text))
            place = (found.line, found.column) if found else (mark.line, mark.column)
            document.refuse(place, f"not YAML: {found.message if found else yaml_problem(error)}")


def _last_text(text: str) -> Any:
    """The event of the last text before what is no YAML, None if there is none."""
    following = events_of(text)
    last = None
    try:
        while True:
            event = following()
            last = event if isinstance(event, ScalarEvent) else last
    except MarkedYAMLError:
        return last


class _Reader:
    """The events of one file, put together into data; what the spec language refuses is noted on the way."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._next = events_of(document.text)
        self._values = 0
        self._may_end_early = bool(_TIGHT_COMMENT.search(document.text))

    def document(self) -> object:
        self._next()
        if isinstance(self._next(), StreamEndEvent):
            return None
        data = self._value(self._next(), 1)
        self._next()
        event = self._next()
        if isinstance(event, DocumentStartEvent):
            raise UnreadableError("a second document; write one in a file", mark_of(event))
        return data

    def _refuse(self, event: Any, message: str) -> None:
        self._document.refuse(mark_of(event), message)

    def _value(self, event: Any, depth: int, *, in_a_list: bool = False) -> object:
        self._values += 1
        if self._values > MAX_VALUES:
            raise UnreadableError(f"more than {MAX_VALUES:,} values; split the file", mark_of(event))
        if isinstance(event, AliasEvent):
            self._refuse(event, f"alias *{event.anchor} is not allowed; write the value out")
            return ""
        if event.anchor is not None:
            self._refuse(event, f"anchor &{event.anchor} is not allowed; delete it")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"tag {tag} is not allowed; delete it")
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if depth > MAX_DEPTH:
            raise UnreadableError(f"nested more than {MAX_DEPTH} deep; make it flatter", mark_of(event))
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth, in_a_list=in_a_list)
        return self._sequence(depth)

    def _scalar(self, event: ScalarEvent) -> str | int | bool:
        text: str = event.value
        if event.style:
            # The last line feed of a block scalar ends the block, not the text.
            return text.removesuffix("\n") if event.style in "|>" else text
        if self._may_end_early:
            self._refuse_tight_comment(event)
        if text in _NULLS:
            self._refuse(event, "empty value; write one or delete the key")
            return ""
        return _plain(text)

    def _refuse_tight_comment(self, event: Any) -> None:
        """Refuse `Busy #1`: YAML reads a text that ends, and a comment, and nobody would see what is lost."""
        found = _BEHIND.match(self._document.text, event.end_mark.index)
        if found and event.value:
            place = event.end_mark.line, event.end_mark.column + len(found[0]) - 1
            cure = "put the text in quotes, or write a space behind # if it is a comment"
            self._document.refuse(place, f"the text ends before #; {cure}")

    def _sequence(self, depth: int) -> list[object]:
        data = []
        while type(event := self._next()) is not SequenceEndEvent:
            data.append(self._value(event, depth + 1, in_a_list=True))
        return data

    def _mapping(self, start: Any, depth: int, *, in_a_list: bool) -> dict[str, object]:
        data: dict[str, object] = {}
        lines: dict[str, int] = {}
        lacks_dash = goes_on = False
        in_braces = start.flow_style
        while type(event := self._next()) is not MappingEndEvent:
            key, following = self._key(event), self._next()
            if in_braces and self._lacks_colon(event, following):
                entry = self._without_colon(event, start, data, is_told=goes_on)
                goes_on = entry is None
                if entry is None:
                    continue
                key, value = entry
            else:
                goes_on, value = False, self._value(following, depth + 1)
            if key in data:
                # What begins an entry of a list begins the next one, too: what repeats behind it is the same slip.
                is_first = in_a_list and not in_braces and key == next(iter(data))
                cure = "write a dash before it if it begins the next entry, else keep one" if is_first else "keep one"
                if not lacks_dash:
                    self._refuse(event, f"repeated key '{key}', first in line {lines[key]}; {cure}")
                lacks_dash = lacks_dash or is_first
                data[key] = _both(data[key], value)
            else:
                data[key] = value
                lines[key] = event.start_mark.line + 1
        return data

    def _key(self, event: Any) -> str:
        if not isinstance(event, ScalarEvent):
            raise UnreadableError("a key is not text; write a word", mark_of(event))
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, "a key has no anchor and no tag; delete it")
        if event.value == "<<":
            raise UnreadableError("merge key << is not allowed; write the keys out", mark_of(event))
        braced = _TIGHT_BRACE.match(event.value) if "{" in event.value and not event.style else None
        if braced:
            cure = f"write {braced[1]}: {{, or put the text in quotes if it is one"
            raise UnreadableError(f"no colon and space stand between key and brace; {cure}", mark_of(event))
        return intern(event.value)

    def _lacks_colon(self, key: Any, following: Any) -> bool:
        """Whether a key in braces is just a text between two commas."""
        if type(following) is not ScalarEvent or following.value or following.style:
            return False
        begin: Any = following.start_mark
        return ":" not in self._document.text[key.end_mark.index : begin.index]

    def _without_colon(
        self, event: Any, start: Any, data: dict[str, object], *, is_told: bool
    ) -> tuple[str, object] | None:
        """Refuse what has none in braces, once a text; of `{id:10}` what was meant, to look at all the same."""
        tight = _TIGHT_COLON.fullmatch(event.value)
        if tight:
            key, value = tight.groups()
            line, column = mark_of(event)
            self._document.refuse((line, column + len(key)), f"no space follows the colon; write {key}: {brief(value)}")
            return intern(key), _plain(value)
        if is_told:
            return None
        wrong = f"no colon follows {shown(event.value)}"
        if isinstance(next(reversed(data.values()), None), str):
            self._refuse(event, f"{wrong}: in braces a comma ends a text; put the whole text in quotes")
        else:
            cure = "write a key and a colon before it, or put the text in quotes, with its braces if it has them"
            self._refuse(event if data else start, f"{wrong}; {cure}")
        return None


def _plain(text: str) -> str | int | bool:
    if _INTEGER.fullmatch(text):
        return int(text, 0)
    # Names of groups and sources stand in very many codes: one copy will do.
    return _BOOLEANS.get(text, intern(text))


def _both(first: object, second: object) -> object:
    """What a key holds that stands twice: of maps both, since whoever names something of the second is right."""
    if isinstance(first, dict) and isinstance(second, dict):
        return {**first, **{key: value for key, value in second.items() if key not in first}}
    return first
