"""Java, Kotlin and C#, in what no vector asks: nothing idle is printed, and a registry may have any name."""

import re
from pathlib import Path

import pytest
from proofs import LONE, REAL, lone_but, output_of, param, printed, require_tools_of, targets
from trees import texts
from words import language_words, names_of

from generator.targets.target import Target

LANGUAGES = {target.name: target for target in targets() if target.name in ("java", "kotlin", "csharp")}
IMPORTS = {"java": r"^import [\w.]+\.(\w+);$", "kotlin": r"^import [\w.]+\.(\w+)$", "csharp": r"^using ([\w.]+);$"}
# What printed files use of the namespaces that they import.
OF_NAMESPACE = {
    "System": r"Array\.|Func<|IEquatable<|StringCompar",
    "System.Collections.Generic": "List<|Dictionary<|IEqualityComparer<",
    "System.Globalization": "CultureInfo",
    "System.Linq": r"\.(?:Select|Any|ToList|FirstOrDefault)\(",
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_import_is_idle(name: str, tmp_path: Path) -> None:
    said = texts(printed(LONE, tmp_path, name).out / name)
    files = [file for file in said if not file.endswith(".md")]
    imports = [(file, found) for file in files for found in re.findall(IMPORTS[name], said[file], re.MULTILINE)]

    assert imports
    assert [(file, found) for file, found in imports if not uses(said[file], found)] == []


@pytest.mark.parametrize(("name", "most"), [("java", 20), ("kotlin", 15)])
def test_a_code_takes_few_lines(name: str, most: int) -> None:
    """Of all files of the shipped registry, what each has once included."""
    sources = [path for path in REAL.out.joinpath(name).rglob("*") if path.suffix in (".java", ".kt")]
    codes = [code for section in REAL.registry().sections for code in section.codes]
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in sources)

    assert (len(sources) > 10, len(codes) > 400) == (True, True)
    assert lines / len(codes) < most


def uses(text: str, imported: str) -> bool:
    """Whether a file uses what it imports, beside the line that does so."""
    lines = [line for line in text.splitlines() if not line.startswith(("import ", "using "))]
    return bool(re.search(OF_NAMESPACE.get(imported, rf"\b{imported}\b"), "\n".join(lines)))


def lone_called(name: str, target: Target, folder: Path) -> Path:
    """The smallest registry by another name, printed for a target; the target's folder."""
    # YAML would read some words as something else.
    spec = lone_but("registry: lone\n", f"registry: '{name}'\n", folder / "spec")
    return printed(spec, folder, target.name).out / target.name


def registry_names(words: set[str], pattern: str) -> list[str]:
    """The words of this pattern as names of registries."""
    return [name.lower().replace("_", "-") for name in names_of(word for word in words if re.fullmatch(pattern, word))]


@pytest.mark.parametrize(
    ("target", "compiler"),
    [
        param(LANGUAGES["java"], ["javac", "--release", "11", "-Xlint:all", "-Xdoclint:all/protected", "-Werror"]),
        param(LANGUAGES["kotlin"], ["kotlinc", "-J-Xmx1g", "-J-XX:TieredStopAtLevel=1", "-Werror", "-Wextra"]),
    ],
)
def test_every_word_is_a_package(target: Target, compiler: list[str], tmp_path: Path) -> None:
    """Those in small letters, since packages are; all of them in one run of the compiler."""
    require_tools_of(target)
    names = registry_names(language_words(target.name), "[a-z]+")
    folders = [lone_called(name, target, tmp_path / name) for name in names]
    sources = [str(path) for folder in folders for path in sorted(folder.joinpath("src").rglob("*.*"))]

    assert len(names) > 80
    output_of(*compiler, "-d", "build", *sources, folder=tmp_path)
