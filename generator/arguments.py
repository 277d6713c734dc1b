"""Arguments: what the command can be asked for, with help and examples; the parser of its command line out."""

from argparse import SUPPRESS, ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path

from .commands.against import FORMATS, add_against, add_difference
from .commands.completion import LISTS, SHELLS, completed_by
from .formats import REPORTS
from .home import VERSION
from .usage import Parser

# How a command that asks and changes nothing answers.
ANSWERS = ("text", "json")
_ASKING = ("explain", "scan", "targets")

_SUMMARIES = {
    "init": "Write the first files of a registry, with comments that teach; or what rows and enums of others become.",
    "generate": "Print every file that is not current, and remove what is no longer printed.",
    "check": "Check the spec, and that the output is current; print a unified diff if it is not.",
    "diff": "Say what has changed in the registry since a release, how serious it is, and what users will meet.",
    "explain": "Say what a number, a name or a payload is: what happened, what to do, and all else that is stated.",
    "scan": "Look through reports and logs for codes that are not listed, or not as the registry says.",
    "targets": "Say what can be printed: the targets, their layouts and options, and how each names packages.",
    "schema": "Print the schema of each file of the spec beside them, for editors; generate then keeps it current.",
    "completion": "Print what a shell has to read so that it completes this command.",
}
_EXAMPLES = {
    "init": (
        "enumerant init",
        "enumerant init shop",
        "enumerant init shop --from errors.csv",
        "enumerant init shop --from errors.csv --kind error --section voice-error",
    ),
    "generate": (
        "enumerant generate",
        "enumerant generate --spec codes --out generated",
        "enumerant generate --target NAME --force",
    ),
    "check": (
        "enumerant check",
        "enumerant check --spec codes --out generated",
        "enumerant check --against v1.0.0",
        "enumerant check --format sarif > findings.sarif",
    ),
    "diff": (
        "enumerant diff",
        "enumerant diff --against v1.0.0 --format json",
        "enumerant diff --spec codes --against released/catalog.json",
    ),
    "explain": (
        "enumerant explain 27",
        "enumerant explain rejected_network 0x45",
        "enumerant explain - < payload.json",
    ),
    "scan": (
        "enumerant scan reports.jsonl",
        "enumerant scan --fail-on unknown --format json reports.csv",
    ),
    "targets": ("enumerant targets", "enumerant targets NAME --format json"),
    "schema": ("enumerant schema --spec codes",),
    "completion": (
        "enumerant completion bash > ~/.local/share/bash-completion/completions/enumerant",
        "enumerant completion zsh > ~/.zfunc/_enumerant   # a folder of fpath",
        "enumerant completion fish > ~/.config/fish/completions/enumerant.fish",
    ),
}


def command_line(templates: Path, asked: Sequence[str] = ()) -> ArgumentParser:
    """The parser of the whole command line, or of the one command that is asked for: others are not waited for.

    `templates` are those of the tool.
    """
    parser = Parser(
        "enumerant",
        description="Print a registry of codes as typed enums, JSON Schema and reference pages.",
        examples=[_EXAMPLES[command][0] for command in ("init", "generate", "check")],
    )
    parser.add_argument("--version", action="version", version=f"enumerant {VERSION}", help="say the version, and exit")
    commands = parser.add_subparsers(dest="command", prog="enumerant", metavar="COMMAND", required=True)
    for command in [one for one in _SUMMARIES if asked[:1] == [one]] or _SUMMARIES:
        summary = _SUMMARIES[command]
        sub = commands.add_parser(command, help=summary, description=summary, examples=_EXAMPLES[command])
        sub.set_defaults(refuse=sub.error)
        if command not in _ASKING:
            sub.set_defaults(force=False, spec=None, out=None, target=[], templates=templates)
        _ADDERS.get(command, _add_printing)(sub)
        if command in ("generate", "schema"):
            sub.add_argument("--force", action="store_true", help="overwrite and remove files edited by hand")
    return parser


