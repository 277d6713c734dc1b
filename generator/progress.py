"""Progress: what is being done in; a line on the terminal that says so out, if it takes longer than a second."""

import sys
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self

from .text.visible import visible

_CLEAR = "\r\x1b[K"


class Progress:
    """A line at the bottom of a terminal; nothing at all where standard error is none."""

    def __init__(self, *, wanted: bool) -> None:
        self._doing = ""
        self._shown = False
        self._ended = Event()
        self._lock = Lock()
        self._thread = Thread(target=self._tick, daemon=True) if wanted and sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        """Begin."""
        if self._thread:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End, and leave the terminal as it was."""
        self._ended.set()
        if self._thread:
            self._thread.join()
        self.clear()

    def say(self, doing: str) -> None:
        """Say what is being done now."""
        self._doing = visible(doing)

    def clear(self) -> None:
        """Take the line away, so that something else can be printed there."""
        with self._lock:
            if self._shown:
                print(_CLEAR, end="", file=sys.stderr, flush=True)
            self._shown = False

    def _tick(self) -> None:
        wait = 1.0
        while not self._ended.wait(wait):
            wait = 0.2
            with self._lock:
                self._shown = True
                print(f"{_CLEAR}{self._doing[:70]}", end="", file=sys.stderr, flush=True)
