"""What is printed to a path: a text, or what is known of the one that stands there."""

from typing import NamedTuple


class Same(NamedTuple):
    """What would be printed stands there already: its digest."""

    digest: str


Printed = str | Same
