"""What commands cost: command lines in, the least wall time, CPU time and peak memory of several runs out."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "tests" / "bench"
# All contenders find their modules in the same way, and have their bytecode from the second run on.
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{BENCH}", "PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True, slots=True)
class Command:
    """Arguments of the interpreter; before each run a folder is emptied, or two letters of a file swapped, if any.

    `program` is another one than the interpreter, `folder` and `environment` where it runs.
    """

    arguments: Sequence[str]
    empty: Path | None = None
    swapped: tuple[Path, str, str] | None = None
    program: str = sys.executable
    folder: Path | None = None
    environment: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and CPU time (user and system), and the peak memory in the system's unit."""

    wall: float
    cpu: float
    memory: int


def least_costs(commands: Mapping[str, Command], runs: int) -> dict[str, Cost]:
    """The least cost of each command, quantity by quantity; they take turns, so that a busy spell hits all of them."""
    for command in commands.values():
        _run(command)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(_run(command))
    return {name: _least(several) for name, several in costs.items()}


def _run(command: Command) -> Cost:
    """Run once and ask the system for this child's own figures.

    A child begins with the peak memory of its parent, so that the benchmark's process has to stay small.
    """
    if command.empty:
        shutil.rmtree(command.empty, ignore_errors=True)
    if command.swapped:
        _swap(*command.swapped)
    words = [command.program, *command.arguments]
    environment = command.environment or ({**ENVIRONMENT, "PYTHONPATH": ""} if command.folder else ENVIRONMENT)
    start = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, env=environment, cwd=command.folder) as child:
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"exit code {child.returncode}: {' '.join(command.arguments)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def _swap(file: Path, one: str, other: str) -> None:
    """Write one text for another in a file, or back."""
    text = file.read_text("utf-8")
    old, new = (one, other) if one in text else (other, one)
    file.write_text(text.replace(old, new, 1), "utf-8")


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(
        min(cost.wall for cost in costs),
        min(cost.cpu for cost in costs),
        min(cost.memory for cost in costs),
    )
