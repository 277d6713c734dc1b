"""The benchmark: nothing in, a Markdown table of ratios out. Run it with `make bench`; it takes a quarter of an hour.

Seconds say more of a machine than of a program, so every figure is a ratio to something that ran in turns with it: the
generator to `floor.py`, to itself or to an empty interpreter; the printed Python to the standard library or to the same
enum written by hand. Time is that of the processor, user's and system's, unless a row says that somebody waits for it.
What a reader of the published reference waits for is told in milliseconds, since that is what they notice.
"""

import shutil
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
# The first commit of the second half of the work on speed: what was before it is what some rows are compared with.
SINCE = "Say it again at once where nothing has changed"

FLOOR, FRESH, AGAIN, EMPTY = "floor", "fresh", "again", "empty"
ALL_FRESH, ALL_AGAIN, ALL_FIRST, ALL_CHECK, ALL_CHANGED = "all-fresh", "all-again", "all-first", "all-check", "all-one"
NOW, THEN = "now", "then"
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
    measured: float | None
    goal: float | None = None

    def __str__(self) -> str:
        if self.measured is None:
            return f"| {self.what} | not here | ≤ {self.goal} | |"
        if self.goal is None:
            return f"| {self.what} | {self.measured:.2f} | none | |"
        reached = "yes" if self.measured <= self.goal else "**no**"
        return f"| {self.what} | {self.measured:.2f} | ≤ {self.goal} | {reached} |"


