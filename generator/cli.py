"""The command line: arguments in, an exit code out. Only this module prints.

Exit codes: 0 fine, 1 a finding in the spec or a stale output, 2 wrong usage.
"""

import gc
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .errors import EnumerantError
from .output import Change, Tree
from .stamp import is_stamped, stamp_digest, write_stamp

if TYPE_CHECKING:
    from .model import Registry
    from .target import Target

_HERE = Path(__file__).parent
# The wheel holds the templates inside the package, a checkout beside it.
TEMPLATES = next(path for path in (_HERE / "templates", _HERE.parent / "templates") if path.is_dir())

# Templates make many objects and few cycles: looking for those seldom saves a fifth of a big run.
_THRESHOLD = 20_000


class Job(NamedTuple):
    """What a command was asked: where the spec, the output and the templates are, and which targets (none: all)."""

    spec: Path
    out: Path
    templates: Path
    targets: tuple[str, ...]

    def stamp(self) -> str:
        """The digest of everything this job reads and has written."""
        return stamp_digest(
            self.out, (self.spec, self.templates, _HERE), (self.spec.resolve().name, *sorted(self.targets))
        )

    def tree(self) -> Tree:
        """The output folder, as far as the job looks at it."""
        return Tree(self.out, frozenset(self.targets) or None)

    def files(self) -> Iterator[tuple[str, str]]:
        """Read, check and render: every path below the output folder and its text.

        Raises EnumerantError with all that is wrong.
        """
        # An unchanged run ends before this: it imports neither YAML nor templates.
        from .render import Renderer

        registry, targets = self._checked()
        # What was read stays as it is: from here on only what the templates leave behind is worth collecting.
        gc.freeze()
        gc.set_threshold(_THRESHOLD)
        gc.enable()
        for target in targets:
            yield from Renderer(registry, target, self.templates, self.spec.resolve().name).files()

    def _checked(self) -> "tuple[Registry, list[Target]]":
        from .check import check, targets_exist
        from .spec import read_spec
        from .target import read_targets, target_names

        spec = read_spec(self.spec)
        available = target_names(self.templates)
        chosen = spec.registry.targets if spec.registry else None
        unknown = list(targets_exist(spec.registry, available)) if spec.registry else []
        wanted = [name for name in self.targets or chosen or available if name in available]
        targets, findings = read_targets(self.templates, wanted)
        findings += spec.findings([*unknown, *check(spec, targets)])
        if findings or spec.registry is None:
            raise EnumerantError(*findings)
        return spec.registry, targets


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    # Reading builds one growing tree: the cyclic collector would walk it over and over and find nothing.
    enabled, threshold = gc.isenabled(), gc.get_threshold()
    gc.disable()
    try:
        arguments = _parser().parse_args(argv)
        job = _job(arguments)
        return generate(job, force=arguments.force) if arguments.command == "generate" else check(job)
    except SystemExit as stop:
        # Help was asked for, or the usage is wrong: argparse has said so.
        return int(stop.code or 0)
    except EnumerantError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
        if enabled:
            gc.enable()
        else:
            gc.disable()
    return 1


def generate(job: Job, *, force: bool) -> int:
    """Print every file that is not current, and remove what is no longer printed."""
    if not is_stamped(job.out, job.stamp()):
        changes = job.tree().update(job.files(), force=force)
        for change in changes:
            print("removed" if change.state.is_surplus else "wrote", job.out / change.path)
        write_stamp(job.out, job.stamp())
        if changes:
            return 0
    print(f"{job.out}: all files are current")
    return 0


def check(job: Job) -> int:
    """Check the spec, and that the output is current; print a unified diff if it is not."""
    stale = False
    if not is_stamped(job.out, job.stamp()):
        for change in job.tree().compare(job.files()):
            stale = True
            _show(change, job.out)
    if stale:
        cure = f"enumerant generate --spec {job.spec} --out {job.out}"
        print(f"{job.out} is not what {job.spec} says; run: {cure}", file=sys.stderr)
        return 1
    print(f"{job.out}: all files are current")
    return 0


def _show(change: Change, out: Path) -> None:
    from difflib import unified_diff

    print(f"{change.state.value}: {out / change.path}")
    if change.old is None or change.new is None:
        return
    old, new = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (change.old, change.new))
    path = (out / change.path).as_posix()
    for line in unified_diff(old, new, f"{path} (on disk)", f"{path} (printed)"):
        print(line.removesuffix("\n"))


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        "enumerant", description="Print a registry of codes as typed enums, JSON Schema and reference pages."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in (generate, check):
        summary = command.__doc__
        sub = commands.add_parser(
            command.__name__,
            help=summary,
            description=summary,
            epilog=f"Example: enumerant {command.__name__} --spec codes --out generated",
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
        sub.set_defaults(refuse=sub.error, force=False)
        if command is generate:
            sub.add_argument("--force", action="store_true", help="overwrite and remove files edited by hand")
    return parser


def _job(arguments: Namespace) -> Job:
    for folder in (arguments.spec, arguments.templates):
        if not folder.is_dir():
            arguments.refuse(f"there is no folder {folder}")
    if arguments.target:
        from .target import target_names
        from .text import did_you_mean

        available = target_names(arguments.templates)
        for name in arguments.target:
            if name not in available:
                cure = did_you_mean(name, available, "targets there are:")
                arguments.refuse(f"there is no target {name}; {cure}")
    return Job(arguments.spec, arguments.out, arguments.templates, tuple(arguments.target))
