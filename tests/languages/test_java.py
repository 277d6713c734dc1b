"""The printed Java in what no vector asks: lines of any width, attributes and groups to its users, JSON, Maven."""

import re
from itertools import cycle
from pathlib import Path
from string import ascii_lowercase
from typing import Any
from xml.etree import ElementTree

import pytest
from proofs import (
    NOTIONS,
    REAL,
    Printed,
    check_format,
    failures,
    output_of,
    printed,
    require_tools,
    require_tools_of,
    targets,
)
from registries import write_registry
from trees import copied

(JAVA,) = [target for target in targets() if target.name == "java"]
# What Debian calls the jars of Jackson and of Gson.
JARS = Path("/usr/share/java")
JACKSON = [JARS / f"jackson-{name}.jar" for name in ("core", "annotations", "databind")]
GSON = [JARS / "gson.jar"]


def letters(length: int, alphabet: str = ascii_lowercase) -> str:
    """A word of this length, which no other length begins alike."""
    return "".join(letter for letter, _ in zip(cycle(alphabet[length % 26 :] + alphabet[: length % 26]), range(length)))


def run_java(program: str, beside: Printed, folder: Path, jars: list[Path] | None = None) -> str:
    """Compile a program beside a copy of what is printed, with all that javac warns of, and run it; what it prints."""
    workshop = copied(beside.out / "java", folder / "java")
    workshop.joinpath("Program.java").write_text(program, "utf-8")
    path = ":".join(["build", *map(str, jars or ())])
    flags = ["--release", "11", "-encoding", "UTF-8", "-Xlint:all,-processing,-classfile,-path", "-Werror"]
    output_of(
        "javac", *flags, "-cp", path, "-d", "build", "-sourcepath", "src/main/java", "Program.java", folder=workshop
    )
    return output_of("java", "-cp", path, "Program", folder=workshop)


# ---- Lines


LENGTHS = range(1, 101)
# As long as names of sections, kinds and attributes may be.
SHORT_LENGTHS = range(2, 61)


def write_names_of_every_length(folder: Path) -> None:
    """Codes, former names, aliases, groups and choices from 1 to 100 letters; texts that end around the last column."""
    groups: list[dict[str, Any]] = []
    for length in LENGTHS:
        name = letters(length).upper()
        text = "x" * (length - 1) + "."
        code = {
            "id": length,
            "name": name,
            "wire_name": f"w{length}{'w' * length}",
            "description": text,
            "action": text,
            "former_names": [f"F{length}{'F' * max(0, length - 4)}"],
            "several": [text, f"{text}!"],
            "one": letters(length % 59 + 1).upper(),
            "some": [letters(length % 59 + 1).upper(), letters(59 - length % 59 + 1).upper()],
        }
        if length % 3 == 0:
            code["deprecated"] = {"since": text, "reason": "retired", "note": text}
        if length % 3 == 1:
            code["deprecated"] = {
                "since": text,
                "reason": "replaced",
                "replaced_by": f"long/{letters(101 - length).upper()}",
            }
        if length % 3 == 2:
            code["also_in"] = [letters(101 - length).upper()]
        alias = {"id": length, "name": f"A{length}{'A' * max(0, length - 4)}", "alias_of": name, "description": text}
        groups.append({"id": length, "name": name, "description": text, "title": text, "codes": [code, alias]})
    # The texts make their lines end around the last column.
    choices = {letters(length).upper(): "x" * (86 - 2 * length % 7 - length) for length in range(1, 61)}
    attributes = {
        "several": {"type": "text", "several": True, "description": "Texts."},
        "one": {"type": "choice", "description": "A choice.", "choices": choices},
        "some": {"type": "choice", "several": True, "description": "Choices.", "choices": choices},
    }
    head = {"registry": "lengths", "title": "Lengths", "kinds": {"error": "Errors"}, "attributes": attributes}
    section = {"section": "long", "kind": "error", "title": "Long", "description": "Long.", "groups": groups}
    write_registry({"registry": head | {"sections": ["long"]}, "long": section}, folder)


SORTS = ("boolean", "integer", "text", "choice")
VALUES = {"boolean": True, "integer": 2**40, "text": "text"}


def is_list(number: int, sort: str) -> bool:
    """Whether the attribute of this number may have several values: one in five, but for what is true or false."""
    return number % 5 == 0 and sort != "boolean"


