"""Matching: the things of two registries in; which of them are the same, gone or new, out."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
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

    def renamed(self, before: "Callable[[T], Hashable]", today: "Callable[[T], Hashable]") -> "Matched[T]":
        """The same, with what is gone taken for what is new where the one has before what the other has today.

        What has nothing, None, is not taken for anything.
        """
        found: dict[Hashable, list[T]] = {}
        for new in reversed(self.added):
            found.setdefault(today(new), []).append(new)
        pairs, left, taken = list(self.both), [], set()
        for old in self.gone:
            key = before(old)
            alike = found.get(key) if key is not None else None
            if alike:
                taken.add(id(new := alike.pop()))
                pairs.append((old, new))
            else:
                left.append(old)
        return Matched(pairs, left, [new for new in self.added if id(new) not in taken])


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

        def only_kind(old: Kind) -> str | None:
            names = {today[section.name] for section in old.sections if section.name in today}
            return names.pop() if len(names) == 1 else None

        return by_name(self.old.kinds, self.new.kinds).renamed(only_kind, lambda new: new.name)

    @cached_property
    def sections(self) -> Matched[Section]:
        """One that is gone has another name if half of its codes are those of a new one."""
        found = by_name(self.old.sections, self.new.sections)
        places = {
            (new.kind, code.id, code.name): place for place, new in enumerate(found.added) for code in new.members
        }

        def heir(old: Section) -> int | None:
            kind = self.kind_of(old.kind)
            theirs = Counter(places.get((kind, code.id, code.name)) for code in old.members)
            del theirs[None]
            place, count = next(iter(theirs.most_common(1)), (None, 0))
            return place if 2 * count >= len(old.members) else None

        today = {id(new): place for place, new in enumerate(found.added)}
        return found.renamed(heir, lambda new: today[id(new)])

    @cached_property
    def attributes(self) -> Matched[Attribute]:
        """One that says the same of a code, by the same words, has another name."""

        def says(one: Attribute) -> Hashable:
            return one.type, one.several, one.description

        return by_name(self.old.attributes, self.new.attributes).renamed(says, says)

    def kind_of(self, name: str) -> str:
        """What a kind of the old registry is called today; its own name if it is gone."""
        return next((new.name for old, new in self.kinds.both if old.name == name), name)

    def is_unknown(self, what: str) -> bool:
        """Whether the old side does not tell something, so that nothing can be said of it."""
        return what in self.unknown


def choices_of(old: Attribute, new: Attribute) -> Matched[Choice]:
    """The choices of an attribute: one that says the same has another name."""
    return by_name(old.choices, new.choices).renamed(_text, _text)


def groups_of(old: Section, new: Section) -> Matched[Group]:
    """The groups of a section: one with the same number, or without any and with the same text, has another name."""
    found = by_name(old.groups, new.groups).renamed(lambda one: one.id, lambda one: one.id)
    if all(group.id is not None for group in (*old.groups, *new.groups)):
        return found
    return found.renamed(_text, _text)


def _text(one: Choice | Group) -> str:
    return one.description


def is_reordered(found: Matched[T], old: Sequence[T], new: Sequence[T]) -> bool:
    """Whether things that are in both registries stand in another order."""
    before, today = ({id(one): place for place, one in enumerate(side)} for side in (old, new))
    places = [before[id(one)] for one, other in sorted(found.both, key=lambda pair: today[id(pair[1])])]
    return places != sorted(places)
