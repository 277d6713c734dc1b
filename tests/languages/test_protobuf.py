"""The printed Protobuf: what its options say; through the years; two registries in one program."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from proofs import REAL, SAMPLE, failures, missing_tools, printed_batch, require_tools, run
from registries import filled_with, write_registry

from generator.cli import main
from generator.model import Code, Group
from generator.targets.naming import pascal

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


def test_two_registries_in_one_program(tmp_path: Path) -> None:
    """Their options have numbers of their own; of two alike, the second would be refused."""
    for printed in (REAL, SAMPLE):
        for path in sorted(printed.out.joinpath("protobuf").rglob("*.proto")):
            root = printed.out / "protobuf"
            done = run(
                *("python", "-m", "grpc_tools.protoc", f"-I{root}", f"--python_out={tmp_path}"),
                str(path.relative_to(root)),
                folder=tmp_path,
            )
            assert (done.returncode, done.stderr) == (0, "")

    program = "import infobip_codes.v1.general_error_pb2, sample_codes.v1.main_fault_pb2"
    done = run("python", "-c", program, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["registry", "sample", "batch"])
def test_options_hold_every_fact(name: str, tmp_path: Path) -> None:
    printed = {"registry": REAL, "sample": SAMPLE}.get(name) or printed_batch(tmp_path)
    registry = printed.registry()
    package = f"{registry.name.replace('-', '_')}.v1"
    enums = compiled_enums(printed.out / "protobuf", tmp_path)

    for section in registry.sections:
        name = pascal(section.name)
        assert enums.pop(name) == {
            "enum": {f"[{package}.section]": texts(section, "name", "kind", "title", "description")},
            **{code.name: (code.id, options_of(code, package)) for code in section.codes},
        }
        groups = {group.name: (group.id, {f"[{package}.group]": group_facts(group)}) for group in section.groups}
        assert enums.pop(f"{name}Group", {"enum": {}}) == {"enum": {}, **groups}
    assert enums == {}


def compiled_enums(root: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """What protoc understood: by enum its options, and by the registry's names numbers and options.

    Values without an option of ours are left out: they are former names, or stand for no code.
    """
    from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

    protos = [str(path.relative_to(root)) for path in sorted(root.rglob("*.proto"))]
    command = ("python", "-m", "grpc_tools.protoc", "-I.", "--include_imports", f"--descriptor_set_out={folder}/set")
    assert failures([run(*command, *protos, folder=root)]) == []
    files = descriptor_pb2.FileDescriptorSet.FromString(folder.joinpath("set").read_bytes()).file
    pool = descriptor_pool.DescriptorPool()
    for file in files:
        pool.Add(file)

    def told(options: Any) -> dict[str, Any]:
        message = message_factory.GetMessageClass(pool.FindMessageTypeByName(options.DESCRIPTOR.full_name))
        read = message.FromString(options.SerializeToString())
        facts: dict[str, Any] = json_format.MessageToDict(read, preserving_proto_field_name=True, descriptor_pool=pool)
        return facts

    enums: dict[str, dict[str, Any]] = {}
    for enum in (enum for file in files if file.name in protos for enum in file.enum_type):
        known = enums[enum.name] = {"enum": ours(told(enum.options))}
        for value in enum.value:
            options = told(value.options)
            known |= {facts["name"]: (value.number, options) for facts in ours(options).values()}
    return enums


def ours(options: dict[str, Any]) -> dict[str, Any]:
    """The options that are not protobuf's own."""
    return {key: value for key, value in options.items() if key.startswith("[")}


def options_of(code: Code, package: str) -> dict[str, Any]:
    """A code's options as protobuf writes messages: what is empty or not stated is left out."""
    facts = texts(code, "name", "alias_of", "description", "former_names", "docs_url")
    if not code.alias_of:
        facts |= texts(code, "action", "aliases")
        facts |= {"groups": [group.id for group in code.groups]} if code.groups else {}
        facts |= code.facts
        if code.deprecated:
            facts["deprecation"] = texts(code.deprecated, "since", "reason", "replaced_by", "note")
    deprecated = {"deprecated": True} if code.deprecated else {}
    return {f"[{package}.code]": facts, **deprecated}


def group_facts(group: Group) -> dict[str, Any]:
    return texts(group, "name", "title", "wire_name", "description")


def texts(thing: object, *names: str) -> dict[str, Any]:
    """Those of the facts that there are; lists are lists."""
    facts = {name: getattr(thing, name) for name in names}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in facts.items() if value}


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (1, 1)])
def test_a_code_may_be_called_as_the_missing_zero_would_be(
    number: int, expected: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """UNSPECIFIED = 0 is the zero itself; with another number it would meet the one printed for want of a zero."""
    files = filled_with("plain")
    files["single"]["codes"][0] |= {"id": number, "name": "UNSPECIFIED"}
    write_registry(files, tmp_path)
    out = tmp_path / "out"

    assert main(["generate", "--spec", str(tmp_path), "--out", str(out), "--target", "protobuf"]) == expected
    if expected:
        assert "UNSPECIFIED is SINGLE_UNSPECIFIED in Protobuf, as another name" in capsys.readouterr().err
        return
    folder = out / "protobuf"
    assert folder.joinpath("hostile/v1/single.proto").read_text("utf-8").count("SINGLE_UNSPECIFIED = 0") == 1
    assert failures([run("buf", "lint", folder=folder), run("buf", "build", "-o", "/dev/null", folder=folder)]) == []
