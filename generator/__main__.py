"""The command, run with `-m generator` in a checkout and by the installed script."""

import os
import sys
from pathlib import Path


def run() -> int:
    """The command, from its first import on; the exit code, which is 130 if it is interrupted."""
    try:
        from .cli import main

        return main(program=_program())
    except KeyboardInterrupt:
        return 130


def _program() -> tuple[str, ...]:
    """The words that call the command as it was called."""
    if Path(sys.argv[0]).name != "__main__.py":
        return ("enumerant",)
    return (
        os.path.relpath(sys.executable) if Path(sys.executable).is_relative_to(Path.cwd()) else sys.executable,
        "-m",
        __package__ or "",
    )


if __name__ == "__main__":
    sys.exit(run())
