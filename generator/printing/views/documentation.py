"""What is said of a code beside it: in comments, notes and annotations."""

from collections.abc import Iterator

from ...model import Code, Deprecation, Kind, Registry
from .attributes import facts
from .numbers import numbered_description
from .pages import told


def sentence(deprecation: Deprecation, heir: str | None = None) -> str:
    """The whole of a deprecation in one sentence or two; the heir as a language calls it, else as the spec does."""
    by = f" by {heir or deprecation.replaced_by}" if deprecation.replaced_by else ""
    note = f". {deprecation.note}" if deprecation.note else "."
    return f"Deprecated since {deprecation.since}: {deprecation.reason}{by}{note}"


def documentation(code: Code, heir: str | None = None) -> str:
    """A doc comment in paragraphs: description, action and deprecation, or whose alias it is.

    `heir` is what the language calls the code that replaces it; without it the spec's name stands there.
    """
    paragraphs = [code.description]
    if code.alias_of:
        paragraphs.append(f"Alias of {code.alias_of}.")
    elif code.action:
        paragraphs.append(f"Action: {code.action}")
    if code.deprecated:
        paragraphs.append(sentence(code.deprecated, heir))
    return "\n\n".join(paragraphs)


def enum_description(code: Code, kind: Kind, heir: Code | None) -> str:
    """What is said of a code where it is a value of an enum: what it means, and that it is deprecated.

    `heir` is the code that replaces it, if that is known.
    """
    text = numbered_description(code, kind)
    if code.deprecated is None:
        return text
    cure = "no longer returned by the API"
    if heir is not None:
        cure = f"use {heir.name}{'' if heir.section == code.section else f' of {heir.section}'}"
    note = f" {code.deprecated.note}" if code.deprecated.note else ""
    return f"{text}\n\nDeprecated since {code.deprecated.since}: {cure}.{note}"


def fact_lines(code: Code, registry: Registry) -> Iterator[str]:
    """What is said of a code in a line each: its groups, what payloads call it, what it has of each attribute.

    Of an alias it is the wire name: all else is its member's.
    """
    if code.groups and not code.alias_of:
        title = "Group" if len(code.groups) == 1 else "Groups"
        yield f"{title}: {', '.join(group.name for group in code.groups)}"
    if code.wire_name != code.name:
        yield f"Wire name: {code.wire_name}"
    if not code.alias_of:
        yield from (f"{one.title}: {', '.join(told(value))}" for one, value in facts(code, registry))
