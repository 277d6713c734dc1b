"""Registries that nobody here wrote: a target prints or refuses them; what users ask is answered by hand.

`conformance/registries/` holds what is asked in every language, the tables here what is asked in Python alone.
"""

import enum
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from proofs import check_format, drive, failures, full_print, param, printed, prints_all, require_tools_of, targets
from vendored import load

from generator.cli import main
from generator.targets.folders import TEMPLATES, target_names
from generator.targets.manifest import read_targets
from generator.targets.target import Target

TESTS = Path(__file__).parents[1]
TARGETS = sorted(path.parent.name for path in TESTS.parent.glob("templates/*/target.yaml"))
REGISTRIES = sorted(path.parent for path in TESTS.glob("registries/*/registry.yaml"))
by_registry = pytest.mark.parametrize("spec", [pytest.param(spec, id=spec.name) for spec in REGISTRIES])

# The targets that print all that a registry states, for each; the others refuse it.
WHOLE = {
    spec: [target.name for target in read_targets(TEMPLATES, target_names(TEMPLATES))[0] if prints_all(target, spec)]
    for spec in REGISTRIES
}
REFUSALS = [
    pytest.param(spec, target, id=f"{spec.name}-{target}")
    for spec in REGISTRIES
    for target in sorted({*TARGETS} - {*WHOLE[spec]})
]
DRIVEN = [
    param(target, spec, id=f"{spec.name}-{target.name}")
    for target in targets()
    for spec in REGISTRIES
    if target.name in WHOLE[spec]
]

# What a finding begins with: the file, line and column.
PLACE = re.compile(r"(?P<path>\S+\.yaml):[1-9]\d*:[1-9]\d*: ")


def run(command: str, spec: Path, out: Path, *targets: str) -> int:
    chosen = [word for target in targets for word in ("--target", target)]
    return main([command, "--spec", str(spec), "--out", str(out), *chosen])


def test_every_registry_is_found() -> None:
    assert {spec.name for spec in REGISTRIES} == {
        "curl",
        "grpc",
        "kafka",
        "mqtt",
        "postgres",
        "smpp",
        "sqlite",
        "websocket",
    }
    assert [spec for spec in REGISTRIES if not {"catalog", "jsonschema", "markdown", "python"} <= {*WHOLE[spec]}] == []
    assert len(REFUSALS) >= 1
    assert len(DRIVEN) >= len(REGISTRIES)


# What these state the others state as well.
ALIKE = {"grpc", "mqtt", "smpp", "sqlite", "websocket"}


