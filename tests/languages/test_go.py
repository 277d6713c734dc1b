"""The printed Go: programs of strangers that ask it, and that gofmt and vet find nothing, whatever a registry holds."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from proofs import NOTIONS, REAL, ROOT, Printed, lone_but, missing_tools, output_of, printed, require_tools
from registries import Files, filled_with, write_registry
from trees import copied

pytestmark = pytest.mark.prove

EACH = [pytest.param(printed, id=printed.name) for printed in (REAL, NOTIONS)]

# Asked of tests/notions, by hand.
ANSWERS = """
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"reflect"
	"testing"

	codes "devicecodes"
)

var wrong int

func expect(what string, expected, actual any) {
	if !reflect.DeepEqual(expected, actual) {
		wrong++
		fmt.Fprintf(os.Stderr, "%s: expected %v, got %v\\n", what, expected, actual)
	}
}

func main() {
	attributes()
	unknownNumbers()
	names()
	groups()
	numbers()
	nothingIsAllocated()
	if wrong > 0 {
		os.Exit(1)
	}
}

func attributes() {
	blame, ok := codes.ReasonNotAuthorized.Blame()
	expect("blame of the group", []any{codes.BlameSender, true, "sender"}, []any{blame, ok, string(blame)})
	expect("what it means", "Who sent the request.", blame.Description())
	expect("no choice", "", codes.Blame("nobody").Description())
	expect("choices", []codes.Blame{"sender", "THE_NETWORK", "far-end"}, codes.AllBlameChoices())
	text, _ := json.Marshal(codes.BlameFarEnd)
	expect("json", `"far-end"`, string(text))
	_, ok = codes.ReasonOK.Blame()
	expect("not stated", false, ok)
	status, ok := codes.ReasonNotAuthorized.HTTPStatus()
	expect("status", []any{int64(403), true}, []any{status, ok})
	expect("default", []bool{true, false}, []bool{codes.ReasonNotAuthorized.Retriable(), codes.ReasonOK.Retriable()})
	final, ok := codes.DeviceFaultOverheated.Final()
	expect("final", []bool{false, true}, []bool{final, ok})
	final, ok = codes.DeviceFaultCrashed.Final()
	expect("final of another", []bool{true, true}, []bool{final, ok})
	expect("several", []codes.Seen{codes.SeenLab, codes.SeenField}, codes.DeviceFaultOverheated.Seen())
	expect("none of several", []codes.Seen{}, codes.OddFaultOdd.Seen())
	expect("versions", []int64{1, 2}, codes.DeviceFaultOverheated.Versions())
	expect("other versions", []int64{3}, codes.DeviceFaultCrashed.Versions())
	expect("versions by default", []int64{1}, codes.DeviceFaultLost.Versions())
	url, ok := codes.DeviceFaultOverheated.SpecURL()
	expect("url", []any{"https://codes.example/spec?a=1&b=(2)", true}, []any{url, ok})
	expect("action", "Look into the log.\\nThen ask.", codes.ReasonUnspecified.Action())
	expect("docs", "https://codes.example/device/fault/1.html", codes.DeviceFaultHot.DocsURL())
}

func unknownNumbers() {
	code := codes.DeviceFault(3221225472)
	group, ok := code.Group()
	_, stated := code.Final()
	expect("classified", []any{codes.DeviceFaultGroupVendor, true, false}, []any{group, ok, code.Known()})
	expect("groups", []codes.FaultCodeGroup{codes.DeviceFaultGroupVendor}, code.Groups())
	expect("defaults", []any{false, []int64{1}, false}, []any{code.Retriable(), code.Versions(), stated})
	expect("texts", []string{"", "", ""}, []string{code.Description(), code.WireName(), code.DocsURL()})
	failure, ok := codes.Reason(0x85).Group()
	expect("mask", []any{codes.ReasonGroupFailure, true}, []any{failure, ok})
	listed, _ := codes.DeviceFaultLost.Group()
	expect("outside of its range", codes.DeviceFaultGroupSoftware, listed)
	expect("no groups", 0, len(codes.OddFault(7).Groups()))
}

func names() {
	expect("wire name", "Unspecified error", codes.ReasonUnspecified.WireName())
	expect("the name is the wire name", "TLS_OK", codes.ReasonTLSOK.WireName())
	code, ok := codes.ParseReason("unspecified ERROR")
	expect("by wire name", []any{codes.ReasonUnspecified, true}, []any{code, ok})
	_, ok = codes.ParseReason("succe\u017f\u017f | <ok>")
	expect("not folded", false, ok)
	_, ok = codes.ParseDeviceFaultGroup("\u017foftware")
	expect("no group is folded", false, ok)
	alias, _ := codes.ParseDeviceFault("Hot")
	expect("alias", codes.DeviceFaultOverheated, alias)
	expect("alias and former name", []codes.DeviceFault{1, 1, 1},
		[]codes.DeviceFault{codes.DeviceFaultHot, codes.DeviceFaultWarm, codes.DeviceFaultTooWarm})
	expect("lists", [][]string{{"TOO_WARM"}, {"HOT", "WARM"}}, [][]string{alias.FormerNames(), alias.Aliases()})
	found := codes.FindFaultByName("too_warm")
	expect("found", true, len(found) == 1 && found[0] == codes.DeviceFaultOverheated)
}

