"""What a file has very often is told once: findings in, those of one sort with how many more there are out."""

import pytest

from generator.errors import Fault, Finding, Location
from generator.reading.explain import Undeclared
from generator.reading.gathering import OfSort, gathered, sort_of_fault, told_by_sort


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


def of_fault(file: str, line: int, fault: Fault) -> OfSort:
    return sort_of_fault(Finding(file, line, 3, f"{fault.wrong}; {fault.cure}"), fault)


def unknown(count: int, path: tuple[str | int, ...], key: str, cure: str = "allowed are a") -> list[OfSort]:
    where = Location("main.yaml", path).key(key)
    return [of_fault("main.yaml", line, Fault(where, f"unknown key '{key}'", cure)) for line in range(1, count + 1)]


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (unknown(1, ("codes", 5), "a"), True),
        # What is allowed beside the other keys of a map is no part of what is wrong.
        (unknown(1, ("codes", 5), "a", "allowed are b, c"), True),
        (unknown(1, ("codes", 5), "b"), False),
        # The same key in another sort of map.
        (unknown(1, ("codes", 5, "deprecated"), "a"), False),
        (unknown(1, ("reserved", 5), "a"), False),
    ],
)
def test_of_one_sort_are_faults_of_one_key_in_one_sort_of_map(other: list[OfSort], alike: bool) -> None:
    assert len(list(told_by_sort([*unknown(11, ("codes", 0), "a"), *other]))) == (1 if alike else 2)


@pytest.mark.parametrize(
    ("keys", "alike"), [("key 'description'", True), ("key 'id'", False), ("keys 'id', 'name'", False)]
)
def test_which_key_is_missing_is_what_is_wrong(keys: str, alike: bool) -> None:
    where = Location("main.yaml", ("codes", 0))
    first = [of_fault("main.yaml", line, Fault(where, "missing key 'description'", "add it")) for line in range(11)]
    told = list(told_by_sort([*first, of_fault("main.yaml", 12, Fault(where, f"missing {keys}", "add it"))]))

    assert len(told) == (1 if alike else 2)


def undeclared(file: str, lines: list[int], wrong: str = "unknown key 'a'") -> list[OfSort]:
    """Each with other keys that are allowed, and with one cure."""
    faults = [Undeclared(Location(file).key("a"), wrong, f"allowed are b_{line}; declare it") for line in lines]
    return [of_fault(file, line, fault) for line, fault in zip(lines, faults, strict=True)]


@pytest.mark.parametrize(
    ("others", "more"),
    [
        ([], ""),
        (undeclared("a.yaml", [5]), " (1 more like this, in line 5)"),
        (undeclared("a.yaml", [5, 6, 7]), " (3 more like this, in lines 5, 6, 7)"),
        (undeclared("a.yaml", [5, 6, 7, 8]), " (4 more like this, in lines 5, 6, 7, …)"),
        (undeclared("in/b.yaml", [5]), " (1 more like this, in b.yaml line 5)"),
        (
            undeclared("a.yaml", [5]) + undeclared("b.yaml", [6, 7]),
            " (3 more like this, in a.yaml line 5, b.yaml lines 6, 7)",
        ),
        (
            undeclared("a.yaml", [5, 6, 7]) + undeclared("b.yaml", [6]),
            " (4 more like this, in a.yaml lines 5, 6, 7, …)",
        ),
        (
            undeclared("b.yaml", [1]) + undeclared("c.yaml", list(range(1, 1000))),
            " (at least 1,000 more like this, in b.yaml line 1, c.yaml lines 1, 2, …)",
        ),
    ],
)
def test_what_registry_yaml_lacks_is_told_once(others: list[OfSort], more: str) -> None:
    """However seldom it shows, and in whichever files."""
    first = undeclared("a.yaml", [4])

    assert [one.message for one in told_by_sort(first + others)] == [
        f"unknown key 'a'; allowed are b_4; declare it{more}"
    ]


def test_what_else_it_lacks_is_told_each() -> None:
    every = undeclared("a.yaml", [1, 2]) + undeclared("a.yaml", [3], "unknown key 'c'") + undeclared("b.yaml", [1])

    assert [one.message for one in told_by_sort(every)] == [
        "unknown key 'a'; allowed are b_1; declare it (2 more like this, in a.yaml line 2, b.yaml line 1)",
        "unknown key 'c'; allowed are b_3; declare it",
    ]


@pytest.mark.parametrize("other", ["http_status: 'a' is not text", "spec_url: 'a' is not text"])
def test_a_key_of_a_value_is_no_name(other: str) -> None:
    where = Location("main.yaml", ("codes", 0, "a"))
    first = [of_fault("main.yaml", line, Fault(where, "http_status: 'b' is not text", "c")) for line in range(11)]
    told = list(told_by_sort([*first, of_fault("main.yaml", 12, Fault(where, other, "c"))]))

    assert len(told) == (1 if other.startswith("http_status") else 2)
