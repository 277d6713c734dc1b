"""The documented ways to count a million reports, run as printed: in DuckDB, and in PySpark on this machine."""

import importlib
import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest
from proofs import REAL, ROOT, missing_tools, output_of, require_tools

pytestmark = pytest.mark.prove

REPORTS = 1_000_000
# Of four reports one is a known error, one an error in two groups, one no error, one unknown and unlike all others.
ERRORS = (27, 4102, 0)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the printed registry in it, and the reports of a day in JSON lines."""
    folder = tmp_path_factory.mktemp("reports")
    folder.joinpath("generated").symlink_to(REAL.out)
    folder.joinpath("reports").mkdir()
    line = '{"messageId": "m%d", "error": {"id": %d, "name": "As it was sent"}}\n'
    with folder.joinpath("reports", "day.jsonl").open("w", encoding="utf-8") as file:
        for one in range(REPORTS):
            file.write(line % (one, ERRORS[one % 4] if one % 4 < len(ERRORS) else 100_000 + one))
    return folder


def example(language: str) -> str:
    """The one example in a language of docs/command.md."""
    text = ROOT.joinpath("docs", "command.md").read_text("utf-8")
    (block,) = re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return str(block)


def test_duckdb_counts_a_million_reports(home: Path) -> None:
    require_tools("sql", missing_tools(("duckdb",)))
    home.joinpath("example.sql").write_text(example("sql"), "utf-8")
    told = output_of("duckdb", "-bail", "-json", "codes.db", "-c", ".read example.sql", folder=home)

    assert [tuple(row.values()) for row in json.loads(told)] == [
        ("EC_ABSENT_SUBSCRIBER", False, 250_000),
        ("EC_NOTSUBMITTEDTOSMPPCHANNEL", True, 250_000),
        ("NO_ERROR", False, 250_000),
        ("unknown", None, 250_000),
    ]


# It leaves sockets open.
@pytest.mark.filterwarnings("ignore")
def test_pyspark_counts_a_million_reports(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    python = [] if importlib.util.find_spec("pyspark") else ["pyspark"]
    require_tools("catalog", [*missing_tools(("java",)), *python])
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.chdir(home)
    session: Any = importlib.import_module("pyspark.sql").SparkSession
    # What a cluster would say of itself. The example asks for a session, and gets this one.
    with session.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate():
        exec(example("python"), {})
    rows = re.findall(r"^\|(.*)\|$", capsys.readouterr().out, re.MULTILINE)

    assert [tuple(cell.strip() for cell in row.split("|")) for row in rows] == [
        ("name", "permanent", "count"),
        ("NULL", "NULL", "250000"),
        ("EC_ABSENT_SUBSCRIBER", "false", "250000"),
        ("EC_NOTSUBMITTEDTOSMPPCHANNEL", "true", "250000"),
        ("NO_ERROR", "false", "250000"),
    ]