func groups() {
	failure := codes.ReasonGroupFailure
	expect("a group without a number", "FAILURE", failure.String())
	expect("title", "Failures", failure.Title())
	expect("texts", []string{"Failure", "It did not work."}, []string{failure.WireName(), failure.Description()})
	expect("unknown", []bool{true, false}, []bool{failure.Known(), codes.ReasonGroup("OTHER").Known()})
	found := codes.FindReason(0x87)
	expect("narrowed", 1, len(found.InNamedGroup(failure)))
	expect("narrowed to nothing", 0, len(found.InNamedGroup(codes.ReasonGroupSuccess)))
	crashed := codes.FindFault(2147483649)
	expect("narrowed by number", []int{0, 1, 1},
		[]int{len(crashed.InGroup(0)), len(crashed.InGroup(1)), len(crashed.InGroup(2))})
}

func numbers() {
	expect("hexadecimal", "Reason(0x05) Reason(0xEE)", fmt.Sprintf("%v %v", codes.Reason(5), codes.Reason(0xEE)))
	expect("unsigned", "DeviceFault(4294967294)", fmt.Sprint(codes.DeviceFault(4294967294)))
	expect("least", "Plain(-0x80000000)", codes.Plain(math.MinInt32).String())
	expect("signed", "Plain(-0x00000007) Plain(0x0000000A)", fmt.Sprint(codes.Plain(-7), codes.Plain(10)))
	expect("decimal", "DeviceFaultGroup(9)", codes.DeviceFaultGroup(9).String())
	var byte1 uint8 = codes.ReasonNotAuthorized.ID()
	var word uint32 = codes.DeviceFaultLost.ID()
	expect("widths", []any{uint8(0x87), uint32(4294967295)}, []any{byte1, word})
	var reason codes.Reason
	expect("too wide", true, json.Unmarshal([]byte("256"), &reason) != nil)
}

