"""The printed TypeScript: how small bundles are, that both module systems find it, what the compiler refuses."""

import json
import shutil
from pathlib import Path

import pytest
from proofs import NOTIONS, REAL, SAMPLE, Printed, missing_tools, output_of, require_tools

pytestmark = pytest.mark.prove

ANSWERS = """
const {
  GeneralError, isKnownGeneralError, generalErrorInfo, generalErrorByName, generalErrorName,
  generalErrorGroupByName, generalErrorGroupInfo, generalStatusByName, findError, findErrorByName, findStatus,
} = codes;
const odd = [undefined, null, true, "27", NaN, {}, [], Symbol("x"), 27n, Object.create(null), () => 27];
const unknown = generalErrorInfo(99999);
console.log(JSON.stringify({
  constant: GeneralError.EC_ABSENT_SUBSCRIBER,
  known: [27, 99999, ...odd].filter((value) => isKnownGeneralError(value)),
  unknown: [unknown.known, unknown.id, unknown.name, generalErrorName(99999), generalErrorName(27)],
  odd: odd.flatMap((value) => [
    ...findError(value), ...findErrorByName(value), generalErrorByName(value) ?? [],
    generalErrorGroupByName(value) ?? [], generalErrorGroupInfo(value) ?? [],
    String(generalErrorName(value)) ? [] : "no name", generalErrorInfo(value).known ? "known" : [],
  ]).flat(),
  group: generalErrorGroupByName("Handset_Errors")?.id,
  listed: findError(4102, { group: 3 }).map((info) => [info.group.name, info.groups.map(({ name }) => name)]),
  narrowed: [findError(27, { section: "voice-error" }), findError(27, { group: 99 }), findError(27, null).length],
  renamed: generalStatusByName("rejected_destination").id,
  alias: findErrorByName("ec_blacklisted_source_address").concat(findError(2053)).map(({ name }) => name),
  strangers: findStatus(27),
}));
"""

EXPECTED = {
    "constant": 27,
    "known": [27],
    "unknown": [False, 99999, "GeneralError(99999)", "GeneralError(99999)", "EC_ABSENT_SUBSCRIBER"],
    "odd": [],
    "group": 1,
    "listed": [["USER_ERRORS", ["USER_ERRORS", "OPERATOR_ERRORS"]]],
    "narrowed": [[], [], 1],
    "renamed": 52,
    "strangers": [],
}


@pytest.fixture(autouse=True)
def _tools() -> None:
    require_tools("typescript", missing_tools(("esbuild", "node", "npm", "tsc")))


def copied(printed: Printed, folder: Path) -> Path:
    return Path(shutil.copytree(printed.out / "typescript", folder / "package"))


def bundle(source: str, folder: Path, *flags: str) -> str:
    """What an app ships that has a copy of `src/` alone, and says nothing of side effects; names stay readable."""
    shutil.copytree(REAL.out / "typescript" / "src", folder / "app" / "codes")
    folder.joinpath("app", "package.json").write_text('{"name": "app", "private": true}\n', "utf-8")
    folder.joinpath("app", "main.ts").write_text(source, "utf-8")
    shipped = ("--minify-whitespace", "--minify-syntax", "--legal-comments=none", "--charset=utf8", *flags)
    return output_of("esbuild", "main.ts", "--bundle", "--format=esm", *shipped, folder=folder / "app")


def descriptions(*names: str) -> list[str]:
    """The texts of all sections, or of these."""
    sections = [section for section in REAL.registry().sections if section.name in names or not names]
    return [code.description for section in sections for code in section.codes]


def names_of(section: str) -> int:
    """The bytes that the names of a section take, each with its number and marks."""
    (found,) = (one for one in REAL.registry().sections if one.name == section)
    return sum(len(f"{name}:12345,") for code in found.codes for name in (code.name, *code.former_names))


