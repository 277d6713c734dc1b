"""The command `explain`: what it says of numbers, names and payloads, through the front door."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bad_registries import MAIN, REGISTRY, write_registry
from trees import copied

from generator.arguments import command_line
from generator.cli import main
from generator.lookup.plain import plain
from generator.questions import plain_question
from generator.reading.schemas import published
from generator.reading.spec import read_spec
from generator.targets.folders import TEMPLATES

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SHIPPED, SAMPLE, NOTIONS = ROOT / "spec", TESTS / "sample", TESTS / "notions"
PAYLOADS: list[dict[str, Any]] = json.loads(TESTS.joinpath("payloads.json").read_text("utf-8"))
Capture = pytest.CaptureFixture[str]


def explained(capsys: Capture, spec: Path, *asked: str) -> list[dict[str, Any]]:
    """The answers as data, which are as their published schema says."""
    main(["explain", "--format", "json", "--spec", str(spec), *asked])
    document = json.loads(capsys.readouterr().out)
    assert [error.message for error in published("answers/explain").validator.iter_errors(document)] == []
    answers: list[dict[str, Any]] = document["answers"]
    return answers


def names(answer: dict[str, Any]) -> list[str]:
    return [f"{code['section']}/{code['name']}" for code in answer["codes"]]


def given(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    """Give this on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


@pytest.mark.parametrize(
    ("spec", "folder"), [(SHIPPED, "generated"), (SAMPLE, "tests/golden"), (NOTIONS, "tests/golden_notions")]
)
def test_what_is_asked_is_what_the_catalogue_says(spec: Path, folder: str) -> None:
    registry = read_spec(spec).registry
    assert registry is not None
    printed = json.loads(ROOT.joinpath(folder, "catalog", "catalog.json").read_text("utf-8"))
    assert [error.message for error in published("answers/catalogue").validator.iter_errors(printed)] == []
    del printed["$schema"], printed["$comment"]

    assert json.dumps(plain(registry), default=dict) == json.dumps(printed)


def test_a_code_is_told_with_all_that_the_registry_says(capsys: Capture) -> None:
    assert main(["explain", "--spec", str(NOTIONS), "too_warm", "0x80"]) == 0
    assert capsys.readouterr().out == (
        "fault 1 OVERHEATED, formerly TOO_WARM\n"
        "  Meaning      Too warm.\n"
        "  Group        Hardware class (1): Something is broken.\n"
        "  Section      device-fault: Device faults\n"
        "  Try again    yes\n"
        "  Whose doing  THE_NETWORK: What lies between | both.\n"
        "  Seen         lab: In a laboratory.; field: In use.\n"
        "  Spec url     https://codes.example/spec?a=1&b=(2)\n"
        "  Versions     1; 2\n"
        "  Final        no\n"
        "  Wire name    Overheated!\n"
        "  Formerly     TOO_WARM\n"
        "  Aliases      HOT, WARM\n"
        "  More         https://codes.example/device/fault/1.html\n"
        "\n"
        "reason 0x80 UNSPECIFIED\n"
        "  Meaning      Nobody knows why.\n"
        "  Action       Look into the log.\n"
        "               Then ask.\n"
        "  Group        Failure: It did not work.\n"
        "  Section      reason: Reasons\n"
        "  Try again    no\n"
        '  Whose doing  far-end: The "other" side.\\\n'
        "  HTTP status  500\n"
        "  Wire name    Unspecified error\n"
        "  More         https://codes.example/device/reason/128.html\n"
    )


def test_an_alias_says_what_it_says_otherwise_than_its_code(capsys: Capture) -> None:
    assert main(["explain", "--spec", str(NOTIONS), "hot"]) == 0
    assert capsys.readouterr().out.startswith(
        "fault 1 OVERHEATED, also called HOT\n"
        "  Meaning      Too warm.\n"
        "  This name    What it was called at first.\n"
        "  This name    deprecated since 0.2: replaced by device-fault/OVERHEATED\n"
        "  Group        Hardware class (1): Something is broken.\n"
    )


def test_a_number_that_is_not_listed_has_a_group_a_reason_and_neighbours(capsys: Capture) -> None:
    assert main(["explain", "--spec", str(NOTIONS), "--kind", "fault", "150"]) == 1
    assert capsys.readouterr().out == (
        "150 is not in this list (device-codes 0.3.0)\n"
        "  As fault  group Hardware class (1) of device-fault: Something is broken.\n"
        "  As fault  reserved in device-fault\n"
        "  As fault  nearest are 1 OVERHEATED, 2 ODD, 2147483649 CRASHED\n"
    )


