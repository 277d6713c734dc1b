"""Views: what only some targets ask of a registry, a file a purpose; each is a filter of its name in all templates."""

from collections.abc import Callable

from .attributes import attributes, choices_of, columns, fact, printed_attributes, printed_choices
from .documentation import annotations, documentation, sentence
from .numbers import bits, classified, has_group_ids, has_named_groups, hexadecimal_digits, kind_of, notation, span
from .package import digits, package_version, unlisted
from .reference import group_anchor, name_anchor, named_codes, rows_by_name, rows_by_number, tables
from .reserved import reserved_ids, reserved_names
from .stated import has_groups, states, wire_names
from .zero import groups_zero_first, zero, zero_first, zero_group

_VIEWS: tuple[Callable[..., object], ...] = (
    *(annotations, documentation, sentence),
    *(digits, package_version, unlisted),
    *(rows_by_name, rows_by_number, group_anchor, name_anchor, named_codes, tables),
    *(reserved_ids, reserved_names),
    *(has_groups, states, wire_names),
    *(attributes, choices_of, columns, fact, printed_attributes, printed_choices),
    *(bits, classified, has_group_ids, has_named_groups, hexadecimal_digits, kind_of, notation, span),
    *(groups_zero_first, zero, zero_first, zero_group),
)
VIEWS = {view.__name__: view for view in _VIEWS}
