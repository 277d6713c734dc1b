"""Forms: what a formatter would print of a text that may be too wide: its parts and a width in, lines out."""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from unicodedata import category, east_asian_width

from ..targets.parts import Width

# Several signs that are one picture of two cells: a flag, a key, a picture with a selector, a colour or others.
_PICTURE = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_PICTURES = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[#*0-9]\ufe0f?\u20e3"
    f"|{_PICTURE}(?:[\ufe0f\U0001f3fb-\U0001f3ff]|(?=\u200d{_PICTURE}))"
    f"(?:\u200d{_PICTURE}[\ufe0f\U0001f3fb-\U0001f3ff]?)*"
)


def fitting(width: Width | None, forms: Sequence[str], indent: int = 0, head: bool = True, tail: bool = True) -> str:
    """The first of several forms that fits the width of the target's formatter, else the last.

    A form fits if none of its lines is wider than that; its first stands behind `indent` spaces. Without `head`, the
    first of several lines does not count: where it ends in what can be broken no further. Without `tail`, it alone
    counts: where a formatter breaks before it looks at what follows.
    """
    if width is None:
        return forms[0]
    for form in forms:
        lines = (" " * indent + form).split("\n")
        counted = (lines if head or len(lines) == 1 else lines[1:]) if tail else lines[:1]
        if all(columns_of(line, width.counts) <= width.columns for line in counted):
            return form
    return forms[-1]


def docblock(width: Width | None, paragraphs: Iterable[str], indent: int = 0) -> str:
    """A comment between `/**` and `*/`, behind `indent` spaces: on one line if it is one that fits, else on several.

    Paragraphs have a line of nothing between them; empty ones are left out. What they say is escaped already.
    """
    lines = "\n\n".join(filter(None, paragraphs)).split("\n")
    rows = [f" * {line}".rstrip() for line in lines]
    several = f"\n{' ' * indent}".join(("/**", *rows, " */"))
    return several if len(lines) > 1 else fitting(width, (f"/** {lines[0]} */", several), indent)


def broken(width: Width | None, parts: Sequence[str], indent: int = 0) -> str:
    """The parts of a statement with spaces between them, or broken between as few of them as it takes, late ones first.

    What stands behind a break is 4 deeper than what stands before it.
    """
    places = product((False, True), repeat=len(parts) - 1)
    return fitting(width, [_broken(parts, breaks, indent) for breaks in places], indent)


def _broken(parts: Sequence[str], breaks: Sequence[bool], indent: int) -> str:
    text = parts[0]
    for part, is_break in zip(parts[1:], breaks, strict=True):
        indent += 4 if is_break else 0
        text += f"\n{' ' * indent}{part}" if is_break else f" {part}"
    return text


def called(width: Width | None, arguments: Iterable[str], head: str, end: str, indent: int = 0) -> str:
    """The arguments of a call between its head and its end: on one line, else all on the next, else each on its own.

    They stand 4 deeper than the call. A path of names that is too wide even so is broken before its last dot.
    """
    given, inside = list(arguments), f"\n{' ' * (indent + 4)}"
    lines = [
        dotted(width, one, indent + 4, end if number == len(given) else ",") for number, one in enumerate(given, 1)
    ]
    flat = ", ".join(given)
    forms = (f"{head}{flat}{end}", f"{head}{inside}{flat}{end}", f"{head}{inside}{inside.join(lines)}")
    return fitting(width, forms, indent)


def dotted(width: Width | None, text: str, indent: int, end: str) -> str:
    """What ends a statement or stands on a line of its own; a path of names that is too wide is broken before a dot."""
    path = re.fullmatch(r"(.*\b[A-Za-z_]\w*)(\.\w+)", text, re.ASCII)
    broken = f"{path[1]}\n{' ' * (indent + 4)}{path[2]}{end}" if path and '"' not in text else f"{text}{end}"
    return fitting(width, (f"{text}{end}", broken), indent)


def listed(
    width: Width | None,
    items: Iterable[str],
    head: str,
    tail: str,
    indent: int = 0,
    space: str = "",
    step: int = 2,
    least: int = 1,
) -> str:
    """Items between a head and a tail: in one line if they fit, `space` at both ends, else each in a line of its own.

    Empty items are left out. A line of an item is set in by `step` and ends in a comma. Fewer items than `least` stay
    in one line.
    """
    kept = [item for item in items if item]
    inner, outer = "\n" + " " * (indent + step), "\n" + " " * indent
    broken = "".join([f"{inner}{item}," for item in kept])
    forms = (f"{head}{space}{', '.join(kept)}{space}{tail}", f"{head}{broken}{outer}{tail}")
    return forms[0] if len(kept) < least else fitting(width, forms, indent)


def hung(
    width: Width | None, value: str, head: str, indent: int = 0, tail: str = "", step: int = 2, least: int = 0
) -> str:
    """A value behind what leads to it, or in the next line, set in by `step`, where that would be too wide.

    It stays behind a head of fewer than `least` signs: next to nothing would be gained.
    """
    line = f"{head} {value}{tail}"
    if len(head) < least:
        return line
    return fitting(width, (line, f"{head}\n{' ' * (indent + step)}{value}{tail}"), indent)


def columns_of(line: str, counts: str) -> int:
    """How wide a line is, as a formatter counts: its code points, its UTF-16 units, or its cells on a terminal.

    To `wide_utf16` a unit that takes two cells is two, and a mark one.
    """
    if line.isascii() or counts == "code_points":
        return len(line)
    if counts == "utf16":
        return len(line.encode("utf-16-le")) // 2
    if counts == "wide_utf16":
        return sum(2 if ord(sign) > 0xFFFF or east_asian_width(sign) in "FW" else 1 for sign in line)
    return sum(map(_cells, _PICTURES.sub("\u3000", line)))


def _cells(sign: str) -> int:
    # Marks over a letter, or around it, have no room of their own.
    if category(sign) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(sign) in "FW" else 1
