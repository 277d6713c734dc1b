"""What reaches other eyes: a line that anybody may have written in, one that a terminal or a log can be given out."""

import re
from collections.abc import Iterator

_COMMAND = re.compile(r"##(?=[a-z]*\[)")


def visible(text: str) -> str:
    """A line for a terminal or a log: what cannot be seen, or would move the cursor, stands there as its escape.

    A tab becomes spaces, so that columns can be counted.
    """
    if text.isascii() and text.isprintable():
        return text
    from .unseen import has_unseen  # slow to import, and most texts are plain

    return text if text.isprintable() and not has_unseen(text) else "".join(map(_visible, text))


def no_command(text: str) -> str:
    """A line that no log takes for a command: those begin with `::`, or have `##[` in them."""
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions; `##` is the older form.
    begin = len(text) - len(text.lstrip())
    text = _COMMAND.sub(r"#\\#", text)
    return f"{text[:begin]}\\{text[begin:]}" if text[begin:].startswith("::") else text


def json_lines(data: object) -> Iterator[str]:
    """A JSON document in lines, none of which a log takes for a command."""
    import json  # what is said to people does not wait for it

    yield from json.dumps(data, indent=2).replace("##", "#\\u0023").split("\n")


def _visible(letter: str) -> str:
    if letter == "\t":
        return "    "
    from .unseen import has_unseen

    return letter if letter.isprintable() and not has_unseen(letter) else ascii(letter)[1:-1]
