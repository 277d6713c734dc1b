"""The command line: arguments in, an exit code out. Only this module prints.

Exit codes: 0 fine, 1 a finding in the spec or a stale output, 2 wrong usage.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from .errors import EnumerantError, Finding, refused_by_the_system
from .home import VERSION
from .questions import QUESTIONS, plain_question, told
from .terminal import is_coloured
from .text.visible import no_command, visible

# Who asks a question does not wait for what prints, nor for paths.
if TYPE_CHECKING:
    from argparse import Namespace

    from .commands.job import Job
    from .errors import Fault
    from .report import Report


def main(argv: Sequence[str] | None = None, program: Sequence[str] = ("enumerant",)) -> int:
    """Run the command; return its exit code. `program` is how it was called, for what it says to run next."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal may lack a letter of a text or of a file's name.
            stream.reconfigure(errors="backslashreplace")
    asked = [*(sys.argv[1:] if argv is None else argv)]
    if asked == ["--version"]:
        return 0 if _print([f"enumerant {VERSION}"], sys.stdout) else 1
    try:
        with _collector_at_rest():
            arguments = plain_question(asked) or _arguments(asked)
            return _answer(arguments) if arguments.command in QUESTIONS else _run(arguments, asked, program)
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


def _arguments(asked: Sequence[str]) -> "Namespace":
    from .arguments import command_line
    from .targets.folders import TEMPLATES

    return command_line(TEMPLATES, asked).parse_args(asked)


def _answer(arguments: "Namespace") -> int:
    """Print what a command that asks has to tell; the exit code."""
    with _saying(arguments) as say:
        try:
            answer = told(arguments, say)
        except EnumerantError as error:
            return _refused(error.findings)
        except OSError as error:
            return _refused([refused_by_the_system(error, ".")])
    is_told = _print(answer.lines, sys.stdout)
    is_told &= _print(answer.complaints, sys.stderr)
    return 0 if is_told and answer.is_fine else 1


def _refused(findings: Iterable[Finding]) -> int:
    _print((no_command(visible(line)) for finding in findings for line in finding.lines), sys.stderr, for_people=True)
    return 1


@contextmanager
def _saying(arguments: "Namespace") -> Iterator[Callable[[str], None]]:
    """What is told what is being done; only a scan takes so long that somebody would see it."""
    if arguments.command != "scan":
        yield lambda doing: None
        return
    from .progress import Progress

    with Progress(wanted=arguments.format == "text") as progress:
        yield progress.say


def _run(arguments: "Namespace", asked: Sequence[str], program: Sequence[str]) -> int:
    from pathlib import Path

    from .commands.again import again
    from .commands.job import Job
    from .formats import REPORTS
    from .jobs import job_of

    if arguments.command == "completion":
        return _complete(arguments)
    arguments.program = program
    findings: tuple[Finding, ...] = ()
    try:
        job = job_of(arguments)
    except EnumerantError as error:
        job, findings = Job(Path(), arguments.templates, ()), error.findings
    if arguments.command == "diff":
        return _diff(job, findings, arguments)
    report = REPORTS[arguments.format](again(arguments, program), job, is_check=arguments.command == "check")
    findings = findings or _work(job, report, arguments, asked)
    told = _print(report.results(findings), sys.stdout, for_people=report.for_people)
    told &= _print(report.complaints(findings), sys.stderr, for_people=report.for_people)
    return 0 if told and not (findings or report.is_stale) else 1


def _work(job: "Job", report: "Report", arguments: "Namespace", asked: Sequence[str]) -> tuple[Finding, ...]:
    """Do what is asked, and print each change as it is met; the findings that kept it from being done."""
    from .jobs import changes
    from .progress import Progress
    from .writing.stamp import Stamp

    fault = _fault_of_the_config(job, arguments)
    idle = "".join(f"{line}\n" for line in report.results(()))
    stamp = Stamp(asked, lambda: None if report.notes else idle)
    with Progress(wanted=report.for_people) as progress:
        try:
            if fault and job.config:
                raise EnumerantError(*job.config.find([fault]))
            for change in changes(job, arguments, stamp, progress.say, report.notes.append):
                lines = report.change(change)
                progress.clear()
                _print(lines, sys.stdout, for_people=report.for_people)
        except EnumerantError as error:
            return error.findings
        except OSError as error:
            return (refused_by_the_system(error, str(job.spec)),)
    return ()


def _fault_of_the_config(job: "Job", arguments: "Namespace") -> "Fault | None":
    """What is wrong with what a config asks for; what is wrong with the command line is refused."""
    from .commands.refusals import refusal

    fault = refusal(job) if job.prints else None
    if fault and not (job.config and fault.where.path):
        arguments.refuse(f"{fault.wrong}; {fault.cure}")
    return fault


def _diff(job: "Job", findings: Sequence[Finding], arguments: "Namespace") -> int:
    """Print what has changed in the registry; whether it may is what `check --against` says."""
    from .commands.diff import difference
    from .report import printed_lines

    lines: Sequence[str] = ()
    notes: Sequence[str] = ()
    if not findings:
        fault = _fault_of_the_config(job, arguments)
        lines, notes, findings = difference(job, fault, arguments.against, arguments.format)
    complaints = (*notes, *(line for finding in findings for line in printed_lines(finding)))
    told = _print(lines, sys.stdout)
    told &= _print(complaints, sys.stderr, for_people=True)
    return 0 if told and not findings else 1


def _complete(arguments: "Namespace") -> int:
    from .arguments import command_line
    from .commands.completion import SHELLS, listed, script
    from .targets.folders import TEMPLATES

    if arguments.list:
        lines = listed(arguments.list, arguments.templates)
    elif arguments.shell:
        lines = iter(script(arguments.shell, command_line(TEMPLATES)).split("\n"))
    else:
        arguments.refuse(f"name a shell: {', '.join(SHELLS)}")
    return 0 if _print(lines, sys.stdout) else 1


def _print(lines: Iterable[str], stream: TextIO, *, for_people: bool = False) -> bool:
    """Print lines, `for_people` in colour where a terminal takes it; whether they reached the system."""
    if for_people and is_coloured(stream):
        from .colour import coloured  # most output is not seen on a terminal

        lines = map(coloured, lines)
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
