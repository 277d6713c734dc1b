"""Rust of names of every length and of texts around the edge: rustfmt finds nothing to change."""

from pathlib import Path

import pytest
from proofs import missing_tools, printed, require_tools, run
from registries import Data, write_registry

# rustfmt's, and what a name or a text may have at most.
WIDTH, LONGEST, LONGEST_KEBAB = 100, 100, 60

pytestmark = pytest.mark.prove


def long(start: str, length: int) -> str:
    """A name of a length that begins so; it is all letters and digits, so that every casing has it."""
    return start + "x" * (length - len(start))


def name(length: int, start: str = "") -> str:
    return long(start or chr(ord("A") + length % 26), length).upper()


def code(number: int, name: str, **facts: object) -> Data:
    return {"id": number, "name": name, "description": f"Called {name}.", **facts}


def assert_formatted(files: dict[str, Data], folder: Path) -> None:
    """Print a registry, and ask rustfmt."""
    require_tools("rust", missing_tools(("cargo-fmt",)))
    folder.joinpath("spec").mkdir()
    write_registry(files, folder / "spec")
    done = run("cargo-fmt", "fmt", "--check", folder=printed(folder / "spec", folder, "rust").out / "rust")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def registry(sections: list[Data], **more: object) -> dict[str, Data]:
    head: Data = {
        "registry": "lengths",
        "title": "Lengths",
        "kinds": {section["kind"]: section["kind"] for section in sections},
        "sections": [section["section"] for section in sections],
        **more,
    }
    return {"registry": head, **{section["section"]: section for section in sections}}


def test_codes_of_every_length(tmp_path: Path) -> None:
    """Each with an alias, a former name, and a deprecation that names another code."""
    codes = []
    for length in range(3, LONGEST + 1):
        heir = {"since": "1.0", "reason": "replaced", "replaced_by": f"main/{name(LONGEST - length + 3, 'C')}"}
        gone = {"since": "1.0", "reason": "retired", "note": "x" * length}
        codes += [
            code(length, name(length, "A"), former_names=[name(length, "F")], deprecated=heir),
            code(length, name(LONGEST - length + 3, "B"), alias_of=name(length, "A"), deprecated=gone),
            code(-(10**6) * length, name(length, "C"), deprecated=gone),
        ]
    section = {"section": "main", "kind": "error", "title": "Main", "description": "Main.", "codes": codes}

    assert_formatted(registry([section]), tmp_path)


def named(length: int, count: int) -> list[str]:
    """Names that are so long together; where that cannot be, each of three letters."""
    names = [name(max(3, length // count), chr(ord("A") + place)) for place in range(1, count)]
    return [name(max(3, length - sum(map(len, names))), "Z"), *names]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_lists_of_every_length(count: int, tmp_path: Path) -> None:
    """Of codes, of groups with numbers and of groups without, around the edge of a list in one line."""
    sections: list[Data] = []
    for length in range(1, LONGEST + 1):
        section: Data = {"kind": "error", "title": "S", "description": "S."}
        groups = [
            {"name": one, "description": "G.", "codes": [code(place, f"C{place}")]}
            for place, one in enumerate(named(length, count))
        ]
        numbered = [{"id": place, **group} for place, group in enumerate(groups)]
        codes = [code(place, one) for place, one in enumerate(named(length, count))]
        sections += [
            section | {"section": f"a{length}", "codes": codes},
            section | {"section": f"b{length}", "groups": groups},
            section | {"section": f"c{length}", "groups": numbered},
        ]

    assert_formatted(registry(sections), tmp_path)


def attributes() -> dict[str, Data]:
    """As many as there may be, of every length: numbers, and choices, one or several of them."""
    found: dict[str, Data] = {}
    for length in range(2, LONGEST_KEBAB + 1):
        choices = {long("a", length): "x" * (WIDTH - 20 + length % 21), "b": "B."}
        several = {"several": True} if length % 2 else {}
        found[long("c", length)] = {"type": "choice", "description": "C.", "choices": choices, **several}
        if length > LONGEST_KEBAB - 40:
            found[long("n", length)] = {"type": "integer", "several": True, "description": "N.", "default": [length]}
    return found


def two_sections(length: int) -> list[Data]:
    """Of a kind with a name of this length: a section with a long name and one with a short one, or the other way.

    Their groups have numbers in one, and none in the other; they have ranges, or masks.
    """
    by: Data = {"range": "5..9"} if length % 3 else {"mask": {"bits": 16, "value": 16}}
    first: Data = {"name": name(LONGEST - length), "description": "G.", "codes": [code(1, "ONE"), code(2, "TWO")], **by}
    later: Data = {"name": "LATER", "description": "G.", "codes": [code(3, "THREE", also_in=[first["name"]])]}
    numbered = [{"id": 1, **first}, {"id": 2, **later}]
    section: Data = {"kind": long("k", length), "title": "S", "description": "S."}
    return [
        section | {"section": long("s", length), "groups": [first, later] if length % 2 else numbered},
        section | {"section": long("t", LONGEST_KEBAB + 2 - length), "groups": numbered if length % 2 else [first]},
    ]


@pytest.mark.parametrize("notation", ["decimal", "hexadecimal"])
def test_sections_kinds_and_attributes_of_every_length(notation: str, tmp_path: Path) -> None:
    lengths = range(2, LONGEST_KEBAB + 1)
    sections = [section for length in lengths for section in two_sections(length)]
    kinds = {long("k", length): {"title": "K", "ids": "int16", "notation": notation} for length in lengths}

    assert_formatted(registry(sections, kinds=kinds, attributes=attributes()), tmp_path)
