"""The benchmark: nothing in, a Markdown table of ratios out. Run it with `make bench`; it takes ten minutes.

Seconds say more of a machine than of a program, so every figure is a ratio to something that ran in turns with it: the
generator to `floor.py`, the printed Python to the standard library or to the same enum written by hand.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import BENCH, ENVIRONMENT, ROOT, Command, Cost, least_costs
from registry import TARGETS

TEMPLATES = ROOT / "templates"
# How many codes, and how often each contender runs.
SIZES = {250: 15, 2_500: 7, 25_000: 3}
SMALL, MIDDLE, LARGE = SIZES

FRESH, AGAIN, FLOOR, EMPTY, ALL_FRESH, ALL_AGAIN = "fresh", "again", "floor", "empty", "all-fresh", "all-again"
READ, COMPARED = "read", "compared"
# As the command reads: without looking for cycles.
READING = """\
import gc, pathlib, sys
from generator.reading.spec import read_spec
gc.disable()
read_spec(pathlib.Path(sys.argv[1]))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. A row without a goal is there to be compared with an earlier run."""

    what: str
    measured: float
    goal: float | None = None

    def __str__(self) -> str:
        if self.goal is None:
            return f"| {self.what} | {self.measured:.2f} | none | |"
        reached = "yes" if self.measured <= self.goal else "**no**"
        return f"| {self.what} | {self.measured:.2f} | ≤ {self.goal} | {reached} |"


def main() -> None:
    """Measure everything and print the table."""
    with TemporaryDirectory() as folder:
        costs = {codes: size_costs(Path(folder) / str(codes), codes, runs) for codes, runs in SIZES.items()}
        stating = {
            codes: size_costs(Path(folder) / f"five-{codes}", codes, SIZES[codes], "five") for codes in (SMALL, LARGE)
        }
        for printed in (str(SMALL), f"five-{SMALL}"):
            difference = first_difference(Path(folder) / printed)
            if difference:
                sys.exit(f"the floor and the generator print {difference} differently: the ratios mean nothing")
    print("| What | Measured | Goal | Reached |\n| :--- | ---: | ---: | :--- |")
    rows = (*small_rows(costs[SMALL]), *size_rows(costs), *growth_rows(costs), *stating_rows(stating))
    for row in (*rows, *printed_rows(), *compiler_rows()):
        print(row)


def size_costs(folder: Path, codes: int, runs: int, *more: str) -> dict[str, Cost]:
    """What a registry of this size costs: printed by the floor, printed, printed again, and an empty interpreter."""
    spec, every = folder / "spec", folder / "every"
    generate = ("-m", "generator", "generate", "--spec")
    write = (sys.executable, BENCH / "registry.py")
    subprocess.run((*write, spec, str(codes), *more), check=True)
    floor = ("-m", "floor", str(spec), str(folder / FLOOR), str(TEMPLATES))
    commands = {
        FLOOR: Command(floor, empty=folder / FLOOR),
        FRESH: Command((*generate, str(spec), "--out", str(folder / FRESH)), empty=folder / FRESH),
        AGAIN: Command((*generate, str(spec), "--out", str(folder / FRESH))),
        EMPTY: Command(("-c", "pass")),
    }
    if codes == SMALL and not more:
        subprocess.run((*write, every, str(codes), "every"), check=True)
        everything = (*generate, str(every), "--out", str(folder / ALL_FRESH))
        commands[ALL_FRESH] = Command(everything, empty=folder / ALL_FRESH)
        commands[ALL_AGAIN] = Command(everything)
    if codes == LARGE and not more:
        commands[READ] = Command(("-c", READING, str(spec)))
        commands[COMPARED] = Command(("-m", "generator", "diff", "--spec", str(spec), "--against", str(spec)))
    return least_costs(commands, runs)


def every_target() -> list[str]:
    """The names of all targets."""
    return sorted(path.parent.name for path in TEMPLATES.glob("*/target.yaml"))


def first_difference(folder: Path) -> str | None:
    """A path that the floor and the generator do not print alike."""
    paths = {
        path.relative_to(printed).as_posix()
        for printed in (folder / FLOOR, folder / FRESH)
        for path in printed.glob("*/**/*")
        if path.is_file()
    }
    for path in sorted(paths):
        ours, floor = folder / FRESH / path, folder / FLOOR / path
        if not (ours.is_file() and floor.is_file() and ours.read_bytes() == floor.read_bytes()):
            return path
    return None if paths else "nothing"


def small_rows(costs: dict[str, Cost]) -> Iterator[Row]:
    """A registry of the usual size: printed into an empty folder, and again with nothing changed."""
    floor = costs[FLOOR]
    for name, what, goal in ((FRESH, "cold run", 1.5), (AGAIN, "unchanged run", 0.4)):
        yield Row(f"{SMALL} codes, {what}: wall time to the floor's", costs[name].wall / floor.wall, goal)
        yield Row(f"{SMALL} codes, {what}: CPU time to the floor's", costs[name].cpu / floor.cpu)
        yield Row(f"{SMALL} codes, {what}: peak memory to the floor's", costs[name].memory / floor.memory)
    # A target costs what it prints: to compare all of them with the three, each side is shared among its own.
    share = len(TARGETS) / len(every_target())
    all_fresh, all_again = share * costs[ALL_FRESH].wall / floor.wall, costs[ALL_AGAIN].wall / costs[AGAIN].wall
    yield Row(f"{SMALL} codes, every target, cold run: wall time a target to the floor's a target", all_fresh, 1.5)
    yield Row(f"{SMALL} codes, every target, unchanged run: wall time to the three targets' own", all_again, 2)


def size_rows(costs: dict[int, dict[str, Cost]]) -> Iterator[Row]:
    """Larger registries, cold."""
    for codes, goal in ((MIDDLE, None), (LARGE, 1.0)):
        ours, floor = costs[codes][FRESH], costs[codes][FLOOR]
        yield Row(f"{codes:,} codes, cold run: wall time to the floor's", ours.wall / floor.wall, goal)
        yield Row(f"{codes:,} codes, cold run: CPU time to the floor's", ours.cpu / floor.cpu, goal)
        yield Row(f"{codes:,} codes, cold run: peak memory to the floor's", ours.memory / floor.memory, goal)
    compared, read = costs[LARGE][COMPARED], costs[LARGE][READ]
    yield Row(
        f"{LARGE:,} codes, compared with as many: CPU time to reading one of the two", compared.cpu / read.cpu, 2.2
    )


def stating_rows(costs: dict[int, dict[str, Cost]]) -> Iterator[Row]:
    """Registries with five attributes."""
    small, large = costs[SMALL], costs[LARGE]
    for name, what, goal in ((FRESH, "cold run", 1.3), (AGAIN, "unchanged run", 0.3)):
        ratio = small[name].wall / small[FLOOR].wall
        yield Row(f"{SMALL} codes of five attributes, {what}: wall time to the floor's", ratio, goal)
    ours, floor = large[FRESH], large[FLOOR]
    what = f"{LARGE:,} codes of five attributes, cold run"
    yield Row(f"{what}: wall time to the floor's", ours.wall / floor.wall, 1.0)
    yield Row(f"{what}: peak memory to the floor's", ours.memory / floor.memory, 1.0)


def growth_rows(costs: dict[int, dict[str, Cost]]) -> Iterator[Row]:
    """CPU time a code, an empty interpreter's start left out; the stricter row has little of the imports' share."""

    def seconds_a_code(codes: int) -> float:
        return (costs[codes][FRESH].cpu - costs[codes][EMPTY].cpu) / codes

    for smaller in (SMALL, MIDDLE):
        what = f"time a code, {LARGE:,} codes to {smaller:,} (each without an empty interpreter's start)"
        yield Row(what, seconds_a_code(LARGE) / seconds_a_code(smaller), 1.0)


def printed_rows() -> Iterator[Row]:
    """The Python that is printed."""
    command = (sys.executable, BENCH / "printed.py")
    printed = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True, text=True).stdout
    lookup, first, further = map(float, printed.split())
    yield Row("printed Python: `GeneralError(27)` to `http.HTTPStatus(404)`", lookup, 1.2)
    yield Row("printed Python: first import of a section to the same enum by hand", first, 1.2)
    yield Row("printed Python: import of a further section to the same enum by hand", further, 1.2)


def compiler_rows() -> Iterator[Row]:
    """The other languages, as their compilers and bundlers meet them."""
    command = (sys.executable, BENCH / "compilers.py")
    printed = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True, text=True).stdout
    for line in printed.splitlines():
        what, ratio, goal = line.split("\t")
        yield Row(what, float(ratio), float(goal))


if __name__ == "__main__":
    main()
