"""A comparison in; one JSON document, as `schema/changes.json` describes it, out."""

from collections.abc import Iterator
from pathlib import Path

from ..text.visible import json_lines
from .change import Change
from .comparison import Comparison, Place

SCHEMA = Path(__file__).with_name("schema") / "changes.json"
# Raised when a reader of the document would have to know.
FORM = 1


def document(comparison: Comparison) -> Iterator[str]:
    """The lines of the document."""
    gravest, fault = comparison.gravest, comparison.version_fault
    found = {
        "form": FORM,
        "registry": comparison.new.name,
        "against": comparison.called,
        "old_version": comparison.old.version,
        "new_version": comparison.new.version,
        "least_version": comparison.least_version,
        "version_fault": f"{fault.wrong}; {fault.cure}" if fault else None,
        "verdict": None if gravest is None else gravest.word,
        "counts": {verdict.word: count for verdict, count in comparison.counts.items()},
        "changes": [
            _change(comparison, change, place)
            for change, place in zip(comparison.changes, comparison.places(), strict=True)
        ],
    }
    yield from json_lines(found)


def _change(comparison: Comparison, change: Change, place: Place) -> dict[str, object]:
    return {
        "sort": change.sort,
        "verdict": change.verdict.word,
        "subject": change.subject,
        "said": change.said,
        "cure": change.cure,
        "kind": change.kind,
        "section": change.section,
        "id": change.id,
        "name": change.name,
        "old": change.old,
        "new": change.new,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "users": [
            {"target": effect.target, "what": effect.what, "old": effect.old, "new": effect.new}
            for effect in comparison.effects(change)
        ],
    }
