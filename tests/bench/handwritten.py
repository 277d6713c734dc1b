"""The module a good engineer would write by hand: a printed enum and its groups in, the same facts in plain form out.

One module, one `__new__` an enum that sets the attributes, tuples whose usual ends are left out. It is not open and has
no look-ups; the facts of the members are equal.
"""

from collections.abc import Iterable, Iterator, Sequence
from inspect import signature
from typing import Any

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
{parameters}    ):
        member = int.__new__(cls, id)
        member._value_ = member.id = id
        member.group = groups[0] if groups else None
        member.groups = groups
{assignments}        return member

{members}'''


def handwritten(codes: Any, groups: Any) -> str:
    """The text of the module. The enums are typed as Any: they are imported from what was printed."""
    facts = facts_of(codes)
    return _HEAD.format(
        codes=codes.__name__,
        groups=groups.__name__,
        group_members="".join(
            f"    {group.name} = {group.id}, {group.title!r}, {group.wire_name!r}, {group.description!r}\n"
            for group in groups
        ),
        parameters="".join(f"        {name}={_usual(codes, name)!r},\n" for name in facts),
        assignments="".join(f"        member.{name} = {name}\n" for name in facts),
        members="".join(_members(codes, facts, groups.__name__)),
    )


def facts_of(codes: Any) -> list[str]:
    """What the members state beside number and groups: what most of them state comes first."""
    first = next(iter(codes))
    stated = signature(type(first._facts)).parameters
    # What is stated of another kind alone is no fact of these.
    names = [name for name in stated if hasattr(first, name) and name not in ("id", "group")]
    return sorted(names, key=lambda name: sum(not getattr(code, name) for code in codes))


def plain(value: Any) -> Any:
    """A value without the classes of the package: a choice is its text, a record a tuple."""
    if isinstance(value, str):
        return str(value)
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


def _usual(codes: Any, name: str) -> Any:
    """What a fact is where nothing is stated."""
    return () if isinstance(getattr(next(iter(codes)), name), tuple) else None


def _members(codes: Any, facts: Sequence[str], groups: str) -> Iterator[str]:
    for code in codes:
        listed = "".join(f"{groups}.{group.name}, " for group in code.groups)
        stated = _without_usual_end(plain(getattr(code, name)) for name in facts)
        rest = "".join(f", {fact!r}" for fact in stated)
        yield f"    {code.name} = {code.id}, ({listed}){rest}\n"
    for name, code in codes.__members__.items():
        if name != code.name:
            yield f"    {name} = {code.name}\n"


def _without_usual_end(facts: Iterable[object]) -> list[object]:
    facts = list(facts)
    while facts and facts[-1] in (None, ()):
        facts.pop()
    return facts
