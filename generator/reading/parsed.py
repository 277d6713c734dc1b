"""Parsed: the text of a file in; the data that an earlier run read of the same text out, as long as the reader is it.

It is no truth of its own: without it the same text is read, with the same answer.
"""

import marshal
import os
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zlib import crc32

from ..cache import read_cached, write_cached

_DIGEST = 32


def parsed(path: Path, text: str) -> object:
    """The data of a text that nothing was wrong with; None if that is not known."""
    content = read_cached(_name(path)) or b""
    seal, data = content[:_DIGEST], content[_DIGEST:]
    known: object = marshal.loads(data) if data and seal == _seal(text, data) else None
    return known


def keep_parsed(path: Path, text: str, data: Any) -> None:
    """Keep the data of a text that nothing is wrong with."""
    content = marshal.dumps(data)
    write_cached(_name(path), _seal(text, content) + content)


def _name(path: Path) -> str:
    # Two that share a name take turns: the seal is of the text.
    return f"parsed-{crc32(os.path.abspath(path).encode('utf-8', 'surrogateescape')):08x}"


def _seal(text: str, data: bytes) -> bytes:
    """A digest of the data, and of the text and the reader that it comes from."""
    read = sha256(text.encode()).hexdigest()
    return sha256("\0".join((_READ_BY, read, "")).encode() + data).digest()


def _parser() -> str:
    """The file of YAML's parser: to import it would take longer than to read what is known."""
    found = find_spec("yaml")
    return found.origin if found and found.origin else ""


def _age(file: str) -> str:
    status = os.stat(file)
    return f"{file} {status.st_size} {status.st_mtime_ns}"


_HERE = os.path.dirname(__file__)
# What decides how a text is read: YAML's parser and the modules of this step.
_MODULES = sorted(name for name in os.listdir(_HERE) if name.endswith(".py"))
_READ_BY = "\0".join((sys.version, _age(_parser()), *(_age(os.path.join(_HERE, name)) for name in _MODULES)))
