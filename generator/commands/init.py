"""The command `init`: a folder, and a file of others' codes if there is one, in; a registry to start from out."""

import os
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..disk import alone, folder_at, obstacle
from ..errors import EnumerantError, Fault, Finding
from ..importing.read import Imported, Stated, read_codes
from ..starting.starter import CODES, Begun, registry_name, starting_files
from ..targets.folders import target_names
from ..writing.moves import moved
from ..writing.schemas import FOLDER
from ..writing.stage import staged, write_staged
from ..writing.tree import Change, State

if TYPE_CHECKING:
    from ..reading.spec import Spec
    from ..targets.target import Target

# So many faults of a target are looked for: one is told, and that there are more.
_SOME = 20

Say = Callable[[str], None]


class Wanted(NamedTuple):
    """Where to begin, from which file of others if from one, what is said of that, and where the templates are."""

    folder: Path
    source: Path | None
    stated: Stated
    templates: Path


def start(wanted: Wanted, program: Sequence[str], say: Say, note: Say) -> list[Change]:
    """Write the files that a registry starts with, all of them or none; what was written.

    `note` is told what was guessed and what a person has to do yet. Raises EnumerantError with everything that does not
    fit, and with everything that stands in the way.
    """
    say(f"reading {wanted.source}")
    imported = read_codes(wanted.source, wanted.stated) if wanted.source else None
    folder = wanted.folder
    begun = Begun(registry_name(folder), imported, target_names(wanted.templates))
    _refuse_what_stands(folder, starting_files(begun))
    with folder_at(folder), alone(folder, only_looking=False, note=note), staged(folder) as stage:
        say("checking")
        files, left_out = _checked(stage, begun, wanted)
        with moved(folder, stage, {path: path for path in files}, ()):
            pass
    for line in (*(imported.notes if imported else ()), *left_out, *_to_do(folder, imported, program)):
        note(line)
    return [Change(folder, path, State.MISSING, None, None) for path in files]


def _refuse_what_stands(folder: Path, files: Mapping[str, str]) -> None:
    """Raise EnumerantError with every file that stands where one has to be, and what else keeps it from being there."""
    found: dict[str, str] = {}
    codes = folder / CODES
    if codes.is_dir() and any(codes.iterdir()):
        found[CODES] = "a folder with something in it, where the registry has to be"
    for path in files:
        place = obstacle(folder, path)
        if place:
            found[place.path] = place.obstacle.value
        elif os.path.lexists(folder / path):
            found[path] = "it stands here already, and nothing is written over"
    cure = "move it away, or start in another folder: enumerant init DIR"
    if found:
        raise EnumerantError(*(Finding(str(folder / path), 1, 1, f"{found[path]}; {cure}") for path in sorted(found)))


def _checked(stage: Path, begun: Begun, wanted: Wanted) -> tuple[dict[str, str], list[str]]:
    """The files as they wait, checked: what a target cannot print, it is not asked to; and what is said of that.

    Raises EnumerantError with what no target can print.
    """
    from ..reading.editor import editor_schemas
    from ..reading.spec import read_spec
    from ..targets.giving_way import giving_way
    from ..targets.manifest import read_targets

    files = starting_files(begun)
    for path, text in files.items():
        write_staged(stage / path, text.encode())
    spec = read_spec(stage / CODES)
    read, wrong = read_targets(wanted.templates, begun.available, spec.registry.acronyms if spec.registry else ())
    # What is printed on request has to be asked for by a name of its own.
    targets = [target for target in read if not target.on_request]
    if spec.registry:
        targets = [giving_way(target, spec.registry) for target in targets]
    refused = {} if wrong else _refused(spec, targets)
    if wrong or len(refused) == len(targets) or not spec.is_right():
        first = next(iter(refused.values()), [])
        raise _no_registry([*wrong, *spec.findings(first)], stage, wanted)
    if refused:
        files = starting_files(begun._replace(left_out=list(refused)))
        write_staged(stage / CODES / "registry.yaml", files[f"{CODES}/registry.yaml"].encode())
    for name, text in editor_schemas(spec, begun.available, CODES).items():
        files[f"{CODES}/{FOLDER}/{name}"] = text
        write_staged(stage / CODES / FOLDER / name, text.encode())
    return files, list(_left_out(spec, refused, stage))


def _refused(spec: "Spec", targets: "Sequence[Target]") -> dict[str, list[Fault]]:
    """The targets that cannot print a registry as it is, with some of the reasons."""
    from ..checking.check import check

    registry = spec.registry
    if registry is None or not any(True for _ in check(spec, [(registry, target) for target in targets])):
        return {}
    found = {target.name: list(islice(check(spec, [(registry, target)]), _SOME)) for target in targets}
    return {name: faults for name, faults in found.items() if faults}


def _no_registry(findings: Sequence[Finding], stage: Path, wanted: Wanted) -> EnumerantError:
    """What is wrong with the registry that a file became, told of that file: the registry itself is not kept."""
    told = [one.message + (f": {one.text.strip()}" if one.text else "") for one in _placed(findings, stage)]
    if wanted.source:
        return EnumerantError(*(Finding(str(wanted.source), 1, 1, message) for message in dict.fromkeys(told)))
    return EnumerantError(*_placed(findings, stage))


def _placed(findings: Sequence[Finding], stage: Path) -> list[Finding]:
    """Findings as if the files were where they will be."""
    waiting = f"{stage}{os.sep}"
    return [
        one._replace(file=one.file.removeprefix(waiting), message=one.message.replace(waiting, "")) for one in findings
    ]


def _left_out(spec: "Spec", refused: Mapping[str, list[Fault]], stage: Path) -> Iterator[str]:
    for name, faults in refused.items():
        first = _placed(spec.findings(faults), stage)[0]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        yield f"targets leaves out {name}: {first.file}:{first.line}: {first.message}{more}"


def _to_do(folder: Path, imported: Imported | None, program: Sequence[str]) -> Iterator[str]:
    """What a person has to do yet, the next command last."""
    for line in imported.to_write if imported else ():
        yield f"to write: {folder / CODES / line}"
    above = next((one for one in folder.resolve().parents if one.joinpath(".git").exists()), None)
    if above and not folder.joinpath(".git").exists():
        yield f"to move: .github and .pre-commit-config.yaml are read in {os.path.relpath(above)} alone"
    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    # A program that is named by a path from here is another one there.
    first = os.path.abspath(program[0]) if os.sep in program[0] else program[0]
    yield f"next: {there}{shlex.join((first, *program[1:], 'generate'))}"
