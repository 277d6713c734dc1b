"""A comparison in; release notes for the users of the generated code, in Markdown, out."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..model import Code, Section
from ..printing.views.numbers import kind_of, notation
from .change import Change, Verdict
from .comparison import Comparison
from .telling import met

# What a reader of Markdown could take for markup, a person, an emoji or an address, as GitHub reads it, too.
_MARKUP = re.compile(r"[\\`*\[\]<>{}|~$^@&]|#(?=\w)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=[\w+-]+:|//)|(?<=\bwww)\.")

# The headings, and which sorts of changes stand below each, if they are not grave; the last has all others.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "Renamed": ("code-renamed", "wire-name-changed", "alias-added", "alias-gone", "former-name-added"),
    "Deprecated": ("code-deprecated", "code-undeprecated"),
    "Moved": ("code-regrouped",),
    "What codes tell": (
        *("attribute-added", "attribute-default-changed", "attribute-kinds-changed", "choice-added", "member-added"),
        *("attribute-stated", "attribute-changed", "attribute-unstated"),
    ),
    "Also": (),
}
_IN_TABLES = ("code-added", "section-added")
_ELSEWHERE = frozenset((*_IN_TABLES, *(sort for sorts in _HEADINGS.values() for sort in sorts)))
_MOST_OF_A_SORT = 20


def notes(comparison: Comparison) -> Iterator[str]:
    """The lines: what breaks first, then what is new, renamed, deprecated and moved, at the end whose texts changed."""
    new, old = comparison.new, comparison.old
    yield f"# {_plain(new.title)}{f' {new.version}' if new.version else ''}"
    yield ""
    since = f"version {old.version}" if old.version and old.version != new.version else f"`{comparison.called}`"
    if not comparison.changes:
        yield f"Nothing has changed since {since}."
        return
    yield f"What has changed since {since}, for those who use the generated code."
    yield from _grave(comparison)
    yield from _new(comparison)
    minor = [change for change in comparison.changes if change.verdict is Verdict.MINOR]
    for heading, sorts in _HEADINGS.items():
        changes = [one for one in minor if (one.sort in sorts if sorts else one.sort not in _ELSEWHERE)]
        yield from _listed(comparison, heading, changes)
    yield from _texts(comparison)


def _plain(text: str) -> str:
    """A text as a line of Markdown that shows just it."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split("\n")))


def _item(comparison: Comparison, change: Change) -> Iterator[str]:
    yield f"- {_plain(change.subject)}: {_plain(change.said)}{_described(comparison, change)}."
    if change.verdict <= Verdict.MAJOR or change.sort in _HEADINGS["Renamed"]:
        yield from (f"  - {line}" for line in met(comparison.effects(change), "`"))


def _described(comparison: Comparison, change: Change) -> str:
    """What a new attribute says."""
    if change.sort != "attribute-added":
        return ""
    (text,) = (one.description for one in comparison.new.attributes if one.name == change.name)
    return f". {_plain(text).rstrip('.')}"


def _grave(comparison: Comparison) -> Iterator[str]:
    grave = [change for change in comparison.changes if change.verdict <= Verdict.MAJOR]
    if grave:
        yield from ("", "## Breaking", "")
        for change in grave:
            yield from _item(comparison, change)


def _new(comparison: Comparison) -> Iterator[str]:
    """The new codes, a table a section."""
    added, moved = (
        {(change.section, change.id) for change in comparison.changes if change.sort in sorts}
        for sorts in (("code-added",), ("code-moved", "code-of-another-kind"))
    )
    fresh = {change.section for change in comparison.changes if change.sort == "section-added"}
    found = [(section, _added(section, added, moved, fresh)) for section in comparison.new.sections]
    if any(codes for _, codes in found):
        yield from ("", "## New codes")
    for section, codes in found:
        if not codes:
            continue
        kind = kind_of(section, comparison.new.kinds)
        of_section = f"{_plain(section.title)} (`{section.name}`{', a new section' if section.name in fresh else ''})"
        yield from ("", f"### {of_section}", "", "| Number | Name | Meaning |", "| ---: | :--- | :--- |")
        for code in codes:
            yield f"| {notation(code.id, kind)} | `{code.name}` | {_plain(code.description)} |"


_Codes = set[tuple[str | None, int | None]]


def _added(section: Section, added: _Codes, moved: _Codes, fresh: set[str | None]) -> Sequence[Code]:
    """The codes of a section that are new; of a new section all that stood nowhere else."""
    if section.name in fresh:
        return [code for code in section.members if (section.name, code.id) not in moved]
    return [code for code in section.members if (section.name, code.id) in added]


def _listed(comparison: Comparison, heading: str, changes: Sequence[Change]) -> Iterator[str]:
    """Changes of a sort; very many of one are counted by section."""
    if not changes:
        return
    yield from ("", f"## {heading}", "")
    by_sort: dict[str, list[Change]] = {}
    for change in changes:
        by_sort.setdefault(change.sort, []).append(change)
    for alike in by_sort.values():
        if alike[0].sort.startswith("attribute-") and len(alike) > _MOST_OF_A_SORT:
            yield from _counted(alike)
        else:
            for change in alike:
                yield from _item(comparison, change)


def _counted(changes: Sequence[Change]) -> Iterator[str]:
    """Very many values of attributes: how many in which section."""
    counts: dict[tuple[str | None, str], int] = {}
    for change in changes:
        key = change.section, change.said.split(" ")[0]
        counts[key] = counts.get(key, 0) + 1
    for (section, attribute), count in counts.items():
        codes = "1 code says" if count == 1 else f"{count} codes say"
        yield f"- {section}: {codes} something else of {_plain(attribute)}."


def _texts(comparison: Comparison) -> Iterator[str]:
    """Whose texts have changed, a line a section; then whatever else changes nothing that programs see."""
    patches = [change for change in comparison.changes if change.verdict is Verdict.PATCH]
    names: dict[str | None, list[str]] = {}
    for change in patches:
        if change.sort == "texts-changed" and change.id is not None:
            names.setdefault(change.section, []).append(str(change.name))
    if patches:
        yield from ("", "## Other texts", "")
    for section, of_section in names.items():
        yield f"- {section}: {', '.join(f'`{name}`' for name in dict.fromkeys(of_section))}."
    for change in patches:
        if change.sort != "texts-changed" or change.id is None:
            yield from _item(comparison, change)
