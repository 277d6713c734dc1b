"""What a file has very often is told once: findings in, those of one sort with how many more there are out."""

import pytest

from generator.errors import Finding
from generator.reading.gathering import gathered


def findings(count: int, message: str = "name: 'ten_%d' is not a name") -> list[Finding]:
    return [
        Finding("main.yaml", line, 3, message % line if "%" in message else message) for line in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [1, 2, 10])
def test_some_are_told_one_by_one(count: int) -> None:
    assert list(gathered(findings(count))) == findings(count)


@pytest.mark.parametrize(
    ("count", "more"),
    [(11, "10 more"), (1000, "999 more"), (1001, "at least 1,000 more"), (1500, "at least 1,499 more")],
)
def test_very_many_are_told_once(count: int, more: str) -> None:
    """At the place of the first, with three further places."""
    first = findings(1)[0]

    (told,) = gathered(findings(count))
    assert told == first._replace(message=f"{first.message} ({more} like this, in lines 2, 3, 4, …)")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        # What is quoted, and words with a capital, a digit or an underscore in them, say which one it is.
        ("name: 'ten' is not a name", "name: 'a b; c' is not a name", True),
        ("id 10 is reserved", "id 0x11 is reserved", True),
        ("replaced_by main/TEN: there is no such", "replaced_by other/TWO: there is no such", True),
        ("write http_status", "write spec_url", True),
        # All others say what is wrong.
        ("name: 'ten' is not a name", "title: 'ten' is not a name", False),
        ("delete it", "delete one", False),
        ("since: 1 is not text", "since: 1 is no text", False),
        # A sign of the sentence is no part of a word.
        ("add A; or B", "add A, or B", False),
    ],
)
def test_a_sort_is_what_is_said_without_the_names(one: str, other: str, alike: bool) -> None:
    told = list(gathered([*findings(11, one), Finding("main.yaml", 20, 1, other)]))

    assert len(told) == (1 if alike else 2)
    assert told[0].message.startswith(f"{one} ({11 if alike else 10} more like this, ")


def test_sorts_are_told_in_the_order_of_their_first() -> None:
    many, few = findings(11, "delete it"), findings(2, "add it")

    assert [one.message.split(" (")[0] for one in gathered([*few[:1], *many, *few[1:]])] == [
        *("add it", "add it"),
        "delete it",
    ]
