"""A job: what a command was asked in; what of the printed folders is not as it should be, or what was changed, out."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..config import Config, Print
from ..disk import alone, folder_at
from ..errors import MOST_FINDINGS, EnumerantError, Finding
from ..home import REGISTRY_FILE
from ..targets.folders import target_names
from ..writing.schemas import FOLDER, SchemaFolder
from ..writing.stage import STAGE
from ..writing.stamp import Stamp, around, beside, is_as_left, look
from ..writing.sums import Ours
from ..writing.tree import Change, Tree
from .files import Files

if TYPE_CHECKING:
    from ..errors import Fault
    from ..reading.spec import Spec
    from .prints import Unit

_GENERATOR = Path(__file__).parent.parent

Say = Callable[[str], None]


class Job(NamedTuple):
    """Where the spec and the templates are, and what to print of them; `config` is what says so, if a file does.

    Beside a spec that `is_installed` nothing is written. `deciding` are files and folders that would say something
    else if they changed, or were there.
    """

    spec: Path
    templates: Path
    prints: tuple[Print, ...]
    config: Config | None = None
    is_installed: bool = False
    deciding: tuple[Path, ...] = ()

    @property
    def spec_name(self) -> str:
        """The spec folder's name, which the first line of every file tells."""
        return self.spec.resolve().name

    @property
    def available(self) -> list[str]:
        """The targets there are."""
        return target_names(self.templates)

    @property
    def outs(self) -> list[Path]:
        """The folders that are printed to, each once."""
        return list(dict.fromkeys(wanted.out for wanted in self.prints))

    def check(
        self, say: Say, note: Say, stamp: Stamp, further: "Callable[[Spec], list[Finding]] | None" = None
    ) -> Iterator[Change]:
        """What of the printed folders is not as the spec says. Raises EnumerantError with all that is wrong.

        `say` is told what is being done, `note` what the user should know. If `stamp` holds, byte by byte, only strays
        are left to be found. `further` is asked what else is wrong with a spec that is right by itself; no stamp knows.
        """
        with ExitStack() as stack:
            for out in sorted(self.outs):
                # Where nothing is there is nothing that another run could be at work in.
                if out.is_dir():
                    stack.enter_context(alone(out, only_looking=True, note=note))
            if not further and stamp.holds(every_byte=True):
                yield from chain.from_iterable(tree.strays() for tree in self._listed())
                return
            files, schemas = self._files(stamp), SchemaFolder(self.spec)
            spec, units = self._checked(say)
            trees = list(self._trees(units))
            texts = self.schemas(spec) if self._keeps(schemas) else {}
            of_trees = (tree.compare(files.texts(tree, of_tree, say)) for tree, of_tree in trees)
            change = None
            for change in chain(chain.from_iterable(of_trees), schemas.compare(texts) if texts else ()):
                yield change
            findings = further(spec) if further else ()
            if findings:
                raise EnumerantError(*findings)
            if change is None and not further:
                self._write(stamp, files, [tree for tree, _ in trees], texts)

    def generate(self, say: Say, note: Say, stamp: Stamp, *, force: bool) -> list[Change]:
        """Make the printed folders what the spec says, and the schemas beside it; what was changed.

        Everything happens while no other run is at work there: what is read, what is written, and the stamp. Raises
        EnumerantError with all that is wrong, and with everything as it was.
        """
        with ExitStack() as stack:
            for out in sorted(self.outs):
                stack.enter_context(folder_at(out))
                stack.enter_context(alone(out, only_looking=False, note=note))
            listed = self._listed()
            if stamp.holds(every_byte=False):
                return list(chain.from_iterable(tree.strays() for tree in listed))
            files, schemas = self._files(stamp), SchemaFolder(self.spec)
            spec, units = self._checked(say)
            trees = list(self._trees(units))
            texts = self.schemas(spec) if self._keeps(schemas) else {}
            # Of what is right no line will be told: the texts of a big spec are a tenth of what a run holds.
            del spec
            with ExitStack() as beside:
                of_schemas = (
                    [] if self.is_installed else beside.enter_context(schemas.updated(texts, note, force=force))
                )
                changes = self._update(trees, files, say, force=force)
            self._write(stamp, files, [tree for tree, _ in trees], texts)
            return [*changes, *of_schemas]

    def _keeps(self, schemas: SchemaFolder) -> bool:
        return schemas.is_kept() and not self.is_installed

    def _update(self, trees: "list[tuple[Tree, list[Unit]]]", files: Files, say: Say, *, force: bool) -> list[Change]:
        """Print everything, all of it or nothing."""
        with ExitStack() as stack:
            prepared = []
            for tree, of_tree in trees:
                prepared.append(stack.enter_context(tree.prepared(files.texts(tree, of_tree, say), force=force)))
            findings = [finding for ready in prepared for finding in ready.findings]
            if findings:
                raise EnumerantError(*findings)
            for ready in prepared:
                stack.enter_context(ready.moved())
        return [change for ready in prepared for change in ready.changes]

    def _listed(self) -> list[Tree]:
        """The folders as their lists tell them, before the manifests are read: if a stamp holds they are right."""
        direct = {wanted.out for wanted in self.prints if wanted.target}
        ours = {out: Ours(None if out in direct else self.available) for out in self.outs}
        return [Tree(out, ours[out], self._asked(out)).read() for out in self.outs]

    def _asked(self, out: Path) -> tuple[str, ...]:
        """The targets that alone are looked at in a folder; none if all are."""
        return tuple(name for wanted in self.prints if wanted.out == out for name in wanted.asked)

    def schemas(self, spec: "Spec") -> dict[str, str]:
        """The text of the schema of each file of the spec; none where registry.yaml is misshapen."""
        from ..reading.editor import editor_schemas

        return editor_schemas(spec, self.available, self.spec_name)

    def _files(self, stamp: Stamp) -> Files:
        """What this job prints, with everything that it reads."""
        # A folder that is no registry is refused before long: it may be a whole disk.
        spec = (self.spec,) if self.spec.joinpath(REGISTRY_FILE).exists() else ()
        seen = look(map(str, (*spec, self.templates, _GENERATOR)), map(str, self.deciding), stamp)
        return Files(self.spec, self.templates, seen)

    def _write(self, stamp: Stamp, files: Files, trees: list[Tree], texts: Mapping[str, str]) -> None:
        """Write the stamp of a run that is done, and left these trees and the texts of these schemas.

        What a killed run left behind is for the next one to remove, so that there is something to do. If what was read
        changed since it was looked at, what was printed may be of either: nothing is known of that.
        """
        if any(tree.out.joinpath(STAGE).exists() for tree in trees) or not is_as_left(files.seen):
            return
        left = {str(self.spec / FOLDER / name): sha256(text.encode()).hexdigest() for name, text in texts.items()}
        beyond = [beside(str(self.spec / FOLDER))]
        for tree in trees:
            left |= {str(tree.out / path): digest for path, digest in tree.left().items()}
            beyond += [*around(str(tree.out), tree.left()), beside(str(tree.out / STAGE))]
        stamp.write(files.seen, left, beyond)
        files.keep(trees)

    def _trees(self, units: "list[Unit]") -> "Iterator[tuple[Tree, list[Unit]]]":
        """Each folder that is printed to, with what is printed there."""
        forms: tuple[re.Pattern[str], ...] = ()
        if not all(unit.top for unit in units):
            from ..targets.manifest import read_targets

            # What another target printed there until today is ours, too.
            every, _ = read_targets(self.templates, self.available)
            forms = tuple(form for target in every for form in target.forms())
        for out in self.outs:
            here = [unit for unit in units if unit.wanted.out == out]
            ours = Ours(self.available if any(unit.top for unit in here) else (), forms)
            yield Tree(out, ours, self._asked(out)), here

    def _checked(self, say: Say) -> "tuple[Spec, list[Unit]]":
        spec, units, findings = self.read(say)
        if findings or spec.registry is None:
            raise EnumerantError(*findings)
        return spec, units

    def read(self, say: Say) -> "tuple[Spec, list[Unit], list[Finding]]":
        """Read and check the spec, and what is to be printed of it; all that is wrong."""
        from ..checking.check import check
        from ..checking.registry import targets_are_chosen, targets_exist
        from ..reading.spec import read_spec

        say(f"reading {self.spec}")
        spec = read_spec(self.spec)
        available = self.available
        units, findings, faults = self._units(spec, available)
        of_targets = []
        if spec.registry:
            on_request = {unit.target.name for unit in units if unit.target.on_request}
            asked = [name for wanted in self.prints for name in wanted.asked if name not in on_request]
            of_targets = [*targets_exist(spec.registry, available), *targets_are_chosen(spec.registry, asked)]
        findings += self.config.find(faults) if self.config else []
        checked = check(spec, [(unit.registry, unit.target) for unit in units])
        findings += spec.findings([*of_targets, *islice(checked, MOST_FINDINGS + 1)])
        if len(findings) > MOST_FINDINGS:
            more = Finding(str(self.spec), 1, 1, f"more than {MOST_FINDINGS} findings; correct these and run again")
            findings = [*findings[:MOST_FINDINGS], more]
        return spec, units, findings

    def _units(self, spec: "Spec", available: list[str]) -> "tuple[list[Unit], list[Finding], list[Fault]]":
        """What is printed, what is wrong with manifests, and with the config."""
        from ..targets.manifest import read_targets
        from .prints import is_named, names_of, print_faults, prints_over_another, units_of, unknown_targets

        registry = spec.registry
        names = [(wanted, names_of(wanted, registry, available)) for wanted in self.prints]
        every = sorted({name for _, of in names for name in of})
        read, findings = read_targets(self.templates, every, registry.acronyms if registry else ())
        targets = {target.name: target for target in read}
        units: list[Unit] = []
        faults = [fault for wanted in self.prints for fault in unknown_targets(wanted, available)]
        for wanted, of in names:
            own = {name: targets[name] for name in of if name in targets and is_named(targets[name], wanted, registry)}
            wrong = list(print_faults(wanted, registry, own)) if registry else []
            faults += wrong
            units += units_of(wanted, registry, own) if registry and not wrong else ()
        return units, findings, [*faults, *prints_over_another(units)]
