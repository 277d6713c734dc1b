"""A job: what a command was asked in; whether it is done, or every path and text to print, out."""

import gc
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .errors import MOST_FINDINGS, EnumerantError, Finding
from .output import Tree
from .stamp import inputs_digest

if TYPE_CHECKING:
    from .model import Registry
    from .target import Target

_HERE = Path(__file__).parent

# Templates make many objects and few cycles: looking for those seldom saves a fifth of a big run.
_THRESHOLD = 20_000


class Job(NamedTuple):
    """Where the spec, the output and the templates are, and which targets to print (none: all)."""

    spec: Path
    out: Path
    templates: Path
    targets: tuple[str, ...]

    def inputs(self) -> str:
        """A digest of everything this job reads."""
        return inputs_digest((self.spec, self.templates, _HERE), (self.spec_name, *sorted(self.targets)))

    @property
    def spec_name(self) -> str:
        """The spec folder's name, which the first line of every file tells."""
        return self.spec.resolve().name

    def tree(self) -> Tree:
        """The output folder, as far as the job looks at it."""
        return Tree(self.out, frozenset(self.targets) or None)

    def files(self, say: Callable[[str], None]) -> Iterator[tuple[str, str]]:
        """Read and check; then render, one after the other: every path below the output folder and its text.

        `say` is told what is being done. Raises EnumerantError with all that is wrong.
        """
        # An unchanged run ends before this: it imports neither YAML nor templates.
        from .render import Renderer

        say(f"reading {self.spec}")
        registry, targets = self._checked()
        # What was read stays as it is: from here on only what the templates leave behind is worth collecting.
        gc.freeze()
        gc.set_threshold(_THRESHOLD)
        gc.enable()
        renderers = (Renderer(registry, target, self.templates, self.spec_name) for target in targets)
        return chain.from_iterable(renderer.files(say) for renderer in renderers)

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
        findings += spec.findings([*unknown, *islice(check(spec, targets), MOST_FINDINGS + 1)])
        if len(findings) > MOST_FINDINGS:
            more = Finding(str(self.spec), 1, 1, f"more than {MOST_FINDINGS} findings; correct these and run again")
            findings = [*findings[:MOST_FINDINGS], more]
        if findings or spec.registry is None:
            raise EnumerantError(*findings)
        return spec.registry, targets
