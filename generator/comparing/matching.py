"""Matching: the things of two registries in; which of them are the same, gone or new, out."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, Protocol, TypeVar

from ..model import Attribute, Choice, Group, Kind, Registry, Section

T = TypeVar("T")


class _Named(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=_Named)


class Matched(NamedTuple, Generic[T]):
    """Things that are in both registries, in the order of today; those that are gone, and those that are new."""

    both: list[tuple[T, T]]
    gone: list[T]
    added: list[T]

    def renamed(self, is_same: Callable[[T, T], bool]) -> "Matched[T]":
        """The same, with what is gone taken for what is new where one is like the other."""
        pairs, left, added = list(self.both), [], list(self.added)
        for old in self.gone:
            place = next((place for place, new in enumerate(added) if is_same(old, new)), None)
            if place is None:
                left.append(old)
            else:
                pairs.append((old, added.pop(place)))
        return Matched(pairs, left, added)


def by_name(old: Iterable[N], new: Sequence[N]) -> Matched[N]:
    """Match things that have the same name; of several with one name the first."""
    before: dict[str, N] = {}
    for one in old:
        before.setdefault(one.name, one)
    today = {one.name for one in new}
    both = [(before[one.name], one) for one in new if one.name in before]
    gone = [one for name, one in before.items() if name not in today]
    return Matched(both, gone, [one for one in new if one.name not in before])


class Sides:
    """Two registries, and which of their things are the same.

    `unknown` is what the old side does not tell: `declarations` (all there is to a declaration of an attribute),
    `acronyms`, `addresses` (of the pages of codes), `targets` with their packages. `available` are the targets that
    there are.
    """

    def __init__(
        self, old: Registry, new: Registry, unknown: frozenset[str] = frozenset(), available: Sequence[str] = ()
    ) -> None:
        self.old = old
        self.new = new
        self.unknown = unknown
        self.available = tuple(available)

    @cached_property
    def kinds(self) -> Matched[Kind]:
        """One whose sections are now all of a new kind has another name."""
        today = {section.name: section.kind for section in self.new.sections}

        def is_same(old: Kind, new: Kind) -> bool:
            return {today[section.name] for section in old.sections if section.name in today} == {new.name}

        return by_name(self.old.kinds, self.new.kinds).renamed(is_same)

    @cached_property
    def sections(self) -> Matched[Section]:
        """One that is gone has another name if half of its codes are those of a new one."""

        def is_same(old: Section, new: Section) -> bool:
            codes = {(code.id, code.name) for code in new.members}
            same = sum((code.id, code.name) in codes for code in old.members)
            return self.kind_of(old.kind) == new.kind and 2 * same >= max(len(old.members), 1)

        return by_name(self.old.sections, self.new.sections).renamed(is_same)

    @cached_property
    def attributes(self) -> Matched[Attribute]:
        """One that says the same of a code, by the same words, has another name."""

        def is_same(old: Attribute, new: Attribute) -> bool:
            return (old.type, old.several, old.description) == (new.type, new.several, new.description)

        return by_name(self.old.attributes, self.new.attributes).renamed(is_same)

    def kind_of(self, name: str) -> str:
        """What a kind of the old registry is called today; its own name if it is gone."""
        return next((new.name for old, new in self.kinds.both if old.name == name), name)

    def is_unknown(self, what: str) -> bool:
        """Whether the old side does not tell something, so that nothing can be said of it."""
        return what in self.unknown


def choices_of(old: Attribute, new: Attribute) -> Matched[Choice]:
    """The choices of an attribute: one that says the same has another name."""
    return by_name(old.choices, new.choices).renamed(lambda one, other: one.description == other.description)


def groups_of(old: Section, new: Section) -> Matched[Group]:
    """The groups of a section: one with the same number, or else with the same text, has another name."""

    def has_its_number(one: Group, other: Group) -> bool:
        return one.id is not None and one.id == other.id

    def says_the_same(one: Group, other: Group) -> bool:
        # A number that is neither the same nor missing is another group's.
        return one.description == other.description and None in (one.id, other.id)

    return by_name(old.groups, new.groups).renamed(has_its_number).renamed(says_the_same)


def is_reordered(found: Matched[T], old: Sequence[T], new: Sequence[T]) -> bool:
    """Whether things that are in both registries stand in another order."""
    before, today = ({id(one): place for place, one in enumerate(side)} for side in (old, new))
    places = [before[id(one)] for one, other in sorted(found.both, key=lambda pair: today[id(pair[1])])]
    return places != sorted(places)