@pytest.mark.parametrize(
    "spec",
    [pytest.param(spec, marks=pytest.mark.prove if spec.name in ALIKE else (), id=spec.name) for spec in REGISTRIES],
)
def test_what_prints_all_prints_it_and_finds_it_current(
    spec: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("generate", spec, tmp_path, *WHOLE[spec]) == 0, capsys.readouterr().err
    assert [target for target in WHOLE[spec] if not any(tmp_path.joinpath(target).rglob("*.*"))] == []
    assert run("check", spec, tmp_path, *WHOLE[spec]) == 0, capsys.readouterr()


@pytest.mark.parametrize(("spec", "target"), REFUSALS)
def test_a_target_says_where_and_what_it_does_not_print(
    spec: Path, target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("generate", spec, tmp_path, target) == 1
    # Below each finding stands its line of the file, set in.
    findings = [line for line in capsys.readouterr().err.splitlines() if line and not line.startswith(" ")]
    places = [PLACE.match(finding) for finding in findings]
    (title,) = [one.title for one in targets() if one.name == target]

    assert findings
    assert [finding for finding, place in zip(findings, places, strict=True) if place is None] == []
    assert {Path(place["path"]).resolve().parent for place in places if place} == {spec}
    assert [finding for finding in findings if f" are not printed in {title}; " not in finding] == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("target", "spec"), DRIVEN)
def test_every_language_answers(target: Target, spec: Path, tmp_path: Path) -> None:
    require_tools_of(target)
    foreign = printed(spec, tmp_path, target.name)
    vectors = TESTS / "conformance" / "registries" / f"{spec.name}.tsv"
    results = drive(target, foreign, vectors.read_text("utf-8"), tmp_path / "drive")

    assert failures(results) == []
    assert results[-1].stdout == full_print(foreign.registry())
    # Formatters and linters see nothing new in those that state what the others do.
    if spec.name not in ALIKE:
        assert failures(check_format(target, foreign, tmp_path / "format")) == []


Load = Callable[[str], Any]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """The printed Python package of a registry, printed when it is first asked for."""
    packages: dict[str, Any] = {}

    def package(name: str) -> Any:
        if name not in packages:
            folder = printed(TESTS / "registries" / name, tmp_path_factory.mktemp(name), "python").out / "python"
            (home,) = folder.rglob("py.typed")
            packages[name] = load(home.parents[1], home.parent.name)
        return packages[name]

    return package


def texts(folder: Path, pattern: str) -> str:
    """All that stands in the files of a folder."""
    found = sorted(folder.rglob(pattern))

    assert found
    return "\n".join(path.read_text("utf-8") for path in found)


# Each line: the registry, the enum, a number that no list has, and the name of the group that it falls into.
UNLISTED = [
    ("websocket", "CloseCode", 999, "UNUSED"),
    ("websocket", "CloseCode", 1004, "PROTOCOL"),
    ("websocket", "CloseCode", 2999, "PROTOCOL"),
    ("websocket", "CloseCode", 3000, "REGISTERED"),
    ("websocket", "CloseCode", 3500, "REGISTERED"),
    ("websocket", "CloseCode", 3999, "REGISTERED"),
    ("websocket", "CloseCode", 4000, "PRIVATE"),
    ("websocket", "CloseCode", 4999, "PRIVATE"),
    ("websocket", "CloseCode", 5000, None),
    ("websocket", "CloseCode", 65535, None),
    # SQLITE_IOERR_IN_PAGE, of a later version: 10 + 34 * 256.
    ("sqlite", "Result", 8714, "IOERR"),
    ("sqlite", "Result", 283, "NOTICE"),
    ("sqlite", "Result", 768, "OK"),
    ("sqlite", "Result", 28, None),
    ("sqlite", "Result", -1, None),
    ("mqtt", "Auth", 0x7F, "SUCCESS"),
    ("mqtt", "Auth", 0x80, "FAILURE"),
    ("mqtt", "Suback", 0xFF, "FAILURE"),
    ("smpp", "CommandStatus", 0x15, "STANDARD"),
    ("smpp", "CommandStatus", 0x3FF, "EXTENSION"),
    ("smpp", "CommandStatus", 0x400, "VENDOR"),
    ("smpp", "CommandStatus", 0x4FF, "VENDOR"),
    ("smpp", "CommandStatus", 0x500, None),
    ("smpp", "CommandStatus", 0xFFFFFFFF, None),
    # 23999, HV00N, and 99000 of a class that does not exist.
    ("postgres", "Sqlstate", 0x092490C2, "INTEGRITY_CONSTRAINT_VIOLATION"),
    ("postgres", "Sqlstate", 0x1E000998, "FDW_ERROR"),
    ("postgres", "Sqlstate", 0x249, None),
]


@pytest.mark.parametrize(("name", "section", "number", "expected"), UNLISTED)
def test_the_group_of_a_number_that_no_list_has(
    name: str, section: str, number: int, expected: str | None, python: Load
) -> None:
    package = python(name)
    code = getattr(package, section)(number)
    group = getattr(package, f"{section}Group")[expected] if expected else None

    assert (code.id, code.known, code.group) == (number, False, group)
    assert code.group is group
    assert code.description == ""
    assert getattr(package, section).get(number) is None


NAMES = [
    ("kafka", "Error", "not_leader_for_partition", 6),
    ("kafka", "Error", "NONE", 0),
    ("grpc", "Status", "unauthenticated", 16),
    ("websocket", "CloseCode", "going_away", 1001),
    ("sqlite", "Result", "SQLITE_IOERR_READ", 266),
    ("sqlite", "Result", "sqlite_busy", 5),
    ("sqlite", "Result", "IOERR_READ", 266),
    ("sqlite", "ResultGroup", "SQLITE_CONSTRAINT", 19),
    ("mqtt", "Auth", "Re-authenticate", 0x19),
    ("mqtt", "Auth", "RE_AUTHENTICATE", 0x19),
    ("mqtt", "Suback", "granted qos 2", 2),
    ("mqtt", "Auth", "Not authorized", None),
    ("smpp", "CommandStatus", "esme_rthrottled", 0x58),
    ("smpp", "CommandStatus", "ESME_RINVOPTPARSTREAM", 0xC0),
    ("postgres", "Sqlstate", "23505", 0x050050C2),
    ("postgres", "Sqlstate", "unique_violation", 0x050050C2),
    ("postgres", "Sqlstate", "3d000", 0x503),
    ("postgres", "Sqlstate", "UNDEFINED_DATABASE", 0x503),
    ("postgres", "Sqlstate", "null_value_not_allowed", 0x04000082),
    ("curl", "EasyError", "CURLE_COULDNT_CONNECT", 7),
    ("curl", "EasyError", "COULDNT_CONNECT", 7),
    ("curl", "EasyError", "CURLE_SSL_CACERT", 60),
    ("curl", "EasyError", "ssl_peer_certificate", 60),
    ("curl", "EasyError", "FTP_ACCESS_DENIED", 9),
    ("curl", "EasyError", "CURLM_OK", None),
    ("curl", "MultiError", "CURLM_CALL_MULTI_SOCKET", -1),
]


@pytest.mark.parametrize(("name", "section", "asked", "expected"), NAMES)
def test_a_code_is_found_by_every_name_it_has(
    name: str, section: str, asked: str, expected: int | None, python: Load
) -> None:
    found = getattr(python(name), section).by_name(asked)

    assert (found and found.id) == expected


# What the registry says of one code in one word: the registry, the enum, the number, the member and its value.
FACTS = [
    ("kafka", "Error", 3, "retriable", True),
    ("kafka", "Error", 10, "retriable", False),
    ("kafka", "Error", -1, "retriable", False),
    ("kafka", "Error", 30000, "retriable", False),
    ("grpc", "Status", 1, "http_status", 499),
    ("grpc", "Status", 16, "http_status", 401),
    ("grpc", "Status", 17, "http_status", None),
    ("grpc", "Status", 9, "action", "Do not send it again as it is.\nPut the system right first."),
    ("grpc", "Status", 5, "docs_url", "https://grpc.github.io/grpc-java/javadoc/io/grpc/Status.Code.html#NOT_FOUND"),
    ("grpc", "Status", 17, "docs_url", None),
    ("websocket", "CloseCode", 1000, "sendable", True),
    ("websocket", "CloseCode", 1006, "sendable", False),
    # What a group says holds for the codes that stand in it.
    ("websocket", "CloseCode", 2999, "sendable", None),
    ("websocket", "CloseCode", 3500, "sendable", None),
    ("sqlite", "Result", 8458, "wire_name", "SQLITE_IOERR_CORRUPTFS"),
    ("mqtt", "Disconnect", 0x8E, "wire_name", "Session taken over"),
    ("smpp", "CommandStatus", 0x64, "retry", True),
    ("smpp", "CommandStatus", 0x66, "retry", False),
    ("smpp", "CommandStatus", 0x58, "retry", None),
    ("smpp", "CommandStatus", 0x45, "operations", ("submit_sm", "data_sm", "submit_multi")),
    ("smpp", "CommandStatus", 0x58, "operations", ()),
    ("smpp", "CommandStatus", 0x401, "operations", ()),
    ("smpp", "CommandStatus", 0xC3, "former_names", ("ESME_RMISSINGOPTPARAM",)),
    ("postgres", "Sqlstate", 0x01020084, "wire_name", "42P01"),
    ("postgres", "Sqlstate", 0x04000082, "condition", "null_value_not_allowed"),
    ("postgres", "Sqlstate", 0x04000243, "condition", "null_value_not_allowed"),
    ("postgres", "Sqlstate", 0x103, "aliases", ("UNDEFINED_CURSOR",)),
    ("postgres", "Sqlstate", 0x249, "severity", None),
    # Its class is known, but no fact is guessed from that.
    ("postgres", "Sqlstate", 0x092490C2, "severity", None),
    ("curl", "EasyError", 47, "option_url", "https://curl.se/libcurl/c/CURLOPT_MAXREDIRS.html"),
    ("curl", "EasyError", 0, "option_url", None),
    ("curl", "EasyError", 60, "aliases", ("SSL_CACERT", "SSL_PEER_CERTIFICATE")),
    ("curl", "EasyError", 81, "action", "Wait until it is, and call again."),
    # Reserved, and so no code.
    ("curl", "EasyError", 51, "known", False),
]


@pytest.mark.parametrize(("name", "section", "number", "member", "expected"), FACTS)
def test_a_fact_of_a_code(name: str, section: str, number: int, member: str, expected: object, python: Load) -> None:
    value = getattr(getattr(python(name), section)(number), member)

    assert (type(value), value) == (type(expected), expected)


# Members that are not printed, since no code of the kind states them.
MISSING = [
    (
        "kafka",
        "Error",
        ["group", "groups", "action", "deprecated", "docs_url", "wire_name", "former_names", "aliases", "permanent"],
    ),
    ("grpc", "Status", ["group", "groups", "deprecated", "wire_name", "former_names", "aliases", "retriable"]),
    ("websocket", "CloseCode", ["action", "deprecated", "docs_url", "wire_name", "former_names", "aliases"]),
    ("sqlite", "Result", ["deprecated", "docs_url", "former_names", "aliases"]),
    ("mqtt", "Suback", ["action", "deprecated", "docs_url", "former_names", "aliases"]),
    ("smpp", "CommandStatus", ["action", "deprecated", "docs_url", "wire_name", "aliases"]),
    ("postgres", "Sqlstate", ["action", "deprecated", "docs_url", "former_names"]),
    # Only older names of its codes are deprecated, and an alias is nothing but a name.
    ("curl", "EasyError", ["deprecated"]),
    ("curl", "MultiError", ["group", "groups", "action", "docs_url", "former_names", "option_url"]),
    # The kinds beside it have what it has not.
    ("curl", "HeaderError", ["group", "groups", "action", "deprecated", "former_names", "aliases", "option_url"]),
]


@pytest.mark.parametrize(("name", "section", "members"), MISSING)
def test_what_no_code_states_is_no_member(name: str, section: str, members: list[str], python: Load) -> None:
    cls = getattr(python(name), section)

    assert [member for member in members if hasattr(cls, member) or hasattr(next(iter(cls)), member)] == []


@pytest.mark.parametrize(
    ("name", "exports"),
    [
        ("kafka", ["Deprecation", "ErrorGroup", "ErrorCodeGroup"]),
        ("grpc", ["Deprecation", "StatusGroup", "StatusCodeGroup"]),
        ("websocket", ["Deprecation"]),
        ("curl", ["EasyErrorGroup", "EasyCodeGroup"]),
    ],
)
def test_what_no_code_states_has_no_class(name: str, exports: list[str], python: Load) -> None:
    package = python(name)

    assert [export for export in exports if export in package.__all__ or hasattr(package, export)] == []


@pytest.mark.parametrize(
    ("name", "section", "value", "shown"),
    [
        ("mqtt", "Disconnect", 0x8E, r"<Disconnect\.SESSION_TAKEN_OVER: 0x0*8e>"),
        ("mqtt", "Disconnect", 0xEE, r"Disconnect\(0x0*ee\)"),
        ("smpp", "CommandStatus", 0xC4, r"<CommandStatus\.ESME_RINVTLVVAL: 0x0*c4>"),
        ("smpp", "CommandStatus", 0x4AB, r"CommandStatus\(0x0*4ab\)"),
        ("postgres", "Sqlstate", 0x050050C2, r"<Sqlstate\.UNIQUE_VIOLATION: 0x0*50050c2>"),
        ("sqlite", "Result", 266, r"<Result\.IOERR_READ: 266>"),
    ],
)
def test_a_number_is_shown_in_the_notation_of_its_kind(
    name: str, section: str, value: int, shown: str, python: Load
) -> None:
    assert re.fullmatch(shown, repr(getattr(python(name), section)(value)), re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "number", "other"),
    [("mqtt", r"0x0*8f", "143"), ("smpp", r"0x0*112", "274"), ("postgres", r"0x0*50050c2", "83906754")],
)
def test_a_number_is_written_in_the_notation_of_its_kind(name: str, number: str, other: str, python: Load) -> None:
    text = texts(Path(python(name).__file__).parent, "*.py")

    assert re.search(rf"\b{number}\b", text, re.IGNORECASE)
    assert not re.search(rf"\b{other}\b", text)