def write_sections_of_every_length(folder: Path) -> None:
    """Sections, kinds, attributes and their choices of every length that the spec takes."""
    names = [letters(length) for length in SHORT_LENGTHS]
    attributes: dict[str, Any] = {}
    for number, name in enumerate(names):
        sort = SORTS[number % 4]
        declared: dict[str, Any] = {"type": sort, "kinds": [name], "description": f"{name}."}
        declared |= {"several": True} if is_list(number, sort) else {}
        declared |= {"choices": {name: "A.", "b": "B."}} if sort == "choice" else {}
        attributes[f"q{name}"[:60]] = declared
    files: dict[str, Any] = {}
    for number, (name, attribute) in enumerate(zip(names, attributes, strict=True)):
        sort = attributes[attribute]["type"]
        value = name if sort == "choice" else VALUES[sort]
        code = {"id": 1, "name": "ONE", "description": "One.", attribute: [value] if is_list(number, sort) else value}
        code |= {"former_names": ["OLD"], "action": "Act.", "wire_name": "one!"} if number % 3 == 0 else {}
        code |= {"deprecated": {"since": "1", "reason": "retired"}} if number % 3 == 1 else {}
        group = {"name": "ALL", "description": "All."} | ({"id": 1} if number % 2 else {})
        two = {"id": 1, "name": "TWO", "alias_of": "ONE", "description": "Two.", "former_names": ["WAS_TWO"]}
        codes = [code, two]
        files[name] = {"section": name, "kind": name, "title": name, "description": f"{name}."}
        files[name] |= {"groups": [{**group, "codes": codes}]} if number % 7 else {"codes": codes}
    kinds = {name: {"title": name, "ids": ("int32", "uint32")[number % 4 == 0]} for number, name in enumerate(names)}
    head = {"registry": "lengths", "title": "Lengths", "kinds": kinds, "attributes": attributes, "sections": names}
    write_registry({"registry": head, **files}, folder)


@pytest.mark.prove
@pytest.mark.parametrize("write", [write_names_of_every_length, write_sections_of_every_length])
def test_the_formatter_finds_nothing_at_any_length(write: Any, tmp_path: Path) -> None:
    require_tools_of(JAVA)
    tmp_path.joinpath("spec").mkdir()
    write(tmp_path / "spec")
    lengths = printed(tmp_path / "spec", tmp_path, "java")

    assert failures(check_format(JAVA, lengths, tmp_path / "format")) == []


def test_a_constant_and_its_doc_are_a_line_each_where_they_fit() -> None:
    """No line ends in a comment that is there for the formatter."""
    text = REAL.out.joinpath("java/src/main/java/infobipcodes/GeneralError.java").read_text("utf-8")
    constants = re.findall(r"^  public static final GeneralError \w+( =\n|) ", text, re.MULTILINE)

    assert len(constants) > 80
    assert len([one for one in constants if "\n" in one]) <= 2
    assert re.search(r"//$", text, re.MULTILINE) is None
    assert len(re.findall(r"^  /\*\* .* \(\d+\) \*/\n  public static final", text, re.MULTILINE)) > 30


# ---- Attributes, groups, wire names, replacements: what only some registries state

