"""What payloads of a kind carry of a code, and by which keys."""

from collections.abc import Iterator
from typing import NamedTuple

from ...model import Attribute, Kind, Payload
from .attributes import attributes
from .numbers import has_group_ids
from .stated import has_groups, states


def payload_keys(kind: Kind) -> tuple[tuple[str, str], ...]:
    """Each fact that payloads carry (`id`, `name`, …) and its key; of groups only what the kind's groups have."""
    absent = {"object"}
    absent |= set() if has_groups(kind) else {"group_name"}
    absent |= set() if has_group_ids(kind) else {"group_id"}
    stated = kind.payload._asdict().items() if kind.payload else ()
    return tuple((fact, key) for fact, key in stated if key is not None and fact not in absent)


class PayloadKey(NamedTuple):
    """A key of a payload: which fact of a code it carries, or which attribute."""

    key: str
    fact: str
    attribute: Attribute | None


def payload_properties(kind: Kind) -> tuple[PayloadKey, ...]:
    """The keys of the payloads of a kind, each once; none where the registry does not say how payloads look.

    The registry names those of what every code has. What only some codes state is carried by its own name.
    """
    keys: dict[str, PayloadKey] = {}
    for one in _properties(kind, kind.payload) if kind.payload else ():
        keys.setdefault(one.key, one)
    return tuple(keys.values())


def _properties(kind: Kind, payload: Payload) -> Iterator[PayloadKey]:
    named = {
        "group_id": payload.group_id if has_group_ids(kind) else None,
        "group_name": payload.group_name if has_groups(kind) else None,
        "id": payload.id,
        "name": payload.name,
        "description": payload.description,
        "action": "action" if states(kind, "action") else None,
    }
    yield from (PayloadKey(key, fact, None) for fact, key in named.items() if key)
    yield from (PayloadKey(one.name, "attribute", one) for one in attributes(kind))