def test_a_choice_is_an_enum_of_its_own(python: Load) -> None:
    postgres = python("postgres")

    assert issubclass(postgres.Severity, enum.StrEnum)
    assert list(postgres.Severity) == ["success", "warning", "error"]
    assert postgres.Severity("warning") is postgres.Severity.WARNING
    assert json.dumps(postgres.Severity.ERROR) == '"error"'
    # Its class says it, not the code.
    assert postgres.Sqlstate.WARNING_DEPRECATED_FEATURE.severity is postgres.Severity.WARNING
    assert postgres.Sqlstate.SUCCESSFUL_COMPLETION.severity is postgres.Severity.SUCCESS
    assert postgres.Sqlstate.UNDEFINED_SCHEMA.severity is postgres.Severity.ERROR
    with pytest.raises(ValueError, match="notice"):
        postgres.Severity("notice")


def test_an_alias_of_another_class_is_its_member(python: Load) -> None:
    postgres = python("postgres")

    assert postgres.Sqlstate.UNDEFINED_CURSOR is postgres.Sqlstate.INVALID_CURSOR_NAME
    assert postgres.Sqlstate.UNDEFINED_CURSOR.group is postgres.SqlstateGroup.INVALID_CURSOR_NAME
    assert postgres.SqlstateGroup.by_name("34") is postgres.SqlstateGroup.INVALID_CURSOR_NAME
    assert postgres.SqlstateGroup.INVALID_CURSOR_NAME.title == "Names of cursors"


