"""Again: the arguments of a run in; the command that makes current what it looks at out."""

from argparse import Namespace
from collections.abc import Sequence

from ..targets.folders import TEMPLATES


def again(arguments: Namespace, program: Sequence[str]) -> tuple[str, ...]:
    """The words of the command; `program` is how this run was called."""
    words = [*program, "generate"]
    for flag in ("spec", "out"):
        if getattr(arguments, flag):
            words += [f"--{flag}", str(getattr(arguments, flag))]
    for target in arguments.target:
        words += ["--target", target]
    if arguments.templates != TEMPLATES:
        words += ["--templates", str(arguments.templates)]
    return tuple(words)