_NOTIONS = """
import devicecodes.*;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

final class Program {
  private static int asked;

  private static void expect(Object expected, Object actual) {
    asked++;
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(asked + ": expected " + expected + ", got " + actual);
    }
  }

  @SuppressWarnings("deprecation")
  public static void main(String[] arguments) {
    // Ids of 32 bits without sign.
    long id = DeviceFault.LOST.id();
    expect(4294967295L, id);
    expect(true, DeviceFault.valueOf(0x80000001L) == DeviceFault.CRASHED);
    expect("DeviceFault(-2147483647)", DeviceFault.valueOf(-2147483647L).name());
    expect(Long.hashCode(4294967294L), DeviceFault.valueOf(4294967294L).hashCode());

    // Attributes.
    boolean again = DeviceFault.OVERHEATED.retriable();
    OptionalLong status = Reason.UNSPECIFIED.httpStatus();
    List<Long> versions = DeviceFault.OVERHEATED.versions();
    expect(true, again);
    expect(OptionalLong.of(500), status);
    expect(OptionalLong.empty(), Reason.OK.httpStatus());
    expect(List.of(1L, 2L), versions);
    expect(List.of(Seen.LAB, Seen.FIELD), DeviceFault.OVERHEATED.seen());
    expect(List.of(), DeviceFault.CRASHED.seen());
    expect(Optional.of(Blame.FAR_END), Reason.UNSPECIFIED.blame());
    expect(Optional.of(false), DeviceFault.OVERHEATED.finalValue());
    expect(Optional.empty(), OddFault.ODD.finalValue());
    expect(Optional.of("https://codes.example/spec?a=1&b=(2)"), DeviceFault.OVERHEATED.specUrl());
    expect(Optional.of("Guard \\"3\\""), Reason.NOT_AUTHORIZED.product());

    // Of unknown codes: nothing, or the default.
    expect(List.of(1L), DeviceFault.valueOf(9).versions());
    expect(false, Reason.valueOf(0x85).retriable());
    expect(OptionalLong.empty(), Reason.valueOf(0x85).httpStatus());
    expect(Optional.empty(), Reason.valueOf(0x85).blame());

    // Choices.
    expect(Optional.of(Blame.FAR_END), Blame.byValue("FAR-end"));
    expect(Optional.empty(), Blame.byValue("\\u017fender"));
    expect(Optional.empty(), Blame.byValue(null));
    expect("far-end", Blame.FAR_END.toString());
    expect("Who sent the request.", Blame.SENDER.description());

    // Groups of unknown codes, by mask and by range.
    expect(Optional.of(Reason.Group.FAILURE), Reason.valueOf(0x85).group());
    expect(false, Reason.valueOf(0x85).known());
    expect(Optional.of(DeviceFault.Group.VENDOR), DeviceFault.valueOf(0xC0000000L).group());
    expect(List.of(DeviceFault.Group.VENDOR), DeviceFault.valueOf(0xC0000000L).groups());
    expect(Optional.empty(), DeviceFault.valueOf(0x100000000L).group());
    expect(List.of(DeviceFault.Group.SOFTWARE, DeviceFault.Group.HARDWARE), DeviceFault.CRASHED.groups());

    // Groups without numbers.
    expect(Optional.of(Reason.Group.FAILURE), Reason.Group.byName("fAILURE"));
    expect("Failures", Reason.Group.FAILURE.title());
    expect("Failure", Reason.Group.FAILURE.wireName());
    expect("SUCCESS", Reason.Group.SUCCESS.title());
    expect(List.of(Reason.OK), ReasonCodes.find(0).inGroup(Reason.Group.SUCCESS));
    expect(List.of(), ReasonCodes.find(0).inGroup(Reason.Group.FAILURE));
    expect(List.of(), ReasonCodes.find(0).inGroup(null));
    NamedGroup named = DeviceFault.Group.HARDWARE;
    expect("Hardware class", named.wireName());

    // Names on the wire.
    expect("Success | <ok>", Reason.OK.wireName());
    expect("TLS_OK", Reason.TLS_OK.wireName());
    expect("", Reason.valueOf(0x85).wireName());
    expect(Optional.of(DeviceFault.OVERHEATED), DeviceFault.byName("OVERHEATED!"));
    expect(List.of(DeviceFault.OVERHEATED), FaultCodes.findByName("hot"));

    // Hexadecimal.
    expect("Reason(0x85)", Reason.valueOf(0x85).toString());
    expect("NOT_AUTHORIZED", Reason.valueOf(0x87).toString());

    // An alias that is deprecated alone has no member for it; whole kinds in order.
    var methods = java.util.Arrays.stream(FaultCode.class.getMethods());
    expect(false, methods.anyMatch(one -> one.getName().equals("deprecation")));
    expect(4, FaultCodes.all().size());
    expect(true, DeviceFault.OVERHEATED.compareTo(OddFault.ODD) < 0);
    expect(true, DeviceFault.valueOf(2).compareTo(OddFault.ODD) < 0);
    expect(0, DeviceFault.valueOf(9).compareTo(DeviceFault.valueOf(9)));

    System.out.println(asked);
  }
}
"""


@pytest.mark.prove
def test_what_only_some_registries_state(tmp_path: Path) -> None:
    require_tools_of(JAVA)

    assert int(run_java(_NOTIONS, NOTIONS, tmp_path)) >= 50


