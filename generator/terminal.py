"""What a terminal can show: a stream in, its colours and its columns out."""

import os
from collections.abc import Mapping
from typing import TextIO


def is_coloured(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a stream shows colours: a terminal does, if nobody says otherwise by NO_COLOR or FORCE_COLOR."""
    # https://no-color.org and https://force-color.org: set and not empty.
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def columns(stream: TextIO) -> int | None:
    """How wide it is; None for what is no terminal."""
    if not stream.isatty():
        return None
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError):
        return None
