"""What codes state, in two registries, of those that are the same; what changed of it out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import attrgetter

from ..model import Attribute, Code, Deprecation, Group, Value
from .change import Change, Verdict
from .matching import Sides, choices_of
from .placing import Placing

# What is compared at once: few codes differ.
_ALIKE = attrgetter(
    "description", "action", "note", "since", "named_by", "facts", "deprecated", "extra", "former_names"
)
# What of a code is text for readers, with the word for it.
_TEXTS = {"description": "description", "action": "action", "note": "note", "since": "since", "named_by": "sources"}


class Facts:
    """What the codes of a section may state: attributes that both registries have for its kind, with the same type.

    `groups` are today's names of the groups of before, `names` today's qualified names of codes that were renamed.
    """

    def __init__(self, sides: Sides, placing: Placing, groups: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._placing = placing
        self._groups = groups
        self._names = names
        self._attributes = [
            (old, new, {one.name: other.name for one, other in choices_of(old, new).both})
            for old, new in sides.attributes.both
            if is_same_type(old, new) and old.is_of(placing.before.name) and new.is_of(placing.today.name)
        ]

    def changes(self) -> Iterator[Change]:
        """What changed of the facts and texts of all codes that are the same."""
        codes = self._placing.codes
        for old, new in codes.kept:
            yield from self._group(old, new)
            if _ALIKE(old) == _ALIKE(new) and not old.also_in:
                continue
            yield from self._stated(old, new)
            yield from self._deprecation(old, new)
            yield from self._texts(old, new)
        of_members = {new.name: (old, new) for old, new in codes.kept}
        for old, new in codes.aliases:
            member, today = of_members.get(str(new.alias_of), (None, None))
            yield from self._group(old, new)
            if not (member and today and (old.deprecated, new.deprecated) == (member.deprecated, today.deprecated)):
                yield from self._deprecation(old, new)
            yield from self._texts(old, new)

    def _group(self, old: Code, new: Code) -> Iterator[Change]:
        if old.group is None and new.group is None:
            return
        before, today = self._group_of(old.group), new.group.name if new.group else None
        if before != today:
            said = f"stood in {old.group.name if old.group else 'no group'}, stands in {today or 'none'}"
            change = self._placing.change("code-regrouped", Verdict.MINOR, new, said)
            yield change._replace(old=old.group.name if old.group else None, new=today)
        were = [self._groups.get(listing.group_name, listing.group_name) for listing in old.also_in]
        listed = [listing.group_name for listing in new.also_in]
        if set(were) != set(listed):
            gone = [f"no longer listed in {name}" for name in were if name not in listed]
            added = [f"listed in {name}, too" for name in listed if name not in were]
            said = "; ".join((*gone, *added))
            change = self._placing.change("code-regrouped", Verdict.MINOR, new, said)
            yield change._replace(old=" ".join(were) or None, new=" ".join(listed) or None)

    def _group_of(self, group: Group | None) -> str | None:
        return self._groups.get(group.name, group.name) if group else None

    def _stated(self, old: Code, new: Code) -> Iterator[Change]:
        """A value that is stated and is the default says nothing that was not said."""
        for was, attribute, choices in self._attributes if old.facts or new.facts else ():
            before, today = old.facts.get(was.name), new.facts.get(attribute.name)
            if before is None and today is None:
                continue
            before = was.default if before is None else _today(before, choices)
            today = attribute.default if today is None else today
            if before == today:
                continue
            sort, said = _said(attribute, before, today)
            change = self._placing.change(sort, Verdict.MINOR, new, said, attribute.name)
            yield change._replace(old=written(before), new=written(today))

    def _deprecation(self, old: Code, new: Code) -> Iterator[Change]:
        before, today = self._renamed(old.deprecated), new.deprecated
        if today in (before, old.deprecated):
            return
        if today is None:
            yield self._placing.change("code-undeprecated", Verdict.MINOR, new, "no longer deprecated")
            return
        said = f"deprecated since {today.since}"
        if today.replaced_by:
            said += f"; use {today.replaced_by}"
        if before is not None:
            said = f"deprecated already; what is said of it has changed: {said.removeprefix('deprecated ')}"
        if before is not None and replace(before, note=today.note) == today:
            said = "says something else: the note of its deprecation"
            yield self._placing.change("texts-changed", Verdict.PATCH, new, said, "deprecated")
        else:
            change = self._placing.change("code-deprecated", Verdict.MINOR, new, said, "deprecated")
            yield change._replace(new=today.replaced_by)

    def _renamed(self, deprecated: Deprecation | None) -> Deprecation | None:
        """A deprecation with today's name of what replaces the code."""
        name = deprecated.replaced_by if deprecated else None
        if deprecated is None or name not in self._names:
            return deprecated
        return replace(deprecated, replaced_by=self._names[str(name)])

    def _texts(self, old: Code, new: Code) -> Iterator[Change]:
        fields = [word for field, word in _TEXTS.items() if getattr(old, field) != getattr(new, field)]
        if new.alias_of and "action" in fields:
            fields.remove("action")
        before = {self._groups.get(one.group_name, one.group_name): one.description for one in old.also_in}
        today = {one.group_name: one.description for one in new.also_in}
        if any(before[name] != today[name] for name in before.keys() & today.keys()) and "description" not in fields:
            fields.append("listings")
        orders = ((old.former_names, new.former_names, "former names"), (tuple(before), tuple(today), "further groups"))
        fields += [f"order of {words}" for was, now, words in orders if was != now and sorted(was) == sorted(now)]
        if fields:
            said = f"says something else: {', '.join(fields)}"
            yield self._placing.change("texts-changed", Verdict.PATCH, new, said)
        if old.extra != new.extra:
            keys = sorted(key for key in {*old.extra, *new.extra} if old.extra.get(key) != new.extra.get(key))
            yield self._placing.change("extra-changed", Verdict.PATCH, new, f"says something else: {', '.join(keys)}")


def is_same_type(old: Attribute, new: Attribute) -> bool:
    """Whether an attribute has the type that it had."""
    return (old.type, old.several) == (new.type, new.several)


def _today(value: Value, choices: Mapping[str, str]) -> Value:
    """A value with today's names of its choices."""
    if isinstance(value, tuple):
        return tuple(choices.get(one, one) if isinstance(one, str) else one for one in value)
    return choices.get(value, value) if isinstance(value, str) else value


def _said(attribute: Attribute, before: Value | None, today: Value | None) -> tuple[str, str]:
    """The sort of the change of a value, and how it is said."""
    if before is None:
        return "attribute-stated", f"{attribute.name} is {written(today)}"
    if today is None:
        return "attribute-unstated", f"{attribute.name} was {written(before)}, and is not stated"
    return "attribute-changed", f"{attribute.name} was {written(before)}, is {written(today)}"


def written(value: Value | None) -> str | None:
    """A value as the spec has it, of several with commas between them."""
    if value is None:
        return None
    several = value if isinstance(value, tuple) else (value,)
    return ", ".join(str(one).lower() if isinstance(one, bool) else str(one) for one in several)
