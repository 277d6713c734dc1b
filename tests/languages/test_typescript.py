"""The printed TypeScript: how small a bundle of one constant is, and that both module systems find what is built."""

import json
import shutil
from pathlib import Path

import pytest
from proofs import REAL, SAMPLE, Printed, missing_tools, output_of, require_tools

pytestmark = pytest.mark.prove

ANSWERS = """
const {
  GeneralError, isKnownGeneralError, generalErrorInfo, generalErrorByName, generalErrorName,
  generalErrorGroupByName, generalStatusByName, findError, findErrorByName, findStatus,
} = codes;
const odd = [undefined, null, true, "27", NaN, {}, [], Symbol("x"), 27n, Object.create(null), () => 27];
console.log(JSON.stringify({
  constant: GeneralError.EC_ABSENT_SUBSCRIBER,
  known: [27, 99999, ...odd].filter((value) => isKnownGeneralError(value)),
  unknown: [generalErrorInfo(99999) ?? null, generalErrorName(99999), generalErrorName(27)],
  odd: odd.flatMap((value) => [
    ...findError(value), ...findErrorByName(value), generalErrorByName(value) ?? [], generalErrorInfo(value) ?? [],
    generalErrorGroupByName(value) ?? [], String(generalErrorName(value)) ? [] : "no name",
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
    "unknown": [None, "GeneralError(99999)", "EC_ABSENT_SUBSCRIBER"],
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


def bundle(source: str, folder: Path) -> str:
    package = copied(REAL, folder)
    package.joinpath("entry.ts").write_text(source, "utf-8")
    # As it is shipped, without comments; the names stay readable.
    shipped = ("--minify-whitespace", "--minify-syntax", "--legal-comments=none", "--charset=utf8")
    return output_of("esbuild", "entry.ts", "--bundle", "--format=esm", *shipped, folder=package)


def descriptions() -> list[str]:
    return [code.description for section in REAL.registry().sections for code in section.codes]


def test_a_bundle_of_one_constant_holds_no_descriptions(tmp_path: Path) -> None:
    text = bundle('import { GeneralError } from "./src/index.js";\nconsole.log(GeneralError.NO_ERROR);\n', tmp_path)

    assert "NO_ERROR:0" in text
    assert [description for description in descriptions() if description in text] == []
    assert "generalStatus" not in text
    assert "Table" not in text


def test_a_bundle_of_one_section_holds_no_other(tmp_path: Path) -> None:
    text = bundle('import { dltErrorInfo } from "./src/index.js";\nconsole.log(dltErrorInfo(4106));\n', tmp_path)

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


def test_a_former_name_of_an_alias_is_found(tmp_path: Path) -> None:
    package = copied(SAMPLE, tmp_path)
    output_of("tsc", "-p", ".", folder=package)
    ask = 'import("./dist/esm/index.js").then((c) => console.log(c.findFaultByName("Blocked_Origin")[0].name))'

    assert output_of("node", "-e", ask, folder=package) == "BLOCKED_SENDER\n"


WRONG = {
    "another kind": "declare const status: codes.GeneralStatus;\ncodes.findError(status);",
    "text": 'codes.generalErrorInfo("27");',
    "typo": "console.log(codes.GeneralError.EC_ABSENT);",
    "table with a gap": 'export const t: Record<codes.KnownDltErrorGroup, string> = { [codes.DltErrorGroup.OK]: "" };',
    "a kind's code": "declare const status: codes.StatusCode;\nexport const error: codes.ErrorCode = status;",
}
RIGHT = """
codes.findError(JSON.parse("27")); codes.findError(27 as number); codes.findError(codes.GeneralError.NO_ERROR);
const error: codes.GeneralError = 99999;
if (codes.isKnownGeneralError(error)) { const known: codes.KnownGeneralError = error; void known; }
const infos: readonly codes.ErrorInfo[] = codes.findError(error, { section: "general-error" }); void infos;
"""


@pytest.mark.parametrize("source", [*WRONG.values(), RIGHT], ids=[*WRONG, "right"])
def test_the_compiler_tells_right_from_wrong(source: str, tmp_path: Path) -> None:
    package = copied(REAL, tmp_path)
    package.joinpath("src", "use.ts").write_text(f'import * as codes from "./index.js";\n{source}\n', "utf-8")
    if source == RIGHT:
        output_of("tsc", "--noEmit", "-p", ".", folder=package)
    else:
        with pytest.raises(AssertionError, match=r"src/use\.ts"):
            output_of("tsc", "--noEmit", "-p", ".", folder=package)