def main() -> None:
    """Measure everything and print the table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        costs = {codes: size_costs(folder / str(codes), codes, runs) for codes, runs in SIZES.items()}
        every = every_costs(folder / "every", SMALL, SIZES[SMALL])
        stating = {codes: size_costs(folder / f"five-{codes}", codes, SIZES[codes], "five") for codes in (SMALL, LARGE)}
        for printed in (str(SMALL), f"five-{SMALL}"):
            difference = first_difference(folder / printed)
            if difference:
                sys.exit(f"the floor and the generator print {difference} differently: the ratios mean nothing")
        large = large_costs(folder / "large")
        clones = clone_costs(folder / "clones")
    print("| What | Measured | Goal | Reached |\n| :--- | ---: | ---: | :--- |")
    rows = (*small_rows(costs[SMALL]), *every_rows(every, costs[SMALL]), *size_rows(costs), *then_rows(large, clones))
    with TemporaryDirectory() as name:
        asking = tuple(asking_rows(Path(name)))
    for row in (
        *asking,
        *rows,
        *growth_rows(costs),
        *stating_rows(stating),
        *printed_rows(),
        *compiler_rows(),
        *searching_rows(),
    ):
        print(row)


def write_registry(spec: Path, codes: int, *more: str) -> Path:
    """Write a registry of so many codes."""
    subprocess.run((sys.executable, BENCH / "registry.py", spec, str(codes), *more), check=True)
    return spec


def generator(command: str, spec: Path, out: Path) -> tuple[str, ...]:
    """The arguments of a run."""
    return ("-m", "generator", command, "--spec", str(spec), "--out", str(out))


def size_costs(folder: Path, codes: int, runs: int, *more: str) -> dict[str, Cost]:
    """What a registry of this size costs: printed by the floor, printed, printed again, and an empty interpreter."""
    spec = write_registry(folder / "spec", codes, *more)
    floor = ("-m", "floor", str(spec), str(folder / FLOOR), str(TEMPLATES))
    commands = {
        FLOOR: Command(floor, empty=folder / FLOOR),
        FRESH: Command(generator("generate", spec, folder / FRESH), empty=folder / FRESH),
        AGAIN: Command(generator("generate", spec, folder / AGAIN)),
        EMPTY: Command(("-c", "pass")),
    }
    if codes == LARGE and not more:
        commands[READ] = Command(("-c", READING, str(spec)))
        commands[COMPARED] = Command(("-m", "generator", "diff", "--spec", str(spec), "--against", str(spec)))
    return least_costs(commands, runs)


def every_costs(folder: Path, codes: int, runs: int) -> dict[str, Cost]:
    """What a registry costs with every target: printed, again at once, again later, checked, and with one new word."""
    spec, changing = (write_registry(folder / name, codes, "every") for name in ("spec", "changing"))
    # In turns, this run is the first after one that has printed everything.
    first = Command(generator("generate", spec, folder / ALL_FRESH))
    word = (next(changing.glob("part0-*.yaml")), "did not take it", "did not want it")
    commands = {
        EMPTY: Command(("-c", "pass")),
        ALL_FRESH: Command(generator("generate", spec, folder / ALL_FRESH), empty=folder / ALL_FRESH),
        ALL_FIRST: first,
        ALL_AGAIN: Command(generator("generate", spec, folder / ALL_AGAIN)),
        ALL_CHECK: Command(generator("check", spec, folder / ALL_AGAIN)),
        ALL_CHANGED: Command(generator("generate", changing, folder / ALL_CHANGED), swapped=word),
    }
    return least_costs(commands, runs)


def large_costs(folder: Path) -> dict[str, Cost]:
    """What many codes cost with every target, now and before; nothing where what was before is not known."""
    tool = before(folder / "tool")
    spec = write_registry(folder / "spec", LARGE, "every")
    commands = {NOW: Command(generator("generate", spec, folder / NOW), empty=folder / NOW)}
    if tool:
        commands[THEN] = Command(generator("generate", spec, folder / THEN), empty=folder / THEN, folder=tool)
    return least_costs(commands, 1)


def clone_costs(folder: Path) -> dict[str, Cost]:
    """What `make generate` costs in a clone that has nothing yet, now and before; nothing without `make` or git."""
    tools = {NOW: before(folder / NOW, "HEAD"), THEN: before(folder / THEN)}
    make = shutil.which("make")
    if make is None or None in tools.values():
        return {}
    commands = {
        name: Command(("--silent", "generate"), empty=tool / ".venv", program=make, folder=tool)
        for name, tool in tools.items()
        if tool
    }
    return least_costs(commands, 1)


def before(folder: Path, commit: str = "") -> Path | None:
    """A commit in a folder of its own, or the one before the work on speed; None where there is no such commit."""
    if not commit:
        asked = ("git", "log", "--format=%h^", "--max-count=1", "--fixed-strings", f"--grep={SINCE}")
        commit = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    folder.mkdir(parents=True)
    archive = subprocess.run(("git", "archive", commit), cwd=ROOT, capture_output=True, check=False)
    if archive.returncode:
        return None
    subprocess.run(("tar", "--extract", "--directory", folder), input=archive.stdout, check=True)
    return folder


def every_target() -> list[str]:
    """The names of all targets but those that are printed on request alone."""
    manifests = TEMPLATES.glob("*/target.yaml")
    return sorted(path.parent.name for path in manifests if "on_request: true" not in path.read_text("utf-8"))


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


REPORTS = 100_000
_BARE = "import json, sys\nfor line in open(sys.argv[1], 'rb'): json.loads(line)"


def asking_rows(folder: Path) -> Iterator[Row]:
    """What asks: CPU time to an empty interpreter's, and of a scan to reading each line of its file as JSON."""
    reports = folder / "reports.jsonl"
    subprocess.run((sys.executable, BENCH / "reports.py", reports, str(REPORTS)), check=True)
    questions = {"--version": ("--version",), "targets": ("targets",), "explain 27": ("explain", "27")}
    commands = {name: Command(("-m", "generator", *words)) for name, words in questions.items()}
    commands |= {EMPTY: Command(("-c", "pass"))}
    costs = least_costs(commands, 30)
    for name in questions:
        yield Row(f"`{name}`: CPU time to an empty interpreter's", costs[name].cpu / costs[EMPTY].cpu, 3)
    scanning = {
        "scan": Command(("-m", "generator", "scan", str(reports))),
        "bare": Command(("-c", _BARE, str(reports))),
    }
    costs = least_costs(scanning, 5)
    what = f"`scan` of {REPORTS:,} reports"
    yield Row(f"{what}: CPU time to that of `json.loads` of each line", costs["scan"].cpu / costs["bare"].cpu, 2)
    yield Row(f"{what}: peak memory to that of the same", costs["scan"].memory / costs["bare"].memory)


