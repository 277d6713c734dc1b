"""Usage: slips are told with what was probably meant, and help shows commands that work."""

import re
import shlex
import shutil
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from gits import commit, git

from generator.cli import main

TESTS = Path(__file__).parents[1]
COMMANDS = ["init", "generate", "check", "diff", "explain", "scan", "targets", "schema", "completion"]


OF_A_FILE = "is said of the codes of a file; name the file, too: --from FILE"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("chek", "enumerant: error: there is no command chek; did you mean 'check'?"),
        ("Generate", "enumerant: error: there is no command Generate; did you mean 'generate'?"),
        (
            "xyzzy",
            "enumerant: error: there is no command xyzzy; there are "
            "init, generate, check, diff, explain, scan, targets, schema, completion",
        ),
        ("check --targt go", "enumerant check: error: there is no option --targt; did you mean '--target'?"),
        ("check --spce=codes", "enumerant check: error: there is no option --spce=codes; did you mean '--spec'?"),
        # What an option begins like is no option: the next one that begins so would change what it means.
        ("check --tar go", "enumerant check: error: there is no option --tar; did you mean '--target'?"),
        ("check --out", "enumerant check: error: --out needs a value: --out DIR"),
        ("generate --target --out x", "enumerant generate: error: --target needs a value: --target NAME"),
        ("explain --kind", "enumerant explain: error: --kind needs a value: --kind KIND"),
        ("scan --fail-on", "enumerant scan: error: --fail-on needs a value: --fail-on WHAT"),
        ("check here", "enumerant check: error: 'here': nothing is asked for here; see --help"),
        ("check --format jsn", "enumerant check: error: there is no format jsn; did you mean 'json'?"),
        ("check --format xml", "enumerant check: error: there is no format xml; there are text, json, github, sarif"),
        ("check --target pyton", "enumerant check: error: there is no target pyton; did you mean 'python'?"),
        ("completion bsh", "enumerant completion: error: there is no shell bsh; did you mean 'bash'?"),
        ("completion", "enumerant completion: error: name a shell: bash, zsh, fish"),
        ("", "enumerant: error: COMMAND is missing; see --help"),
        ("explain", "enumerant explain: error: WHAT is missing; see --help"),
        # What is there wrongly is told before what is not there.
        (
            "-V",
            "enumerant: error: there is no option -V; did you mean '--version'? options there are: --help, --version",
        ),
        ("explain --spce", "enumerant explain: error: there is no option --spce; did you mean '--spec'?"),
        ("explain --kind eror 27", "enumerant explain: error: there is no kind eror; did you mean 'error'?"),
        ("scan --kind eror x.json", "enumerant scan: error: there is no kind eror; did you mean 'error'?"),
        ("init --kind error", f"enumerant init: error: --kind {OF_A_FILE}"),
        ("init --section voice", f"enumerant init: error: --section {OF_A_FILE}"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(line: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == 2
    captured = capsys.readouterr()
    assert captured.err.splitlines()[-1] == told
    assert captured.out == ""


def test_a_word_that_cannot_be_seen_is_told_visibly(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["che\x1b[31mck"], ["check", "--form\nat"], ["check", "::error::x"]):
        assert main(words) == 2
        told = capsys.readouterr().err
        assert told.replace("\n", "").isprintable()
        assert not any(line.lstrip().startswith("::") for line in told.splitlines())


def examples(told: str) -> list[str]:
    return re.findall(r"^  (enumerant .*?)(?:  +#.*)?$", told.partition("\nexamples:\n")[2], re.MULTILINE)


def released(folder: Path) -> None:
    """A first release of the registries in a folder: a tag, and the catalogue that was published."""
    git(folder, "init", "--quiet")
    commit(folder, "released")
    git(folder, "tag", "v1.0.0")
    assert main(["generate", "--spec", f"{folder}/codes", "--out", f"{folder}/printed", "--target", "catalog"]) == 0
    folder.joinpath("printed", "catalog").rename(folder / "released")
    shutil.rmtree(folder / "printed")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_of_the_help_works(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    lines = examples(capsys.readouterr().out)

    assert len(lines) >= 1
    for number, line in enumerate(lines):
        folder = tmp_path / str(number)
        for spec in (folder / "codes", folder / "spec"):
            shutil.copytree(TESTS / "small" / "lone", spec)
            with spec.joinpath("registry.yaml").open("a", encoding="utf-8") as file:
                file.write("targets: [catalog, python]\n")
        folder.joinpath("errors.csv").write_text("id,name\n1,ONE\n", "utf-8")
        released(folder)
        if line == "enumerant init":
            folder = folder / "empty"
            folder.mkdir()
        monkeypatch.chdir(folder)
        asked = [word if word != "NAME" else "python" for word in shlex.split(re.split(" [<>] ", line)[0])[1:]]
        if command == "check":
            of_check = ("--format", "sarif", "--against", "v1.0.0")
            assert main(["generate", *(word for word in asked[1:] if word not in of_check)]) == 0
        folder.joinpath("reports.csv").write_text("error.id\n27\n", "utf-8")
        folder.joinpath("reports.jsonl").write_text('{"error": {"id": 27}}\n', "utf-8")
        if command in ("explain", "scan"):
            asked += ["--spec", "infobip-codes"]
            monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b'{"error": {"id": 27}}')))
        assert main(asked) == 0, line
    capsys.readouterr()


def test_the_help_says_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out

    assert re.findall(r"^    ([a-z]+)(?: |$)", told, re.MULTILINE) == COMMANDS
    assert len(examples(told)) == 3
    assert max(map(len, told.splitlines())) <= 80
