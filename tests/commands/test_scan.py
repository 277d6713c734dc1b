"""The command `scan`: what it finds in reports and logs, and that nothing in them stops it."""

import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from bad_registries import REGISTRY, write_registry

from generator.cli import main
from generator.reading.schemas import published

TESTS = Path(__file__).parents[1]
SHIPPED = TESTS.parent / "spec"
PAYLOADS: list[dict[str, Any]] = json.loads(TESTS.joinpath("payloads.json").read_text("utf-8"))
Capture = pytest.CaptureFixture[str]

GOOD = '{"status": {"groupId": 3, "groupName": "DELIVERED", "id": 5, "name": "DELIVERED_TO_HANDSET"}}'
UNKNOWN = '{"error": {"groupId": 2, "groupName": "USER_ERRORS", "id": 4999, "name": "EC_NEW"}}'
OTHER_NAME = '{"status": {"groupId": 3, "groupName": "DELIVERED", "id": 5, "name": "SEEN"}}'
OTHER_GROUP = '{"status": {"groupId": 2, "groupName": "UNDELIVERABLE", "id": 5}}'
OTHER_FLAG = '{"error": {"id": 27, "name": "EC_ABSENT_SUBSCRIBER", "permanent": "true"}}'


def scanned(capsys: Capture, *arguments: str, code: int = 0) -> dict[str, Any]:
    """What was found as data, which is as its published schema says."""
    assert main(["scan", "--format", "json", "--spec", str(SHIPPED), *arguments]) == code
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [error.message for error in published("answers/scan").validator.iter_errors(document)] == []
    return document


def written(folder: Path, content: str | bytes, name: str = "reports") -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return str(path)


def codes(document: dict[str, Any]) -> list[tuple[str, int | None, int]]:
    return [(code["kind"], code["id"], code["count"]) for code in document["codes"]]


def findings(document: dict[str, Any]) -> list[tuple[str, int, int, int]]:
    """What was found: its sort, how often, and the line and column of the first."""
    return [(one["sort"], one["count"], one["line"], one["column"]) for one in document["findings"]]


def test_what_is_not_as_listed_is_told_with_its_count_and_its_first_place(capsys: Capture, tmp_path: Path) -> None:
    lines = [GOOD, UNKNOWN, OTHER_NAME, GOOD, '{"status": {"id": 5', OTHER_GROUP, OTHER_FLAG, UNKNOWN, OTHER_NAME]
    file, code = written(tmp_path, "\n".join(lines)), "status 5 DELIVERED_TO_HANDSET"

    assert main(["scan", "--spec", str(SHIPPED), file]) == 0
    assert capsys.readouterr().out == (
        f"{file}:2:1: error 4999 EC_NEW is not in this list; its group is USER_ERRORS (2) (2 times)\n"
        f"{file}:3:1: {code}: name is SEEN here, DELIVERED_TO_HANDSET in the registry (2 times)\n"
        f"{file}:6:1: not JSON: Expecting ',' delimiter (once)\n"
        f"{file}:6:1: {code}: groupId is 2 here, 3 in the registry (once)\n"
        f"{file}:6:1: {code}: groupName is UNDELIVERABLE here, DELIVERED in the registry (once)\n"
        f"{file}:7:1: error 27 EC_ABSENT_SUBSCRIBER: permanent is true here, no in the registry (once)\n"
        "\n"
        "5  status 5 DELIVERED_TO_HANDSET, DELIVERED (3)\n"
        "2  error 4999 EC_NEW, USER_ERRORS (2), not in this list\n"
        "1  error 27 EC_ABSENT_SUBSCRIBER, HANDSET_ERRORS (1)\n"
    )


@pytest.mark.parametrize(
    ("text", "fails"),
    [(GOOD, []), (UNKNOWN, ["unknown"]), (OTHER_NAME, ["mismatch"]), ('{"status": {', ["broken"])],
)
def test_the_exit_code_is_what_was_asked_to_fail_on(
    capsys: Capture, tmp_path: Path, text: str, fails: list[str]
) -> None:
    file = written(tmp_path, text)

    assert main(["scan", "--spec", str(SHIPPED), file]) == 0
    for what in ("unknown", "mismatch", "broken"):
        assert main(["scan", "--spec", str(SHIPPED), "--fail-on", what, file]) == (1 if what in fails else 0)
    assert main(["scan", "--spec", str(SHIPPED), "--fail-on", "unknown", "--fail-on", "broken", file]) == (
        1 if {"unknown", "broken"}.intersection(fails) else 0
    )


