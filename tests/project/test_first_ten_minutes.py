"""The walk-through for who begins: its commands, one after the other, answer what it shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = ROOT.joinpath("docs", "first-ten-minutes.md").read_text("utf-8")
# A command, with the lines that it is given if there are any.
COMMAND = re.compile(r"^\$ (.*<<'END'\n(?:.*\n)*?END|.*)\n", re.MULTILINE)


def steps() -> list[tuple[str, str]]:
    """Each command, and what it has to answer."""
    blocks = re.findall(r"^```console\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    found = []
    for block in blocks:
        _, *parts = COMMAND.split(block)
        found += [*zip(parts[::2], parts[1::2], strict=True)]
    return found


def answers(commands: list[str], folder: Path) -> list[str]:
    """What each command says, of all that one shell is given."""
    binaries = folder / "bin"
    binaries.mkdir()
    tool = binaries / "enumerant"
    call = "import sys; from generator.__main__ import run; sys.exit(run())"
    tool.write_text(f"#!{sys.executable}\nimport sys; sys.path.insert(0, {str(ROOT)!r})\n{call}\n", "utf-8")
    tool.chmod(0o755)
    binaries.joinpath("python3").symlink_to(sys.executable)
    plain = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "COLUMNS")}
    # As a person's shell: what is said to either stream is seen in its order.
    script = "exec 2>&1\n" + "".join(f"{command}\necho '<end>'\n" for command in commands)
    done = subprocess.run(
        ("bash", "-c", script),
        cwd=folder,
        env={**plain, "PATH": f"{binaries}:{os.environ['PATH']}", "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split("<end>\n")[:-1]


def is_shown(answer: str, shown: str) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line == "…\n" else re.escape(line) for line in shown.splitlines(keepends=True))
    return re.fullmatch(pattern, answer) is not None


def test_every_command_answers_what_is_shown(tmp_path: Path) -> None:
    walked = steps()
    said = answers([command for command, _ in walked], tmp_path)

    assert len(walked) > 15
    assert len(said) == len(walked)
    for (command, shown), answer in zip(walked, said, strict=True):
        assert is_shown(answer, shown), f"$ {command}\n{answer}"


def test_what_is_left_out_hides_nothing_else() -> None:
    assert is_shown("a\nb\nc\n", "a\n…\nc\n")
    assert not is_shown("a\nb\nd\n", "a\n…\nc\n")
    assert not is_shown("a\nb\n", "a\n")