def test_one_reason_of_four_packets(python: Load) -> None:
    mqtt = python("mqtt")
    found = mqtt.find_reason(0x87)

    assert [(code.section, code.name) for code in found] == [
        ("puback-pubrec", "NOT_AUTHORIZED"),
        ("suback", "NOT_AUTHORIZED"),
        ("unsuback", "NOT_AUTHORIZED"),
        ("disconnect", "NOT_AUTHORIZED"),
    ]
    assert mqtt.find_reason(0x87, section="suback") == (mqtt.Suback.NOT_AUTHORIZED,)
    assert mqtt.find_reason(0x87, section="auth") == ()
    assert [code.name for code in mqtt.find_reason(0x00)] == [
        "SUCCESS",
        "SUCCESS",
        "GRANTED_QOS_0",
        "SUCCESS",
        "NORMAL_DISCONNECTION",
        "SUCCESS",
    ]
    # Two packets spell it with a large letter, one with a small one.
    assert [code.section for code in mqtt.find_reason_by_name("packet identifier in use")] == [
        "puback-pubrec",
        "suback",
        "unsuback",
    ]


def test_one_number_of_five_interfaces(python: Load) -> None:
    curl = python("curl")

    assert [code.wire_name for code in curl.find_easy(7)] == ["CURLE_COULDNT_CONNECT"]
    assert [code.wire_name for code in curl.find_multi(7)] == ["CURLM_ADDED_ALREADY"]
    assert [code.wire_name for code in curl.find_share(7)] == []
    assert [code.wire_name for code in curl.find_header(7)] == ["CURLHE_NOT_BUILT_IN"]
    assert curl.find_multi(curl.EasyError(7)) == ()
    assert curl.find_easy_by_name("CURLM_ADDED_ALREADY") == ()


