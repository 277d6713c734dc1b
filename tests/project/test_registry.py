"""The registry that ships says what its sources say: `page.tsv` holds the facts of the first page, `edition-2026.tsv`
those of the second edition, each taken from the page itself.

A later code has its row in a table too, as its own source says. Codes are for ever: no number bounds them from above.
"""

from collections import Counter
from pathlib import Path

import pytest
from facts import edition_ids, edition_rows, page_rows
from registries import filled_with, write_registry
from shipped import shipped_registry

from generator.model import Code, Registry
from generator.printing.views.reference import Row, tables
from generator.printing.views.stated import has_groups, states, wire_names
from generator.reading.spec import read_spec

Fact = tuple[str, ...]

WORDS: dict[object, str] = {True: "true", False: "false", None: "-"}
# Not permanent on the page of 2026. What the first page said stays, and the note of each tells both.
KEPT_FLAGS = {"6007": "true", "6010": "true", "6017": "true"}


def page_facts() -> list[Fact]:
    return [tuple(row.values()) for row in page_rows()]


def edition_facts() -> list[Fact]:
    """Section, id, name, group and permanence of each row."""
    rows = [row | {"permanent": KEPT_FLAGS.get(row["id"], row["permanent"])} for row in edition_rows()]
    return [tuple(row[key] for key in ("section", "id", "name", "group", "permanent")) for row in rows]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return shipped_registry()


def facts_of_the_page(registry: Registry) -> list[Fact]:
    return [
        (section.name, section.kind, *shown, str(row.code.id), WORDS[row.code.facts.get("permanent")])
        for section in registry.sections
        for table in tables(section)
        for shown in [(str(table.group.id), table.group.title) if table.group else ("-", "-")]
        for row in table.rows
    ]


def facts_of_the_edition(registry: Registry) -> list[Fact]:
    return [
        (section.name, str(row.code.id), row.code.name, group, WORDS[row.code.facts.get("permanent")])
        for section in registry.sections
        for table in tables(section)
        for group in [table.group.name if table.group else "-"]
        for row in table.rows
    ]


def rows(registry: Registry) -> list[Row]:
    return [row for section in registry.sections for table in tables(section) for row in table.rows]


def code(registry: Registry, qualified_name: str) -> Code:
    section = next(section for section in registry.sections if section.name == qualified_name.split("/")[0])
    return next(code for code in section.codes if code.qualified_name == qualified_name)


def test_the_tables_are_whole() -> None:
    assert len(page_facts()) >= 234
    assert len(edition_facts()) >= 490


def test_the_registry_has_each_row_of_the_first_page(registry: Registry) -> None:
    """It may have more. Later pages have another order."""
    assert Counter(page_facts()) - Counter(facts_of_the_page(registry)) == Counter()


def test_the_registry_has_each_row_of_its_second_edition(registry: Registry) -> None:
    """It may have more: what a later edition adds has a table of its own."""
    assert Counter(edition_facts()) - Counter(facts_of_the_edition(registry)) == Counter()


def test_the_codes_of_a_group_stand_in_the_order_of_the_edition(registry: Registry) -> None:
    """But for 6017, which stands where the first page had it."""
    own = [
        (section.name, str(code.id), code.name, code.group.name if code.group else "-")
        for section in registry.sections
        for code in section.codes
    ]
    edition = [fact[:4] for fact in edition_facts() if fact[:4] in own]

    assert [fact for fact in own if fact in edition] == edition


def test_where_the_pages_differ_the_note_says_both(registry: Registry) -> None:
    codes = {code.qualified_name: code for section in registry.sections for code in section.members}
    differing = [row for row in edition_rows() if row["id"] in KEPT_FLAGS]

    assert {row["permanent"] for row in differing} == {"false"}
    for row in differing:
        note = codes[f"{row['section']}/{row['name']}"].note
        assert note is not None
        assert "first page" in note
        assert "not permanent" in note


def test_6017_stands_in_the_group_of_each_page(registry: Registry) -> None:
    both = code(registry, "email-error/EC_SENDER_IP_BLACKLISTED")

    assert [group.name for group in both.groups] == ["DROPPED", "BOUNCED"]


