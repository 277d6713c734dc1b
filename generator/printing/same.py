"""What is printed to a path: a text in UTF-8, or what is known of the one that stands there."""

from typing import NamedTuple


class Made(NamedTuple):
    """What was made for a path, and of which scope: the number of what its template was given."""

    content: bytes
    scope: int


class Same(NamedTuple):
    """What would be printed stands there already: its digest."""

    digest: str


Printed = bytes | Same
