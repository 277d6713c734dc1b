"""Characters that cannot be seen: a text in, the places of those that may not stand there out.

The ranges are written out: each Python knows another edition of Unicode, and a text is right with all or with none.
"""

import re
from collections.abc import Iterator
from unicodedata import ucd_3_2_0

# Joiners shape the letters beside them, as in Persian and in emoji; selectors choose among the forms of one letter.
_JOINERS = "\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
# What is refused wherever it stands: controls, surrogates and noncharacters, line separators, all else that has
# Unicode's property Default_Ignorable_Code_Point, and what is drawn as nothing without having it.
_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
) + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))

_SUSPECT = re.compile(f"[{_HIDDEN}{_JOINERS}{_SELECTORS}]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_JOINER = re.compile(f"[{_JOINERS}]")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
# Blocks of combining marks that are younger than the edition which every Python has.
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


def has_unseen(text: str) -> bool:
    """Whether a text may have any; cheap, and right if it says no."""
    return bool((_CONTROL if text.isascii() else _SUSPECT).search(text))


def unseen(text: str) -> Iterator[tuple[int, str, str]]:
    """Every character that may not stand where it stands: its index, what is wrong, and the cure."""
    for match in (_CONTROL if text.isascii() else _SUSPECT).finditer(text):
        index, letter = match.start(), match[0]
        name = f"U+{ord(letter):04X}"
        if _JOINER.match(letter):
            if not _joins(text, index):
                yield index, f"{name} joins nothing", "delete it, or write a letter on both sides of it"
        elif _SELECTOR.match(letter):
            if index == 0 or not is_letter(text[index - 1]):
                yield index, f"{name} follows no letter whose form it selects", "delete it"
        else:
            yield index, f"{name} is not visible", "delete it"


def made_visible(text: str) -> str:
    """A text with a sign for each character of it that may not stand there."""
    if not has_unseen(text):
        return text
    letters = [*text]
    for index, _, _ in unseen(text):
        letters[index] = "\N{REPLACEMENT CHARACTER}"
    return "".join(letters)


def _joins(text: str, index: int) -> bool:
    """Whether a joiner has a letter before it, with its marks and selectors, and something visible behind it."""
    before = index - 1
    while before >= 0 and (_SELECTOR.match(text[before]) or _is_mark(text[before])):
        before -= 1
    after = text[index + 1 : index + 2]
    return before >= 0 and is_letter(text[before]) and bool(after) and (is_letter(after) or _is_mark(after))


def is_letter(character: str) -> bool:
    """Whether a character is seen on its own: it is no space, no mark and none of those above."""
    return not (character.isspace() or _SUSPECT.match(character) or _is_mark(character))


def _is_mark(character: str) -> bool:
    return bool(_MARKS.match(character)) or (
        ucd_3_2_0.category(character).startswith("M") and not _SUSPECT.match(character)
    )
