"""C#, in what no vector asks: names and texts of every length, Roslyn with nullable references, programs by hand."""

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from proof import proof_of
from proofs import (
    ANSWERS,
    LONE,
    NOTIONS,
    REAL,
    SAMPLE,
    TOOLCHAINS,
    TWINS,
    VECTORS,
    Printed,
    full_print,
    lone_but,
    output_of,
    print_driver,
    printed,
    require_tools,
    require_tools_of,
    run,
    targets,
)
from registries import Data, Files, write_registry
from trees import copied, texts
from words import names_of, printed_words

from generator.cli import main

(CSHARP,) = (target for target in targets() if target.name == "csharp")
# As mcs reads it.
STRIP, *_ = proof_of(CSHARP).conformance
MCS = ("mcs", "-warn:4", "-warnaserror", "-langversion:7.2")


def roslyn() -> Any:
    spec = spec_from_file_location("roslyn", TOOLCHAINS / "roslyn.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def registry(attributes: Data, *sections: Data, **kinds: object) -> Files:
    """A registry of these sections; a kind that is not given is a plain one."""
    names = dict.fromkeys(section["kind"] for section in sections)
    head: Data = {
        "registry": "some-codes",
        "title": "Some",
        "kinds": {name: kinds.get(name, "A kind") for name in names},
    }
    head |= {"sections": [section["section"] for section in sections]}
    return {"registry": head | ({"attributes": attributes} if attributes else {})} | {
        section["section"]: section for section in sections
    }


def section(name: str, codes: list[Data], kind: str = "error") -> Data:
    return {"section": name, "kind": kind, "title": "Some", "description": "A section.", "codes": codes}


def code(number: int, name: str, **more: object) -> Data:
    return {"id": number, "name": name, "description": "A code.", **more}


def printed_of(files: Files, folder: Path) -> Printed:
    folder.joinpath("spec").mkdir(parents=True)
    write_registry(files, folder / "spec")
    return printed(folder / "spec", folder, "csharp")


def formatted(files: Files, folder: Path) -> None:
    """The formatter finds nothing to change."""
    require_tools("csharp", [] if run("rsharpier", "--version", folder=folder).returncode == 0 else ["rsharpier"])
    output_of("rsharpier", "check", "--include-generated", ".", folder=printed_of(files, folder).out / "csharp")


LENGTHS = range(1, 101)


def by_length(length: int, sign: str = "A") -> str:
    return sign * length


def kebab(length: int) -> str:
    return "a" * length


@pytest.mark.prove
def test_names_of_codes_of_every_length(tmp_path: Path) -> None:
    codes = [
        code(length, by_length(length), former_names=[by_length(length, "B")], wire_name=by_length(length, "w"))
        for length in LENGTHS
    ]
    aliases = [
        code(length, by_length(length, "C"), alias_of=by_length(length), former_names=[by_length(length, "D")])
        | {"wire_name": by_length(length, "x")}
        for length in LENGTHS
    ]
    heirs = [
        code(
            length + 100,
            by_length(length, "E"),
            deprecated={"since": "1", "reason": "replaced", "replaced_by": f"main/{by_length(length, heir)}"},
        )
        for length in LENGTHS
        for heir in "AC"
        if heir == "AC"[length % 2]
    ]
    formatted(registry({}, section("main", [*codes, *aliases, *heirs])), tmp_path)


@pytest.mark.prove
def test_names_of_groups_of_every_length(tmp_path: Path) -> None:
    groups = [
        {"id": length, "name": by_length(length), "description": "A group.", "range": f"{length}00..{length}99"}
        | {"codes": [code(length * 100, f"C_{length}", also_in=[by_length(length % 100 + 1)])]}
        for length in LENGTHS
    ]
    some = section("main", [])
    formatted(registry({}, {key: some[key] for key in some if key != "codes"} | {"groups": groups}), tmp_path)


TYPES: dict[str, tuple[Data, object]] = {
    "boolean": ({"type": "boolean"}, True),
    "integer": ({"type": "integer"}, -(2**53) + 1),
    "text": ({"type": "text"}, "A text."),
    "choice": ({"type": "choice", "choices": {"first": "One.", "second": "Two."}}, "second"),
    "default": ({"type": "choice", "choices": {"first": "One.", "second": "Two."}, "default": "first"}, "second"),
    "several": (
        {"type": "choice", "choices": {"first": "One.", "second": "Two."}, "several": True},
        ["first", "second"],
    ),
    "defaults": ({"type": "text", "several": True, "default": ["a"]}, ["b", "c"]),
    "chosen": ({"type": "choice", "choices": {"first": "A."}, "several": True, "default": ["first"]}, ["first"]),
}


@pytest.mark.prove
@pytest.mark.parametrize("kind", TYPES)
def test_names_of_attributes_of_every_length(kind: str, tmp_path: Path) -> None:
    declared, value = TYPES[kind]
    names = [by_length(length, "a") for length in range(1, 61)]
    attributes = {name: {"description": "It says so.", **declared} for name in names}
    formatted(
        registry(attributes, section("main", [code(1, "ONE", **dict.fromkeys(names, value)), code(2, "TWO")])), tmp_path
    )


@pytest.mark.prove
def test_choices_of_every_length(tmp_path: Path) -> None:
    names = [by_length(length, "a") for length in range(1, 61)]
    attribute = {"type": "choice", "description": "It says so.", "choices": dict.fromkeys(names, "So.")}
    codes = [code(number, f"C_{number}", chosen=name, several=names[:number]) for number, name in enumerate(names, 1)]
    formatted(
        registry({"chosen": attribute, "several": attribute | {"several": True}}, section("main", codes)), tmp_path
    )


@pytest.mark.prove
@pytest.mark.parametrize("ids", ["int32", "uint32"])
def test_names_of_sections_and_kinds_of_every_length(ids: str, tmp_path: Path) -> None:
    sections = []
    for length in range(1, 61):
        codes = [code(1, "ONE", former_names=["FIRST"], also_in=["TWO"])]
        two = {"id": 2, "name": "TWO", "description": "A group.", "range": "10..19", "codes": [code(2, "TWO")]}
        groups = [{"id": 1, "name": "ONE", "description": "A group.", "codes": codes}, two]
        alias = code(1, "UNO", alias_of="ONE", former_names=["PRIMO"])
        codes.append(alias)
        some = section(kebab(length), [], "k" * length)
        sections.append({key: some[key] for key in some if key != "codes"} | {"groups": groups})
    kinds = {"k" * length: {"title": "A kind", "ids": ids} for length in range(1, 61)}
    formatted(registry({}, *sections, **kinds), tmp_path)


SIGNS = ["a", "字", "😀", "e\u0301", "\U0001d538", "\U0001f1e9\U0001f1ea", '"', "\\"]


@pytest.mark.prove
@pytest.mark.parametrize("sign", SIGNS)
def test_texts_of_every_length(sign: str, tmp_path: Path) -> None:
    attributes: Data = {
        "words": {"type": "text", "several": True, "description": "Words."},
        "word": {"type": "text", "description": "A word."},
    }
    codes = []
    for length in LENGTHS:
        text = "x" * max(length - 10, 0) + sign * 10
        retired = {"since": text, "reason": "retired", "note": text}
        codes.append(
            code(length, f"C_{length}", word=text, words=[text, "a"], wire_name=text, deprecated=retired)
            | {"description": text, "action": text}
        )
    groups = [
        {"id": length, "name": f"G_{length}", "title": text, "wire_name": text, "description": text}
        for length in LENGTHS
        for text in ["x" * max(length - 10, 0) + sign * 10]
        if length > 9
    ]
    some = section("grouped", [])
    grouped = {key: some[key] for key in some if key != "codes"} | {
        "groups": [groups[0] | {"codes": codes[:1]}, *groups[1:]]
    }
    formatted(registry(attributes, section("main", codes[9:]), grouped), tmp_path)


# What a namespace of some name could hide.
@pytest.mark.prove
def test_every_word_is_a_namespace(tmp_path: Path) -> None:
    """One by one: a namespace hides a type of its name from all that is compiled beside it."""
    require_tools_of(CSHARP)
    used = printed_words(printed(LONE, tmp_path, "csharp").out / "csharp")
    words = names_of(word for word in used if re.fullmatch("[A-Z].*", word))
    names = sorted({*(name.lower().replace("_", "-") for name in words), "system", "microsoft", "mono"})
    broken: dict[str, str] = {}
    for name in names:
        # YAML would read some words as something else.
        spec = lone_but("registry: lone\n", f"registry: '{name}'\n", tmp_path / name / "spec")
        folder = printed(spec, tmp_path / name, "csharp").out / "csharp"
        output_of(*STRIP, folder=folder)
        done = run("mcs", "-target:library", "-out:codes.dll", "-recurse:*.cs", folder=folder)
        broken |= {name: done.stderr} if done.returncode else {}

    assert len(names) > 50
    assert broken == {}


# What the printed classes name, and what every class has: an attribute might be called so, and its type.
CALLED = [
    "array",
    "equals",
    "get_hash_code",
    "to_string",
    "get_type",
    "finalize",
    "memberwise_clone",
    "reference_equals",
]
CALLED += ["facts", "find", "find_by_name", "tables", "is_known", "in", "all_groups"]
CALLED += ["enumerable", "func", "list", "dictionary", "i_read_only_list", "code_info", "group_info", "deprecation"]
CALLED += ["string", "object", "system", "obsolete", "new_deprecation", "culture_info", "code_facts"]


@pytest.mark.prove
@pytest.mark.parametrize("kind", TYPES)
def test_attributes_are_called_like_what_stands_around_them(kind: str, tmp_path: Path) -> None:
    require_tools_of(CSHARP)
    declared, value = TYPES[kind]
    attributes = {name: {"description": "It says so.", **declared} for name in CALLED}
    retired = {"since": "1", "reason": "retired"}
    codes = [code(1, "ONE", **dict.fromkeys(CALLED, value)), code(2, "TWO", deprecated=retired)]
    one = section("main", [])
    grouped = {key: one[key] for key in one if key != "codes"}
    grouped |= {"groups": [{"id": 1, "name": "ALL", "description": "All.", "codes": codes}]}
    folder = printed_of(registry(attributes, grouped), tmp_path).out / "csharp"
    output_of(*STRIP, folder=folder)
    output_of(*MCS, "-target:library", "-out:codes.dll", "-recurse:*.cs", folder=folder)


def test_an_attribute_is_not_called_like_the_class_of_its_kind(tmp_path: Path) -> None:
    attributes = {"error_info": {"type": "text", "description": "It says so."}}
    write_registry(registry(attributes, section("main", [code(1, "ONE", error_info="A text.")])), tmp_path)
    text = printed(tmp_path, tmp_path, "csharp").out.joinpath("csharp", "ErrorInfo.cs").read_text("utf-8")

    assert re.findall(r"public (?:\w+ )*class \w+|public string\?? \w*Info\w*", text) == [
        "public sealed class ErrorInfo",
        "public string? ErrorInfo_",
    ]


def test_what_no_code_states_is_not_printed(tmp_path: Path) -> None:
    said = "\n".join(texts(printed(LONE, tmp_path, "csharp").out / "csharp").values())

    assert "public int Id => (int)Facts.Id;" in said
    idle = r"(?<!Property)(?<!Item)Group|Deprecat|Obsolete|Alias|FormerName|WireName|Action|DocsUrl|Written|digits"
    assert re.findall(rf"{idle}|CLS|pragma", said) == []


def test_a_deprecation_of_an_alias_alone_is_no_member() -> None:
    said = texts(NOTIONS.out / "csharp")

    assert '[Obsolete("Deprecated since 0.2: replaced by DeviceFault.Overheated.")]' in said["DeviceFault.cs"]
    assert [path for path, text in said.items() if "Deprecation" in text] == []


@pytest.mark.parametrize("printed", [REAL, SAMPLE, NOTIONS], ids=lambda printed: printed.name)
def test_an_enum_has_one_name_for_a_number(printed: Printed) -> None:
    """Else its ToString would choose, and two members might differ by case alone."""
    enums = [
        match[1]
        for text in texts(printed.out / "csharp").values()
        for match in re.finditer(r"public enum \w+(?: : uint)?\n    \{\n(.*?)\n    \}\n", text, re.DOTALL)
    ]
    numbered = [re.findall(r"^        (\w+) = (\S+),$", text, re.MULTILINE) for text in enums]

    assert len(enums) > 3
    for members in numbered:
        assert len({name.lower() for name, _ in members}) == len({number for _, number in members}) == len(members)


@pytest.mark.prove
@pytest.mark.parametrize("printed", [REAL, NOTIONS], ids=lambda printed: printed.name)
def test_it_is_compliant_where_the_assembly_says_so(printed: Printed, tmp_path: Path) -> None:
    """And silent where it does not, which the proof of every registry shows."""
    require_tools_of(CSHARP)
    folder = copied(printed.out / "csharp", tmp_path / "csharp")
    folder.joinpath("Assembly.cs").write_text("[assembly: System.CLSCompliant(true)]\n", "utf-8")
    output_of(*STRIP, folder=folder)
    output_of(*MCS, "-target:library", "-out:codes.dll", "-recurse:*.cs", folder=folder)


NOTIONS_PROGRAM = """\
using System;
using System.Collections.Generic;
using System.Linq;
using DeviceCodes;

public static class Program
{
    private static int wrong;

    private static void Expect<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            wrong = 1;
            Console.Error.WriteLine("{0}: expected {1}, got {2}", what, expected, actual);
        }
    }

    public static int Main()
    {
        Attributes();
        Choices();
        Unknown();
        Names();
        Groups();
        Numbers();
        return wrong;
    }

    private static void Attributes()
    {
        var hot = DeviceFault.Overheated.GetInfo();
        bool retriable = hot.IsRetriable;
        IReadOnlyList<Seen> seen = hot.Seen;
        IReadOnlyList<long> versions = hot.Versions;

        Expect("retriable", true, retriable);
        Expect("not retriable", false, DeviceFault.Crashed.GetInfo().IsRetriable);
        Expect("not stated", null, DeviceFault.Crashed.GetInfo().Blame);
        Expect("final", false, hot.IsFinal);
        Expect("final, not stated", (bool?)null, OddFault.Odd.GetInfo().IsFinal);
        Expect("seen", "Lab Field", string.Join(" ", seen));
        Expect("versions", "1 2", string.Join(" ", versions));
        Expect("version by default", 1, OddFault.Odd.GetInfo().Versions.Single());
        Expect("status", 403, Reason.NotAuthorized.GetInfo().HttpStatus);
        Expect("no status", null, Reason.Ok.GetInfo().HttpStatus);
        Expect("product", "Guard \\"3\\"", Reason.NotAuthorized.GetInfo().Product);
        Expect("address", "https://codes.example/spec?a=1&b=(2)", hot.SpecUrl);
        Expect("of its group", Blame.Sender, Reason.NotAuthorized.GetInfo().Blame);
        Expect("of several lines", "Look into the log.\\nThen ask.", Reason.Unspecified.GetInfo().Action);
    }

    private static void Choices()
    {
        Expect("as the registry writes it", "far-end", Blame.FarEnd.GetName());
        Expect("in capitals there", "THE_NETWORK", Blame.TheNetwork.GetName());
        Expect("what it means", "The \\"other\\" side.\\\\", Blame.FarEnd.GetDescription());
        Expect("none", "", ((Blame)99).GetName() + ((Blame)99).GetDescription());
    }

    private static void Unknown()
    {
        var failure = (Reason)0x85;
        var fault = (DeviceFault)3221225472;

        Expect("unknown", false, failure.IsKnown() || failure.GetInfo().IsKnown);
        Expect("by its bits", ReasonGroup.Failure, failure.GetGroup());
        Expect("its group", "FAILURE", failure.GetInfo().Group.Name);
        Expect("by its range", DeviceFaultGroup.Vendor, fault.GetGroup());
        Expect("in no range", null, ((OddFault)7).GetInfo().Group);
        Expect("by default", true, !fault.GetInfo().IsRetriable && fault.GetInfo().Versions.Single() == 1);
        Expect("nothing", 0, fault.GetInfo().Seen.Count + fault.GetInfo().WireName.Length);
        Expect("nothing said", null, fault.GetInfo().Blame);
        Expect("all groups", "VENDOR", string.Join(" ", fault.GetInfo().Groups));
        Expect("equal", fault.GetInfo(), fault.GetInfo());
        Expect("not equal", false, fault.GetInfo().Equals(((OddFault)3221225472).GetInfo()));
        Expect("in hexadecimal", "Reason(0x85)", failure.GetName());
        Expect("negative", "Reason(-0x01)", ((Reason)(-1)).GetName());
        Expect("too great", "Reason(0x185)", ((Reason)0x185).GetName());
        Expect("in decimal", "DeviceFault(3221225472)", fault.GetName());
        Expect("least", "Plain(-0x80000000)", ((Plain)int.MinValue).GetName());
        Expect("as text", "133", failure.ToString());
    }

    private static void Names()
    {
        DeviceFault code;
        Expect("by wire name", true, DeviceFaultExtensions.TryParse("overheated!", out code));
        Expect("it", DeviceFault.Overheated, code);
        Expect("by an alias", true, DeviceFaultExtensions.TryParse("warm", out code));
        Expect("the same", DeviceFaultAliases.Warm, code);
        Expect("by an alias's wire name", "OVERHEATED", FaultInfo.FindByName("HOT").Single().Name);
        Expect("told", "Overheated!", DeviceFault.Overheated.GetInfo().WireName);
        Expect("the name where nothing else", "CRASHED", DeviceFault.Crashed.GetInfo().WireName);
        Expect("aliases", "HOT WARM", string.Join(" ", DeviceFault.Overheated.GetInfo().Aliases));
        Expect("one name as text", "Overheated", DeviceFaultAliases.Warm.ToString());
        Expect("another letter", false, ReasonExtensions.TryParse("\\u017fuccess | <ok>", out _));
        Expect("another letter of a group", false, ReasonGroupExtensions.TryParse("\\u017fuccess", out _));
        switch (code)
        {
            case DeviceFaultAliases.Warm:
                break;
            default:
                Expect("a constant", true, false);
                break;
        }
    }

    private static void Groups()
    {
        var failure = ReasonGroup.Failure.GetInfo();

        Expect("no id", null, failure.Id);
        Expect("an id", 1, DeviceFaultGroup.Hardware.GetInfo().Id);
        Expect("an unknown id", 9, ((DeviceFaultGroup)9).GetInfo().Id);
        Expect("unknown without id", null, ((ReasonGroup)9).GetInfo().Id);
        Expect("wire name", "Hardware class", DeviceFaultGroup.Hardware.GetInfo().WireName);
        Expect("title", "Failures", failure.Title);
        Expect("narrowed by itself", Reason.NotAuthorized, (Reason)ReasonInfo.Find(0x87, failure).Single().Id);
        Expect("narrowed by another", 0, ReasonInfo.Find(0x87, ReasonGroup.Success.GetInfo()).Count);
        Expect("by name", 1, ReasonInfo.FindByName("not_authorized", failure).Count);
        Expect("of another kind", 0, ReasonInfo.Find(0x87, DeviceFaultGroup.Hardware.GetInfo()).Count);
        Expect("narrowed by its id", 1, FaultInfo.Find(1, group: 1).Count);
        Expect("by an unknown id", 0, FaultInfo.Find(1, group: 9).Count);
        Expect("in two", "SOFTWARE HARDWARE", string.Join(" ", DeviceFault.Crashed.GetInfo().Groups));
        Expect("without codes", true, DeviceFaultGroupExtensions.All.Contains(DeviceFaultGroup.Vendor));
    }

    private static void Numbers()
    {
        uint id = DeviceFault.Lost.GetInfo().Id;

        Expect("the greatest", uint.MaxValue, id);
        Expect("found", "LOST", FaultInfo.Find(4294967295).Single().Name);
        Expect("its type", typeof(uint), Enum.GetUnderlyingType(typeof(DeviceFault)));
        Expect("of a byte", typeof(int), Enum.GetUnderlyingType(typeof(Reason)));
        Expect("shown", 135, Reason.NotAuthorized.GetInfo().Id);
    }
}
"""


@pytest.mark.prove
def test_every_notion_by_hand(tmp_path: Path) -> None:
    require_tools_of(CSHARP)
    folder = copied(NOTIONS.out / "csharp", tmp_path / "csharp")
    folder.joinpath("Program.cs").write_text(NOTIONS_PROGRAM, "utf-8")
    for command in (STRIP, (*MCS, "-out:program.exe", "-recurse:*.cs"), ("mono", "program.exe")):
        output_of(*command, folder=folder)


DEPRECATED_PROGRAM = """\
using System;
using System.Linq;
using SampleCodes;

public static class Program
{
    public static int Main()
    {
        var info = MainFaultExtensions.All.Single(code => (int)code == 51).GetInfo();
        var retired = MainFaultExtensions.All.Single(code => (int)code == 50).GetInfo();
        MainFault found;
        var right =
            info.Deprecation.Since == "2.1"
            && info.Deprecation.ReplacedBy.Equals(SideFault.FreshCode.GetInfo())
            && info.Deprecation.Note == null
            && retired.Deprecation.ReplacedBy == null
            && retired.Deprecation.Note == "Nobody misses it."
            && MainFault.BlockedSender.GetInfo().Deprecation == null
            && MainFaultExtensions.TryParse("blocked_ORIGIN", out found)
            && found == MainFault.BlockedSender
            && FaultInfo.FindByName("old_shared").Count == 2;
        return right ? 0 : 1;
    }
}
"""


@pytest.mark.prove
def test_a_deprecation_leads_to_the_code_that_replaces_it(tmp_path: Path) -> None:
    require_tools_of(CSHARP)
    folder = copied(SAMPLE.out / "csharp", tmp_path / "csharp")
    folder.joinpath("Program.cs").write_text(DEPRECATED_PROGRAM, "utf-8")
    for command in (STRIP, (*MCS, "-out:program.exe", "-recurse:*.cs"), ("mono", "program.exe")):
        output_of(*command, folder=folder)


# What an app's habit makes of an enum, and what the README says against it; .NET 8 has such a converter.
JSON_PROGRAM = """\
using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using InfobipCodes;

public sealed class Numbers : JsonConverter<GeneralError>
{
    public override GeneralError Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        (GeneralError)reader.GetInt32();

    public override void Write(Utf8JsonWriter writer, GeneralError value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value);
}

public static class Program
{
    public static int Main()
    {
        var known = GeneralError.EcMessageCanceled;
        var unknown = (GeneralError)99999;
        var names = new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } };
        var numbers = new JsonSerializerOptions { Converters = { new Numbers(), new JsonStringEnumConverter() } };
        var right =
            JsonSerializer.Serialize(known) == "4100"
            && JsonSerializer.Serialize(unknown) == "99999"
            && JsonSerializer.Deserialize<GeneralError>("99999") == unknown
            && JsonSerializer.Serialize(known, names) == "\\"EcMessageCanceled\\""
            && JsonSerializer.Serialize(known, numbers) == "4100"
            && JsonSerializer.Deserialize<GeneralError>("99999", numbers) == unknown;
        return right ? 0 : 1;
    }
}
"""

PROGRAMS = [
    pytest.param(REAL, ANSWERS["csharp"].read_text("utf-8"), id="answers"),
    pytest.param(NOTIONS, NOTIONS_PROGRAM, id="notions"),
    pytest.param(SAMPLE, DEPRECATED_PROGRAM, id="sample"),
    pytest.param(REAL, JSON_PROGRAM, id="json"),
]


def compiled(folder: Path, version: str = "8") -> subprocess.CompletedProcess[str]:
    """What Roslyn says of a folder; a program lies beside it."""
    tool = roslyn()
    require_tools("roslyn", tool.missing())
    environment = tool.environment(folder.parent)
    command = (sys.executable, tool.__file__, str(folder), str(folder.with_name("program.dll")), version)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the program says on .NET."""
    tool = roslyn()
    environment = tool.environment(folder)
    command = (str(tool.dotnet()), str(folder / "program.dll"), *arguments)
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.prove
@pytest.mark.parametrize(("printed", "program"), PROGRAMS)
def test_roslyn_finds_nothing_and_the_program_runs_on_dotnet(printed: Printed, program: str, tmp_path: Path) -> None:
    folder = copied(printed.out / "csharp", tmp_path / "csharp")
    folder.joinpath("Program.cs").write_text(program, "utf-8")
    done = compiled(folder)

    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    done = ran(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.prove
def test_the_vectors_on_dotnet(tmp_path: Path) -> None:
    folder = copied(REAL.out / "csharp", tmp_path / "csharp")
    print_driver(CSHARP, REAL, folder)
    done = compiled(folder)

    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert ran(tmp_path, str(VECTORS)).stdout == full_print(REAL.registry())


@pytest.mark.prove
@pytest.mark.parametrize("spec", [LONE, TWINS], ids=lambda spec: spec.name)
def test_roslyn_finds_nothing_in_a_small_registry(spec: Path, tmp_path: Path) -> None:
    folder = printed(spec, tmp_path, "csharp").out / "csharp"
    folder.joinpath("Program.cs").write_text("static class Program { static void Main() { } }", "utf-8")
    done = compiled(folder)

    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.prove
def test_roslyn_sees_what_may_be_null(tmp_path: Path) -> None:
    """That it reads the marks at all."""
    program = """\
    #nullable enable
    using InfobipCodes;
    static class Program { static int Main() => GeneralError.EcAbsentSubscriber.GetInfo().Action.Length; }
    """
    folder = copied(REAL.out / "csharp", tmp_path / "csharp")
    folder.joinpath("Program.cs").write_text(program, "utf-8")
    done = compiled(folder)

    assert done.returncode == 1
    assert re.fullmatch(r".*Program\.cs.*: warning CS8602: .*\n", done.stdout)


@pytest.mark.prove
@pytest.mark.parametrize(("printed", "program"), PROGRAMS[:2])
def test_a_project_that_says_no_version_compiles_what_has_no_marks(
    printed: Printed, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library for .NET Standard 2.0 is C# 7.3 then, which knows no marks of what may be null: CS8370."""
    print_vendored = (
        f'spec = "{printed.spec}"\n\n[[print]]\ntarget = "csharp"\nout = "sdk/codes"\nlayout = "vendored"\n'
    )
    folder = tmp_path / "sdk"
    folder.mkdir()
    folder.joinpath("Program.cs").write_text(program, "utf-8")
    monkeypatch.chdir(tmp_path)
    told = []
    for options in ("", 'options = {nullable = "none"}\n'):
        tmp_path.joinpath("enumerant.toml").write_text(print_vendored + options, "utf-8")
        assert main(["generate"]) == 0
        told.append(compiled(folder, "7_3"))

    assert (told[0].returncode, told[1].returncode, told[1].stdout) == (1, 0, ""), told[1].stderr
    assert "error CS8370: " in told[0].stdout
    assert ran(tmp_path).returncode == 0
    output_of("rsharpier", "check", "--include-generated", "sdk/codes", folder=tmp_path)