def _add_init(parser: ArgumentParser) -> None:
    folder = parser.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, default=Path(), help="where to begin (default: here)"
    )
    completed_by(folder, "directory")
    source = parser.add_argument(
        "--from",
        metavar="FILE",
        dest="source",
        type=Path,
        help="rows of .csv, .tsv or .json, or enums of .py or .proto, which become sections",
    )
    completed_by(source, "file")
    parser.add_argument(
        "--kind", metavar="KIND", help="with --from: the kind of its codes (default: guessed, and told)"
    )
    parser.add_argument("--section", metavar="NAME", help="with --from: what to call its section (default: guessed)")
    _add_templates(parser)
    _add_format(parser)


def _add_printing(parser: ArgumentParser) -> None:
    _add_input(parser)
    _add_output(parser)


def _add_check(parser: ArgumentParser) -> None:
    _add_printing(parser)
    add_against(parser)


def _add_diff(parser: ArgumentParser) -> None:
    _add_input(parser, FORMATS)
    add_difference(parser)


def _add_explain(parser: ArgumentParser) -> None:
    parser.add_argument(
        "asked",
        metavar="WHAT",
        nargs="+",
        help="a number, a name (a former one, too), a payload, or - for standard input",
    )
    _add_registry(parser)


def _add_scan(parser: ArgumentParser) -> None:
    files = parser.add_argument(
        "files", metavar="FILE", nargs="*", help="JSON, JSON lines, logs or CSV; - for standard input"
    )
    completed_by(files, "file")
    parser.add_argument(
        "--fail-on",
        metavar="WHAT",
        action="append",
        default=[],
        choices=("unknown", "mismatch", "broken"),
        help="exit with 1 on unknown, mismatch or broken; may be given again",
    )
    _add_registry(parser)


def _add_targets(parser: ArgumentParser) -> None:
    wanted = parser.add_argument("wanted", metavar="NAME", nargs="*", help="only these targets")
    completed_by(wanted, "targets")
    _add_templates(parser)
    _add_format(parser, ANSWERS)


def _add_registry(parser: ArgumentParser) -> None:
    spec = parser.add_argument(
        "--spec",
        metavar="SPEC",
        help="the registry: a folder, a printed catalogue, or the name of an installed one "
        "(default: what the config says, the folder spec, or the registry that ships)",
    )
    completed_by(spec, "registries")
    parser.add_argument("--kind", metavar="KIND", action="append", default=[], help="only codes of this kind")
    _add_format(parser, ANSWERS)


def _add_schema(parser: ArgumentParser) -> None:
    _add_input(parser)


def _add_completion(parser: ArgumentParser) -> None:
    parser.add_argument("shell", nargs="?", choices=SHELLS, help="the shell that is to read it")
    parser.add_argument("--list", choices=LISTS, help=SUPPRESS)


def _add_input(parser: ArgumentParser, formats: Iterable[str] = REPORTS) -> None:
    spec = parser.add_argument(
        "--spec", metavar="DIR", help="the registry: its folder, or the name of an installed one (default: spec)"
    )
    completed_by(spec, "registries")
    _add_templates(parser)
    _add_format(parser, formats)


def _add_templates(parser: ArgumentParser) -> None:
    templates = parser.add_argument(
        "--templates", metavar="DIR", type=Path, help="a folder of your own targets, instead of those of the tool"
    )
    completed_by(templates, "directory")


def _add_format(parser: ArgumentParser, formats: Iterable[str] = REPORTS) -> None:
    parser.add_argument(
        "--format", choices=[*formats], default="text", help="words for people, or for machines (default: text)"
    )


def _add_output(parser: ArgumentParser) -> None:
    out = parser.add_argument(
        "--out", metavar="DIR", type=Path, help="the folder to print to (default: what the config says, or generated)"
    )
    completed_by(out, "directory")
    target = parser.add_argument(
        "--target", metavar="NAME", action="append", default=[], help="only this target; may be given again"
    )
    completed_by(target, "targets")


_ADDERS = {
    "init": _add_init,
    "check": _add_check,
    "diff": _add_diff,
    "explain": _add_explain,
    "scan": _add_scan,
    "targets": _add_targets,
    "schema": _add_schema,
    "completion": _add_completion,
}
