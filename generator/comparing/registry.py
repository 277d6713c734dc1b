"""Two registries in; what changed of what they say of themselves out."""

from collections.abc import Iterator

from ..model import Registry
from .change import Change, Verdict
from .matching import Sides, is_reordered

_TEXTS = ("title", "description", "license", "package", "site_url")


def registry(sides: Sides) -> Iterator[Change]:
    """What changed of the registry itself, but for what its targets make of it."""
    old, new = sides.old, sides.new
    if old.name != new.name:
        change = _change(new, "registry-renamed", Verdict.MAJOR, f"was called {old.name}", "registry")
        yield change._replace(old=old.name, new=new.name)
    fields = [field for field in _TEXTS if getattr(old, field) != getattr(new, field)]
    if fields:
        said = f"says something else: {', '.join(fields)}"
        yield _change(new, "texts-changed", Verdict.PATCH, said, fields[0])
    before, today = ({source.key: tuple(_facts(source)) for source in side.sources} for side in (old, new))
    if before != today:
        keys = sorted(key for key in before.keys() | today.keys() if before.get(key) != today.get(key))
        yield _change(new, "texts-changed", Verdict.PATCH, f"sources: {', '.join(keys)}", "sources")
    elif list(before) != list(today):
        yield _change(new, "order-changed", Verdict.PATCH, "its sources stand in another order", "sources")
    if old.extra != new.extra:
        yield _change(new, "extra-changed", Verdict.PATCH, "its x- keys have changed", "registry")
    yield from _targets(sides)
    yield from _orders(sides)


def _facts(source: object) -> Iterator[object]:
    return (getattr(source, field) for field in ("title", "url", "read", "note"))


def _change(registry: Registry, sort: str, verdict: Verdict, said: str, key: str) -> Change:
    where = registry.where.at(key)
    return Change(sort, verdict, where, registry.name, said, name=registry.name)


def _targets(sides: Sides) -> Iterator[Change]:
    """Which targets are printed; a registry that names none is printed for all there are."""
    if sides.is_unknown("targets"):
        return
    before, today = (sides.available if side.targets is None else side.targets for side in (sides.old, sides.new))
    for target in before:
        if target not in today:
            change = _change(sides.new, "target-gone", Verdict.MAJOR, f"no longer printed for {target}", "targets")
            yield change._replace(old=target)
    for target in today:
        if target not in before:
            change = _change(sides.new, "target-added", Verdict.MINOR, f"printed for {target}, too", "targets")
            yield change._replace(new=target)


def _orders(sides: Sides) -> Iterator[Change]:
    found, old, new = sides.sections, sides.old, sides.new
    if is_reordered(found, old.sections, new.sections):
        yield _change(new, "order-changed", Verdict.PATCH, "its sections stand in another order", "sections")
    if is_reordered(sides.kinds, old.kinds, new.kinds):
        yield _change(new, "order-changed", Verdict.PATCH, "its kinds stand in another order", "kinds")
