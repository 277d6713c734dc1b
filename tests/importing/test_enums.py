"""Enums of Python and of Protocol Buffers: what is read of them, and that nothing of them is run."""

import http
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from importing import Begun, begin, heads, rows

Start = Callable[..., Begun]


@pytest.fixture
def started(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Start:
    return partial(begin, folder=tmp_path, capsys=capsys, monkeypatch=monkeypatch)


MODULE = '''\
"""A module."""
import enum
from enum import IntEnum, auto

raise SystemExit("nothing of this is run")

BASE = 100
HIGH: int = BASE << 2


class HttpStatus(IntEnum):
    """What a server answers.

    In short.
    """

    OK = 200, "OK", "Request fulfilled"
    NOT_FOUND = (404, "Not found")
    #: Sphinx says this
    #: in two lines.
    TEAPOT = BASE + 318  # and a comment
    GONE = 410
    """It is gone."""
    Moved = HIGH - 99
    MISSING = NOT_FOUND_TOO = 0x194

    def explain(self) -> str:
        return "no"


class Color(str, enum.Enum):
    RED = "red"


class Outer:
    class Phase(enum.Enum):
        FIRST = auto()
        SECOND = enum.auto()
        _ignore_ = 5
        AGAIN = FIRST


class Label(models.IntegerChoices):
    DRAFT = 1, _("A draft")
    DONE = -1, "Done"
'''


def test_the_enums_of_a_module(started: Start) -> None:
    begun = started("enums.py", MODULE, every=True)

    assert rows(begun.sections["http-status"]) == [
        ("200", "OK", "OK: Request fulfilled"),
        ("404", "NOT_FOUND", "Not found"),
        ("418", "TEAPOT", "Sphinx says this in two lines.\nand a comment"),
        ("410", "GONE", "It is gone."),
        ("301", "MOVED", "No description yet."),
        ("404", "MISSING", "No description yet."),
        ("404", "NOT_FOUND_TOO", "No description yet."),
    ]
    assert begun.sections["http-status"]["description"] == "What a server answers.\n\nIn short."
    assert [code.get("alias_of") for code in begun.sections["http-status"]["codes"]][-2:] == ["NOT_FOUND"] * 2
    assert [row[:2] for row in rows(begun.sections["outer-phase"])] == [("1", "FIRST"), ("2", "SECOND"), ("1", "AGAIN")]
    assert rows(begun.sections["label"]) == [("1", "DRAFT", "A draft"), ("-1", "DONE", "Done")]
    assert begun.registry["kinds"] == {"status": "Status codes", "phase": "Phase codes", "label": "Label codes"}
    assert [line for line in begun.told if line.startswith("targets leaves out")] == []
    assert (
        "enums.py: codes are those of HttpStatus, Outer_Phase, Label; left out: 'Color', 'Outer', 'enums'" in begun.told
    )


def test_constants_are_read_where_there_is_no_enum(started: Start) -> None:
    begun = started("errors.py", 'A = 1\nB = 2  # Two.\nlimit = 9\nNAME = "x"\n_PRIVATE = 4\nC: Final = -A\n')

    assert rows(begun.sections["errors"]) == [
        ("1", "A", "No description yet."),
        ("2", "B", "Two."),
        ("-1", "C", "No description yet."),
    ]
    assert "errors.py: constants that are no numbers are left out: line 4, NAME" in begun.told


def test_a_class_of_constants_is_one_of_codes(started: Start) -> None:
    begun = started(
        "errors.py", "X = 1\nclass Errors:\n    A = 1\n    B = 2\nclass Client:\n    T = 3\n    def f(self): ...\n"
    )

    assert [row[:2] for row in rows(begun.sections["errors"])] == [("1", "A"), ("2", "B")]
    assert "errors.py: codes are those of Errors; left out: 'errors'" in begun.told


def test_an_enum_is_one_by_a_decorator_too(started: Start) -> None:
    """So are those of Python's own modules, which are read as they are."""
    begun = started("http.py", Path(http.__file__).read_bytes())
    found = {int(number): (name, text) for number, name, text in rows(begun.sections["http-status"])}

    assert found[404] == ("NOT_FOUND", "Not Found: Nothing matches the given URI")
    assert found[418][0] == "IM_A_TEAPOT"
    assert len(found) > 55
    assert "http-method" not in begun.sections


def test_a_class_with_methods_is_read_where_there_is_nothing_else(started: Start) -> None:
    begun = started("a.py", "class Errors:\n    A = 1\n    B = 2\n\n    def text(self): ...\n")

    assert [row[:2] for row in rows(begun.sections["errors"])] == [("1", "A"), ("2", "B")]


def test_auto_is_what_python_makes_it(started: Start) -> None:
    """Facts of Python's own: the next bit of a flag, one more than the greatest elsewhere."""
    text = "class Mode(enum.IntFlag):\n    A = auto()\n    B = auto()\n    C = 6\n    D = auto()\n"
    text += "class Step(Enum):\n    A = 5\n    B = auto()\n    C = auto()\n"
    begun = started("a.py", text)

    assert [row[0] for row in rows(begun.sections["mode"])] == ["1", "2", "6", "8"]
    assert [row[0] for row in rows(begun.sections["step"])] == ["5", "6", "7"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "class A(Enum):\n    def _generate_next_value_(a, b, c, d): return 9\n    X = auto()\n    Y = 2\n",
            "3: X is no number that can be read: its class reckons what auto() is",
        ),
        ("class A(:\n", "1: not Python: "),
        ("A = (1\n", "1: not Python: "),
        ("if 1:\nA = 1\n", "2: not Python: "),
        ("x = 1\n", "1: it has no enum and no constant that is a number; name a module that has"),
        ("class A(IntEnum):\n    X = 1\n    Y = f()\n", "3: Y is no number that can be read: it is no whole number"),
        ('class A(IntEnum):\n    X = 1\n    Y = "y"\n', "3: Y is no number that can be read"),
        ("class A(IntEnum):\n    X = 1\n    Y = True\n", "3: Y is no number that can be read"),
        ("class A(IntEnum):\n    X = 1\n    Y = 1 << 10**9\n", "3: Y is no number that can be read"),
        (
            "class A(IntEnum):\n    X = 1\n    Y = 1 << 999999999\n",
            "3: Y is no number that can be read: it shifts too f",
        ),
        ("class A(IntEnum):\n    X = 1\n    Y = 1 << 64 << 64\n", "3: Y is no number that can be read: it is too wide"),
        ("class A(IntEnum):\n    X = 1\n    Y = 1 << 40\n", "3: 1099511627776 is no number of 32 bits"),
        ("class A(IntEnum):\n    X = 1\n    x = 2\n", "3: X stands here again, first in line 2, with another number"),
        ("A = " + "1 + " * 9000 + "1\n", "1: it is nested too deep to be read"),
        ("A = " + "(" * 500 + "1" + ")" * 500 + "\n", "1: "),
        ("A = " + "-" * 9000 + "1\n", "1: "),
    ],
)
def test_python_that_does_not_fit_is_told_by_its_line(content: str, told: str, started: Start) -> None:
    begun = started("a.py", content)

    assert begun.code == 1
    assert len(begun.told) == 1
    assert heads(begun.told)[0].startswith(f"a.py:{told}")


