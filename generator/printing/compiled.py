"""Compiled templates: what Jinja made of a template in; the same in later runs out, until something in it changes.

Without it the same work is done, with the same answer.
"""

import hashlib
import marshal
import os
import sys

import jinja2
from jinja2 import BytecodeCache, Environment, compiler
from jinja2.bccache import Bucket

from ..cache import read_cached, write_cached

_DIGEST = 32


class CompiledTemplates(BytecodeCache):
    """Jinja's bytecode, in the user's own cache. What is broken, or could be of others, is never run."""

    def __init__(self, environment: Environment) -> None:
        self._made_by = repr((*_MADE_BY, _meaning(environment)))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it is that of this text and this compiler."""
        content = read_cached(_name(bucket)) or b""
        seal, code = content[:_DIGEST], content[_DIGEST:]
        if seal == self._seal(bucket, code):
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        code = marshal.dumps(bucket.code)
        write_cached(_name(bucket), self._seal(bucket, code) + code)

    def _seal(self, bucket: Bucket, code: bytes) -> bytes:
        """A digest of the code and of all that it is made of; the template's own is the bucket's checksum."""
        return hashlib.sha256("\0".join((self._made_by, bucket.checksum, "")).encode() + code).digest()


def _name(bucket: Bucket) -> str:
    # Its key is a digest of the template's name and file.
    return f"template-{bucket.key}"


def _meaning(environment: Environment) -> tuple[object, ...]:
    """What the compiler asks of an environment: how it reads a template, and which filters and tests there are."""
    filters = ((name, getattr(one, "jinja_pass_arg", "")) for name, one in sorted(environment.filters.items()))
    words = ("trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence", "optimized", "autoescape")
    return (*(getattr(environment, word) for word in words), *environment.tests, *map(str, filters))


def _age(file: str | None) -> tuple[int, int]:
    status = os.stat(file or "")
    return status.st_size, status.st_mtime_ns


# A version alone would not do for who changes the compiler.
_MADE_BY = (
    sys.version,
    sys.flags.optimize,
    jinja2.__file__,
    *_age(jinja2.__file__),
    *_age(compiler.__file__),
    *_age(__file__),
    *_age(os.path.join(os.path.dirname(__file__), "sandbox.py")),
)
