"""Flyway is not to be had here, so its order and its manner: what has a version first, then what is repeatable; a file is a transaction, a statement a call."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path


def statements(text: str) -> Iterator[str]:
    """What stands in a file, one after the other: a semicolon in a text ends nothing."""
    pending = ""
    for part in text.split(";")[:-1]:
        pending += f"{part};"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    assert not pending


def migrate(connection: sqlite3.Connection, path: Path) -> int:
    """How many rows a file writes."""
    before, text = connection.total_changes, path.read_text("utf-8")
    # There it would put a setting.
    assert "${" not in text
    connection.execute("BEGIN")
    for statement in statements(text):
        connection.execute(statement)
    connection.execute("COMMIT")
    return connection.total_changes - before


database = sqlite3.connect("flyway.db", isolation_level=None)
*versions, repeatable = [*sorted(Path("db", "flyway").glob("V*.sql")), Path("db", "flyway", "R__codes.sql")]
for version in versions:
    migrate(database, version)
print(migrate(database, repeatable) > 0, migrate(database, repeatable))
