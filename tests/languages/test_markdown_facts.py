"""What a registry states of its own, as a reader of the pages gets it: facts of the notions, written by hand."""

from pathlib import Path

import pytest
from pages import Cell, Page, read_page, rows_of, section_tables
from proofs import printed
from registries import Files, filled_with, write_registry
from trees import files

TESTS = Path(__file__).parents[1]
GOLDEN = TESTS / "golden_notions" / "markdown"
PAGES = sorted(GOLDEN.glob("*.md"))
# The attributes without a column, of the member and of its aliases.
OF_OVERHEATED = "Seen: lab, field\nSpec url: https://codes.example/spec?a=1&b=(2)\nVersions: 1, 2\nFinal: no"
FAULT, REASON = GOLDEN / "device-fault.md", GOLDEN / "reason.md"


def paragraph(page: Page, begin: str) -> Cell:
    (found,) = (cell for cell in page.paragraphs if cell.text.startswith(begin))
    return found


def test_the_notions_are_printed_as_they_were_read(tmp_path: Path) -> None:
    now = printed(TESTS / "notions", tmp_path, "markdown").out

    assert files(GOLDEN) == files(now / "markdown"), "if the change is wanted, print tests/notions into golden_notions"


@pytest.mark.parametrize(
    ("page", "header"),
    [
        ("reason", ("Id", "Name", "Try again", "Whose doing", "Meaning")),
        ("device-fault", ("Id", "Name", "Try again", "Whose doing", "Meaning")),
        ("odd-fault", ("Id", "Name", "Try again", "Meaning")),
        ("plain", ("Id", "Name", "Meaning")),
    ],
)
def test_two_attributes_at_most_have_columns(page: str, header: tuple[str, ...]) -> None:
    assert {header} == {table.header for table in section_tables(read_page(GOLDEN / f"{page}.md"))}


