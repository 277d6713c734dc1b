"""The sandbox that templates run in: Jinja's own, and no operation or template in it that never ends."""

import signal
import threading
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from types import FrameType

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

# A file of 25,000 codes takes seconds.
SECONDS = 60.0

# Operators that can take for ever, or all the memory there is, in one step that no time limit interrupts.
_UNBOUNDED = frozenset(("*", "**", "%"))
_MOST = 1_000_000


class TooLongError(Exception):
    """A template ran into the time limit."""


class TooLongToCompileError(BaseException):
    """A template ran into the time limit while it was compiled.

    Jinja works out what is constant then, and takes any Exception for a sign that something is not.
    """


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, in which no single operation takes very long or makes something very big."""

    intercepted_binops = _UNBOUNDED

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Multiply and divide small numbers, repeat short texts; refuse what has no bound."""
        formats = operator == "%" and isinstance(left, str)
        if operator == "**" or formats or _size(left) * _size(right) > _MOST:
            raise SecurityError(f"the operator {operator} is not allowed with these values")
        return super().call_binop(context, operator, left, right)


def _size(value: object) -> float:
    if isinstance(value, (int, float)):
        return abs(value) + 1
    return len(value) + 1 if isinstance(value, Sized) else 1


@contextmanager
def time_limit(error: type[BaseException]) -> Iterator[None]:
    """Raise this error in the block if it is not done in time.

    Only a main thread on a system with signals can be interrupted; elsewhere there is no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise error(f"the template did not end within {SECONDS:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
