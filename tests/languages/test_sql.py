"""The printed SQL in three engines: every fact, a newer registry over an older one, a join of many reports."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from proofs import PATH, REAL, SAMPLE, Printed, print_driver, printed, printed_batch, require_tools_of, targets
from registries import Data, filled_with, write_registry
from tables import in_order, tables_of

from generator.cli import main

pytestmark = pytest.mark.prove


class Database(Protocol):
    """What the driver gives: the shell of an engine."""

    def load(self, folder: str) -> None: ...

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


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def database(driver: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("PATH", PATH)
    with getattr(driver, request.param)() as opened:
        yield opened


def check_facts(database: Database, printed: Printed) -> None:
    for name, rows in tables_of(printed.registry()).items():
        assert in_order(database.rows(f"SELECT * FROM {prefix(printed)}_{name}")) == in_order(rows)


def test_every_fact_is_there_however_often_it_is_loaded(database: Database, tmp_path: Path) -> None:
    for each in (REAL, SAMPLE, printed_batch(tmp_path)):
        for _ in range(2):
            database.load(str(each.out / "sql"))
            check_facts(database, each)


def code(number: int, name: str, **facts: object) -> Data:
    return {"id": number, "name": name, "description": f"{name} is {number}.", **facts}


def registry_of(folder: Path, *codes: Data) -> Printed:
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
                "attributes": {"permanent": {"type": "boolean", "description": "Whether it stays."}},
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
    database.load(str(newer.out / "sql"))

    # A code that left is kept as it was, and still answers; it is no longer called by its name.
    kept = database.rows("SELECT * FROM years_code WHERE NOT listed")
    assert [(row["id"], row["name"], row["description"]) for row in kept] == [(3, "THREE", "THREE is 3.")]
    assert database.rows("SELECT name FROM years_lookup WHERE id = 3") == [{"name": "THREE"}]
    assert database.rows("SELECT name FROM years_name WHERE name = 'THREE'") == []
    expected = tables_of(newer.registry())
    expected["code"] += kept
    for name, rows in expected.items():
        assert in_order(database.rows(f"SELECT * FROM years_{name}")) == in_order(rows)


def test_a_load_that_fails_changes_nothing(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "sql"
    folder.mkdir()
    for path in (SAMPLE.out / "sql").iterdir():
        folder.joinpath(path.name).write_text(path.read_text("utf-8"), "utf-8")
    database.load(str(folder))
    codes = folder / "codes.sql"
    text = codes.read_text("utf-8").replace("'The zero of this kind.'", "'Another text.'")
    codes.write_text(text.replace("COMMIT;", "INSERT INTO nowhere VALUES (1);\nCOMMIT;"), "utf-8")

    with pytest.raises(RuntimeError, match="nowhere"):
        database.load(str(folder))
    check_facts(database, SAMPLE)


def test_the_lookup_has_one_row_a_number(database: Database) -> None:
    """14 is a fault of two sections, of which the first answers."""
    database.load(str(SAMPLE.out / "sql"))
    rows = database.rows("SELECT kind, section, name, group_name, answers FROM sample_codes_lookup WHERE id = 14")

    assert sorted(rows, key=lambda row: row["kind"]) == [
        {"kind": "fault", "section": "main-fault", "name": "SHARED_NUMBER", "group_name": "USER_FAULT", "answers": 2},
        {"kind": "signal", "section": "main-signal", "name": "DESTINATION_BLOCKED", "group_name": "ON", "answers": 1},
    ]
    assert database.rows("SELECT wire_name FROM sample_codes_lookup WHERE id = 52") == [{"wire_name": "Running_Now"}]


# Of four reports one is a known error, one an error in two groups, one no error, one unknown and unlike all others.
REPORTS = """
    SELECT range AS id, CASE range % 4 WHEN 0 THEN 27 WHEN 1 THEN 4102 WHEN 2 THEN 0 ELSE 100000 + range END AS error_id
    FROM range(1000000)"""

JOINED = f"""
    SELECT
        COALESCE(code.name, 'unknown') AS name,
        COUNT(*) AS reports,
        CAST(SUM(report.error_id) AS BIGINT) AS numbers,
        COUNT(DISTINCT report.error_id) AS different
    FROM ({REPORTS}) AS report
    LEFT JOIN infobip_codes_lookup AS code ON code.kind = 'error' AND code.id = report.error_id
    GROUP BY 1
    ORDER BY 1"""


def test_a_million_reports_keep_their_rows_and_numbers(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", PATH)
    with driver.duckdb() as database:
        database.load(str(REAL.out / "sql"))
        rows = database.rows(JOINED)

    # The unknown are 100,003, 100,007 … 1,099,999: a quarter of a million with 600,001 in the middle.
    assert [tuple(row.values()) for row in rows] == [
        ("EC_ABSENT_SUBSCRIBER", 250_000, 250_000 * 27, 1),
        ("EC_NOTSUBMITTEDTOSMPPCHANNEL", 250_000, 250_000 * 4102, 1),
        ("NO_ERROR", 250_000, 0, 1),
        ("unknown", 250_000, 250_000 * 600_001, 250_000),
    ]


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
        line for path in sorted(filled.out.joinpath("sql").iterdir()) for line in path.read_text("utf-8").split("\n")
    ]
    begun = [line for line in lines if re.match(r"\s*(?:[^\w\s]|(?i:go|delimiter)\b)", line)]
    ended = [line for line in lines if line.rstrip().endswith(";")]
    return [line[:9] for line in begun if not line.startswith(("    (", "' || '"))] + ended


def test_no_line_begins_or_ends_as_a_text_says(tmp_path: Path) -> None:
    """Some tools take a file apart by its lines, whether they stand in a literal or not."""
    hostile = filled(tmp_path / "hostile", HOSTILE)

    assert odd_lines(hostile) == odd_lines(filled(tmp_path / "plain", "plain"))
    assert [path.name for path in hostile.out.joinpath("sql").iterdir() if "${" in path.read_text("utf-8")] == []


def test_no_shell_obeys_a_text(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = filled(tmp_path, HOSTILE)
    monkeypatch.chdir(tmp_path)
    database.load(str(hostile.out / "sql"))

    check_facts(database, hostile)
    assert not tmp_path.joinpath("obeyed").exists()


PREFIXES = ["order", "select", "group", "table", "user", "current", "session", "values", "all", "pg_x", "a" * 51]


def test_a_prefix_may_be_any_word(database: Database, tmp_path: Path) -> None:
    for word in PREFIXES:
        spec = tmp_path / word
        files = filled_with("plain")
        files["registry"]["packages"] = {"sql": word}
        spec.mkdir()
        write_registry(files, spec)
        database.load(str(printed(spec, spec, "sql").out / "sql"))

        for name in ("kind", "section", "group", "code", "listing", "alias", "former_name", "lookup", "name"):
            assert isinstance(database.rows(f"SELECT * FROM {word}_{name}"), list)
        assert database.rows(f"SELECT COUNT(*) AS codes FROM {word}_code") == [{"codes": 4}]


@pytest.mark.parametrize(
    "word", ["sqlite", "sqlite_codes", "pg", "a" * 52, "9x", "a-b", "a.b", "Order", "é", "select;"]
)
def test_a_prefix_that_an_engine_keeps_for_itself_is_refused(word: str) -> None:
    (target,) = (target for target in targets() if target.name == "sql")

    assert target.package_form is not None
    assert not target.package_form.fits(word)
    assert target.is_reserved("package", word)


def test_no_word_of_an_engine_ends_as_our_tables_do(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", PATH)
    ends = ("_kind", "_section", "_group", "_code", "_listing", "_alias", "_former_name", "_lookup", "_name")
    queries = {
        "postgresql": "SELECT word FROM pg_get_keywords()",
        "duckdb": "SELECT keyword_name AS word FROM duckdb_keywords()",
    }
    for engine, query in queries.items():
        with getattr(driver, engine)() as database:
            words = {row["word"] for row in database.rows(query)}

        assert len(words) > 300
        assert [word for word in words if word.endswith(ends)] == []
