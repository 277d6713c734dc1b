"""What payloads of a kind carry of a code, and by which keys."""

from collections.abc import Iterator
from typing import NamedTuple

from ...model import Attribute, Kind
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
    for one in _properties(kind) if kind.payload else ():
        keys.setdefault(one.key, one)
    return tuple(keys.values())


def _properties(kind: Kind) -> Iterator[PayloadKey]:
    named = dict(payload_keys(kind))
    for fact in ("group_id", "group_name", "id", "name", "description"):
        if fact in named:
            yield PayloadKey(named[fact], fact, None)
    if states(kind, "action"):
        yield PayloadKey("action", "action", None)
    yield from (PayloadKey(one.name, "attribute", one) for one in attributes(kind))
