"""The command `diff`, and `check --against`: a job and what to compare with in; what changed, or may not have, out."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..comparing.comparison import Comparison
from ..comparing.document import document
from ..comparing.earlier import earlier, has_history, last_release
from ..comparing.notes import notes
from ..comparing.telling import github, text
from ..errors import EnumerantError, Fault, Finding, refused_by_the_system
from ..reading.spec import Spec, read_spec
from ..text.visible import no_command, visible
from .against import LAST
from .job import Job, Say

_FORMATS: Mapping[str, Callable[[Comparison], Iterator[str]]] = {
    "text": text,
    "markdown": notes,
    "json": document,
    "github": github,
}


def difference(job: Job, fault: Fault | None, against: str, form: str) -> tuple[list[str], list[str], list[Finding]]:
    """The lines of what changed in the job's spec, in one of FORMATS; notes; and all that is wrong with either side.

    Without a ref it is compared with the last tag, and where there is none with what is committed. `fault` is what is
    wrong with the config.
    """
    noted: list[str] = []
    try:
        if fault and job.config:
            raise EnumerantError(*job.config.find([fault]))
        comparison = _compared(job, against, lambda line: noted.append(no_command(visible(line))))
        return list(_FORMATS[form](comparison)), noted, []
    except EnumerantError as error:
        return [], noted, list(error.findings)
    except OSError as error:
        return [], noted, [refused_by_the_system(error, str(job.spec))]


def _compared(job: Job, against: str, note: Say) -> Comparison:
    from ..checking.check import check

    spec = read_spec(job.spec)
    findings = spec.findings(check(spec, ()))
    if findings or spec.registry is None:
        raise EnumerantError(*findings)
    if job.is_installed and (against == LAST or not Path(against).exists()):
        wrong = "this registry is installed, and its history is elsewhere; compare with a folder or a catalog.json"
        raise EnumerantError(Finding(str(job.spec), 1, 1, wrong))
    ref = against if against != LAST else _last(job.spec, spec.registry.name, note)
    asked = [name for wanted in job.prints for name in wanted.asked or filter(None, [wanted.target])]
    return Comparison(spec, earlier(job.spec, ref), job.templates, asked)


def _last(spec: Path, name: str, note: Say) -> str:
    """The last tag of a version, else HEAD."""
    tag = last_release(spec, name)
    if tag is not None:
        return tag
    if not has_history(spec):
        cure = "commit the registry first, or name a folder or a catalog.json to compare with"
        raise EnumerantError(Finding(str(spec), 1, 1, f"nothing is committed yet; {cure}"))
    note("there is no tag of a version yet: compared with the last commit")
    return "HEAD"


def not_to_release(job: Job, against: str, note: Say) -> Callable[[Spec], list[Finding]]:
    """A function that tells of a right spec what of its changes may not be released, with the places.

    Where the last tag is meant and there is none, `note` is told, and nothing is wrong.
    """

    def found(spec: Spec) -> list[Finding]:
        name = spec.registry.name if spec.registry else ""
        ref = against if against != LAST else last_release(job.spec, name)
        if ref is None:
            note("there is no tag of a version yet, so there is no release to compare the registry with")
            return []
        return Comparison(spec, earlier(job.spec, ref), job.templates).findings()

    return found
