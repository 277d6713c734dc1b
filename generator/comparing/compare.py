"""Two registries in; every change between them, the gravest first, out.

Buf compares what a Protobuf file declares: a value of an enum that is gone (unless its name and number are reserved) or
has another name, a reservation that is dropped. smithy-diff sees that too, and a value put before others. Neither can
know that a name is still found, since no former name is data to them, nor what a text says. Weaver compares registries
as this does, with deprecations and renames as data, but only whether a thing is there: not its facts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..model import Section
from .attributes import attributes
from .change import Change, Verdict
from .facts import Facts
from .groups import groups
from .kinds import kinds
from .matching import Sides, groups_of
from .names import names
from .numbers import moves, numbers
from .placing import Placing
from .registry import registry
from .reserving import reserved
from .same import same_codes
from .sections import order, section_added, section_gone, section_kept, texts


def compare(sides: Sides) -> tuple[Change, ...]:
    """Every change, by verdict; those of one verdict in the order of today's spec, the registry itself first."""
    changes = [*registry(sides), *kinds(sides), *attributes(sides), *_sections(sides)]
    return tuple(sorted(changes, key=lambda change: change.verdict))


def _sections(sides: Sides) -> Iterator[Change]:
    kept = {id(new): _placing(sides, old, new) for old, new in sides.sections.both}
    added = {id(new): _placing(sides, _nothing_of(new), new) for new in sides.sections.added}
    gone = [_placing(sides, old, _nothing_of(old)) for old in sides.sections.gone]
    moved: dict[str | None, list[Change]] = {}
    for change in moves([*kept.values(), *added.values(), *gone]):
        moved.setdefault(change.section, []).append(change)
    renamed = _renamed([*kept.values()])
    for placing in gone:
        yield section_gone(placing.codes.old, len(placing.codes.gone), sides)
    for section in sides.new.sections:
        yield from moved.get(section.name, ())
        if id(section) in added:
            placing = added[id(section)]
            yield section_added(section, len(placing.codes.added))
            yield from Facts(sides, placing, {}, {}).changes()
        else:
            yield from _of_section(sides, kept[id(section)], renamed)
    yield from _addresses(sides, list(kept.values()))


def _placing(sides: Sides, old: Section, new: Section) -> Placing:
    """The codes of a section; where it is gone or new, with the kind that it is of in either registry."""
    before = next((kind for kind in sides.old.kinds if kind.name == old.kind), None)
    today = next((kind for kind in sides.new.kinds if kind.name == sides.kind_of(new.kind)), None)
    known = [kind for kind in (before, today) if kind]
    return Placing(same_codes(old, new), known[0], known[-1])


def _nothing_of(section: Section) -> Section:
    return replace(section, groups=(), codes=(), reserved=())


def _of_section(sides: Sides, placing: Placing, renamed: Mapping[str, str]) -> Iterator[Change]:
    old, new = placing.codes.old, placing.codes.new
    found = groups_of(old, new)
    yield from section_kept(old, new, sides)
    yield from texts(placing)
    yield from groups(placing, found)
    yield from numbers(placing)
    yield from names(placing)
    yield from Facts(sides, placing, {was.name: group.name for was, group in found.both}, renamed).changes()
    yield from reserved(placing)
    yield from order(placing, found)


def _renamed(placings: Sequence[Placing]) -> dict[str, str]:
    """Today's qualified names of codes that have another one."""
    pairs = (pair for placing in placings for pair in (*placing.codes.kept, *placing.codes.aliases))
    other = ((old, new) for old, new in pairs if old.name != new.name or old.section != new.section)
    return {old.qualified_name: new.qualified_name for old, new in other}


def _addresses(sides: Sides, placings: Sequence[Placing]) -> Iterator[Change]:
    """Whether pages have other addresses, though nothing has changed that stands in them."""
    if sides.is_unknown("addresses"):
        return
    pairs = (pair for placing in placings for pair in placing.codes.both)
    same = ((old, new) for old, new in pairs if (old.kind, old.qualified_name) == (new.kind, new.qualified_name))
    # All are made by one form: the first of them tells it.
    old, new = next(same, (None, None))
    if old and new and old.docs_url and new.docs_url and old.docs_url != new.docs_url:
        said = f"codes have other pages: {old.docs_url} is {new.docs_url}"
        where = sides.new.where.at("docs_url")
        yield Change("addresses-changed", Verdict.PATCH, where, sides.new.name, said, name=sides.new.name)
