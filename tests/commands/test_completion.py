"""Completion, in the shells themselves: what they offer is what the command takes."""

import os
import pty
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from proofs import require_tools

from generator.cli import main
from generator.targets.folders import TEMPLATES, target_names

ROOT = Path(__file__).parents[2]
COMMANDS = {"init", "generate", "check", "diff", "explain", "scan", "targets", "schema", "completion"}
FORMATS = {"text", "json", "github", "sarif"}

# How a shell is asked what it offers for a line, in a folder that has the script.
BASH = """\
source ./bash
COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=($1) COMPREPLY=()
[[ $1 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
completer=$(complete -p enumerant | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
"$completer" enumerant "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = """\
source ./fish
complete -C $argv[1]
"""
# What begins so in a shell at a terminal; a line is typed there with a tab at its end.
ZSH = """\
PROMPT= RPROMPT= ; unsetopt zle_bracketed_paste prompt_cr prompt_sp ; stty -echo
fpath=($PWD/zsh $fpath) ; autoload -Uz compinit ; compinit -u -D ; zstyle ':completion:*' insert-tab false
told() { print -r -- "<$*>" }
compdef _enumerant told ; alias enumerant=told
print READY
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the scripts are, a command of the tool's name, and something to complete."""
    folder = tmp_path_factory.mktemp("completion")
    for name in ("bin", "zsh", "codes", "other"):
        folder.joinpath(name).mkdir()
    tool = folder / "bin" / "enumerant"
    call = "import sys; from generator.__main__ import run; sys.exit(run())"
    tool.write_text(f"#!{sys.executable}\n{call}\n", "utf-8")
    tool.chmod(0o755)
    folder.joinpath("errors.csv").write_text("id,name\n1,ONE\n", "utf-8")
    for shell, path in (("bash", "bash"), ("fish", "fish"), ("zsh", "zsh/_enumerant")):
        done = subprocess.run(("enumerant", "completion", shell), env=surroundings(folder), capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")
        folder.joinpath(path).write_bytes(done.stdout)
    return folder


def surroundings(folder: Path) -> dict[str, str]:
    path = os.pathsep.join((str(folder / "bin"), os.environ["PATH"]))
    own = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PATH": path, "PYTHONPATH": own, "HOME": str(folder), "TERM": "dumb"}


def require(shell: str) -> None:
    require_tools("completion", [] if shutil.which(shell) else [shell])


def offers(shell: str, line: str, folder: Path) -> set[str]:
    program = ["bash", "--norc", "-c", BASH, "bash", line] if shell == "bash" else ["fish", "-N", "-c", FISH, line]
    done = subprocess.run(program, cwd=folder, env=surroundings(folder), capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    return {word.partition("\t")[0].rstrip("/") for word in done.stdout.splitlines() if word}


# Every system with make has bash.
SHELLS = ["bash", pytest.param("fish", marks=pytest.mark.prove)]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("enumerant ", COMMANDS),
        ("enumerant ch", {"check"}),
        ("enumerant check --fo", {"--format"}),
        ("enumerant check --format ", FORMATS),
        ("enumerant check --target ", set(target_names(TEMPLATES))),
        ("enumerant generate --spec inf", {"infobip-codes"}),
        ("enumerant generate --spec co", {"codes"}),
        ("enumerant generate --out ot", {"other"}),
        ("enumerant init --from err", {"errors.csv"}),
        ("enumerant completion ", {"bash", "zsh", "fish"}),
    ],
)
def test_a_shell_offers_what_there_is(shell: str, line: str, wanted: set[str], folder: Path) -> None:
    require(shell)

    assert offers(shell, line, folder) == wanted


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_offers_the_options_of_a_command_and_no_others(shell: str, folder: Path) -> None:
    require(shell)
    options = {"--spec", "--out", "--target", "--templates", "--format", "--help"}

    assert offers(shell, "enumerant check --", folder) == {*options, "--against"}
    assert offers(shell, "enumerant generate --", folder) == {*options, "--force"}
    # That the scripts ask for names is no business of anybody who types.
    assert offers(shell, "enumerant completion --", folder) == {"--help"}


@pytest.mark.prove
def test_zsh_completes_what_is_typed(folder: Path) -> None:
    require("zsh")
    typed = {
        "enumerant che": "<check>",
        "enumerant check --form": "<check --format>",
        "enumerant check --format sa": "<check --format sarif>",
        "enumerant check --target pyt": "<check --target python>",
        "enumerant check --spec infob": "<check --spec infobip-codes>",
        "enumerant check --spec cod": "<check --spec codes>",
        "enumerant init --from err": "<init --from errors.csv>",
        "enumerant completion fi": "<completion fish>",
    }
    folder.joinpath("begin").write_text(ZSH, "utf-8")
    ours, theirs = pty.openpty()
    shell = subprocess.Popen(
        ("zsh", "-f", "-i"), cwd=folder, env=surroundings(folder), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    os.write(ours, b"source ./begin\n")
    until(ours, rb"READY\r?\n")
    # The shell answers each line before the next is typed, so nothing waits for chance.
    said = {}
    for line in typed:
        os.write(ours, f"{line}\t\n".encode())
        said[line] = until(ours, rb"<[^<>]*>")
    os.write(ours, b"exit\n")
    shell.wait()
    os.close(ours)

    assert said == typed


def until(terminal: int, wanted: bytes) -> str:
    """What a terminal shows up to something that it will show; the last of it."""
    seen = b""
    with suppress(OSError):
        while not (found := re.search(wanted, seen)):
            seen += os.read(terminal, 1000)
        return found[0].decode()
    pytest.fail(f"the shell ended, and said: {seen.decode()}")


@pytest.mark.parametrize(("what", "wanted"), [("targets", target_names(TEMPLATES)), ("registries", ["infobip-codes"])])
def test_the_scripts_are_told_what_there_is(what: str, wanted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "--list", what]) == 0
    assert capsys.readouterr().out.splitlines() == wanted
