"""YAML: a spec file in, plain data out, and the line of any value on demand.

The files are YAML 1.2 in spirit: `true`, `false` and integers, decimal or hexadecimal, are what they look like, any
other scalar is its own text. They are read event by event: PyYAML's nodes have forgotten anchors and tags, and its
composer crashes the process on deep nesting.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
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

from ..disk import read_file
from ..errors import MOST_FINDINGS, Fault, Finding, Location
from ..text.unseen import made_visible, unseen
from .places import Places, events_of, mark_of
from .yaml_cure import yaml_problem

MAX_DEPTH = 32
MAX_BYTES = 64 * 2**20
# More than a section of 25,000 codes has that say everything of themselves.
MAX_VALUES = 600_000

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,18}|0x[0-9A-Fa-f]{1,16}")
_MARK = "\ufeff"
_NULLS = frozenset(("", "~", "null"))
_BOOLEANS = {"true": True, "false": False}


@dataclass(slots=True)
class Document:
    """A file that was read: its name as the user knows it, its text, its data, and what is wrong with its YAML.

    Without `complete` the reader had to stop; nothing more is then said of the file. What is not visible stands in the
    text as a sign, and of such a line nothing else is said.
    """

    file: str
    text: str
    data: object = None
    complete: bool = False
    findings: list[Finding] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _unseen: set[int] = field(default_factory=set)

    def find(self, faults: Iterable[Fault]) -> Iterator[Finding]:
        """Give faults of this file their lines: places are not kept, so the events are read once more."""
        faults = list(faults)
        if not faults or not self.complete:
            return
        wanted = [
            place for fault in faults for place in (fault.where, fault.first) if place and place.file == self.file
        ]
        places = Places(events_of(self.text), wanted)
        findings = [
            self.finding(places.of(fault.where), f"{fault.wrong}{self._first(places, fault.first)}; {fault.cure}")
            for fault in faults
        ]
        findings = [finding for finding in findings if not self.is_unseen(finding.line)]
        yield from sorted(findings, key=lambda finding: (finding.line, finding.column))

    def _first(self, places: Places, first: Location | None) -> str:
        if first is None:
            return ""
        return f", first in {f'line {places.of(first)[0] + 1}' if first.file == self.file else first.file}"

    def finding(self, place: tuple[int, int], message: str) -> Finding:
        """A finding at a line and a column that count from 0."""
        line, column = place
        self._lines = self._lines or self.text.split("\n")
        text = self._lines[line] if line < len(self._lines) else ""
        return Finding(self.file, line + 1, column + 1, message, text)

    def refuse(self, place: tuple[int, int], message: str) -> None:
        """Note a finding; raises _UnreadableError where there are too many."""
        if len(self.findings) >= MOST_FINDINGS:
            raise _UnreadableError(f"more than {MOST_FINDINGS} findings; correct these and run again", place)
        self.findings.append(self.finding(place, message))

    def is_unseen(self, line: int) -> bool:
        """Whether something in a line, counted from 1, is not visible."""
        return line in self._unseen

    def refuse_unseen(self) -> None:
        """Note what is not visible, and put signs in its stead: the rest can be read all the same."""
        text = self.text
        self.text = made_visible(text)
        for line, letters in enumerate(text.split("\n") if self.text != text else ()):
            for index, wrong, cure in unseen(letters):
                self._unseen.add(line + 1)
                self.refuse((line, index), f"{wrong}; {cure}")


def read_document(path: Path, file: str) -> Document:
    """Read one YAML file; `file` is its name in messages. What is wrong with it stands in the findings."""
    document = Document(file, "")
    noted = 0
    try:
        document.text = _text(path)
        if document.text.startswith(_MARK):
            document.text = document.text.removeprefix(_MARK)
            document.refuse((0, 0), "U+FEFF, a byte order mark, is not visible; save the file as UTF-8 without it")
        document.refuse_unseen()
        noted = len(document.findings)
        document.data = _Reader(document).document()
        document.complete = True
    except _UnreadableError as stop:
        document.findings.append(document.finding(stop.place, stop.message))
    except MarkedYAMLError as error:
        mark: Any = error.problem_mark
        del document.findings[noted:]
        if not document.is_unseen(mark.line + 1):
            document.refuse((mark.line, mark.column), f"not YAML: {yaml_problem(error)}")
    return document


def refused_document(file: str, message: str) -> Document:
    """A file that is not to be read, with what is said of it."""
    return Document(file, "", findings=[Finding(file, 1, 1, message)])


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _UnreadableError("over 64 MB; split the registry")
        raw = read_file(path)
    except OSError as error:
        raise _UnreadableError(f"cannot be read: {error.strerror}; make it a readable file") from None
    if _is_utf_16(raw):
        raise _UnreadableError("the file is UTF-16, not UTF-8; save it as UTF-8")
    try:
        text = raw.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8"
        lines = raw[: error.start].decode().split("\n")
        raise _UnreadableError(message, (len(lines) - 1, len(lines[-1]))) from None
    if "\r" in text and "\n" not in text:
        raise _UnreadableError("the lines end in U+000D alone, as of old; save the file with line ends LF or CR LF")
    return text


def _is_utf_16(raw: bytes) -> bool:
    """Whether a file begins with the mark of UTF-16, or as YAML in it does: with a zero for each second byte."""
    halves = [set(raw[start:64:2]) for start in (0, 1)]
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (halves.count({0}) == 1 and len(raw) > 3)


class _UnreadableError(Exception):
    """Why the rest of a file cannot be read, and the place where."""

    def __init__(self, message: str, place: tuple[int, int] = (0, 0)) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


class _Reader:
    """The events of one file, put together into data; what the spec language refuses is noted on the way."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._next = events_of(document.text)
        self._values = 0

    def document(self) -> object:
        self._next()
        if isinstance(self._next(), StreamEndEvent):
            return None
        data = self._value(self._next(), 1)
        self._next()
        event = self._next()
        if isinstance(event, DocumentStartEvent):
            raise _UnreadableError("a second document; write one in a file", mark_of(event))
        return data

    def _refuse(self, event: Any, message: str) -> None:
        self._document.refuse(mark_of(event), message)

    def _value(self, event: Any, depth: int) -> object:
        self._values += 1
        if self._values > MAX_VALUES:
            raise _UnreadableError(f"more than {MAX_VALUES:,} values; split the file", mark_of(event))
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
            raise _UnreadableError(f"nested more than {MAX_DEPTH} deep; make it flatter", mark_of(event))
        if isinstance(event, MappingStartEvent):
            return self._mapping(depth)
        return self._sequence(depth)

    def _scalar(self, event: ScalarEvent) -> str | int | bool:
        text: str = event.value
        if event.style:
            # The last line feed of a block scalar ends the block, not the text.
            return text.removesuffix("\n") if event.style in "|>" else text
        if _INTEGER.fullmatch(text):
            return int(text, 0)
        if text in _NULLS:
            self._refuse(event, "empty value; write one or delete the key")
            return ""
        # Names of groups and sources stand in very many codes: one copy will do.
        return _BOOLEANS.get(text, intern(text))

    def _sequence(self, depth: int) -> list[object]:
        data = []
        while type(event := self._next()) is not SequenceEndEvent:
            data.append(self._value(event, depth + 1))
        return data

    def _mapping(self, depth: int) -> dict[str, object]:
        data: dict[str, object] = {}
        lines: dict[str, int] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event)
            value = self._value(self._next(), depth + 1)
            if key in data:
                self._refuse(event, f"repeated key '{key}', first in line {lines[key]}; keep one")
            else:
                data[key] = value
                lines[key] = event.start_mark.line + 1
        return data

    def _key(self, event: Any) -> str:
        if not isinstance(event, ScalarEvent):
            raise _UnreadableError("a key is not text; write a word", mark_of(event))
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, "a key has no anchor and no tag; delete it")
        if event.value == "<<":
            raise _UnreadableError("merge key << is not allowed; write the keys out", mark_of(event))
        return intern(event.value)
