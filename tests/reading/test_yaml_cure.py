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
    "found unexpected document indicator": (
        "note: 'one\n---\n",
        "2:1",
        " while scanning a quoted scalar from line 1",
        "close the quote",
    ),
    "found unexpected end of stream": (
        "note: 'one\n",
        "2:1",
        " while scanning a quoted scalar from line 1",
        "close the quote",
    ),
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
