"""What payloads of a kind carry of a code, and by which keys."""

from collections.abc import Iterator
from typing import NamedTuple

from ...model import Attribute, Kind
from ...targets.stating import has_group_ids
from .stated import has_groups


class PayloadKey(NamedTuple):
    """A key of a payload: which fact of a code it carries, or which attribute."""

    key: str
    fact: str
    attribute: Attribute | None


def payload_properties(kind: Kind) -> tuple[PayloadKey, ...]:
    """The keys of the payloads of a kind that the registry names; of groups only what the kind's groups have."""
    return tuple(_properties(kind))


def _properties(kind: Kind) -> Iterator[PayloadKey]:
    absent = {"group_name": not has_groups(kind), "group_id": not has_group_ids(kind)}
    attributes = {attribute.name: attribute for attribute in kind.attributes}
    for fact, key in kind.payload.keys if kind.payload else ():
        if not absent.get(fact):
            attribute = attributes.get(fact)
            yield PayloadKey(key, "attribute" if attribute else fact, attribute)
