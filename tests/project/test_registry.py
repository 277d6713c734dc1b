"""The registry that ships says what its page says: `page.tsv` holds the page's facts, taken from the page itself.

A later code has its row there too, as its own source says. Codes are for ever, so no number here is a bound from above.
"""

from collections import Counter
from pathlib import Path

import pytest
from facts import page_ids, page_rows
from registries import filled_with, write_registry

from generator.model import Code, Registry
from generator.printing.views.reference import Row, tables
from generator.printing.views.stated import has_groups, states, wire_names
from generator.reading.spec import read_spec

TESTS = Path(__file__).parents[1]
SPEC = TESTS.parent / "spec"

Fact = tuple[str, ...]


def page_facts() -> list[Fact]:
    return [tuple(row.values()) for row in page_rows()]


@pytest.fixture(scope="module")
def registry() -> Registry:
    spec = read_spec(SPEC)

    assert spec.findings([]) == []
    assert spec.registry is not None
    return spec.registry


def registry_facts(registry: Registry) -> list[Fact]:
    words: dict[object, str] = {True: "true", False: "false", None: "-"}
    facts: list[Fact] = []
    for section in registry.sections:
        for table in tables(section):
            group_id, title = (str(table.group.id), table.group.title) if table.group else ("-", "-")
            for row in table.rows:
                facts.append(
                    (
                        section.name,
                        section.kind,
                        group_id,
                        title,
                        str(row.code.id),
                        words[row.code.facts.get("permanent")],
                    )
                )
    return facts


def rows(registry: Registry) -> list[Row]:
    return [row for section in registry.sections for table in tables(section) for row in table.rows]


def code(registry: Registry, qualified_name: str) -> Code:
    section = next(section for section in registry.sections if section.name == qualified_name.split("/")[0])
    return next(code for code in section.codes if code.qualified_name == qualified_name)


def test_the_page_had_234_rows() -> None:
    assert len(page_facts()) >= 234


def test_the_registry_has_each_row_of_the_page_in_its_order(registry: Registry) -> None:
    """It may have more: a code that no page lists."""
    page = page_facts()

    assert [fact for fact in registry_facts(registry) if fact in page] == page


def test_the_rows_are_codes_aliases_and_second_listings(registry: Registry) -> None:
    sorts = Counter("second" if not row.first else "alias" if row.code.alias_of else "code" for row in rows(registry))

    assert sorts["code"] >= len(page_ids())
    assert sorts.total() >= len(page_rows())
    assert min(sorts["alias"], sorts["second"]) >= 1


@pytest.mark.parametrize(
    ("qualified_name", "id_"),
    [
        ("general-status/REJECTED_DESTINATION", 52),
        ("general-status/REJECTED_DESTINATION_BLOCKLISTED", 14),
        ("general-status/MISSING_TO", 51),
        ("general-error/NO_ERROR", 0),
        ("general-error/EC_ABSENT_SUBSCRIBER", 27),
        ("general-error/EC_BLACKLISTED_SENDERADDRESS", 2053),
        ("general-error/EC_SOURCE_ADDRESS_BLACKLISTED", 2053),
        # Misspelt in every source: the spelling is the name.
        ("general-error/EC_PA_SUPPORTINGDIALOGORTRANSACTIONREALEASED", 1537),
        ("general-error/EC_PA_RESSOURCELIMITATION", 1538),
        ("voice-error/EC_VOICE_USER_BUSY", 5002),
        ("chat-error/EC_INTERNAL_ERROR", 7080),
        ("mobile-identity-error/EC_INTERNAL_ERROR", 1000),
        ("dlt-error/EC_BLOCKED_BY_DLT", 4106),
    ],
)
def test_names(registry: Registry, qualified_name: str, id_: int) -> None:
    assert code(registry, qualified_name).id == id_


def test_the_double_2053_is_a_code_and_its_alias(registry: Registry) -> None:
    alias = code(registry, "general-error/EC_SOURCE_ADDRESS_BLACKLISTED")

    assert alias.alias_of == "EC_BLACKLISTED_SENDERADDRESS"
    assert code(registry, "general-error/EC_BLACKLISTED_SENDERADDRESS").aliases == ("EC_SOURCE_ADDRESS_BLACKLISTED",)


def test_4102_stands_in_two_groups(registry: Registry) -> None:
    both = code(registry, "general-error/EC_NOTSUBMITTEDTOSMPPCHANNEL")

    assert [group.name for group in both.groups] == ["USER_ERRORS", "OPERATOR_ERRORS"]


def test_twelve_ids_are_a_status_and_an_error(registry: Registry) -> None:
    ids = {kind.name: {code.id for section in kind.sections for code in section.members} for kind in registry.kinds}

    assert {5, 6, 7, 8, 9, 10, 11, 12, 13, 20, 21, 51} <= ids["status"] & ids["error"]


def test_errors_of_every_channel_say_the_same_four_words_on_the_wire(registry: Registry) -> None:
    wire_names = {
        (group.id, group.wire_name)
        for section in registry.sections
        if section.kind == "error"
        for group in section.groups
    }

    assert wire_names == {(0, "OK"), (1, "HANDSET_ERRORS"), (2, "USER_ERRORS"), (3, "OPERATOR_ERRORS")}


def test_every_name_has_a_witness(registry: Registry) -> None:
    nameless = [code.qualified_name for section in registry.sections for code in section.codes if not code.named_by]

    assert nameless == []


def test_texts_are_plain(registry: Registry) -> None:
    marked = [
        row.code.qualified_name for row in rows(registry) if "`" in f"{row.description}{row.code.action}{row.code.note}"
    ]

    assert marked == []


def test_what_can_be_said_of_a_kind_as_a_whole(registry: Registry) -> None:
    facts = {kind.name: (has_groups(kind), states(kind, "permanent"), wire_names(kind)) for kind in registry.kinds}

    assert facts == {
        "status": (True, False, ("PENDING", "UNDELIVERABLE", "DELIVERED", "EXPIRED", "REJECTED")),
        "error": (True, True, ("OK", "HANDSET_ERRORS", "USER_ERRORS", "OPERATOR_ERRORS")),
    }


def test_a_kind_of_sections_without_groups_has_none(tmp_path: Path) -> None:
    write_registry(filled_with("plain"), tmp_path)
    hostile = read_spec(tmp_path).registry
    assert hostile is not None
    grouped, single = hostile.kinds

    assert (has_groups(grouped), states(grouped, "permanent"), wire_names(grouped)) == (True, True, ("plain", "LATER"))
    assert (has_groups(single), states(single, "permanent"), wire_names(single)) == (False, False, ())
