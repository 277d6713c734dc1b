"""Places: the events of a file and paths of its values in; the lines and columns of these out."""

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from ..errors import Location

Steps = tuple[str | int, ...]

_STEPS: dict[type, int] = {SequenceStartEvent: 1, MappingStartEvent: 1, SequenceEndEvent: -1, MappingEndEvent: -1}


def events_of(text: str) -> Callable[[], Any]:
    """A function that gives the next event; typed as Any, since each sort of event has other attributes."""
    return yaml.CSafeLoader(text).get_event


def mark_of(event: Any) -> tuple[int, int]:
    """The line and the column where an event begins, from 0."""
    return event.start_mark.line, event.start_mark.column


class Places:
    """The places (line and column from 0) of some locations of a file, found in one walk over its events."""

    def __init__(self, events: Callable[[], Any], locations: list[Location]) -> None:
        self._next = events
        self._wanted = {where.path[:length] for where in locations for length in range(len(where.path) + 1)}
        self._values: dict[Steps, tuple[int, int]] = {}
        self._keys: dict[Steps, tuple[int, int]] = {}
        self._next()
        if isinstance(self._next(), StreamEndEvent):
            self._values[()] = (0, 0)
        else:
            self._walk(self._next(), ())

    def of(self, where: Location) -> tuple[int, int]:
        """The place of a location, or of what should hold it if the file leaves it out."""
        if where.on_key and where.path in self._keys:
            return self._keys[where.path]
        path = where.path
        while path not in self._values:
            path = path[:-1]
        return self._values[path]

    def _walk(self, event: Any, path: Steps) -> None:
        if path not in self._wanted:
            self._skip(event)
            return
        self._values.setdefault(path, mark_of(event))
        if isinstance(event, SequenceStartEvent):
            index = 0
            while type(event := self._next()) is not SequenceEndEvent:
                self._walk(event, (*path, index))
                index += 1
        elif isinstance(event, MappingStartEvent):
            while type(key := self._next()) is not MappingEndEvent:
                self._keys.setdefault((*path, key.value), mark_of(key))
                self._walk(self._next(), (*path, key.value))

    def _skip(self, event: Any) -> None:
        depth, following = _STEPS.get(type(event), 0), self._next
        while depth:
            depth += _STEPS.get(type(following()), 0)
