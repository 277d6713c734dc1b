"""The samples that the reference shows: every one compiles, runs, and meets the code that it stands beside."""

from pathlib import Path

import pytest
from proofs import NOTIONS, SAMPLE, Printed, failures, param, prints_all, require_tools_of, run_program, targets
from samples import PROGRAMS, numbers_said, program_of_samples

from generator.targets.target import Target

SAMPLED = [target for target in targets() if target.sample]


def test_every_language_of_code_has_a_sample_and_a_program_for_it() -> None:
    assert {target.name for target in SAMPLED} == set(PROGRAMS)
    assert len(SAMPLED) >= 10


@pytest.mark.parametrize("registry", [SAMPLE, NOTIONS], ids=lambda one: one.name)
@pytest.mark.parametrize("target", [param(target) for target in SAMPLED])
def test_every_sample_meets_its_code(target: Target, registry: Printed, tmp_path: Path) -> None:
    require_tools_of(target)
    assert prints_all(target, registry.spec)
    results = run_program(target, program_of_samples(target, registry), tmp_path, registry)

    assert failures(results) == []
    assert results[-1].stdout == numbers_said(target, registry)
