"""The YAML of the spec: what its scalars mean, and what is refused before any shape is looked at."""

import errno
import os
from pathlib import Path

import pytest
from bad_registries import MAIN, OTHER, REGISTRY, heads, refusal, write_registry

from generator.cli import main
from generator.reading.events import MAX_DEPTH
from generator.reading.source import MAX_BYTES, read_document
from generator.reading.spec import read_spec

EMPTY = "empty value; write one or delete the key"
NOTHING = "1:1: the file is empty; write a section: a map with section, kind, title, description and its codes"
UTF_16 = "1:1: the file is UTF-16, not UTF-8; save it as UTF-8"
RANGE = "the least is -2147483648, the greatest 2147483647"
LINE = 'is not one line of visible text without spaces at its ends; write it like "Some text."'
LINES = 'is not visible text without spaces at its ends; write it like "Some text."'


def data_of(text: str, folder: Path) -> object:
    path = folder / "file.yaml"
    path.write_bytes(text.encode())
    document = read_document(path, path.name)

    assert document.findings == []
    return document.data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("27", 27),
        ("-1", -1),
        ("2147483648", 2147483648),
        ("true", True),
        ("false", False),
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("FALSE", "FALSE"),
        ("Null", "Null"),
        ("010", "010"),
        ("-0", "-0"),
        ("+1", "+1"),
        ("0x10", 16),
        ("0x0aF", 175),
        ("0x", "0x"),
        ("-0x10", "-0x10"),
        (f"0x{'f' * 17}", f"0x{'f' * 17}"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("10.0", "10.0"),
        (".inf", ".inf"),
        ("1.10", "1.10"),
        ("12:30:45", "12:30:45"),
        ("2026-07-25", "2026-07-25"),
        ("12345678901234567890", "12345678901234567890"),
        ("٣", "٣"),
        ("=", "="),
        ('"27"', "27"),
        ("'true'", "true"),
        ('"~"', "~"),
        ("''", ""),
        ('"<<"', "<<"),
        ("|\n  One.\n  Two.\n", "One.\nTwo."),
        (">\n  One\n  line.\n", "One line."),
        ("|-\n  One.\n", "One."),
        ('"One.\\n"', "One.\n"),
        ("'One.\n\n  '", "One.\n"),
        ('"a\\tb\\u00e9"', "a\tbé"),
        ("[1, '1', [], {}]", [1, "1", [], {}]),
        ("{1: a, true: b, NO: c}", {"1": "a", "true": "b", "NO": "c"}),
    ],
)
def test_scalars_are_what_they_look_like(text: str, expected: object, tmp_path: Path) -> None:
    actual = data_of(f"key: {text}\n", tmp_path)

    assert {"key": expected} == actual
    assert repr({"key": expected}) == repr(actual)


def test_lines_may_end_as_windows_ends_them(tmp_path: Path) -> None:
    actual = data_of("a: 1\r\nb: |\r\n  One.\r\n  Two.\r\n", tmp_path)

    assert actual == {"a": 1, "b": "One.\nTwo."}


def test_the_greatest_depth_is_allowed(tmp_path: Path) -> None:
    deepest = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)

    assert str(data_of(f"key: {deepest}\n", tmp_path)) == str({"key": "@"}).replace("'@'", deepest)


@pytest.mark.parametrize(
    ("good", "other"),
    [
        ("name: TEN", "name: NO"),
        ("name: TEN", "name: Y"),
        ("name: TEN", 'name: "TRUE"'),
        ("name: TEN", "name: A1_2B"),
        ("id: 10", "id: 0"),
        ("id: 10", "id: -1"),
        ("id: 10", "id: -2147483648"),
        ("id: 10", "id: 2147483647"),
        ("Ten.", "Ten.\n    since: 1.10"),
        ("Ten.", "Ten.\n    since: 2026-07-25"),
        ("id: 10", "id: 0x7FFFFFFF"),
        ("Ten.", "Ten.\n    retriable: false"),
        ("Ten.", '"10"'),
        ("Ten.", '"null"'),
        ("Ten.", '"A line\\nand another"'),
        ("Ten.", "Ümläüts, 漢字, 👩\u200d💻, a\u00a0b"),
    ],
)
def test_good_values_are_accepted(good: str, other: str, tmp_path: Path) -> None:
    spec = write_registry(tmp_path, {"main.yaml": MAIN.replace(good, other)})

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out")]) == 0


