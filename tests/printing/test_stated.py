"""What a registry states at all, and what only its members do; asked of the notions and of the sample, by hand."""

import pytest
from proofs import NOTIONS, SAMPLE

from generator.printing.views.stated import members_state, states

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

    assert [members_state(fault, "deprecated", part) for part in ("note", "replaced_by")] == [True, True]
    assert [members_state(signal, "deprecated", part) for part in ("note", "replaced_by")] == [False, False]
    assert not members_state(REGISTRY, "deprecated", "replaced_by")
