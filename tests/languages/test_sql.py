"""The printed SQL in four engines: every fact, newer registries over older ones, transactions."""

import importlib.util
import os
import re
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import pytest
from proofs import NOTIONS, PATH, REAL, SAMPLE, Printed, print_driver, printed, printed_batch, require_tools_of, targets
from registries import Data, filled_with, write_registry
from tables import in_order, tables_of

from generator.cli import main

pytestmark = pytest.mark.prove


class Database(Protocol):
    """What the driver gives: the shell of an engine."""

    dialect: str
    place: str
    environment: dict[str, str]

    def load(self, folder: str) -> None: ...

    def read(self, file: str) -> None: ...

    def rows(self, query: str) -> list[dict[str, Any]]: ...


def prefix(printed: Printed) -> str:
    return printed.registry().name.replace("-", "_")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The driver's module: the engines are the ones that answer the vectors."""
    (target,) = (target for target in targets() if target.name == "sql")
    require_tools_of(target)
    path = print_driver(target, REAL, tmp_path_factory.mktemp("driver"))
    spec = importlib.util.spec_from_file_location("sql_driver", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=["sqlite", "duckdb", "postgresql", "mariadb"])
def database(driver: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("PATH", PATH)
    with getattr(driver, request.param)() as opened:
        yield opened


def check_facts(database: Database, printed: Printed) -> None:
    for name, rows in tables_of(printed.registry()).items():
        assert in_order(database.rows(f"SELECT * FROM {prefix(printed)}_{name}")) == in_order(rows)


def test_every_fact_is_there_however_often_it_is_loaded(database: Database, tmp_path: Path) -> None:
    for each in (REAL, SAMPLE, NOTIONS, printed_batch(tmp_path)):
        for _ in range(2):
            database.load(str(each.out / "sql"))
            check_facts(database, each)


def code(number: int, name: str, **facts: object) -> Data:
    return {"id": number, "name": name, "description": f"{name} is {number}.", **facts}


def registry_of(folder: Path, *codes: Data, choices: Sequence[str] = ()) -> Printed:
    """A registry of one section with two groups, the codes in the first, printed."""
    spec, out = folder / "spec", folder / "out"
    spec.mkdir(parents=True)
    groups = [
        {"id": 1, "name": "FIRST", "description": "One.", "codes": [*codes]},
        {"id": 2, "name": "SECOND", "description": "Two.", "codes": [code(9, "NINE")]},
    ]
    write_registry(
        {
            "registry": {
                "registry": "years",
                "title": "Years",
                "kinds": {"fault": "Faults"},
                "attributes": {
                    "permanent": {"type": "boolean", "description": "Whether it stays."},
                    "cause": {
                        "type": "choice",
                        "description": "Who has to act.",
                        "choices": {choice: f"The {choice}." for choice in choices or ("nobody",)},
                    },
                },
                "sections": ["main"],
            },
            "main": {"section": "main", "kind": "fault", "title": "Main", "description": "All.", "groups": groups},
        },
        spec,
    )
    assert main(["generate", "--spec", str(spec), "--out", str(out), "--target", "sql"]) == 0
    return Printed("years", spec, out)


def test_a_newer_registry_over_an_older_one(database: Database, tmp_path: Path) -> None:
    older = registry_of(
        tmp_path / "older",
        code(1, "ONE", former_names=["UNO"], also_in=["SECOND"], action="Count."),
        code(1, "SINGLE", alias_of="ONE", former_names=["SOLE"]),
        code(2, "TWO", permanent=True, note="A pair."),
        code(3, "THREE"),
    )
    newer = registry_of(
        tmp_path / "newer",
        # Names change places, a code goes, another comes, and so with all that hangs on them.
        code(2, "ONE", former_names=["TWO"]),
        code(1, "TWO", permanent=False, former_names=["ONE", "UNO"]),
        code(4, "FOUR", also_in=["SECOND"]),
    )
    database.load(str(older.out / "sql"))
    check_facts(database, older)
    drop_view(database, tmp_path)
    database.load(str(newer.out / "sql"))

    # A code that left is kept as it was, and still answers; it is no longer called by its name.
    kept = database.rows("SELECT * FROM years_code WHERE NOT listed")
    assert [(row["id"], row["name"], row["description"]) for row in kept] == [(3, "THREE", "THREE is 3.")]
    assert database.rows("SELECT name FROM years_lookup WHERE id = 3") == [{"name": "THREE"}]
    assert database.rows("SELECT name FROM years_name WHERE name = 'THREE'") == []
    expected = tables_of(newer.registry())
    columns = [*expected["code"][0]]
    expected["code"] += [{name: row[name] for name in columns} for row in kept]
    for name, rows in expected.items():
        assert in_order(database.rows(f"SELECT {', '.join(rows[0])} FROM years_{name}")) == in_order(rows)
    # Nothing has a note or an alias any more: what was there is in no view.
    assert not {"note", "action"} & {*database.rows("SELECT * FROM years_lookup")[0]}
    assert database.rows("SELECT name FROM years_name WHERE name IN ('SINGLE', 'SOLE')") == []


def test_a_load_in_a_transaction_that_fails_changes_nothing(database: Database, tmp_path: Path) -> None:
    database.load(str(SAMPLE.out / "sql"))
    text = SAMPLE.out.joinpath("sql", database.dialect, "codes.sql").read_text("utf-8")
    wrong = tmp_path / "wrong.sql"
    changed = text.replace("'The zero of this kind.'", "'Another text.'")
    wrong.write_text(f"BEGIN;\n{changed}\nINSERT INTO nowhere VALUES (1);\nCOMMIT;\n", "utf-8")

    with pytest.raises(RuntimeError, match="nowhere"):
        database.read(str(wrong))
    check_facts(database, SAMPLE)


def test_the_transaction_of_a_tool_outlives_the_load(database: Database, tmp_path: Path) -> None:
    """What a tool of migrations wrote before is still taken back after, but for tables where they end it."""
    both = [
        SAMPLE.out.joinpath("sql", database.dialect, file).read_text("utf-8") for file in ("schema.sql", "codes.sql")
    ]
    made = "CREATE TABLE migration (name VARCHAR(20))"
    around = tmp_path / "around.sql"
    around.write_text(f"{made};\n{both[0] if database.dialect == 'mysql' else ''}", "utf-8")
    database.read(str(around))
    inside = both[1:] if database.dialect == "mysql" else both
    text = "\n".join(inside)
    around.write_text(f"BEGIN;\nINSERT INTO migration VALUES ('one');\n{text}\nROLLBACK;\n", "utf-8")
    database.read(str(around))

    assert database.rows("SELECT name FROM migration") == []
    if database.dialect == "mysql":
        assert database.rows("SELECT id FROM sample_codes_code") == []
    around.write_text(f"BEGIN;\nINSERT INTO migration VALUES ('two');\n{text}\nCOMMIT;\n", "utf-8")
    database.read(str(around))
    assert database.rows("SELECT name FROM migration") == [{"name": "two"}]
    check_facts(database, SAMPLE)


def test_python_loads_the_files_inside_its_own_transaction() -> None:
    """As Django and others run a migration: a statement after the other, and all or nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for end in ("ROLLBACK", "COMMIT"):
            connection.execute("BEGIN")
            for file in ("schema.sql", "codes.sql"):
                for statement in statements(REAL.out.joinpath("sql", "sqlite", file).read_text("utf-8")):
                    connection.execute(statement)
            assert connection.in_transaction
            connection.execute(end)
            tables = connection.execute("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'").fetchone()
            assert tables == (0,) or end == "COMMIT"
        assert connection.execute("SELECT COUNT(*) FROM infobip_codes_code WHERE listed").fetchone()[0] >= 232


def statements(text: str) -> Iterator[str]:
    """The statements of a file, as SQLite itself parts them."""
    begun = ""
    for line in text.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""


def shell(database: Database, command: str, folder: Path) -> str:
    """What a command says that reaches the database as its users do, in a folder."""
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command.replace('app.db', database.place)}"],
        cwd=folder,
        env={**os.environ, **database.environment},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def execute(database: Database, folder: Path, text: str) -> None:
    folder.joinpath("text.sql").write_text(text, "utf-8")
    database.read(str(folder / "text.sql"))


def test_the_head_says_how_it_is_loaded(database: Database) -> None:
    folder = SAMPLE.out / "sql" / database.dialect
    head = folder.joinpath("schema.sql").read_text("utf-8").split("\n\n")[0]
    commands = re.findall(r"^--     (.+)$", head, re.MULTILINE)

    assert commands
    for command in [*commands, *commands]:
        shell(database, command, folder)
    check_facts(database, SAMPLE)


# How each shell loads a file and says how many rows that changed.
COUNTED = {
    "sqlite": ('sqlite3 -bail app.db ".changes on" ".read codes.sql"', r"^changes: +(\d+)"),
    "duckdb": ('duckdb -bail app.db -c ".changes on" -c ".read codes.sql"', r"^changes: +(\d+)"),
    "postgresql": ("psql -X -f codes.sql", r"^(?:INSERT 0|UPDATE|DELETE) (\d+)$"),
    "mysql": ("mariadb -vv app < codes.sql", r"^Query OK, (\d+) rows? affected"),
}


def test_a_load_that_changes_nothing_writes_nothing(database: Database, tmp_path: Path) -> None:
    folder = NOTIONS.out / "sql" / database.dialect
    command, told = COUNTED[database.dialect]

    def changed() -> int:
        counts = re.findall(told, shell(database, command, folder), re.MULTILINE)
        assert len(counts) > 10
        return sum(map(int, counts))

    database.read(str(folder / "schema.sql"))
    assert changed() >= 30
    assert changed() == 0
    execute(database, tmp_path, "UPDATE device_codes_code SET description = 'Another.' WHERE section = 'plain';")
    # Both codes; MariaDB counts a row that an upsert changes twice.
    assert changed() == (4 if database.dialect == "mysql" else 2)
    assert changed() == 0
    check_facts(database, NOTIONS)


def test_wrong_facts_are_refused(database: Database, tmp_path: Path) -> None:
    database.load(str(NOTIONS.out / "sql"))
    wrong = ["deprecated_reason = 'unheard of'", "position = 0"]
    # Where such a check can be taken back: a newer registry has more choices.
    wrong += ["blame = 'nobody'"] if database.dialect == "postgresql" else []
    for change in wrong:
        with pytest.raises(RuntimeError, match=r"(?i)check|constraint"):
            execute(database, tmp_path, f"UPDATE device_codes_code SET {change} WHERE section = 'plain';")
    check_facts(database, NOTIONS)


def with_cause(folder: Path, *choices: str, **more: object) -> Printed:
    """A registry with an attribute, each choice of which one code has."""
    codes = [code(number, choice.upper(), cause=choice) for number, choice in enumerate(choices, 1)]
    return registry_of(folder, *codes, code(8, "EIGHT", **more), choices=choices)


def test_a_newer_registry_with_more_to_say(database: Database, tmp_path: Path) -> None:
    """Columns come by themselves where the engine can say so, else by hand; so do choices, and those that go."""
    database.load(str(with_cause(tmp_path / "first").out / "sql"))
    second = with_cause(tmp_path / "second", "user", "network", note="New.", wire_name="Eight")
    if database.dialect in ("sqlite", "mysql"):
        schema = second.out.joinpath("sql", database.dialect, "schema.sql").read_text("utf-8")
        columns = re.findall(
            r"^    ((?:cause|note|wire_name) \S+),$", schema.partition("years_code (")[2], re.MULTILINE
        )[:3]
        assert len(columns) == 3
        execute(database, tmp_path, "".join(f"ALTER TABLE years_code ADD COLUMN {one};\n" for one in columns))
    drop_view(database, tmp_path)
    database.load(str(second.out / "sql"))
    check_facts(database, second)
    third = with_cause(tmp_path / "third", "sender", "network", note="New.", wire_name="Eight")
    database.load(str(third.out / "sql"))
    check_facts(database, third)
    assert database.rows("SELECT cause FROM years_lookup WHERE id = 1") == [{"cause": "sender"}]


def drop_view(database: Database, folder: Path) -> None:
    """What the file tells to do where the columns of a view change."""
    if database.dialect == "postgresql":
        execute(database, folder, "DROP VIEW years_lookup;")


def test_a_view_is_replaced_while_another_reads_it(
    driver: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It keeps what it was granted, too."""
    monkeypatch.setenv("PATH", PATH)
    with driver.postgresql() as database:
        database.load(str(NOTIONS.out / "sql"))
        granted = "CREATE ROLE reader; GRANT SELECT ON device_codes_lookup TO reader;"
        execute(database, tmp_path, f"CREATE VIEW mine AS SELECT name FROM device_codes_lookup; {granted}")
        database.load(str(NOTIONS.out / "sql"))

        assert len(database.rows("SELECT * FROM mine")) == 10
        query = "SELECT has_table_privilege('reader', 'device_codes_lookup', 'SELECT') AS may"
        assert database.rows(query) == [{"may": True}]


def test_keys_hold_each_other_together(database: Database) -> None:
    """Where an engine can write a row again that another one refers to."""
    text = REAL.out.joinpath("sql", database.dialect, "schema.sql").read_text("utf-8")

    assert text.count("FOREIGN KEY") == (0 if database.dialect == "duckdb" else 8)


def test_the_lookup_has_one_row_a_number(database: Database) -> None:
    """14 is a fault of two sections, of which the first answers."""
    database.load(str(SAMPLE.out / "sql"))
    rows = database.rows("SELECT kind, section, name, group_name, answers FROM sample_codes_lookup WHERE id = 14")

    assert sorted(rows, key=lambda row: row["kind"]) == [
        {"kind": "fault", "section": "main-fault", "name": "SHARED_NUMBER", "group_name": "USER_FAULT", "answers": 2},
        {"kind": "signal", "section": "main-signal", "name": "DESTINATION_BLOCKED", "group_name": "ON", "answers": 1},
    ]
    query = "SELECT group_wire_name FROM sample_codes_lookup WHERE id = 52"
    assert database.rows(query) == [{"group_wire_name": "Running_Now"}]


# What shells and tools of migrations obey at the beginning of a line, or take for the end of a statement.
LINES = [
    "-- +goose Down",
    "  -- +goose StatementEnd",
    "-- +migrate Down",
    "-- migrate:down",
    "-- name: Everything :many",
    "--changeset somebody:1",
    "--;;",
    ".shell touch obeyed",
    ".read obeyed",
    "\\! touch obeyed",
    "\\q",
    "\\i obeyed",
    "/",
    "/*! SELECT 1 */",
    "*/",
    "# a comment",
    "@obeyed",
    "!touch obeyed",
    ":setvar a b",
    "GO",
    "go 5",
    "DELIMITER //",
    "delimiter ;",
    "$$",
    "$tag$ a $tag$",
    "'",
    "');",
    "''",
    "ends in a mark;",
    "ends in a mark;  ",
    ";",
    "COMMIT;",
    "${user.home} :name :'name' :\"name\" ?1 $1 %s %(a)s {{ x }} {% x %} <%= x %> &a &&a @@a",
    "ends in a backslash\\",
    "a\\'b",
]
HOSTILE = "\n".join(["A text.", *LINES, "Its end."])


def filled(folder: Path, text: str) -> Printed:
    """A registry with one text in all places, printed."""
    spec = folder / "spec"
    spec.mkdir(parents=True)
    write_registry(filled_with(text), spec)
    return printed(spec, folder, "sql")


def odd_lines(filled: Printed) -> list[str]:
    """The lines that a tool could take for its own, but for our rows and what goes on from the line before."""
    lines = [
        line
        for path in sorted(filled.out.joinpath("sql").glob("*/*.sql"))
        for line in path.read_text("utf-8").split("\n")
    ]
    begun = [line for line in lines if re.match(r"\s*(?:[^\w\s]|(?i:go|delimiter)\b)", line)]
    ended = [line for line in lines if line.rstrip().endswith(";")]
    return [line[:9] for line in begun if not line.startswith(("    (", "' || '"))] + ended


def test_no_line_begins_or_ends_as_a_text_says(tmp_path: Path) -> None:
    """Some tools take a file apart by its lines, whether they stand in a literal or not."""
    hostile = filled(tmp_path / "hostile", HOSTILE)

    assert odd_lines(hostile) == odd_lines(filled(tmp_path / "plain", "plain"))
    assert [path.name for path in hostile.out.joinpath("sql").glob("*/*.sql") if "${" in path.read_text("utf-8")] == []


def test_no_shell_obeys_a_text(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = filled(tmp_path, HOSTILE)
    monkeypatch.chdir(tmp_path)
    database.load(str(hostile.out / "sql"))

    check_facts(database, hostile)
    assert not tmp_path.joinpath("obeyed").exists()


PREFIXES = ["order", "select", "group", "table", "user", "current", "session", "values", "all", "pg_x", "a" * 45]


def test_a_prefix_may_be_any_word(database: Database, tmp_path: Path) -> None:
    for word in PREFIXES:
        spec = tmp_path / word
        files = filled_with("plain")
        files["registry"]["packages"] = {"sql": word}
        spec.mkdir()
        write_registry(files, spec)
        folder = printed(spec, spec, "sql").out / "sql"
        database.load(str(folder))
        text = folder.joinpath(database.dialect, "schema.sql").read_text("utf-8")
        names = re.findall(rf"(?:EXISTS|VIEW) ({word}_[a-z_]+) (?:\(|AS)$", text, re.MULTILINE)

        assert {f"{word}_code", f"{word}_lookup", f"{word}_name"} < {*names}
        for name in names:
            assert isinstance(database.rows(f"SELECT * FROM {name}"), list)
        assert database.rows(f"SELECT COUNT(*) AS codes FROM {word}_code") == [{"codes": 4}]


@pytest.mark.parametrize(
    "word", ["sqlite", "sqlite_codes", "pg", "a" * 46, "9x", "a-b", "a.b", "Order", "é", "select;"]
)
def test_a_prefix_that_an_engine_keeps_for_itself_is_refused(word: str) -> None:
    (target,) = (target for target in targets() if target.name == "sql")

    assert target.package_form is not None
    assert not target.package_form.fits(word)
    assert target.is_reserved("package", word)


def test_no_word_of_an_engine_ends_as_our_tables_do(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", PATH)
    ends = ("_kind", "_section", "_choice", "_group", "_code", "_also_in", "_alias", "_former_name", "_lookup", "_name")
    queries = {
        "postgresql": "SELECT word FROM pg_get_keywords()",
        "duckdb": "SELECT keyword_name AS word FROM duckdb_keywords()",
    }
    for engine, query in queries.items():
        with getattr(driver, engine)() as database:
            words = {row["word"] for row in database.rows(query)}

        assert len(words) > 300
        assert [word for word in words if word.endswith(ends)] == []
