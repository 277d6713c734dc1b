"""What two registries reserve in a section; what may be used again, or never again from now on, and why, out."""

from collections.abc import Iterator

from ..ids import Range
from .change import Change, Verdict
from .placing import Placing
from .sections import of_section
from .spans import minus, spans


def reserved(placing: Placing) -> Iterator[Change]:
    """What is reserved no longer, what newly, what for another reason; not what tells of a code or name that left."""
    codes, before, today = placing.codes, placing.reserved_before, placing.reserved_today
    told = spans(Range(code.id, code.id) for code in (*codes.gone, *(old for old, _ in codes.renumbered)))
    used = spans(Range(code.id, code.id) for code in codes.new.members)
    used_names = {code.name for code in codes.new.codes}
    had_names = {name for code in codes.old.codes for name in (code.name, *code.former_names)}
    gone = [placing.stretch(one) for one in minus(minus(before.spans, today.spans), used)]
    gone += sorted(before.names.keys() - today.names.keys() - used_names)
    added = [_numbers(placing, one) for one in minus(minus(today.parts(), before.spans), told)]
    added += [_why(name, today.names[name]) for name in sorted(today.names.keys() - before.names.keys() - had_names)]
    if gone:
        said = f"no longer reserved: {', '.join(gone)}"
        change = of_section(codes.new, "reserved-gone", Verdict.MAJOR, said, "reserved")
        yield change._replace(cure="reserve again what may have been used once")
    if added:
        said = f"reserved: {', '.join(added)}"
        yield of_section(codes.new, "reserved-added", Verdict.MINOR, said, "reserved")
    yield from _reasons(placing)


def _numbers(placing: Placing, numbers: Range) -> str:
    held = placing.reserved_today.holding(numbers.first)
    return _why(placing.stretch(numbers), held.reason if held else None)


def _why(what: str, reason: str | None) -> str:
    return f"{what} ({reason.rstrip('.')})" if reason else what


def _reasons(placing: Placing) -> Iterator[Change]:
    """Whether another reason is given for what was reserved already."""
    before, today = placing.reserved_before, placing.reserved_today
    held = ((one, before.holding(one.numbers.first)) for one in today.held)
    others = [placing.stretch(one.numbers) for one, was in held if was and was.reason != one.reason]
    others += [name for name, why in today.names.items() if name in before.names and before.names[name] != why]
    if others:
        said = f"says something else: why nobody may use {', '.join(others)}"
        yield of_section(placing.codes.new, "texts-changed", Verdict.PATCH, said, "reserved")
