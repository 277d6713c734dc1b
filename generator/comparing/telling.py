"""A comparison in; the lines that people read at a terminal, or that GitHub shows beside the code, out."""

from collections.abc import Iterator

from ..text.visible import no_command, visible
from .calls import Effect, gathered
from .change import Change, Verdict
from .comparison import Comparison

_LEVELS = {Verdict.FORBIDDEN: "error", Verdict.MAJOR: "warning", Verdict.MINOR: "notice", Verdict.PATCH: "notice"}

_WORDS = {"deprecated": "renamed, the old name stays, deprecated"}
# Nobody reads more in a line; JSON has them all.
_MOST_NAMES = 12


def text(comparison: Comparison) -> Iterator[str]:
    """A line a change, by verdict; below it what users meet who have to do something about it."""
    return map(_line, _text(comparison))


def _line(words: str) -> str:
    return no_command(visible(words))


def _text(comparison: Comparison) -> Iterator[str]:
    yield headline(comparison)
    for verdict in Verdict:
        changes = [change for change in comparison.changes if change.verdict is verdict]
        if changes:
            yield ""
            yield verdict.word
        for change in changes:
            yield f"  {_one_line(said(change))}"
            if verdict <= Verdict.MAJOR or change.sort == "code-renamed":
                yield from (f"      {_one_line(line)}" for line in met(comparison.effects(change)))
    fault = comparison.version_fault
    if fault:
        yield ""
        yield f"{fault.wrong}; {fault.cure}"


def headline(comparison: Comparison) -> str:
    """What was compared, and how many changes there are of each verdict."""
    counts = [f"{count} {verdict.word}" for verdict, count in comparison.counts.items() if count]
    versions = [one.version or "no version" for one in (comparison.old, comparison.new)]
    compared = f"{comparison.new.name} {versions[1]} against {comparison.called} ({versions[0]})"
    return f"{compared}: {', '.join(counts) or 'nothing has changed'}"


def said(change: Change) -> str:
    """A change in words, with what to do against it."""
    return f"{change.subject}: {change.said}{f'; {change.cure}' if change.cure else ''}"


def met(effects: list[Effect], quote: str = "") -> Iterator[str]:
    """What users of the targets meet, a line a sort; targets that meet the same stand together."""
    lines: dict[str, list[str]] = {}
    for what, old, new, titles in gathered(effects):
        names = " → ".join(f"{quote}{name}{quote}" for name in (old, new) if name)
        lines.setdefault(what, []).append(f"{names} in {', '.join(titles)}")
    for what, parts in lines.items():
        more = f"; and {len(parts) - _MOST_NAMES} more" if len(parts) > _MOST_NAMES else ""
        yield f"{_WORDS.get(what, what)}: {'; '.join(parts[:_MOST_NAMES])}{more}"


def _one_line(words: str) -> str:
    return " ".join(words.split("\n"))


def github(comparison: Comparison) -> Iterator[str]:
    """A workflow command a change: an error if it is forbidden, a warning if it is major, else a notice."""
    for change, place in zip(comparison.changes, comparison.places(), strict=True):
        file = _escaped(place.file).replace(":", "%3A").replace(",", "%2C")
        level = _LEVELS[change.verdict]
        yield f"::{level} file={file},line={place.line},col={place.column}::{_escaped(_one_line(said(change)))}"
    yield f"::notice::{_escaped(headline(comparison))}"
    fault = comparison.version_fault
    if fault:
        yield f"::error::{_escaped(f'{fault.wrong}; {fault.cure}')}"


def _escaped(words: str) -> str:
    return visible(words).replace("%", "%25")
