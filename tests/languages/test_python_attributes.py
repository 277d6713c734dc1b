"""Attributes that are called like what Python, or the printed package itself, names: each is still what it is."""

import builtins
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from proofs import printed
from registries import write_registry
from vendored import load

# What the package calls its own facts, and what stands around them.
OF_THE_PACKAGE = ["enum", "facts", "folded", "asked", "number", "index", "cache", "wire_names", "wire_aliases"]
# The spec language has these itself.
KEYS = {"id", "range"}
NAMES = sorted({*filter(re.compile("[a-z][a-z0-9]*").fullmatch, dir(builtins)), *OF_THE_PACKAGE} - KEYS)
SEVERAL = {"type": "text", "several": True, "description": "Of several values."}
ONE = {"type": "boolean", "description": "Of one value."}


# What stands at the top of the package's modules: the enum of an attribute's choices might be called so.
CLASSES = ["any", "c", "callable", "iterable", "iterator", "named_tuple", "self", "type_var", "open", "choice", "facts"]
CLASSES += ["group", "group_facts", "named_group", "code", "deprecation", "enum", "str_enum", "int_enum", "lookup"]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package whose codes have an attribute of every such name, by turns of one value and of several."""
    folder = tmp_path_factory.mktemp("attributes")
    attributes = {name: (ONE, SEVERAL)[number % 2] for number, name in enumerate(NAMES)}
    facts = {name: (True, ["a"])[number % 2] for number, name in enumerate(NAMES)}
    alias = {"id": 1, "name": "UNO", "wire_name": "uno!", "alias_of": "ONE", "description": "One."}
    code: dict[str, Any] = {"id": 1, "name": "ONE", "wire_name": "one!", "description": "One."}
    head = {"registry": "taken", "title": "Taken", "kinds": {"error": "Errors"}, "sections": ["main"]}
    main = {"section": "main", "kind": "error", "title": "Main", "description": "Main.", "codes": [code | facts, alias]}
    spec = folder / "spec"
    spec.mkdir()
    write_registry({"registry": head | {"attributes": attributes}, "main": main}, spec)
    return printed(spec, folder, "python").out / "python" / "taken"


def test_every_attribute_is_there(package: Path) -> None:
    codes = load(package.parent, package.name)
    code = codes.Main(1)

    assert len(NAMES) > 60
    for number, name in enumerate(NAMES):
        own = f"{name}_" if hasattr(code, f"{name}_") else name
        assert getattr(code, own) == (True, ("a",))[number % 2], name
    assert (codes.Main.by_name("ONE!"), codes.Main.by_name("uno!")) == (code, code)


@pytest.mark.prove
def test_type_checkers_know_them(package: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=/dev/null", str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout.startswith("Success: no issues found in "), done.stdout


@pytest.mark.prove
def test_choices_may_be_called_like_what_the_package_imports(tmp_path: Path) -> None:
    choice = {"type": "choice", "description": "A choice.", "choices": {"a": "A."}}
    attributes = {name: choice | ({"default": "a"} if number % 2 else {}) for number, name in enumerate(CLASSES)}
    code = {"id": 1, "name": "ONE", "description": "One."} | dict.fromkeys(CLASSES, "a")
    group = {"id": 1, "name": "ALL", "description": "All.", "codes": [code]}
    head = {"registry": "choosing", "title": "Choosing", "kinds": {"error": "Errors"}, "sections": ["main"]}
    main = {"section": "main", "kind": "error", "title": "Main", "description": "Main.", "groups": [group]}
    tmp_path.joinpath("spec").mkdir()
    write_registry({"registry": head | {"attributes": attributes}, "main": main}, tmp_path / "spec")
    package = printed(tmp_path / "spec", tmp_path, "python").out / "python" / "choosing"
    found = load(package.parent, package.name).Main(1)

    assert [name for name in CLASSES if getattr(found, f"{name}_", getattr(found, name, None)) != "a"] == []
    assert found.group.name == "ALL"
    test_type_checkers_know_them(package)
