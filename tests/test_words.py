"""No name that the spec takes breaks what is printed: each is printed so that it works, or refused with a cure.

The words are not from memory: a language says its own (`words/`), and the identifiers that the templates print are read
from a small registry as printed.
"""

import os
from pathlib import Path

import pytest
from proofs import (
    LONE,
    NO_VECTORS,
    Printed,
    drive,
    failures,
    full_print,
    missing_tools,
    printed,
    require_tools,
    targets,
)
from words import LANGUAGES, PLACES, language_words, names_of, printed_words, write_words

from generator.target import Target

PROVEN = [pytest.param(target, id=target.name) for target in targets()]


# So many names are tried at once where a compiler is slow; with ALL_WORDS=1 all are.
MOST = {"kotlin": 100}


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(LONE, tmp_path_factory.mktemp("lone"))


def test_every_module_of_words_is_of_a_target() -> None:
    assert LANGUAGES.keys() <= {target.name for target in targets()}


@pytest.mark.prove
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("target", PROVEN)
def test_a_word_is_a_name_like_any_other_or_refused(target: Target, place: str, lone: Printed, tmp_path: Path) -> None:
    require_tools(target.name, missing_tools(target.proof.tools))
    names = names_of(language_words(target.name) | printed_words(lone.out / target.name))
    # Every so many of them: kotlinc takes minutes, and more than its heap, for hundreds of sections or kinds.
    if target.name in MOST and "ALL_WORDS" not in os.environ:
        names = names[:: -(-len(names) // MOST[target.name])]
    tmp_path.joinpath("spec").mkdir()
    refused = write_words(place, names, target, tmp_path / "spec")
    words = printed(tmp_path / "spec", tmp_path, target.name)

    assert len(names) > 50
    assert len(refused) < len(names) // 2
    assert [said for said in refused.values() if not said.endswith(("rename it", "rename one of the two"))] == []
    results = drive(target, words, NO_VECTORS, tmp_path / "drive")
    assert failures(results) == []
    assert results[-1].stdout == full_print(words.registry())
