"""No layout of the printed TypeScript depends on luck: names of every length, and texts around the edge of a line."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from proofs import missing_tools, output_of, printed, require_tools
from registries import Data, Files, write_registry

pytestmark = pytest.mark.prove

# Of a section of more letters without a dash, `export const …Group = {` is wider than a line.
MEMBERS, NAMES = range(1, 101), range(1, 59)
# What is counted as one column, as two, as none, and what is escaped.
LETTERS = ["a", "漢", "e\u0301", "👩\u200d💻", "❤\ufe0f", "🇫🇷", '"', "'", "\\", "é", "©", "क\u094d"]


def text(letter: str, length: int) -> str:
    """A text of about so many columns, most of them letters of one column."""
    return f"{letter} {'a' * (length - 3)}."


def name(length: int, first: str = "A") -> str:
    return first + "X" * (length - 1)


def kebab(length: int, first: str) -> str:
    return first + "x" * (length - 1)


def as_members() -> Files:
    """A section whose codes, aliases, former names, groups and names on the wire have every length."""
    codes: list[Data] = []
    for n in MEMBERS:
        code = {"id": n, "name": name(n), "description": "One.", "wire_name": "w" * n, "former_names": [name(n, "F")]}
        alias = {"id": n, "name": name(n, "B"), "alias_of": name(n), "description": "Two.", "wire_name": "v" * n}
        codes += [code, alias]
    late: Data = {"since": "1", "reason": "replaced", "replaced_by": f"main/{name(100)}", "note": "n" * 61}
    for n in MEMBERS:
        codes.append(
            {"id": 1000 + n, "name": name(n, "D"), "description": "Late.", "deprecated": late | {"since": "1" * n}}
        )
        listed = [f"G{'X' * one}" for one in range(n % 20 + 1)]
        codes.append({"id": 2000 + n, "name": name(n, "L"), "description": "Listed.", "also_in": listed})
    own = [{"id": 1, "name": "GROUP", "description": "All.", "codes": codes}]
    others = [{"id": 1 + n, "name": name(n, "G"), "title": "T" * n, "description": "No codes."} for n in MEMBERS]
    section = {"section": "main", "kind": "fault", "title": "Main", "description": "Main.", "groups": own + others}
    named: list[Data] = [{"name": name(n, "N"), "wire_name": "w" * n, "description": "Named."} for n in MEMBERS]
    named[0]["codes"] = [{"id": 1, "name": "ONE", "description": "One.", "also_in": [name(n, "N") for n in (99, 100)]}]
    side = {"section": "side", "kind": "reason", "title": "Side", "description": "Side.", "groups": named}
    return registry_of({"fault": "Faults", "reason": "Reasons"}, [section, side])


def as_names() -> Files:
    """Kinds and sections of every length, the long with the long and the long with the short, and with two of them."""
    kinds = {kebab(n, first): "Codes" for n in NAMES[1:] for first in "kq"}
    sections = []
    for n in NAMES[1:]:
        for first, length in (("k", n), ("q", 60 - n)):
            for letter in ("ab" if n % 2 else "a"):
                code = {"id": n, "name": "ONE", "description": "One.", "former_names": ["OLD"]}
                group = {"id": 1, "name": "ALL", "description": "All.", "codes": [code]}
                title = {"title": "T", "description": "Codes."}
                section = {"section": f"{kebab(length, letter)}{first}"[-58:], "kind": kebab(n, first), **title}
                sections.append(section | ({"groups": [group | {"range": "0..9"}]} if n % 3 else {"codes": [code]}))
    return registry_of(kinds, sections)


def as_attributes() -> Files:
    """Attributes and choices of every length, of one value and of many, stated and by default."""
    attributes: dict[str, Data] = {}
    facts: dict[str, Any] = {}
    said = {"description": "Said."}
    for n in NAMES[4:]:
        choices = {name(one, "C").lower(): "A choice." for one in range(n, n + 5) if one < 61}
        several = [*choices] if n % 2 else [next(iter(choices))]
        for letter, kind, value in (
            ("b", {"type": "boolean"}, n % 2 == 0),
            ("i", {"type": "integer"}, 9007199254740991 - n),
            ("t", {"type": "text"}, "t" * n),
            ("u", {"type": "url"}, f"https://a.b/{'u' * n}"),
            ("c", {"type": "choice", "choices": choices}, several[0]),
            ("m", {"type": "choice", "choices": choices, "several": True}, several),
            ("s", {"type": "text", "several": True}, ["s" * one for one in range(n, n + n % 7 + 1)]),
            ("n", {"type": "integer", "several": True}, [10**one for one in range(n % 13)] + [-(n**8), 7]),
        ):
            if len(attributes) < 400:
                attributes[name(n, letter).lower()] = kind | said | ({"default": value} if n % 4 == 0 else {})
                facts[name(n, letter).lower()] = value
    return {"attributes": attributes, "facts": facts}


def registry_of(kinds: Data, sections: list[Data], **more: Any) -> Files:
    head = {"registry": "long-codes", "title": "Long", "kinds": kinds, "sections": [one["section"] for one in sections]}
    return {"registry": head | more} | {one["section"]: one for one in sections}


def with_attributes(names: Iterable[str]) -> Files:
    """A registry whose one code states these of the attributes."""
    made = as_attributes()
    chosen = {one: made["attributes"][one] for one in names}
    code = {"id": 1, "name": "ONE", "description": "One."} | {one: made["facts"][one] for one in chosen}
    section = {"section": "main", "kind": "fault", "title": "Main", "description": "Main.", "codes": [code]}
    return registry_of({"fault": "Faults"}, [section], attributes=chosen)


def as_texts() -> Files:
    """Texts of every length around the edge of a line, of letters of every width, in every place that is printed."""
    codes: list[Data] = []
    groups: list[Data] = []
    for letter in LETTERS:
        for length in range(55, 79):
            said = text(letter, length)
            number = len(codes)
            gone = {"since": "1", "reason": "retired", "note": said}
            code = {
                "id": number,
                "name": f"C{number}",
                "description": said,
                "action": said,
                "wire_name": f"{said}{number}",
            }
            codes.append(code | ({"deprecated": gone} if number % 2 else {}))
            groups.append({"id": number + 1, "name": f"G{number}", "wire_name": f"{said}{number}", "description": said})
    groups[0]["codes"] = codes
    section = {"section": "main", "kind": "fault", "title": "Main", "description": "Main.", "groups": groups}
    return registry_of({"fault": "Faults"}, [section])


def formatted(files: Files, folder: Path) -> None:
    """Print a registry; prettier and the compiler find nothing."""
    require_tools("typescript", missing_tools(("node", "prettier", "tsc")))
    folder.joinpath("spec").mkdir()
    write_registry(files, folder / "spec")
    out = printed(folder / "spec", folder, "typescript").out / "typescript"

    output_of("prettier", "--check", ".", folder=out)
    output_of("tsc", "--noEmit", "-p", ".", folder=out)


@pytest.mark.parametrize("files", [as_members, as_names, as_texts])
def test_prettier_finds_nothing_whatever_the_lengths(files: Any, tmp_path: Path) -> None:
    formatted(files(), tmp_path)


@pytest.mark.parametrize("part", range(8))
def test_prettier_finds_nothing_whatever_the_attributes(part: int, tmp_path: Path) -> None:
    names = sorted(as_attributes()["attributes"], key=len)[part::8]

    assert len(names) > 40
    formatted(with_attributes(names), tmp_path)
