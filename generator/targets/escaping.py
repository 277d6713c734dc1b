"""Escapers: a text and a language's table in, a literal or the inside of a comment out."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
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


def escaper(table: Mapping[str, str], patterns: Mapping[str, str] = NO_PATTERNS) -> Escaper:
    """A function that replaces every key of the table by its value, in one pass, the longest key first.

    Before the keys the patterns are asked, in their order. What one finds becomes its form: with `{text}`, what was
    found, or with `{number}` for each character.
    """
    return _escaper(tuple(table.items()), tuple(patterns.items())) if table or patterns else str


# A target asks for the same one for each thing that it writes, and expressions take their time.
@lru_cache(maxsize=64)
def _escaper(rows: tuple[tuple[str, str], ...], patterns: tuple[tuple[str, str], ...]) -> Escaper:
    table = dict(rows)
    forms = [(re.compile(pattern), form) for pattern, form in patterns]
    # Groups would tell which of them matched, and make every search half as fast.
    either = re.compile("|".join((*dict(patterns), *map(re.escape, sorted(table, key=len, reverse=True)))))

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
    escape, rewritten = _any_case_escaper(escapes), rewriter(markup) if markup else None

    def comment(text: str, prefix: str = "", end: str = "") -> str:
        lines = [line.strip() for line in text.strip().split("\n")]
        if rewritten:
            lines = rewritten("\n".join(lines)).split("\n")
        # What is escaped may leave a space at an end again.
        first, *rest = (escape(_unmarked(line)).strip() for line in lines)
        if not rest:
            return first
        return "\n".join((first, *(f"{prefix}{line}".rstrip() for line in rest))) + end

    return comment


def _unmarked(line: str) -> str:
    return _OBEYED.sub(r"\g<0> ", line) if any(map(line.lower().__contains__, _MARKS)) else line
