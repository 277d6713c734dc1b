"""The printed Kotlin in what no vector asks: lines of any width, what only some registries state, other platforms."""

import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from proofs import (
    NOTIONS,
    REAL,
    SAMPLE,
    TOOLCHAINS,
    Printed,
    check_format,
    failures,
    output_of,
    printed,
    require_tools_of,
    run,
    targets,
)
from registries import write_registry
from trees import copied

(KOTLIN,) = [target for target in targets() if target.name == "kotlin"]
QUICKLY = ("-J-XX:TieredStopAtLevel=1", "-J-Xmx1g", "-Werror", "-Wextra")
SOURCES = "src/commonMain/kotlin"


def letters(length: int, alphabet: str = ascii_lowercase) -> str:
    """A word of this length, which no other length begins alike."""
    return "".join(letter for letter, _ in zip(cycle(alphabet[length % 26 :] + alphabet[: length % 26]), range(length)))


# ---- Lines


LENGTHS = range(1, 101)
# As long as names of sections, kinds and attributes may be.
SHORT_LENGTHS = range(2, 61)


def write_names_of_every_length(folder: Path) -> None:
    """Codes, former names, aliases, groups and choices of every length; texts that end around the last column."""
    groups: list[dict[str, Any]] = []
    for length in LENGTHS:
        name, text = letters(length).upper(), "x" * (length + 60) + "."
        code: dict[str, Any] = {
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
                "since": "1",
                "reason": "replaced",
                "replaced_by": f"long/{letters(101 - length).upper()}",
            }
        if length % 3 == 2:
            code["also_in"] = [letters(101 - length).upper()]
        alias = {"id": length, "name": f"A{length}{'A' * max(0, length - 4)}", "alias_of": name, "description": text}
        group = {
            "id": length,
            "name": name,
            "description": text,
            "title": text,
            "range": f"{1000 * length}..{1000 * length + 1}",
        }
        groups.append({**group, "codes": [code, alias]})
    choices = {letters(length).upper(): "x" * (2 * length) for length in range(1, 61)}
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
MASKS: tuple[dict[str, int], ...] = ({"bits": 0xC0000000, "value": 0x80000000}, {"bits": 0xC0000000, "value": 0})


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
        group: dict[str, Any] = {"name": "A" * 100, "description": "All.", "mask": MASKS[number % 4 == 1]}
        group |= {"id": 1} if number % 2 else {}
        two = {"id": 1, "name": "TWO", "alias_of": "ONE", "description": "Two.", "former_names": ["WAS_TWO"]}
        codes = [code, two]
        files[name] = {"section": name, "kind": name, "title": name, "description": f"{name}."}
        files[name] |= {"groups": [{**group, "codes": codes}]} if number % 7 else {"codes": codes}
    kinds = {name: {"title": name, "ids": ("int32", "uint32")[number % 4 == 0]} for number, name in enumerate(names)}
    head = {"registry": "lengths", "title": "Lengths", "kinds": kinds, "attributes": attributes, "sections": names}
    write_registry({"registry": head, **files}, folder)


Writer = Callable[[Path], None]


@pytest.mark.prove
@pytest.mark.parametrize("write", [write_names_of_every_length, write_sections_of_every_length])
def test_the_formatter_finds_nothing_at_any_length(write: Writer, tmp_path: Path) -> None:
    require_tools_of(KOTLIN)
    tmp_path.joinpath("spec").mkdir()
    write(tmp_path / "spec")
    lengths = printed(tmp_path / "spec", tmp_path, "kotlin")

    assert failures(check_format(KOTLIN, lengths, tmp_path / "format")) == []


def read(printed: Printed, name: str) -> str:
    """The one printed file of this name."""
    (path,) = printed.out.joinpath("kotlin", SOURCES).rglob(name)
    return path.read_text("utf-8")


