"""The command `targets`: what can be printed, and how much of it may be chosen."""

import json
from pathlib import Path
from typing import Any

import pytest
from trees import copied

from generator.cli import main
from generator.reading.schemas import published
from generator.targets.folders import TEMPLATES, target_names

Capture = pytest.CaptureFixture[str]


def listed(capsys: Capture, *arguments: str) -> dict[str, dict[str, Any]]:
    assert main(["targets", "--format", "json", *arguments]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [error.message for error in published("answers/targets").validator.iter_errors(document)] == []
    return {one["name"]: one for one in document["targets"]}


def test_every_target_is_told_with_what_may_be_chosen(capsys: Capture) -> None:
    targets = listed(capsys)

    assert list(targets) == target_names(TEMPLATES)
    assert targets["go"]["title"] == "Go"
    assert targets["go"]["package"]["example"] == "example.com/codes"
    assert targets["python"]["layouts"] == ["package", "vendored"]


def test_an_option_is_told_with_its_values_and_what_they_do(capsys: Capture, tmp_path: Path) -> None:
    templates = copied(TEMPLATES / "go", tmp_path / "templates" / "mine").parent
    manifest = templates / "mine" / "target.yaml"
    options = "options:\n  json: {none: Nothing more., fast: Needs a library.}\n"
    manifest.write_text(options + manifest.read_text("utf-8"), "utf-8")
    values = {"none": "Nothing more.", "fast": "Needs a library."}

    assert listed(capsys, "--templates", str(templates))["mine"]["options"] == [
        {"name": "json", "default": "none", "values": values}
    ]
    assert main(["targets", "--templates", str(templates)]) == 0
    assert capsys.readouterr().out.endswith(
        "  Option json  none: Nothing more.\n               fast: Needs a library.\n"
    )


def test_people_are_told_the_same(capsys: Capture) -> None:
    assert main(["targets", "go", "sql"]) == 0
    told = capsys.readouterr().out

    assert told.startswith(
        "go (Go)\n  Layouts  package, vendored\n  Package  called like example.com/codes\n\nsql (SQL)\n"
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [("pyton", "there is no target pyton; did you mean 'python'?"), ("ts", "did you mean 'typescript'?")],
)
def test_an_unknown_target_gets_its_nearest(capsys: Capture, name: str, told: str) -> None:
    assert main(["targets", name]) == 2
    assert told in capsys.readouterr().err


def test_other_templates_are_told_as_they_are_now(capsys: Capture, tmp_path: Path) -> None:
    templates = copied(TEMPLATES / "go", tmp_path / "templates" / "mine").parent
    assert list(listed(capsys, "--templates", str(templates))) == ["mine"]
    manifest = templates / "mine" / "target.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("title: Go\n", "title: Mine\n"), "utf-8")
    assert listed(capsys, "--templates", str(templates))["mine"]["title"] == "Mine"

    manifest.write_text("title: 7\n", "utf-8")
    assert main(["targets", "--templates", str(templates)]) == 1
    assert capsys.readouterr().err.startswith(f"{manifest}:1:1: missing key 'outputs'")


@pytest.mark.parametrize(("folder", "told"), [("none", "No such file or directory"), ("", "no target; a target is a ")])
def test_a_folder_without_targets_is_told(capsys: Capture, tmp_path: Path, folder: str, told: str) -> None:
    assert main(["targets", "--templates", str(tmp_path / folder)]) == 1
    assert told in capsys.readouterr().err
