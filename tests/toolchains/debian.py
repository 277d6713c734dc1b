"""Install what `debian.txt` lists and the machine lacks; says so and exits 1 where there is no apt-get to do it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path


def main() -> int:
    """Install the packages whose wanted version is not there."""
    lines = Path(__file__).with_name("debian.txt").read_text("utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith("#")]
    missing = [package for package in packages if not is_installed(package)]
    if not missing:
        return 0
    if shutil.which("apt-get") is None:
        print(f"install {', '.join(missing)}: there is no apt-get here", file=sys.stderr)
        return 1
    install = ("apt-get", "install", "--yes", "--quiet", "--quiet", "--no-install-recommends", *missing)
    return next(filter(None, map(run_when_free, (("apt-get", "update", "--quiet", "--quiet"), install))), 0)


# What apt-get and dpkg say while another one is at work, in English.
_ENGLISH = {**os.environ, "LC_ALL": "C"}
_LOCKED = ("Could not get lock", "was locked by another process")


def run_when_free(command: Sequence[str], pause: float = 5, tries: int = 120) -> int:
    """Run a command of the package manager; while another one is at work, wait and try again. Its exit code."""
    for left in reversed(range(tries)):
        done = subprocess.run(
            command, env=_ENGLISH, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
        )
        if not any(words in done.stderr for words in _LOCKED) or not left:
            print(done.stderr, end="", file=sys.stderr)
            return done.returncode
        if left == tries - 1:
            print("waiting for another package manager to end", file=sys.stderr, flush=True)
        time.sleep(pause)
    return 1


def is_installed(package: str) -> bool:
    """Whether a version that `name=pattern` wants is installed."""
    name, _, wanted = package.partition("=")
    query = ("dpkg-query", "--show", "--showformat=${db:Status-Status} ${Version}", name)
    if shutil.which(query[0]) is None:
        return False
    said = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    return fnmatch(said, f"installed {wanted}")


if __name__ == "__main__":
    sys.exit(main())
