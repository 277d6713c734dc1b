"""Publishing: what a registry of packages asks for and nobody stated is told with the lines to add; it is no fault."""

import json
from pathlib import Path

import pytest
from proofs import LONE, lone_but

from generator.cli import main
from generator.targets.folders import target_names

AUTHORS = "package: {authors: [A. Keeper]}"
MAVEN = "Maven Central takes no package of Java yet; to publish it, add to registry.yaml: "
# What a registry states, for which target, and what it is told.
TOLD = [
    ("", "java", []),
    (
        AUTHORS,
        "java",
        [
            f"{MAVEN}version: 1.0.0; license: MIT; package: {{homepage: https://…, repository: https://…}}; "
            "packages: {java: com.example.codes}"
        ],
    ),
    (
        "version: 1.0.0\nlicense: MIT\npackages: {java: com.acme.codes}\npackage: {homepage: https://a.example}",
        "java",
        [f"{MAVEN}package: {{repository: https://…, authors: [A. Keeper]}}"],
    ),
    (
        "version: 1.0.0\nlicense: MIT\npackages: {java: com.acme.codes}\n"
        "package: {homepage: https://a.example, repository: https://a.example/git, authors: [A. Keeper]}",
        "java",
        [],
    ),
    (
        AUTHORS,
        "rust",
        ["crates.io takes no package of Rust yet; to publish it, add to registry.yaml: version: 1.0.0; license: MIT"],
    ),
    (
        AUTHORS,
        "go",
        [
            "A proxy of modules takes no package of Go yet; to publish it, add to registry.yaml: "
            "packages: {go: example.com/codes}"
        ],
    ),
    (f"version: 1.0.0\n{AUTHORS}", "python", []),
    (AUTHORS, "markdown", []),
]


def lone_stating(facts: str, folder: Path) -> Path:
    return lone_but("registry: lone\n", f"registry: lone\n{facts}\n", folder)


@pytest.mark.parametrize(("facts", "target", "told"), TOLD)
def test_what_a_registry_of_packages_asks_for_is_told(
    facts: str, target: str, told: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = lone_stating(facts, tmp_path / "spec")
    arguments = ["--spec", str(spec), "--out", str(tmp_path / "out"), "--target", target, "--format", "json"]

    for command in ("generate", "check"):
        assert main([command, *arguments]) == 0
        assert json.loads(capsys.readouterr().out)["notes"] == told


def test_what_is_told_to_add_is_taken_and_ends_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines together, with addresses where the dots are, of every target at once."""
    lines = "version: 1.0.0\nlicense: MIT\n"
    stated = "package: {homepage: https://a.example, repository: https://a.example/git, authors: [A. Keeper]}\n"
    packages = "packages: {java: com.example.codes, kotlin: com.example.codes, go: example.com/codes}"
    spec = lone_stating(lines + stated + packages, tmp_path / "spec")

    assert main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["notes"] == []


def test_what_is_vendored_is_published_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = lone_stating(AUTHORS, tmp_path / "spec")
    config = f'spec = "{spec}"\n[[print]]\ntarget = "java"\nout = "codes"\nlayout = "{{}}"\n'
    monkeypatch.chdir(tmp_path)

    for layout, count in (("package", 1), ("vendored", 0)):
        tmp_path.joinpath("enumerant.toml").write_text(config.format(layout), "utf-8")
        assert main(["generate", "--format", "json"]) == 0
        assert len(json.loads(capsys.readouterr().out)["notes"]) == count


def test_a_registry_that_says_nothing_of_packages_is_told_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "--spec", str(LONE), "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""
    assert len(target_names(Path(__file__).parents[2] / "templates")) == 15
