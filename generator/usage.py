"""Usage: what a user typed in; what is wrong with it, and what was probably meant, out."""

import re
from argparse import Action, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Any, NoReturn

from .text.messages import did_you_mean, shown
from .text.visible import no_command, visible

_VALUE = re.compile(r"argument (?:\S+/)?(\S+): expected (?:one|at least one) argument")
_REQUIRED = re.compile(r"the following arguments are required: (.+)")
_CHOICE = re.compile(r"(?:argument (\S+): )?invalid choice: (.+?) \(choose from (.+)\)", re.DOTALL)


def is_number(word: str) -> bool:
    """Whether a word that begins with a dash is no option, but a negative number."""
    return word[1:2].isdigit()


class Parser(ArgumentParser):
    """An argument parser that knows slips from nonsense, and whose complaints are visible, whatever it was given."""

    def __init__(self, prog: str | None = None, *, examples: Sequence[str] = (), **kwargs: Any) -> None:
        self._options: list[str] = []
        self._metavars: dict[str, str] = {}
        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        # A slip is told, not taken for the option that it begins like.
        kwargs["allow_abbrev"] = False
        if examples:
            kwargs["epilog"] = "\n  ".join(("examples:", *examples))
        super().__init__(prog, **kwargs)
        # In hexadecimal, too.
        self._negative_number_matcher = re.compile(r"-[0-9].*")

    def add_argument(self, *names: Any, **how: Any) -> Action:
        """Add an argument, and know its name."""
        self._options += [name for name in names if name.startswith("--")]
        self._metavars |= dict.fromkeys(names, str(how.get("metavar", "VALUE")))
        return super().add_argument(*names, **how)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The arguments; what is none of them is refused here, where its neighbours are known."""
        self._refuse_first(args)
        arguments, rest = super().parse_known_args(args, namespace)
        if rest:
            self._refuse(rest)
        return arguments, rest

    def format_help(self) -> str:
        """The help, with lines that are as wide as those of its other parts; the examples stand as they are."""
        from textwrap import fill  # whoever asks for no help does not wait for it

        self.description = fill(self.description or "", 78)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the usage, and exit with 2."""
        choice = _CHOICE.fullmatch(message)
        if choice:
            name, word, words = (choice[1] or "").lower(), choice[2], re.findall(r"[\w-]+", choice[3])
            what = name.lstrip("-") or "value"
            message = (
                f"there is no {what} {word.strip(chr(39))}; {did_you_mean(word.strip(chr(39)), words, 'there are')}"
            )
        value, required = _VALUE.fullmatch(message), _REQUIRED.fullmatch(message)
        if value:
            message = f"{value[1]} needs a value: {value[1]} {self._metavars.get(value[1], 'VALUE')}"
        elif required:
            message = f"{required[1]} is missing; see --help"
        super().error(no_command(visible(message)))

    def _refuse_first(self, args: Sequence[str] | None) -> None:
        """Refuse an option that there is not before anything is told to be missing."""
        for word in args or ():
            if not word.startswith("-") or word in ("-", "--") or is_number(word):
                return
            if word.partition("=")[0] not in ("-h", "--help", *self._options):
                self._refuse([word])
            if word not in ("-h", "--help", "--version"):
                # What follows may be its value.
                return

    def _refuse(self, rest: Sequence[str]) -> NoReturn:
        """Say that words are no arguments, and what the first may be a slip of."""
        option = next((word for word in rest if word.startswith("-")), None)
        if option is None:
            self.error(f"{' '.join(map(shown, rest))}: nothing is asked for here; see --help")
        known = dict.fromkeys(["--help", *self._options])
        self.error(
            f"there is no option {option}; {did_you_mean(option.partition('=')[0], known, 'options there are:')}"
        )
