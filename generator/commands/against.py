"""Against: a parser of arguments in; the same, which takes what a registry is compared with, out.

Nothing else of comparing is imported before the command runs.
"""

from argparse import ArgumentParser

FORMATS = ("text", "markdown", "json", "github")
# What is said instead of a ref: the last tag.
LAST = ""

_REF = "a tag, branch, commit, folder or catalog.json"


def add_against(parser: ArgumentParser) -> None:
    """Let `check` compare; the flag alone means the last tag."""
    said = (
        f"check, too, that nothing forbidden changed since {_REF} (default: the last tag), and the version rose enough"
    )
    parser.add_argument("--against", metavar="REF", nargs="?", const=LAST, help=said)


def add_difference(parser: ArgumentParser) -> None:
    """Let `diff` compare, and say what users of some targets meet."""
    parser.add_argument("--against", metavar="REF", default=LAST, help=f"{_REF} (default: the last tag, else HEAD)")
    said = "what users of this target meet; may be given again (default: all)"
    parser.add_argument("--target", metavar="NAME", action="append", default=[], help=said)
    parser.set_defaults(out=None)
