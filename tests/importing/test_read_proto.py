"""Enums of Protocol Buffers by themselves: which there are, what each value is, and what is said of it."""

from collections.abc import Sequence

import pytest
from importing import notes_of, refused_by

from generator.errors import EnumerantError
from generator.importing.listing import Listing, Row, Told
from generator.importing.protocol import read_proto


def read(text: str) -> tuple[list[Listing], list[str], list[str]]:
    """The listings, what was said, and what was refused by its line."""
    told = Told("a.proto", text)
    listings = read_proto(text, told)
    return listings, notes_of(told), refused_by(told)


def rows_of(body: str) -> list[Row]:
    """The rows of an enum with this between its braces, of which all is read and nothing said."""
    (listing,), said, refused = read(f"enum A {{\n{body}\n}}\n")
    assert (said, refused) == ([], [])
    return listing.rows


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("message M { message N { enum A { X = 0; } } enum B { X = 0; } } enum C { X = 0; }", ["M_N_A", "M_B", "C"]),
        # Braces of anything else have no name.
        ("message M { optional group G = 1 { enum A { X = 0; } } enum B { X = 0; } }", ["M_A", "M_B"]),
        ("message M { oneof o { int32 a = 1; } enum A { X = 0; } }", ["M_A"]),
        ("service S { rpc Do (M) returns (N) {} } enum A { X = 0; }", ["A"]),
        # Fields may be called like what the language says, and enums may be empty.
        ("message M { optional int32 message = 1; optional E enum = 2; enum A { X = 0; } }", ["M_A"]),
        ("enum A {} enum B { X = 0; }", ["B"]),
    ],
)
def test_an_enum_within_messages_has_the_names_of_all(text: str, names: list[str]) -> None:
    listings, said, refused = read(text)

    assert [listing.name for listing in listings] == names
    assert [[row.name for row in listing.rows] for listing in listings] == [["X"]] * len(names)
    assert (said, refused) == ([], [])


@pytest.mark.parametrize(
    "body",
    [
        "X = 0; Y = 1;",
        ";; X = 0;; Y = 1;;",
        "option (o) = { a: 1; b { c: 2 }; d: 3 }; X = 0; Y = 1;",
        "option (o) = { a: [1, 2] }; X = 0; Y = 1;",
        "X = 0; option allow_alias = true; Y = 1;",
        "X = 0 [(o) = { a: 1; b: [2] }, (p) = 3]; Y = 1;",
        "X = 0 [(o) = '; }']; Y = 1;",
    ],
)
def test_an_enum_s_values_stand_between_its_braces_whatever_their_options_have(body: str) -> None:
    assert [tuple(row) for row in rows_of(body)] == [(2, 0, "X", {}, {}), (2, 1, "Y", {}, {})]


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("//X", "X"),
        ("/// What it is.", "What it is."),
        ("// One.\n// Two.", "One.\nTwo."),
        ("// A heading.\n\n// One.", "One."),
        ("// A heading.\n", ""),
        ("/*X*/", "X"),
        ("/** One. **/", "One."),
        ("/*** One. ***/", "One."),
        ("/* One.\n * Two.\n */", "One.\nTwo."),
        ("/*\n   One.\n\n   Two. */", "One.\n\nTwo."),
        ("/* One. */\n/* Two.\n   Three. */\n// Four.", "One.\nTwo.\nThree.\nFour."),
    ],
)
def test_a_comment_is_about_what_comes_next(comment: str, text: str) -> None:
    """Be it an enum, in the first line of its file, or one of its values, and of these the first alone."""
    (listing,), said, refused = read(f"{comment}\nenum A {{ X = 0; Y = 1; }}")
    value, other = rows_of(f"{comment}\nX = 0;\nY = 1;")

    assert (listing.description, [row.facts for row in listing.rows], said, refused) == (text, [{}, {}], [], [])
    assert (value.facts, other.facts) == ({"description": text} if text else {}, {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("X = 0; // One.", "One."),
        ("X =\n0; // One.", "One."),
        ("X = 0; /* One. */ // Two.", "One.\nTwo."),
        ("// One.\nX = 0; // Two.", "One.\nTwo."),
        ("// One.\nX = 0; // One.", "One."),
    ],
)
def test_a_comment_behind_a_value_is_about_that(value: str, text: str) -> None:
    assert rows_of(f"{value}\nY = 1;")[0].facts == {"description": text}
    assert rows_of(f"{value}\nY = 1;")[1].facts == {}


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("enum A { X = 0; }", ""),
        ("enum A { // One.\n}", "One."),
        ("// One.\nenum A { // Two.\n}", "One."),
        ("// Of M.\nmessage M { // Of M, too.\nenum A { } }", ""),
    ],
)
def test_a_comment_behind_the_head_of_an_enum_is_about_it(text: str, description: str) -> None:
    (listing,), _, _ = read(text.replace("}", "X = 0; }", 1))

    assert listing.description == description


def test_what_cannot_be_seen_in_a_comment_is_told_with_its_line() -> None:
    (listing,), said, _ = read("enum A {\n\n// On\u200be.\nX = 0;\n}")

    assert listing.rows[0].facts == {"description": "One."}
    assert said == ["what cannot be seen is taken out: line 3, U+200B is not visible"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", 0),
        ("-0", 0),
        ("00", 0),
        ("27", 27),
        ("-27", -27),
        ("- 27", -27),
        # A zero before it makes it octal.
        ("017", 15),
        ("-017", -15),
        ("0x1f", 31),
        ("0XAF", 175),
        ("-0xF", -15),
    ],
)
def test_a_number_is_read_as_the_language_does(written: str, number: int) -> None:
    assert [row.id for row in rows_of(f"X = {written};")] == [number]


