"""No name that the spec takes breaks what is printed: each is printed so that it works, or refused with a cure.

The words are not from memory: a language says its own (`words/`), and the identifiers that the templates print are read
from a small registry as printed.
"""

import os
from pathlib import Path

import pytest
from proofs import LONE, NO_VECTORS, Printed, drive, failures, full_print, printed, require_tools_of, targets
from words import LANGUAGES, PLACES, language_words, names_of, printed_words, write_words

from generator.reading.attributes import MOST as MOST_ATTRIBUTES
from generator.targets.target import Target

# A target that knows no names of attributes prints none yet; pages that are printed on request take any word.
CASES = [
    pytest.param(target, place, id=f"{target.name}-{place}")
    for target in targets()
    if not target.on_request
    for place in PLACES
    if place != "attributes" or any(sort.of == "attribute" for sort in target.names.values())
]


# kotlinc has no heap for many more sections or kinds at once, and of kinds others have minutes to compile.
# One part of the names is tried, or all with ALL_WORDS=1.
MOST = {
    ("kotlin", "sections"): 100,
    **{(name, "kinds"): 100 for name in ("csharp", "go", "java", "kotlin", "rust")},
    **{(name, "sections"): 200 for name in ("go", "rust")},
}


def most_at_once(target: Target, place: str, names: list[str]) -> int:
    """How many of the names one registry may have."""
    return MOST_ATTRIBUTES if place == "attributes" else MOST.get((target.name, place), len(names))


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(LONE, tmp_path_factory.mktemp("lone"))


def test_every_module_of_words_is_of_a_target() -> None:
    assert LANGUAGES.keys() <= {target.name for target in targets()}


@pytest.mark.prove
@pytest.mark.parametrize(("target", "place"), CASES)
def test_a_word_is_a_name_like_any_other_or_refused(target: Target, place: str, lone: Printed, tmp_path: Path) -> None:
    require_tools_of(target)
    names = names_of(language_words(target.name) | printed_words(lone.out / target.name))
    most = most_at_once(target, place, names)
    parts = [names[start :: -(-len(names) // most)] for start in range(-(-len(names) // most))]

    assert len(names) > 50
    for part in parts if "ALL_WORDS" in os.environ else parts[:1]:
        folder = tmp_path / f"from-{part[0]}"
        folder.joinpath("spec").mkdir(parents=True)
        refused = write_words(place, part, target, folder / "spec")
        words = printed(folder / "spec", folder, target.name)

        assert len(refused) < len(part) // 2
        assert [said for said in refused.values() if not said.endswith(("rename it", "rename one of the two"))] == []
        results = drive(target, words, NO_VECTORS, folder / "drive")
        assert failures(results) == []
        assert results[-1].stdout == full_print(words.registry())
