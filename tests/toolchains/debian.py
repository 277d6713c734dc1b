"""Install what `debian.txt` lists and the machine lacks; says so and exits 1 where there is no apt-get to do it."""

import shutil
import subprocess
import sys
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
    for command in (("apt-get", "update", "--quiet", "--quiet"), install):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 0


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