def test_a_number_that_is_reserved_says_why(capsys: Capture) -> None:
    assert main(["explain", "--spec", str(NOTIONS), "--kind", "reason", "0x7D"]) == 1
    assert "  As reason  reserved in reason: Kept for the next series.\n" in capsys.readouterr().out

    (answer,) = explained(capsys, NOTIONS, "0x7E")
    assert answer["unlisted"][0]["reserved"] == [
        {
            "section": "reason",
            "reason": 'Devices of the first series sent it for everything; "0x7E" says nothing.',
        }
    ]


def test_kinds_that_cannot_hold_a_number_say_nothing_of_it(capsys: Capture) -> None:
    (answer,) = explained(capsys, NOTIONS, "0xC0000001")

    assert [one["kind"] for one in answer["unlisted"]] == ["fault"]
    assert [group["name"] for group in answer["unlisted"][0]["groups"]] == ["VENDOR"]


@pytest.mark.parametrize(
    ("spec", "asked", "expected"),
    [
        (SHIPPED, "27", ["general-error/EC_ABSENT_SUBSCRIBER"]),
        (SHIPPED, "0x1B", ["general-error/EC_ABSENT_SUBSCRIBER"]),
        (SHIPPED, " 027 ", ["general-error/EC_ABSENT_SUBSCRIBER"]),
        (SHIPPED, "12", ["general-status/REJECTED_NOT_ENOUGH_CREDITS", "general-error/EC_ILLEGAL_EQUIPMENT"]),
        (SHIPPED, "ec_absent_subscriber", ["general-error/EC_ABSENT_SUBSCRIBER"]),
        # Whose name it is today comes before whose it was.
        (
            SHIPPED,
            "rejected_destination",
            ["general-status/REJECTED_DESTINATION", "general-status/REJECTED_DESTINATION_BLOCKLISTED"],
        ),
        (SHIPPED, "general-status/rejected_network", ["general-status/REJECTED_NETWORK"]),
        (SHIPPED, "general-error/rejected_network", []),
        (SAMPLE, "blocked_source", ["main-fault/BLOCKED_SENDER"]),
        (SAMPLE, "BLOCKED_ORIGIN", ["main-fault/BLOCKED_SENDER"]),
        (NOTIONS, "overheated!", ["device-fault/OVERHEATED"]),
        (NOTIONS, "4294967295", ["device-fault/LOST"]),
        # The same bits, as a log that knows no unsigned numbers writes them.
        (NOTIONS, "-2147483647", ["device-fault/CRASHED"]),
        # Only letters of ASCII are folded.
        (NOTIONS, "LO\u017ft", []),
    ],
)
def test_what_finds_a_code(capsys: Capture, spec: Path, asked: str, expected: list[str]) -> None:
    (answer,) = explained(capsys, spec, "--", asked)

    assert names(answer) == expected


def test_a_group_is_found_by_its_names(capsys: Capture) -> None:
    (answer,) = explained(capsys, NOTIONS, "hardware CLASS")

    assert [(group["name"], [code["name"] for code in group["codes"]]) for group in answer["groups"]] == [
        ("HARDWARE", ["OVERHEATED", "CRASHED"])
    ]


@pytest.mark.parametrize(
    ("asked", "first"),
    [("EC_ABSENT_SUBSCRIBR", "EC_ABSENT_SUBSCRIBER"), ("rejected_netwrk", "REJECTED_NETWORK")],
)
def test_a_slip_gets_what_was_meant_first(capsys: Capture, asked: str, first: str) -> None:
    assert main(["explain", "--spec", str(SHIPPED), asked]) == 1
    heading, nearest = capsys.readouterr().out.splitlines()

    assert heading == f"{asked} is not in this list (infobip-codes 2.0.0)"
    assert nearest.startswith(f"  Nearest  {first} (")


def test_a_part_of_a_name_gets_every_name_that_has_it(capsys: Capture) -> None:
    (answer,) = explained(capsys, SHIPPED, "handset")
    registry = read_spec(SHIPPED).registry
    assert registry is not None
    holding = {code.name for section in registry.sections for code in section.codes if "HANDSET" in code.name}

    assert len(holding) > 1
    assert {one["name"] for one in answer["nearest"]} >= holding


