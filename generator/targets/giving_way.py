"""Names that give way: a target and a registry in; the target whose own words are in the way of no name there out."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from ..model import Registry
from .target import Named, Target

Place = tuple[str, str]


def giving_way(target: Target, registry: Registry) -> Target:
    """The target with names escaped that meet others of the registry, where the target's own words are the cause.

    A name with such a word (`{pascal}Codes`) gives way to one without, else to one that stands before it in the
    manifest; any name gives way to one that is fixed. So nobody has to rename a code for a word that only the target
    knows. Where two names without such words meet, both stay: their keeper is told.
    """
    met: dict[Place, str] = {}
    names = _by_place(target, target.named(registry, _roles(target)))
    used = set(names)
    for place, (stays, *others) in names.items():
        for named in others:
            key = named.role, place[1]
            if named.where is not stays.where and key not in met and _gives_way(target, named, stays):
                free = _free(target, named.role, place, used)
                used.add(free)
                met[key] = free[1]
    return replace(target, giving_way=MappingProxyType(met)) if met else target


def _roles(target: Target) -> list[str]:
    """Those with words of the target's own and all in a scope with one; what gives way to another stands behind it."""
    # A big registry has very many names, of which few are in such a scope.
    scopes = {target.scope(role, "") for role, sort in target.names.items() if sort.has_words}
    roles = [role for role in target.names if target.scope(role, "") in scopes]
    return sorted(roles, key=lambda role: _rank(target, role))


def _rank(target: Target, role: str) -> int:
    sort = target.names[role]
    return 0 if sort.is_fixed else 2 if sort.has_words else 1


def _gives_way(target: Target, named: Named, stays: Named) -> bool:
    rank = _rank(target, named.role)
    return rank > _rank(target, stays.role) or rank == 2


def _by_place(target: Target, names: Iterable[Named]) -> dict[Place, list[Named]]:
    found: dict[Place, list[Named]] = {}
    for named in names:
        place = target.scope(named.role, named.section), target.spelling(named.role, named.name, named.section)
        found.setdefault(place, []).append(named)
    return found


def _free(target: Target, role: str, place: Place, used: set[Place]) -> Place:
    scope, spelling = place
    while (scope, spelling) in used:
        spelling = target.escape(role).format(name=spelling)
    return scope, spelling
