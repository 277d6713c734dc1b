"""The benchmark's registries are registries, and its floor prints what the generator prints. No clock runs here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.reading.spec import read_spec

ROOT = Path(__file__).parents[2]
CODES = 50


def run(script: str, *arguments: object) -> None:
    command = [sys.executable, str(ROOT / "tests" / "bench" / script), *map(str, arguments)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the targets, not the generator's own notes above them."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/**/*") if path.is_file()}


@pytest.fixture(scope="module", params=["one", "five"])
def spec(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry whose codes state one attribute, and one whose codes state five."""
    folder = tmp_path_factory.mktemp("bench") / "spec"
    run("registry.py", folder, CODES, request.param)
    return folder


def test_registry_has_so_many_codes_and_no_fault(spec: Path) -> None:
    read = read_spec(spec)
    assert read.registry is not None
    assert sum(len(section.members) for section in read.registry.sections) == CODES
    assert read.findings([]) == []


def test_floor_prints_what_the_generator_prints(spec: Path, tmp_path: Path) -> None:
    run("floor.py", spec, tmp_path / "floor", ROOT / "templates")
    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "printed")]) == 0
    assert files(tmp_path / "printed")
    assert files(tmp_path / "printed") == files(tmp_path / "floor")


# What `make bench` compares is the same enum twice; a fact that only one of them had would make the ratio mean nothing.
SAME_FACTS = """
from importlib import import_module
from handwritten import facts_of, plain
from printed import HANDWRITTEN, modules

with modules() as (folder, printed):
    ours, theirs = import_module(printed).GeneralError, import_module(HANDWRITTEN).GeneralError
    facts = facts_of(ours)
    assert {"description", "action", "former_names", "permanent"} <= {*facts}, facts
    assert {*ours.__members__} == {*theirs.__members__}
    for code, other in zip(ours, theirs, strict=True):
        assert (code.id, [group.id for group in code.groups]) == (other.id, [group.id for group in other.groups])
        assert [plain(getattr(code, name)) for name in facts] == [getattr(other, name) for name in facts], code
    print(len(theirs))
"""


def test_the_enum_by_hand_has_the_same_facts() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "bench"), str(ROOT)))}
    done = subprocess.run([sys.executable, "-c", SAME_FACTS], env=environment, capture_output=True, text=True)

    assert done.stderr == ""
    assert int(done.stdout) > 80


@pytest.mark.prove
def test_every_contender_runs(tmp_path: Path) -> None:
    """Each command of the benchmark ends well once: a command that fails would be seen by who releases alone."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "bench"), str(ROOT)))}
    folder = f"pathlib.Path({str(tmp_path)!r})"
    program = f"""
import pathlib, bench
print(*bench.size_costs({folder} / "size", 250, 1))
print(*bench.every_costs({folder} / "every", 250, 1))
bench.LARGE = 250
print(*bench.large_costs({folder} / "large"))
"""
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)

    assert done.stderr == ""
    size, every, large = done.stdout.splitlines()
    assert size == "floor fresh again empty"
    assert every == "empty all-fresh all-first all-again all-check all-one"
    # What was before may not be known: in a clone without its past, or where there is no clone.
    assert large in ("now then", "now")
