"""Characters by hand: what no text may have, and what looks like such a thing and is right where it stands."""

import unicodedata

Ranges = tuple[tuple[int, int], ...]

# The property of DerivedCoreProperties.txt; Unicode keeps the whole blocks, so it is the same in all its editions.
DEFAULT_IGNORABLE: Ranges = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
NONCHARACTERS: Ranges = (
    (0xFDD0, 0xFDEF),
    *((plane * 0x10000 + 0xFFFE, plane * 0x10000 + 0xFFFF) for plane in range(17)),
)
CONTROLS: Ranges = ((0x00, 0x1F), (0x7F, 0x9F))
SURROGATES: Ranges = ((0xD800, 0xDFFF),)
SEPARATORS: Ranges = ((0x2028, 0x2029),)
# An empty cell of Braille, the brackets of ruby, a filler and a note without a head.
BLANKS: Ranges = ((0x2800, 0x2800), (0xFFF9, 0xFFFB), (0x16FE4, 0x16FE4), (0x1D159, 0x1D159))

JOINERS: Ranges = ((0x200C, 0x200D),)
SELECTORS: Ranges = ((0x180B, 0x180D), (0x180F, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))

# What has a joiner or a selector and is right: emoji, Persian, Indic letters, a keycap, an ideograph, Mongolian.
JOINED = [
    "👩\u200d💻",
    "👩🏽\u200d💻",
    "🏳\ufe0f\u200d🌈",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "क\u094d\u200dष",
    "र\u200d\u094dय",
    "e\u0301\u200de",
    "葛\U000e0100",
    "ᠠ\u180b",
    "a\ufe0e\u200cb",
]
MISPLACED = [
    *("\u200d", "a\u200d", "\u200da", "a \u200db", "a\u200d b", "a\u200d\u200db", "a\u200c\u200db", "\u0301\u200da"),
    *("\ufe0f", "\ufe0fa", "a \ufe0fb", "a\ufe0f\ufe0f", "a\u0301\ufe0f", "a\ufe0f\U000e0100", "a\u200d\ufe0fb"),
    *("\u180b", "\U000e01ef", "a\u3000\u200cb", "\u00a0\ufe0fa", "a\u200c", "a\u200d\u00a0b"),
]


def characters(*ranges: Ranges) -> set[str]:
    """The characters of ranges."""
    return {chr(point) for one in ranges for first, last in one for point in range(first, last + 1)}


REFUSED = characters(DEFAULT_IGNORABLE, NONCHARACTERS, CONTROLS, SEPARATORS, BLANKS) - characters(JOINERS, SELECTORS)
REFUSED -= {"\n"}


def is_seen(text: str) -> bool:
    """Whether there is more in it than spaces, marks, joiners and selectors."""
    return any(not letter.isspace() and unicodedata.category(letter)[0] not in "MC" for letter in text)
