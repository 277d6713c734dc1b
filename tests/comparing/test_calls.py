"""What is said to be an API's name is printed: for every code, group, attribute and choice, section and kind."""

import re
from pathlib import Path

import pytest

from generator.comparing.calls import role_of
from generator.reading.spec import read_spec
from generator.targets.folders import TEMPLATES, target_names
from generator.targets.manifest import read_targets

ROOT = Path(__file__).parents[2]
PRINTED = {"tests/notions": "tests/golden_notions", "tests/sample": "tests/golden", "spec": "generated"}
# Of these an API has no name of its own: they are data, or a page.
NAMELESS = {"catalog", "jsonschema", "markdown", "sql"}


@pytest.mark.parametrize("spec", PRINTED)
@pytest.mark.parametrize("name", target_names(TEMPLATES))
def test_what_is_said_to_be_a_name_is_printed(spec: str, name: str) -> None:
    registry = read_spec(ROOT / spec).registry
    assert registry is not None
    (target,), _ = read_targets(TEMPLATES, [name], registry.acronyms)
    folder = ROOT / PRINTED[spec] / name
    if target.on_request:
        # Nobody calls anything in its pages by a name: it is not compared.
        return
    if registry.targets and name not in registry.targets:
        assert not folder.exists()
        return
    text = "\n".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    words = set(re.findall(r"[\w$-]+", text, re.ASCII))
    attributes = {
        one.name: "flag" if one.type == "boolean" and not one.several else "attribute" for one in registry.attributes
    }
    told = 0
    for role, thing, section, _, _ in target.named(registry):
        of = target.names[role].of
        of = attributes[thing] if of == "attribute" else of
        if role == role_of(target, of):
            told += 1
            assert target.spelling(role, thing, section) in words, (role, thing)

    assert (told == 0) == (name in NAMELESS - ({"catalog", "sql"} if registry.attributes else set()))