# What is used of the package, and the most bytes that it may cost, minified, beside the names of its section.
BARS = {
    "one constant": ("GeneralError.NO_ERROR", "general-error", 100),
    "the names of a section": ("generalErrorName(27)", "general-error", 500),
    "whether a number is listed": ("isKnownGeneralError(27)", "general-error", 500),
    "the names of a small section": ("mmsStatusName(56)", "mms-status", 500),
    "the facts of a small section": ("mmsStatusInfo(56)", "mms-status", 4_500),
}


@pytest.mark.parametrize(("used", "section", "most"), BARS.values(), ids=BARS.keys())
def test_a_bundle_holds_what_is_used_wherever_the_sources_are_copied_to(
    used: str, section: str, most: int, tmp_path: Path
) -> None:
    text = bundle(f'import * as codes from "./codes/index.js";\nconsole.log(codes.{used});\n', tmp_path, "--minify")
    own = descriptions(section) if "Info" in used else []

    assert 100 < len(text.encode()) <= names_of(section) + most
    assert {description for description in descriptions() if description in text} == {*own}


def test_an_import_of_which_nothing_is_used_costs_nothing(tmp_path: Path) -> None:
    assert bundle('import "./codes/index.js";\n', tmp_path).strip() == ""


def test_a_bundle_of_one_constant_holds_no_other_section(tmp_path: Path) -> None:
    text = bundle('import { GeneralError } from "./codes/index.js";\nconsole.log(GeneralError.NO_ERROR);\n', tmp_path)

    assert "NO_ERROR:0" in text
    assert "generalStatus" not in text
    assert "Table" not in text


def test_a_bundle_of_one_section_holds_no_other(tmp_path: Path) -> None:
    text = bundle('import { dltErrorInfo } from "./codes/index.js";\nconsole.log(dltErrorInfo(4106));\n', tmp_path)

    assert "EC_BLOCKED_BY_DLT" in text
    assert "EC_ABSENT_SUBSCRIBER" not in text


@pytest.mark.parametrize(
    ("file", "load"),
    [("ask.mjs", 'import * as codes from "infobip-codes";'), ("ask.cjs", 'const codes = require("infobip-codes");')],
    ids=["import", "require"],
)
def test_the_built_package_answers(file: str, load: str, tmp_path: Path) -> None:
    package = copied(REAL, tmp_path)
    output_of("npm", "run", "--silent", "build", folder=package)
    package.joinpath(file).write_text(load + ANSWERS, "utf-8")
    answers = json.loads(output_of("node", file, folder=package))

    assert answers.pop("alias")[-1] == "EC_BLACKLISTED_SENDERADDRESS"
    assert answers == EXPECTED
    package.joinpath("ask.mjs").write_text('import "infobip-codes/internal/table";', "utf-8")
    with pytest.raises(AssertionError, match="ERR_PACKAGE_PATH_NOT_EXPORTED"):
        output_of("node", "ask.mjs", folder=package)


def test_a_former_name_of_an_alias_is_found(tmp_path: Path) -> None:
    package = copied(SAMPLE, tmp_path)
    output_of("tsc", "-p", ".", folder=package)
    ask = 'import("./dist/esm/index.js").then((c) => console.log(c.findFaultByName("Blocked_Origin")[0].name))'

    assert output_of("node", "-e", ask, folder=package) == "BLOCKED_SENDER\n"


@pytest.mark.parametrize("printed", [REAL, NOTIONS], ids=["registry", "notions"])
def test_declarations_need_no_other_file(printed: Printed, tmp_path: Path) -> None:
    """As bundlers and registries make them, a file at a time."""
    package = copied(printed, tmp_path)
    strict = ("--declaration", "--isolatedDeclarations", "--isolatedModules", "--erasableSyntaxOnly")

    output_of("tsc", "-p", ".", "--emitDeclarationOnly", *strict, folder=package)


