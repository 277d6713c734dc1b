"""Kinds of two registries in; what changed of them, and which members their codes gain and lose, out."""

from collections.abc import Callable, Iterator, Mapping

from ..model import Code, Kind, Payload
from ..targets.attributes import printed
from .change import Call, Change, Spelt, Verdict
from .matching import Sides

# What codes of a kind have a member for only where one of them states it: how it is called, and how that is said.
_MEMBERS: Mapping[str, tuple[str, Callable[[Code], object]]] = {
    "group": ("their group", lambda code: code.group),
    "action": ("what to do", lambda code: code.action),
    "aliases": ("second names", lambda code: code.aliases),
    "also_in": ("further groups", lambda code: code.also_in),
    "deprecated": ("whether they are deprecated", lambda code: code.deprecated),
    "docs_url": ("the address of their page", lambda code: code.docs_url),
    "former_names": ("former names", lambda code: code.former_names),
    "wire_name": ("what the protocol calls them", lambda code: code.wire_name != code.name),
}


def kinds(sides: Sides) -> Iterator[Change]:
    """What changed of the kinds."""
    found, declared = sides.kinds, sides.new.where.at("kinds")
    for old in found.gone:
        change = _change(old, "kind-gone", Verdict.MAJOR, "the kind is gone")
        yield change._replace(where=declared, old=old.name, calls=_called(old, None))
    for new in found.added:
        yield _change(new, "kind-added", Verdict.MINOR, "new")._replace(new=new.name, calls=_called(None, new))
    for old, new in found.both:
        yield from _of_pair(old, new)
        yield from _members(sides, old, new)


def _change(kind: Kind, sort: str, verdict: Verdict, said: str, *key: str) -> Change:
    return Change(sort, verdict, kind.where.at(*key), f"kind {kind.name}", said, kind=kind.name, name=kind.name)


def _called(old: Kind | None, new: Kind | None) -> tuple[Call, ...]:
    return (Call("kind", Spelt(old.name) if old else None, Spelt(new.name) if new else None),)


def _of_pair(old: Kind, new: Kind) -> Iterator[Change]:
    if old.name != new.name:
        change = _change(new, "kind-renamed", Verdict.MAJOR, f"was called {old.name}")
        yield change._replace(old=old.name, new=new.name, calls=_called(old, new))
    if old.ids != new.ids:
        said = f"numbers were {old.ids.name} and are {new.ids.name}"
        change = _change(new, "ids-changed", Verdict.MAJOR, said, "ids")
        yield change._replace(old=old.ids.name, new=new.ids.name, typed=(old, new))
    if old.hexadecimal != new.hexadecimal:
        before, today = ("hexadecimal" if kind.hexadecimal else "decimal" for kind in (old, new))
        change = _change(new, "notation-changed", Verdict.MINOR, f"numbers are {today} and were {before}", "notation")
        yield change._replace(old=before, new=today)
    if old.title != new.title:
        yield _change(new, "texts-changed", Verdict.PATCH, "says something else: title", "title")
    yield from _payload(old.payload, new.payload, new)


def _payload(old: Payload | None, new: Payload | None, kind: Kind) -> Iterator[Change]:
    before, today = _keys(old), _keys(new)
    if before == today:
        return
    gone = [f"{fact} as {key}" for fact, key in before.items() if today.get(fact) != key]
    added = [f"{fact} as {key}" for fact, key in today.items() if before.get(fact) != key]
    parts = [f"{words} {', '.join(keys)}" for words, keys in (("no longer carry", gone), ("now carry", added)) if keys]
    verdict = Verdict.MAJOR if gone else Verdict.MINOR
    yield _change(kind, "payload-changed", verdict, f"payloads {'; they '.join(parts)}", "payload")


def _keys(payload: Payload | None) -> dict[str, str]:
    if payload is None:
        return {}
    return {**({"object": payload.object} if payload.object else {}), **dict(payload.keys)}


def _members(sides: Sides, old: Kind, new: Kind) -> Iterator[Change]:
    """Members that come with the first fact or leave with the last; not those that are told by their declaration."""
    before, today = _stated(old), _stated(new)
    for member, (words, _) in _MEMBERS.items():
        if member == "docs_url" and sides.is_unknown("addresses"):
            continue
        if (member in before) != (member in today):
            yield _member(new, member, words, member in today)
    have, had = _attributes(new), _attributes(old)
    for was, one in sides.attributes.both:
        if (was.name in had) != (one.name in have):
            call = Call("flag" if one.type == "boolean" and not one.several else "attribute", Spelt(was.name), None)
            is_new = one.name in have
            calls = (call._replace(old=None, new=Spelt(one.name)) if is_new else call,)
            yield _member(new, one.name, one.name, is_new)._replace(calls=calls)


def _stated(kind: Kind) -> set[str]:
    codes = [code for section in kind.sections for code in section.codes]
    found = {member for member, (_, stated) in _MEMBERS.items() if any(map(stated, codes))}
    return found | {"group"} if any(section.groups for section in kind.sections) else found


def _attributes(kind: Kind) -> set[str]:
    return {attribute.name for attribute in printed(kind.attributes, kind.sections)}


def _member(kind: Kind, member: str, words: str, is_new: bool) -> Change:
    if is_new:
        return _change(kind, "member-added", Verdict.MINOR, f"codes now tell {words}")._replace(new=member)
    said = f"codes no longer tell {words}, since none states it"
    return _change(kind, "member-gone", Verdict.MAJOR, said)._replace(old=member)
