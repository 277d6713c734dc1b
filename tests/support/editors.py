"""Editors: files with a mark in them in, what an editor offers there, or finds wrong, out."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from subprocess import run
from typing import Any

from proofs import PATH, TOOLCHAINS, missing_tools, require_tools

SERVER = "yaml-language-server"
MARK = "◆"
# What the protocol calls a key.
_PROPERTY = 10


def require_editor() -> None:
    """Skip a test where there is no server."""
    require_tools("the editor", missing_tools(("node", SERVER)))


def asked(folder: Path, texts: Sequence[str]) -> list[Any]:
    """What is offered at the mark of each text, or without one what is wrong; as if it were a file of the folder."""
    questions = [_question(folder, text) for text in texts]
    command = ("node", str(TOOLCHAINS / "editor.mjs"), str(shutil.which(SERVER, path=PATH)))
    done = run(command, input=json.dumps(questions), capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def _question(folder: Path, text: str) -> dict[str, object]:
    before, mark, after = text.partition(MARK)
    question: dict[str, object] = {"folder": folder.resolve().as_uri(), "text": before + after}
    if mark:
        question |= {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
    return question


def keys(answer: Any) -> list[str]:
    """The keys among what is offered."""
    return [offer["label"] for offer in answer if offer["kind"] == _PROPERTY]


def values(answer: Any) -> dict[str, str]:
    """The values among what is offered, each with its text."""
    return {offer["label"]: offer.get("documentation", "") for offer in answer if offer["kind"] != _PROPERTY}


def messages(answer: Any) -> list[str]:
    """What is wrong, without where."""
    return [fault["message"] for fault in answer]