def test_87_stands_in_two_groups(registry: Registry) -> None:
    both = code(registry, "general-status/SIGNALS_BLOCKED")

    assert [group.name for group in both.groups] == ["REJECTED", "EXPIRED"]


def test_what_left_the_page_is_deprecated(registry: Registry) -> None:
    said = {
        f"{section.name}/{code.id}": code.deprecated.replaced_by
        for section in registry.sections
        for code in section.codes
        if code.deprecated
    }
    voice = {f"{section}/{number}" for section, number in edition_ids(section="voice-error")}
    left = {f"email-error/{number}" for number in (6001, 6004, 6005, 6008, 6014, 6015)}

    assert voice | left <= {*said}
    assert {key: heir for key, heir in said.items() if heir} == {
        "voice-error/5000": "voice-webrtc-error/NORMAL_HANGUP",
        "voice-error/5492": "general-error/EC_DUPLICATE_MESSAGE",
        "email-error/6001": "email-error/EC_SUPPRESSED_BOUNCE",
    }


def test_what_is_new_says_since_when(registry: Registry) -> None:
    first = {(row["section"], row["id"]) for row in page_rows()}
    edition = {(section, str(number)) for section, number in edition_ids()}
    since = {(code.section, str(code.id)) for section in registry.sections for code in section.members if code.since}

    assert since & first == set()
    assert edition - first <= since


def test_every_code_says_what_happened_and_what_to_do(registry: Registry) -> None:
    silent = [
        code.qualified_name
        for section in registry.sections
        for code in section.members
        if not (code.description.endswith(".") and code.action and code.action.endswith("."))
    ]

    assert silent == []


def test_a_group_that_only_payloads_name(registry: Registry) -> None:
    (accepted,) = (table for table in tables(registry.sections[0]) if table.group and table.group.id == 0)

    assert accepted.group
    assert (accepted.group.name, accepted.rows) == ("ACCEPTED", ())


def test_the_rows_are_codes_aliases_and_second_listings(registry: Registry) -> None:
    sorts = Counter("second" if not row.first else "alias" if row.code.alias_of else "code" for row in rows(registry))

    assert sorts["code"] >= len(edition_ids())
    assert sorts.total() >= len(edition_rows())
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
        # These slips are the page's own, too.
        ("general-error/EC_ACC_HAS_NO_ADRESS_FOR_DESR", 597),
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


def test_many_ids_are_a_status_and_an_error(registry: Registry) -> None:
    """The comments of general-status.yaml and general-error.yaml name them."""
    ids = {kind.name: {code.id for section in kind.sections for code in section.members} for kind in registry.kinds}

    assert {1, 2, *range(5, 14), 15, 20, 21, 24, 31, 51, 71, 100} <= ids["status"] & ids["error"]


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


def test_every_source_is_a_witness(registry: Registry) -> None:
    named = {key for section in registry.sections for code in section.codes for key in code.named_by}

    assert [source.key for source in registry.sources if source.key not in named] == []


def test_texts_are_plain(registry: Registry) -> None:
    marked = [
        row.code.qualified_name for row in rows(registry) if "`" in f"{row.description}{row.code.action}{row.code.note}"
    ]

    assert marked == []


def test_what_can_be_said_of_a_kind_as_a_whole(registry: Registry) -> None:
    facts = {kind.name: (has_groups(kind), states(kind, "permanent"), wire_names(kind)) for kind in registry.kinds}

    assert facts == {
        "status": (True, False, ("ACCEPTED", "PENDING", "UNDELIVERABLE", "DELIVERED", "EXPIRED", "REJECTED")),
        "error": (True, True, ("OK", "HANDSET_ERRORS", "USER_ERRORS", "OPERATOR_ERRORS")),
    }


def test_a_kind_of_sections_without_groups_has_none(tmp_path: Path) -> None:
    write_registry(filled_with("plain"), tmp_path)
    hostile = read_spec(tmp_path).registry
    assert hostile is not None
    grouped, single = hostile.kinds

    assert (has_groups(grouped), states(grouped, "permanent"), wire_names(grouped)) == (True, True, ("plain", "LATER"))
    assert (has_groups(single), states(single, "permanent"), wire_names(single)) == (False, False, ())