def test_a_code_that_is_gone_is_deprecated(python: Load) -> None:
    code = python("curl").MultiError(-1)

    assert code.name == "CALL_MULTI_PERFORM"
    assert (code.deprecated.since, code.deprecated.reason) == ("7.20.0", "retired")
    assert code.deprecated.note == "No longer returned."


def test_a_group_is_its_primary_code(python: Load) -> None:
    sqlite = python("sqlite")

    assert sqlite.Result.CONSTRAINT_UNIQUE.group.id == 19
    assert sqlite.Result(sqlite.Result.CONSTRAINT_UNIQUE.group.id) is sqlite.Result.CONSTRAINT
    # 28 has no name here, and is no less a primary code.
    assert sqlite.ResultGroup(28).known is False
    assert sqlite.find_result(2067, group=19) == (sqlite.Result.CONSTRAINT_UNIQUE,)
    assert sqlite.find_result(2067, group=10) == ()


def test_a_group_without_a_number_narrows_too(python: Load) -> None:
    websocket = python("websocket")
    codes, groups = websocket.CloseCode, websocket.CloseCodeGroup

    assert [group.name for group in groups] == ["UNUSED", "PROTOCOL", "REGISTERED", "PRIVATE"]
    assert websocket.find_close_code(1001, group=groups.PROTOCOL) == (codes.GOING_AWAY,)
    assert websocket.find_close_code(1001, group=groups.PRIVATE) == ()
    # No number of a group is on the wire, so there is none to ask by.
    assert [number for number in range(5) if websocket.find_close_code(1001, group=number)] == []


def test_a_payload_has_the_keys_of_its_protocol(tmp_path: Path) -> None:
    folder = printed(TESTS / "registries" / "grpc", tmp_path, "jsonschema").out / "jsonschema"
    document = json.loads(folder.joinpath("kind_status.json").read_text("utf-8"))

    assert list(document["$defs"]["payload_object"]["properties"]) == ["code", "message"]