def test_a_constant_and_its_doc_are_a_line_each() -> None:
    text = read(REAL, "GeneralError.kt")
    constants = re.findall(r"^        public val [A-Z_0-9]+: GeneralError = \S+$", text, re.MULTILINE)

    assert len(constants) > 80
    assert re.findall(r"public val [A-Z_0-9]+: GeneralError =$", text, re.MULTILINE) == []
    assert len(re.findall(r"^        /\*\* .* \(\d+\) \*/\n        public val", text, re.MULTILINE)) > 75


def test_a_code_has_few_lines() -> None:
    """How many lines there are for a code, those of shared files included: it was 31 once."""
    codes = sum(len(section.members) for section in REAL.registry().sections)
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in REAL.out.joinpath("kotlin").rglob("*.kt"))

    assert lines / codes < 18


# ---- What only some registries state


_PROGRAM = """
import com.example.samplecodes.MainFault
import com.example.samplecodes.SideFault
import devicecodes.Blame
import devicecodes.Code
import devicecodes.DeviceFault
import devicecodes.DeviceFaultGroup
import devicecodes.OddFault
import devicecodes.Plain
import devicecodes.Reason
import devicecodes.ReasonGroup
import devicecodes.Seen
import devicecodes.findFault
import devicecodes.findFaultByName
import devicecodes.findPlain
import devicecodes.findReason
import devicecodes.findReasonByName

/** What a payload may be read into. */
private class Payload(
    val code: Reason,
    val cause: Reason?,
)

private fun expect(expected: Any?, actual: Any?) {
    check(expected == actual) { "expected $expected, got $actual" }
}

/** Exhaustive without an else: a new code would not compile. */
private fun told(code: Reason): String =
    when (code.asKnown) {
        Reason.Known.OK, Reason.Known.TLS_OK -> "fine"
        Reason.Known.UNSPECIFIED, Reason.Known.NOT_AUTHORIZED -> "not fine"
        null -> "unknown"
    }

fun main() {
    // Attributes.
    expect(listOf(true, false, false), listOf(Reason.NOT_AUTHORIZED, Reason.OK, Reason(0x85)).map { it.retriable })
    expect(listOf(Blame.FAR_END, Blame.SENDER, null), listOf(0x80, 0x87, 0x85).map { Reason(it).blame })
    expect(listOf(500L, null), listOf(Reason.UNSPECIFIED.httpStatus, Reason.OK.httpStatus))
    expect(listOf(Seen.LAB, Seen.FIELD), DeviceFault.OVERHEATED.seen)
    expect(emptyList<Seen>(), DeviceFault.CRASHED.seen)
    expect(listOf(1L, 2L), DeviceFault.OVERHEATED.versions)
    expect(listOf(listOf(3L), listOf(1L)), listOf(DeviceFault.CRASHED, DeviceFault(9L)).map { it.versions })
    expect(listOf(false, true, null), DeviceFault.entries.map { it.finalValue })
    expect("https://codes.example/spec?a=1&b=(2)", DeviceFault.OVERHEATED.specUrl)
    expect("Guard \\"3\\"", Reason.NOT_AUTHORIZED.product)
    expect("Look into the log.\\nThen ask.", Reason.UNSPECIFIED.action)
    // Choices.
    expect(Blame.FAR_END, Blame.byValue("FAR-END"))
    expect("far-end", Blame.FAR_END.value)
    expect(listOf("far-end", "The \\"other\\" side.\\\\"), Blame.FAR_END.let { listOf("$it", it.description) })
    expect(listOf(null, null), listOf(Blame.byValue("\\u017fender"), Seen.byValue("f\\u0131eld")))
    // Unknown codes are classified.
    val unknown = Reason(0x85)
    expect(listOf(false, ReasonGroup.FAILURE), listOf(unknown.known, unknown.group))
    expect(listOf("Reason(0x85)", ""), listOf("$unknown", unknown.wireName))
    expect(listOf(ReasonGroup.SUCCESS, "Reason(-0x01)"), listOf(Reason(0x7F).group, Reason(-1).name))
    val vendor = DeviceFault(0xC0000001)
    expect(listOf(false, DeviceFaultGroup.VENDOR), listOf(vendor.known, vendor.group))
    expect(listOf(DeviceFaultGroup.VENDOR), vendor.groups)
    expect("DeviceFault(3221225473)", vendor.name)
    expect(listOf<Any?>(null, emptyList<Any>()), listOf(DeviceFault(-1L).group, DeviceFault(-1L).groups))
    expect(listOf("fine", "not fine", "unknown"), listOf(Reason.TLS_OK, Reason.UNSPECIFIED, unknown).map { told(it) })
    // Groups, with and without numbers.
    expect(listOf("Failures", "Failure"), ReasonGroup.FAILURE.let { listOf(it.title, it.wireName) })
    expect("It did not work.", ReasonGroup.FAILURE.description)
    expect(listOf(ReasonGroup.FAILURE, null), listOf("failure", "\\u017fuccess").map { ReasonGroup.byName(it) })
    expect(listOf(DeviceFaultGroup.HARDWARE, 1), DeviceFaultGroup.byName("hardware CLASS").let { listOf(it, it?.id) })
    expect(listOf("DeviceFaultGroup(7)", false, ""), DeviceFaultGroup(7).let { listOf(it.name, it.known, it.title) })
    expect(listOf(DeviceFaultGroup.SOFTWARE, DeviceFaultGroup.HARDWARE), DeviceFault.CRASHED.groups)
    expect(listOf(Reason.OK), findReason(0, group = ReasonGroup.SUCCESS))
    expect(emptyList<Code>(), findReason(0, group = ReasonGroup.FAILURE))
    expect(listOf(listOf(DeviceFault.CRASHED), emptyList()), listOf(1, 0).map { findFault(2147483649L, group = it) })
    expect(listOf(listOf(Plain.LESS), emptyList()), listOf("plain", "reason").map { findPlain(-1, section = it) })
    // Names on the wire, aliases, former names.
    expect(listOf("Overheated!", "CRASHED"), listOf(DeviceFault.OVERHEATED.wireName, DeviceFault.CRASHED.wireName))
    expect(listOf("Success | <ok>", "TLS_OK"), listOf(Reason.OK.wireName, Reason.TLS_OK.wireName))
    expect(listOf(Reason.OK), findReasonByName("success | <OK>"))
    for (name in listOf("OVERHEATED!", "Hot", "WARM", "too_warm", "overheated")) {
        expect(listOf(DeviceFault.OVERHEATED), findFaultByName(name))
        expect(DeviceFault.OVERHEATED, DeviceFault.byName(name))
    }
    expect(listOf("HOT", "WARM"), DeviceFault.OVERHEATED.aliases)
    expect(listOf("TOO_WARM"), DeviceFault.OVERHEATED.formerNames)
    // A code of a section is none of another, and says no more than its section states.
    expect(listOf(null, true, listOf(1L)), OddFault.ODD.let { listOf(it.group, it.groups.isEmpty(), it.versions) })
    expect(false, (OddFault(1L) as Any) == (DeviceFault(1L) as Any))
    // Deprecations.
    expect(null, MainFault(14).deprecation)
    val retired = MainFault(50).deprecation
    expect(listOf("2.0", null, "Nobody misses it."), listOf(retired?.since, retired?.replacement, retired?.note))
    val replaced = MainFault(51).deprecation
    expect(listOf("2.1", SideFault.FRESH_CODE, null), listOf(replaced?.since, replaced?.replacement, replaced?.note))
    // What libraries see that look at fields.
    val payload = Payload::class.java
    expect(listOf("int", "devicecodes.Reason"), listOf("code", "cause").map { payload.getDeclaredField(it).type.name })
    expect(Int::class.java, Reason::class.java.getDeclaredField("id").type)
    println("all right")
}
"""