def test_every_payload_that_was_seen_is_told_as_it_is(capsys: Capture, tmp_path: Path) -> None:
    reports = [{"results": [{"to": "1", case["kind"]: case["payload"]}]} for case in PAYLOADS]
    document = scanned(capsys, written(tmp_path, "\n".join(map(json.dumps, reports))))

    differs = sorted((line, key) for line, case in enumerate(PAYLOADS, 1) for key in case.get("differs", []))
    first: dict[tuple[str, int, str, str], int] = {}
    for line, case in enumerate(PAYLOADS, 1):
        for key in case.get("differs", []):
            first.setdefault((case["kind"], case["payload"]["id"], key, str(case["payload"][key])), line)
    found = [one for one in document["findings"] if one["sort"] == "mismatch"]
    assert differs
    assert sorted((one["line"], one["key"]) for one in found) == sorted((line, key[2]) for key, line in first.items())
    unlisted = {(case["kind"], case["payload"]["id"]) for case in PAYLOADS if case["is"] is None}
    assert {(one["kind"], one["id"]) for one in document["findings"] if one["sort"] == "unknown"} == unlisted
    assert sum(count for _, _, count in codes(document)) == len(PAYLOADS)


REPORT = {"results": [{"messageId": "a", "id": 7, "status": {"id": 5, "groupId": 3}, "lastError": {"id": 0}}]}
MET = [("error", 0, 1), ("status", 5, 1)]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(REPORT),
        json.dumps(REPORT, indent=2),
        "\ufeff" + json.dumps(REPORT),
        "[" + json.dumps(REPORT) + ",\n\n17, null, [[]]]",
        "2026-11-30 12:00:01 INFO {pool-1} got " + json.dumps(REPORT) + " in 3 ms",
        "noise\n\n" + json.dumps(REPORT) + "\r\nat java.lang.Thread\n",
        "\x1e" + json.dumps(REPORT) + "\n",
        json.dumps({"a": [[{"b": {"c": REPORT}}]]}),
        "\x00\x00" + json.dumps(REPORT),
    ],
)
def test_codes_are_found_wherever_they_stand(capsys: Capture, tmp_path: Path, text: str) -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-32"):
        if encoding == "utf-8" or (text[0] not in "\x00\ufeff\x1e2n"):
            document = scanned(capsys, written(tmp_path, text.encode(encoding)))
            assert sorted(codes(document)) == MET


def test_what_only_looks_like_a_code_is_none(capsys: Capture, tmp_path: Path) -> None:
    others = [
        {"id": 5, "name": "Bob"},
        {"user": {"id": 5, "name": "DELIVERED_TO_HANDSET"}},
        {"status": "5"},
        {"status": {"code": 5}},
        {"status": {"id": None, "name": None}},
        {"status": {"id": True}},
        {"status": {"id": [5], "groupId": {"a": 1}}},
        {"errand": {"id": 5}, "statuesque": {"id": 5}},
    ]
    document = scanned(capsys, written(tmp_path, "\n".join(map(json.dumps, others))))

    assert codes(document) == []
    assert findings(document) == []


def test_a_number_is_a_number_in_a_text_too_and_true_is_none(capsys: Capture, tmp_path: Path) -> None:
    lines = ['{"status": {"id": 1}}', '{"status": {"id": true}}', '{"status": {"id": "1"}}', '{"status": {"id": "x"}}']

    assert codes(scanned(capsys, written(tmp_path, "\n".join(lines * 2)))) == [("status", 1, 4)]


@pytest.mark.parametrize(
    "table",
    [
        "messageId,status.id,status.groupId,error_id\n1,5,3,0\n",
        'Message;Status Id;"statusGroupId";ErrorCode\r\n1;5;3;0\r\n',
        "results.status.id\tresults.error.id\tto\n5\t0\t1\n",
        "\ufeffstatus,error\n5,0\n,\n",
        '"to","status.name","error.name"\n"1\n2","delivered_to_handset","no_error"\n',
    ],
)
def test_a_table_is_read_by_its_columns(capsys: Capture, tmp_path: Path, table: str) -> None:
    assert sorted(codes(scanned(capsys, written(tmp_path, table, "reports.csv")))) == MET


def test_a_table_of_one_kind_needs_no_more_than_keys(capsys: Capture, tmp_path: Path) -> None:
    file = written(tmp_path, "id,name\n5,DELIVERED_TO_HANDSET\n")

    assert codes(scanned(capsys, "--kind", "status", file)) == [("status", 5, 1)]
    assert codes(scanned(capsys, file)) == []


def test_a_row_that_is_broken_is_a_finding(capsys: Capture, tmp_path: Path) -> None:
    file = written(tmp_path, f'status.id,text\n5,"{"x" * 200_000}"\n5,ok\n')
    document = scanned(capsys, file)

    assert [one["message"] for one in document["findings"]] == ["not CSV: field larger than field limit (131072)"]
    assert codes(document) == [("status", 5, 1)]


