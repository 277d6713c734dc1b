"""Notions: what only some registries state is printed by a target, or the registry is refused for it."""

import json
import shutil
from pathlib import Path

import pytest
from bad_registries import MAIN, REGISTRY, heads, refusal, write_registry

from generator.checking.notions import NOTIONS
from generator.cli import main
from generator.reading.schemas import read_schema
from generator.targets import folders

KINDS = "kinds:\n  fault: Faults\n"
GROUPS = """\
section: main
kind: fault
title: Main
description: Two groups.
groups:
  - {}name: FIRST
    description: First.
    codes:
      - {{id: 10, name: TEN, description: Ten.}}
  - {}name: SECOND
    description: Second.
    codes:
      - {{id: 20, name: TWENTY, description: Twenty.{}}}
"""
ALIAS = "      - {{id: 10, name: ALSO_TEN, alias_of: TEN, description: Ten.}}\n"


def attribute(facts: str) -> dict[str, str]:
    return {"registry.yaml": f"{REGISTRY}  more: {{{facts}, description: More.}}\n"}


def groups(first: str = "id: 1\n    ", second: str = "id: 2\n    ", code: str = "", end: str = "") -> dict[str, str]:
    return {"main.yaml": GROUPS.format(first, second, code) + end.format()}


# What states each notion, where that is told, and how it is said.
STATED = {
    "integers": (attribute("type: integer"), "registry.yaml:19:16", "attributes of type integer"),
    "texts": (attribute("type: url"), "registry.yaml:19:16", "attributes of type text and url"),
    "choices": (attribute("type: choice, choices: {a: A.}"), "registry.yaml:19:16", "attributes of type choice"),
    "several": (
        attribute("type: integer, several: true"),
        "registry.yaml:19:34",
        "attributes of several values",
    ),
    "defaults": (attribute("type: boolean, default: false"), "registry.yaml:19:34", "defaults"),
    "wide_ids": (
        {"registry.yaml": REGISTRY.replace(KINDS, "kinds:\n  fault: {title: Faults, ids: uint32}\n")},
        "registry.yaml:4:31",
        "ids of 32 bits without sign",
    ),
    "ranges": (groups("id: 1\n    range: 10..19\n    "), "main.yaml:7:12", "ranges of groups"),
    "masks": (groups("id: 1\n    mask: {bits: 1, value: 0}\n    "), "main.yaml:7:11", "masks of groups"),
    "reserved_ranges": (
        {"main.yaml": MAIN.replace("codes:", "reserved: [1, 3..5]\ncodes:")},
        "main.yaml:5:15",
        "reserved ranges",
    ),
    "groups_without_ids": (groups("", ""), "main.yaml:6:11", "groups without ids"),
    "wire_names": (
        {"main.yaml": f"{MAIN}    wire_name: Ten\n"},
        "main.yaml:9:16",
        "wire names of codes",
    ),
    "own_deprecations": (
        {
            "main.yaml": f"{MAIN}  - id: 10\n    name: ALSO_TEN\n    alias_of: TEN\n    description: Ten.\n"
            "    deprecated: {since: a, reason: retired}\n"
        },
        "main.yaml:13:17",
        "aliases that are deprecated alone",
    ),
    "aliases_elsewhere": (
        groups(end=ALIAS),
        "main.yaml:16:44",
        "aliases in another group than their member's",
    ),
}


def write_target(folder: Path, prints: list[str]) -> Path:
    """A target that prints names alone, and says to print these notions."""
    path = folder / "templates" / "plain"
    path.mkdir(parents=True)
    manifest = {
        "title": "Plain",
        "outputs": [{"template": "names.txt.j2", "path": "names.txt", "per": "registry"}],
        "prints": prints,
    }
    path.joinpath("target.yaml").write_text(json.dumps(manifest), "utf-8")
    path.joinpath("names.txt.j2").write_text("{{ registry.name }}\n", "utf-8")
    return path.parent


