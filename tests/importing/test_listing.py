"""What is said of a file by itself: findings with the line that they are about, and how many there may be."""

import pytest

from generator.errors import EnumerantError, Finding
from generator.importing.listing import Told


def test_a_finding_shows_the_line_that_it_is_about() -> None:
    told = Told("a.csv", "one\ntwo\nthree")
    told.refuse(1, "this is wrong", "mend it")
    told.refuse(3, "that is wrong", "mend it, too", 4)
    # What Python does not read may be told of the line behind the last one.
    told.refuse(4, "the end is wrong", "mend that")

    assert told.findings == [
        Finding("a.csv", 1, 1, "this is wrong; mend it", "one"),
        Finding("a.csv", 3, 4, "that is wrong; mend it, too", "three"),
        Finding("a.csv", 4, 1, "the end is wrong; mend that", ""),
    ]


def test_what_stops_the_reading_is_the_last_of_all_that_was_found() -> None:
    told = Told("a.csv", "one\ntwo")
    told.refuse(1, "this is wrong", "mend it")

    assert told.stop(2, "that is wrong", "mend it, too", 3).findings == (
        Finding("a.csv", 1, 1, "this is wrong; mend it", "one"),
        Finding("a.csv", 2, 3, "that is wrong; mend it, too", "two"),
    )


def test_more_than_a_thousand_findings_are_not_told() -> None:
    told = Told("a.csv", "one\ntwo")
    for _ in range(1000):
        told.refuse(1, "this is wrong", "mend it")

    with pytest.raises(EnumerantError) as raised:
        told.refuse(2, "that is wrong", "mend it")
    assert len(raised.value.findings) == 1001
    assert raised.value.findings[-1] == Finding(
        "a.csv", 2, 1, "more than 1000 findings; correct these and run again", ""
    )


def test_what_was_made_otherwise_is_told_with_its_first_examples() -> None:
    told = Told("a.csv")
    for line in range(1, 5):
        told.changed("this is otherwise", line, f"example {line}")
    told.changed("that is otherwise", 9, "the only one")
    told.note("the file is guessed")

    assert told.notes == [
        "a.csv: the file is guessed",
        "a.csv: this is otherwise: line 1, example 1; line 2, example 2; line 3, example 3 (4 in all)",
        "a.csv: that is otherwise: line 9, the only one",
    ]
