"""Escapers: a text and a language's table in, a literal or the inside of a comment out; and values in messages."""

import json
import re
from bisect import bisect
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

Escaper = Callable[[str], str]
NO_PATTERNS: Mapping[str, str] = MappingProxyType({})

# What tools obey in a comment of any language: a space behind what is found here makes it a text.
_OBEYED = re.compile(
    # Vim, in the first and last lines of a file; Emacs, in its first and its last ones.
    r"(?<!\S)(?:vi|[Vv]im(?:[<=>]?\d+)?|ex|Local Variables)(?=:)|-\*(?=-)"
    # Scanners of code, of spelling, of secrets, of licences.
    r"|(?i:\bno(?=(?:sonar|pmd|semgrep)\b)|\bcs(?=off\b)|\b(?:checkstyle|cspell|spell-checker|codespell|gitleaks)(?=:))"
    r"|(?i:\bSPDX-[a-z-]+(?=:)|\bREUSE-(?=Ignore))"
)

# Most lines have none of these, which is found out a dozen times as fast.
_MARKS = (
    *("vi:", "vim", "ex:", "local variables:", "-*-"),
    *(
        "nosonar",
        "nopmd",
        "nosemgrep",
        "csoff",
        "checkstyle:",
        "spell:",
        "spell-checker:",
        "gitleaks:",
        "spdx-",
        "reuse-",
    ),
)

# So many words are listed in a message: more than there are targets.
_LISTED = 20

# Maps of the model are read-only views, which the encoder takes for no maps.
_JSON = json.JSONEncoder(ensure_ascii=False, indent=2, default=dict)


def escaper(table: Mapping[str, str], patterns: Mapping[str, str] = NO_PATTERNS) -> Escaper:
    """A function that replaces every key of the table by its value, in one pass, the longest key first.

    Before the keys the patterns are asked, in their order. What one finds becomes its form: with `{text}`, what was
    found, or with `{number}` for each character.
    """
    if not (table or patterns):
        return str
    forms = [(re.compile(pattern), form) for pattern, form in patterns.items()]
    # Groups would tell which of them matched, and make every search half as fast.
    either = re.compile("|".join((*patterns, *map(re.escape, sorted(table, key=len, reverse=True)))))

    def escaped(match: re.Match[str]) -> str:
        for pattern, form in forms:
            found = pattern.match(match.string, match.start())
            if found and found.end() == match.end():
                return _formed(form, match[0])
        return table[match[0]]

    return lambda text: either.sub(escaped, text)


def _formed(form: str, text: str) -> str:
    if "{text}" in form:
        return form.format(text=text)
    return "".join([form.format(number=ord(letter)) for letter in text])


def _any_case_escaper(table: Mapping[str, str]) -> Escaper:
    """As `escaper`, but a key in small letters stands for every case of them."""
    exact = escaper({key: text for key, text in table.items() if not _is_small(key)})
    small = {key: text for key, text in table.items() if _is_small(key)}
    if not small:
        return exact
    pattern = re.compile("|".join(map(re.escape, sorted(small, key=len, reverse=True))), re.IGNORECASE | re.ASCII)
    return lambda text: pattern.sub(lambda match: small[match[0].lower()], exact(text))


def _is_small(key: str) -> bool:
    return key.isascii() and key.islower()


def quoter(quotes: Mapping[str, str], escapes: Mapping[str, str], patterns: Mapping[str, str] = NO_PATTERNS) -> Escaper:
    """A function that makes a text a literal.

    `quotes` maps each quote the language has to its escaped form, the preferred one first; the quote that needs the
    fewest escapes is taken, as black and prettier do. `escapes` maps what has to be escaped whatever the quote, and
    `patterns` what only some places make dangerous.
    """
    escape = {
        quote: escaper({**escapes, **({quote: escaped} if quote else {})}, patterns)
        for quote, escaped in quotes.items()
    }

    def quoted(text: str) -> str:
        quote = min(quotes, key=text.count) if len(quotes) > 1 else next(iter(quotes))
        return f"{quote}{escape[quote](text)}{quote}"

    return quoted


def rewriter(forms: Mapping[str, str]) -> Escaper:
    """A function that writes for what each pattern finds its form, one after the other; lines have their ends."""
    patterns = [(re.compile(pattern, re.MULTILINE), form) for pattern, form in forms.items()]

    def rewritten(text: str) -> str:
        for pattern, form in patterns:
            text = pattern.sub(form, text)
        return text

    return rewritten


def commenter(escapes: Mapping[str, str], markup: Mapping[str, str] = NO_PATTERNS) -> Callable[..., str]:
    """A function that makes a text the inside of a comment; `markup` says what is rewritten before the escapes.

    What is escaped in small letters is so in every case: most tools that obey a comment do not mind it.
    Each further line stands behind `prefix`; `end` follows a text of several lines. Spaces at the ends of a line
    are left out: they are layout in a text, but markup or a formatter's business in a comment. What editors and
    scanners would obey, whatever the language, has a space in it.
    """
    escape, rewritten = _any_case_escaper(escapes), rewriter(markup)

    def comment(text: str, prefix: str = "", end: str = "") -> str:
        text = rewritten("\n".join([line.strip() for line in text.strip().split("\n")]))
        # What is escaped may leave a space at an end again.
        first, *rest = (escape(_unmarked(line)).strip() for line in text.split("\n"))
        if not rest:
            return first
        return "\n".join((first, *(f"{prefix}{line}".rstrip() for line in rest))) + end

    return comment


def _unmarked(line: str) -> str:
    return _OBEYED.sub(r"\g<0> ", line) if any(map(line.lower().__contains__, _MARKS)) else line


def to_json(value: object, indent: int = 0) -> str:
    """A value of the spec as JSON, the lines after the first behind `indent` spaces."""
    text = _JSON.encode(value)
    # A line feed inside a string is escaped: every one here ends a line of layout.
    return text.replace("\n", "\n" + " " * indent) if "\n" in text else text


def shown(value: object) -> str:
    """A value in a message: text in quotes and cut after 60 letters, containers by their kind."""
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value[:60]}…'" if len(value) > 60 else f"'{value}'"
    return str(value)


def closest(word: str, words: Iterable[str]) -> str | None:
    """The word that `word` may be a slip of, if one is near."""
    from difflib import get_close_matches  # only a fault needs it, and it is slow to import

    return next(iter(get_close_matches(word, _neighbours(word, words), n=1)), None)


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


def did_you_mean(word: str, words: Iterable[str], otherwise: str) -> str:
    """The cure of an unknown word: the nearest of the words there are, else `otherwise` with the first of them.

    What a word is short for is less sure than a slip: it is told with the list.
    """
    words = list(words)
    if not words:
        return "delete it"
    likely = meant(word, words)
    question = f"did you mean {' or '.join(map(shown, likely))}?" if likely else ""
    if question and (closest(word, likely) or _letters(word) == _letters(likely[0])):
        return question
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
