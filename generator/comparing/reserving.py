"""What two registries reserve in a section; what may be used again, or never again from now on, out."""

from collections.abc import Callable, Iterator, Sequence

from ..ids import Range
from .change import Change, Verdict
from .placing import Placing
from .sections import of_section


def reserved(placing: Placing) -> Iterator[Change]:
    """What is reserved no longer, and what is newly; not what tells of a code that is gone, or of a name that was."""
    codes = placing.codes
    told = {code.id for code in codes.gone} | {old.id for old, _ in codes.renumbered}
    used = {code.id for code in codes.new.members}
    used_names = {code.name for code in codes.new.codes}
    had_names = {name for code in codes.old.codes for name in (code.name, *code.former_names)}
    names_of = [frozenset(one for one in side.reserved if isinstance(one, str)) for side in (codes.old, codes.new)]
    spans = [_spans(side.reserved) for side in (codes.old, codes.new)]
    gone: list[Range | str] = [
        *_without(_minus(spans[0], spans[1]), used),
        *sorted(names_of[0] - names_of[1] - used_names),
    ]
    added: list[Range | str] = [
        *_without(_minus(spans[1], spans[0]), told),
        *sorted(names_of[1] - names_of[0] - had_names),
    ]
    if gone:
        said = f"no longer reserved: {', '.join(_shown(placing.was, one) for one in gone)}"
        change = of_section(codes.new, "reserved-gone", Verdict.MAJOR, said, "reserved")
        yield change._replace(cure="reserve again what may have been used once")
    if added:
        said = f"reserved: {', '.join(_shown(placing.shown, one) for one in added)}"
        yield of_section(codes.new, "reserved-added", Verdict.MINOR, said, "reserved")


def _spans(reserved: Sequence[int | Range | str]) -> list[Range]:
    """The reserved numbers as ranges that do not meet, in their order."""
    found: list[Range] = []
    for one in sorted(Range(one, one) if isinstance(one, int) else one for one in reserved if not isinstance(one, str)):
        if found and one.first <= found[-1].last + 1:
            found[-1] = Range(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return found


def _minus(spans: Sequence[Range], others: Sequence[Range]) -> Iterator[Range]:
    """The parts of ranges that are in none of the others."""
    for first, last in spans:
        for other in others:
            if other.last < first or other.first > last:
                continue
            if other.first > first:
                yield Range(first, other.first - 1)
            first = other.last + 1
        if first <= last:
            yield Range(first, last)


def _without(spans: Iterator[Range], numbers: set[int]) -> Iterator[Range]:
    """Ranges without these numbers."""
    return _minus(list(spans), [Range(number, number) for number in sorted(numbers)])


def _shown(shown: Callable[[int], str], one: Range | str) -> str:
    if isinstance(one, str):
        return one
    return shown(one.first) if one.first == one.last else f"{shown(one.first)}..{shown(one.last)}"
