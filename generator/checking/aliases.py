"""Rules about aliases: each has its member."""

from collections.abc import Collection, Iterator

from ..errors import Fault
from ..ids import said
from ..model import Section
from ..reading.misshapen import LeftOut
from ..text.messages import did_you_mean
from .rules import Context, context_rule, members_once_called, renamed


@context_rule
def aliases_stand_after_their_member(context: Context) -> Iterator[Fault]:
    """`alias_of` names a member with the same id, which stands before the alias."""
    kinds = context.registry.kinds if context.registry else ()
    hexadecimal = {kind.name for kind in kinds if kind.hexadecimal}
    for section in context.sections:
        yield from _faults_of_aliases(section, context.left_out, hexadecimal=section.kind in hexadecimal)


def _faults_of_aliases(section: Section, left_out: LeftOut, *, hexadecimal: bool) -> Iterator[Fault]:
    seen: set[str] = set()
    members = {code.name: code for code in section.members}
    aliases = {code.name for code in section.aliases}
    for code in section.codes:
        seen.add(code.name)
        if code.alias_of is None:
            continue
        where = code.where.at("alias_of")
        member = members.get(code.alias_of)
        if member is None and left_out.may_hold(f"{section.name}/{code.alias_of}"):
            continue
        if member is None and code.alias_of in aliases:
            yield Fault(where, f"alias_of {code.alias_of}: that is an alias itself", "name the member")
        elif member is None:
            wrong, cure = _no_member(section, code.alias_of, members)
            yield Fault(where, f"alias_of {code.alias_of}: {wrong}", cure)
        elif member.id != code.id:
            number = said(member.id, hexadecimal=hexadecimal)
            yield Fault(where, f"alias_of {member.name}: its id is {number}", "an alias has the id of its member")
        elif member.name not in seen:
            yield Fault(where, f"alias_of {member.name}: that stands after it", "put the alias after its member")


def _no_member(section: Section, name: str, members: Collection[str]) -> tuple[str, str]:
    """What is wrong with a name that no member has, and what to do: it may be one that a code had before."""
    once = members_once_called(section, name)
    if once:
        return renamed(name, once)
    return "the section has no such code", did_you_mean(name, members, "name one of")
