"""Filters for forms and literals: what fits a width, and how values of attributes are written in a language."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from proofs import NOTIONS

from generator.printing.filters import each_writer, id_type, member_name, writer
from generator.printing.forms import broken, called, columns_of, docblock, dotted, fitting, hung, listed
from generator.targets.folders import TEMPLATES
from generator.targets.manifest import read_targets
from generator.targets.parts import Width
from generator.targets.target import Target

TEN = Width(10, "code_points")


@pytest.mark.parametrize(
    ("forms", "indent", "expected"),
    [
        (["0123456789"], 0, "0123456789"),
        (["0123456789", "01234\n56789"], 0, "0123456789"),
        (["0123456789", "01234\n56789"], 1, "01234\n56789"),
        # The indentation is that of the first line alone.
        (["01234567890", "012345678\n0123456789"], 1, "012345678\n0123456789"),
        # None fits: the last, which is broken most.
        (["01234567890", "01234567890\n1"], 0, "01234567890\n1"),
        (["a\n01234567890", "b\n0123456789", "c"], 0, "b\n0123456789"),
    ],
)
def test_the_first_form_that_fits(forms: list[str], indent: int, expected: str) -> None:
    assert fitting(TEN, forms, indent) == expected
    assert fitting(None, forms, indent) == forms[0]


@pytest.mark.parametrize(
    ("paragraphs", "indent", "expected"),
    [
        (["1"], 0, "/** 1 */"),
        (["One.", "", "Two."], 0, "/**\n * One.\n *\n * Two.\n */"),
        (["1\n2"], 2, "/**\n   * 1\n   * 2\n   */"),
        # Ten columns: it fits, and does not.
        (["123"], 0, "/** 123 */"),
        (["123"], 1, "/**\n  * 123\n  */"),
    ],
)
def test_a_comment_on_one_line_or_on_several(paragraphs: list[str], indent: int, expected: str) -> None:
    assert docblock(TEN, paragraphs, indent) == expected
    assert docblock(None, ["1234"], indent) == "/** 1234 */"


@pytest.mark.parametrize(
    ("indent", "expected"),
    [
        (0, "a bb ccc"),
        (2, "a bb ccc"),
        # The last break first, and as few as it takes.
        (3, "a bb\n       ccc"),
        (6, "a\n          bb\n              ccc"),
    ],
)
def test_a_statement_is_broken_as_little_as_it_takes(indent: int, expected: str) -> None:
    assert broken(TEN, ("a", "bb", "ccc"), indent) == expected


def test_a_call_has_its_arguments_on_a_line_or_each_on_its_own() -> None:
    assert called(TEN, ["a", "b"], "f(", ");") == "f(a, b);"
    assert called(TEN, ["a", "b"], "ffff(", ");") == "ffff(\n    a, b);"
    assert called(TEN, iter(["aa", "bb"]), "ffff(", ");", 1) == "ffff(\n     aa,\n     bb);"
    assert called(TEN, [], "f(", ")") == "f()"


def test_a_path_that_is_too_wide_is_broken_before_its_last_dot() -> None:
    assert dotted(TEN, "a.b.c", 4, ";") == "a.b.c;"
    assert dotted(TEN, "return aa.bb", 0, ";") == "return aa\n    .bb;"
    assert dotted(TEN, 'return "aa.bb"', 0, ";") == 'return "aa.bb";'
    assert called(TEN, ["a.bbbbb"], "f(", ");") == "f(\n    a\n        .bbbbb);"


def test_a_first_line_that_can_be_broken_no_further_does_not_count() -> None:
    forms = ["NAME_OF_12 = 1", "NAME_OF_12 = (\n  1\n)", "none"]

    assert fitting(TEN, forms, head=False) == forms[1]
    assert fitting(TEN, forms) == "none"


def test_a_first_line_may_count_alone() -> None:
    forms = ["NAME = [\n  01234567890\n]", "NAME =\n  [\n    01234567890\n  ]"]

    assert fitting(TEN, forms, tail=False) == forms[0]
    assert fitting(TEN, forms, indent=3, tail=False) == forms[1]
    assert fitting(TEN, forms) == forms[1]


@pytest.mark.parametrize(
    ("line", "code_points", "utf16", "wide_utf16", "cells"),
    [
        ("abc", 3, 3, 3, 3),
        ("ä", 1, 1, 1, 1),
        # Two cells, an accent of its own, outside of the first plane, there with one cell.
        ("字", 1, 1, 2, 2),
        ("e\u0301", 2, 2, 2, 1),
        ("😀", 1, 2, 2, 2),
        ("\U0001d538", 1, 2, 2, 1),
    ],
)
def test_how_formatters_count(line: str, code_points: int, utf16: int, wide_utf16: int, cells: int) -> None:
    counted = [columns_of(line, counts) for counts in ("code_points", "utf16", "wide_utf16", "cells")]

    assert counted == [code_points, utf16, wide_utf16, cells]


@pytest.fixture(scope="module")
def target() -> Target:
    (python,), findings = read_targets(TEMPLATES, ["python"])

    assert findings == []
    types = {**python.types, "list": "listOf<{type}>({values})", "number": "{value}L", "least_number": "LEAST"}
    types["choice"] = "{choices}.{choice}"
    del types["list_of_one"]
    widths = {name: name.title() for name in ("int8", "int16", "int32", "uint8", "uint16", "uint32")}
    return replace(python, types=types, ids=widths)


def test_values_as_a_language_writes_them(target: Target) -> None:
    registry = NOTIONS.registry()
    attributes = {one.name: one for one in registry.attributes}
    literal = writer(target)

    assert literal(attributes["http_status"], 403) == "403L"
    assert literal(attributes["http_status"], -(2**63) + 1) == f"{-(2**63) + 1}L"
    assert literal(attributes["http_status"], -(2**63)) == "LEAST"
    assert literal(attributes["http_status"], None) == "None"
    assert literal(attributes["blame"], "far-end") == "Blame.FAR_END"
    assert literal(attributes["seen"], ("lab", "field")) == "listOf<Seen>(Seen.LAB, Seen.FIELD)"
    assert literal(attributes["versions"], (3,)) == "listOf<int>(3L)"
    assert literal(attributes["versions"], None) == "listOf<int>()"
    # One of several.
    assert literal(attributes["seen"], "lab") == "Seen.LAB"
    assert each_writer(target)(attributes["seen"], ("lab", "field")) == ("Seen.LAB", "Seen.FIELD")
    assert each_writer(target)(attributes["seen"], ()) == ()


def test_the_type_of_ids(target: Target) -> None:
    assert [id_type(target, kind) for kind in NOTIONS.registry().kinds] == ["Uint8", "Uint32", "Int32"]


def test_the_width_of_a_manifest() -> None:
    (python,), _ = read_targets(Path(TEMPLATES), ["python"])

    assert python.width == Width(88, "code_points")


def test_what_attributes_are_called(target: Target) -> None:
    (csharp,), _ = read_targets(Path(TEMPLATES), ["csharp"])
    attributes = {one.name: one for one in NOTIONS.registry().attributes}

    assert [member_name(csharp, attributes[name]) for name in ("final", "seen")] == ["IsFinal", "Seen"]
    assert member_name(target, attributes["final"]) == "final"


@pytest.mark.parametrize(
    ("items", "more", "expected"),
    [
        (("a", "b"), {}, "f(a, b);"),
        (("aaa", "", "bb"), {}, "f(\n  aaa,\n  bb,\n);"),
        (("a", "b"), {"indent": 3}, "f(\n     a,\n     b,\n   );"),
        (("a", "b"), {"space": " "}, "f( a, b );"),
        (("a", "b"), {"space": "  ", "step": 4}, "f(\n    a,\n    b,\n);"),
        (("eleven letters",), {"least": 2}, "f(eleven letters);"),
        ((), {}, "f();"),
    ],
)
def test_items_stand_in_one_line_or_each_in_its_own(
    items: tuple[str, ...], more: dict[str, Any], expected: str
) -> None:
    assert listed(TEN, items, "f(", ");", **more) == expected


@pytest.mark.parametrize(
    ("value", "more", "expected"),
    [
        ("12345", {"tail": ","}, "key:\n  12345,"),
        ("1234", {"tail": ","}, "key: 1234,"),
        ("1234", {"tail": ",", "indent": 1}, "key:\n   1234,"),
        ("12345", {"tail": ",", "step": 4}, "key:\n    12345,"),
        ("12345678", {"tail": ",", "least": 5}, "key: 12345678,"),
        ("12345678", {"tail": ",", "least": 4}, "key:\n  12345678,"),
    ],
)
def test_a_value_hangs_where_its_line_would_be_too_wide(value: str, more: dict[str, Any], expected: str) -> None:
    assert hung(TEN, value, "key:", **more) == expected


@pytest.mark.parametrize(
    ("line", "cells"),
    [("👩\u200d💻", 2), ("❤\ufe0f", 2), ("👍🏽", 2), ("🇫🇷", 2), ("1\ufe0f\u20e3", 2), ("क\u094d", 1), ("a\u20dd", 1)],
)
def test_several_signs_may_be_one_picture(line: str, cells: int) -> None:
    assert columns_of(line, "cells") == cells


def test_each_of_several_values_is_written(target: Target) -> None:
    versions = next(one for one in NOTIONS.registry().attributes if one.name == "versions")

    assert each_writer(target)(versions, (1, 2)) == ("1L", "2L")
    assert each_writer(target)(versions, None) == ()


def test_a_choice_may_be_written_as_the_registry_does(target: Target) -> None:
    blame = next(one for one in NOTIONS.registry().attributes if one.name == "blame")
    raw = replace(target, types={**target.types, "choice": "<{value}>"})

    assert [writer(raw)(blame, value) for value in ("far-end", None)] == ["<far-end>", "None"]
