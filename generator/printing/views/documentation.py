"""What is said of a code beside it: in comments, notes and annotations."""

from ...model import Code, Deprecation


def sentence(deprecation: Deprecation, heir: str | None = None) -> str:
    """The whole of a deprecation in one sentence or two; the heir as a language calls it, else as the spec does."""
    by = f" by {heir or deprecation.replaced_by}" if deprecation.replaced_by else ""
    note = f". {deprecation.note}" if deprecation.note else "."
    return f"Deprecated since {deprecation.since}: {deprecation.reason}{by}{note}"


def documentation(code: Code) -> str:
    """A doc comment in paragraphs: description, action and deprecation, or whose alias it is."""
    paragraphs = [code.description]
    if code.alias_of:
        paragraphs.append(f"Alias of {code.alias_of}.")
    elif code.action:
        paragraphs.append(f"Action: {code.action}")
    if code.deprecated:
        paragraphs.append(sentence(code.deprecated))
    return "\n\n".join(paragraphs)


def annotations(code: Code) -> tuple[tuple[str, object], ...]:
    """What the spec states of the code beyond its texts, as `x-` keys with values; its own `x-` keys come last."""
    stated = (
        ("x-group", code.group and code.group.name),
        ("x-also-in", [listing.group_name for listing in code.also_in] or None),
        *((f"x-{name.replace('_', '-')}", value) for name, value in code.facts.items()),
        ("x-action", code.action),
        ("x-aliases", code.aliases or None),
        ("x-former-names", code.former_names or None),
    )
    return (*((key, value) for key, value in stated if value is not None), *code.extra.items())
