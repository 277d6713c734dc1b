"""Licenses: the SPDX identifier of one in, its text out, where we have it."""

from functools import cache
from pathlib import Path

_TEXTS = Path(__file__).parent / "license_texts"


def license_of(identifier: str | None, holder: str) -> str | None:
    """The text of a license with the name of its holder; None for one that we have not, and for expressions of several.

    The texts are those of the SPDX license list. They say no year: a license holds without one.
    """
    if identifier not in known_licenses():
        return None
    return _TEXTS.joinpath(f"{identifier}.txt").read_text("utf-8").replace("{holder}", holder)


@cache
def known_licenses() -> frozenset[str]:
    """The identifiers of the licenses whose texts we have."""
    return frozenset(path.stem for path in _TEXTS.glob("*.txt"))
