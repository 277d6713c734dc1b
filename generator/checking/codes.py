"""Rules about the codes of a section: ids and names."""

from collections.abc import Iterator

from ..errors import Fault
from ..model import Section
from .rules import repeats, section_rule


@section_rule
def ids_are_unique(section: Section) -> Iterator[Fault]:
    """An id stands once, but for aliases."""
    for where, first in repeats(((code.id, code.where) for code in section.members), "id"):
        yield Fault(where, "id stands twice", "give the code its own id, or say alias_of if it is a second name", first)


@section_rule
def names_are_unique(section: Section) -> Iterator[Fault]:
    """A name stands once, aliases included."""
    for where, first in repeats(((code.name, code.where) for code in section.codes), "name"):
        yield Fault(where, "name stands twice", "rename one, or say also_in if one code stands in two groups", first)


@section_rule
def former_names_are_not_current(section: Section) -> Iterator[Fault]:
    """A former name is not the code's own name; it may be another code's."""
    for code in section.codes:
        for index, name in enumerate(code.former_names):
            if name == code.name:
                yield Fault(code.where.at("former_names", index), f"former name {name} is the name itself", "delete it")


@section_rule
def reserved_stays_unused(section: Section) -> Iterator[Fault]:
    """No code bears a reserved id or name."""
    reserved = set(section.reserved)
    for code in section.codes:
        for key, value in (("id", code.id), ("name", code.name)):
            if value in reserved:
                yield Fault(code.where.at(key), f"{key} {value} is reserved", "choose one that was never used")
