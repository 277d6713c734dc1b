"""Names and paths in a target: what is called after the registry alone is asked, and where files and folders meet."""

import json
from pathlib import Path
from typing import Any

import pytest
from bad_registries import MAIN, REGISTRY, heads, write_registry

from generator import cli
from generator.reading.spec import read_spec
from generator.targets.giving_way import giving_way
from generator.targets.manifest import read_targets


def write_target(folder: Path, paths: list[tuple[str, str]], **manifest: Any) -> Path:
    """A target that prints one template to each of these paths, for what it is printed `per`."""
    path = folder / "templates" / "plain"
    path.mkdir(parents=True)
    outputs = [{"template": "all.txt.j2", "path": name, "per": per} for name, per in paths]
    path.joinpath("target.yaml").write_text(json.dumps({"title": "Plain", "outputs": outputs, **manifest}), "utf-8")
    path.joinpath("all.txt.j2").write_text("{{ registry.name }}\n", "utf-8")
    return path.parent


def told(
    folder: Path, templates: Path, capsys: pytest.CaptureFixture[str], old: str = "", new: str = "", main: str = MAIN
) -> list[str]:
    head = REGISTRY.replace("targets: [jsonschema, markdown, python]\n", "").replace(old, new, 1)
    spec = write_registry(folder, {"registry.yaml": head, "main.yaml": main})
    arguments = ["--spec", str(spec), "--out", str(folder / "out"), "--templates", str(templates)]
    cli.main(["generate", *arguments])
    return heads(capsys.readouterr().err.replace(f"{spec}/", ""))


FILES = [("names.txt", "registry")]
# A word of the language that only names of codes could be: nothing of a registry called so is one.
WORDS: dict[str, Any] = {
    "reserved": {"words": ["Bad_codes", "BAD_CODES"]},
    "names": {
        "member": {"of": "code", "form": "{upper_snake}"},
        "enum": {"of": "section", "form": "{upper_snake}"},
        "whole": {"of": "registry", "form": "{pascal}"},
    },
}


def test_what_is_not_called_after_the_registry_is_not_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Spelled as a code or a section, its name would be a word of the language."""
    assert told(tmp_path, write_target(tmp_path, FILES, **WORDS), capsys) == []


@pytest.mark.parametrize("role", ["whole", "package"])
def test_a_word_of_the_language_is_no_name_of_the_registry(
    role: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another package can be named where the target has one; what is no package cannot be called otherwise."""
    names = {role: {"of": "registry", "form": "{upper_snake}"}}
    package = {"pattern": "[a-z_]+", "example": "demo_codes"}
    target = write_target(tmp_path, FILES, names=names, reserved=WORDS["reserved"], package=package)

    cause, cure = {
        "whole": ("a word of the language", "rename it"),
        "package": ("which is no package name there", "say another in packages, like {plain: demo_codes}"),
    }[role]
    assert told(tmp_path, target, capsys) == [
        f"registry.yaml:1:11: bad-codes is BAD_CODES in Plain, {cause}; {cure}",
    ]


def test_a_package_that_is_named_is_not_called_after_the_registry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"package": {"of": "registry", "form": "{upper_snake}"}}
    package = {"pattern": "[a-z_]+", "example": "demo_codes"}
    target = write_target(tmp_path, FILES, names=names, reserved=WORDS["reserved"], package=package)
    packages = "title: Bad codes\npackages: {plain: odd_codes}"

    assert told(tmp_path, target, capsys, "title: Bad codes", packages) == []