func nothingIsAllocated() {
	code, asked := codes.DeviceFault(3221225472), 0
	allocations := testing.AllocsPerRun(100, func() {
		group, _ := code.Group()
		_, stated := code.Final()
		_, blamed := codes.ReasonNotAuthorized.Blame()
		if !stated && blamed && !code.Retriable() && group.Known() {
			asked += len(codes.ReasonUnspecified.WireName())
		}
	})
	expect("allocations", []any{0.0, true}, []any{allocations, asked > 0})
}
"""


@pytest.fixture(autouse=True)
def _tools() -> None:
    require_tools("go", missing_tools(("go",)))


def module(spec: Files, folder: Path) -> Path:
    """What is printed of a registry in Go."""
    folder.joinpath("spec").mkdir(parents=True)
    write_registry(spec, folder / "spec")
    return printed(folder / "spec", folder, "go").out / "go"


def tools_find_nothing(folder: Path) -> None:
    assert output_of("gofmt", "-d", ".", folder=folder) == ""
    output_of("go", "vet", "./...", folder=folder)


def run_beside(folder: Path, program: str) -> str:
    """What a program says that stands in the module."""
    folder.joinpath("cmd").mkdir()
    folder.joinpath("cmd", "main.go").write_text(program, "utf-8")
    return output_of("go", "run", "./cmd", folder=folder)


def test_what_only_some_registries_state(tmp_path: Path) -> None:
    assert run_beside(copied(NOTIONS.out / "go", tmp_path / "go"), ANSWERS) == ""


HEAD: dict[str, Any] = {"registry": "edge-codes", "title": "Edges", "kinds": {"error": "Errors"}, "sections": ["main"]}
MAIN: dict[str, Any] = {"section": "main", "kind": "error", "title": "Main", "description": "Main."}


def test_names_of_every_length(tmp_path: Path) -> None:
    """gofmt minds no width, but it lines up what stands in lines that follow each other."""
    codes, groups, choices = [], [], {}
    for length in range(1, 101):
        name, text = "A" * length, "d" * length
        choices[f"c{text[:59]}"] = text
        facts = {
            "note_text": text,
            "seen": [text, "v"],
            "chosen": f"c{text[:59]}",
            "wire_name": f"w{text}",
            "action": text,
        }
        code = {"id": 2 * length, "name": name, "description": text, "former_names": ["C" * length]} | facts
        codes += [code, {"id": 2 * length, "name": "B" * length, "alias_of": name, "description": text}]
        groups.append({"id": length, "name": name, "description": text, "codes": [code]})
    attributes = {
        "note_text": {"type": "text", "description": "A text."},
        "seen": {"type": "text", "several": True, "description": "Texts."},
        "chosen": {"type": "choice", "description": "A choice.", "choices": choices},
    }
    head = HEAD | {"sections": ["main", "grouped"], "attributes": attributes, "site_url": "https://a.example"}
    grouped = MAIN | {"section": "grouped", "groups": groups}
    tools_find_nothing(module({"registry": head, "main": MAIN | {"codes": codes}, "grouped": grouped}, tmp_path))


# What gofmt would write otherwise in a doc comment: a heading of old, where a link leads, a list, a heading.
TEXTS = [
    "Codes of errors",
    "First.\n\nCodes of errors\n\nLast.",
    "First.\n\nCodes of errors",
    "[x]: https://a.example",
    "First.\n\n[x]: https://a.example\n\nLast.",
    "Of them:\n  - one\n  - two",
    "- one\n- two",
    "1. one\n2. two",
    "# Heading",
    "First.\n\n# Heading\n\nLast.",
    "First.\n\n    code\n\nLast.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_gofmt_leaves_a_text_as_it_is(text: str, tmp_path: Path) -> None:
    assert output_of("gofmt", "-d", ".", folder=module(filled_with(text), tmp_path)) == ""


def odd() -> Files:
    """One kind with numbered groups, with groups that have no numbers, and without any; hexadecimal with a sign."""
    head = HEAD | {"sections": ["main", "named", "bare"]}
    head["kinds"] = {"error": {"title": "Errors", "notation": "hexadecimal"}}
    one = {"id": 1, "name": "ONE", "description": "One."}
    low = {"id": -1, "name": "LOW", "description": "Low."}
    gone = {"since": "2", "reason": "replaced", "replaced_by": "named/OTHER_NAME", "note": "Soon."}
    whole = {"id": 1, "name": "ALL", "description": "All.", "range": "..", "codes": [one | {"deprecated": gone}]}
    whole["range"] = "-2147483648.."
    mask = {"name": "NEGATIVE", "description": "Below 0.", "mask": {"bits": 0x80000000, "value": 0x80000000}}
    alias = {"id": -1, "name": "OTHER_NAME", "alias_of": "LOW", "description": "Low.", "former_names": ["OLD_LOW"]}
    named = mask | {"codes": [low, alias | {"wire_name": "Other!", "deprecated": {"since": "1", "reason": "retired"}}]}
    return {
        "registry": head,
        "main": MAIN | {"groups": [whole]},
        "named": MAIN | {"section": "named", "groups": [named]},
        "bare": MAIN | {"section": "bare", "codes": [one]},
    }


ODD = """
package main

import (
	"fmt"

	codes "edgecodes"
)