_REPLACED = """
import replaced.*;

final class Program {
  public static void main(String[] arguments) {
    @SuppressWarnings("deprecation")
    OldCodes.Group group = OldCodes.Group.ALL;
    OneCode code = OldCodes.valueOf(1);
    Deprecation<OneCode> deprecation = code.deprecation().orElseThrow();
    OneCode heir = deprecation.replacement().orElseThrow();
    System.out.println(deprecation.since() + " " + heir.section() + " " + heir.id());
    System.out.println(deprecation.note().orElse("-"));
    System.out.println(OldCodes.valueOf(2).deprecation().orElseThrow().replacement().isPresent());
    System.out.println(OneCodes.find(1).inGroup(NewCodes.Group.OWN) + " " + OneCodes.find(1).inGroup(7) + " " + group);
    System.out.println(OneCodes.find(1).inGroup(OldCodes.Group.ALL) + " " + code.group().get().name());
    System.out.println(OneCodes.findByName("was_uno") + " " + OneCodes.findByName("uno"));
  }
}
"""


def write_replaced(folder: Path) -> None:
    """Two sections of one kind: groups with numbers and without, codes that are replaced by one of the other."""
    gone = {"since": "2.0", "reason": "replaced", "replaced_by": "new-codes/UNO", "note": "At last."}
    retired = {"since": "2.0", "reason": "retired"}
    chain = {"since": "3.0", "reason": "replaced", "replaced_by": "old-codes/TWO"}
    old = [
        {"id": 1, "name": "ONE", "description": "One.", "deprecated": gone},
        {"id": 2, "name": "TWO", "description": "Two.", "deprecated": retired},
        {"id": 3, "name": "THREE", "description": "Three.", "deprecated": chain},
    ]
    new = [
        {"id": 1, "name": "ONE", "description": "One."},
        {"id": 1, "name": "UNO", "alias_of": "ONE", "description": "Uno.", "former_names": ["WAS_UNO"]},
    ]
    groups = {
        "old-codes": {"id": 7, "name": "ALL", "description": "All.", "codes": old},
        "new-codes": {"name": "OWN", "description": "Own.", "codes": new},
    }
    sections = {
        name: {"section": name, "kind": "one", "title": name, "description": "Codes.", "groups": [group]}
        for name, group in groups.items()
    }
    head = {"registry": "replaced", "title": "Replaced", "kinds": {"one": "One"}, "sections": list(sections)}
    folder.mkdir()
    write_registry({"registry": head, **sections}, folder)


@pytest.mark.prove
def test_a_replacement_is_a_code_and_a_kind_may_have_both_sorts_of_groups(tmp_path: Path) -> None:
    require_tools_of(JAVA)
    write_replaced(tmp_path / "spec")
    replaced = printed(tmp_path / "spec", tmp_path, "java")
    text = replaced.out.joinpath("java/src/main/java/replaced/OldCodes.java").read_text("utf-8")

    assert " * @deprecated Since 2.0, replaced by {@link NewCodes#UNO}. At last.\n" in text
    assert " * @deprecated Since 2.0, without a replacement.\n" in text
    assert failures(check_format(JAVA, replaced, tmp_path / "format")) == []
    assert run_java(_REPLACED, replaced, tmp_path).splitlines() == [
        "2.0 new-codes 1",
        "At last.",
        "false",
        "[ONE] [ONE] ALL",
        "[ONE] ALL",
        "[ONE] [ONE]",
    ]


# ---- JSON

_JACKSON = """
import infobipcodes.ErrorCode;
import infobipcodes.GeneralError;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

final class Program {
  static class Payload {
    public GeneralError error;
    public GeneralError.Group group;
  }

  static class Wide {
    public ErrorCode error;
  }

  %s

  private static boolean refuses(ObjectMapper mapper, String json, Class<?> type) {
    try {
      mapper.readValue(json, type);
      return false;
    } catch (JsonProcessingException refused) {
      return true;
    }
  }

  public static void main(String[] arguments) throws java.io.IOException {
    ObjectMapper mapper = new ObjectMapper();
    Payload payload = mapper.readValue("{\\"error\\":27,\\"group\\":1}", Payload.class);
    System.out.println(payload.error == GeneralError.EC_ABSENT_SUBSCRIBER);
    System.out.println(payload.group == GeneralError.Group.HANDSET_ERRORS);
    System.out.println(mapper.readValue("{\\"error\\":99999}", Payload.class).error);
    System.out.println(refuses(mapper, "{\\"error\\":{\\"id\\":27}}", Payload.class));
    System.out.println(refuses(mapper, "{\\"error\\":27}", Wide.class));
    try {
      System.out.println(mapper.writeValueAsString(payload));
    } catch (JsonProcessingException refused) {
      System.out.println("refused");
    }
    mapper = new ObjectMapper();
    %s
    payload.group = null;
    System.out.println(mapper.writeValueAsString(payload));
    System.out.println(mapper.readValue("{\\"error\\":27}", Payload.class).error == GeneralError.EC_ABSENT_SUBSCRIBER);
  }
}
"""

