"""Every target that has a proof: its formatter finds nothing to change, and its driver answers the shared vectors.

`conformance/vectors.tsv` holds facts written by hand; a driver also prints every code, which must equal the model.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import TEMPLATES
from generator.model import Code, Registry
from generator.render import Renderer
from generator.spec import read_spec
from generator.target import Target, read_targets, target_names

TESTS = Path(__file__).parent
ROOT = TESTS.parent
VECTORS = TESTS / "conformance" / "vectors.tsv"
TARGETS, _ = read_targets(TEMPLATES, target_names(TEMPLATES))
FORMATTED = [target for target in TARGETS if target.proof.format]
DRIVEN = [target for target in TARGETS if target.proof.conformance]


def read(spec: Path) -> Registry:
    registry = read_spec(spec).registry

    assert registry is not None
    return registry


def run(command: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def full_print(registry: Registry) -> str:
    return "".join(line(code) for section in registry.sections for code in section.members)


def line(code: Code) -> str:
    text = code.description.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    group = code.group.name if code.group else "-"
    permanent = {True: "true", False: "false", None: "-"}[code.permanent]
    return "\t".join((code.kind, code.section, group, str(code.id), code.name, permanent, text)) + "\n"


def drive(target: Target, registry: Registry, printed: Path, vectors: str, folder: Path) -> tuple[int, str, str]:
    """Put the driver into a copy of the printed folder and run it; exit code, stdout and stderr of the last command."""
    assert target.proof.driver is not None
    template, path = target.proof.driver
    workshop = folder / target.name
    shutil.copytree(printed / target.name, workshop)
    workshop.joinpath(path).write_text(Renderer(registry, target, TEMPLATES, "spec").text(template), "utf-8")
    workshop.joinpath("vectors.tsv").write_text(vectors, "utf-8")
    for command in target.proof.conformance:
        done = run(command, workshop)
    return done.returncode, done.stdout, done.stderr


def test_proofs_were_found() -> None:
    assert "python" in {target.name for target in DRIVEN} & {target.name for target in FORMATTED}
    assert len(VECTORS.read_text("utf-8").splitlines()) > 50


@pytest.mark.parametrize("target", FORMATTED, ids=lambda target: target.name)
@pytest.mark.parametrize("printed", [ROOT / "generated", TESTS / "golden"], ids=["registry", "sample"])
def test_formatters_find_nothing_to_change(target: Target, printed: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(printed / target.name, tmp_path / target.name))
    results = [run(command, folder) for command in target.proof.format]

    assert [(result.returncode, result.stdout + result.stderr) for result in results if result.returncode] == []


@pytest.mark.parametrize("target", DRIVEN, ids=lambda target: target.name)
def test_vectors(target: Target, tmp_path: Path) -> None:
    registry = read(ROOT / "spec")
    code, out, err = drive(target, registry, ROOT / "generated", VECTORS.read_text("utf-8"), tmp_path)

    assert (code, err) == (0, "")
    assert out == full_print(registry)


@pytest.mark.parametrize("target", DRIVEN, ids=lambda target: target.name)
def test_every_text_of_the_sample_comes_back(target: Target, tmp_path: Path) -> None:
    registry = read(TESTS / "spec")
    code, out, err = drive(target, registry, TESTS / "golden", "by\tin\task\tanswers\n", tmp_path)

    assert (code, err) == (0, "")
    assert out == full_print(registry)


@pytest.mark.parametrize("target", DRIVEN, ids=lambda target: target.name)
def test_a_wrong_vector_is_told(target: Target, tmp_path: Path) -> None:
    wrong = "by\tin\task\tanswers\nid\terror\t27\t-\nid\terror\t1\tgeneral-error/EC_UNKNOWN_SUBSCRIBER\n"
    code, _, err = drive(target, read(ROOT / "spec"), ROOT / "generated", wrong, tmp_path)

    assert code == 1
    assert err == "id 27 in error: expected -, got general-error/EC_ABSENT_SUBSCRIBER\n"
