"""Attributes that are true or false: two kinds with one each, and what every language calls them."""

from pathlib import Path

import pytest
from proofs import (
    NO_VECTORS,
    Printed,
    check_format,
    drive,
    failures,
    full_print,
    printed,
    require_tools_of,
    targets,
)
from registries import Data, Files, write_registry

from generator.cli import main

# Those that print attributes which are true or false in one line that says so.
TARGETS = ("csharp", "java", "openapi", "php", "protobuf", "ruby", "typescript")

# Cheap to build, and of two sorts: checked, and two that are only run.
BUILT = ("php", "ruby", "typescript")


def code(number: int, name: str, **facts: object) -> Data:
    return {"id": number, "name": name, "description": f"Called {name}.", **facts}


def section(name: str, *codes: Data) -> Data:
    return {"section": name, "kind": name.split("-")[1], "title": name, "description": "A section.", "codes": [*codes]}


def registry() -> Files:
    """Codes of one kind may be tried again, those of the other end something; nobody says whether one is unheard of."""
    sections = [
        section("sent-report", code(1, "GONE", retriable=True), code(2, "LOST", retriable=False), code(3, "ODD")),
        section("call-end", code(1, "HUNG_UP", final=True, timed_out=False), code(2, "ON_HOLD", final=False)),
    ]
    head = {
        "registry": "two-codes",
        "title": "Two",
        "kinds": {"report": {"title": "Reports", "payload": {"id": "number", "retriable": "tryAgain"}}, "end": "Ends"},
        "attributes": {
            "retriable": {"type": "boolean", "kinds": ["report"], "description": "Whether to try again"},
            "final": {"type": "boolean", "kinds": ["end"], "description": "Whether nothing follows."},
            "timed_out": {"type": "boolean", "kinds": ["end"], "description": "Whether somebody waited."},
            "unheard_of": {"type": "boolean", "description": "Nobody says so."},
        },
        "sections": [one["section"] for one in sections],
    }
    return {"registry": head} | {one["section"]: one for one in sections}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("two")
    spec = folder / "spec"
    spec.mkdir()
    write_registry(registry(), spec)
    return printed(spec, folder, *TARGETS)


def text_of(two: Printed, target: str, name: str) -> str:
    """The one file of this name that a target prints."""
    (path,) = two.out.joinpath(target).rglob(name)
    return path.read_text("utf-8")


# Of each target: a file, and lines of it. Those of a kind stand where that kind does.
LINES = [
    ("csharp", "ReportInfo.cs", "public bool? IsRetriable => Facts.IsRetriable;"),
    ("csharp", "EndInfo.cs", "public bool? IsFinal => Facts.IsFinal;"),
    ("csharp", "CallEndExtensions.cs", "IsFinal = true,\n                IsTimedOut = false,"),
    ("java", "ReportCode.java", "public final Optional<Boolean> retriable() {"),
    # A keyword there.
    ("java", "EndCode.java", "public final Optional<Boolean> finalValue() {"),
    ("java", "EndCode.java", "public final Optional<Boolean> timedOut() {"),
    ("openapi", "openapi.json", '"x-timed-out": false,'),
    ("openapi", "openapi.json", '"tryAgain": {\n            "description": "Whether to try again'),
    ("php", "ReportCode.php", "public readonly ?bool $retriable = null,"),
    ("php", "EndCode.php", "public readonly ?bool $timedOut = null,"),
    ("php", "CallEnd.php", "final: true,\n                timedOut: false,"),
    # By their places in the registry: of those that are declared, the second and the third.
    ("protobuf", "facts.proto", "optional bool retriable = 101;"),
    ("protobuf", "facts.proto", "optional bool final = 102;"),
    ("protobuf", "facts.proto", "optional bool timed_out = 103;"),
    ("protobuf", "facts.txtpb", "    final: true\n    timed_out: false\n"),
    ("protobuf", "call_end.proto", "  // Final: yes\n  // Timed out: no\n  CALL_END_HUNG_UP = 1;\n"),
    ("ruby", "report_code.rb", "    def initialize(\n      retriable: nil,\n      **shared\n"),
    ("ruby", "end_code.rb", "        section:,\n        final:,\n        timed_out:\n      )\n"),
    ("ruby", "end_code.rbs", "attr_reader timed_out: bool?"),
    (
        "typescript",
        "kinds.ts",
        "  /**\n   * Whether to try again\n   *\n   * `null` where the registry does not say.\n",
    ),
    ("typescript", "kinds.ts", "  readonly timedOut: boolean | null;\n"),
    ("typescript", "internal/call-end.ts", "        final: true,\n        timedOut: false,\n"),
]


@pytest.mark.parametrize(("target", "name", "lines"), LINES)
def test_an_attribute_has_a_name_of_the_language(target: str, name: str, lines: str, two: Printed) -> None:
    assert lines in text_of(two, target, name)


def test_every_target_has_lines() -> None:
    assert {target for target, _, _ in LINES} == {*TARGETS}


@pytest.mark.parametrize("target", TARGETS)
def test_what_no_code_states_is_not_printed(target: str, two: Printed) -> None:
    files = [path for path in two.out.joinpath(target).rglob("*") if path.is_file()]
    said = "".join(path.read_text("utf-8") for path in files).lower()

    assert "retriable" in said
    assert [word for word in ("unheard", "nobody says") if word in said] == []


# Where the codes of the other kind are.
OTHERS = [
    *(("csharp", "EndInfo.cs"), ("java", "EndCode.java")),
    *(("java", "CallEnd.java"), ("php", "EndCode.php")),
    *(("php", "CallEnd.php"), ("protobuf", "call_end.proto"), ("ruby", "end_code.rb"), ("ruby", "end_code.rbs")),
    *(("ruby", "call_end.rb"), ("typescript", "internal/call-end.ts")),
]


@pytest.mark.parametrize(("target", "name"), OTHERS)
def test_a_kind_has_nothing_of_what_only_another_states(target: str, name: str, two: Printed) -> None:
    assert "retriable" not in text_of(two, target, name).lower()


@pytest.mark.prove
@pytest.mark.parametrize("name", BUILT)
def test_it_builds_and_says_what_the_registry_does(name: str, two: Printed, tmp_path: Path) -> None:
    (target,) = (target for target in targets() if target.name == name)
    require_tools_of(target)
    results = drive(target, two, NO_VECTORS, tmp_path / "drive")

    assert failures(results) == []
    assert results[-1].stdout == full_print(two.registry())
    assert results[-1].stdout.splitlines()[0] == "report\tsent-report\t-\t1\tGONE\ttrue\tCalled GONE."
    assert failures(check_format(target, two, tmp_path / "format")) == []


@pytest.mark.parametrize(
    ("target", "name", "said"),
    [
        # No other spelling is to be had there.
        ("openapi", "group", "group is x-group in OpenAPI, a word of the language; rename it"),
        ("protobuf", "groups", "groups is groups in Protobuf, a word of the language; rename it"),
    ],
)
def test_a_word_of_the_language_is_told(
    target: str, name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = registry()
    files["registry"]["attributes"][name] = {"type": "boolean", "description": "A word."}
    files["call-end"]["codes"][0][name] = True
    write_registry(files, tmp_path)

    assert main(["check", "--spec", str(tmp_path), "--out", str(tmp_path / "out"), "--target", target]) == 1
    assert said in capsys.readouterr().err
