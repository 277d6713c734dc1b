"""Random registries of hostile texts, the same in every run, and what a target prints for one.

They are few in `make test`, where the texts that are known to be hostile stand in turn in all places, and 100 in
`make prove`, where each of those stands in every place. A failing one is shown as it is. From TEXT_EXAMPLES=1000 on
they are others in each run, as `make fuzz` wants them, and a failing one is made as small as it can be, which takes
minutes.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module, invalidate_caches
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, ModuleType
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, example, given, settings
from registries import Files, filled_in_turn, filled_with, registries, write_registry

from generator.cli import main
from generator.printing.sandbox import Sandbox

EXAMPLES = int(os.environ.get("TEXT_EXAMPLES", 4))
# From so many on, each text that is known to be hostile stands in every place.
FULL = 100
# From so many on, they are others in each run, and a failing one is made as small as it can be.
MANY = 1000
# Each is what some language, template or formatter has taken for something else.
TEXTS = [
    'ends in a quote"',
    "ends in a backslash\\",
    '"',
    "'",
    "\\",
    "'a' 'b' \"c\"",
    '"a" "b" \'c\'',
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 ❤\ufe0f 👩\u200d💻 葛\U000e0100",
    "|\u3000between\u3000|",
    "spaces \u00a0\n\u00a0\n at \u2003\n ends",
    "the end is a mark on a space\u3000\u0301",
    "set in:\n  two  spaces \n\nand behind an empty line",
    "| a | b |\\",
    "</a><b>&amp;[a](b)![a](b)`c`~~d~~**e**",
    "_a_ *b* $c$ # d #",
    "\u0301 begins with a mark",
]


def every_registry(test: Callable[[Files], None]) -> Callable[[], None]:
    """Run a test over the fixed texts and over random registries."""
    known = map(filled_with, TEXTS) if EXAMPLES >= FULL else (filled_in_turn(TEXTS), filled_in_turn(TEXTS[::-1]))
    for files in known:
        test = example(files)(test)
    return settings(
        max_examples=EXAMPLES,
        phases=set(Phase) if EXAMPLES >= MANY else (Phase.explicit, Phase.generate),
        derandomize=EXAMPLES < MANY,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )(given(registries())(test))


_COMPILE = Sandbox.compile
_code: dict[tuple[str, str | None], CodeType] = {}


def _compiled(sandbox: Sandbox, source: str, name: str | None = None, filename: str | None = None) -> CodeType:
    """A template's code, compiled once for all the registries: that is most of the time of a small one."""
    key = (source, filename)
    if key not in _code:
        _code[key] = _COMPILE(sandbox, source, name, filename)
    return _code[key]


@contextmanager
def printed(files: Files, target: str) -> Iterator[Path]:
    """The folder of what a target prints for a registry."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        spec = folder / "spec"
        spec.mkdir()
        write_registry(files, spec)

        with redirect_stdout(StringIO()), patch.object(Sandbox, "compile", _compiled):
            assert main(["generate", "--spec", str(spec), "--out", str(folder / "out"), "--target", target]) == 0
        yield folder / "out" / target


@contextmanager
def imported(folder: Path) -> Iterator[ModuleType]:
    """The printed package, until the block ends."""
    sys.path.insert(0, str(folder))
    invalidate_caches()
    try:
        yield import_module("hostile")
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == "hostile"]:
            del sys.modules[name]
