"""The command, run with `-m generator` in a checkout and by the installed script."""

import sys


def run() -> int:
    """The command, from its first import on; the exit code, which is 130 if it is interrupted."""
    try:
        from .cli import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
