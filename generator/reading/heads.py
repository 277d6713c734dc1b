"""Heads: a section's data in, what its schema says of it out: its kind, and its groups."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Head(NamedTuple):
    """What is known of a section without its codes: `groups` are names with titles; `told_by` is range or mask.

    `is_numbered` is whether its groups have ids, if there are any.
    """

    kind: str | None
    groups: Mapping[str, str]
    told_by: frozenset[str]
    is_numbered: bool


def head_of(data: Mapping[str, Any]) -> Head:
    """The head of a section; what is misshapen in it was left out."""
    groups = [group for group in data.get("groups", ()) if group is not None]
    return Head(
        kind=data.get("kind"),
        groups={group["name"]: group.get("title", group["name"]) for group in groups},
        told_by=frozenset(key for group in groups for key in ("range", "mask") if key in group),
        is_numbered=not groups or any("id" in group for group in groups),
    )
