"""What a check of a registry costs: its folder in; the processor's seconds, the memory and what was told out.

No clock of the machine is looked at, and no second has a meaning of its own: tests compare the costs of two checks.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What wait4 says of a child's memory is never less than what its parent had.
COMMAND = """\
import atexit, resource, runpy, sys
from pathlib import Path

def tell(status=Path("/proc/self/status"), told=Path(sys.argv[1])):
    told.write_text(status.read_text("utf-8"), "utf-8")

atexit.register(tell)
resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[2]), int(sys.argv[2])))
sys.argv[:3] = ["generator"]
runpy.run_module("generator", run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """A run's seconds of the processor, its highest memory in kilobytes, its exit code, and the lines it told."""

    seconds: float
    memory: int
    code: int
    told: tuple[str, ...]


def checked(spec: Path, memory: int) -> Cost:
    """The cost of a check in a process of its own that gets so many bytes of memory."""
    told, status = spec.with_name("told"), spec.with_name("status")
    command = (sys.executable, "-c", COMMAND, str(status), str(memory))
    arguments = ("check", "--spec", str(spec), "--out", str(spec.with_name("out")))
    with told.open("w", encoding="utf-8") as file:
        child = subprocess.Popen((*command, *arguments), cwd=ROOT, stdout=file, stderr=file)
        _, ended, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(ended)
    peak = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8")) if status.exists() else None
    lines = tuple(told.read_text("utf-8").splitlines())
    return Cost(usage.ru_utime + usage.ru_stime, int(peak[1]) if peak else 0, child.returncode, lines)


def least(measure: Callable[[], float], bound: float) -> float:
    """The first of three measures that is within a bound, else the least: what else a machine does only adds to one."""
    measures = []
    for _ in range(3):
        measures.append(measure())
        if measures[-1] <= bound:
            return measures[-1]
    return min(measures)