FILE = {"file": {"of": "section", "form": "{kebab}"}}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([("{file}.txt", "section"), ("all/{file}.txt", "section")], []),
        # One file for two sections: the second has to give way, whichever stands first in the manifest.
        (
            [("all.txt", "section")],
            [
                "other.yaml:1:10: other is printed as all.txt in Plain, over another file, first in main.yaml; "
                "rename it"
            ],
        ),
        # What the target prints of the registry cannot be renamed by its keeper.
        (
            [("all.txt", "registry"), ("ALL.TXT", "registry")],
            [
                "registry.yaml:1:1: the registry is printed as ALL.TXT in Plain, over another file; "
                "correct plain/target.yaml"
            ],
        ),
        # A file where a folder is, and a folder where a file is.
        (
            [("main/names/all.txt", "registry"), ("{file}", "section")],
            ["main.yaml:1:10: main is printed as main in Plain, over another file; rename it"],
        ),
        (
            [("OTHER", "registry"), ("{file}/names/all.txt", "section")],
            ["other.yaml:1:10: other is printed as other/names/all.txt in Plain, over another file; rename it"],
        ),
        (
            [("a/OTHER", "registry"), ("a/{file}/all.txt", "section")],
            ["other.yaml:1:10: other is printed as a/other/all.txt in Plain, over another file; rename it"],
        ),
        # Names that begin alike are not below each other.
        ([("mai", "registry"), ("main.txt/a", "registry"), ("{file}", "section")], []),
        # Windows keeps some names, and takes a dot at the end away.
        (
            [("con/names.txt", "registry")],
            [
                "registry.yaml:1:1: the registry is printed as plain/con/names.txt, which is no file on Windows; "
                "correct plain/target.yaml"
            ],
        ),
        (
            [("a./{file}.txt", "section")],
            [
                f"{name}.yaml:1:10: {name} is printed as plain/a./{name}.txt, which is no file on Windows; rename it"
                for name in ("main", "other")
            ],
        ),
    ],
)
def test_printed_files_have_places_of_their_own(
    paths: list[tuple[str, str]], expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(tmp_path, write_target(tmp_path, paths, names=FILE), capsys) == expected


@pytest.mark.parametrize("first", [True, False])
def test_a_section_gives_way_to_a_file_of_the_target(
    first: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [("main.txt", "registry"), ("{file}.txt", "section")]
    templates = write_target(tmp_path, paths if first else paths[::-1], names=FILE)

    assert told(tmp_path, templates, capsys) == [
        "main.yaml:1:10: main is printed as main.txt in Plain, over another file; rename it"
    ]


# What stands for a zero that is missing among the codes, or the groups, of a section.
STANDS_FOR_ZERO = {
    "nothing": {"of": "section", "form": "{upper_snake}_NONE", "unless_zero": "code"},
    "no_group": {"of": "section", "form": "{upper_snake}_GROUP_NONE", "unless_zero": "group"},
    "value": {"of": "code", "form": "{section_upper_snake}_{upper_snake}"},
    "group_value": {"of": "group", "form": "{section_upper_snake}_GROUP_{upper_snake}"},
}
TWO_GROUPS = """\
section: main
kind: fault
title: Main
description: Two groups.
groups:
  - {id: %d, name: %s, description: First., codes: [{id: %d, name: %s, description: One.}]}
  - {id: 7, name: OTHER, description: Second., codes: [{id: 8, name: EIGHT, description: Eight.}]}
"""


@pytest.mark.parametrize(
    ("of_group", "of_code", "zero", "group"),
    [
        ((1, "SOME"), (1, "ONE"), "MAIN_NONE", "MAIN_GROUP_SOME"),
        # It gives way to a name of the registry.
        ((1, "SOME"), (1, "NONE"), "MAIN_NONE_", "MAIN_GROUP_SOME"),
        # Both have words of the target's own: what stands behind the other in the manifest gives way.
        ((1, "NONE"), (1, "ONE"), "MAIN_NONE", "MAIN_GROUP_NONE_"),
        # The name is needed no longer where the section has the number 0 itself, each among its own.
        ((1, "SOME"), (0, "NONE"), "MAIN_NONE", "MAIN_GROUP_SOME"),
        ((0, "NONE"), (1, "ONE"), "MAIN_NONE", "MAIN_GROUP_NONE"),
        ((0, "SOME"), (1, "NONE"), "MAIN_NONE_", "MAIN_GROUP_SOME"),
        ((1, "NONE"), (0, "ONE"), "MAIN_NONE", "MAIN_GROUP_NONE_"),
    ],
)
def test_what_stands_for_a_missing_zero_is_a_name_like_others(
    of_group: tuple[int, str], of_code: tuple[int, str], zero: str, group: str, tmp_path: Path
) -> None:
    """A word of the target's own, so nobody has to rename a code for it."""
    templates = write_target(tmp_path, FILES, names=STANDS_FOR_ZERO)
    spec = write_registry(tmp_path, {"main.yaml": TWO_GROUPS % (*of_group, *of_code)})
    (target,), _ = read_targets(templates, ["plain"])
    registry = read_spec(spec).registry
    assert registry is not None
    found = giving_way(target, registry)

    assert found.spelling("nothing", "main") == zero
    assert found.spelling("no_group", "main") == "MAIN_GROUP_NONE"
    assert found.spelling("value", of_code[1], "main") == f"MAIN_{of_code[1]}"
    assert found.spelling("group_value", of_group[1], "main") == group


CHOICES = (
    "attributes:\n  cause: {type: choice, description: Why., choices: {far-end: A., far_end: B., user: C.}}\n"
    "  whose: {type: choice, description: Whose., choices: {user: A., far-end: B.}}\n"
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Choices of one attribute have a scope of their own, unless the attribute stands in their names.
        ({"of": "choice", "form": "{pascal}"}, ["far_end is FarEnd in Plain, as another name, first in line 10"]),
        (
            {"of": "choice", "form": "{section_pascal}{pascal}", "reserved": ["WhoseUser"]},
            [
                "far_end is CauseFarEnd in Plain, as another name, first in line 10",
                "user is WhoseUser in Plain, a word of the language",
            ],
        ),
        (
            {"of": "choices", "form": "{pascal}", "reserved": ["Cause"]},
            ["cause is Cause in Plain, a word of the language"],
        ),
        (
            {"of": "attribute", "form": "{pascal}", "reserved": ["Whose"]},
            ["whose is Whose in Plain, a word of the language"],
        ),
    ],
)
def test_attributes_and_their_choices_have_names_of_their_own(
    name: dict[str, Any], expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    of_the_registry = REGISTRY.partition("attributes:\n")[2]
    found = told(
        tmp_path,
        write_target(tmp_path, FILES, names={"thing": name}, prints=["choices"]),
        capsys,
        f"attributes:\n{of_the_registry}",
        CHOICES,
    )

    assert [line.partition(": ")[2].partition(";")[0] for line in found] == expected
    assert all(line.startswith("registry.yaml:1") for line in found)


@pytest.mark.parametrize("number", [0, 1])
def test_a_section_is_called_so_whatever_its_numbers(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"enum": {"of": "section", "form": "{pascal}", "reserved": ["Main"]}}
    main = MAIN.replace("id: 10", f"id: {number}")

    assert told(tmp_path, write_target(tmp_path, FILES, names=names), capsys, main=main) == [
        "main.yaml:1:10: main is Main in Plain, a word of the language; rename it"
    ]
