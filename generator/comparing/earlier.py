"""What a registry is compared with: a ref of git, a folder or a printed catalogue in; the registry of then out."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ..checking.aliases import aliases_stand_after_their_member
from ..checking.codes import ids_are_unique, names_are_unique
from ..checking.registry import kinds_are_declared
from ..checking.rules import Context
from ..disk import read_file
from ..errors import EnumerantError, Fault, Finding
from ..home import REGISTRY_FILE
from ..model import Registry
from ..reading.source import MAX_BYTES
from ..reading.spec import Spec, read_spec
from .catalogue import NoCatalogueError, spec_files
from .objects import Repository
from .undeclared import declared

_CATALOG = "catalog.json"


class Earlier(NamedTuple):
    """A registry as it was: what it is called, and what of it is `unknown`, in the words of Sides."""

    registry: Registry
    called: str
    unknown: frozenset[str] = frozenset()


def earlier(spec: Path, against: str) -> Earlier:
    """The registry of a folder, of a catalogue, or of a ref of the repository that the spec is in.

    Raises EnumerantError with why there is none, or with all that is wrong with it.
    """
    path = Path(against)
    if path.is_dir():
        if path.joinpath(REGISTRY_FILE).exists():
            return _right(path, None)
        if path.joinpath(_CATALOG).exists():
            return _of_catalog(path / _CATALOG)
        wrong = f"no registry is here: there is neither {REGISTRY_FILE} nor {_CATALOG}"
        raise EnumerantError(Finding(against, 1, 1, f"{wrong}; name the folder that has one of them"))
    if path.exists() or path.suffix == ".json":
        return _of_catalog(path)
    if against.startswith((".", "/")) or not against:
        raise EnumerantError(
            Finding(against or ".", 1, 1, "there is no such folder; name one, a ref or a catalog.json")
        )
    called, files = Repository(spec).files(against)
    return _right(Path(called), files)


def last_release(spec: Path, name: str) -> str | None:
    """The last tag of a version of the registry that is called so, in the repository that the spec is in, if any."""
    return Repository(spec).last_tag(name)


def has_history(spec: Path) -> bool:
    """Whether the repository that the spec is in has any commit."""
    return Repository(spec).has_commit()


def _right(folder: Path, files: Mapping[str, bytes] | None) -> Earlier:
    """The registry of a spec that is right, or right but for facts that were not yet to be declared."""
    spec = read_spec(folder, files)
    if spec.registry and spec.is_right():
        return Earlier(_consistent(spec, spec.registry, folder), str(folder))
    stated = files if files is not None else _on_disk(folder)
    mended = declared(str(folder), stated)
    if mended != stated:
        spec = read_spec(folder, mended)
        if spec.registry and spec.is_right():
            # In that edition the targets alone knew what the languages write in capitals.
            registry = _consistent(spec, spec.registry, folder)
            return Earlier(registry, str(folder), frozenset({"declarations", "acronyms"}))
    raise EnumerantError(*_findings(spec, (), folder))


def _consistent(spec: Spec, registry: Registry, folder: Path) -> Registry:
    """The registry, if it obeys the rules that comparing relies on: others may be younger than it is."""
    context = Context(registry, spec.sections, spec.left_out)
    faults = [*kinds_are_declared(context), *aliases_stand_after_their_member(context)]
    for section in registry.sections:
        faults += (*ids_are_unique(section), *names_are_unique(section))
    if faults:
        raise EnumerantError(*_findings(spec, faults, folder))
    return registry


def _findings(spec: Spec, faults: Iterable[Fault], folder: Path) -> list[Finding]:
    cure = "compare with another ref, or with the catalog.json of that release"
    return [*spec.findings(faults), Finding(str(folder), 1, 1, f"this has to be right to be compared with; {cure}")]


def _on_disk(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in folder.glob("*.yaml"):
        try:
            found[path.name] = read_file(path)
        except OSError:
            # It is told by the one who reads the spec.
            continue
    return found


def _of_catalog(path: Path) -> Earlier:
    cure = f"name the {_CATALOG} of a release"
    try:
        raw = read_file(path)
        if len(raw) > MAX_BYTES:
            raise EnumerantError(Finding(str(path), 1, 1, f"over 64 MB; {cure}"))
        data = json.loads(raw)
        files = spec_files(data)
    except OSError as error:
        raise EnumerantError(Finding(str(path), 1, 1, f"cannot be read: {error.strerror}; {cure}")) from None
    except (NoCatalogueError, UnicodeDecodeError, RecursionError):
        raise EnumerantError(Finding(str(path), 1, 1, f"no catalogue that this tool prints; {cure}")) from None
    except json.JSONDecodeError as error:
        wrong = f"not JSON: {error.msg}; {cure}"
        raise EnumerantError(Finding(str(path), error.lineno, error.colno, wrong)) from None
    found = _right(path, files)
    unknown = {"declarations", "addresses", "targets", *(() if "acronyms" in data else ("acronyms",))}
    return found._replace(unknown=found.unknown | unknown)
