"""Rules about the groups of a section, and the codes that several of them list."""

from collections.abc import Iterator

from ..errors import Fault
from ..model import Section
from ..reading.misshapen import LeftOut
from ..text.messages import did_you_mean
from .rules import Context, context_rule, folded, having, ids_that_repeat, names_that_repeat, repeats, section_rule


@section_rule
def groups_are_unique(section: Section) -> Iterator[Fault]:
    """A group's id, name and wire name stand once in a section; no group goes by another's name."""
    for group, other in ids_that_repeat((group, group.id) for group in section.groups):
        cure = "merge the groups or give one its own id"
        yield Fault(group.where.at("id"), "group id stands twice", cure, other.where.at("id"))
    for group, other, wrong in names_that_repeat((group, group.id) for group in section.groups):
        cure = "merge the groups or give one its own" if wrong.startswith("id") else "rename one of the two"
        yield Fault(group.where.at("name"), f"group {wrong}", cure, other.where.at("name"))
    called = {folded(group.name): group for group in reversed(section.groups)}
    for group in section.groups:
        other = called.setdefault(folded(group.wire_name), group)
        if other is not group and other.name != group.name:
            wrong = f"wire_name {group.wire_name} also stands for group {other.name}"
            yield Fault(group.where.at("wire_name"), wrong, "correct one of the two", other.where.at("wire_name"))


@section_rule
def groups_have_ids_all_or_none(section: Section) -> Iterator[Fault]:
    """The groups of a section have ids, or none of them has; those that are fewer are the odd ones out."""
    with_id = [group for group in section.groups if group.id is not None]
    without = [group for group in section.groups if group.id is None]
    if not (with_id and without):
        return
    if len(with_id) < len(without):
        wrong = f"{having(with_id)} an id, and others of the section have none"
        cure = f"delete {'it' if len(with_id) == 1 else 'these'}, or give all of them one"
        yield Fault(with_id[0].where.at("id"), wrong, cure, without[0].where.at("name"))
        return
    wrong = f"{having(without)} no id, and others of the section have one"
    cure = f"give {'it' if len(without) == 1 else 'each'} one, or delete those of all"
    yield Fault(without[0].where.at("name"), wrong, cure, with_id[0].where.at("id"))


@context_rule
def listings_name_another_group(context: Context) -> Iterator[Fault]:
    """`also_in` names groups of the section, each once, and not the code's own."""
    for section in context.sections:
        yield from _faults_of_listings(section, context.left_out)


def _faults_of_listings(section: Section, left_out: LeftOut) -> Iterator[Fault]:
    names = [group.name for group in section.groups]
    for code in section.codes:
        for listing in code.also_in:
            if listing.group is None and left_out.may_hold(f"{section.name}/{listing.group_name}"):
                continue
            if listing.group is None:
                cure = did_you_mean(listing.group_name, names, "groups there are:")
                yield Fault(listing.where, f"also_in {listing.group_name}: the section has no such group", cure)
            elif listing.group is code.group:
                yield Fault(listing.where, f"also_in {listing.group_name}: the code stands in it", "delete it")
        for where, first in repeats((listing.group_name, listing.where) for listing in code.also_in):
            yield Fault(where, "also_in names a group twice", "delete one", first)
