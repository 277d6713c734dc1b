"""Enums of Python by themselves: which classes list codes, what each name is, and what is said of it."""

import pytest
from importing import notes_of, refused_by

from generator.errors import EnumerantError
from generator.importing.enums import read_enums
from generator.importing.listing import Told


def read(text: str) -> tuple[dict[str, list[tuple[int, str | None, str]]], list[str], list[str]]:
    """The rows of each listing (number, name, text), what was said, and what was refused by its line."""
    told = Told("a.py", text)
    listings = read_enums(text, "module", told)
    rows = {one.name: [(row.id, row.name, row.facts.get("description", "")) for row in one.rows] for one in listings}
    return (
        rows,
        notes_of(told),
        refused_by(told),
    )


def numbers(text: str) -> dict[str, list[int]]:
    return {name: [number for number, _, _ in rows] for name, rows in read(text)[0].items()}


@pytest.mark.parametrize(
    "bases",
    [
        *("Enum", "IntEnum", "enum.IntEnum", "StrEnum", "MyEnum", "Flag", "IntFlag", "models.IntegerChoices"),
        *("int, Enum", "Base, enum.Enum", "Choices"),
    ],
)
def test_an_enum_is_known_by_what_it_derives_from(bases: str) -> None:
    """Beside it, a class of constants lists none."""
    assert numbers(f"class A({bases}):\n    x = 1\nclass B:\n    Y = 2\n") == {"A": [1]}


@pytest.mark.parametrize("decorator", ["_simple_enum(IntEnum)", "enum._simple_enum(IntEnum)", "simple_enum(enum.Enum)"])
def test_an_enum_is_known_by_what_makes_it_one(decorator: str) -> None:
    assert numbers(f"@{decorator}\nclass A:\n    x = 1\nclass B:\n    Y = 2\n") == {"A": [1]}


@pytest.mark.parametrize(
    "head", ["class A(Enumeration):", "class A(Base):", "@unique\nclass A:", "@other(IntEnum)\nclass A:"]
)
def test_another_class_lists_constants_alone(head: str) -> None:
    text = f"{head}\n    X = 1\n    y = 2\n    _Z = 3\n    Lower = 4\n    X_2: int = 5\n"

    assert read(text)[0] == {"A": [(1, "X", ""), (5, "X_2", "")]}


def test_a_class_with_methods_lists_codes_where_nothing_else_does() -> None:
    klass = "class A:\n    X = 1\n    {}def f(self): ...\n"

    for method in ("", "async "):
        assert numbers(klass.format(method)) == {"A": [1]}
        assert numbers(klass.format(method) + "class B:\n    Y = 2\n") == {"B": [2]}
        assert numbers(klass.format(method) + "Z = 3\n") == {"module": [3]}


def test_classes_within_others_have_the_names_of_both() -> None:
    text = "class Outer:\n    class Inner(Enum):\n        A = 1\n        class Most(Enum):\n            B = 2\n"

    assert numbers(text) == {"Outer_Inner": [1], "Outer_Inner_Most": [2]}


def test_what_lists_no_codes_is_told_as_left_out() -> None:
    text = "class A(Enum):\n    x = 1\nclass B(Enum):\n    y = 'text'\nclass C:\n    Z = 2\nW = 3\n"
    rows, said, refused = read(text)

    assert (rows, refused) == ({"A": [(1, "x", "")]}, [])
    assert said == ["codes are those of A; left out: 'B', 'C', 'module'"]
    assert read("class A(Enum):\n    x = 1\nclass C(Enum):\n    y = 2\n")[1] == [
        "codes are those of A, C; left out: 'module'"
    ]


def test_names_of_the_module_are_known_in_its_classes() -> None:
    assert numbers("BASE = 10\nTEXT = 'x'\nclass A(Enum):\n    x = BASE + 1\n    y = x * 2\n") == {"A": [11, 22]}


def test_a_name_is_not_known_before_it_is_there() -> None:
    assert read("A = B\nB = 1\n")[:2] == (
        {"module": [(1, "B", "")]},
        ["codes are those of module", "constants that are no numbers are left out: line 1, A"],
    )


@pytest.mark.parametrize(
    ("body", "listed"),
    [
        ("a = auto()\n    b = auto()", [1, 2]),
        ("a = 5\n    b = auto()\n    c = 2\n    d = enum.auto()", [5, 6, 2, 7]),
        ("a = -5\n    b = auto()", [-5, 1]),
        ("a = 1, 'one'\n    b = auto(), 'two'", [1, 2]),
    ],
)
def test_auto_is_one_more_than_the_greatest(body: str, listed: list[int]) -> None:
    assert numbers(f"class A(Enum):\n    {body}\n") == {"A": listed}


