"""What printed code says of a registry is so, of one too that has next to nothing."""

import re
from pathlib import Path

import pytest
from proof import proof_of
from proofs import LONE, REAL, lone_but, missing_tools, output_of, printed, require_tools, targets
from trees import texts

# Those whose code is run: a type of theirs is another's, and they export names.
LANGUAGES = [target.name for target in targets() if proof_of(target).mix and proof_of(target).surface]
# True of other registries alone: the lone one has a kind, a section and a code, and names no source.
OF_OTHERS = re.compile(
    r"\bsources? (?:states?|says?|does)\b|several sections|other kinds|[Nn]o code of another|[Cc]odes of two kinds"
    r"|[Ff]ormer names? (?:stand|of)"
)
# A number that may be the code of any registry: the examples of the others are run below.
ANY = re.compile("99999")

# By file, what is true of other registries alone: the lone one has no groups, and no name that it ever had is another.
UNTRUE = [
    ("typescript", "src/kinds.ts", "Group"),
    ("typescript", "src/error-info.ts", "[Gg]roups of"),
    ("php", "src/Error.php", "once had"),
    ("ruby", "lib/lone.rb", "`Group`"),
]


@pytest.mark.parametrize("name", LANGUAGES)
def test_nothing_is_said_that_other_registries_have(name: str, tmp_path: Path) -> None:
    said = texts(printed(LONE, tmp_path, name).out / name)

    assert len(said) > 4
    assert {file: OF_OTHERS.findall(text) for file, text in said.items() if OF_OTHERS.search(text)} == {}
    # The example of a page is run, too.
    code = {file: text for file, text in said.items() if file != "README.md"}
    assert name in ("ruby", "rust") or [file for file, text in code.items() if ANY.search(text)] == []


@pytest.mark.parametrize(("target", "file", "untrue"), UNTRUE)
def test_a_file_says_nothing_of_what_is_not_there(target: str, file: str, untrue: str, tmp_path: Path) -> None:
    text = printed(LONE, tmp_path, target).out.joinpath(target, file).read_text("utf-8")
    real = "\n".join(texts(REAL.out / target).values())

    assert not re.search(untrue, text)
    assert re.search(untrue, real)


def lone_with(number: int, folder: Path) -> Path:
    """The smallest registry with another number for its code."""
    return lone_but("id: 1\n", f"id: {number}\n", folder)


@pytest.mark.prove
@pytest.mark.parametrize("number", [1, 0, -1, 99999])
def test_the_example_of_the_gem_is_so(number: int, tmp_path: Path) -> None:
    require_tools("ruby", missing_tools(("ruby",)))
    folder = printed(lone_with(number, tmp_path / "spec"), tmp_path, "ruby").out / "ruby"
    text = folder.joinpath("lib", "lone.rb").read_text("utf-8")
    example = [line.removeprefix("#").strip() for line in re.findall("^#   .*", text, re.MULTILINE)]
    told = [line.split(" # => ") for line in example if " # => " in line]
    asked = [f"raise %q({line[0]}) unless ({line[0]}) == ({line[1]})" for line in told]
    setting = [line for line in example if " # => " not in line]

    assert len(asked) == 3
    output_of("ruby", "-w", "-Ilib", "-rlone", "-e", "\n".join([*setting, *asked]), folder=folder)


@pytest.mark.prove
@pytest.mark.parametrize("number", [0, 99999])
def test_the_example_of_the_crate_is_so(number: int, tmp_path: Path) -> None:
    require_tools("rust", missing_tools(("cargo",)))
    folder = printed(lone_with(number, tmp_path / "spec"), tmp_path, "rust").out / "rust"

    assert "1 passed" in output_of("cargo", "test", "--doc", "--offline", "--quiet", folder=folder)