_GSON = """
import infobipcodes.GeneralStatus;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

final class Program {
  static %s

  public static void main(String[] arguments) {
    try {
      System.out.println(new Gson().fromJson("26", GeneralStatus.class));
    } catch (JsonSyntaxException refused) {
      System.out.println("refused");
    }
    GsonBuilder builder = new GsonBuilder();
    %s
    Gson gson = builder.create();
    System.out.println(gson.toJson(new GeneralStatus[] {GeneralStatus.valueOf(99999), null}));
    System.out.println(gson.fromJson("26", GeneralStatus.class) == GeneralStatus.PENDING_ACCEPTED);
    System.out.println(gson.fromJson("99999", GeneralStatus.class));
  }
}
"""


def snippets() -> list[list[str]]:
    """The code that package-info shows, by block; each as its parts between lines of nothing."""
    text = REAL.out.joinpath("java/src/main/java/infobipcodes/package-info.java").read_text("utf-8")
    blocks = re.findall(r"<pre>\{@code\n(.*?) \* \}</pre>", text, re.DOTALL)
    return [re.sub(r"^ \* ?", "", block, flags=re.MULTILINE).strip().rsplit("\n\n", 1) for block in blocks]


@pytest.mark.prove
def test_jackson_reads_a_code_and_is_told_how_to_write_one(tmp_path: Path) -> None:
    require_tools_of(JAVA)
    require_tools("java", [str(jar) for jar in JACKSON if not jar.is_file()])
    told, _ = snippets()
    # What the documentation shows is of the first section, which is of another kind.
    mixin, use = (part.replace("StatusCode", "ErrorCode") for part in told)
    lines = run_java(_JACKSON % (mixin, use), REAL, tmp_path, JACKSON).splitlines()

    assert lines == [
        "true",
        "true",
        "GeneralError(99999)",
        "true",
        "true",
        "refused",
        '{"error":27,"group":null}',
        "true",
    ]


@pytest.mark.prove
def test_gson_reads_and_writes_a_code_with_the_adapter_that_is_shown(tmp_path: Path) -> None:
    require_tools_of(JAVA)
    require_tools("java", [str(jar) for jar in GSON if not jar.is_file()])
    _, (adapter, use) = snippets()
    lines = run_java(_GSON % (adapter, use), REAL, tmp_path, GSON).splitlines()

    assert lines == ["refused", "[99999,null]", "true", "GeneralStatus(99999)"]


def test_no_constructor_takes_a_number_alone() -> None:
    """Jackson would find it, though it is private, and make a second object of a listed code."""
    text = REAL.out.joinpath("java/src/main/java/infobipcodes/GeneralError.java").read_text("utf-8")

    assert re.findall(r"private (?:GeneralError|Group)\(.*\)", text) == [
        "private GeneralError(int id, Void unused)",
        "private Group(int id, Void unused)",
    ]


# ---- Maven


def test_the_pom_says_what_a_public_repository_asks_for() -> None:
    pom = ElementTree.parse(NOTIONS.out / "java" / "pom.xml").getroot()
    maven = {"": "http://maven.apache.org/POM/4.0.0"}
    names = ("url", "licenses/license/name", "scm/url", "scm/connection", "issueManagement/url")

    assert [pom.findtext(name, None, maven) for name in names] == [
        "https://codes.example/device",
        "MIT",
        "https://git.example/codes",
        "scm:git:https://git.example/codes",
        "https://git.example/codes/issues",
    ]
    assert [one.text for one in pom.findall("developers/developer/name", maven)] == ["A. Keeper", 'B. "Bee" Keeper']
    assert [one.text for one in pom.iterfind(".//Automatic-Module-Name", maven)] == ["devicecodes"]
    artifacts = {str(one.text) for one in pom.iterfind(".//artifactId", maven)}
    assert {"maven-jar-plugin", "maven-source-plugin", "maven-javadoc-plugin"} <= artifacts
