"""Every target that has a proof.yaml: its tools find nothing to say, and its driver answers the shared vectors.

`conformance/vectors.tsv` holds facts written by hand; a driver also prints every code, which must equal the model.
A target whose tools are missing is skipped by name; where REQUIRE_TOOLCHAINS is set, as in CI, that is a failure.
"""

import shutil
from pathlib import Path

import pytest
from large import write_large
from proof import proof_of
from proofs import (
    ANSWERS,
    LONE,
    NO_VECTORS,
    NOTIONS,
    NOTIONS_VECTORS,
    OWN_WORDS,
    REAL,
    SAMPLE,
    SAMPLE_VECTORS,
    SURFACES,
    TWINS,
    VECTORS,
    Printed,
    check_format,
    drive,
    drive_again,
    failures,
    full_print,
    mix,
    param,
    printed,
    printed_batch,
    prints_all,
    require_tools_of,
    run_program,
    surface,
    targets,
)

from generator.targets.folders import TEMPLATES, target_names
from generator.targets.target import Target

PROVEN = [param(target) for target in targets()]
MIXED = [param(target) for target in targets() if proof_of(target).mix]
ANSWERING = [param(target) for target in targets() if target.name in ANSWERS]
WHOLE = [param(target) for target in targets() if prints_all(target, NOTIONS.spec)]
# Their own tests hold what is printed against schemas and readers, all in Python.
WITHOUT_PROOF = {"catalog", "jsonschema", "markdown"}
# Data has no types that could be mixed.
UNTYPED = {"html", "openapi", "sql"}
EACH = [pytest.param(printed, id=printed.name) for printed in (REAL, SAMPLE)]


@pytest.fixture
def _tools(target: Target) -> None:
    require_tools_of(target)


def test_proofs_were_found() -> None:
    assert {*target_names(TEMPLATES)}.difference(target.name for target in targets()) == WITHOUT_PROOF
    assert {target.name for target in targets() if not proof_of(target).mix} == UNTYPED
    assert len(WHOLE) >= 1
    assert {f"{target.name}.txt" for target in targets() if proof_of(target).surface} == {
        path.name for path in SURFACES.iterdir()
    }
    assert len(ANSWERING) == len(ANSWERS) >= 1
    assert len(VECTORS.read_text("utf-8").splitlines()) > 50


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("printed", EACH)
@pytest.mark.parametrize("target", PROVEN)
def test_the_tools_find_nothing(target: Target, printed: Printed, tmp_path: Path) -> None:
    assert failures(check_format(target, printed, tmp_path)) == []


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("target", PROVEN)
def test_vectors_are_answered_and_a_wrong_one_is_told(target: Target, tmp_path: Path) -> None:
    results = drive(target, REAL, VECTORS.read_text("utf-8"), tmp_path)

    assert failures(results) == []
    assert results[-1].stdout == full_print(REAL.registry())

    wrong = f"{NO_VECTORS}id\terror\t27\t-\nid\terror\t1\tgeneral-error/EC_UNKNOWN_SUBSCRIBER\n"
    told = drive_again(target, wrong, tmp_path)

    assert told.returncode == 1
    assert "id 27 in error: expected -, got general-error/EC_ABSENT_SUBSCRIBER" in told.stderr.splitlines()


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("target", PROVEN)
def test_every_text_of_the_sample_comes_back(target: Target, tmp_path: Path) -> None:
    results = drive(target, SAMPLE, SAMPLE_VECTORS.read_text("utf-8"), tmp_path)

    assert failures(results) == []
    assert results[-1].stdout == full_print(SAMPLE.registry())


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("target", WHOLE)
def test_every_notion_comes_back(target: Target, tmp_path: Path) -> None:
    results = drive(target, NOTIONS, NOTIONS_VECTORS.read_text("utf-8"), tmp_path / "drive")

    assert failures(results) == []
    assert results[-1].stdout == full_print(NOTIONS.registry())
    assert failures(check_format(target, NOTIONS, tmp_path / "format")) == []


# A folder that is called like things which tools obey.
OBEYED = "noqa NOSONAR -- prettier-ignore go-build"


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("spec", [pytest.param(spec, id=spec.name) for spec in (LONE, TWINS, OWN_WORDS)])
@pytest.mark.parametrize("target", PROVEN)
def test_a_small_registry_of_odd_names_works(target: Target, spec: Path, tmp_path: Path) -> None:
    small = printed(Path(shutil.copytree(spec, tmp_path / OBEYED)), tmp_path, target.name)
    results = drive(target, small, NO_VECTORS, tmp_path / "drive")

    assert failures(results) == []
    assert results[-1].stdout == full_print(small.registry())
    assert failures(check_format(target, small, tmp_path / "format")) == []


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed_batch(tmp_path_factory.mktemp("batch"))


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("target", PROVEN)
def test_every_text_of_the_batch_comes_back(target: Target, batch: Printed, tmp_path: Path) -> None:
    results = drive(target, batch, NO_VECTORS, tmp_path / "drive")

    assert failures(results) == []
    assert results[-1].stdout == full_print(batch.registry())
    assert failures(check_format(target, batch, tmp_path / "format")) == []


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("target", MIXED)
def test_a_status_where_an_error_belongs_is_refused(target: Target, tmp_path: Path) -> None:
    neighbour = mix(target, SAMPLE, mixed=False, folder=tmp_path / "neighbour")
    mixture = mix(target, SAMPLE, mixed=True, folder=tmp_path / "mixture")

    assert failures(neighbour) == []
    assert failures(mixture) != []


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("target", ANSWERING)
def test_answers(target: Target, tmp_path: Path) -> None:
    """Facts of the real registry and what is said of unknown codes, written by hand in the target's language."""
    assert failures(run_program(target, ANSWERS[target.name].read_text("utf-8"), tmp_path)) == []


SURFACED = [param(target) for target in targets() if proof_of(target).surface]


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("target", SURFACED)
def test_what_is_exported(target: Target, tmp_path: Path) -> None:
    """Accepted by `make surface`: a change of what users can name is seen in review."""
    results = surface(target, NOTIONS, tmp_path)

    assert failures(results) == []
    assert results[-1].stdout.splitlines() == SURFACES.joinpath(f"{target.name}.txt").read_text("utf-8").splitlines()


LIMITED = [param(target) for target in targets() if target.codes_per_section]


@pytest.mark.usefixtures("_tools")
@pytest.mark.parametrize("target", LIMITED)
def test_a_section_as_large_as_the_language_can_hold_compiles(target: Target, tmp_path: Path) -> None:
    assert target.codes_per_section is not None
    tmp_path.joinpath("spec").mkdir()
    write_large(tmp_path / "spec", target.codes_per_section.most)
    large = printed(tmp_path / "spec", tmp_path, target.name)
    results = drive(target, large, NO_VECTORS, tmp_path / "drive")

    assert failures(results) == []
    assert results[-1].stdout == full_print(large.registry())
