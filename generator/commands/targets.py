"""The command `targets`: a folder of targets in; what can be printed, and what may be chosen of each, out."""

import os
from collections.abc import Iterator, Sequence
from typing import Any

from ..errors import EnumerantError, Finding, UsageError
from ..kept import Kept
from ..lookup.words import Line
from ..text.messages import did_you_mean
from ..text.visible import json_lines
from .told import Style, Told, printed

_MANIFEST = "target.yaml"

Data = dict[str, Any]


def targets(templates: str, wanted: Sequence[str], *, as_json: bool, style: Style) -> Told:
    """What can be printed, of the wanted targets alone if there are some.

    Raises UsageError, and EnumerantError with what is wrong with manifests.
    """
    found = _found(templates)
    names = [one["name"] for one in found]
    for name in wanted:
        if name not in names:
            raise UsageError(f"there is no target {name}; {did_you_mean(name, names, 'targets there are:')}")
    chosen = [one for one in found if one["name"] in (wanted or names)]
    if as_json:
        return Told(json_lines({"targets": chosen}))
    return Told(printed((line for one in chosen for line in _lines(one)), style))


def _found(templates: str) -> list[Data]:
    """What the manifests say, those of the last time if they are the same."""
    names = sorted(name for name in os.listdir(templates) if os.path.isfile(os.path.join(templates, name, _MANIFEST)))
    if not names:
        raise EnumerantError(Finding(templates, 1, 1, f"no target; a target is a folder with a {_MANIFEST}"))
    kept = Kept("targets", [os.path.join(templates, name, _MANIFEST) for name in names])
    found: list[Data] | None = kept.get()
    if found is None:
        found = _read(templates, names)
        kept.put(found)
    return found


def _read(templates: str, names: list[str]) -> list[Data]:
    from pathlib import Path

    from ..targets.manifest import read_targets

    read, findings = read_targets(Path(templates), names)
    if findings:
        raise EnumerantError(*findings)
    return [
        {
            "name": target.name,
            "title": target.title,
            "layouts": ["package", *(["vendored"] if target.sources is not None else [])],
            "package": {"example": form.example, "pattern": form.pattern} if (form := target.package_form) else None,
            "options": [
                {"name": name, "default": option.usual, "values": dict(option.values)}
                for name, option in target.options.items()
            ],
        }
        for target in read
    ]


def _lines(target: Data) -> Iterator[Line]:
    yield Line(f"{target['name']} ({target['title']})")
    yield Line(", ".join(target["layouts"]), "Layouts")
    if target["package"]:
        yield Line(f"called like {target['package']['example']}", "Package")
    for option in target["options"]:
        values = (f"{value}: {text}" for value, text in option["values"].items())
        yield Line("\n".join(values), f"Option {option['name']}")
