"""What the tables of the SQL target hold: a registry in, the rows of each table by its name behind the prefix out."""

from generator.model import Code, Registry, Section
from generator.printing.views.attributes import printed_attributes

Row = dict[str, object]
Tables = dict[str, list[Row]]


def tables_of(registry: Registry) -> Tables:
    """Every fact of the registry as rows; positions count from 1."""
    tables: Tables = {
        "kind": _placed([{"name": kind.name, "title": kind.title} for kind in registry.kinds]),
        "section": _placed([_facts(section, "name", "kind", "title", "description") for section in registry.sections]),
    }
    for name, rows_of in _TABLES.items():
        tables[name] = [row for section in registry.sections for row in rows_of(section)]
    columns = [attribute.name for attribute in printed_attributes(registry)]
    codes = [code for section in registry.sections for code in section.members]
    for row, code in zip(tables["code"], codes, strict=True):
        row |= {name: code.facts.get(name) for name in columns}
    return tables


def in_order(rows: list[Row]) -> list[list[tuple[str, object]]]:
    """Rows, however an engine orders them and their columns."""
    return sorted((sorted(row.items()) for row in rows), key=repr)


def _placed(rows: list[Row]) -> list[Row]:
    return [{**row, "position": position} for position, row in enumerate(rows, 1)]


def _facts(thing: object, *names: str) -> Row:
    return {name: getattr(thing, name) for name in names}


def _groups(section: Section) -> list[Row]:
    facts = ("section", "id", "name", "title", "wire_name", "description")
    return _placed([_facts(group, *facts) for group in section.groups])


def _codes(section: Section) -> list[Row]:
    return _placed([_code(code) for code in section.codes if not code.alias_of])


def _code(code: Code) -> Row:
    gone = code.deprecated
    return {
        **_facts(code, "section", "id", "name"),
        **_facts(code, "description", "action", "note", "since", "docs_url"),
        "group_id": code.group.id if code.group else None,
        "deprecated_since": gone.since if gone else None,
        "deprecated_reason": gone.reason if gone else None,
        "replaced_by": gone.replaced_by if gone else None,
        "deprecated_note": gone.note if gone else None,
        "listed": True,
    }


def _listings(section: Section) -> list[Row]:
    """The codes of each group, then those that belong to another one."""
    rows = []
    for group in section.groups:
        own = {"section": section.name, "group_id": group.id}
        members = [code for code in section.codes if not code.alias_of]
        first: list[Row] = [
            {**own, "code_id": code.id, "description": code.description, "first": True}
            for code in members
            if code.group is group
        ]
        further: list[Row] = [
            {**own, "code_id": code.id, "description": listing.description, "first": False}
            for code in members
            for listing in code.also_in
            if listing.group is group
        ]
        rows += _placed([*first, *further])
    return rows


def _aliases(section: Section) -> list[Row]:
    aliases = [code for code in section.codes if code.alias_of]
    return _placed([{"code_id": code.id, **_facts(code, "section", "name", "description", "note")} for code in aliases])


def _former_names(section: Section) -> list[Row]:
    return _placed(
        [
            {"section": section.name, "name": name, "renamed_to": code.name, "code_id": code.id}
            for code in section.codes
            for name in code.former_names
        ]
    )


_TABLES = {
    "group": _groups,
    "code": _codes,
    "listing": _listings,
    "alias": _aliases,
    "former_name": _former_names,
}
