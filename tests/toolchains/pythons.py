"""Prints the registry with every Python that can be had here, from 3.11 on, and compares; exits 1 at a difference.

Each has an environment of its own with what the installed tool needs, pinned as in the checkout. Run it with
`make pythons`.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "support"))

from trees import files  # noqa: E402  # the helpers' folder has to be on the path first

NEEDED = ("jinja2", "jsonschema-rs", "markupsafe", "pyyaml")


def main() -> int:
    """Try them all and say which differ."""
    differing = [python for version, python in sorted(pythons().items()) if not prints_the_same(version, python)]
    return int(bool(differing))


def pythons() -> dict[str, Path]:
    """The interpreters by version: this one, those on the path and those of pyenv."""
    found: dict[str, Path] = {}
    on_path = (shutil.which(f"python3.{minor}") for minor in range(11, 30))
    of_pyenv = Path.home().glob(".pyenv/versions/*/bin/python3")
    for python in map(str, (sys.executable, *filter(None, on_path), *of_pyenv)):
        told = subprocess.run((python, "--version"), capture_output=True, text=True, check=False).stdout
        match = re.fullmatch(r"Python (3\.(\d+)\.\d+)\n", told)
        if match and int(match[2]) >= 11:
            found.setdefault(match[1], Path(python))
    return found


def prints_the_same(version: str, python: Path) -> bool:
    """Whether this Python prints what stands in generated/."""
    lines = ROOT.joinpath("requirements.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line.split("==")[0] in NEEDED]
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        own = folder / "venv" / "bin" / "python"
        out = folder / "out"
        for command in (
            (python, "-m", "venv", folder / "venv"),
            (own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", *pins),
            (own, "-m", "generator", "generate", "--out", out),
        ):
            subprocess.run(tuple(map(str, command)), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        same = files(out) == files(ROOT / "generated")
    print(f"Python {version}: {'the same bytes' if same else 'DIFFERENT'}", flush=True)
    return same


if __name__ == "__main__":
    sys.exit(main())
