"""Attributes and choices of two registries in; what changed of their declarations out."""

from collections.abc import Iterator, Sequence

from ..model import Attribute, Choice, Registry
from ..text.messages import heading
from .change import Call, Change, Spelt, Verdict
from .facts import is_same_type, written
from .matching import Matched, Sides, choices_of


def attributes(sides: Sides) -> Iterator[Change]:
    """What changed of the declarations of attributes."""
    found = sides.attributes
    for old in found.gone:
        change = _change(old, "attribute-gone", Verdict.MAJOR, "no longer declared")
        calls = (*_called(old, None), *_enums(old, None))
        yield change._replace(where=sides.new.where.at("attributes"), old=old.name, calls=calls)
    for new in found.added:
        count = _count(sides.new, new)
        is_printed = count or new.default is not None
        if sides.is_unknown("declarations") and not is_printed:
            continue
        codes = f"{count} {'code states' if count == 1 else 'codes state'} it" if count else "no code states it yet"
        change = _change(new, "attribute-added", Verdict.MINOR, f"new; {codes}")
        calls = (*_called(None, new), *_enums(None, new)) if is_printed else ()
        yield change._replace(new=new.name, calls=calls)
    for old, new in found.both:
        yield from _of_pair(sides, old, new)
    if sides.is_unknown("declarations"):
        return
    if _are_shifted(found, sides.old.attributes, sides.new.attributes):
        said = "stand at other places; where a language numbers them, they have other numbers"
        where = sides.new.where.at("attributes")
        change = Change("attributes-renumbered", Verdict.MAJOR, where, "attributes", said)
        yield change._replace(cure="put new ones behind the others, and keep their order")


def _count(registry: Registry, attribute: Attribute) -> int:
    return sum(
        attribute.name in code.facts and attribute.is_of(code.kind)
        for section in registry.sections
        for code in section.members
    )


def _change(attribute: Attribute, sort: str, verdict: Verdict, said: str, *key: str) -> Change:
    return Change(sort, verdict, attribute.where.at(*key), f"attribute {attribute.name}", said, name=attribute.name)


def _of_pair(sides: Sides, old: Attribute, new: Attribute) -> Iterator[Change]:
    if old.name != new.name:
        change = _change(new, "attribute-renamed", Verdict.MAJOR, f"was called {old.name}")
        calls = (*_called(old, new), *_enums(old, new))
        yield change._replace(old=old.name, new=new.name, calls=calls)
    if not is_same_type(old, new):
        before, today = _type(old), _type(new)
        change = _change(new, "attribute-retyped", Verdict.MAJOR, f"was {before} and is {today}", "type")
        yield change._replace(old=before, new=today, typed=(old, new))
        return
    if old.default != new.default:
        yield _default(old, new)
    if not sides.is_unknown("declarations"):
        yield from _kinds(sides, old, new)
        # A title that nobody wrote follows the name.
        is_written = (old.title, new.title) != (heading(old.name), heading(new.name))
        fields = ["title"] if old.title != new.title and is_written else []
        fields += ["description"] if old.description != new.description else []
        if fields:
            yield _change(new, "texts-changed", Verdict.PATCH, f"says something else: {', '.join(fields)}", fields[0])
    yield from _choices(new, choices_of(old, new), old.choices)


def _default(old: Attribute, new: Attribute) -> Change:
    before, today = written(old.default), written(new.default)
    said = f"what holds for codes that state nothing was {before or 'nothing'} and is {today or 'nothing'}"
    has_type_of_its_own = None in (before, today)
    verdict = Verdict.MAJOR if has_type_of_its_own else Verdict.MINOR
    change = _change(new, "attribute-default-changed", verdict, said, "default")
    return change._replace(old=before, new=today, typed=(old, new) if has_type_of_its_own else None)


def _kinds(sides: Sides, old: Attribute, new: Attribute) -> Iterator[Change]:
    """Kinds that are in both registries count: what a new one has is new anyhow."""
    before = {today.name for was, today in sides.kinds.both if old.is_of(was.name)}
    today = {kind.name for _, kind in sides.kinds.both if new.is_of(kind.name)}
    if before != today:
        gone, added = (", ".join(sorted(names)) for names in (before - today, today - before))
        said = "; ".join(f"{words} {names}" for words, names in (("no longer of", gone), ("also of", added)) if names)
        yield _change(new, "attribute-kinds-changed", Verdict.MINOR, said, "kinds")


def _choices(attribute: Attribute, found: Matched[Choice], before: Sequence[Choice]) -> Iterator[Change]:
    def change(sort: str, verdict: Verdict, said: str, choice: Choice) -> Change:
        made = _change(attribute, sort, verdict, said, "choices", choice.name)
        return made._replace(subject=f"{made.subject}, choice {choice.name}")

    for old in found.gone:
        gone = change("choice-gone", Verdict.MAJOR, "the choice is gone", old)
        yield gone._replace(old=old.name, calls=_choice(attribute, old, None))
    for new in found.added:
        added = change("choice-added", Verdict.MINOR, "new", new)
        yield added._replace(new=new.name, calls=_choice(attribute, None, new))
    for old, new in found.both:
        if old.name != new.name:
            renamed = change("choice-renamed", Verdict.MAJOR, f"was called {old.name}", new)
            yield renamed._replace(old=old.name, new=new.name, calls=_choice(attribute, old, new))
        elif old.description != new.description:
            yield change("texts-changed", Verdict.PATCH, "says something else: description", new)
    if _are_shifted(found, before, attribute.choices):
        said = "its choices stand at other places; where a language numbers them, they have other numbers"
        shifted = _change(attribute, "choices-renumbered", Verdict.MAJOR, said, "choices")
        yield shifted._replace(cure="put new ones behind the others, and keep their order")


def _are_shifted(
    found: Matched[Choice] | Matched[Attribute], old: Sequence[Choice | Attribute], new: Sequence[Choice | Attribute]
) -> bool:
    """Whether what is in both registries stands at another place, counted from the first."""
    before, today = ({id(one): place for place, one in enumerate(side)} for side in (old, new))
    return any(before[id(was)] != today[id(one)] for was, one in found.both)


def _type(attribute: Attribute) -> str:
    return f"several of {attribute.type}" if attribute.several else attribute.type


def _called(old: Attribute | None, new: Attribute | None) -> tuple[Call, ...]:
    of = (
        "flag" if all(one is None or (one.type == "boolean" and not one.several) for one in (old, new)) else "attribute"
    )
    return (Call(of, Spelt(old.name) if old else None, Spelt(new.name) if new else None),)


def _enums(old: Attribute | None, new: Attribute | None) -> tuple[Call, ...]:
    """The enum of choices, if it has some."""
    if not any(one and one.choices for one in (old, new)):
        return ()
    return (Call("choices", Spelt(old.name) if old else None, Spelt(new.name) if new else None),)


def _choice(attribute: Attribute, old: Choice | None, new: Choice | None) -> tuple[Call, ...]:
    before, today = (Spelt(one.name, attribute.name) if one else None for one in (old, new))
    return (Call("choice", before, today),)
