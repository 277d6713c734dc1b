"""The registry as relations, asked of the notions and the sample: facts by hand."""

from proofs import NOTIONS, REAL, SAMPLE

from generator.printing.views.relations import Kept, Record, Relation, relations

BY_NAME = {one.name: one for one in relations(NOTIONS.registry())}


def names(relation: Relation) -> list[str]:
    return [column.name for column in relation.columns]


def test_a_relation_is_there_if_it_has_rows() -> None:
    assert [*BY_NAME] == ["kind", "section", "choice", "group", "code", "also_in", "alias", "former_name"]
    assert "choice" not in {one.name for one in relations(SAMPLE.registry())}


def test_the_rows_of_a_section_are_numbered_under_its_name() -> None:
    relation = BY_NAME["alias"]
    rows = [(record.heading, record.values[0], record.values[1], record.values[-1]) for record in relation.records]

    assert rows == [("device-fault", "device-fault", "HOT", 1), (None, "device-fault", "WARM", 2)]
    assert [record.heading for record in BY_NAME["code"].records] == [
        *("reason", None, None, None),
        *("device-fault", None, None),
        "odd-fault",
        *("plain", None),
    ]
    assert BY_NAME["kind"].records[0] == Record(None, ("reason", "Reason codes", 1))


def test_the_keys_that_are_kept() -> None:
    assert BY_NAME["kind"].kept == ()
    assert BY_NAME["group"].kept == (
        Kept("reason", (("SUCCESS",), ("FAILURE",))),
        Kept("device-fault", (("HARDWARE",), ("SOFTWARE",), ("VENDOR",))),
    )
    assert BY_NAME["former_name"].kept == (Kept("device-fault", (("TOO_WARM", "OVERHEATED"),)),)
    assert [one.name for one in BY_NAME.values() if one.is_marked] == ["group", "code"]
    assert [one.name for one in BY_NAME.values() if one.has_long_keys] == ["also_in", "former_name"]


def test_a_column_has_a_type_and_is_optional_if_another_registry_may_lack_it() -> None:
    columns = {column.name: column for column in BY_NAME["code"].columns}

    assert [columns[name].type for name in ("id", "hex", "retriable", "seen", "http_status", "blame", "position")] == [
        *("id", "text", "boolean", "several", "integer", "text", "integer")
    ]
    assert {name for name, column in columns.items() if not column.is_optional} == {
        *("section", "id", "name", "description", "position", "listed")
    }
    assert [column.attribute is not None for column in (columns["seen"], columns["hex"])] == [True, False]
    assert names(BY_NAME["code"])[:3] == ["section", "id", "hex"]


def test_what_nothing_states_has_no_column() -> None:
    (codes,) = (one for one in relations(REAL.registry()) if one.name == "code")

    assert not {"hex", "wire_name"} & {*names(codes)}
    assert {"action", "note"} < {*names(codes)}


def test_several_values_are_never_nothing() -> None:
    seen = names(BY_NAME["code"]).index("seen")

    assert [record.values[seen] for record in BY_NAME["code"].records][3:6] == [(), ("lab", "field"), ()]


def test_what_replaces_a_code_is_told_by_section_number_and_name() -> None:
    row = dict(zip(names(BY_NAME["alias"]), BY_NAME["alias"].records[0].values, strict=True))
    heir = ("replaced_by_section", "replaced_by_id", "replaced_by_name")

    assert tuple(row[name] for name in heir) == ("device-fault", 1, "OVERHEATED")
