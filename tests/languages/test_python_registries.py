"""The printed Python is clean whatever the registry: its tools find nothing in packages of every shape."""

import json
from itertools import product
from pathlib import Path

import pytest
from proof import proof_of
from proofs import NOTIONS, missing_tools, output_of, printed, require_tools, targets
from registries import Data, Files, write_registry

# What a registry may have or not: more kinds, more sections, groups, what a code can state; names in order or not.
SHAPES = list(product((False, True), repeat=6))


def registry_of(number: int, shape: tuple[bool, ...]) -> Files:
    kinds, sections, groups, life, names, in_order = shape
    wanted = ["alpha", "beta"] if in_order else ["beta", "alpha"]
    of_kinds = wanted[: 1 + kinds]
    tables = [
        _section(f"{kind}-{part}" if sections else kind, kind, groups and part != "none", life=life, names=names)
        for kind in of_kinds
        for part in (["one", "none"] if sections else ["one"])
    ]
    head = {
        "registry": f"shape-{number}",
        "title": "A shape",
        "kinds": dict.fromkeys(of_kinds, "A kind"),
        "sections": [table["section"] for table in tables],
    }
    if life:
        head["attributes"] = ATTRIBUTES
    return {"registry": head} | {table["section"]: table for table in tables}


ATTRIBUTES = {
    "permanent": {"type": "boolean", "description": "Whether it lasts."},
    "cause": {"type": "choice", "description": "Whose doing it is.", "choices": {"sender": "Who sent it."}},
}


def _section(name: str, kind: str, grouped: bool, *, life: bool, names: bool) -> Data:
    first: Data = {"id": 1, "name": "ONE", "description": "One."}
    codes = [first, {"id": 2, "name": "TWO", "description": "Two."}]
    if life:
        first |= {"permanent": True, "cause": "sender", "action": "Wait."}
        first["deprecated"] = {"since": "1.0.0", "reason": "retired"}
    if names:
        first["former_names"] = ["EINS"]
        codes.insert(1, {"id": 1, "name": "UNO", "wire_name": "uno!", "alias_of": "ONE", "description": "Uno."})
    section: Data = {"section": name, "kind": kind, "title": "A title", "description": "A section."}
    if grouped:
        return section | {"groups": [{"id": 1, "name": "ALL", "description": "All.", "codes": codes}]}
    return section | {"codes": codes}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages, one of every shape."""
    folder = tmp_path_factory.mktemp("shapes")
    for number, shape in enumerate(SHAPES):
        place = folder / str(number)
        place.joinpath("spec").mkdir(parents=True)
        write_registry(registry_of(number, shape), place / "spec")
        out = printed(place / "spec", place, "python").out / "python" / f"shape_{number}"
        out.rename(folder / f"shape_{number}")
    for spec in (NOTIONS.spec, *sorted(NOTIONS.spec.with_name("registries").iterdir())):
        (package,) = printed(spec, folder / spec.name, "python").out.glob("python/*/py.typed")
        package.parent.rename(folder / f"shape_{spec.name}")
    return folder


def packages(folder: Path) -> list[str]:
    names = sorted(path.name for path in folder.glob("shape_*"))

    assert len(names) == 64 + 1 + 8
    return names


@pytest.mark.prove
def test_python_of_every_shape_is_clean(folder: Path) -> None:
    names = packages(folder)
    (python,) = (target for target in targets() if target.name == "python")
    first, *asking = proof_of(python).format
    # What keeps tools of others away goes first.
    output_of(*first, folder=folder)
    for command in asking:
        assert command[-1] == "."
        output_of(*command[:-1], *names, folder=folder)
    imports = "; ".join(f"import {name}; [getattr({name}, key) for key in {name}.__all__]" for name in names)
    output_of("python", "-c", imports, folder=folder)


@pytest.mark.prove
def test_pyright_finds_nothing_in_its_strict_mode(folder: Path) -> None:
    require_tools("python", missing_tools(["pyright"]))
    strict = {"typeCheckingMode": "strict", "include": packages(folder)}
    folder.joinpath("pyrightconfig.json").write_text(json.dumps(strict), "utf-8")

    assert output_of("pyright", folder=folder).strip().endswith("0 errors, 0 warnings, 0 informations")
