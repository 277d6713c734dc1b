"""Views: what only some targets ask of a registry, a file a purpose; each is a filter of its name in all templates."""

from collections.abc import Callable

from ...targets.stating import has_group_ids, has_named_groups
from ...targets.subjects import numbers_of
from .annotations import annotations, group_annotations, value_schema
from .attributes import attributes, choices_of, fact, facts, numbered, printed_attributes, printed_choices
from .data import cells, default_cell, fields, hexadecimal_id, hexadecimal_kinds, kinds_with, values
from .documentation import documentation, enum_description, fact_lines, sentence
from .editions import edition_anchor, editions
from .indexes import has_other_names, index_by_name, index_by_number, shared_number
from .lookup import (
    answers,
    by_fact,
    by_id,
    folded_former_names,
    folded_names,
    former_names_of_aliases,
    formerly,
    replacement,
)
from .numbers import (
    bits,
    classified,
    comparisons,
    has_masks,
    has_ranges,
    hexadecimal_digits,
    kind_of,
    notation,
    numbered_description,
    widest,
)
from .package import package_version, unlisted
from .pages import explained, membership, page_tables, stretch
from .payload import payload_properties
from .readme import labels, license_text, links, prose, shown, tells_more
from .reference import group_anchor, name_anchor, named_codes, named_once, tables
from .relations import relations
from .reserved import reservations, reserved_ids, reserved_names, reserved_sentence
from .site import anchored, around, articles, hue, old_name, one_line, site, span, words
from .site_data import filters, number_data, payload_example, searched
from .stated import has_groups, members_state, states, wire, wire_names
from .zero import groups_zero_first, zero, zero_first, zero_group

_VIEWS: tuple[Callable[..., object], ...] = (
    *(annotations, group_annotations, value_schema),
    *(attributes, choices_of, fact, facts, numbered, printed_attributes, printed_choices),
    *(cells, default_cell, fields, hexadecimal_id, hexadecimal_kinds, kinds_with, values),
    *(documentation, enum_description, fact_lines, sentence),
    *(edition_anchor, editions),
    *(has_other_names, index_by_name, index_by_number, shared_number),
    *(
        answers,
        by_fact,
        by_id,
        folded_former_names,
        folded_names,
        replacement,
        formerly,
        former_names_of_aliases,
    ),
    *(
        bits,
        classified,
        comparisons,
        has_masks,
        has_ranges,
        hexadecimal_digits,
        kind_of,
        notation,
        numbered_description,
        widest,
    ),
    *(package_version, unlisted),
    *(labels, license_text, links, prose, shown, tells_more),
    *(explained, membership, page_tables, stretch),
    *(group_anchor, name_anchor, named_codes, tables, named_once),
    relations,
    payload_properties,
    *(reservations, reserved_ids, reserved_names, reserved_sentence),
    *(anchored, around, articles, hue, numbers_of, old_name, one_line, site, span, words),
    *(filters, number_data, payload_example, searched),
    *(has_group_ids, has_groups, has_named_groups, members_state, states, wire, wire_names),
    *(groups_zero_first, zero, zero_first, zero_group),
)
VIEWS = {view.__name__: view for view in _VIEWS}
