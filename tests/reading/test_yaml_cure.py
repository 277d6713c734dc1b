"""YAML's own faults: each that has a cure of its own is met, in a file that looks like what people write."""

from pathlib import Path

import pytest

from generator.reading.source import read_document
from generator.reading.yaml_cure import CURES

OR_QUOTES = "or put the text in quotes"
# What the parser says: a file, where the fault is, where the unfinished part begins, and what to do.
FAULTS = {
    "block sequence entries are not allowed in this context": (
        "note: - one\n",
        "1:7",
        "",
        f"begin the list in a line of its own, {OR_QUOTES}",
    ),
    "could not find expected ':'": (
        "note: one\n[two\n",
        "3:1",
        " while scanning a simple key from line 2",
        f"end the key with a colon, {OR_QUOTES}",
    ),
    "did not find expected ',' or ']'": (
        "note: [one\ntitle: two\n",
        "2:6",
        " while parsing a flow sequence from line 1",
        f"close the bracket, {OR_QUOTES}",
    ),
    "did not find expected ',' or '}'": (
        "note: {one: 1\ntitle: two\n",
        "2:6",
        " while parsing a flow mapping from line 1",
        f"close the brace, {OR_QUOTES}",
    ),
    "did not find expected '-' indicator": (
        'codes:\n  - id: 1\n    name: ONE\n  "id": 2\n',
        "4:3",
        " while parsing a block collection from line 2",
        "begin each entry of the list with a dash, all in one column",
    ),
    "did not find expected <document start>": (
        '  "section": main\n "kind": fault\n',
        "2:2",
        "",
        "indent the keys of one map alike",
    ),
    "did not find expected hexdecimal number": ('note: "\\x4g"\n', "1:10", "", "write the letter itself"),
    "did not find expected key": (
        "section: main\n- one\n",
        "2:1",
        " while parsing a block mapping from line 1",
        f"indent the keys of one map alike, {OR_QUOTES}",
    ),
    "did not find expected node content": (
        "note: ]\n",
        "1:7",
        "",
        f"write a value, close the bracket, {OR_QUOTES}",
    ),
    "found a tab character that violates indentation": (
        "note:\n  one: 1\n\ttwo: 2\n",
        "3:1",
        " while scanning a plain scalar from line 2",
        "indent with spaces",
    ),
    "found a tab character where an indentation space is expected": (
        "note: |\n\tone\n",
        "2:1",
        " while scanning a block scalar from line 1",
        "indent with spaces",
    ),
    "found character that cannot start any token": ("note: [@one]\n", "1:8", "", f"indent with spaces, {OR_QUOTES}"),
    "found invalid Unicode character escape code": ('note: "\\ud800"\n', "1:10", "", "write the letter itself"),
    "found unknown escape character": (
        'note: "C:\\disk"\n',
        "1:10",
        "",
        "write \\\\ for a backslash, or use single quotes",
    ),
    "mapping keys are not allowed in this context": (
        "note: ? one\n",
        "1:7",
        "",
        f"give the key a line of its own, {OR_QUOTES}",
    ),
    "mapping values are not allowed in this context": (
        "note: one: two\n",
        "1:10",
        "",
        "put a text with a colon in it in quotes",
    ),
}
# Any other is met by one that fits most.
OTHERS = {
    "did not find expected alphabetic or numeric character": ("note: [* one]\n", "1:9", ""),
    "found an indentation indicator equal to 0": ("note: !!str |0\n one\n", "1:14", ""),
}
_CURE = f"look at the quotes and the indentation, {OR_QUOTES}"


def test_every_cure_is_met() -> None:
    assert set(FAULTS) == set(CURES)


@pytest.mark.parametrize("problem", [*FAULTS, *OTHERS])
def test_what_is_no_yaml_is_told_with_a_cure(problem: str) -> None:
    text, place, begin, cure = FAULTS[problem] if problem in FAULTS else (*OTHERS[problem], _CURE)
    document = read_document(Path("main.yaml"), "main.yaml", text.encode())

    assert [f"{one.line}:{one.column}: {one.message}" for one in document.findings] == [
        f"{place}: not YAML: {problem}{begin}; {cure}"
    ]
    assert not document.complete


# A text with a quote that is not closed, where that quote stands, and which one it is.
UNCLOSED = [
    ("note: 'one\n", "1:7", "'"),
    ("note: 'one\n---\n", "1:7", "'"),
    ('note: "one\ntitle: two\n', "1:7", '"'),
    # The next quote closes it: behind that some text follows, or a quote that is never closed.
    ('note: "one\ntitle: "two"\n', "1:7", '"'),
    ('note: "one\ntitle: ""\n', "1:7", '"'),
    ("note: 'one\ntitle: it's two\n", "1:7", "'"),
    ('codes:\n  - note: "one\n  - note: "two"\n', "2:11", '"'),
    ('codes:\n  - {note: "one}\n  - {note: "two, three"}\n', "2:12", '"'),
    ('codes:\n  - "one\n  - "two"\n', "2:5", '"'),
    ('note: &a "one\ntitle: "two"\n', "1:7", '"'),
    # A file that is longer: what lies between may be much.
    ('note: "one\n' + "title: two\n" * 40 + 'title: "three"\n', "1:7", '"'),
]