@pytest.mark.parametrize("case", PAYLOADS, ids=[case["what"] for case in PAYLOADS])
def test_a_payload_is_what_it_says_whether_its_key_tells_the_kind_or_not(capsys: Capture, case: dict[str, Any]) -> None:
    for payload in (case["payload"], {"results": [{case["kind"]: case["payload"]}]}):
        (answer,) = explained(capsys, SHIPPED, json.dumps(payload))

        assert names(answer) == ([case["is"]] if case["is"] else [])
        assert [one["key"] for code in answer["codes"] for one in code["differs"]] == case.get("differs", [])
        for unlisted in answer["unlisted"]:
            assert unlisted["kind"] == case["kind"]
            assert [group["wire_name"] for group in unlisted["groups"]] == [case["payload"]["groupName"]]


def test_what_a_payload_says_otherwise_is_told(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b'{"results":[{"status":{"groupId":5,"id":8,"name":"REJECTED_NETWORK"}}]}\n')

    assert main(["explain", "--spec", str(SHIPPED), "-"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "status 8 REJECTED_PREFIX_MISSING"
    assert told[-1] == "  Differs   name is REJECTED_NETWORK here, REJECTED_PREFIX_MISSING in the registry"


def test_standard_input_may_have_a_number_or_a_name_a_line(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "\ufeff27\r\n\r\nNO_ERROR\r\n".encode())

    assert [names(one) for one in explained(capsys, SHIPPED, "-")] == [
        ["general-error/EC_ABSENT_SUBSCRIBER"],
        ["general-error/NO_ERROR"],
    ]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'{"status": {"id": 5}', "standard input:1:21: not JSON: Expecting ',' delimiter; correct it"),
        (b"[" * 100_000, "standard input:1:1: nested too deep; correct it"),
        (
            b'{"messageId": "27"}',
            "standard input:1:1: carries no code: an object of a payload has id of status or id of error",
        ),
        (b"[[1, 2]]", "standard input:1:1: carries no code: "),
        (b"\x1f\x8b\x08\n27", "standard input:1:1: compressed; unpack it: gzip -dc FILE | enumerant explain -"),
        (b"\x1f\x8b\x08[", "standard input:1:1: compressed; unpack it: gzip -dc FILE | enumerant explain -"),
        (b"[" + b" " * 2**22, "standard input:1:1: over 4 MB; run: enumerant scan"),
    ],
)
def test_a_payload_that_cannot_be_told_is_refused(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, raw: bytes, told: str
) -> None:
    given(monkeypatch, raw)

    assert main(["explain", "--spec", str(SHIPPED), "-"]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith(told)
    assert captured.out == ""


@pytest.mark.parametrize("asked", ["\x1b[31m", "::error::x", "a\u202eb", "9" * 5000, "\x00", "x" * 100_000, ""])
def test_what_is_asked_moves_no_cursor_and_commands_no_log(capsys: Capture, asked: str) -> None:
    assert main(["explain", "--spec", str(SAMPLE), asked]) == 1
    told = capsys.readouterr().out

    assert all(line.isprintable() and not line.startswith("::") for line in told.split("\n"))


def test_a_catalogue_answers_as_its_spec_does(capsys: Capture, tmp_path: Path) -> None:
    for spec, folder in ((SHIPPED, "generated"), (NOTIONS, "tests/golden_notions")):
        catalogue = ROOT / folder / "catalog" / "catalog.json"

        assert explained(capsys, catalogue, "1", "2", "9999") == explained(capsys, spec, "1", "2", "9999")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: not JSON: Expecting value; name the folder of a spec, or a catalogue that was printed of one"),
        ("{", "1:2: not JSON: "),
        ("[" * 10_000, "1:1: not JSON in UTF-8; "),
        ("{}", '1:1: not a catalogue: "name" is a required property; '),
        ('{"name": "x", "version": null, "kinds": [{}], "attributes": [], "sections": []}', "1:1: not a catalogue: "),
    ],
)
def test_what_is_no_catalogue_is_refused(capsys: Capture, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "catalogue.json"
    path.write_text(text, "utf-8")

    assert main(["explain", "--spec", str(path), "27"]) == 1
    assert capsys.readouterr().err.startswith(f"{path}:{told}")


def test_a_spec_that_is_wrong_is_refused(capsys: Capture, tmp_path: Path) -> None:
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY, "main.yaml": MAIN.replace("id:", "ids:", 1)})

    assert main(["explain", "--spec", str(spec), "27"]) == 1
    assert "unknown key 'ids'" in capsys.readouterr().err


def test_no_registry_is_wrong_usage(capsys: Capture) -> None:
    assert main(["explain", "--spec", "infobip-code", "27"]) == 2
    assert "no registry of that name; did you mean 'infobip-codes'?" in capsys.readouterr().err


