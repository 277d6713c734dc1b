"""What cannot be seen is in no text of a spec; what only shapes the letters beside it is."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from bad_registries import MAIN, OTHER, heads, refusal
from bad_registries import write_registry as write_texts
from jsonschema_rs import Draft202012Validator
from letters import (
    DEFAULT_IGNORABLE,
    JOINED,
    JOINERS,
    MISPLACED,
    REFUSED,
    SELECTORS,
    SURROGATES,
    Ranges,
    characters,
)
from registries import Files, registry_of, write_registry

from generator.cli import main
from generator.reading.schemas import SCHEMAS
from generator.text.unseen import has_unseen, made_visible, unseen

POINTS = range(0x110000)
# Most of the planes have nothing that is refused but their last two.
PLANES = [pytest.param(plane, marks=() if plane in (0, 14) else pytest.mark.prove) for plane in range(17)]
VISIBLE = json.loads(SCHEMAS.joinpath("types.json").read_text("utf-8"))["$defs"]["visible"]["pattern"]
# Prints the ranges of all code points of which a condition is true; `c` is the character.
NODE = """
HEAD
let first = null;
for (let point = 0; point <= 0x110000; point++) {
    const c = point < 0x110000 ? String.fromCodePoint(point) : "";
    const is = point < 0x110000 && CONDITION;
    if (is && first === null) first = point;
    if (!is && first !== null) { console.log(first + " " + (point - 1)); first = null; }
}
"""
PERL = """
my $first;
for my $point (0 .. 0x110000) {
    no warnings;
    my $is = $point < 0x110000 && chr($point) =~ /\\p{Default_Ignorable_Code_Point}/;
    if ($is && !defined $first) { $first = $point }
    if (!$is && defined $first) { printf "%d %d\\n", $first, $point - 1; undef $first }
}
"""


def told_by(*command: str) -> Ranges:
    """The ranges that a program of another language prints."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]}")
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return tuple((int(first), int(last)) for first, last in re.findall(r"(\d+) (\d+)\n", done.stdout))


def node(condition: str, head: str = "") -> Ranges:
    return told_by("node", "-e", NODE.replace("CONDITION", condition).replace("HEAD", head))


def test_the_ranges_by_hand_are_those_of_unicode_in_node() -> None:
    assert node(r"/\p{Default_Ignorable_Code_Point}/u.test(c)") == DEFAULT_IGNORABLE


def test_the_ranges_by_hand_are_those_of_unicode_in_perl() -> None:
    assert told_by("perl", "-e", PERL) == DEFAULT_IGNORABLE


def test_each_character_between_letters_is_seen_or_refused() -> None:
    """A tab stands in a file as a space does; in a text it is refused, as below."""
    text = "".join(f"a{chr(point)}b" for point in POINTS)
    refused = {text[index] for index, _, _ in unseen(text)}

    assert refused == REFUSED - {"\t"} | characters(SURROGATES)
    assert made_visible("".join(sorted(refused))) == "\ufffd" * len(refused)
    assert all(map(has_unseen, refused))


def letters_of(plane: int) -> set[str]:
    return set(map(chr, POINTS[plane << 16 : (plane + 1) << 16]))


@pytest.mark.parametrize("plane", PLANES)
def test_the_schema_refuses_the_same_characters(plane: int) -> None:
    """Where joiners and selectors may stand is the reader's business: it accepts less, never more."""
    letters = letters_of(plane)
    refused = {letter for letter in letters if not re.search(VISIBLE, letter)}

    # No text of JSON or YAML has a surrogate.
    assert refused == REFUSED & letters
    assert not re.search(VISIBLE, "a\tb")


def test_the_schema_means_the_same_to_an_editor() -> None:
    ranges = node("!visible.test(c)", f"const visible = new RegExp({json.dumps(VISIBLE)}, 'u');")

    assert characters(ranges) == REFUSED


