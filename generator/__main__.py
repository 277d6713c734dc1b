"""The command, run with `-m generator` in a checkout and by the installed script."""

import os
import sys

from .writing.stamp import unchanged


def run() -> int:
    """The command, from its first import on; the exit code, which is 130 if it is interrupted."""
    try:
        if _says_it_again():
            return 0
        from .cli import main

        return main(program=_program())
    except KeyboardInterrupt:
        return 130


def _says_it_again() -> bool:
    """Whether nothing has changed since the last run, and what it said has reached the system once more.

    If that fails, the run itself tells why.
    """
    said = unchanged(sys.argv[1:])
    if said is None or sys.stdout is None:
        return False
    try:
        os.write(sys.stdout.fileno(), said.encode(sys.stdout.encoding, "backslashreplace"))
    except OSError:
        return False
    return True


def _program() -> tuple[str, ...]:
    """The words that call the command as it was called."""
    if os.path.basename(sys.argv[0]) != "__main__.py":
        return ("enumerant",)
    is_here = sys.executable.startswith(os.path.join(os.getcwd(), ""))
    return (os.path.relpath(sys.executable) if is_here else sys.executable, "-m", __package__ or "")


if __name__ == "__main__":
    sys.exit(run())
