"""The printed Protobuf: what its facts say; through the years; with options of others in one program."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from proofs import (
    NOTIONS,
    NOTIONS_VECTORS,
    REAL,
    SAMPLE,
    Printed,
    check_format,
    drive,
    failures,
    full_print,
    missing_tools,
    printed_batch,
    require_tools,
    run,
    targets,
)
from proofs import printed as printed_of
from registries import filled_with, write_registry

from generator.cli import main
from generator.model import Attribute, Code, Group, Registry, Section, Value

pytestmark = pytest.mark.prove

ACCEPTED = "        name: PENDING_ACCEPTED\n"


@pytest.fixture(autouse=True)
def _tools() -> None:
    require_tools("protobuf", missing_tools(("buf", "python-grpc-tools-protoc")))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (ACCEPTED, ""),
        ("        name: PENDING_TAKEN\n        former_names: [PENDING_ACCEPTED]\n", ""),
        (
            "        name: SOMETHING_ELSE\n",
            'Enum value "26" on enum "GeneralStatus" changed name from "GENERAL_STATUS_PENDING_ACCEPTED" to '
            '"GENERAL_STATUS_SOMETHING_ELSE".',
        ),
    ],
)
def test_what_breaks_users(change: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = Path(shutil.copytree(REAL.spec, tmp_path / "spec"))
    section = spec / "general-status.yaml"
    text = section.read_text("utf-8")
    assert text.count(ACCEPTED) == 1
    section.write_text(text.replace(ACCEPTED, change), "utf-8")
    out = tmp_path / "out"
    assert main(["generate", "--spec", str(spec), "--out", str(out), "--target", "protobuf"]) == 0

    done = run("buf", "breaking", "--against", str(REAL.out / "protobuf"), folder=out / "protobuf")
    told = [line.split(":", 3)[-1] for line in done.stdout.splitlines()]
    assert (told, done.returncode == 0) == ([expected] if expected else [], not expected), done.stderr


def compile_all(printed: Printed, folder: Path) -> None:
    """What protoc makes of every file for Python, into a folder."""
    root = printed.out / "protobuf"
    protos = [str(path.relative_to(root)) for path in sorted(root.rglob("*.proto"))]
    command = ("python", "-m", "grpc_tools.protoc", f"-I{root}", f"--python_out={folder}", *protos)
    assert failures([run(*command, folder=folder)]) == []


# As a company has it: any number from 50000 to 99999 may be one of its own.
OWN_OPTIONS = """
syntax = "proto3";
package company;
import "google/protobuf/descriptor.proto";
extend google.protobuf.EnumOptions { string owner = 52949; }
extend google.protobuf.EnumValueOptions { string team = 52949; string level = 62949; }
"""


def test_two_registries_and_own_options_in_one_program(tmp_path: Path) -> None:
    """No number of an option is taken by what is printed."""
    for printed in (REAL, SAMPLE):
        compile_all(printed, tmp_path)
    tmp_path.joinpath("company.proto").write_text(OWN_OPTIONS, "utf-8")
    own = run("python", "-m", "grpc_tools.protoc", "-I.", "--python_out=.", "company.proto", folder=tmp_path)
    modules = ("infobip_codes.v1.general_error_pb2", "infobip_codes.v1.facts_pb2", "sample_codes.v1.facts_pb2")
    program = f"import company_pb2, sample_codes.v1.main_fault_pb2, {', '.join(modules)}"

    assert failures([own, run("python", "-c", program, folder=tmp_path)]) == []


def test_no_file_imports_or_extends_another_or_sets_options_of_a_language(tmp_path: Path) -> None:
    for printed in (REAL, SAMPLE, narrow(tmp_path)):
        files = {path.stem: path.read_text("utf-8") for path in printed.out.joinpath("protobuf").rglob("*.proto")}
        told = [line for text in files.values() for line in re.findall(r"^(?!\s*//).*", text, re.MULTILINE)]

        assert {*files} == {"facts", *(section.name.replace("-", "_") for section in printed.registry().sections)}
        assert [line for line in told if re.match("import|extend|option", line)] == []
        assert {line.strip() for line in told if "option " in line} <= {"option allow_alias = true;"}
        assert {line.partition("[")[2] for line in told if "[" in line} <= {"deprecated = true];"}


# The greatest numbers of tests/notions are too wide for an enum: what stands in their places, and what is asked of it.
NARROWED = {
    "ids: uint32": "ids: int32",
    "0..0x7FFFFFFF": "0..0x3FFFFFFF",
    "0x80000000..0xBFFFFFFF": "0x40000000..0x5FFFFFFF",
    "0xC0000000..": "0x60000000..0x6FFFFFFF",
    "id: 0x80000001": "id: 0x40000001",
    "id: 4294967295": "id: 0x7FFFFFFF",
    "targets: [": "targets: [protobuf, ",
}
WIDE = re.compile(r"\t(?:\d{10}|0x[0-9A-F]{8})\t")
NARROW_VECTORS = [
    ("id", "fault", "2147483647", "device-fault/LOST"),
    ("id", "fault", "1073741825", "device-fault/CRASHED"),
    ("value", "device-fault", "2147483646", "device-fault(2147483646)"),
    ("value", "device-fault", "-2147483648", "device-fault(-2147483648)"),
    ("unknown", "device-fault", "0x3FFFFFFF", "HARDWARE"),
    ("unknown", "device-fault", "0x40000000", "SOFTWARE"),
    ("unknown", "device-fault", "0x5FFFFFFF", "SOFTWARE"),
    ("unknown", "device-fault", "0x60000000", "VENDOR"),
    ("unknown", "device-fault", "0x70000000", "-"),
]


def narrow(folder: Path) -> Printed:
    """All notions but ids of 32 bits without sign, printed."""
    spec = folder / "notions"
    spec.mkdir()
    for path in sorted(NOTIONS.spec.glob("*.yaml")):
        text = path.read_text("utf-8")
        for wide, narrowed in NARROWED.items():
            text = text.replace(wide, narrowed)
        spec.joinpath(path.name).write_text(text, "utf-8")
    return printed_of(spec, folder, "protobuf")


def test_every_other_notion_comes_back(tmp_path: Path) -> None:
    (target,) = (target for target in targets() if target.name == "protobuf")
    narrowed = narrow(tmp_path)
    vectors = [line for line in NOTIONS_VECTORS.read_text("utf-8").splitlines() if not WIDE.search(line)]
    text = "\n".join([*vectors, *map("\t".join, NARROW_VECTORS), ""])
    results = drive(target, narrowed, text, tmp_path / "drive")

    assert len(vectors) > 30
    assert failures(results) == []
    assert results[-1].stdout == full_print(narrowed.registry())
    assert failures(check_format(target, narrowed, tmp_path / "format")) == []


def test_ids_that_no_enum_holds_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    smpp = NOTIONS.spec.parent / "registries" / "smpp"

    assert main(["generate", "--spec", str(smpp), "--out", str(tmp_path), "--target", "protobuf"]) == 1
    told = capsys.readouterr().err
    assert "registry.yaml:" in told
    assert "ids of 32 bits without sign are not printed in Protobuf; delete it" in told
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("name", ["registry", "sample", "notions", "batch"])
def test_facts_hold_every_fact(name: str, tmp_path: Path) -> None:
    made = {"notions": narrow, "batch": printed_batch}
    printed = {"registry": REAL, "sample": SAMPLE}.get(name) or made[name](tmp_path)
    registry = printed.registry()

    assert facts_of(printed, tmp_path) == [section_facts(section, registry) for section in registry.sections]


def facts_of(printed: Printed, folder: Path) -> list[dict[str, Any]]:
    """The sections of the facts as maps, what is not set left out, as protoc and Protobuf's own reader take them."""
    from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory, text_format

    root = printed.out / "protobuf"
    (path,) = root.rglob("facts.proto")
    proto = str(path.relative_to(root))
    command = ("python", "-m", "grpc_tools.protoc", "-I.", f"--descriptor_set_out={folder}/set", proto)
    assert failures([run(*command, folder=root)]) == []
    (file,) = descriptor_pb2.FileDescriptorSet.FromString(folder.joinpath("set").read_bytes()).file
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    message = message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{file.package}.Facts"))
    facts = text_format.Parse(path.with_suffix(".txtpb").read_text("utf-8"), message())
    sections: list[dict[str, Any]] = json_format.MessageToDict(facts, preserving_proto_field_name=True)["sections"]
    return sections


