"""Rules about the codes of a section: ids and names."""

from bisect import bisect_right
from collections.abc import Iterator

from ..errors import Fault
from ..ids import Range, Reservation
from ..model import Code, Section
from ..text.messages import shown
from .rules import Context, context_rule, folded, repeats, section_rule


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
    reserved = {one.value: one for one in section.reserved}
    ranges = sorted((one.value, one) for one in section.reserved if isinstance(one.value, Range))
    # Of ranges that meet, which is told elsewhere, the last that begins in time is looked at.
    firsts = [numbers.first for numbers, _ in ranges]

    def in_a_range(number: int) -> Reservation | None:
        place = bisect_right(firsts, number)
        return ranges[place - 1][1] if place > 0 and number <= ranges[place - 1][0].last else None

    for code in section.codes:
        found = {"id": reserved.get(code.id) or in_a_range(code.id), "name": reserved.get(code.name)}
        for key, one in found.items():
            if one is not None:
                why = f" with the reason {shown(one.reason)}" if one.reason else ""
                wrong = f"{key} {code.id if key == 'id' else code.name} is reserved{why}"
                yield Fault(code.where.at(key), wrong, "choose one that was never used")


@section_rule
def reserved_names_stand_once(section: Section) -> Iterator[Fault]:
    """No name is reserved twice."""
    names = ((one.value, section.where.at("reserved", index)) for index, one in enumerate(section.reserved))
    for where, first in repeats(one for one in names if isinstance(one[0], str)):
        yield Fault(where, "the name is reserved already", "delete one", first)


@section_rule
def wire_names_are_unique(section: Section) -> Iterator[Fault]:
    """A wire name is that of one number: no other number's code goes by it, by its name or by its wire name."""
    if all(code.wire_name == code.name for code in section.codes):
        return
    called: dict[str, Code] = {}
    for code in section.codes:
        called.setdefault(folded(code.name), code)
    for code in section.codes:
        other = called.setdefault(folded(code.wire_name), code)
        if other.id != code.id:
            wrong = f"wire_name {code.wire_name} also stands for {other.name}"
            yield Fault(code.where.at("wire_name"), wrong, "correct one of the two", other.where.at("name"))


@context_rule
def sections_have_codes(context: Context) -> Iterator[Fault]:
    """A section has a code: groups alone are no section."""
    for section in context.sections:
        if section.groups and not section.codes and not context.left_out.is_of(section.name):
            yield Fault(section.where.at("groups"), "no group of the section has a code", "write codes in one of them")
