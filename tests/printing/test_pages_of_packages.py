"""What the page of a package shows: a registry in; the code of which most is stated, and a number of none, out."""

from pathlib import Path
from typing import Any

import pytest
from registries import write_registry

from generator.model import Registry
from generator.printing.views.readme import labels, license_text, links, shown, tells_more
from generator.reading.spec import read_spec

ATTRIBUTES = {
    "final": {"type": "boolean", "description": "Whether nothing follows."},
    "weight": {"type": "integer", "description": "How heavy."},
    "cause": {"type": "choice", "description": "Who.", "choices": {"user": "Who called."}},
    "loud": {"type": "boolean", "description": "Whether it is heard."},
    "place": {"type": "text", "description": "Where."},
    "parts": {"type": "integer", "several": True, "description": "Which."},
}


def code(number: int, name: str, **facts: Any) -> dict[str, Any]:
    return {"id": number, "name": name, "description": "A code.", **facts}


def registry(folder: Path, *codes: dict[str, Any], ids: str = "int32", **head: Any) -> Registry:
    main = {"section": "main", "kind": "fault", "title": "Main", "description": "Text.", "codes": list(codes)}
    kinds = {"fault": {"title": "Faults", "ids": ids}}
    own = {"registry": "r", "title": "R", "kinds": kinds, "sections": ["main"], "attributes": ATTRIBUTES, **head}
    write_registry({"registry": own, "main": main}, folder)
    found = read_spec(folder).registry
    assert found is not None
    return found


PLAIN = code(1, "PLAIN")
GONE = {"since": "1.0.0", "reason": "retired"}


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([PLAIN, code(2, "TWO")], "PLAIN"),
        ([PLAIN, code(2, "TWO", final=False)], "TWO"),
        ([PLAIN, code(2, "TWO", action="Ask.")], "TWO"),
        ([PLAIN, code(2, "TWO", final=True), code(3, "THREE", final=True, weight=0)], "THREE"),
        # A whole sentence, and a list, are no facts for an example; of many facts it shows three.
        ([PLAIN, code(2, "TWO", place="Here."), code(3, "THREE", parts=[1])], "PLAIN"),
        ([code(1, "ONE", final=True, weight=1, loud=True), code(2, "TWO", cause="user", loud=True)], "ONE"),
        # A deprecated code, and one that is not above 0, only where there is no other.
        ([code(0, "ZERO", final=True), code(2, "TWO")], "TWO"),
        ([code(-5, "LESS", final=True), code(2, "TWO")], "TWO"),
        ([code(1, "ONE", final=True, deprecated=GONE), code(2, "TWO")], "TWO"),
        ([code(0, "ZERO"), code(-1, "LESS", final=True)], "LESS"),
        # An alias is no example.
        ([code(1, "UNO", alias_of="ONE"), code(1, "ONE")], "ONE"),
    ],
)
def test_the_code_of_which_most_is_stated_is_shown(codes: list[dict[str, Any]], expected: str, tmp_path: Path) -> None:
    assert shown(registry(tmp_path, *codes)).code.name == expected


def test_the_registry_may_say_which_code_is_shown(tmp_path: Path) -> None:
    codes = [PLAIN, code(2, "TWO", final=True), code(3, "THREE", deprecated=GONE)]

    assert shown(registry(tmp_path, *codes, package={"example": "main/THREE"})).code.name == "THREE"
    # A part of a registry may be without the code that the whole one says.
    assert shown(registry(tmp_path, *codes, package={"example": "other/THREE"})).code.name == "TWO"


def test_of_a_code_three_short_facts_are_shown_in_the_order_of_the_registry(tmp_path: Path) -> None:
    stated = {"loud": True, "cause": "user", "weight": 7, "place": "Here.", "parts": [1], "final": False}
    found = shown(registry(tmp_path, code(1, "ONE", **stated)))

    assert [(attribute.name, value) for attribute, value in found.facts] == [
        ("final", False),
        ("weight", 7),
        ("cause", "user"),
    ]
    assert (found.kind.name, found.number) == ("fault", "1")


@pytest.mark.parametrize(
    ("ids", "numbers", "expected"),
    [
        ("int32", [1], 99_999),
        ("int32", [1, 99_999], 100_000),
        # Narrower ids have none so great: the greatest that is free.
        ("uint8", [1], 255),
        ("uint8", [1, 255, 254], 253),
        ("int8", [1, 127], 126),
        ("int8", [*range(1, 128)], 0),
        ("int8", [*range(-127, 128)], -128),
        ("int8", [*range(-128, 128)], None),
    ],
)
def test_a_number_is_shown_that_no_code_has(ids: str, numbers: list[int], expected: int | None, tmp_path: Path) -> None:
    codes = [code(number, f"CODE_{'LESS_' if number < 0 else ''}{abs(number)}") for number in numbers]

    assert shown(registry(tmp_path, *codes, ids=ids)).newer == expected


@pytest.mark.parametrize(
    ("keywords", "longest", "most", "expected"),
    [
        (["Disk codes", "SMS"], 20, 5, ("disk-codes", "sms")),
        (["Disk codes", "sms"], 10, 5, ("disk-codes", "sms")),
        (["Disk codes", "sms"], 9, 5, ("sms",)),
        (["c", "b", "a"], 9, 2, ("c", "b")),
        (["A.b", "a b", "b"], 9, 2, ("a-b", "b")),
        (["+++", "a"], 9, 5, ("a",)),
    ],
)
def test_keywords_are_single_words(
    keywords: list[str], longest: int, most: int, expected: tuple[str, ...], tmp_path: Path
) -> None:
    assert labels(registry(tmp_path, PLAIN, package={"keywords": keywords}), longest, most) == expected


def test_a_reader_goes_on_where_the_registry_says(tmp_path: Path) -> None:
    package = {"issues": "https://a.example/issues", "homepage": "https://a.example"}

    assert links(registry(tmp_path, PLAIN)) == ()
    assert links(registry(tmp_path, PLAIN, package=package, site_url="https://codes.example")) == (
        ("Reference of all codes", "https://codes.example"),
        ("Home", "https://a.example"),
        ("Faults", "https://a.example/issues"),
    )


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, False),
        ({"action": "Ask."}, True),
        ({"wire_name": "One"}, True),
        ({"former_names": ["UNO"]}, True),
        ({"deprecated": GONE}, True),
        ({"final": False}, True),
        # What only readers of the reference are told.
        ({"note": "Odd.", "since": "1.0.0"}, False),
    ],
)
def test_whether_more_is_told_than_numbers_names_and_texts(
    facts: dict[str, Any], expected: bool, tmp_path: Path
) -> None:
    assert tells_more(registry(tmp_path, code(1, "ONE", **facts))) == expected


def test_a_license_names_whose_it_is(tmp_path: Path) -> None:
    text = license_text(registry(tmp_path, PLAIN, license="MIT", package={"authors": ["A. Keeper", "B. Keeper"]}))

    assert text is not None
    assert "A. Keeper, B. Keeper" in text
    keepers = license_text(registry(tmp_path, PLAIN, license="MIT"))
    assert keepers is not None
    assert "The keepers of the registry r" in keepers
    assert license_text(registry(tmp_path, PLAIN)) is None
    assert license_text(registry(tmp_path, PLAIN, license="Odd-1.0")) is None