@pytest.mark.parametrize("plane", PLANES)
def test_the_schema_means_the_same_to_the_reader_of_the_schema(plane: int) -> None:
    validator = Draft202012Validator({"pattern": VISIBLE})
    letters = letters_of(plane) - characters(SURROGATES)

    assert {letter for letter in letters if not validator.is_valid(letter)} == REFUSED & letters


def test_there_are_texts_enough() -> None:
    assert len(JOINED) >= 10
    assert len(MISPLACED) >= 20


@pytest.mark.parametrize("text", JOINED, ids=ascii)
@pytest.mark.parametrize("raw", [True, False], ids=["itself", "escaped"])
def test_joiners_and_selectors_stand_between_letters(text: str, raw: bool, tmp_path: Path) -> None:
    written = json.dumps(text, ensure_ascii=False) if raw else escaped(text)
    code = MAIN.replace("Ten.", f"{written}\n    action: {written}\n    x-a: {{{written}: [{written}]}}")
    spec = write_texts(tmp_path, {"main.yaml": code})

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out"), "--target", "python"]) == 0


@pytest.mark.parametrize("text", MISPLACED, ids=ascii)
@pytest.mark.parametrize("raw", [True, False], ids=["itself", "escaped"])
@pytest.mark.parametrize(
    "place", ["%s", *(pytest.param(f"D.\n    x-a: {one}", marks=pytest.mark.prove) for one in ("{a: [%s]}", "{%s: a}"))]
)
def test_elsewhere_they_are_refused(
    text: str, raw: bool, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = json.dumps(text, ensure_ascii=False) if raw else escaped(text)
    spec = write_texts(tmp_path, {"main.yaml": MAIN.replace("Ten.", place % written)})
    told = heads(refusal(spec, capsys))

    assert told
    assert all(re.match(r"main\.yaml:[89]:", one) for one in told)
    assert any(re.search(r" U\+(?:200[CD] joins nothing|\w+ follows no letter)", one) for one in told)


def escaped(text: str) -> str:
    """A text as YAML that has none of its characters itself."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


HIDDEN = ["\u200b"]
HIDDEN_TOO = ["\ufe0f", "\u061c", "\U000e0041", "\ufdd0", "\x07", "\u180e", "\u2800"]


@pytest.mark.parametrize("hidden", [*HIDDEN, *(pytest.param(each, marks=pytest.mark.prove) for each in HIDDEN_TOO)])
def test_every_text_is_looked_at(hidden: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The text with the character stands in every place in turn, by itself and escaped."""
    places = len(registry_of_texts(-1, hidden)[1])
    spec = tmp_path / "spec"
    spec.mkdir()
    for place in range(places):
        write_registry(registry_of_texts(place, hidden)[0], spec)
        (told,) = heads(refusal(spec, capsys))

        assert f" U+{ord(hidden):04X} " in told, place
    assert places > 30


def registry_of_texts(place: int, hidden: str) -> tuple[Files, list[str]]:
    """A registry of texts that are all different, one of them with a character, and the texts."""
    texts: list[str] = []

    def text() -> str:
        texts.append(f"a {hidden}b" if len(texts) == place else f"Text {len(texts)}.")
        return texts[-1]

    return registry_of(text, text, lambda: {text(): [text()]}), texts


@pytest.mark.parametrize(
    "text",
    ["\u0301", "\u0301\u0302", "\u20dd", "\u1dc4", "\ufe20", "\u3099", "\u0301 \u0302", "\u0e31", "\u1ab0"],
    ids=ascii,
)
@pytest.mark.parametrize("place", ["title: %s", "description: %s", "title: T\nx-a: [%s]", "title: T\nx-a: {%s: a}"])
def test_marks_alone_are_no_text(text: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = place.split(":")[0]
    other = re.sub(f"(?m)^{key}: .*", lambda _: place % f'"{text}"', OTHER, count=1)
    (told,) = heads(refusal(write_texts(tmp_path, {"other.yaml": other}), capsys))

    assert told.endswith(": no letter is visible in it, only marks that stand on letters; write a text")


BLANK = ["\u200b", "\u3164", "\u2800", "\u115f\u1160", "\ufe0f", "\u200d", "\u00ad", "\U000e0020"]


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_what_shows_nothing_is_no_title(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = OTHER.replace("title: Other", f"title: {escaped(text)}")
    (told,) = heads(refusal(write_texts(tmp_path, {"other.yaml": other}), capsys))

    assert told.startswith(f"other.yaml:3:8: U+{ord(text[0]):04X} ")


ESCAPES = [*"0abevfrNLP", "x7f", "u200b", "U000e0041"]


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize(
    "form",
    [
        "%s",
        "T\nx-a: {%s: 1}",
        *(pytest.param(f"T\n{one}", marks=pytest.mark.prove) for one in ("x-a:\n  b: [%s]", "colour: %s", "%s: 1")),
    ],
)
def test_what_is_escaped_is_seen_all_the_same(
    escape: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = OTHER.replace("Other", form % f'"a\\{escape}b"')
    told = heads(refusal(write_texts(tmp_path, {"other.yaml": other}), capsys))

    assert any(re.match(r"other\.yaml:[345]:\d+: U\+[0-9A-F]{4,6} is not visible; delete it$", one) for one in told)
    assert all(line.isprintable() for line in told)


def test_a_space_that_does_not_break_is_text(tmp_path: Path) -> None:
    spec = write_texts(tmp_path, {"other.yaml": OTHER.replace("Fine.", '"a\\_b"')})

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out")]) == 0


HALVES = ["\\ud800", "\\udfff", "\\ud83d\\ude00", "\\U0000dc00", "\\U00110000", "\\Uffffffff"]


@pytest.mark.parametrize("form", ['"%s"', 'T\nx-a: {"%s": 1}', "T\nx-a: !%s a", "T # &%s", "T\nx-a: &%s a"])
@pytest.mark.parametrize("escape", HALVES)
def test_half_a_character_is_no_traceback(
    form: str, escape: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = OTHER.replace("Other", form % escape)
    spec = write_texts(tmp_path, {"other.yaml": other})

    assert main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), "--target", "python"]) == 1
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert ("not YAML" in err) == ("#" not in form)


def test_of_a_line_that_is_not_seen_nothing_else_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """But the other lines are looked at in the same run."""
    code = MAIN.replace("TEN", "TE\u200bN").replace("Ten.", "Ten.\n    retriable: yes") + (
        "  - id: 010\n    name: EIGHT\n    description: Eight.\n"
        "  - {id: 12, name: ALSO, alias_of: TEN, description: D.}\n"
    )
    assert heads(refusal(write_texts(tmp_path, {"main.yaml": code}), capsys)) == [
        "main.yaml:7:13: U+200B is not visible; delete it",
        "main.yaml:9:16: retriable: 'yes' is not true or false; write true",
        "main.yaml:10:9: id: '010' is not an integer of 32 bits; write 10",
    ]


@pytest.mark.parametrize("letters", [JOINERS, SELECTORS])
def test_joiners_and_selectors_are_known(letters: Ranges) -> None:
    for letter in characters(letters):
        assert list(unseen(f"a{letter}b")) == []
        assert [index for index, _, _ in unseen(f"a {letter}b")] == [2]
        assert [index for index, _, _ in unseen(letter)] == [0]


@pytest.mark.parametrize(
    "place", ["# a\u200bb", "x-a: 1 # a\u200bb", "x-a: a\u200bb", "x-a: [b, \u200b]", "x-\u200ba: b"]
)
def test_what_is_seen_of_a_line_has_a_sign_for_the_rest(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write_texts(tmp_path, {"other.yaml": OTHER.replace("codes:", f"{place}\ncodes:")})
    column = place.index("\u200b")
    shown = place.replace("\u200b", "\ufffd")

    assert refusal(spec, capsys) == (
        f"other.yaml:5:{column + 1}: U+200B is not visible; delete it\n    {shown}\n    {' ' * column}^\n"
    )