@pytest.mark.parametrize(
    ("value", "shown", "cure"),
    [
        ("010", "'010'", "write 10"),
        ("1e3", "'1e3'", "write it like 10"),
        ("0x1_0", "'0x1_0'", "write 0x10"),
        ("0X1f", "'0X1f'", "write 0x1F"),
        ('"0x1f"', "'0x1f'", "write it without quotes"),
        ('"0x09"', "'0x09'", "write it without quotes"),
        ('"0X09"', "'0X09'", "write 0x9"),
        ("DC", "'DC'", "write 0xDC if it is hexadecimal"),
        ("0F", "'0F'", "write 0x0F if it is hexadecimal"),
        ("1f", "'1f'", "write 0x1F if it is hexadecimal"),
        ('"DC"', "'DC'", "write 0xDC if it is hexadecimal"),
        ("FFFFFFFF", "'FFFFFFFF'", RANGE),
        ("FFFFFFFFF", "'FFFFFFFFF'", "write it like 10"),
        ("add", "'add'", "write it like 10"),
        ("-0X1f", "'-0X1f'", "write -31"),
        ("0o17", "'0o17'", "write 15"),
        ("0b11", "'0b11'", "write 3"),
        ("1_000", "'1_000'", "write 1000"),
        ("10.0", "'10.0'", "write 10"),
        ("10.", "'10.'", "write 10"),
        ("10.5", "'10.5'", "write it like 10"),
        (".inf", "'.inf'", "write it like 10"),
        (".nan", "'.nan'", "write it like 10"),
        ("-0", "'-0'", "write 0"),
        ("+5", "'+5'", "write 5"),
        ("--1", "'--1'", "write it like 10"),
        ("1 0", "'1 0'", "write it like 10"),
        ("1:30", "'1:30'", "write it like 10"),
        ("٣", "'٣'", "write it like 10"),
        ('"27"', "'27'", "write it without quotes"),
        ("'27'", "'27'", "write it without quotes"),
        ('"-27"', "'-27'", "write it without quotes"),
        ('"027"', "'027'", "write 27"),
        ('""', "''", "write it like 10"),
        ("true", "true", "write it like 10"),
        ("True", "'True'", "write it like 10"),
        ("yes", "'yes'", "write it like 10"),
        ("NULL", "'NULL'", "write it like 10"),
        ("2147483648", "2147483648", RANGE),
        ("-2147483649", "-2147483649", RANGE),
        ("0xFFFFFFFF", "0xFFFFFFFF", RANGE),
        ("9999999999999999999", "9999999999999999999", RANGE),
        ("10000000000000000000", "'10000000000000000000'", RANGE),
        ('"2147483647"', "'2147483647'", "write it without quotes"),
        ('"-2147483648"', "'-2147483648'", "write it without quotes"),
        ('"2147483648"', "'2147483648'", RANGE),
        ('"-2147483649"', "'-2147483649'", RANGE),
        ("9" * 5000, f"'{'9' * 60}…'", "write it like 10"),
        (f"0x{'f' * 5000}", f"'0x{'f' * 58}…'", "write it like 10"),
        ("{}", "a map", "write it like 10"),
        ("[]", "a list", "write it like 10"),
    ],
)
def test_what_is_no_id(value: str, shown: str, cure: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"main.yaml": MAIN.replace("id: 10", f"id: {value}")})
    expected = [f"main.yaml:6:9: id: {shown} is not an integer of 32 bits; {cure}"]

    assert expected == heads(refusal(spec, capsys))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("name", "", f"8:10: {EMPTY}"),
        ("name", " ~", f"8:11: {EMPTY}"),
        ("name", " null", f"8:11: {EMPTY}"),
        ("name", " # nothing", f"8:10: {EMPTY}"),
        ("retriable", " True", "8:16: retriable: 'True' is not true or false; write true"),
        ("retriable", " yes", "8:16: retriable: 'yes' is not true or false; write true"),
        ("retriable", ' "true"', "8:16: retriable: 'true' is not true or false; write it without quotes"),
        ("retriable", ' "false"', "8:16: retriable: 'false' is not true or false; write it without quotes"),
        ("retriable", " No", "8:16: retriable: 'No' is not true or false; write false"),
        ("retriable", " OFF", "8:16: retriable: 'OFF' is not true or false; write false"),
        ("retriable", " on", "8:16: retriable: 'on' is not true or false; write true"),
        ("retriable", " 1", "8:16: retriable: 1 is not true or false; write it like true"),
        ("since", " 2", "8:12: since: 2 is not text; put it in quotes"),
        ("since", " false", "8:12: since: false is not text; put it in quotes"),
        ("action", ' ""', f"8:13: action: '' {LINES}"),
        ("action", ' " Ask."', f"8:13: action: ' Ask.' {LINES}"),
        ("action", ' "Ask. "', f"8:13: action: 'Ask. ' {LINES}"),
        ("action", ' "\\u00a0Ask."', f"8:13: action: '\\xa0Ask.' {LINES}"),
        ("action", ' "Ask.\\u3000"', f"8:13: action: 'Ask.\\u3000' {LINES}"),
        ("note", ' "\\u2003"', f"8:11: note: '\\u2003' {LINES}"),
        ("action", ' "Ask.\\n"', f"8:13: action: 'Ask.\\n' {LINES}"),
        ("since", ' "One.\\nTwo."', f"8:12: since: 'One.\\nTwo.' {LINE}".replace("Some text.", "1.2")),
        ("action", ' "Look.\\tAsk."', "8:13: U+0009 is a tab; write spaces"),
        ("action", " Look.\tAsk.", "8:13: U+0009 is a tab; write spaces"),
        ("note", ' " A note."', f"8:11: note: ' A note.' {LINES}"),
        ("note", ' "A note.\\n"', f"8:11: note: 'A note.\\n' {LINES}"),
        ("note", ' "a\\u202eb"', "8:11: U+202E is not visible; delete it"),
        ("note", ' "a\\u2066b"', "8:11: U+2066 is not visible; delete it"),
        ("note", ' "a\\Lb"', "8:11: U+2028 is not visible; delete it"),
        ("note", ' "a\\Nb"', "8:11: U+0085 is not visible; delete it"),
        ("note", ' "a\\0b"', "8:11: U+0000 is not visible; delete it"),
        ("note", ' "a\\e[31mb"', "8:11: U+001B is not visible; delete it"),
        ("note", ' "a\\rb"', "8:11: U+000D is not visible; delete it"),
        ("note", ' "a\\uFEFFb"', "8:11: U+FEFF is not visible; delete it"),
        ("note", ' "a\\uFFFFb"', "8:11: U+FFFF is not visible; delete it"),
        ("note", " |+\n      A note.\n", f"8:11: note: 'A note.\\n' {LINES}"),
        (
            "note",
            ' "a\\ud800b"',
            "8:15: not YAML: found invalid Unicode character escape code; write the letter itself",
        ),
        (
            "note",
            ' "a\\qb"',
            "8:13: not YAML: found unknown escape character; write \\\\ for a backslash, or use single quotes",
        ),
        (
            "note",
            " %a",
            "8:11: not YAML: no text begins with %; put it in quotes",
        ),
    ],
)
def test_values_that_are_refused(
    key: str, value: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = MAIN.replace("    name: TEN\n", "") if key == "name" else MAIN.replace("    description: Ten.\n", "")
    rest = "    description: Ten.\n" if key != "name" else ""
    head, tail = code.rsplit("\n", 1)
    spec = write_registry(tmp_path, {"main.yaml": f"{head}\n    {key}:{value}\n{rest}{tail}"})

    assert [f"main.yaml:{message}"] == heads(refusal(spec, capsys))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [NOTHING]),
        (b"\n\n", [NOTHING]),
        (b"# nothing\n", [NOTHING]),
        (
            b"\xef\xbb\xbfsection: main\n",
            ["1:1: U+FEFF, a byte order mark, is not visible; save the file as UTF-8 without it"],
        ),
        (b"section: ma\x00in\n", ["1:12: U+0000 is not visible; delete it"]),
        (b"section: main # \x1b[31m\n", ["1:17: U+001B is not visible; delete it"]),
        (b"section: main\x7f\n", ["1:14: U+007F is not visible; delete it"]),
        (b"section: main\x0c\n", ["1:14: U+000C is not visible; delete it"]),
        (
            b"section: main\rkind: fault\r",
            ["1:1: the lines end in U+000D alone, as of old; save the file with line ends LF or CR LF"],
        ),
        ("section: main\u0085kind: fault\n".encode(), ["1:14: U+0085 is not visible; delete it"]),
        ("# ä\nsection: ma\u2028in\n".encode(), ["2:12: U+2028 is not visible; delete it"]),
        ("# 👍 \u202e\n".encode(), ["1:5: U+202E is not visible; delete it"]),
        (
            "a: \u2066b\u2069\n".encode(),
            ["1:4: U+2066 is not visible; delete it", "1:6: U+2069 is not visible; delete it"],
        ),
        ("a: b\ufffe\n".encode(), ["1:5: U+FFFE is not visible; delete it"]),
        (b"section: m\xe4in\n", ["1:11: byte 0xE4 is not UTF-8; save the file as UTF-8"]),
        ("# ä\n# ".encode() + b"\xff\n", ["2:3: byte 0xFF is not UTF-8; save the file as UTF-8"]),
        ("# ä".encode()[:-1], ["1:3: byte 0xC3 is not UTF-8; save the file as UTF-8"]),
        (b"# \xed\xa0\x80\n", ["1:3: byte 0xED is not UTF-8; save the file as UTF-8"]),
        ("section: main\n".encode("utf-16"), [UTF_16]),
        ("section: main\n".encode("utf-16-le"), [UTF_16]),
        ("section: main\n".encode("utf-16-be"), [UTF_16]),
        (b"\xfe\xff" + "section: main\n".encode("utf-16-be"), [UTF_16]),
        ("section: main\n".encode("utf-32"), [UTF_16]),
        (b"\0\0\n", ["1:1: U+0000 is not visible; delete it", "1:2: U+0000 is not visible; delete it"]),
        (
            b"- main\r\n- x: [\r\n",
            [
                "3:1: not YAML: did not find expected node content; "
                "write a value, close the bracket, or put the text in quotes"
            ],
        ),
        (
            b"main\n",
            [
                "1:1: 'main' is not a section: a map with section, kind, title, description and its codes; "
                "write it like {section: main, kind: fault, title: …, description: …, "
                "codes: [{id: 10, name: DISK_FULL, description: No room is left.}]}"
            ],
        ),
        (b"[" * 100_000, ["1:33: nested more than 32 deep; make it flatter"]),
    ],
)
def test_bytes_that_are_refused(
    content: bytes, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write_registry(tmp_path)
    spec.joinpath("main.yaml").write_bytes(content)
    printed = refusal(spec, capsys)

    assert [f"main.yaml:{finding}" for finding in expected] == heads(printed)
    assert all(line.isprintable() for line in printed.replace("\t", " ").splitlines())


def test_a_caret_stands_where_a_terminal_shows_the_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"main.yaml": "section:\tmain # a\u202eb \x1b[31m\n"})
    expected = (
        "main.yaml:1:18: U+202E is not visible; delete it\n"
        "    section:    main # a\ufffdb \ufffd[31m\n"
        "                        ^\n"
        "main.yaml:1:21: U+001B is not visible; delete it\n"
        "    section:    main # a\ufffdb \ufffd[31m\n"
        "                           ^\n"
    )

    assert expected == refusal(spec, capsys)


