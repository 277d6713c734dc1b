"""Text: bytes in pieces of any size, in any encoding; lines and places, the same whatever the pieces."""

from io import BytesIO

import pytest

from generator.lookup.text import PackedError, Text, packed

PIECES = pytest.mark.parametrize("piece", [1, 2, 5, 2**16])


def text_of(content: bytes, monkeypatch: pytest.MonkeyPatch, piece: int, most: int = 2**20) -> Text:
    monkeypatch.setattr("generator.lookup.text.PIECE", piece)
    monkeypatch.setattr("generator.lookup.text.MOST", most)
    return Text(BytesIO(content).read)


@pytest.mark.parametrize(
    ("begin", "command"),
    [
        (b"\x1f\x8b\x08", "gzip -dc"),
        (b"PK\x03\x04\x14", "unzip -p"),
        (b"\x28\xb5\x2f\xfd\x04", "zstd -dc"),
        (b"BZh9", "bzip2 -dc"),
        (b"BZ", None),
        (b"", None),
        (b"{}", None),
    ],
)
def test_what_is_compressed_says_how_it_is_unpacked(begin: bytes, command: str | None) -> None:
    assert packed(begin) == command
    if command:
        with pytest.raises(PackedError, match=command):
            Text(BytesIO(begin).read)
    else:
        assert Text(BytesIO(begin).read).held == begin.decode()


SAID = '{"a": "\u00e9\U0001f600"}\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_text_is_in_the_encoding_that_it_begins_in(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece may end within a letter."""
    text = text_of(SAID.encode(encoding), monkeypatch, 8)

    assert [*text.lines()] == [SAID]
    assert text.bytes == len(SAID.encode(encoding))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'\0\0\0\0\0{"a": 1}', '\0\0\0\0\0{"a": 1}'),
        (b"\0\0{}", "\0\0{}"),
        (b'{"a": "\xff"}', '{"a": "\ufffd"}'),
        (b"\xc3", "\ufffd"),
    ],
)
def test_bytes_that_are_no_text_end_nothing(content: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [*text_of(content, monkeypatch, 2**16).lines()] == [said]


@PIECES
def test_lines_are_the_same_in_pieces(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["one\n", "\n", "three\r\n", "four, which is longer\n", "five"]
    text = text_of("".join(lines).encode(), monkeypatch, piece)

    # The last one has no end, so that what was read to is still in it.
    assert [(line, text.line) for line in text.lines()] == [*zip(lines, (2, 3, 4, 5, 5), strict=True)]
    assert text.bytes == sum(map(len, lines))
    assert [*text_of(b"", monkeypatch, piece).lines()] == []


@pytest.mark.parametrize("piece", [1, 2, 5])
def test_of_a_line_that_is_too_long_its_beginning_is_read(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(b"a\n" + b"b" * 100 + b"\nc\n" + b"d" * 100, monkeypatch, piece, 10)

    assert [*text.lines()] == ["a\n", "b" * 10, "c\n", "d" * 10]
    assert text.line == 4


@PIECES
def test_a_place_is_a_line_and_a_column_from_one(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(b"ab\ncde\n\nfgh", monkeypatch, piece)
    while text.more():
        pass

    assert [text.place(at) for at in range(11)] == [
        *((1, column) for column in (1, 2, 3)),
        *((2, column) for column in (1, 2, 3, 4)),
        (3, 1),
        *((4, column) for column in (1, 2, 3)),
    ]
    text.at = 5
    assert (text.line, text.place(5), text.place(8)) == (2, (2, 3), (4, 1))


@PIECES
def test_a_place_is_the_same_when_what_stood_before_is_let_go(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(b"ab\ncdefghij\nkl\nm", monkeypatch, piece)
    places = []
    for _ in range(15):
        while text.at + 1 >= len(text.held) and text.more():
            pass
        places.append((text.held[text.at], *text.place(text.at)))
        text.at += 1

    assert places == [
        *(("a", 1, 1), ("b", 1, 2), ("\n", 1, 3)),
        *((letter, 2, column) for column, letter in enumerate("cdefghij\n", 1)),
        *(("k", 3, 1), ("l", 3, 2), ("\n", 3, 3)),
    ]


@PIECES
def test_the_rest_of_a_line_is_skipped_however_long_it_is(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(b"x" * 50 + b"\ny" * 2 + b"\n", monkeypatch, piece)
    text.at = min(3, len(text.held))
    text.skip_line()

    assert (text.line, text.holds_line(), text.held[text.at]) == (2, True, "y")
    text.skip_line()
    text.skip_line()
    assert (text.line, text.holds_line(), text.more()) == (4, False, False)