NO_NUMBER = "is no number; write the number of the value"
NO_VALUE = "is no value of an enum; write it like NAME = 1;"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        *((f"Y = {one};", f"Y = {one} {NO_NUMBER}") for one in ("08", "+1", "1.5", "1e3", "0x", "0xG", "x", "9" * 22)),
        ("Y =;", f"Y =  {NO_NUMBER}"),
        ("Y = [(o) = '; 1'];", f"Y =  {NO_NUMBER}"),
        ("Y;", f"'Y' {NO_VALUE}"),
        ("Y 1;", f"'Y' {NO_VALUE}"),
    ],
)
def test_what_is_no_value_is_told_by_its_line_and_the_rest_is_read(line: str, told: str) -> None:
    (listing,), _, refused = read(f"enum A {{\nX = 0;\n{line}\nZ = 2;\n}}")

    assert [row.name for row in listing.rows] == ["X", "Z"]
    assert refused == [f"3: {told}"]


@pytest.mark.parametrize(
    ("options", "is_deprecated"),
    [
        ("deprecated = true", True),
        ("(o) = [1], deprecated = true, (p) = 2", True),
        ("deprecated = false", False),
        ("not_deprecated = true", False),
        ("deprecated = true_or_not", False),
    ],
)
def test_a_value_is_deprecated_by_its_option(options: str, is_deprecated: bool) -> None:
    assert rows_of(f"X = 0 [{options}];")[0].facts == ({"deprecated": "true"} if is_deprecated else {})


@pytest.mark.parametrize(
    ("written", "reserved"),
    [
        ("2, 5 to 9, 100 to max", [2, "5..9", "100.."]),
        ("-5 to -1, 0x10, 010", ["-5..-1", 16, 8]),
        ("\"OLD\", 'notFound'", ["OLD", "NOT_FOUND"]),
        ("OLD, notFound", ["OLD", "NOT_FOUND"]),
    ],
)
def test_what_is_reserved_is_written_as_the_spec_has_it(written: str, reserved: list[int | str]) -> None:
    (listing,), said, refused = read(f"enum A {{ reserved {written}; X = 0; reserved 77; }}")

    assert listing.reserved == [*reserved, 77]
    assert (said, refused) == ([], [])


@pytest.mark.parametrize(
    ("name", "values", "prefix", "names"),
    [
        ("State", ["STATE_UP", "STATE_DOWN"], "STATE_", ["UP", "DOWN"]),
        ("UpState", ["UP_STATE_A1"], "UP_STATE_", ["A1"]),
    ],
)
def test_the_name_of_an_enum_before_all_of_its_names_is_left_out_and_told(
    name: str, values: list[str], prefix: str, names: list[str]
) -> None:
    (listing,), said, _ = read(f"message M {{ enum {name} {{ {' = 1;'.join([*values, ''])} }} }}")

    assert [row.name for row in listing.rows] == names
    assert said == [f"{prefix} stands before every name of M_{name}: left out"]


@pytest.mark.parametrize(
    "values",
    [
        ["STATE_UP", "DOWN"],
        ["K0", "K1"],
        ["UP_STATE_"],
        # What is left would be no name.
        ["STATE_UP", "STATE_1"],
        ["STATE_UP", "STATE_"],
    ],
)
def test_it_stays_where_not_every_name_has_it(values: list[str]) -> None:
    (listing,), said, _ = read(f"enum State {{ {' = 1;'.join([*values, ''])} }}")

    assert ([row.name for row in listing.rows], said) == (values, [])


def test_it_is_left_out_of_what_is_reserved_too() -> None:
    reserved = "reserved 9, STATE_OLD, OLDER;"
    (first, second), _, _ = read(f"enum State {{ {reserved} STATE_UP = 0; }} enum State {{ {reserved} UP = 0; }}")

    assert first.reserved == [9, "OLD", "OLDER"]
    assert second.reserved == [9, "STATE_OLD", "OLDER"]


@pytest.mark.parametrize(
    ("numbers", "is_hexadecimal"),
    [
        (["0x1", "0x2", "3"], True),
        (["1", "0x2", "0x3"], True),
        (["0x1", "2"], False),
        (["0x1", "0x2", "3", "4", "5"], False),
        (["1"], False),
    ],
)
def test_numbers_of_an_enum_are_in_hexadecimal_where_most_are(numbers: Sequence[str], is_hexadecimal: bool) -> None:
    """Whatever another before it has."""
    body = "".join(f"X{index} = {number};" for index, number in enumerate(numbers))
    listings, _, _ = read(f"enum Before {{ Y = 0x1; Z = 0x2; }} enum A {{ {body} }}")

    assert [listing.is_hexadecimal for listing in listings] == [True, is_hexadecimal]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("message A {}\n", "1:1: it has no enum; name a file that has"),
        ("\nenum A {", "2:1: this enum does not end; close its brace"),
        ("\nenum A { X = 0; message M {} ", "2:1: this enum does not end; close its brace"),
        ("enum", "1:1: it has no enum; name a file that has"),
        ("enum A", "1:1: it has no enum; name a file that has"),
    ],
)
def test_a_file_that_lists_no_enum_to_its_end_is_told_at_its_place(text: str, told: str) -> None:
    with pytest.raises(EnumerantError) as raised:
        read(text)
    (finding,) = raised.value.findings
    assert f"{finding.line}:{finding.column}: {finding.message}" == told
