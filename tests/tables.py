"""What the tables of the SQL target hold: a registry in, the rows of each table by its name behind the prefix out."""

from generator.model import Code, Registry

Row = dict[str, object]
Tables = dict[str, list[Row]]


def tables_of(registry: Registry) -> Tables:
    """Every fact of the registry as rows; positions count from 1."""
    tables: Tables = {
        "kind": [{"name": kind.name, "title": kind.title} for kind in registry.kinds],
        "section": [
            {"name": section.name, "kind": section.kind, "title": section.title, "description": section.description}
            for section in registry.sections
        ],
    }
    rows = [tables["kind"], tables["section"]]
    for name in ("group", "code", "listing", "alias", "former_name"):
        tables[name] = []
    for section in registry.sections:
        own = {"section": section.name}
        groups: list[Row] = [
            {
                **own,
                "id": group.id,
                "name": group.name,
                "title": group.title,
                "wire_name": group.wire_name,
                "description": group.description,
            }
            for group in section.groups
        ]
        codes: list[Row] = [{**own, **_code(code)} for code in section.codes if not code.alias_of]
        aliases: list[Row] = [
            {**own, "name": code.name, "code_id": code.id, "description": code.description, "note": code.note}
            for code in section.codes
            if code.alias_of
        ]
        former: list[Row] = [
            {**own, "name": name, "renamed_to": code.name, "code_id": code.id}
            for code in section.codes
            for name in code.former_names
        ]
        for name, found in (("group", groups), ("code", codes), ("alias", aliases), ("former_name", former)):
            tables[name] += found
            rows.append(found)
        for group in section.groups:
            listings: list[Row] = [
                {**own, "group_id": group.id, **listing} for listing in _listings(section.codes, group.id)
            ]
            tables["listing"] += listings
            rows.append(listings)
    for found in rows:
        for position, row in enumerate(found, 1):
            row["position"] = position
    return tables


def in_order(rows: list[Row]) -> list[list[tuple[str, object]]]:
    """Rows, however an engine orders them and their columns."""
    return sorted((sorted(row.items()) for row in rows), key=repr)


def _code(code: Code) -> Row:
    gone = code.deprecated
    return {
        "id": code.id,
        "name": code.name,
        "group_id": code.group.id if code.group else None,
        "permanent": code.permanent,
        "description": code.description,
        "action": code.action,
        "note": code.note,
        "since": code.since,
        "deprecated_since": gone.since if gone else None,
        "deprecated_reason": gone.reason if gone else None,
        "replaced_by": gone.replaced_by if gone else None,
        "deprecated_note": gone.note if gone else None,
        "docs_url": code.docs_url,
        "listed": True,
    }


def _listings(codes: tuple[Code, ...], group: int) -> list[Row]:
    first: list[Row] = [
        {"code_id": code.id, "description": code.description, "first": True}
        for code in codes
        if code.group and code.group.id == group and not code.alias_of
    ]
    further: list[Row] = [
        {"code_id": code.id, "description": listing.description, "first": False}
        for code in codes
        for listing in code.also_in
        if listing.group and listing.group.id == group and not code.alias_of
    ]
    return [*first, *further]
