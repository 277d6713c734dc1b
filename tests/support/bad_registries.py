"""A small good registry, and what the command says of it once something in it is bad."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.cli import main

REGISTRY = """\
registry: bad-codes
title: Bad codes
kinds:
  fault: Faults
  signal: Signals
sections: [main, other]
targets: [jsonschema, markdown, python]
sources:
  manual: {title: The manual}
attributes:
  retriable:
    type: boolean
    kinds: [fault]
    description: Whether to try again.
  quiet:
    type: boolean
    kinds: [signal]
    description: Whether nobody is told.
"""
MAIN = """\
section: main
kind: fault
title: Main
description: The section that a test makes bad.
codes:
  - id: 10
    name: TEN
    description: Ten.
"""
OTHER = """\
section: other
kind: signal
title: Other
description: Nothing is wrong here.
codes:
  - id: 1
    name: FINE
    description: Fine.
"""


def write_registry(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write the good registry into a new folder, with these files instead of its own."""
    spec = folder / "spec"
    spec.mkdir()
    for name, text in {"registry.yaml": REGISTRY, "main.yaml": MAIN, "other.yaml": OTHER, **(files or {})}.items():
        spec.joinpath(name).write_bytes(text.encode())
    return spec


def refusal(spec: Path, capsys: pytest.CaptureFixture[str], templates: Path | None = None) -> str:
    """What is printed of a registry that is refused; its files are named as seen from its folder."""
    arguments = ["check", "--spec", str(spec), "--out", str(spec.with_name("out"))]
    code = main([*arguments, *(["--templates", str(templates)] if templates else [])])
    captured = capsys.readouterr()

    assert (code, captured.out) == (1, "")
    return captured.err.replace(f"{spec}/", "").replace(f"{templates}/", "")


def report(folder: Path, findings: Iterable[str]) -> str:
    """Findings as they must be printed: each with the line it is about and a caret under its column."""
    lines = []
    for finding in findings:
        file, line, column, _ = finding.split(":", 3)
        text = folder.joinpath(file).read_text("utf-8").split("\n")[int(line) - 1]
        shown, before = (part.replace("\t", "    ") for part in (text, text[: int(column) - 1]))
        lines += [finding, f"    {shown}", f"    {' ' * len(before)}^"] if text else [finding]
    return "".join(f"{line}\n" for line in lines)


def heads(printed: str) -> list[str]:
    """The findings alone, without the lines they are about."""
    return [line for line in printed.splitlines() if not line.startswith("    ")]
