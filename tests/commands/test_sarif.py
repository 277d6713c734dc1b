"""SARIF: the findings of a run as code scanning reads them, alike in words with every other format."""

import json
from pathlib import Path
from typing import Any

import pytest
from bad_registries import MAIN, write_registry
from jsonschema.validators import validator_for
from schema_store import stored_schema

from generator.cli import main


def sarif(capsys: pytest.CaptureFixture[str]) -> Any:
    told = capsys.readouterr()
    assert told.err == ""
    return json.loads(told.out)


def results(document: Any) -> Any:
    (run,) = document["runs"]
    return run["results"]


def test_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Named as it was asked for, so that a server finds it in the repository; the column counts letters."""
    folder = tmp_path / "a b#c"
    folder.mkdir()
    write_registry(folder, {"main.yaml": MAIN.replace("id: 10", "\N{PILE OF POO}: 1\n    id: 1%0")})
    monkeypatch.chdir(tmp_path)

    assert main(["check", "--spec", "a b#c/spec", "--out", "out", "--format", "sarif"]) == 1
    document = sarif(capsys)
    assert (document["version"], document["runs"][0]["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert results(document)[1] == {
        "ruleId": "spec",
        "level": "error",
        "message": {"text": "id: '1%0' is not an integer of 32 bits; write it like 10"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a%20b%23c/spec/main.yaml"},
                    "region": {"startLine": 7, "startColumn": 9, "snippet": {"text": "    id: 1%0"}},
                }
            }
        ],
    }
    assert {result["ruleId"] for result in results(document)} <= {
        rule["id"] for rule in document["runs"][0]["tool"]["driver"]["rules"]
    }


def test_an_absolute_path_is_an_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"main.yaml": "x"})

    assert main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), "--format", "sarif"]) == 1
    place = results(sarif(capsys))[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == spec.joinpath("main.yaml").as_uri()


def test_what_is_stale_and_what_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec, out = write_registry(tmp_path), tmp_path / "out"
    arguments = ["--spec", str(spec), "--out", str(out), "--format", "sarif", "--target", "markdown"]

    assert main(["generate", *arguments]) == 0
    assert results(sarif(capsys)) == []
    out.joinpath("markdown", "main.md").unlink()
    assert main(["check", *arguments]) == 1
    (stale,) = results(sarif(capsys))
    assert (stale["ruleId"], stale["message"]["text"]) == (
        "stale",
        f"missing; run: enumerant generate --spec {spec} --out {out} --target markdown",
    )
    assert main(["generate", *arguments]) == 0
    capsys.readouterr()
    assert main(["check", *arguments]) == 0
    assert results(sarif(capsys)) == []


def test_a_note_is_a_notification(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path)

    assert main(["schema", "--spec", str(spec), "--format", "sarif"]) == 0
    (invocation,) = sarif(capsys)["runs"][0]["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("3 files do not name .schema; ")


def test_a_config_that_is_wrong_is_told_so_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A machine gets its document, whatever is wrong."""
    tmp_path.joinpath("enumerant.toml").write_text("print = 1\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["check", "--format", "sarif"]) == 1
    assert [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in results(sarif(capsys))] == [
        {"uri": "enumerant.toml"}
    ]


HOSTILE = {
    "right": MAIN,
    "yaml": "a: [",
    "shape": MAIN.replace("Ten.", "1"),
    "meaning": MAIN.replace("TEN", "ECHO_\N{CYRILLIC CAPITAL LETTER A}"),
    "commands": MAIN.replace("name: TEN", "name: '::error::##[x]'"),
    "unseen": MAIN.replace("Ten.", '"\\e[31m\N{RIGHT-TO-LEFT OVERRIDE}"'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_log_obeys_it(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"main.yaml": HOSTILE[name]})
    main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), "--format", "sarif"])
    told = capsys.readouterr().out

    assert told.isascii()
    assert "##[" not in told
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []


@pytest.mark.prove
@pytest.mark.parametrize("name", HOSTILE)
def test_its_own_schema_accepts_it(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = stored_schema("sarif-2.1.0")
    schema = validator_for(stored)(stored)
    spec = write_registry(tmp_path, {"main.yaml": HOSTILE[name]})
    main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), "--format", "sarif"])
    document = json.loads(capsys.readouterr().out)

    assert [error.message for error in schema.iter_errors(document)] == []
    # The schema says something: a column begins with 1.
    if results(document):
        results(document)[0]["locations"][0]["physicalLocation"]["region"]["startColumn"] = 0
        assert not schema.is_valid(document)
