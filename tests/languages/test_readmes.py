"""The page of each printed package: its example is compiled and run, whatever the registry, and says what is stated."""

import re
from pathlib import Path

import pytest
from proof import proof_of
from proofs import (
    LONE,
    NOTIONS,
    REAL,
    SAMPLE,
    SURFACES,
    TESTS,
    Printed,
    failures,
    param,
    printed,
    prints_all,
    require_tools_of,
    run_program,
    targets,
)

from generator.licenses import known_licenses
from generator.model import Registry
from generator.reading.spec import read_spec
from generator.targets.target import Target

# Others' registries: no groups, negative numbers, five kinds, a notation in hexadecimal, one byte.
FOREIGN = [TESTS / "registries" / name for name in ("curl", "kafka", "mqtt")]
PACKAGED = [target for target in targets() if any(one.path == "README.md" for one in target.outputs)]
# Whose page is of a package that somebody else's project has: it is asked where that is built.
ELSEWHERE = ("typescript",)
# What stands on each page: how long it may be beside a line a section, and what every reader looks for.
MOST_LINES = 90
HEADS = ["Install", "Use", "What a code says", "Sections", "Version and license"]


def page_of(target: Target, printed: Printed) -> str:
    return printed.out.joinpath(target.name, "README.md").read_text("utf-8")


def examples(page: str) -> list[str]:
    """The blocks of code on a page, but for commands."""
    return re.findall(r"^```(?!(?:sh|xml|kts)$)[a-z]+\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


ASKED = [
    param(target, printed, id=f"{target.name}-{printed.name}")
    for target in PACKAGED
    if target.name not in ELSEWHERE
    for printed in (REAL, SAMPLE, NOTIONS)
    if prints_all(target, printed.spec)
]


@pytest.mark.parametrize(("target", "printed"), ASKED)
def test_the_example_compiles_and_runs(target: Target, printed: Printed, tmp_path: Path) -> None:
    require_tools_of(target)
    (example,) = examples(page_of(target, printed))

    assert failures(run_program(target, example, tmp_path, printed)) == []


@pytest.mark.parametrize(
    ("target", "spec"),
    [
        param(target, spec, id=f"{target.name}-{spec.name}")
        for target in PACKAGED
        if target.name not in ELSEWHERE
        for spec in (LONE, *FOREIGN)
        if prints_all(target, spec)
    ],
)
def test_the_example_of_anybody_compiles_and_runs(target: Target, spec: Path, tmp_path: Path) -> None:
    require_tools_of(target)
    theirs = printed(spec, tmp_path, target.name)
    (example,) = examples(page_of(target, theirs))

    assert failures(run_program(target, example, tmp_path / "program", theirs)) == []


@pytest.mark.parametrize("target", [pytest.param(target, id=target.name) for target in PACKAGED])
def test_the_page_has_what_a_reader_looks_for(target: Target) -> None:
    page = page_of(target, REAL)

    assert re.findall("^## (.*)$", page, re.MULTILINE) == HEADS
    assert len(page.splitlines()) <= MOST_LINES + len(REAL.registry().sections)
    # What the shipped registry states, by hand.
    for said in ("EC_ABSENT_SUBSCRIBER", "99999", "2.0.0", "MIT", "[LICENSE](LICENSE)", "the source states it"):
        assert re.search(re.escape(said).replace("_", "_?"), page, re.IGNORECASE), said
    assert "example.com" not in page


# What is named beside members: what stands for a fact that is not stated, a table, and what Python's own enums have.
NO_MEMBERS = {"None", "null", "nil", "NULL", "device_codes_group", "name"}


@pytest.mark.parametrize("target", [pytest.param(one, id=one.name) for one in PACKAGED if proof_of(one).surface])
def test_every_member_that_the_page_names_is_one(target: Target) -> None:
    """Of the notions, by the names that the package exports; a fact of an alias alone is no member."""
    about = page_of(target, NOTIONS).split("\n## What a code says\n")[1].split("\n## ")[0]
    named = {name.removesuffix("()") for name in re.findall("`([^`]+)`", about)} - NO_MEMBERS
    exported = set(re.findall(r"\w+\??", SURFACES.joinpath(f"{target.name}.txt").read_text("utf-8")))

    assert len(named) > 8
    assert sorted(named - exported) == []


@pytest.mark.parametrize("target", [pytest.param(target, id=target.name) for target in PACKAGED])
def test_the_page_says_nothing_that_is_not_stated(target: Target, tmp_path: Path) -> None:
    """The smallest registry has neither groups nor attributes, no version and no license."""
    lone = printed(LONE, tmp_path, target.name)
    page = re.sub("</?groupId>", "", page_of(target, lone))

    assert re.findall(r"group|\baction|former|alias|deprecat|wire|license:|version \d", page, re.IGNORECASE) == []
    assert "\n\n\n" not in page
    assert not lone.out.joinpath(target.name, "LICENSE").exists()


def registry_with(license: str, folder: Path) -> Registry:
    for path in LONE.iterdir():
        text = path.read_text("utf-8")
        own = f"license: {license}\npackage: {{authors: [A. Keeper, B. Keeper]}}\nkinds:"
        folder.joinpath(path.name).write_text(text.replace("kinds:", own, 1), "utf-8")
    registry = read_spec(folder).registry
    assert registry is not None
    return registry


# The first words after the head, as the license itself has them.
TEXTS = {
    "0BSD": "Permission to use, copy, modify, and/or distribute this software for any\npurpose with or without fee",
    "Apache-2.0": "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
    "BSD-2-Clause": "Redistribution and use in source and binary forms, with or without\nmodification",
    "BSD-3-Clause": "3. Neither the name of the copyright holder nor the names of its contributors",
    "CC0-1.0": "Statement of Purpose",
    "ISC": "provided that the above\ncopyright notice and this permission notice appear in all copies",
    "MIT": "The above copyright notice and this permission notice shall be included in all\ncopies",
    "MIT-0": "Permission is hereby granted, free of charge, to any person obtaining a copy",
    "Unlicense": "This is free and unencumbered software released into the public domain.",
}


def test_every_text_of_a_license_is_asked() -> None:
    assert set(TEXTS) == known_licenses()


@pytest.mark.parametrize("license", TEXTS)
def test_a_license_that_we_have_lies_beside_the_page(license: str, tmp_path: Path) -> None:
    spec = tmp_path / "spec"
    spec.mkdir()
    registry_with(license, spec)
    out = printed(spec, tmp_path, "python").out / "python"
    text = out.joinpath("LICENSE").read_text("utf-8")

    assert TEXTS[license] in text
    # These name no holder.
    assert ("A. Keeper, B. Keeper" in text) == (license not in ("Apache-2.0", "CC0-1.0", "Unlicense"))
    assert re.findall(r"\{|<(?!http)|yyyy(?!\] \[name)", text) == []
    assert f"License: {license}, see [LICENSE](LICENSE)." in out.joinpath("README.md").read_text("utf-8")


@pytest.mark.parametrize("license", ["EUPL-1.2", "MIT OR Apache-2.0", "LicenseRef-MIT"])
def test_one_that_we_have_not_is_named_alone(license: str, tmp_path: Path) -> None:
    spec = tmp_path / "spec"
    spec.mkdir()
    registry_with(license, spec)
    out = printed(spec, tmp_path, "python").out / "python"

    assert not out.joinpath("LICENSE").exists()
    assert f"License: {license}.\n" in out.joinpath("README.md").read_text("utf-8")