HOSTILE = {
    "a long text": '{"a": "' + "x" * 3_000_000 + '"}\n',
    "a long key": '{"' + "x" * 3_000_000 + '": 1}\n',
    "a long line that is no JSON": "x" * 3_000_000 + "\n",
    "deep": "[" * 300_000 + "]" * 300_000 + "\n",
    "deep, a line each": "[\n" * 3_000,
    "a long deep line": "[" * 900 + '{"a": "' + "x" * 1_500_000 + '"}' + "\n",
    "zeros": "\x00" * 1_500_000 + "\n",
    "a number of many digits": '{"status": {"id": ' + "9" * 5_000 + "}}\n",
    "no number": '{"status": {"id": NaN, "groupId": Infinity}}\n',
    "half of a pair": '{"a": "\\ud800"}\n',
    "quotes": '"' * 1_000_000 + "\n",
    "commas": "," * 1_500_000 + "\n",
    "an end too many": GOOD + "]}\n",
}


# These take a second each.
DEAR = {"a long deep line", "commas"}


@pytest.mark.parametrize(
    "what", [pytest.param(what, marks=pytest.mark.prove if what in DEAR else ()) for what in HOSTILE]
)
def test_nothing_ends_a_scan(capsys: Capture, tmp_path: Path, what: str) -> None:
    """Whatever a line is, what stands behind it is read, and no more of it is told than can be seen."""
    for text in (HOSTILE[what] + UNKNOWN, HOSTILE[what] * 2 + UNKNOWN + "\n" + HOSTILE[what]):
        file = written(tmp_path, text)
        assert main(["scan", "--spec", str(SHIPPED), file]) == 0
        captured = capsys.readouterr()
        assert (
            f"{file}:{text.count(chr(10), 0, text.index(UNKNOWN)) + 1}:1: error 4999 EC_NEW is not in" in captured.out
        )
        assert captured.err == ""
        assert max(map(len, captured.out.splitlines())) < 300


@pytest.mark.prove
def test_a_value_larger_than_what_is_held_is_entered(capsys: Capture, tmp_path: Path) -> None:
    results = ",\n".join([GOOD] * 20_000 + [UNKNOWN] + [GOOD] * 20_000)
    for text in (f'{{"results": [{results}], "n": {{"a": []}}}}', f"[{results}]", f'{{"status": [{results}]}}'):
        document = scanned(capsys, written(tmp_path, text + "\n" + OTHER_NAME))
        assert codes(document) == [("status", 5, 40_001), ("error", 4999, 1)]
        assert findings(document) == [("unknown", 1, 20_001, 1), ("mismatch", 1, 40_002, 1)]


def test_what_is_broken_in_the_middle_of_a_large_value_is_told_where_it_is(capsys: Capture, tmp_path: Path) -> None:
    results = ",\n".join([GOOD] * 20_000 + ["{]"] + [GOOD] * 20_000)
    document = scanned(capsys, written(tmp_path, f'{{"results": [\n{results}]}}'))

    assert findings(document)[0] == ("broken", 1, 20_002, 2)
    assert codes(document) == [("status", 5, 40_000)]


def test_texts_move_no_cursor_and_command_no_log(capsys: Capture, tmp_path: Path) -> None:
    for name in ("\x1b[31mred", "a\u202eb", "::error::x", "\ud800", "##[error]x"):
        file = written(tmp_path, json.dumps({"status": {"id": 5, "name": name}}), "::reports")
        assert main(["scan", "--spec", str(SHIPPED), file]) == 0
        for line in capsys.readouterr().out.splitlines():
            assert line.isprintable()
            assert not line.startswith("::")
            assert "##[" not in line


