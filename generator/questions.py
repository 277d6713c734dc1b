"""The commands that ask and change nothing: their arguments in, what they have to tell out.

They are asked often, and by programs, so what each of them needs is imported when it is its turn.
"""

import sys
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

from .errors import UsageError
from .home import TEMPLATES_OF_THE_TOOL
from .terminal import columns, is_coloured

if TYPE_CHECKING:
    from argparse import Namespace

    from .commands.told import Told

QUESTIONS = ("explain", "scan", "targets")
# What holds for those that need no option, and what the words behind the command are.
_PLAIN: dict[str, dict[str, Any]] = {"explain": {"spec": None, "kind": []}, "targets": {"templates": None}}
_ASKED = {"explain": "asked", "targets": "wanted"}


def is_number_or_input(word: str) -> bool:
    """Whether a word that begins with a dash is no option: a negative number, or standard input."""
    return word == "-" or word[1:2].isdigit()


def plain_question(argv: Sequence[str]) -> Any:
    """What is asked for, as the parser would say it, if there are no options: making one takes as long as answering."""
    command, asked = argv[0] if argv else "", list(argv[1:])
    if command not in _PLAIN or any(word.startswith("-") and not is_number_or_input(word) for word in asked):
        return None
    if command == "explain" and not asked:
        return None

    def refuse(message: str) -> NoReturn:
        from pathlib import Path

        from .arguments import command_line

        command_line(Path(), argv).parse_args(argv).refuse(message)
        raise AssertionError(message)

    return SimpleNamespace(command=command, format="text", refuse=refuse, **{**_PLAIN[command], _ASKED[command]: asked})


def told(arguments: "Namespace", say: Callable[[str], None]) -> "Told":
    """What the command has to tell. Refuses what was asked wrongly; raises EnumerantError and OSError.

    `say` is told what is being done.
    """
    try:
        return _told(arguments, say)
    except UsageError as error:
        arguments.refuse(str(error))
        raise


def _told(arguments: "Namespace", say: Callable[[str], None]) -> "Told":
    how: dict[str, Any] = {
        "as_json": arguments.format == "json",
        "style": (is_coloured(sys.stdout), columns(sys.stdout)),
    }
    if arguments.command == "targets":
        from .commands.targets import targets

        return targets(arguments.templates or TEMPLATES_OF_THE_TOOL, arguments.wanted, **how)
    if arguments.command == "explain":
        from .commands.explain import explain

        return explain(arguments.asked, arguments.spec, arguments.kind, **how)
    from .commands.scan import scan

    return scan(arguments.files, arguments.spec, arguments.kind, arguments.fail_on, say, **how)
