"""The same spec gives the same bytes, whatever the machine: each run is a process in another surrounding."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from trees import files

# Each of these prints everything once more: a newcomer's run has no time for them.
pytestmark = pytest.mark.prove

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"

# Listings of folders come in another order than the disk's.
UNSORTED = """\
import os
scandir, listdir = os.scandir, os.listdir

class Backwards:
    def __init__(self, *where):
        with scandir(*where) as entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __iter__(self):
        return self._entries
    def __next__(self):
        return next(self._entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

os.scandir = Backwards
os.listdir = lambda *where: sorted(listdir(*where), reverse=True)
"""


@pytest.mark.parametrize(
    "surrounding",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
        {"LC_ALL": "tr_TR.ISO-8859-9", "PYTHONUTF8": "0"},
        {"PYTHONUTF8": "1"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles", "SOURCE_DATE_EPOCH": "0"},
        {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
        {"COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb"},
    ],
    ids=lambda surrounding: ",".join(f"{key}={value}" for key, value in surrounding.items()),
)
def test_the_environment_changes_nothing(surrounding: dict[str, str], tmp_path: Path) -> None:
    generate(tmp_path / "out", env={**os.environ, **surrounding})

    assert files(tmp_path / "out") == files(GENERATED)


def generate(out: Path, *before: str, env: dict[str, str] | None = None, cwd: Path = ROOT) -> None:
    command = (*before, sys.executable, "-m", "generator", "generate", "--spec", str(ROOT / "spec"), "--out", str(out))
    environment = {**(env or os.environ), "PYTHONPATH": os.pathsep.join((str(ROOT), (env or {}).get("PYTHONPATH", "")))}
    subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True)


def test_the_working_folder_changes_nothing(tmp_path: Path) -> None:
    generate(tmp_path / "out", cwd=tmp_path)

    assert files(tmp_path / "out") == files(GENERATED)


def test_the_order_of_the_disk_changes_nothing(tmp_path: Path) -> None:
    tmp_path.joinpath("sitecustomize.py").write_text(UNSORTED, "utf-8")
    generate(tmp_path / "out", env={**os.environ, "PYTHONPATH": str(tmp_path)})

    assert files(tmp_path / "out") == files(GENERATED)


@pytest.mark.parametrize("umask", ["000", "077"])
def test_the_umask_changes_no_bytes(umask: str, tmp_path: Path) -> None:
    generate(tmp_path / "out", "sh", "-c", f'umask {umask}; exec "$@"', "sh")

    assert files(tmp_path / "out") == files(GENERATED)


@pytest.mark.skipif(shutil.which("taskset") is None, reason="there is no taskset")
def test_the_number_of_cores_changes_nothing(tmp_path: Path) -> None:
    generate(tmp_path / "out", "taskset", "-c", "0")

    assert files(tmp_path / "out") == files(GENERATED)