def test_what_is_told_has_bounds(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.lookup.tally._TOLD", 3)
    monkeypatch.setattr("generator.lookup.tally._REMEMBERED", 2)
    lines = [json.dumps({"status": {"id": 90_000 + number, "name": "N"}}) for number in range(5)]
    document = scanned(capsys, written(tmp_path, "\n".join(lines)))

    assert [one["id"] for one in document["findings"]] == [90_000, 90_001, 90_002]
    assert (document["more_codes"], document["more_findings"]) == (2, 2)


def test_standard_input_is_read_where_no_file_is_named(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in ((), ("-",)):
        reader, writer = os.pipe()
        os.write(writer, UNKNOWN.encode())
        os.close(writer)
        with io.TextIOWrapper(os.fdopen(reader, "rb")) as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            document = scanned(capsys, *arguments)
        assert [one["file"] for one in document["findings"]] == ["standard input"]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(capsys: Capture, tmp_path: Path) -> None:
    packed = written(tmp_path, gzip.compress(GOOD.encode()), "packed.gz")
    locked = written(tmp_path, GOOD, "locked")
    os.chmod(locked, 0)
    files = [str(tmp_path), str(tmp_path / "none"), packed, written(tmp_path, UNKNOWN)]

    assert main(["scan", "--spec", str(SHIPPED), *files]) == 1
    captured = capsys.readouterr()
    assert captured.err.splitlines() == [
        f"{tmp_path}:1:1: a folder; name the files in it: {tmp_path}/*",
        f"{tmp_path / 'none'}:1:1: there is no such file; name one that is there",
        f"{packed}:1:1: compressed; run: gzip -dc {packed} | enumerant scan -",
    ]
    assert "error 4999 EC_NEW is not in this list" in captured.out


def test_a_file_without_codes_says_what_would_be_one(capsys: Capture, tmp_path: Path) -> None:
    assert main(["scan", "--spec", str(SHIPPED), written(tmp_path, "nothing\nhere\n")]) == 0
    assert capsys.readouterr().out == (
        "no code found; an object that carries one has id, under a key that says status or error, or beside groupId or "
        "groupName; a table has a header with status_id or error_id\n"
        "2 lines have no JSON\n"
    )
    assert main(["scan", "--spec", str(SHIPPED), written(tmp_path, "")]) == 0


def test_an_object_that_only_has_the_number_is_told_what_it_lacks(capsys: Capture, tmp_path: Path) -> None:
    """Where a kind has no groups, an object under no key that speaks of it has nothing to be known by."""
    payload = "fault: {title: Faults, payload: {object: answer, id: statusCode}}"
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY.replace("fault: Faults", payload)})

    assert main(["scan", "--spec", str(spec), written(tmp_path, '{"statusCode": 10}')]) == 0
    assert capsys.readouterr().out == (
        "no code found; an object that carries one has statusCode, under a key that says answer; "
        "a table has a header with answer_statusCode\n"
    )
    assert main(["scan", "--spec", str(spec), written(tmp_path, '{"answer": {"statusCode": 10}}')]) == 0
    assert capsys.readouterr().out == "1  fault 10 TEN\n"


@pytest.mark.parametrize(
    "kept",
    [
        lambda report: json.dumps({"level": "info", "msg": report}),
        lambda report: json.dumps({"log": f"got {report} from the platform\n", "stream": "stdout"}),
        lambda report: json.dumps({"events": [{"message": f"a={{b}} {report}"}]}),
    ],
    ids=["a field", "a line of a container", "deeper"],
)
def test_json_in_a_text_of_json_is_found(
    kept: Callable[[str], str], capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Loggers and containers keep what they were given as a text."""
    line = kept(json.dumps({"results": [{"error": {"id": 27}}, {"error": {"id": 27}}]}))
    assert main(["scan", "--spec", str(SHIPPED), written(tmp_path, f"{line}\n{line}\n")]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "4  error 27 EC_ABSENT_SUBSCRIBER, HANDSET_ERRORS (1)"
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(line.encode())))

    assert main(["explain", "--spec", str(SHIPPED), "-"]) == 0
    assert capsys.readouterr().out.startswith("error 27 EC_ABSENT_SUBSCRIBER\n")


def test_texts_are_not_looked_through_where_a_code_stands_plainly(capsys: Capture, tmp_path: Path) -> None:
    line = json.dumps({"error": {"id": 27}, "request": json.dumps({"error": {"id": 28}})})
    assert main(["scan", "--spec", str(SHIPPED), written(tmp_path, f"{line}\n")]) == 0

    assert capsys.readouterr().out == "1  error 27 EC_ABSENT_SUBSCRIBER, HANDSET_ERRORS (1)\n"


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("sep=;\r\nerror_id;error_name\r\n27;EC_ABSENT_SUBSCRIBER\r\n", 1),
        ("\ufeffsep=,\nerror_id,error_name\n27,EC_ABSENT_SUBSCRIBER\n", 1),
        (",id,error.id,status.id\n0,a,27.0,5.0\n1,b,,5.0\n2,c,nan,NaN\n3,d,27.0,\n", 2),
    ],
    ids=["a spreadsheet's", "with a byte order mark", "of numbers with gaps"],
)
def test_a_table_as_programs_write_them(table: str, count: int, capsys: Capture, tmp_path: Path) -> None:
    assert main(["scan", "--spec", str(SHIPPED), written(tmp_path, table)]) == 0

    assert f"{count}  error 27 EC_ABSENT_SUBSCRIBER, HANDSET_ERRORS (1)" in capsys.readouterr().out.splitlines()


def test_a_registry_that_says_nothing_of_payloads_cannot_scan(capsys: Capture, tmp_path: Path) -> None:
    spec = write_registry(tmp_path)

    assert main(["scan", "--spec", str(spec), written(tmp_path, GOOD)]) == 1
    assert "no kind of the registry says what its payloads carry; state payload in" in capsys.readouterr().err