def test_a_registry_is_found_by_name_by_config_or_because_it_ships(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "27"]) == 0
    by_default = capsys.readouterr().out
    assert by_default.startswith("error 27 EC_ABSENT_SUBSCRIBER\n")
    assert main(["explain", "--spec", "infobip-codes", "27"]) == 0
    assert capsys.readouterr().out == by_default

    below = tmp_path / "deep" / "down"
    below.mkdir(parents=True)
    copied(SAMPLE, tmp_path / "codes")
    tmp_path.joinpath("enumerant.toml").write_text('spec = "codes"\n[[print]]\nout = "x"\n', "utf-8")
    monkeypatch.chdir(below)
    assert main(["explain", "20"]) == 0
    assert capsys.readouterr().out.startswith("fault 20 BLOCKED_SENDER\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [("spec = [\n", "enumerant.toml:2:1: not TOML: "), ("spec = 7\nprint = []\n", "enumerant.toml:1:1: ")],
)
def test_a_config_that_is_wrong_is_told(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("enumerant.toml").write_text(text, "utf-8")

    assert main(["explain", "27"]) == 1
    assert capsys.readouterr().err.startswith(told)


def test_an_answer_is_never_stale(capsys: Capture, tmp_path: Path) -> None:
    """What is kept of a registry holds for just these bytes: a change of one letter, and back, is seen at once."""
    spec = copied(SAMPLE, tmp_path / "spec")
    file = spec / "main-fault.yaml"
    before, status = file.read_text("utf-8"), file.stat()
    for text in (before, before.replace("The member.", "The nember."), before):
        file.write_text(text, "utf-8")
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert main(["explain", "--spec", str(spec), "20"]) == 0
        assert ("The nember." in capsys.readouterr().out) == (text != before)


def test_a_cache_that_was_tampered_with_is_not_believed(capsys: Capture, tmp_path: Path, cache: str) -> None:
    spec = copied(SAMPLE, tmp_path / "spec")
    assert main(["explain", "--spec", str(spec), "20"]) == 0
    told = capsys.readouterr().out
    folder = Path(cache) / "enumerant"
    (kept,) = [path for path in folder.glob("spec-*") if str(spec).encode() in path.read_bytes()]
    whole = kept.read_bytes()
    for content in (whole[:-1], whole[:-9] + b"\xff" * 9, b"", whole.replace(b"The member.", b"The nember.")):
        kept.write_bytes(content)
        assert main(["explain", "--spec", str(spec), "20"]) == 0
        assert capsys.readouterr().out == told
    kept.unlink()
    kept.symlink_to("/dev/null")
    assert main(["explain", "--spec", str(spec), "20"]) == 0
    assert capsys.readouterr().out == told
    assert not kept.is_symlink()


def test_without_a_cache_the_answer_is_the_same(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "no" / "folder"))
    tmp_path.joinpath("no").write_text("a file", "utf-8")

    assert main(["explain", "--spec", str(SAMPLE), "20"]) == 0
    assert capsys.readouterr().out.startswith("fault 20 BLOCKED_SENDER\n")


@pytest.mark.parametrize(
    "argv", [["explain", "27"], ["explain", "-", "x"], ["explain", "-1", "-0x1F"], ["targets"], ["targets", "go"]]
)
def test_a_plain_question_is_what_the_parser_says(argv: list[str]) -> None:
    plain_one, parsed = vars(plain_question(argv)), vars(command_line(TEMPLATES, argv).parse_args(argv))
    del plain_one["refuse"], parsed["refuse"]

    assert plain_one == parsed


@pytest.mark.parametrize(
    "argv", [[], ["explain"], ["explain", "-h"], ["explain", "-x1"], ["generate"], ["scan", "x"], ["targets", "--x"]]
)
def test_what_is_no_plain_question_is_parsed(argv: list[str]) -> None:
    assert plain_question(argv) is None


# What takes longer to import than to answer.
HEAVY = ("argparse", "pathlib", "json", "yaml", "jinja2", "jsonschema_rs", "hashlib", "shutil", "threading", "difflib")


def test_an_answer_waits_for_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys; from generator.cli import main; main(sys.argv[1:]); "
        f"print(*sorted(set(sys.modules) & {set(HEAVY)}), file=sys.stderr)"
    )
    for argv in (["explain", "27"], ["targets"], ["--version"]):
        for _ in range(2):
            command = (sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}", *argv)
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stderr.split() == []


def seen_at_a_terminal(*arguments: str, **environment: str) -> str:
    """What a terminal of 60 columns is given."""
    leader, follower = pty.openpty()
    command = (sys.executable, "-m", "generator", "explain", *arguments)
    variables = {**os.environ, "TERM": "xterm", "COLUMNS": "60", **environment}
    subprocess.run(command, cwd=ROOT, stdout=follower, env=variables, check=False)
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    return shown.decode()