# Each is refused; what the compiler says of it.
WRONG = {
    "a constant of another kind": ("codes.findError(codes.GeneralStatus.PENDING_ENROUTE);", "TS2345"),
    "a constant of another section": ("codes.generalErrorInfo(codes.VoiceError.EC_VOICE_USER_BUSY);", "TS2345"),
    "another kind": ("declare const status: codes.GeneralStatus;\ncodes.findError(status);", "TS2345"),
    "text": ('codes.generalErrorInfo("27");', "TS2345"),
    "typo": ("export const typo = codes.GeneralError.EC_ABSENT_SUBSCRIBR;", "TS2551"),
    "table with a gap": (
        'export const t: Record<codes.KnownMmsStatus, string> = { [codes.MmsStatus.REJECTED_INVALID_NOTIFY_URL]: "" };',
        "TS2741",
    ),
    "a kind's code": (
        "declare const status: codes.StatusCode;\nexport const error: codes.ErrorCode = status;",
        "TS2322",
    ),
    "comparison of kinds": (
        "declare const error: codes.GeneralError;\nexport const b = error === codes.GeneralStatus.PENDING_ENROUTE;",
        "TS2367",
    ),
    "a switch with a gap": (
        """export function f(error: codes.KnownMobileIdentityError): string {
             switch (error) { case codes.MobileIdentityError.EC_INTERNAL_ERROR: return "a"; }
           }""",
        "TS2366",
    ),
    "a code where a group belongs": ("codes.findError(27, { group: codes.GeneralError.NO_ERROR });", "TS2322"),
    "a section that is not there": ('codes.findError(27, { section: "general-eror" });', "TS2820"),
    "a number as an index": ("export const name = codes.GeneralError[27];", "TS7053"),
    "assignment": ("codes.GeneralError.NO_ERROR = 0;", "TS2540"),
    "a type as a value": ("export const known = codes.KnownGeneralError;", "TS2551"),
}
RIGHT = """
codes.findError(JSON.parse("27")); codes.findError(27 as number); codes.findError(codes.GeneralError.NO_ERROR);
codes.findError(99999, { section: "general-error", group: 3 });
codes.findError(27, { group: codes.GeneralErrorGroup.USER_ERRORS, section: undefined });
const error: codes.GeneralError = 99999;
if (codes.isKnownGeneralError(error)) { const known: codes.KnownGeneralError = error; void known; }
else { const other: codes.OtherErrorCode = error; void other; }
const infos: readonly codes.ErrorInfo[] = codes.findError(error, { section: "general-error" }); void infos;
const any: codes.ErrorCode = error; void any;
const number: number = codes.GeneralError.NO_ERROR; void number;
const one: codes.KnownGeneralError.NO_ERROR = codes.GeneralError.NO_ERROR; void one;
// An alias is the same code.
const alias: typeof codes.GeneralError.EC_BLACKLISTED_SENDERADDRESS =
  codes.GeneralError.EC_SOURCE_ADDRESS_BLACKLISTED;
void alias;
export function exhaustive(known: codes.KnownMmsStatus): string {
  switch (known) {
    case codes.MmsStatus.REJECTED_INVALID_NOTIFY_URL: return "a";
    case codes.MmsStatus.REJECTED_MESSAGE_TEXT_TOO_LONG: return "b";
  }
}
"""


@pytest.mark.parametrize(("source", "code"), WRONG.values(), ids=WRONG.keys())
def test_the_compiler_refuses_what_is_wrong(source: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=rf"src/use\.ts\(.*error {code}"):
        compiled(source, tmp_path)


def test_the_compiler_takes_what_is_right(tmp_path: Path) -> None:
    compiled(RIGHT, tmp_path)


def compiled(source: str, folder: Path) -> None:
    package = copied(REAL, folder)
    package.joinpath("src", "use.ts").write_text(f'import * as codes from "./index.js";\n{source}\n', "utf-8")
    output_of("tsc", "--noEmit", "-p", ".", folder=package)
