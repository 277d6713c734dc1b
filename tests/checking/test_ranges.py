"""Ranges and masks of groups that are too many to be compared with one another."""

from pathlib import Path

import pytest
from bad_registries import heads, refusal, write_registry

HEAD = "section: main\nkind: fault\ntitle: Main\ndescription: Many groups.\ngroups:\n"
CODES = "codes: [{id: 0, name: A, description: A.}]"
FIRST = f"  - {{name: G0, description: First., mask: {{bits: 0xFFFF, value: 0}}, {CODES}}}\n"


def groups(count: int) -> str:
    form = "  - {{name: G{0}, description: Another., mask: {{bits: 0xFFFF, value: {0}}}}}\n"
    return HEAD + FIRST + "".join(map(form.format, range(1, count)))


def test_more_masks_than_can_be_compared_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"main.yaml": groups(1001)})

    assert heads(refusal(spec, capsys)) == ["main.yaml:1006:48: more than 1,000 masks in a section; write ranges"]
