"""Rules about the paths of the printed files."""

from collections.abc import Iterator

from ..disk import is_device
from ..errors import Fault, Location
from ..model import Registry, Section
from ..targets.subjects import Subject
from ..targets.target import Target
from .rules import target_rule


@target_rule
def printed_paths_differ(registry: Registry, target: Target) -> Iterator[Fault]:
    """The paths of a target differ by more than case, so that every file system can hold them."""
    met: dict[str, Location] = {}
    folders: dict[str, Location] = {}
    # The registry's own files come first: it is a section or a kind that has to give way.
    for output, subject in sorted(target.plan(registry), key=lambda printed: printed[1] is not None):
        path = target.path(output, registry, subject)
        where, folded = _place(registry, subject), path.casefold()
        above = [folded[:index] for index, letter in enumerate(folded) if letter == "/"]
        first = met.get(folded) or folders.get(folded) or next((met[part] for part in above if part in met), None)
        if first is None:
            met[folded] = where
            folders.update(dict.fromkeys(above, where))
            continue
        name = subject.name if subject else "the registry"
        wrong = f"{name} is printed as {path} in {target.title}, over another file"
        yield Fault(where, wrong, _rename(target, subject), first if first.path else None)


@target_rule
def printed_paths_are_files(registry: Registry, target: Target) -> Iterator[Fault]:
    """Every part of a printed path is a file's name on every system: Windows keeps some for its devices."""
    for output, subject in target.plan(registry):
        path = f"{target.name}/{target.path(output, registry, subject)}"
        for part in path.split("/"):
            if is_device(part) or part.endswith("."):
                wrong = (
                    f"{subject.name if subject else 'the registry'} is printed as {path}, which is no file on Windows"
                )
                yield Fault(_place(registry, subject), wrong, _rename(target, subject))


def _place(registry: Registry, subject: Subject | None) -> Location:
    if subject is None:
        return registry.where
    return subject.where.at("section") if isinstance(subject, Section) else subject.where


def _rename(target: Target, subject: Subject | None) -> str:
    return "rename it" if subject else f"correct {target.name}/target.yaml"