def test_auto_of_a_flag_is_the_next_bit() -> None:
    assert numbers("class A(IntFlag):\n    a = auto()\n    b = auto()\n    c = 12\n    d = auto()\n") == {
        "A": [1, 2, 12, 16]
    }
    assert numbers("class A(IntFlag):\n    a = 0\n    b = auto()\n") == {"A": [0, 1]}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("y = auto()", "its class reckons what auto() is"),
        ("y = auto(1)", ""),
        ("y = other()", ""),
        ("y = unknown", ""),
    ],
)
def test_a_member_whose_number_is_not_known_is_refused(line: str, why: str) -> None:
    text = f"class A(Enum):\n    x = 1\n    {line}\n    def _generate_next_value_(*a): ...\n"
    rows, _, (refused,) = read(text)

    assert rows == {"A": [(1, "x", "")]}
    assert refused.startswith(f"3: y is no number that can be read: {why}")
    assert refused.endswith("; write the number")


def test_constants_that_are_no_numbers_are_left_out_and_told() -> None:
    rows, said, refused = read("A = 1\nB = 'b'\nC = f()\nD = 2\n")

    assert rows == {"module": [(1, "A", ""), (2, "D", "")]}
    assert said == ["codes are those of module", "constants that are no numbers are left out: line 2, B; line 3, C"]
    assert refused == []


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("x = 1", ""),
        ("x = 1, 'one'", "one"),
        ("x = (1, 'one', 'and more')", "one: and more"),
        ("x = 1, _('one')", "one"),
        ("x = 1, f('one', 2), 3", ""),
        ("x = 1, ''", ""),
        ("x = 1\n    'It is one.'", "It is one."),
        ("x = 1\n    '''It is\n       one.\n    '''", "It is\none."),
        ("x = 1\n    5", ""),
        ("x = 1\n    f('no')", ""),
        ("x = 1  # one", "one"),
        ("x = 1  #: one", "one"),
        ("x = 1  #X", "X"),
        ("#: one\n    x = 1", "one"),
        ("#: one\n    #: and more\n    x = 1  # one", "one and more\none"),
        ("# one\n    x = 1", ""),
        ("#: one\n\n    x = 1", ""),
        ("x = 1, 'one'  # one", "one"),
        ("x = 1, 'one'  # of one\n    'It is one.'", "one\nIt is one.\nof one"),
        ("x = 1\n    y = 2\n    'It is two.'", ""),
    ],
)
def test_all_that_is_said_of_a_member_is_kept_once(member: str, text: str) -> None:
    assert read(f"class A(Enum):\n    {member}\n")[0]["A"][0] == (1, "x", text)


def test_two_names_of_a_line_are_two_members() -> None:
    assert read("class A(Enum):\n    x = y = 1\n    (z, w) = 1, 2\n    v: int\n")[0] == {
        "A": [(1, "x", ""), (1, "y", "")]
    }


def test_the_text_of_a_class_is_its_listing_s() -> None:
    text = 'class A(Enum):\n    """What is.\n\n    And was.\n    """\n    x = 1\nclass B(Enum):\n    y = 2\n'
    first, second = read_enums(text, "module", Told("a.py", text))

    assert (first.description, second.description) == ("What is.\n\nAnd was.", "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"""It\u200b is."""\nA = 1\n', 1),
        # The text of a class is told of the line in which that begins.
        ('\n\nclass A(Enum):\n    """It\u200b is."""\n    x = 1\n', 3),
        ('class A(Enum):\n    x = 1, "It\u200b is."\n', 2),
        ("class A(Enum):\n    x = 1  # It\u200b is.\n", 2),
    ],
)
def test_what_cannot_be_seen_in_a_text_is_told_with_its_line(text: str, line: int) -> None:
    assert read(text)[1][-1] == f"what cannot be seen is taken out: line {line}, U+200B is not visible"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1\n", "1:1: it has no enum and no constant that is a number; name a module that has"),
        ("A = 1\nclass B(:\n", "2:9: not Python: invalid syntax; correct it"),
        ("A = 1\n  B = 2\n", "2:2: not Python: unexpected indent; correct it"),
        # Of this Python says that it stands in column 0.
        (f"A = {'9' * 5000}\n", "1:1: not Python: Exceeds the limit (4300 digits)"),
        (
            f"A = {'1 + ' * 9000}1\n",
            "1:1: it is nested too deep to be read; name a module that lists codes alone",
        ),
        # Each Python says in words of its own why it does not read that.
        (f"A = {'(' * 5000}1{')' * 5000}\n", "1:"),
    ],
)
def test_what_lists_no_codes_is_told_at_its_place(text: str, told: str) -> None:
    with pytest.raises(EnumerantError) as raised:
        read(text)
    (finding,) = raised.value.findings
    assert f"{finding.line}:{finding.column}: {finding.message}".startswith(told)
