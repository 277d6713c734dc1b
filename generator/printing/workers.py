"""Workers: what prints files in, what they make in the same order out; by as many processes as there are cores.

Without them the same is made one after the other: where there is little to print, one core, or no safe way to
continue in a copy of the process. A process that began anew would have to read and check the registry again.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Self

from ..errors import EnumerantError, Finding
from .same import Made

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Maker = Callable[[], Made]

# For fewer codes, each counted once a target, to begin and to hand over would take longer than is won.
LEAST = 20_000
# What is ready and not yet asked for is in memory: no more than this for each process.
_AHEAD = 2
_INDEX = 4


def made(files: Sequence[tuple[str, Maker]], codes: int, say: Callable[[str], None]) -> Iterator[Made]:
    """What is made for each path; `codes` is how many are printed, `say` is told what is printed.

    What makes it raises EnumerantError if a template fails.
    """
    count = _cores() if codes >= LEAST else 1
    if count == 1:
        for path, make in files:
            say(f"printing {path}")
            yield make()
        return
    with Workers(count, [make for _, make in files]) as workers:
        for index, (path, _) in enumerate(files):
            say(f"printing {path}")
            yield workers.text(index)


def _cores() -> int:
    """How many processes can be at work at once; one where a copy of this one could not safely continue."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


class _Failed(NamedTuple):
    findings: tuple[Finding, ...]


class Workers:
    """Processes that make texts ahead of when they are asked for; this one makes what they do not, or can not."""

    def __init__(self, count: int, makers: Sequence[Maker]) -> None:
        self._makers = makers
        self._count = count
        self._asked = 0
        self._ready: dict[int, Made | _Failed] = {}
        self._results: dict[Connection, int] = {}

    def __enter__(self) -> Self:
        """Begin."""
        taken, self._tasks = os.pipe()
        for _ in range(self._count):
            self._begin(taken)
        os.close(taken)
        return self

    def __exit__(self, *_: object) -> None:
        """End, whatever is still at work."""
        self._end()

    def text(self, index: int) -> Made:
        """The text that one maker makes. They are asked for in their order."""
        while self._results and self._asked < min(index + _AHEAD * self._count, len(self._makers)):
            self._ask()
        while self._results and index not in self._ready:
            self._take()
        made = self._ready.pop(index, None)
        if made is None:
            return self._makers[index]()
        if isinstance(made, _Failed):
            raise EnumerantError(*made.findings)
        return made

    def _begin(self, taken: int) -> None:
        from multiprocessing.connection import Pipe  # slow to import, and as a rule there is little to print

        result, given = Pipe(duplex=False)
        process = os.fork()
        if not process:
            os.close(self._tasks)
            _work(taken, given, self._makers)
        given.close()
        self._results[result] = process

    def _ask(self) -> None:
        try:
            os.write(self._tasks, self._asked.to_bytes(_INDEX, "big"))
            self._asked += 1
        except BrokenPipeError:
            self._end()

    def _take(self) -> None:
        """Wait for the next text. If a process was lost, with all that it held, the others are not waited for."""
        from multiprocessing.connection import wait

        come = wait(list(self._results))
        for result in [one for one in self._results if one in come]:
            try:
                index, told = result.recv()
                self._ready[index] = told if isinstance(told, _Failed) else Made(result.recv_bytes(), told)
            except (EOFError, OSError):
                self._end()
                return

    def _end(self) -> None:
        if self._results:
            os.close(self._tasks)
        for result, process in self._results.items():
            result.close()
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        self._results.clear()


def _work(taken: int, given: "Connection", makers: Sequence[Maker]) -> NoReturn:
    """Make one text after the other, until nobody asks any more; never return."""
    code = 1
    try:
        while task := os.read(taken, _INDEX):
            index = int.from_bytes(task, "big")
            _give(given, index, _made(makers[index]))
        code = 0
    finally:
        # Nothing of the copied process may happen twice: no handler, no flush, no word on an interrupt.
        os._exit(code)


def _give(given: "Connection", index: int, made: Made | _Failed) -> None:
    """Hand over what was made; what is big is not packed, which would hold it twice."""
    if isinstance(made, _Failed):
        given.send((index, made))
    else:
        given.send((index, made.scope))
        given.send_bytes(made.content)


def _made(make: Maker) -> Made | _Failed:
    try:
        return make()
    except EnumerantError as error:
        return _Failed(error.findings)