def section_facts(section: Section, registry: Registry) -> dict[str, Any]:
    (kind,) = (kind for kind in registry.kinds if kind.name == section.kind)
    defaults = {one.name: spelled(one, one.default) for one in kind.attributes if one.default is not None}
    return texts(section, "name", "kind", "title", "description") | stated(
        groups=[group_facts(group) for group in section.groups],
        codes=[code_facts(code, section, registry) for code in section.members],
        unknown=defaults,
    )


def group_facts(group: Group) -> dict[str, Any]:
    """As protobuf writes a message as JSON: a zero that is no `optional` field's is left out."""
    numbers = {"id": group.id} if group.id is not None else {}
    both = {"range": group.range, "mask": group.mask}
    parts = {name: stated(**part._asdict()) for name, part in both.items() if part is not None}
    return texts(group, "name", "title", "wire_name", "description") | numbers | parts


def code_facts(code: Code, section: Section, registry: Registry) -> dict[str, Any]:
    aliases = [named(alias, registry) for alias in section.aliases if alias.alias_of == code.name]
    attributes = {
        one.name: spelled(one, value)
        for one in registry.attributes
        if one.is_of(code.kind) and (value := code.facts.get(one.name, one.default)) is not None
    }
    return named(code, registry) | texts(code, "action", "docs_url") | stated(id=code.id, aliases=aliases) | attributes


