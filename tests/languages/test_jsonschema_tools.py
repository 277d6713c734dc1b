"""The printed JSON Schemas in tools of others: Ajv as it comes compiles each, and a maker of models keeps them open."""

import json
from pathlib import Path
from runpy import run_path
from types import SimpleNamespace
from typing import Any

import pytest
from hostile_registries import TEXTS
from hostile_registries import printed as printed_files
from proofs import TESTS, TOOLCHAINS, missing_tools, output_of, require_tools, run
from pydantic import ValidationError
from registries import filled_with

pytestmark = pytest.mark.prove

FOLDERS = [TESTS.parent / "generated", TESTS / "golden", TESTS / "golden_notions"]
SCHEMAS = [path for folder in FOLDERS for path in sorted(folder.joinpath("jsonschema").glob("*.json"))]
NOTIONS = FOLDERS[-1] / "jsonschema"

# Ajv for the draft that the schemas name, without an option: what it would rather not see it writes to stderr.
AJV = """
const Ajv = require("ajv/dist/2020").default;
const [values, ...paths] = process.argv.slice(1).map((word) => JSON.parse(word));
for (const path of paths) {
  const validate = new Ajv().compile(JSON.parse(require("fs").readFileSync(path, "utf-8")));
  console.log(JSON.stringify(values.filter((value) => validate(value))));
}
"""


def ajv(paths: list[Path], *values: object) -> list[Any]:
    """Those of the values that each of the schemas takes."""
    found = TOOLCHAINS.joinpath("node_modules", "ajv").is_dir()
    require_tools("jsonschema", [*missing_tools(("node",)), *(() if found else ("ajv",))])
    words = [json.dumps(value) for value in (list(values), *map(str, paths))]
    done = run("node", "-e", AJV, *words, folder=TOOLCHAINS)

    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_ajv_compiles_every_schema_as_it_comes() -> None:
    taken = ajv(SCHEMAS, 126, "27", 27.5, None, 2**32, -(2**31) - 1)

    assert len(SCHEMAS) >= 10 + 11 + 22
    assert [[] if ".strict." in path.name else [126] for path in SCHEMAS] == taken


def test_ajv_takes_the_numbers_of_each_width() -> None:
    names = ("reason.json", "reason.strict.json", "kind_fault.json", "device-fault.strict.json", "kind_plain.json")

    assert ajv([NOTIONS / name for name in names], -1, 0, 135, 255, 256, 2**32 - 1, 2**32) == [
        [0, 135, 255],
        [0, 135],
        [0, 135, 255, 256, 2**32 - 1],
        [2**32 - 1],
        [-1, 0, 135, 255, 256],
    ]


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_ajv_compiles_any_text(text: str) -> None:
    registry = filled_with(text)
    line = registry["registry"]["title"]
    registry["registry"]["kinds"]["one"] = {"title": line, "payload": {"id": line, "name": f"{line}2"}}
    with printed_files(registry, "jsonschema") as folder:
        taken = ajv(sorted(folder.iterdir()), 1, 99999)

    assert len(taken) == 6
    assert taken.count([1, 99999]) == 4
    assert taken.count([1]) == 2


def models(path: Path, folder: Path) -> SimpleNamespace:
    """The Python that datamodel-code-generator makes of a schema, by their names."""
    require_tools("jsonschema", missing_tools(("datamodel-codegen",)))
    made = folder / f"{path.name.replace('.', '_').replace('-', '_')}.py"
    words = (
        "--input-file-type",
        "jsonschema",
        "--output-model-type",
        "pydantic_v2.BaseModel",
        "--formatters",
        "builtin",
    )
    output_of("datamodel-codegen", "--input", str(path), *words, "--output", str(made), folder=folder)
    return SimpleNamespace(**run_path(str(made), run_name=made.stem))


def test_models_of_an_open_file_are_open_and_have_names(tmp_path: Path) -> None:
    made = models(NOTIONS / "device-fault.json", tmp_path)
    fault, group = made.DeviceFaults.model_validate, made.Group.model_validate

    assert (fault(1).root, fault(99999).root, fault(2**32 - 1).root) == (made.Known.OVERHEATED, 99999, made.Known.LOST)
    assert [member.name for member in made.Known] == ["OVERHEATED", "CRASHED", "LOST"]
    assert (group(2).root, group(99999).root) == (made.KnownGroup.SOFTWARE, 99999)
    for wrong in (2**32, -1, "x", None):
        with pytest.raises(ValidationError):
            fault(wrong)


def test_models_of_a_strict_file_are_an_enum(tmp_path: Path) -> None:
    faults = models(NOTIONS / "device-fault.strict.json", tmp_path).DeviceFaults

    assert [(member.name, int(member)) for member in faults] == [
        ("OVERHEATED", 1),
        ("CRASHED", 0x80000001),
        ("LOST", 2**32 - 1),
    ]
    with pytest.raises(ValueError, match="99999"):
        faults(99999)


def test_models_of_a_kind_have_an_enum_a_section_and_the_payload(tmp_path: Path) -> None:
    made = models(NOTIONS / "kind_reason.json", tmp_path)
    payload = made.PayloadObject.model_validate

    assert payload({"code": 0x87, "label": "Not allowed"}).code.root == made.Reason.NOT_AUTHORIZED
    assert payload({"code": 126, "class": "Failure"}).code.root == 126
    assert payload({"further": 1}).code is None
    with pytest.raises(ValidationError):
        payload({"code": 256})