def test_of_a_long_line_the_faulty_part_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"main.yaml": f"{'#' * 100}\u202e{'#' * 100}\n"})
    expected = (
        "main.yaml:1:101: U+202E is not visible; delete it\n" f"    {'#' * 79}\ufffd{'#' * 80}\n" f"    {' ' * 79}^\n"
    )

    assert expected == refusal(spec, capsys)


def test_a_file_of_more_than_64_mb_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path)
    with spec.joinpath("main.yaml").open("r+b") as file:
        file.truncate(MAX_BYTES + 1)

    assert refusal(spec, capsys) == "main.yaml:1:1: over 64 MB; split the registry\n"


def test_a_folder_is_no_section(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path)
    spec.joinpath("main.yaml").unlink()
    spec.joinpath("main.yaml").mkdir()

    assert refusal(spec, capsys) == (
        f"main.yaml:1:1: cannot be read: {os.strerror(errno.EISDIR)}; make it a readable file\n"
    )


def test_an_unreadable_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path)
    spec.joinpath("main.yaml").unlink()
    spec.joinpath("main.yaml").symlink_to("main.yaml")

    assert refusal(spec, capsys) == (
        f"main.yaml:1:1: cannot be read: {os.strerror(errno.ELOOP)}; make it a readable file\n"
    )


