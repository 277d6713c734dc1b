"""The printed package as a command: it says what `explain` says, in the same words."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from generator.cli import main
from generator.text.visible import no_command, visible

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
PRINTED = {
    "infobip_codes": (ROOT / "spec", ROOT / "generated"),
    "sample_codes": (TESTS / "sample", TESTS / "golden"),
    "device_codes": (TESTS / "notions", TESTS / "golden_notions"),
}
# What the package does not carry, and what names a group, which is no code.
NOT_CARRIED = ("  Note ", "  Since ", "  Named by ", "  This name ")
# A number beyond 32 bits is none of these bits: 4294967323 is no 27.
NO_NUMBERS = ["99999", "150", "0x7FFFFFFF", "4294967323", "99999999999"]
UNLISTED = [*NO_NUMBERS, "EC_ABSENT_SUBSCRIBR", "handset_", "zzz", "x" * 200, "", "00"]


def asked(package: str) -> list[str]:
    """Every number and every name of a registry, and what is not listed."""
    catalogue = json.loads((PRINTED[package][1] / "catalog" / "catalog.json").read_text("utf-8"))
    of_groups = [group for section in catalogue["sections"] for group in section["groups"]]
    groups = {group[name].lower() for group in of_groups for name in ("name", "wire_name")}
    found = dict.fromkeys(UNLISTED)
    for section in catalogue["sections"]:
        for code in section["codes"]:
            names = (
                code["name"].lower(),
                code["wire_name"],
                *code["former_names"],
                f"{section['name']}/{code['name']}",
            )
            found |= dict.fromkeys((str(code["id"]), *names))
    return [one for one in found if one.rpartition("/")[2].lower() not in groups and not one.startswith("-")]


def said_by_both(text: str) -> Iterator[str]:
    """The lines that both can say, without the width of the labels, which is that of the longest."""
    is_left_out = False
    for line in text.split("\n"):
        if not line.startswith("   "):
            is_left_out = line.startswith(NOT_CARRIED) or " reserved in " in line
        if not is_left_out:
            yield " ".join(no_command(visible(line)).split())


@pytest.mark.parametrize("package", PRINTED)
def test_it_says_what_the_tool_says(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spec, folder = PRINTED[package]
    monkeypatch.syspath_prepend(folder / "python")
    command = __import__(f"{package}.__main__", fromlist=["main"])
    # A run for each would take a quarter of a minute: what is not listed is asked alone, all else by two dozen.
    several = asked(package)
    for some in (*([one] for one in UNLISTED), *(several[at : at + 24] for at in range(0, len(several), 24))):
        with redirect_stdout(io.StringIO()) as ours:
            code = main(["explain", "--spec", str(spec), "--", *some])
        with redirect_stdout(io.StringIO()) as theirs:
            assert command.main(some) == code
        assert list(said_by_both(theirs.getvalue())) == list(said_by_both(ours.getvalue()))


def run(package: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", package, *arguments)
    folder = PRINTED[package][1] / "python"
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_code_is_told_as_written_here() -> None:
    done = run("device_codes", "hot", "0x87")

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout == (
        "fault 1 OVERHEATED, also called HOT\n"
        "  Meaning      Too warm.\n"
        "  Group        Hardware class (1): Something is broken.\n"
        "  Section      device-fault: Device faults\n"
        "  Try again    yes\n"
        "  Whose doing  THE_NETWORK: What lies between | both.\n"
        "  Seen         lab: In a laboratory.; field: In use.\n"
        "  Spec url     https://codes.example/spec?a=1&b=(2)\n"
        "  Versions     1; 2\n"
        "  Final        no\n"
        "  Wire name    Overheated!\n"
        "  Formerly     TOO_WARM\n"
        "  Aliases      HOT, WARM\n"
        "  More         https://codes.example/device/fault/1.html\n"
        "\n"
        "reason 0x87 NOT_AUTHORIZED\n"
        "  Meaning      Not allowed.\n"
        "  Group        Failure: It did not work.\n"
        "  Section      reason: Reasons\n"
        "  Try again    yes\n"
        "  Whose doing  sender: Who sent the request.\n"
        "  HTTP status  403\n"
        '  Product      Guard "3"\n'
        "  More         https://codes.example/device/reason/135.html\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("27", "nothing_like_it"), 1, "\n\nnothing_like_it is not in this list (infobip-codes 2.0.0)\n"),
        (("\x1b[31m",), 1, "\\x1b[31m is not in this list (infobip-codes 2.0.0)\n"),
        ((), 2, ""),
    ],
)
def test_its_exit_code_says_whether_all_is_listed(arguments: tuple[str, ...], code: int, told: str) -> None:
    done = run("infobip_codes", *arguments)

    assert done.returncode == code
    assert told in done.stdout
    assert done.stderr == ("" if arguments else "usage: python -m infobip_codes NUMBER_OR_NAME ...\n")


def test_a_broken_pipe_and_a_poor_terminal_end_without_a_word() -> None:
    folder = PRINTED["sample_codes"][1] / "python"
    line = f"PYTHONIOENCODING=ascii {sys.executable} -m sample_codes 20 106"
    for command, told in ((f"{line} | head -n 0", ""), (line, "\\xdc")):
        done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        assert told in done.stdout


def test_the_package_does_not_import_it() -> None:
    program = "import sys, infobip_codes as codes; codes.GeneralError(27); print(*sys.modules)"
    folder = PRINTED["infobip_codes"][1] / "python"
    command = (sys.executable, "-S", "-c", program)
    loaded = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.split()

    assert "infobip_codes.general_error" in loaded
    assert "infobip_codes.__main__" not in loaded
    assert "difflib" not in loaded
