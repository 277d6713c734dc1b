"""A job: what a command was asked in; what of the output folder is not as it should be, or what was changed, out."""

import gc
import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..disk import alone, folder_at
from ..errors import MOST_FINDINGS, EnumerantError, Finding
from ..targets.folders import target_names
from ..writing.schemas import SchemaFolder, digest_of
from ..writing.stamp import inputs_digest, is_stamped, write_stamp
from ..writing.tree import Change, Tree

if TYPE_CHECKING:
    from ..model import Registry
    from ..reading.spec import Spec
    from ..targets.target import Target

_GENERATOR = Path(__file__).parent.parent

# Templates make many objects and few cycles: looking for those seldom saves a fifth of a big run.
_THRESHOLD = 20_000

# What may stand in the first line of every file: in any language, nothing of these is more than a word of a comment.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._ -]*[A-Za-z0-9])?")

Say = Callable[[str], None]


class Job(NamedTuple):
    """Where the spec, the output and the templates are, and which targets to print (none: all)."""

    spec: Path
    out: Path
    templates: Path
    targets: tuple[str, ...]

    @property
    def spec_name(self) -> str:
        """The spec folder's name, which the first line of every file tells."""
        return self.spec.resolve().name

    @property
    def available(self) -> list[str]:
        """The targets there are."""
        return target_names(self.templates)

    def refusal(self) -> str | None:
        """Why this cannot be a job, whatever stands in the spec; None if it can."""
        for folder in (self.spec, self.templates):
            if not folder.is_dir():
                return f"there is no folder {folder}"
        if not _PLAIN.fullmatch(self.spec_name):
            return (
                f"the spec folder's name {self.spec_name!r} stands in the first line of every file; rename it: "
                "letters, digits, and between them dots, dashes, spaces and underscores"
            )
        available = self.available
        if not available:
            return f"there is no target in {self.templates}: a target is a folder with a target.yaml"
        if self.out.is_symlink():
            return f"{self.out} is a link, which may lead elsewhere; move it away, or name the folder that it leads to"
        return self._overlap(available) or self._unknown(available)

    def _overlap(self, available: list[str]) -> str | None:
        """Whether the spec or the templates stand where files are printed, and removed."""
        out = self.out.resolve()
        for folder in (self.spec, self.templates):
            place = folder.resolve()
            name = place.relative_to(out).parts[0] if out in place.parents else None
            if name in available:
                return f"{folder} stands in {self.out / name}, where files are printed; name another --out"
        return None

    def _unknown(self, available: list[str]) -> str | None:
        for name in self.targets:
            if name not in available:
                from ..text.messages import did_you_mean  # only a slip needs it

                return f"there is no target {name}; {did_you_mean(name, available, 'targets there are:')}"
        return None

    def check(self, say: Say, note: Say) -> Iterator[Change]:
        """What of the output folder is not as the spec says. Raises EnumerantError with all that is wrong.

        `say` is told what is being done, `note` what the user should know.
        """
        if not self.out.is_dir():
            # Nothing is there that another run could be at work in.
            yield from self._compared(say)
            return
        with alone(self.out, only_looking=True, note=note):
            yield from self._compared(say)

    def _compared(self, say: Say) -> Iterator[Change]:
        spec, registry, targets = self._checked(say)
        yield from self._tree().compare(self._files(registry, targets, say))
        schemas = SchemaFolder(self.spec)
        if schemas.is_kept():
            yield from schemas.compare(self.schemas(spec))

    def generate(self, say: Say, note: Say, *, force: bool) -> list[Change]:
        """Make the output folder what the spec says, and the schemas beside it; what was changed.

        Everything happens while no other run is at work there: what is read, what is written, and the stamp. Raises
        EnumerantError with all that is wrong, and with everything as it was.
        """
        with folder_at(self.out), alone(self.out, only_looking=False, note=note):
            tree, inputs, schemas = self._tree(), self._inputs(), SchemaFolder(self.spec)
            strays = tree.strays_if_current(lambda listed: is_stamped(self.out, inputs + schemas.digest(), listed))
            if strays is not None:
                return strays
            spec, registry, targets = self._checked(say)
            texts = self.schemas(spec) if schemas.is_kept() else {}
            with schemas.updated(texts, note, force=force) as of_schemas:
                changes = tree.update(self._files(registry, targets, say), force=force)
            write_stamp(self.out, inputs + digest_of(texts))
            return [*changes, *of_schemas]

    def schemas(self, spec: "Spec") -> dict[str, str]:
        """The text of the schema of each file of the spec; none where registry.yaml is misshapen."""
        from ..reading.editor import editor_schemas

        return editor_schemas(spec, self.available, self.spec_name)

    def _inputs(self) -> str:
        """A digest of everything this job reads."""
        return inputs_digest((self.spec, self.templates, _GENERATOR), (self.spec_name, *sorted(self.targets)))

    def _tree(self) -> Tree:
        return Tree(self.out, self.available, self.targets)

    def _files(self, registry: "Registry", targets: "list[Target]", say: Say) -> Iterator[tuple[str, str]]:
        """Render, one after the other: every path below the output folder and its text."""
        # An unchanged run ends before this: it imports neither YAML nor templates.
        from ..printing.render import Renderer

        # What was read stays as it is: from here on only what the templates leave behind is worth collecting.
        gc.freeze()
        gc.set_threshold(_THRESHOLD)
        gc.enable()
        renderers = (Renderer(registry, target, self.templates, self.spec_name) for target in targets)
        return chain.from_iterable(renderer.files(say) for renderer in renderers)

    def _checked(self, say: Say) -> "tuple[Spec, Registry, list[Target]]":
        spec, targets, findings = self.read(say)
        if findings or spec.registry is None:
            raise EnumerantError(*findings)
        return spec, spec.registry, targets

    def read(self, say: Say) -> "tuple[Spec, list[Target], list[Finding]]":
        """Read and check the spec; all that is wrong with it."""
        from ..checking.check import check
        from ..checking.registry import targets_are_chosen, targets_exist
        from ..reading.spec import read_spec
        from ..targets.manifest import read_targets

        say(f"reading {self.spec}")
        spec = read_spec(self.spec)
        available = self.available
        chosen = spec.registry.targets if spec.registry else None
        of_targets = []
        if spec.registry:
            of_targets = [*targets_exist(spec.registry, available), *targets_are_chosen(spec.registry, self.targets)]
        wanted = [name for name in self.targets or chosen or available if name in available]
        targets, findings = read_targets(self.templates, wanted, spec.registry.acronyms if spec.registry else ())
        findings += spec.findings([*of_targets, *islice(check(spec, targets), MOST_FINDINGS + 1)])
        if len(findings) > MOST_FINDINGS:
            more = Finding(str(self.spec), 1, 1, f"more than {MOST_FINDINGS} findings; correct these and run again")
            findings = [*findings[:MOST_FINDINGS], more]
        return spec, targets, findings