def build(folder: Path, program: str) -> Path:
    """A copy of the notions and of the sample as printed, with a program beside them."""
    workshop = copied(NOTIONS.out / "kotlin", folder / "kotlin")
    copied(SAMPLE.out / "kotlin" / SOURCES / "com", workshop / SOURCES / "com")
    workshop.joinpath("Program.kt").write_text(program, "utf-8")
    return workshop


@pytest.mark.prove
def test_what_only_some_registries_state(tmp_path: Path) -> None:
    require_tools_of(KOTLIN)
    workshop = build(tmp_path, _PROGRAM)
    output_of("kotlinc", *QUICKLY, "-include-runtime", "-d", "program.jar", SOURCES, "Program.kt", folder=workshop)

    assert output_of("java", "-cp", "program.jar", "ProgramKt", folder=workshop) == "all right\n"


_DEPRECATED = """
import devicecodes.DeviceFault

fun main() {
    println(DeviceFault.HOT)
    println(DeviceFault.TOO_WARM)
}
"""


@pytest.mark.prove
def test_an_alias_that_is_deprecated_says_by_what_it_is_replaced(tmp_path: Path) -> None:
    require_tools_of(KOTLIN)
    workshop = build(tmp_path, _DEPRECATED)
    done = run("kotlinc", *QUICKLY, "-d", "build", SOURCES, "Program.kt", folder=workshop)

    assert done.returncode == 1
    assert "'val HOT: DeviceFault' is deprecated. Since 0.2, replaced by DeviceFault.OVERHEATED." in done.stderr
    assert "'val TOO_WARM: DeviceFault' is deprecated. Renamed to OVERHEATED." in done.stderr
    assert len(re.findall("^Program.kt:", done.stderr, re.MULTILINE)) == 2