def test_escapes_of_others_are_none_of_our_business(started: Start) -> None:
    """A newer Python warns of them."""
    assert started("a.py", 'A = 1\nB = "\\d"\n').code == 0


PROTO = """\
syntax = "proto3";
package shop.v1; // enum Nothing { X = 1; }
/* enum Nothing { Y = 2; } */

// What went wrong.
// Or not.
enum ErrorCode {
  option allow_alias = true;
  reserved 2, 5 to 9, 100 to max;
  reserved "OLD", "ERROR_CODE_OLDER";
  ERROR_CODE_UNSPECIFIED = 0;  // Nothing went wrong.
  // There is nothing
  // of that name.
  ERROR_CODE_NOT_FOUND = 0x10 [deprecated = true];
  ERROR_CODE_MISSING = 16; /* The same. */

  // A heading, of nothing in particular.

  ERROR_CODE_NEGATIVE = -010 [(shop.text) = "a; b }", deprecated = false];
}

message Order {
  oneof which { int32 a = 1; }
  message Part {
    enum State { UP = 0; DOWN = 1; }
  }
  enum Kind { K0 = 0; }
}
"""


def test_the_enums_of_a_proto_file(started: Start) -> None:
    begun = started("shop.proto", PROTO, every=True)
    section = begun.sections["error"]

    assert rows(section) == [
        ("0", "UNSPECIFIED", "Nothing went wrong."),
        ("16", "NOT_FOUND", "There is nothing\nof that name."),
        ("16", "MISSING", "The same."),
        ("-8", "NEGATIVE", "No description yet."),
    ]
    assert section["description"] == "What went wrong.\nOr not."
    assert section["reserved"] == ["2", "5..9", "100..", "OLD", "OLDER"]
    assert [code.get("deprecated") for code in section["codes"]] == [
        None,
        {"since": "0.1.0", "reason": "retired"},
        None,
        None,
    ]
    assert list(begun.sections) == ["error", "order-kind", "order-part-state"]
    assert [row[:2] for row in rows(begun.sections["order-part-state"])] == [("0", "UP"), ("1", "DOWN")]
    assert "shop.proto: ERROR_CODE_ stands before every name of ErrorCode: left out" in begun.told
    assert [line for line in begun.told if line.startswith("targets leaves out")] == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("message A {}", "1: it has no enum; name a file that has"),
        ("enum A {}", "1: it has no enum"),
        ("\nenum A { B = 0;", "2: this enum does not end; close its brace"),
        ("enum A {\n/* B = 0; }", "2: '/' is no value of an enum"),
        ("enum A {\nB = x; }", "2: B = x is no number; write the number of the value"),
        ("enum A { B = 0;\nC; }", "2: 'C' is no value of an enum; write it like NAME = 1;"),
        ("enum A { B = 0;\nC = 99999999999; }", "2: 99999999999 is no number of 32 bits"),
        ("enum A { B = 0;\nC = 0x; }", "2: C = 0x is no number"),
    ],
)
def test_a_proto_file_that_does_not_fit_is_told_by_its_line(content: str, told: str, started: Start) -> None:
    begun = started("a.proto", content)

    assert begun.code == 1
    assert heads(begun.told)[0].startswith(f"a.proto:{told}")


def test_a_section_is_stated_of_one_enum_alone(started: Start) -> None:
    two = "from enum import IntEnum\n\nclass A(IntEnum):\n    X = 1\n\nclass B(IntEnum):\n    Y = 1\n"
    begun = started("codes.py", two, stated=["--section", "all"])
    assert begun.told == [
        "codes.py:1:1: 2 enums become a section each: A, B; leave out --section, and rename later",
    ]
    begun = started("codes.py", two, stated=["--kind", "error"])

    assert {one["kind"] for one in begun.sections.values()} == {"error"}
    assert len(begun.sections) == 2
