"""Registries that are installed: a name in, the folder of its spec out."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from .text.messages import did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "enumerant.registries"
_HERE = Path(__file__).parent
_NAME = re.compile(r"^registry: *([a-z0-9-]+)\s*$", re.MULTILINE)


def spec_folder(name: str, base: Path) -> Path:
    """The folder of a spec: a path below `base`, or a registry that ships with the tool or is installed.

    Where there is none it is the path, which then is no folder.
    """
    path = base / name
    if path.is_dir() or "/" in name:
        return path
    return dict(_installed()).get(name, path)


def no_spec(folder: Path) -> str:
    """What is said where a spec is neither a folder nor the name of a registry."""
    names = registry_names()
    cure = f"; {did_you_mean(folder.name, names, 'registries there are:')}" if names else ""
    return f"there is no folder {folder}, and no registry of that name{cure}"


def registry_names() -> list[str]:
    """The names of the registries that ship with the tool or are installed."""
    return sorted(dict(_installed()))


def _installed() -> Iterator[tuple[str, Path]]:
    """Every registry that is installed; what ships with the tool comes last, and so wins."""
    from importlib.metadata import entry_points  # slow to import, and a folder needs none

    for entry in entry_points(group=GROUP):
        folder = _folder_of(entry)
        if folder:
            yield entry.name, folder
    # The wheel holds the spec inside the package, a checkout beside it.
    for folder in (*sorted(_HERE.glob("registries/*")), _HERE.parent / "spec"):
        file = folder / "registry.yaml"
        stated = _NAME.search(file.read_text("utf-8")) if file.is_file() else None
        if stated:
            yield stated[1], folder


def _folder_of(entry: "EntryPoint") -> Path | None:
    """The folder of the package that an entry point names; the package is not imported."""
    try:
        found = find_spec(entry.module)
    except (ImportError, ValueError):
        return None
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0]) if places else None