@pytest.mark.parametrize(("text", "place", "quote"), UNCLOSED)
def test_a_quote_that_is_not_closed_is_told_where_it_stands(text: str, place: str, quote: str) -> None:
    document = read_document(Path("main.yaml"), "main.yaml", text.encode())

    assert [f"{one.line}:{one.column}: {one.message}" for one in document.findings] == [
        f"{place}: not YAML: this quote is not closed; write {quote} where the text ends"
    ]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('note: "one\n  title: two\n  or "three"."\n', "3:7", 'write \\" for a quote in it'),
        ("note: 'one\n  it's two'\n", "2:6", "write '' for a quote in it"),
    ],
)
def test_a_text_of_several_lines_may_end_too_soon(text: str, place: str, message: str) -> None:
    """What stands deeper than the key of the text goes on with it, even if it looks like a key."""
    document = read_document(Path("main.yaml"), "main.yaml", text.encode())

    assert [f"{one.line}:{one.column}: {one.message}" for one in document.findings] == [
        f"{place}: not YAML: the text ended at the quote before this; {message}"
    ]


# What stands in braces, the data that is looked at all the same, and what is told.
REST = "in braces a comma ends a text; put the whole text in quotes"
NO_KEY = "write a key and a colon before it, or put the text in quotes, with its braces if it has them"
TIGHT = "no space follows the colon; write"
IN_BRACES: list[tuple[str, object, list[str]]] = [
    ("{a: one, two}", {"a": "one"}, [f"10: no colon follows 'two': {REST}"]),
    ("{a: one, two, or three, b: 4}", {"a": "one", "b": 4}, [f"10: no colon follows 'two': {REST}"]),
    ('{a: "one", two}', {"a": "one"}, [f"12: no colon follows 'two': {REST}"]),
    ("{a: http://a, http://b}", {"a": "http://a"}, [f"15: no colon follows 'http://b': {REST}"]),
    ("{a: b, c, d:3}", {"a": "b", "d": 3}, [f"8: no colon follows 'c': {REST}", f"12: {TIGHT} d: 3"]),
    (
        "{a: {b: one, two}, c: d, e}",
        {"a": {"b": "one"}, "c": "d"},
        [f"14: no colon follows 'two': {REST}", f"26: no colon follows 'e': {REST}"],
    ),
    ("{a: 1, two}", {"a": 1}, [f"8: no colon follows 'two'; {NO_KEY}"]),
    ("{one, two}", {}, [f"1: no colon follows 'one'; {NO_KEY}"]),
    ("{a:1, b:true}", {"a": 1, "b": True}, [f"3: {TIGHT} a: 1", f"8: {TIGHT} b: true"]),
    ("{a:1, a: 2}", {"a": 1}, [f"3: {TIGHT} a: 1", "7: repeated key 'a', first in line 1; keep one"]),
    ("{a:http://a}", {"a": "http://a"}, [f"3: {TIGHT} a: http://a"]),
    ("{a: , b: 2}", {"a": "", "b": 2}, ["5: empty value; write one or delete the key"]),
    ("{a: one, }", {"a": "one"}, []),
    ('{"a":1}', {"a": 1}, []),
]


@pytest.mark.parametrize(("text", "data", "told"), IN_BRACES)
def test_a_text_in_braces_ends_at_a_comma(text: str, data: object, told: list[str]) -> None:
    """Told once a text; what is told has no further consequence."""
    document = read_document(Path("main.yaml"), "main.yaml", text.encode())

    assert (document.data, [f"{one.column}: {one.message}" for one in document.findings]) == (data, told)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: {b: 1, c: 2}\na: {c: 3, d: 4}\n", {"a": {"b": 1, "c": 2, "d": 4}}),
        ("a: {b: 1}\na: 2\n", {"a": {"b": 1}}),
        ("a: [1]\na: [2]\n", {"a": [1]}),
    ],
)
def test_of_a_map_that_stands_twice_both_are_looked_at(text: str, data: object) -> None:
    """Who names something of the second is right, whichever of the two is kept."""
    document = read_document(Path("main.yaml"), "main.yaml", text.encode())

    assert document.data == data
    assert [one.message for one in document.findings] == ["repeated key 'a', first in line 1; keep one"]
