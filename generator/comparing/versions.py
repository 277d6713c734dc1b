"""Versions of a registry, and the gravest change between them, in; what today's has to be out."""

from collections.abc import Sequence

from ..errors import Fault
from ..model import Registry
from .change import Change, Verdict


def least_version(old: str, gravest: Verdict) -> str:
    """The least version that says of what follows `old` how grave it is.

    Before 1.0.0 each number counts as the one before it, as package managers of most languages read such versions
    (Cargo's and npm's caret, among others). A forbidden change is a major one if somebody ships it all the same.
    """
    numbers = _numbers(old)
    place = min(max(gravest - Verdict.MAJOR, 0) + (1 if numbers[0] == 0 else 0), 2)
    raised = [*numbers[:place], numbers[place] + 1, *(0 for _ in numbers[place + 1 :])]
    return ".".join(map(str, raised))


def version_fault(old: Registry, new: Registry, changes: Sequence[Change]) -> Fault | None:
    """Why the version of today does not do; None if it does, or if there was none before."""
    if old.version is None:
        return None
    where = new.where.at("version")
    if new.version is None:
        cure = f"say one that is greater, or {old.version} if nothing has changed"
        return Fault(where, f"there is no version; it was {old.version}", cure)
    if not changes:
        if _numbers(new.version) < _numbers(old.version):
            return Fault(where, f"version {new.version} follows {old.version}", "never lower a version")
        return None
    gravest = min(change.verdict for change in changes)
    least = least_version(old.version, gravest)
    if _numbers(new.version) >= _numbers(least):
        return None
    wrong = f"version {new.version} follows {old.version} with a {gravest.word} change"
    return Fault(where, wrong, f"say {least} or more")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
