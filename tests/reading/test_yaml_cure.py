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
        "note: [one}\n",
        "1:11",
        "",
        f"close the bracket, {OR_QUOTES}",
    ),
    "did not find expected ',' or '}'": (
        "note: {one: 1]\n",
        "1:14",
        "",
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
MAP = "mapping values are not allowed in this context"
COLON = "put a text with a colon in it in quotes"
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


AS_TEXT = "put the text in quotes if it is one"
OPEN = "is not closed; write"
NO_COMMA = "no comma stands before"
IF_A_KEY = "write one if it is a key, else put the text in quotes"
NO_DASH = "no dash stands before this entry of a list; write - {"
SIGN = "no space follows the dash; write - 2, or - -2 if it is negative"
LONG = f"{'a' * 19} {'b' * 20}"
# What was typed, where the slip is, and what is told of it.
SLIPS = [
    # The first key of a map begins a text, if nothing says that it is one.
    ("codes:\n  - id 2\n    name: TWO\n", "2:5", f"no colon follows the key id; write id: 2, or {AS_TEXT}"),
    ("codes:\n  - id=2\n    name: TWO\n", "2:5", f"no colon follows the key id; write id: 2, or {AS_TEXT}"),
    ("codes:\n  - id\n    name: TWO\n", "2:5", f"no colon follows the key id; write id:, or {AS_TEXT}"),
    ("codes:\n  - id:2\n    name: TWO\n", "2:7", "no space follows the colon; write id: 2"),
    ("codes:\n  - id:2\n\n    name: TWO\n", "2:7", "no space follows the colon; write id: 2"),
    ("codes:\n  - id:2\n    # Two.\n    name: TWO\n", "2:7", "no space follows the colon; write id: 2"),
    ("section main\nkind: a\n", "1:1", f"no colon follows the key section; write section: main, or {AS_TEXT}"),
    (
        "# A\nsection main\n# B\nkind: a\n",
        "2:1",
        f"no colon follows the key section; write section: main, or {AS_TEXT}",
    ),
    ("section:main\nkind: a\n", "1:8", "no space follows the colon; write section: main"),
    ("a:\n  b\n    type: text\n", "2:3", f"no colon follows the key b; write b:, or {AS_TEXT}"),
    ("a:\n  b {\n    type: text}\n", "2:3", f"no colon follows the key b; write b: {{, or {AS_TEXT}"),
    ("a:\n  b\n  type: text\n", "2:3", f"no colon follows the key b; write b:, or {AS_TEXT}"),
    ("a: \n  b\n    type: text\n", "2:3", f"no colon follows the key b; write b:, or {AS_TEXT}"),
    ("- b c\n  d: e\n", "1:3", f"no colon follows the key b; write b: c, or {AS_TEXT}"),
    # As much of a value as a message has room for.
    ("section:a  b\tc\nkind: a\n", "1:8", "no space follows the colon; write section: a b c"),
    (f"section:{LONG}\nkind: a\n", "1:8", f"no space follows the colon; write section: {LONG}"),
    (f"section:{LONG}c\nkind: a\n", "1:8", f"no space follows the colon; write section: {LONG}…"),
    # What goes on so is no key, and what stands in another column than the text has slipped itself.
    ("a:\n  It is so.\n  note: b\n", "3:7", f"{MAP}; {COLON}"),
    ("a: It is so.\n\n  note: b\n", "3:3", "2 spaces before the key, and 0 before those that it belongs to; write 0"),
    ("a:\n  - b\n  c: d\n", "3:3", "2 spaces before the key, and 0 before those that it belongs to; write 0"),
    ("a:\n - https://b\n   c: d\n", "3:4", "3 spaces before the key, and 0 before those that it belongs to; write 0"),
    ("https://b\nc: d\n", "2:2", f"{MAP}; {COLON}"),
    ("section main\n- kind: a\n", "2:7", f"{MAP}; {COLON}"),
    # In braces and brackets.
    ("- {id: 1 name: A}\n", "1:10", f"{NO_COMMA} name:; {IF_A_KEY}"),
    ('- {id: 1, name: "A" note: b}\n', "1:21", f"{NO_COMMA} note:; {IF_A_KEY}"),
    ("- {id: [1] name: A}\n", "1:12", f"{NO_COMMA} name:; {IF_A_KEY}"),
    ("- {id: 1; name: A}\n", "1:9", f"; does not part keys; write a comma, {OR_QUOTES}"),
    ("- {note: one: two}\n", "1:13", "a colon stands in the value of a key; put the text in quotes"),
    ("- {id: 1,\n   name: A note: b}\n", "2:12", f"{NO_COMMA} note:; {IF_A_KEY}"),
    ("- {\n  id: 1\n  name: A\n  }\n", "3:3", "no comma stands before this; write one, or close the brace with }"),
    ('- [\n  "a"\n  "b"]\n', "3:3", "no comma stands before this; write one, or close the bracket with ]"),
    ("- {id: 1\n- {id: 2}\n", "1:3", f"this brace {OPEN} }} where the map ends, {OR_QUOTES}"),
    ("a: {id: 1\nb: c\n", "1:4", f"this brace {OPEN} }} where the map ends, {OR_QUOTES}"),
    ("- {id: 1\n", "1:3", f"this brace {OPEN} }} where the map ends, {OR_QUOTES}"),
    ("a: [1, 2\nb: c\n", "1:4", f"this bracket {OPEN} ] where the list ends, {OR_QUOTES}"),
    ("a: [\n  b", "1:4", f"this bracket {OPEN} ] where the list ends, {OR_QUOTES}"),
    ("a: {\n  b: c\n  d", "1:4", f"this brace {OPEN} }} where the map ends, {OR_QUOTES}"),
    ("a: [1, 2", "1:4", f"this bracket {OPEN} ] where the list ends, {OR_QUOTES}"),
    ("- {id: 1}}\n", "1:10", f"no bracket is open here that this one closes; delete it, {OR_QUOTES}"),
    ("a: [1]]\n", "1:7", f"no bracket is open here that this one closes; delete it, {OR_QUOTES}"),
    ("- id: 1, name: A }\n", "1:3", "no brace opens the map that ends with one; write { before this key"),
    ("- id: 1, name: A\n", "1:14", "put the keys of one line in braces, or put a text with a colon in it in quotes"),
    ("- id: 1, name: A }  \n", "1:3", "no brace opens the map that ends with one; write { before this key"),
    (
        "- {\n  id: 1\n  ]\n",
        "3:3",
        f"did not find expected ',' or '}}' while parsing a flow mapping from line 1; close the brace, {OR_QUOTES}",
    ),
    ("- [id: 1 name: A]\n", "1:14", f"did not find expected ',' or ']'; close the bracket, {OR_QUOTES}"),
    # An entry of a list without its dash.
    ("a:\n  - {b: 1}\n  {b: 2}  # Two.\n  - {b: 3}\n", "3:3", NO_DASH),
    ("a:\n  - {b: 1}\n  {b: 2}\n  - {b: 3}\n", "3:3", NO_DASH),
    ("a:\n  - {b: 1}\n  {b: 2} # Two\n", "3:3", NO_DASH),
    ("a:\n  {b: 2}\n  - {b: 3}\n", "2:3", NO_DASH),
    ("a:\n  - b: 1\n    c: d\n\n  {b: 2}\n", "5:3", NO_DASH),
    (
        "a:\n  - {b: 1}\n   {b: 2}\n",
        "3:4",
        "did not find expected '-' indicator while parsing a block collection from line 2; "
        "begin each entry of the list with a dash, all in one column",
    ),
    ("a:\n  - {b: 1}\n  c: {b: 2}\n", "3:3", "2 spaces before the key, and 0 before those that it belongs to; write 0"),
    ("a:\n  {b: 2}\n  {b: 3}\n", "2:3", NO_DASH),
    ("a:\n  - 1\n  -2\n", "3:3", SIGN),
]


@pytest.mark.parametrize(("text", "place", "message"), SLIPS)
def test_a_slip_is_told_where_it_was_made(text: str, place: str, message: str) -> None:
    document = read_document(Path("main.yaml"), "main.yaml", text.encode())

    assert [f"{one.line}:{one.column}: {one.message}" for one in document.findings] == [f"{place}: not YAML: {message}"]


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


@pytest.mark.parametrize("between", ["", " ", ":", "=", " = "])
@pytest.mark.parametrize("braces", ["{type: c}", "{type: c, d: e}"])
def test_a_brace_needs_a_colon_and_a_space_before_it(between: str, braces: str) -> None:
    document = read_document(Path("main.yaml"), "main.yaml", f"a:\n  b{between}{braces}\n".encode())

    assert [f"{one.line}:{one.column}: {one.message}" for one in document.findings] == [
        "2:3: no colon and space stand between key and brace; write b: {, or put the text in quotes if it is one"
    ]
    assert not document.complete


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
