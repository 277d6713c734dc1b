"""What the printed Python costs: the committed general_error module in, three ratios out, one a line.

The first is a look-up by id to that of a standard enum; the others are the import of the module to that of the same
enum written by hand, with what all sections of the package share and without. It is a program of its own, since the
benchmark's process has to stay small.
"""

import shutil
import subprocess
import sys
import timeit
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from handwritten import handwritten
from measure import ENVIRONMENT, ROOT

HANDWRITTEN = "handwritten_general_error"
IMPORTS = 60
LOOKUPS = 60

# What every program with an enum has loaded is loaded before the clock starts.
_TIMED_IMPORT = """
import enum, functools, sys, time
sys.path.insert(0, sys.argv[1])
for module in sys.argv[3:]:
    __import__(module)
start = time.perf_counter_ns()
__import__(sys.argv[2])
print(time.perf_counter_ns() - start)
"""


def main() -> None:
    """Print the ratios."""
    with modules() as (folder, printed):
        print(lookup_ratio(import_module(printed).GeneralError))
        print(import_ratio(folder, printed))
        print(import_ratio(folder, printed, f"{printed.split('.')[0]}._base"))


@contextmanager
def modules() -> Iterator[tuple[Path, str]]:
    """A folder that can be imported from, with the printed and the handwritten module; and the printed one's name."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(
            ROOT / "generated" / "python", folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
        )
        package = next(folder.glob("*/general_error.py")).parent.name
        sys.path.insert(0, name)
        module: Any = import_module(f"{package}.general_error")
        text = handwritten(module.GeneralError, module.GeneralErrorGroup)
        folder.joinpath(f"{HANDWRITTEN}.py").write_text(text, "utf-8")
        yield folder, module.__name__


def lookup_ratio(enum: Any) -> float:
    """The time of `GeneralError(27)` to that of `HTTPStatus(404)`."""
    asked = ((enum, 27), (HTTPStatus, 404))
    timers = [timeit.Timer("enum(id)", globals={"enum": enum, "id": id}) for enum, id in asked]
    return least_ratio((timers[0].timeit(20_000), timers[1].timeit(20_000)) for _ in range(LOOKUPS))


def import_ratio(folder: Path, printed: str, *loaded: str) -> float:
    """The time to import the printed module to that of the handwritten one, each in fresh interpreters."""
    commands = ((printed, *loaded), (HANDWRITTEN,))
    for command in commands:
        import_time(folder, *command)
    ours, other = commands
    return least_ratio((import_time(folder, *ours), import_time(folder, *other)) for _ in range(IMPORTS))


def least_ratio(pairs: Iterable[tuple[float, float]]) -> float:
    """The least of ours to the least of the other's."""
    ours, others = zip(*pairs, strict=True)
    least: float = min(ours) / min(others)
    return least


def import_time(folder: Path, module: str, *loaded: str) -> int:
    """Nanoseconds of one import when other modules are loaded already; its bytecode is there after the first."""
    command = [sys.executable, "-c", _TIMED_IMPORT, str(folder), module, *loaded]
    return int(subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True, text=True).stdout)


if __name__ == "__main__":
    main()
