"""Sources: a spec file in, a document out: its text, and its data, read now or known of an earlier run."""

from pathlib import Path

from ..disk import read_file
from ..errors import Finding
from .document import Document, UnreadableError
from .parsed import keep_parsed, parsed

MAX_BYTES = 64 * 2**20

_MARK = "\ufeff"
_TOO_LONG = "over 64 MB; split the registry"


def read_document(path: Path, file: str, content: bytes | None = None) -> Document:
    """Read one YAML file; `file` is its name in messages. What is wrong with it stands in the findings.

    `content` is what stands there, if that is not to be read from the disk.
    """
    document = Document(file, "")
    try:
        document.text = _text(_read(path) if content is None else content)
        if document.text.startswith(_MARK):
            document.text = document.text.removeprefix(_MARK)
            document.refuse((0, 0), "U+FEFF, a byte order mark, is not visible; save the file as UTF-8 without it")
        document.refuse_unseen()
        _add_data(document, path if content is None else None)
    except UnreadableError as stop:
        document.findings.append(document.finding(stop.place, stop.message))
    return document


def _add_data(document: Document, path: Path | None) -> None:
    """Give a document its data. Of a file on the disk that nothing was wrong with, what was kept of an earlier run."""
    document.data = parsed(path, document.text) if path and not document.findings else None
    if document.data is not None:
        document.complete = True
        return
    from .events import add_data  # YAML's parser takes its time to import, and as a rule most is known

    add_data(document)
    if path and document.complete and not document.findings:
        keep_parsed(path, document.text, document.data)


def refused_document(file: str, message: str) -> Document:
    """A file that is not to be read, with what is said of it."""
    return Document(file, "", findings=[Finding(file, 1, 1, message)])


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(_TOO_LONG)
        return read_file(path)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}; make it a readable file") from None


def _text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise UnreadableError(_TOO_LONG)
    if _is_utf_16(raw):
        raise UnreadableError("the file is UTF-16, not UTF-8; save it as UTF-8")
    try:
        text = raw.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8"
        lines = raw[: error.start].decode().split("\n")
        raise UnreadableError(message, (len(lines) - 1, len(lines[-1]))) from None
    if "\r" in text and "\n" not in text:
        raise UnreadableError("the lines end in U+000D alone, as of old; save the file with line ends LF or CR LF")
    return text


def _is_utf_16(raw: bytes) -> bool:
    """Whether a file begins with the mark of UTF-16, or as YAML in it does: with a zero for each second byte."""
    halves = [set(raw[start:64:2]) for start in (0, 1)]
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (halves.count({0}) == 1 and len(raw) > 3)
