"""The command line: arguments in, an exit code out. Only this module prints.

Exit codes: 0 fine, 1 a finding in the spec or a stale output, 2 wrong usage.
"""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from .errors import EnumerantError
from .output import Change, State, Tree
from .stamp import is_stamped, stamp_digest, write_stamp

if TYPE_CHECKING:
    from .model import Registry
    from .target import Target

_HERE = Path(__file__).parent
# The wheel holds the templates inside the package, a checkout beside it.
TEMPLATES = next(path for path in (_HERE / "templates", _HERE.parent / "templates") if path.is_dir())


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
        gc.enable()
        for target in targets:
            renderer = Renderer(registry, target, self.templates, self.spec.resolve().name)
            for path, text in renderer.files():
                yield f"{target.name}/{path}", text

    def _checked(self) -> "tuple[Registry, list[Target]]":
        from .check import check, targets_exist
        from .spec import read_spec
        from .target import read_targets, target_names

        spec = read_spec(self.spec)
        available = target_names(self.templates)
        chosen = spec.registry.targets if spec.registry else None
        unknown = list(targets_exist(spec.registry, available)) if spec.registry else []
        wanted = [name for name in self.targets or chosen or available if name in available]
        targets = read_targets(self.templates, wanted)
        findings = spec.findings([*unknown, *check(spec, targets)])
        if findings or spec.registry is None:
            raise EnumerantError(*findings)
        return spec.registry, targets


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    # Reading builds one growing tree: the cyclic collector would walk it over and over and find nothing.
    enabled = gc.isenabled()
    gc.disable()
    try:
        code = _command.main(args=argv, prog_name="enumerant", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except EnumerantError as error:
        click.echo(str(error), err=True)
        return 1
    except OSError as error:
        click.echo(f"{error.filename}: {error.strerror}", err=True)
        return 1
    finally:
        gc.unfreeze()
        gc.enable() if enabled else gc.disable()
    return int(code or 0)


@click.group("enumerant", context_settings={"help_option_names": ["-h", "--help"]})
def _command() -> None:
    """Print a registry of codes as typed enums, JSON Schema and reference pages."""


def _with_job(function: "click.decorators.FC") -> "click.decorators.FC":
    folder = click.Path(file_okay=False, path_type=Path)
    existing = click.Path(exists=True, file_okay=False, path_type=Path)
    for option in (
        click.option(
            "--templates", type=existing, default=TEMPLATES, help="Folder of targets; those of the tool when left out."
        ),
        click.option(
            "--target", "targets", multiple=True, metavar="NAME", help="Only this target; may be given again."
        ),
        click.option("--out", type=folder, default="generated", show_default=True, help="Folder of what is printed."),
        click.option("--spec", type=existing, default="spec", show_default=True, help="Folder of the registry."),
    ):
        function = option(function)
    return function


@_command.command(epilog="Example: enumerant generate --spec codes --out generated")
@_with_job
@click.option("--force", is_flag=True, help="Overwrite and remove files that were edited by hand.")
def generate(spec: Path, out: Path, templates: Path, targets: tuple[str, ...], force: bool) -> int:
    """Print every file that is not current, and remove what is no longer printed."""
    job = _job(spec, out, templates, targets)
    if is_stamped(out, job.stamp()):
        click.echo(f"{out}: all files are current")
        return 0
    changes = job.tree().update(job.files(), force=force)
    for change in changes:
        removed = change.state in (State.SURPLUS, State.SURPLUS_EDITED)
        click.echo(f"{'removed' if removed else 'wrote'} {out / change.path}")
    if not changes:
        click.echo(f"{out}: all files are current")
    write_stamp(out, job.stamp())
    return 0


@_command.command(epilog="Example: enumerant check --spec codes --out generated")
@_with_job
def check(spec: Path, out: Path, templates: Path, targets: tuple[str, ...]) -> int:
    """Check the spec, and that the output is current; print a unified diff if it is not."""
    job = _job(spec, out, templates, targets)
    if is_stamped(out, job.stamp()):
        click.echo(f"{out}: all files are current")
        return 0
    stale = False
    for change in job.tree().compare(job.files()):
        stale = True
        _show(change, out)
    if stale:
        click.echo(f"{out} is not what {spec} says; run: {_command_line('generate', spec, out)}", err=True)
        return 1
    click.echo(f"{out}: all files are current")
    return 0


def _job(spec: Path, out: Path, templates: Path, targets: tuple[str, ...]) -> Job:
    from .target import target_names
    from .text import did_you_mean

    available = target_names(templates)
    for name in targets:
        if name not in available:
            raise click.BadParameter(
                f"there is no target {name}; {did_you_mean(name, available, 'targets there are:')}"
            )
    return Job(spec, out, templates, targets)


def _show(change: Change, out: Path) -> None:
    from difflib import unified_diff

    click.echo(f"{change.state.value}: {out / change.path}")
    if change.old is None or change.new is None:
        return
    old, new = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (change.old, change.new))
    path = (out / change.path).as_posix()
    for line in unified_diff(old, new, f"{path} (on disk)", f"{path} (printed)"):
        click.echo(line.removesuffix("\n"))


def _command_line(command: str, spec: Path, out: Path) -> str:
    return f"enumerant {command} --spec {spec} --out {out}"