def small_rows(costs: dict[str, Cost]) -> Iterator[Row]:
    """A registry of the usual size: printed into an empty folder, and again with nothing changed."""
    floor = costs[FLOOR]
    for name, what, goal in ((FRESH, "cold run", 0.85), (AGAIN, "unchanged run", 0.4)):
        yield Row(f"{SMALL} codes, {what}: time to the floor's", costs[name].cpu / floor.cpu, goal)
        yield Row(f"{SMALL} codes, {what}: peak memory to the floor's", costs[name].memory / floor.memory)


def every_rows(costs: dict[str, Cost], small: dict[str, Cost]) -> Iterator[Row]:
    """The same with every target: what is printed, and what is not printed again."""
    what, cold, empty = f"{SMALL} codes, every target", costs[ALL_FRESH].cpu, costs[EMPTY].cpu
    # A target costs what it prints: to compare all of them with the three, each side is shared among its own.
    share = len(TARGETS) / len(every_target())
    yield Row(f"{what}, cold run: time a target to the floor's a target", share * cold / small[FLOOR].cpu, 0.4)
    yield Row(f"{what}, one code changed: time to the cold run's", costs[ALL_CHANGED].cpu / cold, 0.35)
    yield Row(f"{what}, nothing changed: time to `python -c pass`", costs[ALL_AGAIN].cpu / empty, 2)
    yield Row(f"{what}, nothing changed since a run that printed: the same", costs[ALL_FIRST].cpu / empty)
    yield Row(f"{what}, nothing changed, `check`: time to the cold run's", costs[ALL_CHECK].cpu / cold, 0.35)


def size_rows(costs: dict[int, dict[str, Cost]]) -> Iterator[Row]:
    """Larger registries, cold."""
    for codes, time, memory in ((MIDDLE, None, None), (LARGE, 0.7, 0.8)):
        ours, floor = costs[codes][FRESH], costs[codes][FLOOR]
        yield Row(f"{codes:,} codes, cold run: time to the floor's", ours.cpu / floor.cpu, time)
        yield Row(f"{codes:,} codes, cold run: time until it ends to the floor's", ours.wall / floor.wall)
        yield Row(
            f"{codes:,} codes, cold run: peak memory of a process to the floor's", ours.memory / floor.memory, memory
        )
    compared, read = costs[LARGE][COMPARED], costs[LARGE][READ]
    yield Row(
        f"{LARGE:,} codes, compared with as many: CPU time to reading one of the two", compared.cpu / read.cpu, 2.2
    )


def then_rows(large: dict[str, Cost], clones: dict[str, Cost]) -> Iterator[Row]:
    """What is compared with a commit from before; the goals are for two cores that nobody else uses."""
    for what, costs, goal in (
        (f"{LARGE:,} codes, every target, cold run", large, 0.35),
        ("a clone that has nothing yet, `make generate`", clones, 0.29),
    ):
        then = costs.get(THEN)
        yield Row(f"{what}: time until it ends to that of before", costs[NOW].wall / then.wall if then else None, goal)
        yield Row(f"{what}: time to that of before", costs[NOW].cpu / then.cpu if then else None, goal)


def stating_rows(costs: dict[int, dict[str, Cost]]) -> Iterator[Row]:
    """Registries with five attributes."""
    small, large = costs[SMALL], costs[LARGE]
    for name, what, goal in ((FRESH, "cold run", 0.85), (AGAIN, "unchanged run", 0.3)):
        ratio = small[name].cpu / small[FLOOR].cpu
        yield Row(f"{SMALL} codes of five attributes, {what}: time to the floor's", ratio, goal)
    ours, floor = large[FRESH], large[FLOOR]
    what = f"{LARGE:,} codes of five attributes, cold run"
    yield Row(f"{what}: time to the floor's", ours.cpu / floor.cpu, 0.7)
    yield Row(f"{what}: peak memory of a process to the floor's", ours.memory / floor.memory, 0.8)


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
    yield from rows_of("compilers.py")


def searching_rows() -> Iterator[Row]:
    """The search of the published reference, in milliseconds; nothing without a browser."""
    yield from rows_of("searching.py")


def rows_of(program: str) -> Iterator[Row]:
    """What another program of this folder measures: lines of what, a figure and its goal."""
    command = (sys.executable, BENCH / program)
    printed = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True, text=True).stdout
    for line in printed.splitlines():
        what, ratio, goal = line.split("\t")
        yield Row(what, float(ratio), float(goal))


if __name__ == "__main__":
    main()
