"""Messages: how a value is said in one, and which of the words there are may be meant."""

from bisect import bisect
from collections.abc import Iterable

from .visible import visible

# So many words are listed in a message: more than there are targets.
_LISTED = 20
# Comparing with more words than these takes longer than anybody waits.
_COMPARED = 5_000


def shown(value: object) -> str:
    """A value in a message, on one line: text in quotes and cut after 60 letters, containers by their kind."""
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{visible(value[:60])}…'" if len(value) > 60 else f"'{visible(value)}'"
    return str(value)


def heading(name: str) -> str:
    """A name in small letters and underscores as a heading: `http_status` becomes `Http status`."""
    return name.replace("_", " ").capitalize()


def closest(word: str, words: Iterable[str]) -> str | None:
    """The word that `word` may be a slip of, if one is near."""
    from difflib import get_close_matches  # only a fault needs it, and it is slow to import

    return next(iter(get_close_matches(word, _neighbours(word, words), n=1)), None)


def nearest(word: str, words: Iterable[str], most: int = 3) -> list[str]:
    """The words that `word` may be a slip of, the likeliest first."""
    from difflib import get_close_matches

    words = list(words)
    return get_close_matches(word, words if len(words) <= _COMPARED else _neighbours(word, words), n=most)


def meant(word: str, words: Iterable[str]) -> list[str]:
    """The words that `word` may be a slip of, or else may be short for, or a longer form of."""
    words = _neighbours(word, words)
    near = closest(word, words)
    if near:
        return [near]
    short = _letters(word)
    for is_like in (str.__eq__, _begins, _shortens):
        found = [other for other in words if short and is_like(short, _letters(other))]
        if found:
            return found if len(found) <= 3 else []
    return []


def did_you_mean(word: str, words: Iterable[str], otherwise: str, form: str = "{}") -> str:
    """The cure of an unknown word: the nearest of the words there are, else `otherwise` with the first of them.

    What a word is short for is less sure than a slip: it is told with the list. `form` is the whole value that the
    word is a part of.
    """
    words = list(words)
    if not words:
        return "delete it"
    likely = meant(word, words)
    question = f"did you mean {' or '.join(shown(form.format(one)) for one in likely)}?" if likely else ""
    if question and (closest(word, likely) or _letters(word) == _letters(likely[0])):
        return question
    if len(words) == 1 and otherwise.endswith(" are"):
        return f"{question} {otherwise.removesuffix('are')}is {shown(words[0])}".lstrip()
    listed = f"{otherwise} {', '.join(words[:_LISTED])}{' …' if len(words) > _LISTED else ''}"
    return f"{question} {listed}".lstrip()


def _neighbours(word: str, words: Iterable[str]) -> list[str]:
    """The words, or of very many those around it: most slips leave a word where the alphabet has it."""
    words = list(words)
    if len(words) <= 200:
        return words
    words.sort()
    place = bisect(words, word)
    return words[max(place - 20, 0) : place + 20]


def _letters(word: str) -> str:
    """The letters and digits of a word, with two signs as file names have them."""
    said = word.lower().replace("#", "sharp").replace("+", "p")
    return "".join(letter for letter in said if letter.isalnum())


def _begins(short: str, word: str) -> bool:
    """Whether one of the two is the beginning of the other."""
    return word.startswith(short) or (len(word) > 1 and short.startswith(word))


def _shortens(short: str, word: str) -> bool:
    """Whether the first letters are the same, and the others follow in their order."""
    rest = iter(word)
    return len(short) > 1 and word[:1] == short[0] and all(letter in rest for letter in short)
