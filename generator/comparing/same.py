"""Sameness: a section of two registries in; which of its codes are the same, gone, or others on a used number, out.

A code is the same where its number is, and anything says so: its name, a former name or alias, its wire name, or its
text. Else its number means another code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Code, Section

Pair = tuple[Code, Code]


@dataclass(slots=True)
class Codes:
    """The codes of a section, before and today.

    `both` are members and `aliases` aliases that are the same. `renumbered` have their name and another number,
    `moved` came from another section, `reused` are another code each with the old one of its number. `gone` and
    `added` are the others.
    """

    old: Section
    new: Section
    both: list[Pair] = field(default_factory=list)
    renumbered: list[Pair] = field(default_factory=list)
    moved: list[Pair] = field(default_factory=list)
    reused: list[Pair] = field(default_factory=list)
    gone: list[Code] = field(default_factory=list)
    added: list[Code] = field(default_factory=list)
    aliases: list[Pair] = field(default_factory=list)
    aliases_gone: list[Code] = field(default_factory=list)
    aliases_added: list[Code] = field(default_factory=list)

    @property
    def kept(self) -> list[Pair]:
        """The members that are there in both registries."""
        return [*self.both, *self.renumbered, *self.moved]


def same_codes(old: Section, new: Section) -> Codes:
    """Match the codes of a section that is in both registries."""
    codes = Codes(old, new)
    before, today = _by_id(old), _by_id(new)
    names = {code.name for code in new.members}
    left = {}
    for number, code in before.items():
        other = today.get(number)
        if other is not None and _is_same(code, other, names):
            codes.both.append((code, other))
        else:
            left[code.name] = code
    paired = {id(other) for _, other in codes.both}
    new_ones = [code for code in today.values() if id(code) not in paired]
    _sort_out(codes, left, before, new_ones)
    _match_aliases(codes)
    return codes


def _by_id(section: Section) -> dict[int, Code]:
    found: dict[int, Code] = {}
    for code in section.members:
        found.setdefault(code.id, code)
    return found


def _is_same(old: Code, new: Code, names: set[str]) -> bool:
    """Whether the code of a number is the one that it was; `names` are those of today's members."""
    if old.name == new.name:
        return True
    if old.name in names:
        # It is another number's code now.
        return False
    if old.name in (*new.former_names, *new.aliases) or new.name in (*old.former_names, *old.aliases):
        return True
    stated = old.wire_name != old.name and old.wire_name == new.wire_name
    return stated or old.description == new.description


def _sort_out(codes: Codes, left: dict[str, Code], before: Mapping[int, Code], new_ones: list[Code]) -> None:
    """Tell apart what has another number, what took a number over, what is gone and what is new."""
    for new in new_ones:
        if new.name in left:
            codes.renumbered.append((left.pop(new.name), new))
        elif new.id in before:
            codes.reused.append((before[new.id], new))
        else:
            codes.added.append(new)
    for old, _ in codes.reused:
        left.pop(old.name, None)
    codes.gone.extend(left.values())


def _match_aliases(codes: Codes) -> None:
    before = {alias.name: alias for alias in codes.old.aliases}
    for alias in codes.new.aliases:
        old = before.pop(alias.name, None)
        if old is None:
            codes.aliases_added.append(alias)
        else:
            codes.aliases.append((old, alias))
    codes.aliases_gone.extend(before.values())
