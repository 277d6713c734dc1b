"""Registries that are installed: a name in, the folder of its spec out."""

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .home import REGISTRY_FILE

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from pathlib import Path

GROUP = "enumerant.registries"
_HERE = os.path.dirname(os.path.abspath(__file__))


def spec_folder(name: str, base: "Path") -> "Path":
    """The folder of a spec: a path below `base`, or a registry that ships with the tool or is installed.

    Where there is none it is the path, which then is no folder.
    """
    path = base / name
    if path.is_dir() or "/" in name:
        return path
    found = installed_folder(name)
    return type(path)(found) if found else path


def installed_folder(name: str) -> str | None:
    """The folder of a registry that ships with the tool, or else is installed; None if there is none of that name."""
    return dict(shipped()).get(name) or dict(_entered()).get(name)


def no_spec(folder: "Path") -> str:
    """What is said where a spec is neither a folder nor the name of a registry."""
    from .text.messages import did_you_mean  # only a fault needs it

    names, here = registry_names(), _registries_here()
    cure = did_you_mean(folder.name, names, "registries there are:") if names else ""
    if not cure.startswith("did you mean"):
        begin = f"there is one here: --spec {here}" if here else "begin one: enumerant init"
        cure = f"{begin}; {cure}" if cure else begin
    return f"there is no folder {folder}, and no registry of that name; {cure}"


def _registries_here() -> str | None:
    """A folder below the working directory that has a registry, the first by name."""
    try:
        names = sorted(name for name in os.listdir() if not name.startswith("."))
    except OSError:
        return None
    return next((name for name in names if os.path.isfile(os.path.join(name, REGISTRY_FILE))), None)


def registry_names() -> list[str]:
    """The names of the registries that ship with the tool or are installed."""
    return sorted({**dict(_entered()), **dict(shipped())})


def shipped() -> Iterator[tuple[str, str]]:
    """The registries that ship with the tool: the name of each, and its folder."""
    # The wheel holds the spec inside the package, a checkout beside it.
    inside = os.path.join(_HERE, "registries")
    folders = sorted(os.listdir(inside)) if os.path.isdir(inside) else []
    for folder in (*(os.path.join(inside, name) for name in folders), os.path.join(os.path.dirname(_HERE), "spec")):
        file = os.path.join(folder, REGISTRY_FILE)
        if os.path.isfile(file):
            with open(file, encoding="utf-8") as lines:
                stated = re.search(r"^registry: *([a-z0-9-]+)\s*$", lines.read(), re.MULTILINE)
            if stated:
                yield stated[1], folder


def _entered() -> Iterator[tuple[str, str]]:
    """The registries that are installed by entry point, which is slow to ask."""
    from importlib.metadata import entry_points

    for entry in entry_points(group=GROUP):
        folder = _folder_of(entry)
        if folder:
            yield entry.name, folder


def _folder_of(entry: "EntryPoint") -> str | None:
    """The folder of the package that an entry point names; the package is not imported."""
    from importlib.util import find_spec

    try:
        found = find_spec(entry.module)
    except (ImportError, ValueError):
        return None
    places = list(found.submodule_search_locations or ()) if found else []
    return places[0] if places else None
