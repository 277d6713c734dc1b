"""What is read: bytes from anywhere in, text out a piece at a time, in memory that does not grow with it."""

import codecs
import json
from collections.abc import Callable, Iterator

# So much is read at once, and so much is held at once: a longer value is entered, a longer text is skipped.
PIECE = 2**16
MOST = 2**20

_PACKED = {b"\x1f\x8b": "gzip -dc", b"PK\x03\x04": "unzip -p", b"\x28\xb5\x2f\xfd": "zstd -dc", b"BZh": "bzip2 -dc"}


class PackedError(Exception):
    """What is read is compressed: the command that unpacks it."""


def packed(first: bytes) -> str | None:
    """The command that unpacks what begins so, if it is compressed."""
    return next((how for begin, how in _PACKED.items() if first.startswith(begin)), None)


def _encoding(first: bytes) -> str:
    """The encoding of a text that begins so; zeros at its begin are what a machine that went down leaves in a log."""
    encoding = json.detect_encoding(first)
    return "utf-8" if encoding == "utf-32-be" and (first[2:3] != b"\0" or first[3:4] == b"\0") else encoding


class Text:
    """A stream as text: `held` is the piece at hand, `at` the place in it that was read to, `line` its line."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        """Begin. Raises PackedError for what is compressed."""
        self._read = read
        self.held = ""
        self.at = 0
        self.is_whole = False
        self.bytes = 0
        self._line, self._counted, self._before = 1, 0, 0
        first = self._bytes(PIECE)
        how = packed(first)
        if how:
            raise PackedError(how)
        # Nobody's report stops for a byte that is none: it stands there as U+FFFD.
        self._decode = codecs.getincrementaldecoder(_encoding(first))("replace").decode
        self.held = self._decode(first, final=self.is_whole)

    def _bytes(self, size: int) -> bytes:
        raw = self._read(size)
        self.bytes += len(raw)
        self.is_whole = not raw
        return raw

    def more(self) -> bool:
        """Hold as much again behind what is held; whether there was more, and there may be."""
        if self.is_whole:
            return False
        if self.at:
            self._line, self._counted = self.line, 0
            begun = self.held.rfind("\n", 0, self.at) + 1
            self._before = self.at - begun + (0 if begun else self._before)
            self.held, self.at = self.held[self.at :], 0
        raw = self._bytes(max(PIECE, min(len(self.held), MOST)))
        self.held += self._decode(raw, final=self.is_whole)
        return True

    @property
    def line(self) -> int:
        """The line of the place that was read to, from 1."""
        self._line += self.held.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column of a place that is held, not before the one that was read to."""
        begun = self.held.rfind("\n", 0, at) + 1
        return self.line + self.held.count("\n", self.at, at), at - begun + (0 if begun else self._before) + 1

    def holds_line(self) -> bool:
        """Read until a line is held whole, or too much of one is; whether anything is left."""
        while self.held.find("\n", self.at) < 0 and len(self.held) - self.at < MOST and self.more():
            pass
        return self.at < len(self.held)

    def skip_line(self) -> None:
        """Go to the next line, however far it is."""
        while (end := self.held.find("\n", self.at)) < 0:
            self.at = len(self.held)
            if not self.more():
                return
        self.at = end + 1

    def lines(self) -> Iterator[str]:
        """The lines from here on with their ends; of one that is too long, the beginning."""
        while self.holds_line():
            end = self.held.find("\n", self.at)
            line = self.held[self.at : end + 1 if end >= 0 else self.at + MOST]
            if end < 0:
                self.skip_line()
            else:
                self.at = end + 1
            yield line
