"""The documented way to a cluster: a million reports joined with codes.csv, by PySpark on this machine.

PySpark is 300 megabytes and no tool that CI installs: where it is not there, this is skipped.
"""

import importlib
import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from proofs import REAL, ROOT

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="PySpark is not installed"),
    # It leaves sockets open.
    pytest.mark.filterwarnings("ignore"),
]


def example() -> str:
    """The lines of docs/languages.md that join; they are set in."""
    part = ROOT.joinpath("docs", "languages.md").read_text("utf-8").partition("\n## SQL\n")[2].partition("\n## ")[0]
    lines = re.findall(r"^    ([a-z].*)$", part, re.MULTILINE)

    assert len(lines) == 3
    return "\n".join(lines)


def test_a_million_reports_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.chdir(Path(REAL.out / "catalog"))
    session: Any = importlib.import_module("pyspark.sql").SparkSession
    with session.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate() as spark:
        # Of four reports one is a known error, one an error in two groups, one no error, one unknown.
        error_id = "CASE id % 4 WHEN 0 THEN 27 WHEN 1 THEN 4102 WHEN 2 THEN 0 ELSE 100000 + id END"
        names = {"spark": spark, "reports": spark.range(1_000_000).selectExpr(f"{error_id} AS error_id")}
        exec(example(), names)
        rows = names["named"].groupBy("name", "permanent").count().collect()

    assert {(row["name"], row["permanent"], row["count"]) for row in rows} == {
        ("EC_ABSENT_SUBSCRIBER", False, 250_000),
        ("EC_NOTSUBMITTEDTOSMPPCHANNEL", True, 250_000),
        ("NO_ERROR", False, 250_000),
        (None, None, 250_000),
    }
