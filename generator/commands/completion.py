"""The command `completion`: a shell and the parser of the command line in; the script that completes it there, out."""

from argparse import Action, ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from ..registries import registry_names
from ..targets.folders import target_names

SHELLS = ("bash", "zsh", "fish")
# What a script asks the command for while somebody types, since it changes with what is installed.
LISTS = ("targets", "registries")

_LISTED = "enumerant completion --list {} 2>/dev/null"


def completed_by(action: Action, what: str) -> None:
    """Have the value of an argument completed: by `file`, `directory`, or the `targets` or `registries` there are."""
    # argparse knows nothing of it; shtab looks for it here.
    vars(action)["complete"] = _listed(what) if what in LISTS else what


def script(shell: str, parser: ArgumentParser) -> str:
    """The text that a shell has to read so that it completes the command."""
    import shtab  # no other command needs it

    text: str = shtab.complete(parser, shell=shell)
    return text


def listed(what: str, templates: Path) -> Iterator[str]:
    """The names that a script asks for."""
    yield from target_names(templates) if what == "targets" else registry_names()


def _listed(what: str) -> dict[str, str | dict[str, str]]:
    """How each shell completes such a name; a registry may be a folder, too."""
    names, function = _LISTED.format(what), f"_enumerant_{what}"
    bash, zsh, fish = f'compgen -W "$({names})" -- "$1"', f"compadd -- $({names})", names
    if what == "registries":
        bash, zsh, fish = f'{bash}; compgen -d -- "$1"', f"{zsh}; _files -/", f"{names}; __fish_complete_directories"
    preamble = {"bash": f"{function}() {{ {bash}; }}", "zsh": f"{function}() {{ {zsh}; }}"}
    return {"bash": function, "zsh": function, "fish": f"({fish})", "preamble": preamble}
