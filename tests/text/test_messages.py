"""How a message says a value, which words it takes for a slip of another, and how much of a line it shows."""

from string import ascii_uppercase

import pytest

from generator.errors import Finding
from generator.text.messages import closest, did_you_mean, heading, meant, nearest, shown


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, "a map"),
        ([], "a list"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-27, "-27"),
        ("", "''"),
        ("Ten", "'Ten'"),
        ("Ten\nor more", "'Ten\\nor more'"),
        ("t" * 60, f"'{'t' * 60}'"),
        ("t" * 61, f"'{'t' * 60}…'"),
    ],
)
def test_a_value_is_said_by_what_it_is(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_a_name_is_a_heading() -> None:
    assert [heading(name) for name in ("cause", "http_status", "a_b_c")] == ["Cause", "Http status", "A b c"]


TARGETS = ["catalog", "csharp", "go", "java", "jsonschema", "php", "python", "typescript"]


@pytest.mark.parametrize(
    ("word", "words", "expected"),
    [
        # One letter too few, too many, or another one.
        ("pyton", TARGETS, ["python"]),
        ("pythons", TARGETS, ["python"]),
        ("phq", ["php", "go"], ["php"]),
        # The beginning of a word, or a longer form of one.
        ("ty", TARGETS, ["typescript"]),
        ("golang", TARGETS, ["go"]),
        ("cat", TARGETS, ["catalog"]),
        # The first letter and some that follow.
        ("ts", TARGETS, ["typescript"]),
        ("js", TARGETS, ["jsonschema"]),
        ("sj", TARGETS, []),
        # Signs and capitals say nothing, but for two signs that have names.
        ("c#", TARGETS, ["csharp"]),
        ("C-Sharp", TARGETS, ["csharp"]),
        ("c++", ["cpp", "csharp"], ["cpp"]),
        ("c+", ["cpp", "csharp"], ["cpp"]),
        # A single letter may be the beginning of a word, and of four words it says nothing.
        ("g", TARGETS, ["go"]),
        ("p", TARGETS, ["php", "python"]),
        ("x", [f"x{letter * 9}" for letter in "abc"], ["xaaaaaaaaa", "xbbbbbbbbb", "xccccccccc"]),
        ("x", [f"x{letter * 9}" for letter in "abcd"], []),
        # A word of one letter is no short form of a longer one.
        ("axxxxx", ["a", "b"], []),
        ("axxxxx", ["ax", "b"], ["ax"]),
        ("", TARGETS, []),
        ("###", ["sharpsharpsharp"], ["sharpsharpsharp"]),
        ("...", TARGETS, []),
        ("python", [], []),
    ],
)
def test_what_a_word_may_mean(word: str, words: list[str], expected: list[str]) -> None:
    assert meant(word, words) == expected


@pytest.mark.parametrize(
    ("word", "words", "expected"),
    [
        ("x", [], "delete it"),
        # A slip is sure, and so is another spelling of the same letters.
        ("pyton", TARGETS, "did you mean 'python'?"),
        ("TYPE-SCRIPT", TARGETS, "did you mean 'typescript'?"),
        # What is short for a word may be something else.
        ("ts", ["typescript", "go"], "did you mean 'typescript'? there are typescript, go"),
        ("p", ["php", "python"], "did you mean 'php' or 'python'? there are php, python"),
        ("zzz", ["a", "b"], "there are a, b"),
        ("zzz", ["a"], "there is 'a'"),
        ("zzz", list(ascii_uppercase[:20]), f"there are {', '.join(ascii_uppercase[:20])}"),
        ("zzz", list(ascii_uppercase[:21]), f"there are {', '.join(ascii_uppercase[:20])} …"),
    ],
)
def test_the_cure_of_an_unknown_word(word: str, words: list[str], expected: str) -> None:
    assert did_you_mean(word, words, "there are") == expected
    assert did_you_mean(word, iter(words), "there are") == expected


def test_slips_are_told_in_the_order_of_how_near_they_are() -> None:
    words = ["network_full", "network", "net", "networks"]

    assert nearest("networc", words) == ["network", "networks", "network_full"]
    assert nearest("networc", iter(words)) == ["network", "networks", "network_full"]
    assert nearest("networc", words, most=1) == ["network"]
    assert nearest("qqq", words) == []


# Names whose order is known: AAA, AAB … and in between what is asked for.
MANY = [f"{a}{b}{c}{c}{c}{c}" for a in ascii_uppercase for b in ascii_uppercase for c in "ABCDEFGH"]


@pytest.mark.parametrize("place", [0, 1, 19, 20, 21, 100, len(MANY) - 2, len(MANY) - 1])
def test_of_very_many_words_those_around_it_are_compared(place: int) -> None:
    """A slip at the end of a word leaves it where the alphabet has it."""
    word = MANY[place]

    assert len(MANY) > 5000
    assert closest(f"{word}_", MANY) == word
    assert closest(f"{word}_", reversed(MANY)) == word
    assert nearest(f"{word}_", MANY, most=1) == [word]


def test_words_are_left_in_their_order() -> None:
    words = MANY[::-1]
    closest("AAAAAA_", words)
    nearest("AAAAAA_", words)

    assert words == MANY[::-1]


def test_of_few_words_all_are_compared() -> None:
    """A first letter that is missing takes a word far away in the alphabet."""
    assert closest("ETWORK", ["NETWORK", *MANY[:199]]) == "NETWORK"
    assert nearest("ETWORK", ["NETWORK", *MANY[:4999]], most=1) == ["NETWORK"]


@pytest.mark.parametrize(
    ("length", "column", "first", "last", "caret"),
    [
        # A line is shown whole as long as it is no longer than 160 letters.
        (5, 1, 1, 5, 0),
        (160, 1, 1, 160, 0),
        (160, 160, 1, 160, 159),
        # Of a longer one what stands around the column: at most 79 letters before it.
        (161, 1, 1, 160, 0),
        (161, 80, 1, 160, 79),
        (161, 81, 2, 161, 79),
        (1000, 500, 421, 580, 79),
        (1000, 1000, 921, 1000, 79),
    ],
)
def test_of_a_line_the_part_around_the_fault_is_shown(
    length: int, column: int, first: int, last: int, caret: int
) -> None:
    # Every letter says where it stands.
    text = "".join(chr(0x4E00 + place) for place in range(1, length + 1))
    head, shown_, under = Finding("a.yaml", 7, column, "wrong; cure", text).lines

    assert head == f"a.yaml:7:{column}: wrong; cure"
    assert shown_ == f"    {text[first - 1 : last]}"
    assert under == f"    {' ' * caret}^"


def test_without_a_line_nothing_is_shown() -> None:
    assert Finding("a.yaml", 1, 1, "wrong; cure").lines == ("a.yaml:1:1: wrong; cure",)