def test_a_missing_registry_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"other.yaml": OTHER.replace("id: 1", "id: 01")})
    spec.joinpath("registry.yaml").unlink()

    assert heads(refusal(spec, capsys)) == [
        "other.yaml:6:9: id: '01' is not an integer of 32 bits; write 1",
        "registry.yaml:1:1: no registry is here: there is no registry.yaml; "
        "name the folder that has it: --spec DIR, or begin one: enumerant init",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Busy # as ever",
        "Busy ## as ever",
        "Busy#1",
        '"Busy #1"',
        "'Busy #1'",
        "|\n  Busy #1",
        "[Busy] #1",
        "Busy\n#1",
        "Busy\n  # 1\n  #1",
    ],
)
def test_what_is_a_comment_or_a_text_beyond_doubt(line: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(f"text: {line}\n", "utf-8")

    assert read_document(path, path.name).findings == []


@pytest.mark.parametrize("line", ["Busy #1", "Busy  #one", "Very\n  busy #1", "1 #one", "true #1"])
def test_a_text_that_ends_at_a_comment(line: str, tmp_path: Path) -> None:
    """YAML would leave out the rest of it."""
    path = tmp_path / "file.yaml"
    path.write_text(f"text: {line}\nother: Text.\n", "utf-8")
    (finding,) = read_document(path, path.name).findings

    assert finding.message == (
        "the text ends before #; put the text in quotes, or write a space behind # if it is a comment"
    )
    assert finding.text[finding.column - 1] == "#"


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        ("a:\n  - b: 1\n\u00a0   c: 2\n    d: 3\n", (3, 1), "00A0"),
        ("a: 1\nb:\u3000Two\nc: 3\n", (2, 3), "3000"),
        ("a:\n  - b: 1\n  -\u2003b: 2\n    c: 3\n", (3, 4), "2003"),
    ],
)
def test_what_looks_like_a_space(text: str, place: tuple[int, int], sign: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(text, "utf-8")
    (finding,) = read_document(path, path.name).findings

    assert (finding.line, finding.column) == place
    assert finding.message == f"not YAML: U+{sign} looks like a space and is none; write a space"


def test_of_a_file_in_which_all_is_wrong_no_more_is_told(tmp_path: Path) -> None:
    """A thousand findings of YAML itself are the end of a file; what comes behind them is not looked at."""
    lines = [f"x-{number}: *a" for number in range(1001)]
    path = tmp_path / "file.yaml"
    path.write_text("\n".join(lines), "utf-8")
    document = read_document(path, "file.yaml")

    told = [f"{one.line}:{one.column}: {one.message}" for one in document.findings]
    assert told[:1000] == [
        f"{line}:{len(text) - 1}: alias *a is not allowed; write the value out"
        for line, text in enumerate(lines[:-1], 1)
    ]
    assert told[1000:] == ["1001:9: more than 1000 findings; correct these and run again"]
    assert not document.complete

    path.write_text("\n".join(lines[:-1]), "utf-8")
    document = read_document(path, "file.yaml")
    assert (len(document.findings), document.complete) == (1000, True)


def test_files_that_do_not_lie_on_the_disk_are_read_alike() -> None:
    """As those of another commit: nothing is asked of the folder that they are told to be in."""
    folder, files = Path("earlier"), {"main.yaml": MAIN.encode(), "other.yaml": OTHER.encode(), "notes.txt": b"?"}
    spec = read_spec(folder, files | {"registry.yaml": REGISTRY.encode()})

    assert spec.findings([]) == []
    assert spec.registry is not None
    assert [section.name for section in spec.registry.sections] == ["main", "other"]
    assert [finding.lines[0] for finding in read_spec(folder, files).findings([])] == [
        "earlier/registry.yaml:1:1: there is no such file; write it"
    ]
