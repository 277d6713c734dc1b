"""What a registry states at all, what only its members do, and a number that it does not list: facts by hand."""

from pathlib import Path

import pytest
from proofs import LONE, NOTIONS, SAMPLE, lone_but

from generator.printing.views.package import unlisted
from generator.printing.views.stated import members_state, states
from generator.reading.spec import read_spec

REGISTRY = NOTIONS.registry()
SECTIONS = {section.name: section for section in REGISTRY.sections}
KINDS = {kind.name: kind for kind in SAMPLE.registry().kinds}


@pytest.mark.parametrize(
    ("section", "name", "by_any", "by_members"),
    [
        ("device-fault", "wire_name", True, True),
        ("device-fault", "former_names", True, True),
        # Only an alias is deprecated.
        ("device-fault", "deprecated", True, False),
        ("device-fault", "final", True, True),
        ("device-fault", "action", False, False),
        ("odd-fault", "wire_name", False, False),
        ("reason", "action", True, True),
    ],
)
def test_what_is_stated(section: str, name: str, by_any: bool, by_members: bool) -> None:
    assert (states(SECTIONS[section], name), members_state(SECTIONS[section], name)) == (by_any, by_members)


def test_a_part_of_what_is_stated() -> None:
    fault, signal = KINDS["fault"], KINDS["signal"]

    assert [members_state(fault, part) for part in ("deprecation_note", "replaced_by")] == [True, True]
    assert [members_state(signal, part) for part in ("deprecation_note", "replaced_by")] == [False, False]
    assert not members_state(REGISTRY, "replaced_by")
    assert states(REGISTRY, "replaced_by")


@pytest.mark.parametrize(
    ("ids", "number", "expected"),
    [
        ("int32", 1, 99999),
        ("int32", 99999, 100000),
        ("uint8", 1, 255),
        ("uint8", 255, 254),
        ("int16", 1, 32767),
    ],
)
def test_a_number_that_is_not_listed_is_one_that_the_first_section_can_have(
    ids: str, number: int, expected: int, tmp_path: Path
) -> None:
    spec = lone_but("{error: Errors}", f"{{error: {{title: Errors, ids: {ids}}}}}", tmp_path / "spec")
    section = spec / "error.yaml"
    section.write_text(section.read_text("utf-8").replace("id: 1", f"id: {number}"), "utf-8")
    registry = read_spec(spec).registry

    assert registry is not None
    assert unlisted(registry) == expected
    assert "{error: Errors}" in LONE.joinpath("registry.yaml").read_text("utf-8")
