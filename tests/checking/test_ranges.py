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
