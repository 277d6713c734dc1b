"""What a command that asks has to tell: its lines, and whether all is well."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..lookup.words import Line
from ..text.visible import no_command, visible

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


class Told(NamedTuple):
    """Lines that can be printed anywhere. `is_fine` is whether the exit code is 0."""

    lines: Iterable[str]
    complaints: Iterable[str] = ()
    is_fine: bool = True


# How a terminal shows lines: whether it has colours, and how many columns; none for what is no terminal.
Style = tuple[bool, int | None]


def printed(lines: Iterable[Line], style: Style) -> Iterator[str]:
    """Headings, each with what its labels say below it; an empty line between two."""
    has_colours, columns = style
    blocks: list[list[Line]] = []
    for line in lines:
        if line.label is None or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    for number, (heading, *facts) in enumerate(blocks):
        if number:
            yield ""
        text = no_command(visible(heading.text))
        yield f"{_BOLD}{text}{_PLAIN}" if has_colours else text
        width = max((len(fact.label or "") for fact in facts), default=0)
        for fact in facts:
            yield from _fact(fact, width, columns)


def _fact(fact: Line, width: int, columns: int | None) -> Iterator[str]:
    """A label and what it says, in as many lines as that has, or as the terminal needs."""
    label = f"  {visible(fact.label or ''):{width}}  "
    for line in fact.text.split("\n"):
        for part in _broken(visible(line), columns and columns - len(label)):
            yield f"{label}{part}".rstrip()
            label = " " * len(label)


def _broken(text: str, columns: int | None) -> list[str]:
    if columns is None or columns < 20 or len(text) <= columns:
        return [text]
    from textwrap import wrap  # only a terminal needs it

    return wrap(text, columns, break_long_words=False, break_on_hyphens=False)