@pytest.mark.parametrize(
    ("path", "name", "texts"),
    [
        (
            REASON,
            "OK",
            ["0x00\n0", "OK\nin payloads Success | <ok>", "no", "", "Done."],
        ),
        (
            REASON,
            "UNSPECIFIED",
            [
                "0x80\n128",
                "UNSPECIFIED\nin payloads Unspecified error",
                "no",
                "far-end",
                "Nobody knows why.\nAction: Look into the log.\nThen ask.\nHTTP status: 500",
            ],
        ),
        (
            REASON,
            "NOT_AUTHORIZED",
            ["0x87\n135", "NOT_AUTHORIZED", "yes", "sender", 'Not allowed.\nHTTP status: 403\nProduct: Guard "3"'],
        ),
        (
            FAULT,
            "OVERHEATED",
            [
                "1",
                "OVERHEATED\nin the protocol Overheated!",
                "yes",
                "THE_NETWORK",
                f"Too warm.\n{OF_OVERHEATED}\nAlso called HOT, WARM.\nFormerly TOO_WARM.",
            ],
        ),
        (
            FAULT,
            "HOT",
            [
                "1",
                "HOT\nin the protocol Hot",
                "yes",
                "THE_NETWORK",
                "What it was called at first.\nDeprecated since 0.2: replaced by OVERHEATED.\n"
                f"A second name of OVERHEATED.\n{OF_OVERHEATED}\nSince 0.1.",
            ],
        ),
        (
            FAULT,
            "WARM",
            [
                "1",
                "WARM",
                "yes",
                "THE_NETWORK",
                f"What programs call it.\nA second name of OVERHEATED in HARDWARE.\n{OF_OVERHEATED}",
            ],
        ),
        (
            FAULT,
            "LOST",
            ["4294967295", "LOST", "no", "", "The greatest there can be, outside of the range.\nVersions: 1"],
        ),
        (GOLDEN / "odd-fault.md", "ODD", ["2", "ODD", "no", "Odd.\nVersions: 1"]),
        (GOLDEN / "plain.md", "LESS", ["-0x00000001\n-1", "LESS", "Less."]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_has_what_is_stated_of_its_code(path: Path, name: str, texts: list[str]) -> None:
    (row,) = rows_of(path, name)

    assert texts == [cell.text for cell in row.values()]


@pytest.mark.parametrize(
    ("path", "name", "links"),
    [
        (FAULT, "OVERHEATED", ["https://codes.example/spec?a=1&b=(2)", "#device-fault-HOT", "#device-fault-WARM"]),
        (
            FAULT,
            "HOT",
            ["#device-fault-OVERHEATED", "#device-fault-OVERHEATED", "https://codes.example/spec?a=1&b=(2)"],
        ),
        (
            FAULT,
            "WARM",
            ["#device-fault-OVERHEATED", "#device-fault-group-1", "https://codes.example/spec?a=1&b=(2)"],
        ),
        (TESTS / "golden" / "markdown" / "main-fault.md", "REPLACED_CODE", ["side-fault.md#side-fault-FRESH_CODE"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_addresses_members_and_what_replaces_a_code_are_links(path: Path, name: str, links: list[str]) -> None:
    (row,) = rows_of(path, name)

    assert links == row["Meaning"].all("link")


@pytest.mark.parametrize(
    ("path", "name", "anchors", "link"),
    [
        (REASON, "UNSPECIFIED", ["reason-128", "reason-UNSPECIFIED"], ["#reason-128"]),
        (FAULT, "LOST", ["device-fault-4294967295", "device-fault-LOST"], ["#device-fault-4294967295"]),
        (GOLDEN / "plain.md", "LESS", ["plain--1", "plain-LESS"], ["#plain--1"]),
        (FAULT, "HOT", ["device-fault-HOT"], []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_anchors_are_decimal_whatever_the_notation(path: Path, name: str, anchors: list[str], link: list[str]) -> None:
    (row,) = rows_of(path, name)

    assert anchors == row["Id"].all("anchor") + row["Name"].all("anchor")
    assert link == row["Id"].all("link")


@pytest.mark.parametrize(
    ("path", "attribute", "text"),
    [
        (
            REASON,
            "retriable",
            "Try again: Whether the same request may work later.\n"
            " Where nothing is stated, and for unknown numbers: no.",
        ),
        (
            REASON,
            "blame",
            'Whose doing: Who has to act: "nobody" is nobody. <b> | `x` */ #}\n sender: Who sent the request.\n'
            ' THE_NETWORK: What lies between | both.\n far-end: The "other" side.\\\n Empty: not stated.',
        ),
        (REASON, "http_status", "HTTP status: The status that a gateway answers with."),
        (FAULT, "seen", "Seen: Where it was seen.\n lab: In a laboratory.\n field: In use."),
        (
            FAULT,
            "versions",
            "Versions: The versions of the protocol that have it.\n"
            " Where nothing is stated, and for unknown numbers: 1.",
        ),
        (FAULT, "final", "Final: Whether nothing follows."),
    ],
)
def test_an_attribute_is_explained_once_above_the_tables(path: Path, attribute: str, text: str) -> None:
    page = read_page(path)
    anchor = f"{path.stem}-attribute-{attribute}"
    (explained,) = (cell for cell in page.paragraphs if cell.all("anchor") == [anchor])

    assert text == explained.text
    source = path.read_text("utf-8")
    assert source.index(f'"{anchor}"') < source.index("| Id |")


def test_a_heading_leads_to_what_explains_it() -> None:
    assert "| [Whose doing](#reason-attribute-blame) | Meaning |" in REASON.read_text("utf-8")


def test_what_no_code_of_a_section_states_is_not_explained() -> None:
    anchors = {path.stem: [one for one in read_page(path).all("anchor") if "-attribute-" in one] for path in PAGES}

    assert anchors == {
        "README": [],
        "by-name": [],
        "by-number": [],
        "device-fault": [
            f"device-fault-attribute-{name}" for name in ("retriable", "blame", "seen", "spec_url", "versions", "final")
        ],
        "odd-fault": ["odd-fault-attribute-retriable", "odd-fault-attribute-versions"],
        "plain": [],
        "reason": [f"reason-attribute-{name}" for name in ("retriable", "blame", "http_status", "product")],
    }


def test_groups_tell_which_unknown_numbers_are_theirs() -> None:
    said = {
        path: [cell.text for cell in read_page(path).paragraphs if cell.text.startswith("Group ")]
        for path in (FAULT, REASON)
    }

    assert said[FAULT] == [
        "Group 1, HARDWARE, in the protocol Hardware class. Something is broken.\n"
        " Unknown numbers from 0 to 2147483647 belong to this group.",
        "Group 2, SOFTWARE. The program is at fault.\n"
        " Unknown numbers from 2147483648 to 3221225471 belong to this group.",
        "Group 0, VENDOR. Known from the wire alone.\n"
        " Unknown numbers from 3221225472 to 4294967295 belong to this group.",
    ]
    assert said[REASON] == [
        "Group SUCCESS. It worked.\n Unknown numbers that are 0x0 when masked with 0x80 belong to this group.",
        "Group FAILURE, in payloads Failure. It did not work.\n"
        " Unknown numbers that are 0x80 when masked with 0x80 belong to this group.",
    ]


def test_a_group_without_an_id_has_no_number() -> None:
    listed = paragraph(read_page(REASON), "Groups: ")

    assert listed.text == "Groups: SUCCESS · Failures"
    assert listed.all("link") == ["#reason-group-SUCCESS", "#reason-group-FAILURE"]


def test_a_group_without_codes_has_a_heading_and_no_table() -> None:
    page = read_page(FAULT)

    assert [heading.text for heading in page.headings] == [
        "Device faults",
        "HARDWARE",
        "SOFTWARE",
        "VENDOR",
        "Reserved",
    ]
    assert len(page.tables) == 2


@pytest.mark.parametrize(
    ("path", "reserved"),
    [
        (FAULT, "No code may use these: 7, 100 to 199."),
        (REASON, "No code may use these: 0x7F, 0x7E, 0xF0 to 0xFF, 0x70 to 0x7D, OLD_NAME, AGED_NAME."),
        (TESTS / "golden" / "markdown" / "main-fault.md", "No code may use these: 13, NEVER_AGAIN."),
    ],
    ids=["ranges", "hexadecimal", "names"],
)
def test_a_page_ends_with_what_is_reserved(path: Path, reserved: str) -> None:
    page = read_page(path)

    assert page.headings[-1].text == "Reserved"
    assert page.paragraphs[-1].text == reserved


@pytest.mark.parametrize(
    ("path", "begin", "text", "links"),
    [
        (
            REASON,
            "The same number",
            "The same number means something else in another kind: here 0x00 is OK, as plain 0x00000000 is NOTHING.",
            ["#reason-0", "plain.md#plain-0"],
        ),
        (
            FAULT,
            "The same number",
            "The same number means something else in another kind: here 1 is OVERHEATED, as reason 0x01 is TLS_OK.",
            ["#device-fault-1", "reason.md#reason-1"],
        ),
        (
            GOLDEN / "by-number.md",
            "Mind the kind",
            "Mind the kind: as reason 0x00 is OK, as plain 0x00000000 is NOTHING.",
            [],
        ),
    ],
    ids=["hexadecimal", "decimal", "index"],
)
def test_a_number_of_two_kinds_is_told(path: Path, begin: str, text: str, links: list[str]) -> None:
    told = paragraph(read_page(path), begin)

    assert text == told.text
    assert links == told.all("link")


def test_no_word_on_numbers_that_only_one_kind_has() -> None:
    """Two is of the faults alone; and in the shipped registry no error of e-mail is a status."""
    for path in (GOLDEN / "odd-fault.md", TESTS.parent / "generated" / "markdown" / "email-error.md"):
        assert "The same number" not in path.read_text("utf-8")


def kinds_with(name: str) -> Files:
    """Two kinds that share a number: the code of one is called so, that of the other BARE."""
    made = filled_with("plain")
    made["single"]["codes"][0]["name"] = name
    made["other"] = {**made["single"], "section": "other", "kind": "one"}
    made["other"]["codes"] = [{**made["single"]["codes"][0], "name": "BARE"}]
    made["registry"]["sections"] = ["single", "other"]
    del made["grouped"]
    return made


@pytest.mark.parametrize(("name", "is_told"), [("OTHER", True), ("BARE", False)])
def test_a_number_that_two_kinds_call_the_same_is_not_said_to_differ(name: str, is_told: bool, tmp_path: Path) -> None:
    write_registry(kinds_with(name), tmp_path)
    out = printed(tmp_path, tmp_path, "markdown").out / "markdown"
    pages = [path.read_text("utf-8") for path in sorted(out.iterdir())]

    assert [page for page in pages if "The same number" in page or "Mind the kind" in page] == (
        [page for page in pages if "# By name" not in page and "# Sources" not in page] if is_told else []
    )


def test_a_number_or_a_name_alone_makes_a_link() -> None:
    by_number, by_name = (read_page(GOLDEN / f"by-{what}.md").all("anchor") for what in ("number", "name"))

    assert by_number == [
        *("plain--1", "reason-0", "plain-0", "reason-1", "fault-1", "fault-2", "reason-128", "reason-135"),
        *("fault-2147483649", "fault-4294967295"),
    ]
    assert {"reason-OK", "fault-HOT", "fault-TOO_WARM", "plain-LESS"} < set(by_name)


def test_of_several_rows_the_first_has_the_anchor() -> None:
    sample = TESTS / "golden" / "markdown"
    (numbers,) = read_page(sample / "by-number.md").tables
    (names,) = read_page(sample / "by-name.md").tables

    assert [(row[3].text, row[0].all("anchor")) for row in numbers.rows if row[0].text == "14"] == [
        ("main-signal", ["signal-14"]),
        ("main-fault", ["fault-14"]),
        ("side-fault", []),
    ]
    # The code that has the name, before the one that had it.
    assert [(row[1].text, row[0].all("anchor")) for row in names.rows if row[0].text == "DESTINATION"] == [
        ("52", ["signal-DESTINATION"]),
        ("14", []),
    ]


def test_names_of_payloads_stand_among_the_others() -> None:
    (table,) = read_page(GOLDEN / "by-name.md").tables
    rows = [tuple(cell.text for cell in row) for row in table.rows]
    begin = rows.index(("HOT", "1", "fault", "device-fault", "alias of OVERHEATED"))

    assert rows[begin + 1] == ("Hot", "1", "fault", "device-fault", "what the protocol calls HOT")
    assert ("Success | <ok>", "0x00\n0", "reason", "reason", "what payloads call OK") in rows
    assert ("TOO_WARM", "1", "fault", "device-fault", "now OVERHEATED") in rows
    assert table.rows[begin + 1][0].all("link") == ["device-fault.md#device-fault-HOT"]
    assert table.rows[begin + 1][0].all("anchor") == []


def test_the_alphabet_does_not_mind_capitals(tmp_path: Path) -> None:
    made = kinds_with("OTHER")
    made["other"]["codes"][0]["wire_name"] = "cherry"
    write_registry(made, tmp_path)
    (table,) = read_page(printed(tmp_path, tmp_path, "markdown").out / "markdown" / "by-name.md").tables

    assert [row[0].text for row in table.rows] == ["BARE", "cherry", "OTHER"]


def test_sources_have_the_columns_that_some_source_needs(tmp_path: Path) -> None:
    made = filled_with("plain")
    made["registry"]["sources"] = {"source": {"title": "Somebody", "note": "In passing."}}
    write_registry(made, tmp_path)
    (table,) = read_page(printed(tmp_path, tmp_path, "markdown").out / "markdown" / "sources.md").tables

    assert table.header == ("Key", "Source", "Note")
    assert [cell.text for cell in table.rows[0]] == ["source", "Somebody", "In passing."]
