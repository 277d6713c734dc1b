"""Publishing: who says `layout = "package"` is told what a registry of packages asks for and nobody stated."""

from pathlib import Path

import pytest
from proofs import lone_but

from generator.cli import main

AUTHORS = "package: {authors: [A. Keeper]}"
# What a registry states, for which target, and what is to be added; nothing if all is there.
TOLD = [
    (
        AUTHORS,
        "java",
        "Maven Central takes no package of Java yet; add to registry.yaml: version: 1.0.0; license: MIT; "
        "package: {homepage: https://…, repository: https://…}; packages: {java: com.example.codes}",
    ),
    (
        "version: 1.0.0\nlicense: MIT\npackages: {java: com.acme.codes}\npackage: {homepage: https://a.example}",
        "java",
        "Maven Central takes no package of Java yet; add to registry.yaml: "
        "package: {repository: https://…, authors: [A. Keeper]}",
    ),
    (
        "version: 1.0.0\nlicense: MIT\npackages: {java: com.acme.codes}\n"
        "package: {homepage: https://a.example, repository: https://a.example/git, authors: [A. Keeper]}",
        "java",
        "",
    ),
    (AUTHORS, "rust", "crates.io takes no package of Rust yet; add to registry.yaml: version: 1.0.0; license: MIT"),
    (
        AUTHORS,
        "go",
        "A proxy of modules takes no package of Go yet; add to registry.yaml: packages: {go: example.com/codes}",
    ),
    ("", "python", "PyPI takes no package of Python yet; add to registry.yaml: version: 1.0.0"),
    (f"version: 1.0.0\n{AUTHORS}", "python", ""),
    (AUTHORS, "markdown", ""),
]


def printing(folder: Path, facts: str, target: str, *lines: str) -> Path:
    """A folder with a registry that states these facts, and a config that prints it with these lines."""
    lone_but("registry: lone\n", f"registry: lone\n{facts}\n", folder / "spec")
    head = ("[[print]]", f'target = "{target}"', 'out = "codes"')
    folder.joinpath("enumerant.toml").write_text("\n".join((*head, *lines, "")), "utf-8")
    return folder


@pytest.mark.parametrize(("facts", "target", "told"), TOLD)
def test_what_a_registry_of_packages_asks_for_is_told(
    facts: str,
    target: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(printing(tmp_path, facts, target, 'layout = "package"'))

    assert main(["generate"]) == int(bool(told))
    first = capsys.readouterr().err.splitlines()[:1]
    assert first == ([f"enumerant.toml:4:1: {told}; or delete layout, and publish nothing"] if told else [])


def test_what_is_told_to_add_is_taken_and_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines together, with addresses where the dots are, of every target that asks for something."""
    lines = "version: 1.0.0\nlicense: MIT\n"
    stated = "package: {homepage: https://a.example, repository: https://a.example/git, authors: [A. Keeper]}\n"
    packages = "packages: {java: com.example.codes, kotlin: com.example.codes, go: example.com/codes}"
    for target in ("csharp", "go", "java", "kotlin", "python", "ruby", "rust", "typescript"):
        monkeypatch.chdir(printing(tmp_path / target, lines + stated + packages, target, 'layout = "package"'))

        assert main(["generate"]) == 0


@pytest.mark.parametrize(
    "lines",
    [(), ('layout = "vendored"',), ('layout = "package"', 'package = "example.org/codes"')],
    ids=["unsaid", "vendored", "named"],
)
def test_who_does_not_publish_is_told_nothing(
    lines: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(printing(tmp_path, "", "go", *lines))

    assert main(["generate"]) == 0
    assert capsys.readouterr().err == ""