def write_all(folder: Path, files: dict[str, str], prints: list[str]) -> tuple[Path, Path]:
    head = files.get("registry.yaml", REGISTRY).replace("[jsonschema, markdown, python]", "[plain]")
    return write_registry(folder, files | {"registry.yaml": head}), write_target(folder, prints)


def test_every_notion_is_tried() -> None:
    names = [notion.name for notion in NOTIONS]

    assert names == list(STATED)
    assert read_schema("target")["$defs"]["prints"]["items"]["enum"] == names


@pytest.mark.parametrize("name", STATED)
def test_what_is_not_printed_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, where, said = STATED[name]
    others = [other for other in STATED if other != name]
    spec, templates = write_all(tmp_path, files, others)
    told = heads(refusal(spec, capsys, templates))

    cure = f"delete it; or print them, and add {name} to prints of plain/target.yaml"
    assert told == [f"{where}: {said} are not printed in Plain; {cure}"]


def test_the_targets_of_an_installed_tool_are_nobodys_to_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheel holds the templates inside of the package, a checkout beside it."""
    spec, templates = write_all(tmp_path, STATED["defaults"][0], [])
    monkeypatch.setattr(folders, "TEMPLATES", templates)
    beside = refusal(spec, capsys, templates)
    monkeypatch.setattr(folders, "__file__", str(tmp_path / "targets" / "folders.py"))

    assert heads(beside)[0].endswith("delete it; or print them, and add defaults to prints of plain/target.yaml")
    assert heads(refusal(spec, capsys, templates))[0].endswith("; delete it")


@pytest.mark.parametrize("name", STATED)
def test_what_is_printed_is_not_refused(name: str, tmp_path: Path) -> None:
    spec, templates = write_all(tmp_path, STATED[name][0], list(STATED))

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out"), "--templates", str(templates)]) == 0


@pytest.mark.parametrize(
    ("file", "fault"), [("main.yaml", "  - id: 11\n"), ("main.yaml", "  - {id: 10, name: TWICE, description: Ten.}\n")]
)
def test_a_registry_that_is_wrong_is_not_refused_for_what_it_may_state(
    file: str, fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = attribute("type: integer") | {file: MAIN + fault}
    spec, templates = write_all(tmp_path, files, [])

    assert all(told.startswith(file) for told in heads(refusal(spec, capsys, templates)))


def test_all_targets_that_do_not_print_something_are_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = attribute("type: integer")
    spec, templates = write_all(tmp_path, files, ["integers"])
    for name, title in (("bare", "Bare"), ("dull", "Dull")):
        path = templates / name
        path.mkdir()
        text = templates.joinpath("plain", "target.yaml").read_text("utf-8")
        path.joinpath("target.yaml").write_text(text.replace("Plain", title).replace('"integers"', ""), "utf-8")
        path.joinpath("names.txt.j2").write_text("{{ registry.name }}\n", "utf-8")
    head = spec / "registry.yaml"
    head.write_text(head.read_text("utf-8").replace("[plain]", "[bare, dull, plain, pure]"), "utf-8")
    shutil.copytree(templates / "plain", templates / "pure")

    assert heads(refusal(spec, capsys, templates)) == [
        "registry.yaml:19:16: attributes of type integer are not printed in Bare, Dull; "
        "print what can be: targets: [plain, pure], or delete it; "
        "or print them, and add integers to prints of bare/target.yaml, dull/target.yaml"
    ]


def test_each_part_of_a_registry_is_asked_what_it_states(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path, STATED["ranges"][0], [])
    monkeypatch.chdir(tmp_path)
    parts = ("main", "other")
    prints = (f'[[print]]\ntarget = "plain"\nout = "{name}"\nsections = ["{name}"]\n' for name in parts)
    Path("enumerant.toml").write_text("".join(prints), "utf-8")

    assert main(["check", "--templates", "templates"]) == 1
    assert "main.yaml:7:12: ranges of groups are not printed in Plain; " in capsys.readouterr().err
