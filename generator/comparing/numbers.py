"""The numbers of a section in; which codes are new, gone, moved, or others on a used number, out."""

from collections.abc import Iterator, Sequence

from ..ids import Range
from ..model import Code
from .change import Change, Verdict
from .placing import Placing, called
from .spans import Held


def moves(placings: Sequence[Placing]) -> Iterator[Change]:
    """Codes that are gone from one section and new in another, with number and name; they are taken out of both."""
    added = {(new.id, new.name): (placing, new) for placing in placings for new in placing.codes.added}
    moved: set[int] = set()
    for placing in placings:
        for old in placing.codes.gone if added else ():
            found = added.pop((old.id, old.name), None)
            if found is not None:
                other, new = found
                moved |= {id(old), id(new)}
                other.codes.moved.append((old, new))
                yield _moved(placing, other, old, new)
    for placing in placings if moved else ():
        codes = placing.codes
        codes.gone = [old for old in codes.gone if id(old) not in moved]
        codes.added = [new for new in codes.added if id(new) not in moved]


def _moved(placing: Placing, other: Placing, old: Code, new: Code) -> Change:
    if placing.today is other.today:
        change = other.change("code-moved", Verdict.MAJOR, new, f"stood in {old.section}")
    else:
        said = f"{other.shown(new.id)} was of kind {old.kind}, in {old.section}"
        cure = f"put it back into {old.section} and say deprecated"
        change = other.change("code-of-another-kind", Verdict.FORBIDDEN, new, said)._replace(cure=cure)
    return change._replace(old=old.qualified_name, new=new.qualified_name, calls=called(old, new))


def numbers(placing: Placing) -> Iterator[Change]:
    """What became of the numbers: new, gone, taken over, or given to what had another."""
    codes = placing.codes
    aliases: dict[str | None, list[Code]] = {}
    for alias in codes.aliases_gone:
        aliases.setdefault(alias.alias_of, []).append(alias)
    yield from (_gone(placing, old, aliases.get(old.name, [])) for old in codes.gone)
    yield from (_renumbered(placing, old, new) for old, new in codes.renumbered)
    for old, new in codes.reused:
        said = f"{placing.shown(new.id)} was {old.name} and is {new.name} now"
        cure = f"add {old.name} to former_names if it is the same code; else give {new.name} a number never used"
        calls = (*called(old, None), *called(None, new))
        change = placing.change("id-reused", Verdict.FORBIDDEN, new, said, "id")
        yield change._replace(cure=cure, old=old.name, new=new.name, calls=calls)
    for new in codes.added:
        yield from _added(placing, new)


def _gone(placing: Placing, old: Code, aliases: Sequence[Code]) -> Change:
    calls = tuple(call for one in (old, *aliases) for call in called(one, None))
    change = placing.farewell("code-gone", Verdict.FORBIDDEN, old, "the code is gone")._replace(calls=calls)
    held = placing.reserved_today.holding(old.id)
    if held is None:
        return change._replace(
            cure=f"put it back and say deprecated, or add {_with_reason(placing, Range(old.id, old.id))} to reserved"
        )
    return _waived(placing, change, old, held)


def _renumbered(placing: Placing, old: Code, new: Code) -> Change:
    before, today = placing.was(old.id), placing.shown(new.id)
    change = placing.change("code-renumbered", Verdict.FORBIDDEN, new, f"its number was {before} and is {today}", "id")
    change = change._replace(old=str(old.id), new=str(new.id))
    held = placing.reserved_today.holding(old.id)
    if held is None:
        return change._replace(cure=f"give it {before} again, and {today} to a code of its own")
    return _waived(placing, change, old, held)


def _waived(placing: Placing, change: Change, old: Code, held: Held) -> Change:
    """A number that its code left: forbidden unless the reservation says why."""
    said = f"{change.said}, and {placing.was(old.id)} is reserved"
    if held.reason:
        return change._replace(verdict=Verdict.MAJOR, said=f"{said}: {held.reason.rstrip('.')}")
    where = placing.codes.new.where.at("reserved", held.place)
    cure = f"say why: {_with_reason(placing, held.numbers)}"
    return change._replace(where=where, said=f"{said} without a reason", cure=cure)


def _with_reason(placing: Placing, numbers: Range) -> str:
    """What a section has to reserve, as the spec writes it."""
    key = "id" if numbers.first == numbers.last else "range"
    return f"{{{key}: {placing.stretch(numbers)}, reason: …}}"


def _added(placing: Placing, new: Code) -> Iterator[Change]:
    was = placing.reserved_before
    taken = [("id", placing.shown(new.id))] if was.holding(new.id) else []
    taken += [("name", new.name)] if new.name in was.names else []
    for key, value in taken:
        cure = f"choose a {'number' if key == 'id' else 'name'} never used, and reserve {value} again"
        change = placing.change("reserved-used", Verdict.FORBIDDEN, new, f"{value} was reserved", key)
        yield change._replace(cure=cure, new=value, calls=called(None, new))
    if not taken:
        yield placing.change("code-added", Verdict.MINOR, new, "new")._replace(new=new.name, calls=called(None, new))