def named(code: Code, registry: Registry) -> dict[str, Any]:
    """What a code and an alias have alike."""
    wire_name = {"wire_name": code.wire_name} if code.wire_name != code.name else {}
    facts = texts(code, "name", "description", "former_names") | wire_name
    deprecation = {}
    if code.deprecated:
        heirs = [f"{one.section}/{one.name}" for section in registry.sections for one in section.codes]
        assert code.deprecated.replaced_by in (None, *heirs)
        heir = (code.deprecated.replaced_by or "").replace("/", "_").replace("-", "_").upper()
        deprecation = texts(code.deprecated, "since", "note") | stated(replaced_by=heir)
    return facts | stated(groups=[group.name for group in code.groups], deprecation=deprecation)


def spelled(attribute: Attribute, value: Value) -> Any:
    """A value as protobuf writes it as JSON: numbers of 64 bits are texts there."""
    if isinstance(value, tuple):
        return [spelled(attribute, one) for one in value]
    if attribute.choices:
        return f"{attribute.name}_{value}".replace("-", "_").upper()
    return value if isinstance(value, bool) else str(value)


def stated(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}


def texts(thing: object, *names: str) -> dict[str, Any]:
    """Those of the facts that there are; lists are lists."""
    facts = {name: getattr(thing, name) for name in names}
    return stated(**{name: list(value) if isinstance(value, tuple) else value for name, value in facts.items()})


