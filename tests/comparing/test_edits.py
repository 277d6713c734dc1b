"""Known edits of a registry, one and many at once: just these are said, and on the way back their mirrors."""

import os
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from edits import OF_CODES, OF_THE_WHOLE, Both, Draft, Said, add, move_to_group, read, registry
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.comparing.change import SORTS
from generator.comparing.compare import compare
from generator.comparing.matching import Sides
from generator.model import Registry

EXAMPLES = int(os.environ.get("TEXT_EXAMPLES", "12"))


def said(old: Registry, new: Registry) -> list[Said]:
    changes = compare(Sides(old, new))

    assert {change.sort for change in changes} <= SORTS.keys()
    return sorted(Said(change.verdict.word, change.sort, str(change.name)) for change in changes)


def test_without_an_edit_nothing_is_said() -> None:
    assert said(read(registry()), read(registry())) == []


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.prove) for seed in (1, 2))])
@pytest.mark.parametrize("edit", [*OF_CODES, *OF_THE_WHOLE], ids=lambda edit: edit.__name__)
def test_an_edit_is_said_and_its_mirror(edit: Callable[[Draft], Both], seed: int) -> None:
    draft = Draft(Random(seed))
    there, back = edit(draft)

    old, new = read(draft.before), read(draft.files)

    assert said(old, new) == sorted(there)
    assert said(new, old) == sorted(back)


# Two edits of the whole that are told otherwise together: a section that is renamed is called so by the other.
CLASHES = (
    {"swap", "rename_section"},
    {"change_default", "state_what_is_not_the_default"},
    {"change_default", "state_the_default"},
)


@settings(deadline=None, max_examples=EXAMPLES)
# Two codes that went to the same group, the second of them first.
@example([move_to_group, add, add, add, add, add, move_to_group], set(), 298684)
@given(st.lists(st.sampled_from(OF_CODES), max_size=12), st.sets(st.sampled_from(OF_THE_WHOLE)), st.integers(0, 10**6))
def test_many_edits_are_said_and_nothing_else(
    of_codes: list[Callable[[Draft], Both]], of_the_whole: set[Callable[[Draft], Both]], seed: int
) -> None:
    draft = Draft(Random(seed))
    edits = [*of_codes, *sorted(of_the_whole, key=lambda edit: edit.__name__)]
    names = {edit.__name__ for edit in edits}
    for clash in CLASHES:
        if clash <= names:
            edits = [edit for edit in edits if edit.__name__ != min(clash)]
    there: Counter[Said] = Counter()
    back: Counter[Said] = Counter()
    for edit in edits:
        one, other = edit(draft)
        there.update(one)
        back.update(other)

    old, new = read(draft.before), read(draft.files)

    assert Counter(said(old, new)) == there
    assert Counter(said(new, old)) == back
