"""The names of a section in; which codes are called otherwise, and which names find something else, or nothing, out."""

from collections.abc import Iterator
from operator import attrgetter

from ..model import Code
from .change import Call, Change, Spelt, Verdict
from .lookups import LookUps
from .placing import Placing, called
from .same import Codes

_NAMES = attrgetter("name", "wire_name", "former_names", "id", "alias_of")


def names(placing: Placing) -> Iterator[Change]:
    """What became of the names of codes that are there in both registries, and of the aliases."""
    codes = placing.codes
    if not _are_others(codes):
        return
    today = LookUps(codes.new)
    yield from (_renamed(placing, today, old, new) for old, new in codes.both if old.name != new.name)
    for old, new in (*codes.kept, *codes.aliases):
        if old.former_names != new.former_names:
            yield from _former_names(placing, today, old, new)
        if old.wire_name != new.wire_name and (old.wire_name, new.wire_name) != (old.name, new.name):
            yield _wire_name(placing, today, old, new)
    yield from _aliases_gone(placing, today)
    yield from _aliases_added(placing)
    yield from _others(placing, today)


def _are_others(codes: Codes) -> bool:
    """Whether any name of a section may be another: else the look-ups need not be made."""
    if codes.gone or codes.added or codes.reused or codes.moved or codes.aliases_gone or codes.aliases_added:
        return True
    return any(_NAMES(old) != _NAMES(new) for old, new in (*codes.kept, *codes.aliases))


def _renamed(placing: Placing, today: LookUps, old: Code, new: Code) -> Change:
    said = f"was called {old.name}"
    if today.finds(old.name, new.id):
        change = placing.change("code-renamed", Verdict.MINOR, new, said)
    else:
        change = placing.change("code-renamed", Verdict.MAJOR, new, f"{said}, by which look-ups no longer find it")
        change = change._replace(cure=f"add {old.name} to former_names")
    return change._replace(old=old.name, new=new.name, calls=called(old, new))


def _former_names(placing: Placing, today: LookUps, old: Code, new: Code) -> Iterator[Change]:
    for name in old.former_names:
        if not today.finds(name, new.id) and not today.is_another(name, new.id):
            said = f"look-ups no longer find it by its former name {name}"
            change = placing.change("former-name-gone", Verdict.MAJOR, new, said)
            calls = (Call("code", Spelt(name, old.section), None),)
            yield change._replace(cure=f"add {name} to former_names again", old=name, calls=calls)
    known = {old.name, *old.former_names, *old.aliases}
    for index, name in enumerate(new.former_names):
        if name not in known:
            said = f"look-ups find it by the former name {name}, too"
            change = placing.change("former-name-added", Verdict.MINOR, new, said, "former_names", index)
            yield change._replace(new=name, calls=(Call("code", None, Spelt(name, new.section)),))


def _wire_name(placing: Placing, today: LookUps, old: Code, new: Code) -> Change:
    said = f"its wire name was {old.wire_name} and is {new.wire_name}"
    # Where none was stated it was the name, and that is told by itself.
    if old.wire_name == old.name or today.finds(old.wire_name, new.id):
        change = placing.change("wire-name-changed", Verdict.MINOR, new, said)
    else:
        change = placing.change("wire-name-changed", Verdict.MAJOR, new, f"{said}; look-ups no longer find the old one")
        change = change._replace(cure="put it back, or say the new one by an alias")
    return change._replace(old=old.wire_name, new=new.wire_name)


def _aliases_gone(placing: Placing, today: LookUps) -> Iterator[Change]:
    """Those that did not leave with their codes, and are not what a code is called today."""
    codes = placing.codes
    left = {old.name for old in codes.gone} | {old.name for old, _ in codes.reused}
    names_today = {code.name: code.id for code in codes.new.codes}
    for old in codes.aliases_gone:
        if old.alias_of in left or names_today.get(old.name) == old.id or today.is_another(old.name, old.id):
            continue
        said = f"no longer a second name of {old.alias_of}"
        if today.finds(old.name, old.id):
            yield placing.farewell("alias-gone", Verdict.MINOR, old, f"{said}; look-ups still find it")
        else:
            change = placing.farewell("alias-gone", Verdict.MAJOR, old, f"{said}; look-ups no longer find it")
            yield change._replace(cure=f"put it back, or add {old.name} to former_names", calls=called(old, None))


def _aliases_added(placing: Placing) -> Iterator[Change]:
    """Those that are not the name which their code had."""
    codes = placing.codes
    before = {new.id: old.name for old, new in codes.both}
    brought = {new.name for new in codes.added} | {new.name for _, new in codes.reused}
    for new in codes.aliases_added:
        if before.get(new.id) == new.name:
            continue
        if new.name in placing.reserved_before.names:
            change = placing.change("reserved-used", Verdict.FORBIDDEN, new, f"{new.name} was reserved")
            yield change._replace(cure=f"choose a name never used, and reserve {new.name} again", new=new.name)
        elif new.alias_of not in brought:
            change = placing.change("alias-added", Verdict.MINOR, new, f"a second name of {new.alias_of}")
            yield change._replace(new=new.name, calls=called(None, new))


def _others(placing: Placing, today: LookUps) -> Iterator[Change]:
    """Names that find another number today than they did, where that number had none of its own."""
    codes = placing.codes
    renumbered = {old.id: new.id for old, new in codes.renumbered}
    for key, one in LookUps(codes.old).first.items():
        found = today.first.get(key)
        if found is None or found.is_former or found.code.id in (one.code.id, renumbered.get(one.code.id)):
            continue
        was, is_now = placing.was(one.code.id), placing.shown(found.code.id)
        said = f"look-ups found {was} by {one.name}, and find {is_now}"
        change = placing.change("name-finds-another", Verdict.MAJOR, found.code, said)
        yield change._replace(
            cure="choose a name that no other number had", old=str(one.code.id), new=str(found.code.id)
        )
