"""The printed Python is clean whatever the registry: its tools find nothing in packages of every shape."""

from itertools import product
from pathlib import Path

import pytest
from proofs import output_of, printed, targets
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
    return {"registry": head} | {table["section"]: table for table in tables}


def _section(name: str, kind: str, grouped: bool, *, life: bool, names: bool) -> Data:
    first: Data = {"id": 1, "name": "ONE", "description": "One."}
    codes = [first, {"id": 2, "name": "TWO", "description": "Two."}]
    if life:
        first |= {"permanent": True, "action": "Wait."}
        first["deprecated"] = {"since": "1.0.0", "reason": "retired"}
    if names:
        first["former_names"] = ["EINS"]
        codes.insert(1, {"id": 1, "name": "UNO", "alias_of": "ONE", "description": "Uno."})
    section: Data = {"section": name, "kind": kind, "title": "A title", "description": "A section."}
    if grouped:
        return section | {"groups": [{"id": 1, "name": "ALL", "description": "All.", "codes": codes}]}
    return section | {"codes": codes}


@pytest.mark.prove
def test_python_of_every_shape_is_clean(tmp_path: Path) -> None:
    for number, shape in enumerate(SHAPES):
        folder = tmp_path / str(number)
        folder.joinpath("spec").mkdir(parents=True)
        write_registry(registry_of(number, shape), folder / "spec")
        out = printed(folder / "spec", folder, "python").out / "python" / f"shape_{number}"
        out.rename(tmp_path / f"shape_{number}")

    (python,) = (target for target in targets() if target.name == "python")
    packages = sorted(path.name for path in tmp_path.glob("shape_*"))
    assert len(packages) == 64
    for command in python.proof.format:
        assert command[-1] == "."
        output_of(*command[:-1], *packages, folder=tmp_path)
    imports = "; ".join(f"import {name}; [getattr({name}, key) for key in {name}.__all__]" for name in packages)
    output_of("python", "-c", imports, folder=tmp_path)
