"""Files: what a job prints and what it has read in, the texts out, those of the last run where nothing changed."""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ..disk import obstacle, read_file
from ..targets.folders import MANIFEST
from ..writing.stamp import Seen
from ..writing.sums import digest_of
from ..writing.tree import Tree

if TYPE_CHECKING:
    from ..printing.reuse import Part, Reuse
    from ..printing.same import Printed
    from .prints import Unit

# Templates make many objects and few cycles: looking for those seldom saves a fifth of a big run.
_THRESHOLD = 20_000


class Files:
    """The files that are printed of a spec; `seen` is all that a job reads, as it was before that."""

    def __init__(self, spec: Path, templates: Path, seen: list[Seen]) -> None:
        self._spec, self._templates, self.seen = spec, templates, seen
        # What is imported is told by its status alone.
        self._digests = {one.path: one.digest or one.status for one in seen}
        self._reuse: dict[Path, Reuse] = {}

    def texts(self, tree: Tree, units: "list[Unit]", say: Callable[[str], None]) -> "Iterator[tuple[str, Printed]]":
        """Render, one after the other: every path below an output folder and what is printed there."""
        # An unchanged run ends before this: it imports neither YAML nor templates.
        from ..printing.reuse import Reuse

        parts = list(map(self._part, units))
        # What was read stays as it is, and what the templates are given of it: from here on only what they leave behind
        # is worth collecting.
        gc.freeze()
        gc.set_threshold(_THRESHOLD)
        gc.enable()
        self._reuse[tree.out] = reuse = Reuse(f"printed-{_digest(str(tree.out.absolute()))[:16]}")
        return reuse.texts(parts, say, partial(_stands, tree.out))

    def keep(self, trees: Iterable[Tree]) -> None:
        """Keep what is known of these trees' texts for the next run."""
        for tree in trees:
            self._reuse[tree.out].keep(tree.left())

    def _part(self, unit: "Unit") -> "Part":
        from ..printing.render import Renderer
        from ..printing.reuse import Part, scopes_of

        # The first line of every file tells the spec folder's name.
        name = self._spec.resolve().name
        renderer = Renderer(unit.registry, unit.target, self._templates, name, unit.top)
        tool = self._tool(unit.target.name)
        asked = repr((unit.wanted, sorted(unit.target.chosen.items())))
        sections = {one.name: self._of(f"{one.name}.yaml") for one in unit.registry.sections}
        words = (sys.version, *tool, self._of("registry.yaml"), name, asked)
        return Part(renderer, unit.registry, _digest("\0".join(words)), sections, scopes_of(unit.registry, sections))

    def _of(self, file: str) -> str:
        return self._digests[str(self._spec / file)]

    def _tool(self, target: str) -> tuple[str, str]:
        """What decides how a target is printed: its templates and all that is read, but the spec and others' templates.

        A page may show how other targets write a code: their manifests say that.
        """
        own = os.path.join(self._templates, target, "")
        manifest = f"{os.sep}{MANIFEST}"
        return self._common, self._all_of(lambda path: path.startswith(own) or path.endswith(manifest))

    @cached_property
    def _common(self) -> str:
        others = tuple(os.path.join(folder, "") for folder in (self._spec, self._templates))
        return self._all_of(lambda path: not path.startswith(others))

    def _all_of(self, counts: Callable[[str], bool]) -> str:
        return _digest("\0".join(f"{path} {digest}" for path, digest in self._digests.items() if counts(path)))


def _stands(out: Path, path: str, digest: str) -> bool:
    """Whether a file below a folder is one of ours with this digest, whatever its list says."""
    try:
        return not obstacle(out, path) and digest_of(read_file(out / path)) == digest
    except FileNotFoundError:
        return False


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
