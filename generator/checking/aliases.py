"""Rules about aliases: each has its member."""

from collections.abc import Iterator

from ..errors import Fault
from ..model import Section
from ..reading.misshapen import LeftOut
from ..text.messages import did_you_mean
from .rules import Context, context_rule


@context_rule
def aliases_stand_after_their_member(context: Context) -> Iterator[Fault]:
    """`alias_of` names a member with the same id, which stands before the alias."""
    for section in context.sections:
        yield from _faults_of_aliases(section, context.left_out)


def _faults_of_aliases(section: Section, left_out: LeftOut) -> Iterator[Fault]:
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
            cure = did_you_mean(code.alias_of, members, "name one of")
            yield Fault(where, f"alias_of {code.alias_of}: the section has no such code", cure)
        elif member.id != code.id:
            yield Fault(where, f"alias_of {member.name}: its id is {member.id}", "an alias has the id of its member")
        elif member.name not in seen:
            yield Fault(where, f"alias_of {member.name}: that stands after it", "put the alias after its member")
