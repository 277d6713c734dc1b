"""What payloads of a kind hold."""

from ...model import Kind
from .numbers import has_group_ids
from .stated import has_groups


def payload_keys(kind: Kind) -> tuple[tuple[str, str], ...]:
    """Each fact that payloads carry (`id`, `name`, …) and its key; of groups only what the kind's groups have."""
    absent = {"object"}
    absent |= set() if has_groups(kind) else {"group_name"}
    absent |= set() if has_group_ids(kind) else {"group_id"}
    stated = kind.payload._asdict().items() if kind.payload else ()
    return tuple((fact, key) for fact, key in stated if key is not None and fact not in absent)
