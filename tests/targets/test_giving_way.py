"""Names that give way: what a target calls things by a word of its own is in the way of no name, by hand."""

from pathlib import Path

import pytest
from proofs import LONE, OWN_WORDS

from generator.cli import main
from generator.reading.spec import read_spec
from generator.targets.folders import TEMPLATES, target_names
from generator.targets.giving_way import giving_way
from generator.targets.manifest import read_targets


@pytest.mark.parametrize(
    ("target", "role", "name", "section", "expected"),
    [
        # A kind's look-ups, and the section that is called like them.
        ("java", "kind_codes", "error", "", "ErrorCodes_"),
        ("java", "type", "error-codes", "", "ErrorCodes"),
        ("java", "kind_type", "main", "", "MainCode_"),
        ("kotlin", "kind_codes", "error", "", "ErrorCodesType"),
        ("php", "kind_code", "error", "", "ErrorCode_"),
        ("python", "code_base", "error", "", "ErrorCode_"),
        ("openapi", "known", "main", "", "KnownMain_"),
        # The type of a section's groups, and a code.
        ("go", "group_type", "error-codes", "", "ErrorCodesGroup_"),
        ("go", "const", "GROUP", "error-codes", "ErrorCodesGroup"),
        # A group, and a code.
        ("go", "group_const", "ALPHA", "main", "MainGroupAlpha_"),
        ("go", "const", "GROUP_ALPHA", "main", "MainGroupAlpha"),
        # Two names with words of the target's own: the later one of the manifest, which is escaped until it is alone.
        ("go", "group_interface", "main", "", "MainCodeGroup_"),
        ("go", "group_type", "main-code", "", "MainCodeGroup__"),
        # What is fixed stays, and what meets it does not.
        ("csharp", "info", "main", "", "MainInfo"),
        ("csharp", "attribute", "main_info", "", "MainInfo_"),
        # In a way that the language's linter takes.
        ("protobuf", "unspecified", "main", "", "MAIN_UNSPECIFIED_UNSPECIFIED"),
        ("protobuf", "value", "UNSPECIFIED", "main", "MAIN_UNSPECIFIED"),
        ("java", "attribute_fact", "shade", "", "shadeFact_"),
        # What meets nothing.
        ("go", "group_type", "main", "", "MainGroup"),
    ],
)
def test_the_words_of_a_target_give_way(target: str, role: str, name: str, section: str, expected: str) -> None:
    registry = read_spec(OWN_WORDS).registry
    (language,), _ = read_targets(TEMPLATES, [target])
    assert registry is not None

    assert giving_way(language, registry).spelling(role, name, section) == expected


def test_nothing_gives_way_where_nothing_meets() -> None:
    registry = read_spec(LONE).registry
    found, _ = read_targets(TEMPLATES, target_names(TEMPLATES))
    assert registry is not None

    assert len(found) > 14
    assert [target.name for target in found if giving_way(target, registry) is not target] == []


def test_nobody_has_to_rename_a_name_for_a_word_of_a_tool(tmp_path: Path) -> None:
    """By any target, those that are printed on request too."""
    named = [word for name in target_names(TEMPLATES) for word in ("--target", name)]

    assert main(["generate", "--spec", str(OWN_WORDS), "--out", str(tmp_path / "out"), *named]) == 0