@pytest.mark.parametrize(
    ("number", "values"),
    [(0, ["SINGLE_UNSPECIFIED = 0"]), (1, ["SINGLE_UNSPECIFIED_UNSPECIFIED = 0", "SINGLE_UNSPECIFIED = 1"])],
)
def test_a_code_may_be_called_as_the_missing_zero_would_be(number: int, values: list[str], tmp_path: Path) -> None:
    """UNSPECIFIED = 0 is the zero itself; with another number the one printed for want of a zero gives way."""
    files = filled_with("plain")
    files["single"]["codes"][0] |= {"id": number, "name": "UNSPECIFIED"}
    write_registry(files, tmp_path)
    out = tmp_path / "out"

    assert main(["generate", "--spec", str(tmp_path), "--out", str(out), "--target", "protobuf"]) == 0
    folder = out / "protobuf"
    text = folder.joinpath("hostile/v1/single.proto").read_text("utf-8")
    assert re.findall(r"SINGLE_UNSPECIFIED\w* = \d+", text) == values
    assert failures([run("buf", "lint", folder=folder), run("buf", "build", "-o", "/dev/null", folder=folder)]) == []


def choosing(folder: Path, **choices: list[str]) -> Path:
    """A registry whose sections and attributes are called so, each attribute with these choices; its folder."""
    attributes = {
        name: {"type": "choice", "description": "One.", "choices": dict.fromkeys(few, "Chosen.")}
        for name, few in choices.items()
    }
    first = {name: few[0] for name, few in choices.items()}
    names = [name.replace("_", "-") for name in choices]
    head = {"registry": "hostile", "title": "H", "kinds": {"fault": "F"}, "attributes": attributes, "sections": names}
    code = {"id": 1, "name": "ONE", "description": "One.", **first}
    section = {"kind": "fault", "title": "F", "description": "F."}
    group = {"id": 2, "name": "G_2", "description": "G.", "codes": [code]}
    write_registry(
        {"registry": head} | {name: {"section": name, **section, "groups": [group]} for name in names}, folder
    )
    return folder


def test_words_of_one_letter_and_of_digits_please_buf(tmp_path: Path) -> None:
    """It spells the prefix that values should have from the name of the enum, in which such words cannot be seen."""
    names = ("http_2", "http_2_x", "x_y", "a_b_cd", "x1_ab", "ec_2fa_otp", "ab_x", "a", "a1b2")
    spec = choosing(tmp_path, **{name: ["a", "b-2", "c1D", "x_1_y", "THE_LAST"] for name in names})
    (target,) = (target for target in targets() if target.name == "protobuf")

    assert failures(check_format(target, printed_of(spec, tmp_path, "protobuf"), tmp_path / "format")) == []


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        # protoc takes them for one, without the prefix and underscores.
        ({"cause": ["a_1", "a1"]}, "a1 is A1 in Protobuf, as another name"),
        # All choices share a scope.
        ({"cause": ["x_y"], "cause_x": ["y"]}, "y is CAUSE_X_Y in Protobuf, as another name"),
        ({"group": ["one"]}, "group is Group in Protobuf, a word of the language"),
    ],
)
def test_choices_that_meet_are_told(
    choices: dict[str, list[str]], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = choosing(tmp_path, **choices)

    assert main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), "--target", "protobuf"]) == 1
    assert said in capsys.readouterr().err


def test_what_is_reserved_says_why(tmp_path: Path) -> None:
    """In the words of the registry, which end no comment; the formatter leaves them as they are."""
    spec = Path(shutil.copytree(SAMPLE.spec, tmp_path / "spec"))
    section = spec / "main-fault.yaml"
    reasons = (
        """[{id: 13, reason: Sent for all.}, {range: 100..109, reason: '*/ "}'}, {name: NEVER_AGAIN, reason: Old.}]"""
    )
    section.write_text(section.read_text("utf-8").replace("[13, NEVER_AGAIN]", reasons), "utf-8")
    printed = printed_of(spec, tmp_path, "protobuf")
    (file,) = printed.out.rglob("main_fault.proto")

    assert (
        '  // 13: Sent for all.\n  // 100 to 109: */ "}\n  // NEVER_AGAIN: Old.\n'
        '  reserved 13;\n  reserved 100 to 109;\n\n  reserved "MAIN_FAULT_NEVER_AGAIN";\n'
    ) in file.read_text("utf-8")
    (target,) = (target for target in targets() if target.name == "protobuf")
    assert failures(check_format(target, printed, tmp_path / "format")) == []
