"""Sections of two registries in; what changed of them, but for their groups and codes, out."""

from collections.abc import Iterator

from ..model import Code, Group, Section
from .change import Call, Change, Spelt, Verdict
from .matching import Matched, Sides
from .placing import Placing


def texts(placing: Placing) -> Iterator[Change]:
    """What a section says of itself."""
    old, new = placing.codes.old, placing.codes.new
    fields = [name for name in ("title", "description") if getattr(old, name) != getattr(new, name)]
    if fields:
        yield of_section(new, "texts-changed", Verdict.PATCH, f"says something else: {', '.join(fields)}", "title")
    if old.extra != new.extra:
        yield of_section(new, "extra-changed", Verdict.PATCH, "its x- keys have changed", "section")


def of_section(section: Section, sort: str, verdict: Verdict, said: str, *key: str | int) -> Change:
    """A change of a section that is there today."""
    where = section.where.at(*key)
    return Change(sort, verdict, where, section.name, said, kind=section.kind, section=section.name, name=section.name)


def section_gone(section: Section, codes: int, sides: Sides) -> Change:
    """That a section is gone, with so many codes that stand nowhere else now."""
    said = f"the section is gone with {_counted(codes)}" if codes else "the section is gone; its codes stand elsewhere"
    change = of_section(section, "section-gone", Verdict.MAJOR, said)
    calls = (Call("section", Spelt(section.name), None),)
    return change._replace(where=sides.new.where.at("sections"), old=section.name, calls=calls)


def section_added(section: Section, codes: int) -> Change:
    """That a section is new, with so many codes that stood nowhere else."""
    said = f"new, with {_counted(codes)}" if codes else "new; its codes stood elsewhere"
    change = of_section(section, "section-added", Verdict.MINOR, said, "section")
    return change._replace(new=section.name, calls=(Call("section", None, Spelt(section.name)),))


def section_kept(old: Section, new: Section, sides: Sides) -> Iterator[Change]:
    """Whether a section has another name, or its numbers are of another kind."""
    if old.name != new.name:
        change = of_section(new, "section-renamed", Verdict.MAJOR, f"was called {old.name}", "section")
        calls = (Call("section", Spelt(old.name), Spelt(new.name)),)
        yield change._replace(old=old.name, new=new.name, calls=calls)
    if sides.kind_of(old.kind) != new.kind:
        said = f"its numbers were of kind {old.kind} and are of kind {new.kind}"
        change = of_section(new, "section-of-another-kind", Verdict.FORBIDDEN, said, "kind")
        cure = f"say kind: {old.kind} again, and write other codes into a section of their own"
        yield change._replace(cure=cure, old=old.kind, new=new.kind)


def _counted(codes: int) -> str:
    return f"{codes} code{'' if codes == 1 else 's'}"


def order(placing: Placing, groups: Matched[Group]) -> Iterator[Change]:
    """Whether codes that are the same, and in the same of the `groups`, stand in another order."""
    same = {(None, None), *((was.name, group.name) for was, group in groups.both)}
    pairs = [*placing.codes.both, *placing.codes.aliases, *placing.codes.renumbered]
    places = {id(code): place for place, code in enumerate(placing.codes.old.codes)}
    today = {id(code): place for place, code in enumerate(placing.codes.new.codes)}
    pairs.sort(key=lambda pair: today[id(pair[1])])
    by_group: dict[tuple[str | None, str | None], list[Code]] = {}
    for old, new in pairs:
        key = (old.group.name if old.group else None, new.group.name if new.group else None)
        # One that is in another group now is told to be.
        if key in same:
            by_group.setdefault(key, []).append(old)
    orders = ([places[id(code)] for code in codes] for codes in by_group.values())
    if any(found != sorted(found) for found in orders):
        yield of_section(
            placing.codes.new, "order-changed", Verdict.PATCH, "its codes stand in another order", "section"
        )
