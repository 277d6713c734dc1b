"""The commands that print: their arguments in, the job and what it changed out."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .commands.job import Job
from .commands.schema import print_schemas
from .config import Print, config_files, read_config
from .registries import no_spec, spec_folder
from .writing.schemas import FOLDER
from .writing.stamp import Stamp
from .writing.tree import Change

if TYPE_CHECKING:
    from .importing.read import Stated


def job_of(arguments: Namespace) -> Job:
    """What is asked for: by the command line, and by the config where that says nothing.

    Raises EnumerantError with all that is wrong with the config.
    """
    if arguments.command == "init":
        return Job(arguments.folder, arguments.templates, ())
    here, targets = Path(), tuple(arguments.target)
    config = None if arguments.spec and arguments.out else read_config(here)
    name = arguments.spec or (config.spec if config else None) or "spec"
    base = here if arguments.spec or config is None else config.file.parent
    spec = spec_folder(name, base)
    if not spec.is_dir():
        arguments.refuse(no_spec(spec))
    is_installed = spec != base / name
    deciding = (*config_files(here), *((base / name,) if is_installed else ()))
    if arguments.command == "schema":
        if is_installed:
            arguments.refuse(f"{name} is installed, so nobody edits it there; name the folder of a spec of yours")
        return Job(spec, arguments.templates, (Print(spec / FOLDER),))
    if config is None or arguments.out:
        prints: tuple[Print, ...] = (Print(arguments.out or Path("generated"), asked=targets),)
        return Job(spec, arguments.templates, prints, None, is_installed, deciding)
    prints = _asked(config.prints, targets)
    if not prints:
        arguments.refuse(f"{config.file} prints no {' and no '.join(targets)}; add it there")
    return Job(spec, arguments.templates, prints, config, is_installed, deciding)


def _stated(arguments: Namespace) -> "Stated":
    """What the command line says of the codes of a file; what it says wrongly is refused."""
    from .importing.read import Stated, not_a_kind, not_a_section

    for option, name, fault_of in (
        ("--kind", arguments.kind, not_a_kind),
        ("--section", arguments.section, not_a_section),
    ):
        if name is not None:
            if arguments.source is None:
                arguments.refuse(f"{option} is said of the codes of a file; name the file, too: --from FILE")
            fault = fault_of(name)
            if fault:
                arguments.refuse(f"{option}: {fault}")
    return Stated(arguments.kind, arguments.section)


def _asked(prints: tuple[Print, ...], targets: tuple[str, ...]) -> tuple[Print, ...]:
    """The prints of a config that are of these targets, all if there are none."""
    of_each = (wanted if wanted.target or not targets else wanted._replace(asked=targets) for wanted in prints)
    return tuple(wanted for wanted in of_each if not targets or wanted.target in (None, *targets))


def changes(
    job: Job, arguments: Namespace, stamp: Stamp, say: Callable[[str], None], note: Callable[[str], None]
) -> Iterable[Change]:
    """What the command changed, or would change; `say` is told what is being done, `note` what the user should know."""
    if arguments.command == "init":
        from .commands.init import Wanted, start  # who has begun does not wait for it

        stated = _stated(arguments)
        wanted = Wanted(arguments.folder, arguments.source, stated, arguments.templates)
        return start(wanted, arguments.program, say, note)
    if arguments.command == "check":
        if arguments.against is None:
            return job.check(say, note, stamp)
        from .commands.diff import not_to_release  # no other command compares

        return job.check(say, note, stamp, not_to_release(job, arguments.against, note))
    if arguments.command == "schema":
        return print_schemas(job, say, note, force=arguments.force)
    return job.generate(say, note, stamp, force=arguments.force)
