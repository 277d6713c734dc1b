"""The groups of a section in two registries in; what changed of them out."""

from collections.abc import Iterator

from ..model import Group, Section
from .change import Call, Change, Spelt, Verdict
from .matching import Matched, is_reordered
from .placing import Placing
from .sections import of_section


def groups(placing: Placing, found: Matched[Group]) -> Iterator[Change]:
    """What became of the groups of a section."""
    old, new = placing.codes.old, placing.codes.new
    for group in found.gone:
        change = of_section(new, "group-gone", Verdict.MAJOR, "the group is gone", "section")
        yield _of_group(change, group)._replace(old=group.name, calls=_called(group, None))
    for group in found.added:
        change = of_section(new, "group-added", Verdict.MINOR, "a new group")._replace(where=group.where.at("name"))
        yield _of_group(change, group)._replace(new=group.name, calls=_called(None, group))
    for was, group in found.both:
        yield from (_of_group(change, group) for change in _of_pair(new, was, group))
    if _are_shifted(found, old, new):
        said = "its groups stand at other places; where a language numbers them, they have other numbers"
        change = of_section(new, "group-renumbered", Verdict.MAJOR, said, "groups")
        yield change._replace(cure="put new ones behind the others, and keep their order")
    elif is_reordered(found, old.groups, new.groups):
        yield of_section(new, "order-changed", Verdict.PATCH, "its groups stand in another order", "groups")


def _are_shifted(found: Matched[Group], old: Section, new: Section) -> bool:
    """Whether groups without numbers of their own stand at other places."""
    if any(group.id is not None for group in (*old.groups, *new.groups)):
        return False
    before, today = ({id(group): place for place, group in enumerate(side.groups)} for side in (old, new))
    return any(before[id(was)] != today[id(group)] for was, group in found.both)


def _of_group(change: Change, group: Group) -> Change:
    number = f" ({group.id})" if group.id is not None else ""
    return change._replace(subject=f"{change.section} group {group.name}{number}", name=group.name, id=group.id)


def _of_pair(section: Section, old: Group, new: Group) -> Iterator[Change]:
    def change(sort: str, verdict: Verdict, said: str, key: str) -> Change:
        return of_section(section, sort, verdict, said)._replace(where=new.where.at(key))

    if old.name != new.name:
        renamed = change("group-renamed", Verdict.MAJOR, f"was called {old.name}", "name")
        yield renamed._replace(old=old.name, new=new.name, calls=_called(old, new))
    if _differ(old, new, "wire_name"):
        said = f"its wire name was {old.wire_name} and is {new.wire_name}"
        yield change("group-renamed", Verdict.MAJOR, said, "wire_name")._replace(old=old.wire_name, new=new.wire_name)
    if old.id != new.id:
        before, today = (str(group.id) if group.id is not None else "none" for group in (old, new))
        renumbered = change("group-renumbered", Verdict.MAJOR, f"its number was {before} and is {today}", "id")
        yield renumbered._replace(cure=f"give it {before} again" if old.id is not None else None, old=before, new=today)
    if (old.range, old.mask) != (new.range, new.mask):
        said = "other unknown numbers belong to it"
        yield change("group-numbers-changed", Verdict.MINOR, said, "range" if new.range else "mask")
    fields = ["title"] if _differ(old, new, "title") else []
    fields += ["description"] if old.description != new.description else []
    if fields:
        yield change("texts-changed", Verdict.PATCH, f"says something else: {', '.join(fields)}", fields[0])
    if old.extra != new.extra:
        yield change("extra-changed", Verdict.PATCH, "its x- keys have changed", "name")


def _differ(old: Group, new: Group, field: str) -> bool:
    """Whether a field has changed that is the name where the spec says nothing else."""
    before, today = getattr(old, field), getattr(new, field)
    return before != today and (before, today) != (old.name, new.name)


def _called(old: Group | None, new: Group | None) -> tuple[Call, ...]:
    before = Spelt(old.name, old.section) if old else None
    return (Call("group", before, Spelt(new.name, new.section) if new else None),)
