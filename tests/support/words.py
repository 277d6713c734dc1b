"""Words that could hurt: identifiers of a language or of what is printed in, registries that use them as names out.

What a target refuses is left out of such a registry, with what it says; all else has to print, compile and work.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import yaml
from registries import Data, Files, write_registry

from generator.checking.check import check
from generator.errors import Fault
from generator.reading.attributes import MOST as MOST_ATTRIBUTES
from generator.reading.schemas import read_schema
from generator.reading.spec import read_spec
from generator.targets.folders import MANIFEST, TEMPLATES
from generator.targets.target import Target

# A module a target: its function `words` asks the language itself, or its compiler, for what has a meaning there.
LANGUAGES = {path.stem.removesuffix("_words"): path for path in Path(__file__).with_name("words").glob("*_words.py")}
# A line that is a comment, or the inside of one.
_COMMENT = re.compile(r"\s*(?://|#(?!\[)|\*|/\*|--|<!--|@|\"\"\")")
# What an attribute is not called.
_DEFS = read_schema("section")["$defs"]
KEYS = {*_DEFS["code"]["properties"], *_DEFS["group"]["properties"]}
_NAME = re.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")


def language_words(target: str) -> set[str]:
    """What the module of a target says; nothing for a target that has none."""
    if target not in LANGUAGES:
        return set()
    found = spec_from_file_location(f"words_of_{target}", LANGUAGES[target])
    assert found is not None
    assert found.loader is not None
    module = module_from_spec(found)
    found.loader.exec_module(module)
    words: set[str] = module.words()
    return words


def printed_words(folder: Path) -> set[str]:
    """Every identifier in the files of a folder: what the templates print of themselves, if the registry is small."""
    texts = (path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file())
    lines = (line for text in texts for line in text.splitlines() if not _COMMENT.match(line))
    return {word for line in lines for word in re.findall("[A-Za-z_][A-Za-z0-9_]*", line)}


def stems(words: Iterable[str], target: str) -> set[str]:
    """What becomes one of these words in a form of the target: `Group`, where `{pascal}Info` meets `GroupInfo`."""
    manifest = yaml.safe_load(TEMPLATES.joinpath(target, MANIFEST).read_text("utf-8"))
    forms = {re.escape(name["form"]) for name in manifest["names"].values()}
    ends = [re.sub(r"\\{\w+\\}", "(.+)", form, count=1) for form in forms if form.count("{") == 1]
    return {match[1] for word in words for end in ends if (match := re.fullmatch(end, word))}


def names_of(words: Iterable[str]) -> list[str]:
    """Names of the spec (UPPER_SNAKE) that one casing or another turns into these words, each once, but for long ones.

    A long name is no word of a language; that it fits is another question. Of two that differ by underscores alone the
    one with more of them stays: it is the one that becomes the word, and side by side one hides the other.
    """
    spelled = sorted(name for name in map(_name, words) if _NAME.fullmatch(name) and len(name) <= 24)
    return sorted({name.replace("_", ""): name for name in spelled}.values())


def _name(word: str) -> str:
    humps = re.search("[a-z0-9][A-Z]", word)
    parts = re.findall("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+" if humps else "[A-Za-z0-9]+", word)
    return "_".join(parts).upper()


def _kebab(name: str) -> str:
    return name.lower().replace("_", "-")


def _code(number: int, name: str, **more: object) -> Data:
    return {"id": number, "name": name, "description": f"Called {name}.", **more}


def _section(name: str, kind: str, codes: list[Data]) -> Data:
    groups = [{"id": 1, "name": "OWN", "description": "A group.", "codes": codes}]
    return {"section": name, "kind": kind, "title": name, "description": f"The section {name}.", "groups": groups}


def _registry(kinds: list[str], sections: list[Data]) -> Files:
    names = [section["section"] for section in sections]
    head = {"registry": "word-codes", "title": "Words", "kinds": dict.fromkeys(kinds, "A kind"), "sections": names}
    return {"registry": head} | {section["section"]: section for section in sections}


def as_codes(names: list[str]) -> Files:
    """A registry with a code, an alias's neighbour and a former name of each name."""
    codes = [_code(number, name) for number, name in enumerate(names)]
    renamed = [_code(number, f"NOW_{number}", former_names=[name]) for number, name in enumerate(names)]
    aliases = [_code(number, name, alias_of=f"NOW_{number}") for number, name in enumerate(names)]
    of_aliases = [code for number, alias in enumerate(aliases) for code in (_code(number, f"NOW_{number}"), alias)]
    tables = (("all-codes", codes), ("former-codes", renamed), ("alias-codes", of_aliases))
    return _registry(["plain"], [_section(name, "plain", table) for name, table in tables if table])


def as_groups(names: list[str]) -> Files:
    """A registry with a group of each name."""
    section = _section("all-groups", "plain", [])
    section["groups"] = [
        {"id": number, "name": name, "description": "A group.", "codes": [_code(number, f"CODE_{number}")]}
        for number, name in enumerate(names)
    ]
    return _registry(["plain"], [section] if names else [])


def as_sections(names: list[str]) -> Files:
    """A registry with a section of each name; one file there has a name of its own."""
    names = [name for name in names if name != "REGISTRY"]
    codes = [_code(1, "ONE", former_names=["FIRST"])]
    return _registry(["plain"], [_section(_kebab(name), "plain", codes) for name in names])


def as_kinds(names: list[str]) -> Files:
    """A registry with a kind of each name."""
    sections = [_section(f"s{number}", _kebab(name), [_code(1, "ONE")]) for number, name in enumerate(names)]
    return _registry([_kebab(name) for name in names], sections)


def as_attributes(names: list[str]) -> Files:
    """A registry with an attribute of each name that is no key of the spec language; one code states all of them."""
    attributes = [name.lower() for name in names if name.lower() not in KEYS][:MOST_ATTRIBUTES]
    facts = {name: number % 2 == 0 for number, name in enumerate(attributes)}
    files = _registry(["plain"], [_section("all-attributes", "plain", [_code(1, "ONE") | facts, _code(2, "TWO")])])
    declared = {name: {"type": "boolean", "description": f"Whether it is {name}."} for name in attributes}
    files["registry"] |= {"attributes": declared} if declared else {}
    return files


PLACES: dict[str, Callable[[list[str]], Files]] = {
    "codes": as_codes,
    "groups": as_groups,
    "sections": as_sections,
    "kinds": as_kinds,
    "attributes": as_attributes,
}


def write_words(place: str, names: list[str], target: Target, folder: Path) -> dict[str, str]:
    """Write a registry with these names in a place, but for those that the target refuses; what it says of them."""
    refused: dict[str, str] = {}
    while True:
        left = [name for name in names if name not in refused]
        for path in folder.glob("*.yaml"):
            path.unlink()
        write_registry(PLACES[place](left), folder)
        told = dict(_refusals(folder, target))
        if not told:
            return refused
        assert not told.keys() & refused.keys()
        assert told.keys() <= {*left}
        refused |= told


def _refusals(folder: Path, target: Target) -> Iterator[tuple[str, str]]:
    spec = read_spec(folder)
    faults: list[Fault] = [*spec.faults, *check(spec, [(spec.registry, target)] if spec.registry else [])]
    for fault in faults:
        first, second, *_ = fault.wrong.split(" ")
        name = second if first == "name" else first
        yield name.upper().replace("-", "_"), f"{fault.wrong}; {fault.cure}"
