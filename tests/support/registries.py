"""Small registries of hostile texts: what a language, a template or a formatter could take for something else."""

import json
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st
from letters import JOINED, JOINERS, REFUSED, SELECTORS, characters, is_seen

Data = dict[str, Any]
Files = dict[str, Data]
Writer = Callable[[], str]

# Spaces that are no ASCII space; str.strip takes them, YAML and CommonMark do not all agree.
SPACES = "\u00a0\u1680\u2000\u2003\u2009\u200a\u202f\u205f\u3000"

WORDS = r'''
    ' " ` """ ``` \ \\ \n \" \' \u0041 \N{DASH} \x41 \\\
    */ /* // # -- --> <!-- ]]> </script> <b> <br> </a> < > = $ ${x} #{x} {0} {x} %s %d % $x @x
    | || \| * ** _ __ ~ ~~ [a](b) ![a](b) [a] <https://a.b> https://a.b/c_d --- === ! & &amp; &#32; &nbsp; : ;
    a A true NO 010 1e3 null é 漢字 עברית العربية 😀
'''
FRAGMENTS = [
    *WORDS.split(),
    *("'''", '<a id="x">', "{{ x }}", "{% x %}", "{# x #}"),
    *("# ", "- ", "+ ", "1. ", "> ", "| --- |", ": ", "x y", "word" * 30),
    *("e\u0301", "\u0301"),
    *JOINED,
    *SPACES,
]
# Refused in any text, or right only in its place.
UNSEEN = REFUSED | characters(JOINERS, SELECTORS)
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=sorted(UNSEEN))

# No other text can stand there: what is no expression is refused.
LICENSE = "MIT OR LicenseRef-Own"
URL = "https://a.b/c_d?e=1&amp;f=(2)*~~g~~*"

_pieces = st.sampled_from(FRAGMENTS) | st.just(" ") | st.just("  ") | st.text(CHARACTERS, max_size=3)
_rough = st.lists(_pieces, max_size=6).map("".join)

LINE = _rough.map(str.strip).filter(is_seen)
LINES = st.lists(_rough, min_size=1, max_size=4).map(lambda lines: "\n".join(lines).strip()).filter(is_seen)
# YAML's merge key is refused as a key, in quotes too.
KEY = LINE.filter(lambda key: key != "<<").map(lambda key: normalize("NFC", key))
ANYTHING = st.recursive(
    st.booleans()
    | st.integers(-(10**18), 10**18)
    | _rough.filter(lambda text: is_seen(text) or not text.strip())
    | LINES,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(KEY, values, max_size=3),
    max_leaves=6,
)


def registry_of(line: Writer, lines: Writer, anything: Callable[[], object]) -> Files:
    """A registry by file, with a text from `line` or `lines` and a value from `anything` wherever one may stand."""
    full = {
        "permanent": True,
        "description": lines(),
        "action": lines(),
        "note": lines(),
        "since": line(),
        "deprecated": {"since": line(), "reason": "retired", "note": line()},
        "x-anything": anything(),
    }
    alias = {"id": 1, "name": "ALIAS", "alias_of": "FULL", "description": lines(), "note": lines()}
    listed = {
        "id": 2,
        "name": "LISTED",
        "description": lines(),
        "also_in": [{"group": "LATER", "description": lines()}],
    }
    first = {
        "id": 1,
        "name": "FIRST",
        "title": line(),
        "wire_name": line(),
        "description": lines(),
        "x-group-anything": anything(),
        "codes": [{"id": 1, "name": "FULL", **full}, alias, listed],
    }
    later = {
        "id": 2,
        "name": "LATER",
        "description": lines(),
        "codes": [{"id": 3, "name": "PLAIN", "description": lines()}],
    }
    bare = {"id": 1, "name": "BARE", "description": lines(), "action": lines()}
    return {
        "registry": {
            "registry": "hostile",
            "title": line(),
            "description": lines(),
            "version": "1.0.0",
            "license": LICENSE,
            "kinds": {"one": line(), "other": line()},
            "attributes": {"permanent": {"type": "boolean", "title": line(), "description": line()}},
            "sections": ["grouped", "single"],
            "sources": {"source": {"title": line(), "url": URL, "read": line(), "note": line()}},
        },
        "grouped": {
            "section": "grouped",
            "kind": "one",
            "title": line(),
            "description": lines(),
            "x-section-anything": anything(),
            "groups": [first, later],
        },
        "single": {"section": "single", "kind": "other", "title": line(), "description": lines(), "codes": [bare]},
    }


@st.composite
def registries(draw: st.DrawFn) -> Files:
    """Registries of some texts, which stand in turn in all the places for them."""
    line = cycle(draw(st.lists(LINE, min_size=1, max_size=7)))
    lines = cycle(draw(st.lists(LINES, min_size=1, max_size=5)))
    anything = draw(ANYTHING)
    return registry_of(lambda: next(line), lambda: next(lines), lambda: anything)


def filled_with(text: str) -> Files:
    """A registry with one text in all places; the places for one line have it with spaces for its line feeds."""
    line = " ".join(text.split("\n"))
    return registry_of(lambda: line, lambda: text, lambda: {line: [text]})


def filled_in_turn(texts: Iterable[str]) -> Files:
    """A registry with these texts in turn in all the places for them."""
    turn = cycle(texts)
    return registry_of(lambda: " ".join(next(turn).split("\n")), lambda: next(turn), lambda: {"key": [next(turn)]})


def write_registry(files: Files, folder: Path) -> None:
    """Write the files of a registry; JSON with its characters as they are is YAML."""
    for name, data in files.items():
        folder.joinpath(f"{name}.yaml").write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
