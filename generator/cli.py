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
from typing import TextIO

from .errors import EnumerantError, Finding
from .job import Job
from .output import Change
from .progress import Progress
from .report import REPORTS
from .stamp import is_stamped, write_stamp

_HERE = Path(__file__).parent
# The wheel holds the templates inside the package, a checkout beside it.
TEMPLATES = next(path for path in (_HERE / "templates", _HERE.parent / "templates") if path.is_dir())

_COMMANDS = {
    "generate": "Print every file that is not current, and remove what is no longer printed.",
    "check": "Check the spec, and that the output is current; print a unified diff if it is not.",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal may lack a letter of a text or of a file's name.
            stream.reconfigure(errors="backslashreplace")
    try:
        with _collector_at_rest():
            return _run(_parser().parse_args(argv))
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


def _run(arguments: Namespace) -> int:
    job = _job(arguments)
    report = REPORTS[arguments.format](arguments.command, job)
    findings: tuple[Finding, ...] = ()
    with Progress(wanted=arguments.format == "text") as progress:
        try:
            for change in _changes(job, arguments, progress.say):
                lines = report.change(change)
                progress.clear()
                _print(lines, sys.stdout)
        except EnumerantError as error:
            findings = error.findings
        except OSError as error:
            findings = (Finding(str(error.filename or job.out), 1, 1, f"{error.strerror}; mend that and run again"),)
    _print(report.results(findings), sys.stdout)
    _print(report.complaints(findings), sys.stderr)
    return 1 if findings or (report.is_check and report.told) else 0


def _changes(job: Job, arguments: Namespace, say: Callable[[str], None]) -> Iterable[Change]:
    inputs = job.inputs()
    if is_stamped(job.out, inputs):
        return ()
    _refuse_unknown(job, arguments.refuse)
    if arguments.command == "check":
        return job.tree().compare(job.files(say))
    changes = job.tree().update(job.files(say), force=arguments.force)
    write_stamp(job.out, inputs)
    return changes


def _print(lines: Iterable[str], stream: TextIO) -> None:
    try:
        for line in lines:
            print(line, file=stream)
        stream.flush()
    except BrokenPipeError:
        # Nobody reads on: the work goes on, and its exit code is the answer.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
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
            epilog=f"Example: enumerant {command} --spec codes --out generated",
            allow_abbrev=False,
        )
        sub.add_argument("--spec", metavar="DIR", type=Path, default=Path("spec"), help="the registry (default: spec)")
        sub.add_argument(
            "--out", metavar="DIR", type=Path, default=Path("generated"), help="what is printed (default: generated)"
        )
        sub.add_argument(
            "--target", metavar="NAME", action="append", default=[], help="only this target; may be given again"
        )
        sub.add_argument(
            "--templates", metavar="DIR", type=Path, default=TEMPLATES, help="other targets than those of the tool"
        )
        sub.add_argument(
            "--format", choices=REPORTS, default="text", help="findings for people, or for machines (default: text)"
        )
        sub.set_defaults(refuse=sub.error, force=False)
        if command == "generate":
            sub.add_argument("--force", action="store_true", help="overwrite and remove files edited by hand")
    return parser


def _job(arguments: Namespace) -> Job:
    for folder in (arguments.spec, arguments.templates):
        if not folder.is_dir():
            arguments.refuse(f"there is no folder {folder}")
    job = Job(arguments.spec, arguments.out, arguments.templates, tuple(arguments.target))
    if not job.spec_name.isprintable():
        arguments.refuse(f"{job.spec_name!a} stands in the first line of every file; rename the folder")
    return job


def _refuse_unknown(job: Job, refuse: Callable[[str], None]) -> None:
    """Refuse targets that there are not. An unchanged run asks for none of them, and imports nothing to know."""
    from .target import target_names
    from .text import did_you_mean

    available = target_names(job.templates)
    for name in job.targets:
        if name not in available:
            refuse(f"there is no target {name}; {did_you_mean(name, available, 'targets there are:')}")
