"""The command, run from a checkout with `-m generator`."""

from .cli import main

if __name__ == "__main__":
    raise SystemExit(main())
