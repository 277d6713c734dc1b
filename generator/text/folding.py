"""The fold of names: a name in, the name as every language's look-ups compare it, by ASCII's letters alone, out."""

from string import ascii_lowercase, ascii_uppercase

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


def folded(name: str) -> str:
    """A name with ASCII's capitals small; all other letters are themselves."""
    return name.translate(_SMALL)
