"""The command `schema`: a job in; the schemas of its registry's files beside them, and what was changed, out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..disk import read_file
from ..errors import EnumerantError
from ..writing.schemas import FOLDER, SchemaFolder
from ..writing.tree import Change
from .job import Job, Say


def print_schemas(job: Job, say: Say, note: Say, *, force: bool) -> Iterator[Change]:
    """Print the schemas, as soon as registry.yaml is right; what was changed.

    Raises EnumerantError with all that is wrong with the spec, in the end. `note` is told which files do not name their
    schemas.
    """
    spec, _, findings = job.read(say)
    texts = job.schemas(spec)
    if texts:
        with SchemaFolder(job.spec).updated(texts, note, force=force) as changes:
            pass
        yield from changes
        for line in _modelines(job.spec, list(texts)):
            note(line)
    if findings:
        raise EnumerantError(*findings)


def _modelines(spec: Path, names: Sequence[str]) -> Iterator[str]:
    """What to write where a file of the spec does not name its schema."""
    lacking = [name.removesuffix(".json") for name in names if not _is_named(spec, name)]
    if lacking:
        files = "1 file does" if len(lacking) == 1 else f"{len(lacking)} files do"
        line = f"# yaml-language-server: $schema={FOLDER}/{lacking[0]}.json"
        yield f"{files} not name {FOLDER}; the first line of {spec / lacking[0]}.yaml has to be: {line}"


def _is_named(spec: Path, name: str) -> bool:
    """Whether a file names its schema, or is not there yet."""
    path = (spec / name).with_suffix(".yaml")
    try:
        first, _, _ = read_file(path).partition(b"\n")
    except OSError:
        return True
    return first.rstrip().endswith(f"$schema={FOLDER}/{name}".encode())
