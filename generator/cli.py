"""The command line: arguments in, an exit code out. Only this module prints.

Exit codes: 0 fine, 1 a finding in the spec or a stale output, 2 wrong usage.
"""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO

from .commands.again import again
from .commands.against import FORMATS, add_against, add_difference
from .commands.job import Job
from .commands.refusals import refusal
from .commands.schema import print_schemas
from .config import Print, config_files, read_config
from .errors import EnumerantError, Fault, Finding
from .progress import Progress
from .registries import no_spec, spec_folder
from .report import REPORTS, printed_lines
from .targets.folders import TEMPLATES
from .text.visible import no_command, visible
from .writing.schemas import FOLDER
from .writing.stamp import Stamp
from .writing.tree import Change

_COMMANDS = {
    "generate": "Print every file that is not current, and remove what is no longer printed.",
    "check": "Check the spec, and that the output is current; print a unified diff if it is not.",
    "diff": "Say what has changed in the registry since a release, how grave it is, and what users will meet.",
    "schema": "Print the schema of each file of the spec beside them, for editors; generate then keeps it current.",
}
_EXAMPLES = {
    "generate": "enumerant generate --spec codes --out generated",
    "check": "enumerant check --spec codes --out generated",
    "diff": "enumerant diff --spec codes --against v1.0.0",
    "schema": "enumerant schema --spec codes",
}


def main(argv: Sequence[str] | None = None, program: Sequence[str] = ("enumerant",)) -> int:
    """Run the command; return its exit code. `program` is how it was called, for what it says to run next."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal may lack a letter of a text or of a file's name.
            stream.reconfigure(errors="backslashreplace")
    asked = sys.argv[1:] if argv is None else argv
    try:
        with _collector_at_rest():
            return _run(_parser().parse_args(asked), asked, program)
    except SystemExit as stop:
        # Help was asked for, or the usage is wrong: argparse has said so.
        return int(stop.code or 0)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Reading builds one growing tree: the cyclic collector would walk it over and over and find nothing."""
    enabled, threshold = gc.isenabled(), gc.get_threshold()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
        if enabled:
            gc.enable()
        else:
            gc.disable()


def _run(arguments: Namespace, asked: Sequence[str], program: Sequence[str]) -> int:
    try:
        job = _job(arguments)
    except EnumerantError as error:
        _print((line for finding in error.findings for line in printed_lines(finding)), sys.stderr)
        return 1
    fault = refusal(job)
    if fault and not (job.config and fault.where.path):
        arguments.refuse(f"{fault.wrong}; {fault.cure}")
    if arguments.command == "diff":
        return _diff(job, fault, arguments)
    report = REPORTS[arguments.format](again(arguments, program), job, is_check=arguments.command == "check")
    idle = "".join(f"{line}\n" for line in report.results(()))
    stamp = Stamp(asked, lambda: None if report.notes else idle)
    findings: tuple[Finding, ...] = ()
    with Progress(wanted=arguments.format == "text") as progress:
        try:
            if fault and job.config:
                raise EnumerantError(*job.config.find([fault]))
            for change in _changes(job, arguments, stamp, progress.say, report.notes.append):
                lines = report.change(change)
                progress.clear()
                _print(lines, sys.stdout)
        except EnumerantError as error:
            findings = error.findings
        except OSError as error:
            findings = (_fault_of_the_system(error, job.spec),)
    told = _print(report.results(findings), sys.stdout)
    told &= _print(report.complaints(findings), sys.stderr)
    return 0 if told and not (findings or report.is_stale) else 1


def _job(arguments: Namespace) -> Job:
    """What is asked for: by the command line, and by the config where that says nothing.

    Raises EnumerantError with all that is wrong with the config.
    """
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


def _asked(prints: tuple[Print, ...], targets: tuple[str, ...]) -> tuple[Print, ...]:
    """The prints of a config that are of these targets, all if there are none."""
    of_each = (wanted if wanted.target or not targets else wanted._replace(asked=targets) for wanted in prints)
    return tuple(wanted for wanted in of_each if not targets or wanted.target in (None, *targets))


def _changes(
    job: Job, arguments: Namespace, stamp: Stamp, say: Callable[[str], None], note: Callable[[str], None]
) -> Iterable[Change]:
    if arguments.command == "check":
        if arguments.against is None:
            return job.check(say, note, stamp)
        from .commands.diff import not_to_release

        return job.check(say, note, stamp, not_to_release(job, arguments.against, note))
    if arguments.command == "schema":
        return print_schemas(job, say, note, force=arguments.force)
    return job.generate(say, note, stamp, force=arguments.force)


def _diff(job: Job, fault: Fault | None, arguments: Namespace) -> int:
    """Print what has changed in the registry; whether it may is what `check --against` says."""
    from .commands.diff import difference

    lines, notes, findings = difference(job, fault, arguments.against, arguments.format)
    told = _print(lines, sys.stdout)
    told &= _print((*notes, *(line for finding in findings for line in printed_lines(finding))), sys.stderr)
    return 0 if told and not findings else 1


def _fault_of_the_system(error: OSError, spec: Path) -> Finding:
    return Finding(
        os.fsdecode(error.filename2 or error.filename or spec), 1, 1, f"{error.strerror}; mend that and run again"
    )


def _print(lines: Iterable[str], stream: TextIO) -> bool:
    """Print lines; whether they reached the system."""
    try:
        for line in lines:
            print(line, file=stream)
        stream.flush()
    except BrokenPipeError:
        # Nobody reads on: the work goes on, and its exit code is the answer.
        _let_go(stream)
    except OSError as error:
        _let_go(stream)
        if stream is sys.stdout:
            _print([f"standard output: {error.strerror}; what was found is not told in full"], sys.stderr)
        return False
    return True


def _let_go(stream: TextIO) -> None:
    """Have what is still printed there vanish."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Parser(ArgumentParser):
    """An argument parser whose complaints are visible, whatever it was given."""

    def error(self, message: str) -> NoReturn:
        super().error(no_command(visible(message)))


def _parser() -> ArgumentParser:
    parser = _Parser(
        "enumerant",
        description="Print a registry of codes as typed enums, JSON Schema and reference pages.",
        epilog="Example: enumerant generate --spec codes --out generated",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command, summary in _COMMANDS.items():
        sub = commands.add_parser(
            command,
            help=summary,
            description=summary,
            epilog=f"Example: {_EXAMPLES[command]}",
            allow_abbrev=False,
        )
        _add_input(sub, FORMATS if command == "diff" else [*REPORTS])
        sub.set_defaults(refuse=sub.error, force=False)
        if command == "diff":
            add_difference(sub)
        elif command == "schema":
            sub.set_defaults(out=None, target=[])
        else:
            _add_output(sub)
        if command == "check":
            add_against(sub)
        elif command != "diff":
            sub.add_argument("--force", action="store_true", help="overwrite and remove files edited by hand")
    return parser


def _add_input(parser: ArgumentParser, formats: Sequence[str]) -> None:
    parser.add_argument(
        "--spec", metavar="DIR", help="the registry: its folder, or the name of an installed one (default: spec)"
    )
    parser.add_argument(
        "--templates", metavar="DIR", type=Path, default=TEMPLATES, help="other targets than those of the tool"
    )
    parser.add_argument(
        "--format", choices=formats, default="text", help="words for people, or for machines (default: text)"
    )


def _add_output(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help="what is printed (default: what the config says, or generated)"
    )
    parser.add_argument(
        "--target", metavar="NAME", action="append", default=[], help="only this target; may be given again"
    )
