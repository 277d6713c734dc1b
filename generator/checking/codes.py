"""Rules about the codes of a section: ids and names."""

from bisect import bisect_right
from collections.abc import Callable, Iterator

from ..errors import Fault, Location
from ..ids import Range, Reservation
from ..model import Code, Section
from ..text.messages import shown
from .rules import Context, context_rule, folded, ids_that_repeat, names_that_repeat, repeats, section_rule

_NEVER_USED = "choose one that was never used"


@section_rule
def ids_are_unique(section: Section) -> Iterator[Fault]:
    """An id stands once, but for aliases."""
    for code, other in ids_that_repeat((code, code.id) for code in section.members):
        cure = "give the code its own id, or say alias_of if it is a second name"
        yield Fault(code.where.at("id"), "id stands twice", cure, other.where.at("id"))


@section_rule
def names_are_unique(section: Section) -> Iterator[Fault]:
    """A name stands once, aliases included."""
    numbered = ((code, None if code.alias_of else code.id) for code in section.codes)
    for code, other, wrong in names_that_repeat(numbered):
        cure = "rename one, or say also_in if one code stands in two groups"
        if wrong.startswith("id"):
            cure = "keep one, and say also_in if it stands in two groups; or give this one its own"
        yield Fault(code.where.at("name"), wrong, cure, other.where.at("name"))


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
    if not section.reserved:
        return
    holding, names = _reserved_numbers(section), {one.value: one for one in section.reserved}
    owned = {code.id for code in section.members}
    for code in section.codes:
        # An alias has the id of its member, where it is told.
        one = None if code.alias_of and code.id in owned else holding(code.id)
        if one is not None:
            yield _in_use(code.where.at("id"), f"id {code.id}", one, _NEVER_USED)
        if code.name in names:
            yield _in_use(code.where.at("name"), f"name {code.name}", names[code.name], _NEVER_USED)


def _reserved_numbers(section: Section) -> Callable[[int], Reservation | None]:
    """What tells of a number by what it is reserved."""
    single = {one.value: one for one in section.reserved}
    ranges = sorted((one.value, one) for one in section.reserved if isinstance(one.value, Range))
    # Of ranges that meet, which is told elsewhere, the last that begins in time is looked at.
    firsts = [numbers.first for numbers, _ in ranges]

    def holding(number: int) -> Reservation | None:
        place = bisect_right(firsts, number)
        in_range = ranges[place - 1][1] if place > 0 and number <= ranges[place - 1][0].last else None
        return single.get(number) or in_range

    return holding


@section_rule
def reserved_names_find_nothing(section: Section) -> Iterator[Fault]:
    """No code is found by a reserved name: it is neither a wire name nor a former one."""
    names = {folded(one.value): one for one in section.reserved if isinstance(one.value, str)}
    for code in section.codes if names else ():
        # What follows from the name, or repeats it, is told there.
        if folded(code.wire_name) in names and folded(code.wire_name) != folded(code.name):
            cure = "reserve it no longer if the protocol calls the code so, else correct it"
            one = names[folded(code.wire_name)]
            yield _in_use(code.where.at("wire_name"), f"wire_name {code.wire_name}", one, cure)
        for index, name in enumerate(code.former_names):
            if name != code.name and folded(name) in names:
                cure = "reserve it no longer if this code had it, for look-ups find the code by it; else delete it here"
                where = code.where.at("former_names", index)
                yield _in_use(where, f"former name {name}", names[folded(name)], cure)


def _in_use(where: Location, what: str, one: Reservation, cure: str) -> Fault:
    """That something is reserved, with the reason where the spec says one."""
    return Fault(where, f"{what} is reserved{f' with the reason {shown(one.reason)}' if one.reason else ''}", cure)


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
        if other.id != code.id and not _are_told(code, other):
            wrong = f"wire_name {code.wire_name} also stands for {other.name}"
            yield Fault(code.where.at("wire_name"), wrong, "correct one of the two", other.where.at("name"))


def _are_told(code: Code, other: Code) -> bool:
    """Whether two are told already: one name that stands twice, or an alias that has not the id of its member."""
    return code.name == other.name or (code.alias_of or code.name) == (other.alias_of or other.name)


@context_rule
def sections_have_codes(context: Context) -> Iterator[Fault]:
    """A section has a code: groups alone are no section."""
    for section in context.sections:
        if section.groups and not section.codes and not context.left_out.is_of(section.name):
            yield Fault(section.where.at("groups"), "no group of the section has a code", "write codes in one of them")
