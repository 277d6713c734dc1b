"""Words: answers in, the lines that say them to people out. The printed package says the same ones."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from .known import Data

# So many names are listed of those that only have the text in them.
_LISTED = 20
# Nobody reads more of what they typed.
_LONGEST = 100


class Line(NamedTuple):
    """A line: a heading stands alone; what follows is what a label says. Long texts may be broken."""

    text: str
    label: str | None = None


def told(answer: Data, registry: Data) -> Iterator[Line]:
    """What an answer says; `registry` is the registry that was asked."""
    several = [*(_code(one, registry) for one in answer["codes"]), *map(_group, answer["groups"])]
    if not several:
        yield from _unlisted(answer, registry)
    for lines in several:
        yield from lines


def _code(code: Data, registry: Data) -> Iterator[Line]:
    yield Line(f"{code['kind']} {code['notation']} {code['name']}{_found(code)}")
    yield Line(code["description"], "Meaning")
    yield from _alias(code)
    if code["action"]:
        yield Line(code["action"], "Action")
    for label, group in zip(("Group", *("Also in",) * len(code["groups"])), code["groups"], strict=False):
        yield Line(f"{numbered(group)}: {group['description']}", label)
    yield Line(f"{code['section']}: {code['section_title']}", "Section")
    for attribute in registry["attributes"]:
        values = values_in_words(code["attributes"].get(attribute["name"]))
        texts = {choice["name"]: f"{choice['name']}: {choice['description']}" for choice in attribute["choices"]}
        if values:
            yield Line("; ".join(texts.get(value, value) for value in values), attribute["title"])
    if code["wire_name"] != code["name"]:
        yield Line(code["wire_name"], "Wire name")
    for label, names in (("Formerly", code["former_names"]), ("Aliases", code["aliases"])):
        if names:
            yield Line(", ".join(names), label)
    if code["deprecated"]:
        yield Line(_deprecation(code["deprecated"]), "Deprecated")
    named_by = ", ".join(code["named_by"])
    last = (("Note", code["note"]), ("Since", code["since"]), ("Named by", named_by), ("More", code["docs_url"]))
    yield from (Line(text, label) for label, text in last if text)
    for one in code["differs"]:
        said, listed = (", ".join(values_in_words(one[which])) for which in ("said", "listed"))
        yield Line(f"{one['key']} is {said} here, {listed or 'nothing'} in the registry", "Differs")


def _alias(code: Data) -> Iterator[Line]:
    """What the alias that found a code says otherwise than the code, if one did."""
    alias = code["alias"] or code
    if alias["description"] != code["description"]:
        yield Line(alias["description"], "This name")
    if alias["deprecated"] and alias["deprecated"] != code["deprecated"]:
        yield Line(f"deprecated {_deprecation(alias['deprecated'])}", "This name")


def _found(code: Data) -> str:
    """By which name a code was found, if not by its own."""
    if code["found_by"] in ("alias", "wire"):
        return f", also called {code['found_as']}"
    return f", formerly {code['found_as']}" if code["found_by"] == "former" else ""


def _deprecation(deprecated: Data) -> str:
    by = f" by {deprecated['replaced_by']}" if deprecated["replaced_by"] else ""
    note = f". {deprecated['note']}" if deprecated["note"] else ""
    return f"since {deprecated['since']}: {deprecated['reason']}{by}{note}"


def _group(group: Data) -> Iterator[Line]:
    yield Line(f"{group['kind']} group {numbered(group)}")
    yield Line(group["description"], "Meaning")
    yield Line(f"{group['section']}: {group['section_title']}", "Section")
    if group["codes"]:
        yield Line(", ".join(f"{one['notation']} {one['name']}" for one in group["codes"]), "Codes")


def numbered(group: Data) -> str:
    """A group as payloads call it, with the number that they carry."""
    return group["wire_name"] if group["id"] is None else f"{group['wire_name']} ({group['id']})"


def _unlisted(answer: Data, registry: Data) -> Iterator[Line]:
    where = f"is not in this list ({' '.join(filter(None, (registry['name'], registry['version'])))})"
    if answer["as"] == "payload":
        for one in answer["unlisted"]:
            name = " ".join(word for word in (one["kind"], one["notation"], one["name"]) if word)
            yield Line(f"{name} {where}")
            yield from (line._replace(label="Known") for line in _what_is_known(one))
        return
    yield Line(f"{_brief(answer['asked'])} {where}")
    for one in answer["unlisted"]:
        yield from (line._replace(label=f"As {one['kind']}") for line in _what_is_known(one))
    if answer["nearest"]:
        yield Line(
            _listed([f"{one['name']} ({one['kind']} {one['notation']})" for one in answer["nearest"]]), "Nearest"
        )


def _brief(asked: str) -> str:
    """What was asked, if it can be told in a line."""
    return f"{asked[:_LONGEST]}…" if len(asked) > _LONGEST else asked or "''"


def _what_is_known(unlisted: Data) -> Iterator[Line]:
    for group in unlisted["groups"]:
        yield Line(f"group {numbered(group)} of {group['section']}: {group['description']}", "")
    for one in unlisted["reserved"]:
        yield Line(f"reserved in {one['section']}{': ' if one['reason'] else ''}{one['reason'] or ''}", "")
    if unlisted["nearest"]:
        names = [" ".join(filter(None, (one["notation"], one["name"]))) for one in unlisted["nearest"]]
        yield Line(f"nearest are {_listed(names)}", "")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def values_in_words(value: Any) -> list[str]:
    """The values of an attribute in words; none where nothing is stated."""
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [("no", "yes")[one] if isinstance(one, bool) else str(one) for one in values]
