"""The module a good engineer would write by hand: a printed enum and its groups in, the same facts in plain form out.

One module, one `__new__` an enum that sets the attributes, tuples whose usual ends are left out. It is not open and has
no look-ups; the facts of the members are equal.
"""

from collections.abc import Iterable, Iterator
from typing import Any

GROUP_FACTS = ("id", "title", "wire_name", "description")
FACTS = (
    "id",
    "group",
    "groups",
    "permanent",
    "description",
    "action",
    "former_names",
    "aliases",
    "deprecated",
    "docs_url",
)

_HEAD = '''"""Written by hand."""

import enum


class {groups}(enum.IntEnum):
    def __new__(cls, id, title, wire_name, description):
        member = int.__new__(cls, id)
        member._value_ = member.id = id
        member.title = title
        member.wire_name = wire_name
        member.description = description
        return member

{group_members}

class {codes}(enum.IntEnum):
    def __new__(
        cls,
        id,
        groups,
        permanent,
        description,
        action=None,
        former_names=(),
        aliases=(),
        deprecated=None,
        docs_url=None,
    ):
        member = int.__new__(cls, id)
        member._value_ = member.id = id
        member.group = groups[0] if groups else None
        member.groups = groups
        member.permanent = permanent
        member.description = description
        member.action = action
        member.former_names = former_names
        member.aliases = aliases
        member.deprecated = deprecated
        member.docs_url = docs_url
        return member

{members}'''


def handwritten(codes: Any, groups: Any) -> str:
    """The text of the module. The enums are typed as Any: they are imported from what was printed."""
    return _HEAD.format(
        codes=codes.__name__,
        groups=groups.__name__,
        group_members="".join(
            f"    {group.name} = {group.id}, {group.title!r}, {group.wire_name!r}, {group.description!r}\n"
            for group in groups
        ),
        members="".join(_members(codes, groups.__name__)),
    )


def _members(codes: Any, groups: str) -> Iterator[str]:
    for code in codes:
        listed = "".join(f"{groups}.{group.name}, " for group in code.groups)
        end = _without_usual_end((code.action, code.former_names, code.aliases, code.deprecated, code.docs_url))
        rest = "".join(f", {fact!r}" for fact in end)
        yield f"    {code.name} = {code.id}, ({listed}), {code.permanent!r}, {code.description!r}{rest}\n"
    for name, code in codes.__members__.items():
        if name != code.name:
            yield f"    {name} = {code.name}\n"


def _without_usual_end(facts: Iterable[object]) -> list[object]:
    facts = list(facts)
    while facts and facts[-1] in (None, ()):
        facts.pop()
    return facts
