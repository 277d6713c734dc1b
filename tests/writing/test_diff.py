"""Diffs are as short as somebody reads, and cost little however big the files are."""

from difflib import SequenceMatcher

import pytest

from generator.writing.diff import diff


def lines(count: int, word: str = "line") -> list[bytes]:
    return [f"{word} {number}".encode() for number in range(count)]


def told(old: list[bytes], new: list[bytes], most: int = 200) -> list[str]:
    return list(diff(b"\n".join(old), b"\n".join(new), "a/b", most))


def test_a_change_is_told_with_its_neighbours_and_its_place() -> None:
    old = lines(1000)
    new = [*old[:500], b"new", *old[501:]]

    assert told(old, new) == [
        "--- a/b (on disk)",
        "+++ a/b (printed)",
        "@@ -498,7 +498,7 @@",
        " line 497",
        " line 498",
        " line 499",
        "-line 500",
        "+new",
        " line 501",
        " line 502",
        " line 503",
    ]


def test_line_ends_alone_are_no_difference() -> None:
    assert told([b"a\r", b"b"], [b"a", b"b"]) == []


def test_a_long_diff_is_cut_and_says_by_how_much() -> None:
    assert len(told(lines(100, "old"), lines(100, "new"), 20)) == 21
    # Two heads, a hunk's, and 200 lines.
    assert told(lines(100, "old"), lines(100, "new"), 20)[-1] == "… 183 more lines differ, or stand among those that do"
    assert told(lines(9000, "old"), lines(9000, "new"), 20)[-1].startswith("… 17,983 more lines")


def test_a_long_line_is_cut() -> None:
    _, _, _, minus, plus = told([b"x" * 10**6], [b"y" * 10**6])

    assert minus == f"-{'x' * 299}…"
    assert plus == f"+{'y' * 299}…"


@pytest.mark.parametrize("size", [2_000, 200_000])
def test_never_are_more_lines_compared_than_are_worth_it(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing takes time by the product of the lines: what is compared is counted, not timed."""
    compared: list[int] = []
    begin = SequenceMatcher.__init__

    def count(self: SequenceMatcher[str], isjunk: None, a: list[str], b: list[str]) -> None:
        compared.extend((len(a), len(b)))
        begin(self, isjunk, a, b)

    monkeypatch.setattr(SequenceMatcher, "__init__", count)
    told(lines(size, "old"), lines(size, "new"))
    assert compared == [1000, 1000]
