"""What two registries reserve in a section; what may be used again, or never again from now on, out."""

from collections.abc import Callable, Iterator

from ..ids import Range
from .change import Change, Verdict
from .placing import Placing
from .sections import of_section
from .spans import minus, spans


def reserved(placing: Placing) -> Iterator[Change]:
    """What is reserved no longer, and what is newly; not what tells of a code that is gone, or of a name that was."""
    codes, before, today = placing.codes, placing.reserved_before, placing.reserved_today
    told = spans(Range(code.id, code.id) for code in (*codes.gone, *(old for old, _ in codes.renumbered)))
    used = spans(Range(code.id, code.id) for code in codes.new.members)
    used_names = {code.name for code in codes.new.codes}
    had_names = {name for code in codes.old.codes for name in (code.name, *code.former_names)}
    gone: list[Range | str] = [*minus(minus(before.spans, today.spans), used)]
    gone += sorted(before.names - today.names - used_names)
    added: list[Range | str] = [*minus(minus(today.spans, before.spans), told)]
    added += sorted(today.names - before.names - had_names)
    if gone:
        said = f"no longer reserved: {', '.join(_shown(placing.was, one) for one in gone)}"
        change = of_section(codes.new, "reserved-gone", Verdict.MAJOR, said, "reserved")
        yield change._replace(cure="reserve again what may have been used once")
    if added:
        said = f"reserved: {', '.join(_shown(placing.shown, one) for one in added)}"
        yield of_section(codes.new, "reserved-added", Verdict.MINOR, said, "reserved")


def _shown(shown: Callable[[int], str], one: Range | str) -> str:
    if isinstance(one, str):
        return one
    return shown(one.first) if one.first == one.last else f"{shown(one.first)}..{shown(one.last)}"
