"""JSON by itself: the rows of a list of objects, or of an object of names and numbers, each with its line."""

import pytest
from importing import notes_of, refused_by

from generator.errors import EnumerantError
from generator.importing.columns import Table
from generator.importing.listing import Told
from generator.importing.objects import read_objects


def read(text: str) -> tuple[Table, list[str], list[str]]:
    """The table, what was said, and what was refused by its line."""
    told = Told("a.json", text)
    table = read_objects(text, told)
    refused = refused_by(told)
    return table, notes_of(told), refused


@pytest.mark.parametrize(
    ("text", "headings", "rows"),
    [
        ("[]", [], []),
        (" {\n}\n", [], []),
        ('[{"id": 1, "b": "x"}]', ["id", "b"], [(1, {"id": "1", "b": "x"})]),
        # A file may begin with empty lines.
        ('\n[{"id": 1}]', ["id"], [(2, {"id": "1"})]),
        ('[\n{"id": 1},\n\n{"c": "y",\n"id": 2}]\n', ["id", "c"], [(2, {"id": "1"}), (4, {"c": "y", "id": "2"})]),
        (
            '{"A": 1, "B": -2.5}',
            ["key", "value"],
            [(1, {"key": "A", "value": "1"}), (1, {"key": "B", "value": "-2.5"})],
        ),
        ('{"A":\n1,\n"B": "x"}', ["key", "value"], [(1, {"key": "A", "value": "1"}), (3, {"key": "B", "value": "x"})]),
        ('{"A": {"id": 1}}', ["key", "id"], [(1, {"key": "A", "id": "1"})]),
        # Nothing and an empty text are no cell; true and false are words.
        (
            '[{"id": 1, "a": null, "b": "", "c": true, "d": false}]',
            ["id", "c", "d"],
            [(1, {"id": "1", "c": "true", "d": "false"})],
        ),
        ('[{"id": 1, " a ": " x \\n y "}]', ["id", "a"], [(1, {"id": "1", "a": "x\n y"})]),
        ('{"A ": true}', ["key", "value"], [(1, {"key": "A", "value": "true"})]),
        # Of a long number no more is kept than that it is none of a code.
        (f'[{{"id": {"9" * 24}}}]', ["id"], [(1, {"id": "9" * 24})]),
        (f'[{{"id": {"9" * 9999}}}]', ["id"], [(1, {"id": "9" * 9999})]),
        ('[{"id": NaN, "b": -Infinity}]', ["id", "b"], [(1, {"id": "NaN", "b": "-Infinity"})]),
    ],
)
def test_rows_have_the_line_that_they_begin_in(
    text: str, headings: list[str], rows: list[tuple[int, dict[str, str]]]
) -> None:
    table, said, refused = read(text)

    assert (list(table.headings), said, refused) == (headings, [], [])
    assert list(table.rows) == rows


def test_the_one_list_of_objects_of_an_object_is_read() -> None:
    table, said, _ = read('{"made": "today",\n"codes": [\n{"id": 1},\n{"id": 2}], "x": [1]}')

    assert list(table.rows) == [(3, {"id": "1"}), (4, {"id": "2"})]
    assert said == ["codes are those of 'codes'; left out: 'made', 'x'"]
    assert list(read('\n{"codes": [{"id": 1}]}')[0].rows) == [(2, {"id": "1"})]
    assert read('{"codes": [5, {"id": 1}]}')[1:] == (
        ["codes are those of 'codes'"],
        ["1: 5 is no code; write an object with its number, name and description"],
    )


def test_of_two_lists_none_is_chosen() -> None:
    with_two, said, refused = read('{"a": [{"id": 1}],\n"b": [{"id": 2}]}')

    assert (list(with_two.rows), said) == ([], [])
    assert [one.split(":")[0] for one in refused] == ["1", "2"]
    assert read('[[{"id": 1}]]')[2] == ["1: a list is no code; write an object with its number, name and description"]


def test_what_is_no_code_is_told_by_its_line_and_the_rest_is_read() -> None:
    table, _, refused = read('[{"id": 1},\nnull,\n[2],\n"x",\n5,\n{"id": 6, "a": 1, "id": 7, "a": 2, "id": 8}]')
    cure = "write an object with its number, name and description"

    assert list(table.rows) == [(1, {"id": "1"}), (6, {"id": "8", "a": "2"})]
    assert refused == [
        f"2: null is no code; {cure}",
        f"3: a list is no code; {cure}",
        f"4: 'x' is no code; {cure}",
        f"5: 5 is no code; {cure}",
        "6: repeated key 'id'; keep one",
        "6: repeated key 'a'; keep one",
        "6: repeated key 'id'; keep one",
    ]


def test_lists_and_objects_of_a_cell_are_kept_as_text_and_told() -> None:
    table, said, _ = read('[{"id": 1, "a": [1, "\u00e9"]},\n{"id": 2, "b": {"c": null}}]')

    assert [cells for _, cells in table.rows] == [{"id": "1", "a": '[1, "\u00e9"]'}, {"id": "2", "b": '{"c": null}'}]
    assert said == [
        "lists and objects are kept as their text: line 1, 'a' is '[1, \"\u00e9\"]'; line 2, 'b' is '{\"c\": null}'"
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('[\n{"a\u200b": 1}]', {"a": "1"}),
        ('[\n{"a": "b\u200b"}]', {"a": "b"}),
        ('[\n{"a": ["b\u200b"]}]', {"a": '["b"]'}),
        ('{\n"a\u200b": {"b": 1}}', {"key": "a", "b": "1"}),
        ('{\n"a": "b\u200b"}', {"key": "a", "value": "b"}),
    ],
)
def test_what_cannot_be_seen_is_told_with_its_line(text: str, cells: dict[str, str]) -> None:
    table, said, _ = read(text)

    assert list(table.rows) == [(2, cells)]
    assert said[-1] == "what cannot be seen is taken out: line 2, U+200B is not visible"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: not JSON: expected [ or {; correct it"),
        ("\n 5", "2:2: not JSON: expected [ or {; correct it"),
        ('[{"id": 1}\n{"id": 2}]', "2:1: not JSON: expected , or ]; correct it"),
        ('[{"id": 1},', "1:12: not JSON: Expecting value; correct it"),
        ('[{"id": 1}', "1:11: not JSON: expected , or ]; correct it"),
        ('{"a": 1]', "1:8: not JSON: expected , or }; correct it"),
        ('{"a" 1}', "1:6: not JSON: expected :; correct it"),
        ("{a: 1}", '1:2: not JSON: expected a key in "; correct it'),
        ('{"a": 1,}', '1:9: not JSON: expected a key in "; correct it'),
        ("[1]\n x", "1:4: not JSON: something stands behind its end; correct it"),
        (f"[{'[' * 99999}", "1:1: it is nested too deep; make it a list of objects"),
    ],
)
def test_what_is_no_json_is_told_at_its_place(text: str, told: str) -> None:
    with pytest.raises(EnumerantError) as raised:
        read(text)
    (finding,) = raised.value.findings
    assert f"{finding.line}:{finding.column}: {finding.message}" == told
