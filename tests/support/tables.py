"""What the tables of the SQL target hold: a registry in, the rows of each table by its name behind the prefix out."""

import json
from collections.abc import Iterable

from generator.model import Code, Group, Registry, Section
from generator.printing.views.attributes import fact, printed_attributes

Row = dict[str, object]
Tables = dict[str, list[Row]]


def tables_of(registry: Registry) -> Tables:
    """Every fact of the registry as rows; positions count from 1. What nothing states has no table and no column."""
    sections = registry.sections
    tables: Tables = {
        "kind": _placed({"name": kind.name, "title": kind.title} for kind in registry.kinds),
        "section": _placed(_facts(section, "name", "kind", "title", "description") for section in sections),
        "choice": [
            row
            for attribute in printed_attributes(registry)
            for row in _placed({"attribute": attribute.name, **one._asdict()} for one in attribute.choices)
        ],
    }
    for name, rows_of in (("group", _groups), ("code", _codes), ("also_in", _also_in), ("alias", _aliases)):
        tables[name] = [row for section in sections for row in rows_of(section, registry)]
    tables["former_name"] = [row for section in sections for row in _former_names(section)]
    _leave_out(tables, _unstated(registry))
    return {name: rows for name, rows in tables.items() if rows}


def in_order(rows: list[Row]) -> list[list[tuple[str, object]]]:
    """Rows, however an engine orders them and their columns, and tells truths and lists."""
    return sorted((sorted((name, _plain(value)) for name, value in row.items()) for row in rows), key=repr)


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return [*value] if isinstance(value, tuple) else value


def _placed(rows: Iterable[Row]) -> list[Row]:
    return [{**row, "position": position} for position, row in enumerate(rows, 1)]


def _facts(thing: object, *names: str) -> Row:
    return {name: getattr(thing, name) for name in names}


def _groups(section: Section, _: Registry) -> list[Row]:
    def row(group: Group) -> Row:
        return {
            **_facts(group, "section", "id", "name", "title", "wire_name", "description"),
            "range_first": group.range and group.range.first,
            "range_last": group.range and group.range.last,
            "mask_bits": group.mask and group.mask.bits,
            "mask_value": group.mask and group.mask.value,
            "listed": True,
        }

    return _placed(map(row, section.groups))


def _codes(section: Section, registry: Registry) -> list[Row]:
    attributes = printed_attributes(registry)
    (kind,) = (kind for kind in registry.kinds if kind.name == section.kind)
    digits = len(f"{kind.ids.greatest:X}")

    def row(code: Code) -> Row:
        facts = {one.name: fact(code, one) for one in attributes}
        return {
            **_shared(code, registry),
            **_facts(code, "id", "action"),
            **{one.name: () if one.several and facts[one.name] is None else facts[one.name] for one in attributes},
            "hex": f"{'-' * (code.id < 0)}0x{abs(code.id):0{digits}X}" if kind.hexadecimal else None,
            "listed": True,
        }

    return _placed(row(code) for code in section.codes if not code.alias_of)


def _shared(code: Code, registry: Registry) -> Row:
    """What a code and an alias have."""
    gone = code.deprecated
    section, _, name = (gone.replaced_by or "").partition("/") if gone else ("", "", "")
    heirs = [one for other in registry.sections for one in other.codes if (other.name, one.name) == (section, name)]
    return {
        **_facts(code, "section", "name", "wire_name", "description", "note", "since", "docs_url"),
        "group_name": code.group.name if code.group else None,
        "deprecated_since": gone.since if gone else None,
        "deprecated_reason": gone.reason if gone else None,
        "deprecated_note": gone.note if gone else None,
        "replaced_by_section": section or None,
        "replaced_by_id": heirs[0].id if heirs else None,
        "replaced_by_name": name or None,
    }


def _also_in(section: Section, _: Registry) -> list[Row]:
    return _placed(
        {"section": section.name, "code_id": code.id, "group_name": one.group_name, "description": one.description}
        for code in section.codes
        if not code.alias_of
        for one in code.also_in
    )


def _aliases(section: Section, registry: Registry) -> list[Row]:
    aliases = [code for code in section.codes if code.alias_of]
    return _placed({**_shared(code, registry), "code_id": code.id} for code in aliases)


def _former_names(section: Section) -> list[Row]:
    return _placed(
        {"section": section.name, "name": name, "renamed_to": code.name, "code_id": code.id}
        for code in section.codes
        for name in code.former_names
    )


def _unstated(registry: Registry) -> dict[str, set[str]]:
    """The columns that nothing in the registry needs, by their table."""
    codes = [code for section in registry.sections for code in section.codes]
    groups = [group for section in registry.sections for group in section.groups]
    unstated = {
        name for name in ("action", "note", "since", "docs_url") if all(getattr(code, name) is None for code in codes)
    }
    unstated |= {"wire_name"} if all(code.wire_name == code.name for code in codes) else set()
    unstated |= set() if groups else {"group_name"}
    unstated |= set() if any(kind.hexadecimal for kind in registry.kinds) else {"hex"}
    if not any(code.deprecated for code in codes):
        unstated |= {"deprecated_since", "deprecated_reason", "deprecated_note"}
        unstated |= {"replaced_by_section", "replaced_by_id", "replaced_by_name"}
    of_groups = set() if any(group.id is not None for group in groups) else {"id"}
    of_groups |= set() if any(group.range for group in groups) else {"range_first", "range_last"}
    of_groups |= set() if any(group.mask for group in groups) else {"mask_bits", "mask_value"}
    return {"code": unstated, "alias": unstated, "group": of_groups}


def _leave_out(tables: Tables, unstated: dict[str, set[str]]) -> None:
    for name, columns in unstated.items():
        tables[name] = [{key: row[key] for key in row if key not in columns} for row in tables[name]]
