"""SARIF: what a run has to say in; one document of the format that code scanning reads (SARIF 2.1.0), out."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .errors import Finding
from .report import Report
from .text.visible import json_lines

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SPEC, _STALE = "spec", "stale"
_RULES = {_SPEC: "What is written is right.", _STALE: "What is printed is current."}


class Sarif(Report):
    """For code scanning: one document, always; a result a fault, and what the user should know as notifications."""

    def results(self, findings: Sequence[Finding]) -> Iterator[str]:
        """The document."""
        results = [_result(_SPEC, finding) for finding in findings]
        results += [_result(_STALE, finding) for finding in self.stale]
        rules = [{"id": rule, "shortDescription": {"text": text}} for rule, text in _RULES.items()]
        notes = [{"level": "note", "message": {"text": note}} for note in self.notes]
        run = {
            "tool": {"driver": {"name": "enumerant", "rules": rules}},
            # A column counts letters here, not the halves of pairs that other systems store them in.
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
            "results": results,
        }
        yield from json_lines({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(rule: str, finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if finding.text:
        region["snippet"] = {"text": finding.text}
    place = {"artifactLocation": {"uri": _address(finding.file)}, "region": region}
    return {
        "ruleId": rule,
        "level": "error",
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }


def _address(file: str) -> str:
    """A file as an address: relative where it is named so, as code scanning wants files of the repository."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
