"""One file through the reader and the rules, and through another reader: bytes in, how it ended out."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from string import hexdigits
from tempfile import mkdtemp
from typing import Any

import yaml

from generator.checking.check import check
from generator.reading.events import MAX_DEPTH
from generator.reading.source import read_document
from generator.reading.spec import read_spec
from generator.targets.manifest import read_targets
from generator.targets.target import Target

ROOT = Path(__file__).resolve().parents[2]
REGISTRY = """\
registry: bad-codes
title: Bad codes
kinds: {fault: Faults, signal: Signals, error: Errors, status: Statuses}
attributes:
  permanent: {type: boolean, description: Whether it lasts.}
  retriable: {type: boolean, kinds: [fault], description: Whether to try again.}
  quiet: {type: boolean, kinds: [signal], description: Whether nobody is told.}
sections: [main]
sources:
"""


class SurpriseError(Exception):
    """Something that no input may lead to."""


@cache
def seeds() -> list[bytes]:
    """What is mutated: the project's own sections, all called main, as often the good ones as the bad ones."""
    good, bad = (
        [*_sections(folders)] for folders in (("spec", "tests/sample"), ("tests/bad_spec", "tests/fuzz/corpus"))
    )
    return [*good * (len(bad) // len(good)), *bad]


def _sections(folders: tuple[str, ...]) -> Iterator[bytes]:
    for path in sorted(chain(*(ROOT.joinpath(folder).rglob("*.yaml") for folder in folders))):
        content = re.sub(rb"(?m)^section: .*$", b"section: main", path.read_bytes(), count=1)
        if len(content) < 6_000 and path.name != "registry.yaml":
            yield content


@cache
def _folder() -> Path:
    folder = Path(mkdtemp(prefix="enumerant-fuzz-"))
    keys = re.findall(r"(?m)^  ([a-z0-9-]+):\n    title:", ROOT.joinpath("spec", "registry.yaml").read_text("utf-8"))
    sources = "".join(f"  {key}: {{title: Somebody}}\n" for key in ("manual", "field", *keys))
    folder.joinpath("registry.yaml").write_text(REGISTRY + sources, "utf-8")
    return folder


@cache
def _targets() -> tuple[Target, ...]:
    return tuple(read_targets(ROOT / "templates", ["python"])[0])


def read_bytes(content: bytes) -> str:
    """Whether a section with this content is `right` or `refused`; raises SurpriseError at anything else."""
    path = _folder() / "main.yaml"
    path.write_bytes(content)
    try:
        document = read_document(path, path.name)
        if not document.findings and document.data != (seen := _seen(content)):
            raise SurpriseError(f"read as {document.data!r}, seen by another reader as {seen!r}")
        spec = read_spec(_folder())
        wanted = [(spec.registry, target) for target in _targets()] if spec.registry else []
        findings = spec.findings(check(spec, wanted))
    except SurpriseError:
        raise
    except Exception as error:
        raise SurpriseError(f"{type(error).__name__}: {error}") from error
    lines = content.count(b"\n") + 1
    for finding in (*document.findings, *findings):
        astray = finding.file.endswith("main.yaml") and not 1 <= finding.line <= lines + 1
        if astray or finding.column < 1 or not finding.message.isprintable():
            raise SurpriseError(f"a finding that is nowhere or not printable: {finding!r}")
    # The registry has kinds for every seed, and a kind without a section is a finding of its own file.
    return "refused" if any(finding.file == str(path) for finding in findings) else "right"


def _seen(content: bytes) -> object:
    """The data as PyYAML's own constructor sees it: every scalar as its text, then read as the spec language says."""
    node = yaml.compose(content.decode().replace("\r\n", "\n"), Loader=yaml.CBaseLoader)
    return None if node is None else _meant(node, 0)


def _meant(node: Any, depth: int) -> object:
    if depth > MAX_DEPTH:
        raise SurpriseError("deeper than allowed")
    if isinstance(node, yaml.MappingNode):
        return {key.value: _meant(value, depth + 1) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_meant(value, depth + 1) for value in node.value]
    text: str = node.value
    if node.style and node.style in "|>":
        return text.removesuffix("\n")
    if not node.style and text in ("true", "false"):
        return text == "true"
    if not node.style and text[:2] == "0x" and 2 < len(text) <= 18 and set(text[2:]) <= set(hexdigits):
        return int(text[2:], 16)
    # The exact text comes back from the number, so it is a plain decimal one.
    digits = text.removeprefix("-")
    plain = not node.style and digits.isascii() and digits.isdigit() and len(digits) <= 19
    return int(text) if plain and str(int(text)) == text else text