# ---- Platforms


_COMMON = """
import devicecodes.DeviceFault
import devicecodes.DeviceFaultGroup
import devicecodes.Reason
import devicecodes.findFaultByName

fun main() {
    println(listOf(Reason(0x85), Reason(0x85).group, DeviceFault(4294967295L).name, DeviceFault(4294967295L).group))
    println(listOf(findFaultByName("hot"), findFaultByName("h\u01d2t"), DeviceFaultGroup.byName("hardware class")))
    println(listOf(DeviceFault(-1L), DeviceFault(-1L).versions, Reason(0x87).blame, Reason.OK == Reason(0)))
}
"""


@pytest.mark.prove
def test_the_sources_are_common_code(tmp_path: Path) -> None:
    """Compiled as what all platforms share, then for JavaScript, and run there."""
    require_tools_of(KOTLIN)
    workshop = copied(NOTIONS.out / "kotlin", tmp_path / "kotlin")
    workshop.joinpath("Program.kt").write_text(_COMMON, "utf-8")
    common = sorted(str(path.relative_to(workshop)) for path in workshop.joinpath(SOURCES).rglob("*.kt"))
    library = TOOLCHAINS / "node_modules" / "kotlin-compiler" / "lib" / "kotlin-stdlib-js.klib"
    # Kotlin's own build tool passes fragments as these.
    fragments = ",".join([*(f"common:{path}" for path in common), "js:Program.kt"])
    to_js = (
        "kotlinc-js",
        "-J-XX:TieredStopAtLevel=1",
        "-Werror",
        "-libraries",
        str(library),
        "-ir-output-name",
        "codes",
    )
    shared = (
        "-Xmulti-platform",
        "-Xfragments=common,js",
        "-Xfragment-refines=js:common",
        f"-Xfragment-sources={fragments}",
    )
    output_of(*to_js, "-Wextra", *shared, "-nopack", "-ir-output-dir", "klib", *common, "Program.kt", folder=workshop)
    output_of(*to_js, "-Xir-produce-js", "-Xinclude=klib", "-ir-output-dir", "js", folder=workshop)

    assert output_of("node", "js/codes.js", folder=workshop).splitlines() == [
        "[Reason(0x85), FAILURE, LOST, SOFTWARE]",
        "[[OVERHEATED], [], HARDWARE]",
        "[DeviceFault(-1), [1], sender, true]",
    ]