def test_a_terminal_gets_bold_headings_and_lines_that_fit() -> None:
    shown = seen_at_a_terminal("27")

    assert shown.startswith("\x1b[1merror 27 EC_ABSENT_SUBSCRIBER\x1b[0m\r\n")
    assert max(map(len, shown.split("\r\n")[1:])) <= 60
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in seen_at_a_terminal("27", **environment)


def test_a_broken_pipe_ends_without_a_word() -> None:
    command = f"{sys.executable} -m generator explain 27 12 NO_ERROR | head -n 0"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stderr == ""


def test_the_version_is_the_project_s(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    version = capsys.readouterr().out.strip().removeprefix("enumerant ")

    assert f'version = "{version}"' in ROOT.joinpath("pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("27, 28", ["27", "28"]),
        ("27,28", ["27", "28"]),
        ("27;28;", ["27", "28"]),
        ("27 28\t0x45", ["27", "28", "0x45"]),
        ("27\n28\r\n", ["27", "28"]),
        ("[27, 28]", ["27", "28"]),
        ('["27", "EC_ABSENT_SUBSCRIBER"]', ["27", "EC_ABSENT_SUBSCRIBER"]),
        ("(27, -1)", ["27", "-1"]),
        ("27,", ["27"]),
        ("#27", ["27"]),
        ("\u201c27\u201d", ["27"]),
        ("no such code, 27", ["no such code", "27"]),
        ("no such code", ["no such code"]),
        ("error 27", ["error 27"]),
        ("-1", ["-1"]),
        ("-0x1", ["-0x1"]),
        ("27\U0001f44d", ["27\U0001f44d"]),
        ("", [""]),
        (" , ", [","]),
    ],
)
def test_what_people_type_is_taken_apart(asked: str, wanted: list[str], capsys: Capture) -> None:
    assert [answer["asked"] for answer in explained(capsys, SHIPPED, "--", asked)] == wanted


def test_a_name_is_one_whatever_is_in_it(tmp_path: Path, capsys: Capture) -> None:
    """What a protocol calls a code may have a comma and a space in it."""
    main_yaml = MAIN.replace("name: TEN", 'name: TEN\n    wire_name: "Ten, or so"')
    spec = write_registry(tmp_path, {"main.yaml": main_yaml})

    assert [names(answer) for answer in explained(capsys, spec, "ten, or SO")] == [["main/TEN"]]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("error 27", ["general-error/EC_ABSENT_SUBSCRIBER"]),
        ("Error: 27", ["general-error/EC_ABSENT_SUBSCRIBER"]),
        ("general-error/0x1B", ["general-error/EC_ABSENT_SUBSCRIBER"]),
        ("status 27", []),
        ("voice-error/27", []),
        ("27.0", ["general-error/EC_ABSENT_SUBSCRIBER"]),
        ("27.5", []),
        ("\uff12\uff17", ["general-error/EC_ABSENT_SUBSCRIBER"]),
    ],
)
def test_a_number_is_read_as_people_and_programs_write_it(asked: str, wanted: list[str], capsys: Capture) -> None:
    (answer,) = explained(capsys, SHIPPED, asked)

    assert names(answer) == wanted
    if not wanted and " " in asked:
        assert [one["kind"] for one in answer["unlisted"]] == ["status"]


@pytest.mark.parametrize("number", ["27.0", '"27.0"', "27e0", '" 27 "'])
def test_a_payload_may_write_a_whole_number_otherwise(number: str, capsys: Capture) -> None:
    """A table with gaps makes a fraction of each number."""
    (answer,) = explained(capsys, SHIPPED, f'{{"error": {{"id": {number}}}}}')

    assert names(answer) == ["general-error/EC_ABSENT_SUBSCRIBER"]


def test_nothing_on_standard_input_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    for raw in (b"", b" \n\t\r\n", b"\xef\xbb\xbf"):
        given(monkeypatch, raw)
        assert main(["explain", "-"]) == 1
        assert capsys.readouterr().err == (
            "standard input:1:1: nothing is in it; pass a number or a name a line, or a payload\n"
        )


def test_what_was_asked_is_told_in_a_line(capsys: Capture) -> None:
    assert main(["explain", "--spec", str(SAMPLE), "x" * 5000]) == 1
    assert capsys.readouterr().out == f"{'x' * 100}… is not in this list (sample-codes 2.3.4)\n"
    assert main(["explain", "--spec", str(SAMPLE), ""]) == 1
    assert capsys.readouterr().out.startswith("'' is not in this list (")
