"""Values: lists and maps of a text one after the other, the same in whatever pieces it comes, and what is broken."""

from io import BytesIO
from typing import Any

import pytest

from generator.lookup.text import Text
from generator.lookup.values import Broken, values

Found = list[tuple[int, Any, str] | Broken]


def found_in(text: str, monkeypatch: pytest.MonkeyPatch, piece: int = 2**16, most: int = 2**20) -> Found:
    """What is found where so many bytes are read at once, and so many signs are held."""
    monkeypatch.setattr("generator.lookup.text.PIECE", piece)
    monkeypatch.setattr("generator.lookup.text.MOST", most)
    monkeypatch.setattr("generator.lookup.values.MOST", most)
    return list(values(Text(BytesIO(text.encode()).read)))


DELIMITER = "not JSON: Expecting ',' delimiter"
NAME = "not JSON: Expecting property name enclosed in double quotes"
COLON = "not JSON: Expecting ':' delimiter"
VALUE = "not JSON: Expecting value"
NO_JSON = ("no JSON", False)
# What stands in a text, whatever its pieces.
TEXTS: list[tuple[str, Found]] = [
    ("", []),
    (" \n\t", []),
    ('{"a": 1}', [(1, {"a": 1}, "")]),
    ('{"a": 1}\n{"b": 2}\n', [(1, {"a": 1}, ""), (2, {"b": 2}, "")]),
    ('\n\n{"a": 1}\r\n\r\n[2]', [(3, {"a": 1}, ""), (5, [2], "")]),
    ('\ufeff{"a": 1},\x1e{"b": 2}, [3]{}', [(1, {"a": 1}, ""), (1, {"b": 2}, ""), (1, [3], ""), (1, {}, "")]),
    ('{\n"a": [\n1]\n}\n{"b":\n2}\n[3]', [(1, {"a": [1]}, ""), (5, {"b": 2}, ""), (7, [3], "")]),
    ('at 12:00 got {"a": 1} from b\n{"b": 2}', [(1, {"a": 1}, ""), (2, {"b": 2}, "")]),
    ('{"a": "\u00e9\U0001f600"}\nx { "b": 2}', [(1, {"a": "\u00e9\U0001f600"}, ""), (2, {"b": 2}, "")]),
    # A number, a name and a text are no values; neither is a sign that begins none.
    ("27", [Broken(1, 1, *NO_JSON)]),
    ("  27\n[1]", [Broken(1, 3, *NO_JSON), (2, [1], "")]),
    ('"{a}" b', [Broken(1, 1, *NO_JSON)]),
    ('x {"a": 1\ny {"b": 2}', [Broken(1, 1, DELIMITER), (2, {"b": 2}, "")]),
    ('x {"a" {"b": 2}\n[1]', [(1, {"b": 2}, ""), (2, [1], "")]),
    ('x {"a": } {"b" }', [Broken(1, 1, VALUE)]),
    # What is broken is told where it is, and the next line is read.
    ('{"a" 1}\n{"b": 2}', [Broken(1, 6, COLON), (2, {"b": 2}, "")]),
    ("[1 2]\n[3]", [Broken(1, 4, DELIMITER), (2, [3], "")]),
    ("[1,\n2\n3]\n[4]", [Broken(3, 1, DELIMITER), Broken(2, 1, *NO_JSON), Broken(3, 1, *NO_JSON), (4, [4], "")]),
    ("[\n\n  1 2]\n[3]", [Broken(3, 5, DELIMITER), Broken(3, 3, *NO_JSON), (4, [3], "")]),
    ("{1: 2}\n[3]", [Broken(1, 2, NAME), (2, [3], "")]),
    ('{"a": "b\n[1]', [Broken(1, 9, "not JSON: Invalid control character at"), (2, [1], "")]),
    ('[1]\n{"a": "b', [(1, [1], ""), Broken(2, 7, "not JSON: Unterminated string starting at")]),
    ("[1]\n[2", [(1, [1], ""), Broken(2, 3, DELIMITER)]),
    ("[1]\n[", [(1, [1], ""), Broken(2, 2, VALUE)]),
    (f'[{"9" * 5000}]\n[1]', [Broken(1, 1, "a number of too many digits"), (2, [1], "")]),
    (f"{'[' * 5000}\n[1]", [Broken(1, 1, "nested too deep"), (2, [1], "")]),
]


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 64, 2**16])
@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text[:12] for text, _ in TEXTS])
def test_a_text_says_the_same_in_pieces(
    text: str, expected: Found, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found_in(text, monkeypatch, piece) == expected


def test_eight_maps_of_a_line_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of a log may have any number of braces; each costs a look."""
    assert found_in("x " + '{"a" ' * 7 + '{"b": 1}', monkeypatch) == [(1, {"b": 1}, "")]
    assert found_in("x " + '{"a" ' * 8 + '{"b": 1}', monkeypatch) == [Broken(1, 1, COLON)]


# What stands in lists and maps of which 16 to 32 signs are held: what is shorter is read whole, what is longer entered.
LONG = "x" * 50
ENTERED: list[tuple[str, Found]] = [
    (
        '[{"a": 1}, {"b": 2}, 5, [], {}, "a text", "another"]',
        [(1, {"a": 1}, ""), (1, {"b": 2}, ""), (1, [], ""), (1, {}, "")],
    ),
    (
        '[{"a": 1}\n,\n\n {"b": 2}, 1234, 5678, 9012, 3456 ] {"c": 3}',
        [(1, {"a": 1}, ""), (4, {"b": 2}, ""), (4, {"c": 3}, "")],
    ),
    (
        '{"x": [1, 2], "n": 5, "y" : {"z": 1}, "m": "a text", "o": null}',
        [(1, [1, 2], "x"), (1, {"z": 1}, "y")],
    ),
    # Each level that is too large is entered; a value has the key that is nearest.
    (
        '{"x": {"y": [{"a": 1}, {"b": 2}, {"c": 3}, {"d": 4}, {"e": 5}], "z": [6]}, "u": [7]}',
        [
            *[(1, one, "y") for one in ({"a": 1}, {"b": 2}, {"c": 3}, {"d": 4}, {"e": 5})],
            (1, [6], "z"),
            (1, [7], "u"),
        ],
    ),
    (
        f'[\n"{LONG}",\n[1]]\n[2]',
        [Broken(2, 1, "a text that is too long"), (3, [1], ""), Broken(3, 4, *NO_JSON), (4, [2], "")],
    ),
    (f'{{"{LONG}": [1]}}\n[2]', [Broken(1, 2, "a text that is too long"), (2, [2], "")]),
    (
        '[{"a": 1}, [2], [3], [4], [5], [6], [7], [8] [9]]\n[4]',
        [(1, {"a": 1}, ""), *((1, [one], "") for one in range(2, 9)), Broken(1, 46, DELIMITER), (2, [4], "")],
    ),
    (
        '{"a": [1], "b": [2], "c": [3], "d": [4], "e" [5]}\n[4]',
        [*((1, [one], key) for one, key in enumerate("abcd", 1)), Broken(1, 46, COLON), (2, [4], "")],
    ),
    (
        '{"a": [1], "b": [2], "c": [3], "d": [4], 7: [5]}\n[4]',
        [*((1, [one], key) for one, key in enumerate("abcd", 1)), Broken(1, 43, NAME), (2, [4], "")],
    ),
    # It ends within: behind a colon, a key, a comma, a value.
    (
        '{"a": [1], "b": [2], "c": [3], "d": [4], "e":',
        [*((1, [one], key) for one, key in enumerate("abcd", 1)), Broken(1, 46, VALUE)],
    ),
    (
        '{"a": [1], "b": [2], "c": [3], "d": [4], "e" ',
        [*((1, [one], key) for one, key in enumerate("abcd", 1)), Broken(1, 46, COLON)],
    ),
    (
        '{"a": [1], "b": [2], "c": [3], "d": [4],\n',
        [*((1, [one], key) for one, key in enumerate("abcd", 1)), Broken(2, 1, VALUE)],
    ),
    ("[[1], [2], [3], [4], [5], [6], [7]", [*((1, [one], "") for one in range(1, 8)), Broken(1, 35, DELIMITER)]),
    (f"{'[' * 2000}\n[1]", [Broken(1, 1001, "nested too deep"), (2, [1], "")]),
]


@pytest.mark.parametrize("piece", [1, 5, 16])
@pytest.mark.parametrize(("text", "expected"), ENTERED, ids=[text[:16] for text, _ in ENTERED])
def test_what_is_too_large_to_be_held_is_entered(
    text: str, expected: Found, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found_in(text, monkeypatch, piece, 16) == expected