func main() {
	found := codes.FindError(1)
	fmt.Println(found, found.InGroup(1), found.InGroup(2), found.InNamedGroup(codes.NamedGroupNegative))
	fmt.Println(codes.FindError(-1), codes.FindError(-1).InNamedGroup(codes.NamedGroupNegative), codes.Named(-0x80))
	fmt.Println(codes.FindErrorByName("old_low"), codes.FindErrorByName("OTHER!"))
	all, ok := codes.Main(-5).Group()
	negative, negativeOK := codes.Named(-5).Group()
	none, noneOK := codes.Named(5).Group()
	fmt.Printf("%v %v %v %v %q %v\\n", all, ok, negative, negativeOK, none, noneOK)
	deprecation, ok := codes.MainOne.Deprecated()
	replacement, replaced := found[0].ReplacedBy()
	fmt.Printf("%+v %v %v %v\\n", deprecation, ok, replacement == codes.NamedLow, replaced)
	_, ok = codes.NamedLow.Deprecated()
	_, replaced = codes.NamedLow.ReplacedBy()
	fmt.Println(ok, replaced, codes.NamedLow.ID())
}
"""

ODD_SAYS = """\
[ONE ONE] [ONE] [] []
[LOW] [LOW] Named(-0x00000080)
[LOW] [LOW]
ALL true NEGATIVE true "" false
{Since:2 Note:Soon.} true true true
false false -1
"""


def test_a_kind_may_have_groups_of_every_sort(tmp_path: Path) -> None:
    folder = module(odd(), tmp_path)
    text = "".join(path.read_text("utf-8") for path in folder.glob("*.go"))

    tools_find_nothing(folder)
    assert run_beside(folder, ODD) == ODD_SAYS
    # What only aliases state is no member.
    assert [
        word for word in ("FormerNames()", "WireName() string {\n\treturn code", "DocsURL", "Action") if word in text
    ] == []
    assert (
        "\t// Deprecated: Use [NamedOtherName], which replaces it since 2. Soon.\n\tMainOne Main = 0x00000001\n" in text
    )
    assert "\t// Deprecated: Retired since 1.\n\tNamedOtherName Named = NamedLow\n" in text


@pytest.mark.parametrize("printed", EACH)
def test_a_former_name_is_struck_out(printed: Printed) -> None:
    """By a paragraph that begins with the word that tools look for."""
    texts = [path.read_text("utf-8") for path in sorted(printed.out.joinpath("go").glob("*_codes.go"))]
    former = [found for text in texts for found in re.findall(r"// \w+ is a former name of .*(?:\n\t//.*)*", text)]

    assert len(former) == sum(text.count(" is a former name of ") for text in texts) >= 1
    assert [one for one in former if not re.search(r"\n\t//\n\t// Deprecated: Use \[\w+\]\.$", one)] == []


def test_the_text_of_a_section_is_at_its_type() -> None:
    section = next(section for section in REAL.registry().sections if section.name == "voice-status")

    said = " ".join(output_of("go", "doc", "VoiceStatus", folder=REAL.out / "go").split())
    assert section.description in said
    assert (
        output_of("go", "doc", folder=REAL.out / "go").splitlines()[2].startswith("Package infobipcodes lists Infobip ")
    )


def test_a_kind_has_no_member_that_only_another_states() -> None:
    errors, statuses = (REAL.out.joinpath("go", f"{kind}_kind.go").read_text("utf-8") for kind in ("error", "status"))

    assert "Permanent() (permanent, ok bool)" in errors
    assert "ermanent" not in statuses
    assert "Deprecat" not in statuses


@pytest.mark.parametrize("printed", EACH)
def test_no_table_is_empty(printed: Printed) -> None:
    empty = re.compile(r"(?:switch[^\n]*|\[\][\w.]+|const \(|interface) ?\{?\n\s*[})]\n")
    texts = [path.read_text("utf-8") for path in sorted(printed.out.joinpath("go").glob("*.go"))]

    assert len(texts) > 5
    assert [found for text in texts for found in empty.findall(text)] == []


STRANGER = """
package main

import "example.org/sdk/internal/codes"

func main() {
	println(infobipcodes.GeneralError(27).String())
}
"""


def test_the_files_live_in_a_module_of_somebody_else(tmp_path: Path) -> None:
    """As docs/languages.md says: without the module file, below any folder, in a language as old as an SDK's."""
    readme = ROOT.joinpath("docs", "languages.md").read_text("utf-8")
    codes = tmp_path / "internal" / "codes"
    codes.mkdir(parents=True)
    for path in REAL.out.joinpath("go").glob("*.go"):
        shutil.copy(path, codes)
    tmp_path.joinpath("go.mod").write_text("module example.org/sdk\n\ngo 1.18\n", "utf-8")
    tmp_path.joinpath("main.go").write_text(STRANGER, "utf-8")

    assert "copy the `.go` files" in readme
    output_of("go", "vet", "./...", folder=tmp_path)
    output_of("go", "run", ".", folder=tmp_path)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("example.org/sdk/internal/codes", "codes"),
        ("example.org/sdk/Acme-codes", "acmecodes"),
        ("example.org/sdk/codes/v2", "codes"),
        # The name of a package of Go's own, and what names no package.
        ("example.org/sdk/errors", "errors"),
        ("example.org/sdk/func", "pkgfunc"),
        ("example.org/sdk/27codes", "pkg27codes"),
    ],
)
def test_an_import_needs_no_other_name(path: str, name: str, tmp_path: Path) -> None:
    """What the files declare is the last part of the package that is asked for."""
    spec = lone_but("registry: lone\n", f"registry: lone\npackages: {{go: {path}}}\n", tmp_path / "spec")
    home = tmp_path / "sdk"
    codes = home / path.removeprefix("example.org/sdk/")
    codes.mkdir(parents=True)
    for file in printed(spec, tmp_path, "go").out.joinpath("go").glob("*.go"):
        shutil.copy(file, codes)
    home.joinpath("go.mod").write_text("module example.org/sdk\n\ngo 1.18\n", "utf-8")
    program = f'package main\n\nimport "{path}"\n\nvar _ = {name}.FindError(1)\n\nfunc main() {{}}\n'
    home.joinpath("main.go").write_text(program, "utf-8")

    output_of("go", "vet", "./...", folder=home)
