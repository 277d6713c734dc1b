"""What only some registries state, in the printed TypeScript: a program of facts by hand, and how it is written."""

import shutil
from pathlib import Path

import pytest
from proofs import NOTIONS, missing_tools, output_of, require_tools

PRINTED = NOTIONS.out / "typescript"

PROGRAM = """
import * as codes from "./index.js";

let asked = 0;

function equal(actual: unknown, expected: unknown): void {
  asked += 1;
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`answer ${asked}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

// A choice is a text, one of those that are listed.
const blame: codes.Blame | null = codes.reasonInfo(codes.Reason.NOT_AUTHORIZED).blame;
equal([blame, blame === codes.Blame.SENDER], ["sender", true]);
equal(codes.Blame, { SENDER: "sender", THE_NETWORK: "THE_NETWORK", FAR_END: "far-end" });
equal(codes.reasonInfo(0x80).blame, codes.Blame.FAR_END);
equal(codes.reasonInfo(0x00).blame, null);
// @ts-expect-error There is no such choice.
const nobody: codes.Blame = "nobody";
equal(nobody, "nobody");
export function act(who: codes.Blame): string {
  switch (who) {
    case codes.Blame.SENDER: return "a";
    case codes.Blame.THE_NETWORK: return "b";
    case codes.Blame.FAR_END: return "c";
  }
}

// Several values are a list, what holds by default is never null.
const hot = codes.deviceFaultInfo(codes.DeviceFault.OVERHEATED);
const retriable: boolean = hot.retriable;
const versions: readonly number[] = hot.versions;
const seen: readonly codes.Seen[] = hot.seen;
equal([retriable, versions, seen, hot.final], [true, [1, 2], ["lab", "field"], false]);
const crashed = codes.deviceFaultInfo(2147483649);
equal([crashed.retriable, crashed.versions, crashed.seen, crashed.final], [false, [3], [], true]);
const status: number | null = codes.reasonInfo(0x87).httpStatus;
equal([status, codes.reasonInfo(0x87).product], [403, 'Guard "3"']);

// An unknown number has the group of its range or bits, and what holds by default.
const fault = codes.deviceFaultInfo(0x80000000);
equal([fault.known, fault.name], [false, "DeviceFault(2147483648)"]);
equal([fault.group?.name, fault.groups.length], ["SOFTWARE", 1]);
equal([fault.retriable, fault.versions, fault.seen, fault.final, fault.blame], [false, [1], [], null, null]);
equal([fault.wireName, fault.description, fault.aliases], ["", "", []]);
for (const [number, group] of [[0, "HARDWARE"], [0xffffffff, "SOFTWARE"], [0xfffffffe, "VENDOR"]] as const) {
  equal(codes.deviceFaultInfo(number).group?.name, group);
}
for (const number of [-1, 0x100000000, 1.5, NaN]) equal(codes.deviceFaultInfo(number).group, null);
for (const [number, group] of [[0x7e, "SUCCESS"], [0xff, "FAILURE"], [-1, "FAILURE"], [256, "SUCCESS"]] as const) {
  equal(codes.reasonInfo(number).group?.name, group);
}

// Hexadecimal numbers are shown so.
equal([0x85, 0x5, -1].map(codes.reasonName), ["Reason(0x85)", "Reason(0x05)", "Reason(-0x01)"]);

// Groups without numbers are texts; they have none to show.
const failure: codes.ReasonGroup = codes.ReasonGroup.FAILURE;
equal(codes.ReasonGroup, { SUCCESS: "SUCCESS", FAILURE: "FAILURE" });
equal(codes.reasonGroupInfo(failure), {
  kind: "reason",
  section: "reason",
  title: "Failures",
  wireName: "Failure",
  name: "FAILURE",
  description: "It did not work.",
});
equal(codes.reasonGroupByName("failURE")?.name, "FAILURE");
equal(codes.findReason(0x87, { group: failure }).length, 1);
equal(codes.findReason(0x87, { group: codes.ReasonGroup.SUCCESS }), []);
// @ts-expect-error No number is a group here.
equal(codes.findReason(0x87, { group: 1 }), []);

// A group may have no codes.
equal(codes.deviceFaultGroupInfo(0)?.name, "VENDOR");
equal(codes.findFault(1, { group: codes.DeviceFaultGroup.VENDOR }), []);

// Names on the wire, of aliases too.
equal(codes.reasonInfo(0).wireName, "Success | <ok>");
equal(codes.deviceFaultByName("hot")?.name, "OVERHEATED");
equal(codes.deviceFaultByName("OVERHEATED!")?.name, "OVERHEATED");
equal(codes.deviceFaultInfo(4294967295).wireName, "LOST");

// An alias is its member; it alone is deprecated, and so no code can say that it is.
equal([hot.aliases, hot.formerNames, "deprecated" in hot], [["HOT", "WARM"], ["TOO_WARM"], false]);
const alias: typeof codes.DeviceFault.OVERHEATED = codes.DeviceFault.HOT;
equal(alias, 1);

// What no code of a kind states is no member of it.
for (const member of ["group", "wireName", "action", "blame", "product", "deprecated", "aliases"]) {
  equal(member in codes.plainInfo(0), false);
}
equal("versions" in codes.reasonInfo(0), false);
// @ts-expect-error Nor for the compiler.
equal(codes.plainInfo(0).group ?? null, null);
"""


@pytest.mark.prove
def test_the_answers_are_those_of_the_registry(tmp_path: Path) -> None:
    require_tools("typescript", missing_tools(("node", "tsc")))
    package = Path(shutil.copytree(PRINTED, tmp_path / "package"))
    package.joinpath("src", "program.ts").write_text(PROGRAM, "utf-8")

    output_of("tsc", "-p", ".", folder=package)
    output_of("node", "dist/esm/program.js", folder=package)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("reason.ts", "  /** 0x00: Done. */\n  OK = 0x00,\n"),
        ("reason.ts", "   * 0x80: Nobody knows why.\n   *\n   * Action: Look into the log.\n   * Then ask.\n"),
        ("reason.ts", "  NOT_AUTHORIZED: 0x87,\n} as Constants<typeof KnownReason>;\n"),
        ("device-fault.ts", "   * @deprecated Since 0.2: use `DeviceFault.OVERHEATED` instead.\n   */\n  HOT = 1,\n"),
        ("device-fault.ts", "  /** @deprecated Former name of OVERHEATED. */\n  TOO_WARM = 1,\n"),
        ("kinds.ts", "export type FaultCode = DeviceFault | OddFault;\n"),
        ("choices.ts", '  /** Who sent the request. */\n  SENDER: "sender",\n'),
        ("internal/reason.ts", '  if ((id & 0x80) >>> 0 === 0x00) {\n    return "SUCCESS";\n  }\n'),
        (
            "internal/device-fault.ts",
            '        versions: [1, 2],\n        final: false,\n        description: "Too warm.",\n',
        ),
    ],
)
def test_it_is_written_so(file: str, line: str) -> None:
    assert line in PRINTED.joinpath("src", file).read_text("utf-8")


def test_what_no_code_states_is_not_written() -> None:
    plain = "".join(
        PRINTED.joinpath("src", *name).read_text("utf-8") for name in (("plain.ts",), ("internal", "plain.ts"))
    )
    kinds = PRINTED.joinpath("src", "kinds.ts").read_text("utf-8").split("OtherPlainCode {}")[1]

    assert [
        word for word in ("group", "wireName", "action", "aliases", "former", "eprecat", "null") if word in plain
    ] == []
    assert [word for word in ("roup", "wireName", "action", "aliases", "former", "eprecat") if word in kinds] == []
