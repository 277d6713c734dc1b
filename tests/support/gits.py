"""Repositories of git, made by the tests: a folder and a command in, what git says out."""

import subprocess
from pathlib import Path

# Whatever the user's own settings are.
_SETTINGS = ("user.name=n", "user.email=e@x", "init.defaultBranch=main", "commit.gpgSign=false")


def git(folder: Path, *command: str, code: int = 0) -> str:
    """Run git, which has to end with this code."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    done = subprocess.run(["git", *settings, *command], cwd=folder, capture_output=True, text=True, check=False)

    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def commit(folder: Path, name: str) -> None:
    """Commit all that stands in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", name)
