"""Ranges and masks of groups: too many to be compared with one another, and beside what groups list."""

import subprocess
import sys
from pathlib import Path

import pytest
from bad_registries import heads, refusal, write_registry

from generator.cli import main

HEAD = "section: main\nkind: fault\ntitle: Main\ndescription: Many groups.\ngroups:\n"
CODES = "codes: [{id: 0, name: A, description: A.}]"
FIRST = f"  - {{name: G0, description: First., mask: {{bits: 0xFFFF, value: 0}}, {CODES}}}\n"


def groups(count: int) -> str:
    form = "  - {{name: G{0}, description: Another., mask: {{bits: 0xFFFF, value: {0}}}}}\n"
    return HEAD + FIRST + "".join(map(form.format, range(1, count)))


def test_more_masks_than_can_be_compared_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"main.yaml": groups(1001)})

    assert heads(refusal(spec, capsys)) == ["main.yaml:1006:48: more than 1,000 masks in a section; write ranges"]


LISTED = """\
section: main
kind: fault
title: Main
description: A number that a group lists, in the range of another.
groups:
  - name: WIRELESS
    description: The air.
    range: 0xE0..0xEF
    codes: [{id: 0xE0, name: NOISE, description: Noise.}]
  - name: VENDOR
    description: The vendor.
    codes: [{id: 0xE5, name: SECRET, description: Secret.}]
"""


def test_a_code_belongs_to_the_group_that_lists_it_whatever_ranges_say(tmp_path: Path) -> None:
    spec, out = write_registry(tmp_path, {"main.yaml": LISTED}), tmp_path / "out"
    asking = "from bad_codes import Main; print([Main(number).group.name for number in (0xE0, 0xE5, 0xE6)])"

    assert main(["generate", "--spec", str(spec), "--out", str(out), "--target", "python"]) == 0
    command = [sys.executable, "-B", "-c", asking]
    printed = subprocess.run(command, cwd=out / "python", capture_output=True, text=True, check=True).stdout
    assert printed == "['WIRELESS', 'VENDOR', 'WIRELESS']\n"


@pytest.mark.parametrize(("count", "more"), [(19, ""), (20, ""), (21, " …")])
def test_of_many_groups_with_a_range_beside_masks_the_first_are_named(
    count: int, more: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ranged = "".join(f"  - {{name: R{n}, description: Ranged., range: {n}..{n}}}\n" for n in range(count))
    masked = groups(count + 1).replace("First., mask", "First.,\n    mask")
    spec = write_registry(tmp_path, {"main.yaml": masked + ranged})
    names = ", ".join(f"R{n}" for n in range(min(count, 20)))

    assert heads(refusal(spec, capsys)) == [
        f"main.yaml:{count + 8}:45: groups {names}{more} have a range, and others of the section have a mask, "
        "first in line 7; a section has one of the two, so write that in all of them"
    ]
