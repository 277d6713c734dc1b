"""Enums of Protocol Buffers: the text of a .proto file in, its enums with their comments out.

A small reader: it knows the words of the language, and of its grammar no more than where an enum stands and ends.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..text.messages import shown
from .listing import Listing, Row, Told
from .spelling import is_hexadecimal, upper_snake

_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<line>//[^\n]*)|(?P<block>/\*.*?\*/)|(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_.]*)|(?P<number>[0-9][A-Za-z0-9_.]*)|(?P<sign>.)",
    re.DOTALL,
)


class _Token(NamedTuple):
    """A word, number, text or sign: its line, and what the comments directly before it say."""

    line: int
    kind: str
    text: str
    before: str


def read_proto(text: str, told: Told) -> list[Listing]:
    """The enums of a file, those within messages by the names of both. Raises EnumerantError if it has none."""
    reader = _Reader(text, told)
    listings = [listing for listing in reader.listings() if listing.rows]
    if not listings and not told.findings:
        raise told.stop(1, "it has no enum", "name a file that has")
    return listings


class _Reader:
    def __init__(self, text: str, told: Told) -> None:
        self._told = told
        self._behind: dict[int, str] = {}
        self._tokens = list(self._tokenized(text))
        self._at = self._hexadecimal = 0

    def listings(self) -> Iterator[Listing]:
        """Every enum, one after the other."""
        around: list[str] = []
        while self._at < len(self._tokens):
            token = self._take()
            ahead = [one.text for one in self._tokens[self._at : self._at + 2]]
            if token.text in ("enum", "message") and ahead[1:] == ["{"]:
                self._at += 2
                if token.text == "enum":
                    yield self._enum("_".join(filter(None, (*around, ahead[0]))), token)
                else:
                    around.append(ahead[0])
            elif token.text == "{":
                around.append("")
            elif token.text == "}" and around:
                around.pop()

    def _enum(self, name: str, head: _Token) -> Listing:
        description = head.before or self._behind.get(head.line, "")
        listing, self._hexadecimal = Listing(name, [], description), 0
        for statement in self._statements(head):
            first = statement[0]
            if first.text == "reserved":
                listing.reserved += _reserved(statement[1:])
            elif len(statement) > 1 and statement[1].text == "=":
                self._add(listing, statement)
            elif first.text != "option":
                self._told.refuse(first.line, f"{shown(first.text)} is no value of an enum", "write it like NAME = 1;")
        prefix = _prefix(listing)
        if prefix:
            self._told.note(f"{prefix} stands before every name of {name}: left out")
            listing.rows = [row._replace(name=str(row.name).removeprefix(prefix)) for row in listing.rows]
            listing.reserved = [one.removeprefix(prefix) if isinstance(one, str) else one for one in listing.reserved]
        listing.is_hexadecimal = self._hexadecimal * 2 > len(listing.rows)
        return listing

    def _add(self, listing: Listing, statement: list[_Token]) -> None:
        name = statement[0]
        written, _, options = "".join(token.text for token in statement[2:]).partition("[")
        number = _number(written)
        if number is None:
            self._told.refuse(name.line, f"{name.text} = {written} is no number", "write the number of the value")
            return
        self._hexadecimal += is_hexadecimal(written)
        said = (name.before, self._behind.get(statement[-1].line))
        facts = {"description": "\n".join(dict.fromkeys(filter(None, said)))}
        if re.search(r"\bdeprecated=true\b", options):
            facts["deprecated"] = "true"
        listing.rows.append(Row(name.line, number, name.text, {key: text for key, text in facts.items() if text}))

    def _statements(self, head: _Token) -> Iterator[list[_Token]]:
        """What stands between an enum's braces, parted at semicolons. Raises EnumerantError if it does not end."""
        statement: list[_Token] = []
        depth = 0
        while self._at < len(self._tokens):
            token = self._take()
            if token.text == "}" and not depth:
                return
            depth += (token.text in ("{", "[")) - (token.text in ("}", "]"))
            if token.text == ";" and depth <= 0:
                if statement:
                    yield statement
                statement, depth = [], 0
            else:
                statement.append(token)
        raise self._told.stop(head.line, "this enum does not end", "close its brace")

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _tokenized(self, text: str) -> Iterator[_Token]:
        line, last, before, ended = 1, 0, "", 0
        for match in _TOKEN.finditer(text):
            kind, found = str(match.lastgroup), match[0]
            if kind in ("line", "block"):
                said = self._told.cleaned(_comment(found), line)
                # What stands behind something on its line is about that, else about what comes next.
                if line == last:
                    self._behind[line] = f"{self._behind.get(line, '')}\n{said}".strip()
                else:
                    before = f"{before}\n{said}".strip() if line <= ended + 1 else said
                    ended = line + found.count("\n")
            elif kind != "space":
                is_about = before if line <= ended + 1 else ""
                yield _Token(line, kind, found, is_about)
                last, before = line, ""
            line += found.count("\n")


def _comment(text: str) -> str:
    if text.startswith("//"):
        return text.lstrip("/")
    lines = (line.strip().removeprefix("*").strip() for line in text[2:-2].strip("*").split("\n"))
    return "\n".join(lines)


def _number(text: str) -> int | None:
    """The number as the language writes it: with a zero before it it is octal."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    if re.fullmatch(r"0[0-7]+", digits):
        return sign * int(digits, 8)
    return sign * int(digits, 0) if re.fullmatch(r"0[xX][0-9A-Fa-f]{1,20}|0|[1-9][0-9]{0,20}", digits) else None


def _reserved(tokens: list[_Token]) -> Iterator[int | str]:
    """Numbers, ranges and names that may not be used again, as the spec language writes them."""
    words = "".join(f" {token.text} " if token.kind == "word" else token.text for token in tokens)
    for part in words.split(","):
        first, _, last = (one.strip() for one in part.partition(" to "))
        number = _number(first)
        if number is None:
            yield upper_snake(first)
        elif last:
            yield f"{number}.." if last == "max" else f"{number}..{_number(last)}"
        else:
            yield number


def _prefix(listing: Listing) -> str:
    """What the language's style wants before every name: that of the enum, if all have it and something is left."""
    prefix = f"{upper_snake(listing.name.rpartition('_')[2])}_"
    names = [str(row.name) for row in listing.rows]
    has_it = all(name.startswith(prefix) and name.removeprefix(prefix)[:1].isalpha() for name in names)
    return prefix if names and has_it else ""
