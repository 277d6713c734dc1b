"""Others' files: a path in, its text out, whichever of the usual encodings it was saved in."""

import codecs
from pathlib import Path

from ..disk import read_file
from ..errors import EnumerantError, Finding

MAX_BYTES = 64 * 2**20

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_text(path: Path) -> str:
    """The text of a file, without a byte order mark, its lines ended by line feeds.

    Raises EnumerantError with what keeps it from being read.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _stop(path, "over 64 MB; split it")
        raw = read_file(path)
    except OSError as error:
        raise _stop(path, f"cannot be read: {error.strerror}; name a file that can") from None
    mark = next((mark for mark in _MARKS if raw.startswith(mark)), b"")
    text = _decoded(path, raw.removeprefix(mark), _MARKS.get(mark, "utf-8"))
    if "\0" in text:
        raise _stop(path, "it has bytes 0x00, so it is no text; save it as UTF-8")
    if not text.strip():
        raise _stop(path, "nothing stands in it; name a file that lists codes")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(path: Path, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise _stop(path, f"it begins as {encoding.upper()[:6]} and is not; save it as UTF-8") from None
        before = raw[: error.start].decode().split("\n")
        wrong = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise _stop(path, wrong, len(before), len(before[-1]) + 1) from None


def _stop(path: Path, message: str, line: int = 1, column: int = 1) -> EnumerantError:
    return EnumerantError(Finding(str(path), line, column, message))
