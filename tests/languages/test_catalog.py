"""The printed catalogue as a reader of JSON or CSV takes it: every fact of the registry."""

import json
from collections import Counter
from pathlib import Path

import pytest
from catalogs import (
    COLUMNS,
    NOTIONS,
    REAL,
    SAMPLE,
    SPECS,
    TESTS,
    Data,
    catalog_of,
    code_of,
    ordered,
    read_json,
    read_rows,
    registry_of,
    rows_of,
)
from facts import edition_ids, page_rows
from hostile_registries import every_registry, printed
from jsonschema import Draft202012Validator
from pages import read_page
from proofs import missing_tools, output_of, require_tools
from readers import READERS, read_with
from registries import Files, filled_with
from trees import files as files_of

from generator.cli import main
from generator.targets.folders import TEMPLATES
from generator.targets.manifest import read_targets

every_folder = pytest.mark.parametrize("folder", SPECS, ids=lambda path: path.parent.name)
every_json = pytest.mark.parametrize(
    "path",
    [folder / name for folder in SPECS for name in ("catalog.json", "catalog.schema.json")],
    ids=lambda path: path.relative_to(TESTS.parent).as_posix(),
)

# What a text cell of a spreadsheet, a CSV reader or the CSV itself could take for something else.
CELLS = ["=1+1", "+1", "-1", "@x", "a,b", ",", '""', '"a","b"', "a;b", "a\nb", 'a\n"b"\n,c', "null", "true", "first"]

# What editors and scanners obey in a comment.
OBEYED = ["vi:", "vim: tw=1", "vim800: tw=1", "ex: a", "Local Variables:", "-*- a -*-", "cspell:", "spell-checker: a"]
OBEYED += ["NOSONAR", "nopmd", "CSOFF", "checkstyle: OFF", "codespell:ignore", "gitleaks:allow"]
OBEYED += ["SPDX-License-Identifier: MIT", "REUSE-IgnoreStart"]


@every_json
def test_it_is_canonical(path: Path) -> None:
    assert json.dumps(read_json(path), indent=2, ensure_ascii=False) + "\n" == path.read_text(encoding="utf-8")


@every_folder
def test_the_catalogue_is_the_registry(folder: Path) -> None:
    expected, catalog = catalog_of(registry_of(SPECS[folder])), read_json(folder / "catalog.json")

    assert ordered(expected) == ordered(catalog)


@every_folder
def test_the_csv_is_the_registry(folder: Path) -> None:
    expected, rows = list(rows_of(registry_of(SPECS[folder]))), read_rows(folder)

    assert expected == rows
    assert list(expected[0]) == list(rows[0])


@pytest.mark.parametrize("kind", ["status", "error"])
def test_the_catalogue_has_the_members_of_the_page(kind: str) -> None:
    sections = [section for section in read_json(REAL / "catalog.json")["sections"] if section["kind"] == kind]
    members = [
        (section["name"], code["id"]) for section in sections for code in section["codes"] if not code["alias_of"]
    ]

    assert {*edition_ids(kind=kind)} <= {*members}


def test_the_csv_has_the_rows_of_the_page() -> None:
    keys = ("section", "kind", "group_id", "id", "permanent")
    page = [tuple("" if row[key] == "-" else row[key] for key in keys) for row in page_rows()]
    rows = [tuple(row[key] for key in keys) for row in read_rows(REAL)]

    assert Counter(page) - Counter(rows) == Counter()


@pytest.mark.parametrize(
    ("folder", "section", "expected"),
    [
        (
            REAL,
            "general-error",
            {
                "id": 4102,
                "name": "EC_NOTSUBMITTEDTOSMPPCHANNEL",
                "wire_name": "EC_NOTSUBMITTEDTOSMPPCHANNEL",
                "alias_of": None,
                "aliases": [],
                "former_names": [],
                "group": "USER_ERRORS",
                "also_in": [
                    {"group": "OPERATOR_ERRORS", "description": "The message was not submitted to the SMPP channel."}
                ],
                "attributes": {"permanent": True, "cause": None, "retry": None},
                "description": "No SMPP connection was up to hand the message over; official texts speak of inbound"
                " messages.",
                "action": "Check that your SMPP client is bound; then ask Support.",
                "note": "The page lists it in USER_ERRORS and in OPERATOR_ERRORS; the official page of 2026-07 has"
                " the same name in both.",
                "since": None,
                "deprecated": None,
                "named_by": ["official-2026", "smspartner", "whitelabel-2015"],
                "docs_url": None,
            },
        ),
        (
            SAMPLE,
            "main-fault",
            {
                "id": 14,
                "name": "SHARED_NUMBER",
                "wire_name": "SHARED_NUMBER",
                "alias_of": None,
                "aliases": [],
                "former_names": [],
                "group": "USER_FAULT",
                "also_in": [],
                "attributes": {"permanent": True},
                "description": "The number of a signal too.",
                "action": "Look it up as a fault.",
                "note": "Twelve such numbers exist in the wild.",
                "since": "1.1",
                "deprecated": None,
                "named_by": ["manual", "field"],
                "docs_url": "https://codes.example/main-fault.html#main-fault-14",
                "x-rank": 1,
                "x-notes": ["first", {"second": [1, True]}],
            },
        ),
        (
            SAMPLE,
            "main-fault",
            {
                "id": 51,
                "name": "REPLACED_CODE",
                "wire_name": "REPLACED_CODE",
                "alias_of": None,
                "aliases": [],
                "former_names": [],
                "group": "SYSTEM_FAULT",
                "also_in": [],
                "attributes": {"permanent": False},
                "description": "Another code is sent instead.",
                "action": None,
                "note": None,
                "since": None,
                "deprecated": {
                    "since": "2.1",
                    "reason": "replaced",
                    "replaced_by": "side-fault/FRESH_CODE",
                    "note": None,
                },
                "named_by": [],
                "docs_url": "https://codes.example/main-fault.html#main-fault-51",
            },
        ),
        (
            NOTIONS,
            "device-fault",
            {
                "id": 1,
                "name": "HOT",
                "wire_name": "Hot",
                "alias_of": "OVERHEATED",
                "aliases": [],
                "former_names": [],
                "group": "HARDWARE",
                "also_in": [],
                "attributes": {
                    "retriable": True,
                    "blame": "THE_NETWORK",
                    "seen": ["lab", "field"],
                    "spec_url": "https://codes.example/spec?a=1&b=(2)",
                    "versions": [1, 2],
                    "final": False,
                },
                "description": "What it was called at first.",
                "action": None,
                "note": None,
                "since": "0.1",
                "deprecated": {
                    "since": "0.2",
                    "reason": "replaced",
                    "replaced_by": "device-fault/OVERHEATED",
                    "note": None,
                },
                "named_by": [],
                "docs_url": "https://codes.example/device/fault/1.html",
            },
        ),
        (
            NOTIONS,
            "reason",
            {
                "id": 128,
                "name": "UNSPECIFIED",
                "wire_name": "Unspecified error",
                "alias_of": None,
                "aliases": [],
                "former_names": [],
                "group": "FAILURE",
                "also_in": [],
                "attributes": {"retriable": False, "blame": "far-end", "http_status": 500, "product": None},
                "description": "Nobody knows why.",
                "action": "Look into the log.\nThen ask.",
                "note": None,
                "since": None,
                "deprecated": None,
                "named_by": [],
                "docs_url": "https://codes.example/device/reason/128.html",
            },
        ),
    ],
    ids=lambda value: str(value["id"]) if isinstance(value, dict) else "",
)
def test_it_says_all_of_a_code(folder: Path, section: str, expected: Data) -> None:
    code = code_of(read_json(folder / "catalog.json"), section, expected["name"])

    assert ordered(expected) == ordered(code)


@pytest.mark.parametrize(
    ("section", "name", "expected"),
    [
        # The group's value, another of its own, the default, nothing; of several the default, or an empty list.
        (
            "reason",
            "NOT_AUTHORIZED",
            {"retriable": True, "blame": "sender", "http_status": 403, "product": 'Guard "3"'},
        ),
        ("reason", "OK", {"retriable": False, "blame": None, "http_status": None, "product": None}),
        (
            "odd-fault",
            "ODD",
            {"retriable": False, "blame": None, "seen": [], "spec_url": None, "versions": [1], "final": None},
        ),
        ("plain", "LESS", {}),
    ],
)
def test_what_a_code_has_of_attributes(section: str, name: str, expected: Data) -> None:
    code = code_of(read_json(NOTIONS / "catalog.json"), section, name)

    assert ordered(expected) == ordered(code["attributes"])


def test_what_only_some_registries_state() -> None:
    """Not of codes: kinds, declarations, groups, what is reserved, what is said of the whole."""
    catalog = read_json(NOTIONS / "catalog.json")
    reason, fault, plain = catalog["kinds"]
    success, (*_, vendor) = catalog["sections"][0]["groups"][0], catalog["sections"][1]["groups"]

    assert reason["ids"] == {"name": "uint8", "minimum": 0, "maximum": 255}
    assert fault["ids"] == {"name": "uint32", "minimum": 0, "maximum": 4294967295}
    assert [kind["notation"] for kind in catalog["kinds"]] == ["hexadecimal", "decimal", "hexadecimal"]
    assert [(kind["payload"] or {}).get("group_id") for kind in (reason, fault, plain)] == ["classId", None, None]
    assert (success["id"], success["range"], success["mask"]) == (None, None, {"bits": 128, "value": 0})
    assert (vendor["id"], vendor["name"], vendor["range"]) == (0, "VENDOR", {"first": 3221225472, "last": 4294967295})
    assert catalog["sections"][0]["reserved"] == [
        127,
        {"id": 126, "reason": 'Devices of the first series sent it for everything; "0x7E" says nothing.'},
        {"first": 240, "last": 255},
        {"first": 112, "last": 125, "reason": "Kept for the next series."},
        "OLD_NAME",
        {"name": "AGED_NAME", "reason": "It meant two things."},
    ]
    assert (catalog["site_url"], catalog["acronyms"]) == ("https://codes.example/device", ["TLS"])
    assert catalog["package"]["authors"] == ["A. Keeper", 'B. "Bee" Keeper']


def test_the_declaration_of_an_attribute() -> None:
    retriable, blame, *_, versions, _ = read_json(NOTIONS / "catalog.json")["attributes"]

    assert blame == {
        "name": "blame",
        "type": "choice",
        "title": "Whose doing",
        "description": 'Who has to act: "nobody" is nobody. <b> | `x` */ #}',
        "kinds": ["reason", "fault"],
        "several": False,
        "default": None,
        "choices": [
            {"name": "sender", "description": "Who sent the request."},
            {"name": "THE_NETWORK", "description": "What lies between | both."},
            {"name": "far-end", "description": 'The "other" side.\\'},
        ],
    }
    assert (retriable["several"], retriable["default"], retriable["choices"]) == (False, False, [])
    assert (versions["several"], versions["default"], versions["kinds"]) == (True, [1], ["fault"])


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        (
            REAL,
            'error,general-error,3,OPERATOR_ERRORS,"OPERATOR_ERRORS",4102,EC_NOTSUBMITTEDTOSMPPCHANNEL,'
            '"EC_NOTSUBMITTEDTOSMPPCHANNEL",,second,'
            '"The message was not submitted to the SMPP channel.",'
            '"Check that your SMPP client is bound; then ask Support.",'
            ",,,,,,,official-2026 smspartner whitelabel-2015,"
            '"The page lists it in USER_ERRORS and in OPERATOR_ERRORS; the official page of 2026-07 has the same name'
            ' in both.",,true,,,,',
        ),
        (
            SAMPLE,
            'fault,main-fault,2,USER_FAULT,"Straße \u017ftop \u212a \u0131",20,BLOCKED_SOURCE,"BLOCKED_SOURCE",'
            "BLOCKED_SENDER,first,"
            '"The alias has a text of its own.","Unblock it.\n- and ""send"" it again",BLOCKED_ORIGIN,,"1.2",,,,,field,'
            '"Only one list has it.",'
            '"https://codes.example/main-fault.html#main-fault-20",true',
        ),
        (
            SAMPLE,
            'fault,main-fault,3,SYSTEM_FAULT,"SYSTEM_FAULT",50,RETIRED_CODE,"RETIRED_CODE",,first,"No longer sent.",,,,'
            ',"2.0",retired,,"Nobody misses it.",,,"https://codes.example/main-fault.html#main-fault-50",',
        ),
        (
            SAMPLE,
            'fault,bare-fault,,,,100,QUOTES,"QUOTES",,first,"Both \'single\' and “curly” \u2018ones\u2019 «and» these, '
            '""double"", three """""" of them,'
            ' \'\'\' too, and `ticks`","""",,,,,,,,,,"https://codes.example/bare-fault.html#bare-fault-100",',
        ),
        (
            NOTIONS,
            'reason,reason,,FAILURE,"Failure",135,NOT_AUTHORIZED,"NOT_AUTHORIZED",,first,"Not allowed.",,,,,,,,,,,'
            '"https://codes.example/device/reason/135.html",0x87,true,sender,,403,,"Guard ""3""",,',
        ),
        (
            NOTIONS,
            'fault,device-fault,1,HARDWARE,"Hardware class",1,OVERHEATED,"Overheated!",,first,"Too warm.",,TOO_WARM,'
            'HOT WARM,,,,,,,,"https://codes.example/device/fault/1.html",,true,THE_NETWORK,lab field,,'
            '"https://codes.example/spec?a=1&b=(2)",,1 2,false',
        ),
        (
            NOTIONS,
            'plain,plain,,,,-1,LESS,"LESS",,first,"Less.",,,,,,,,,,,"https://codes.example/device/plain/-1.html",-0x00000001,,,,,,,,',
        ),
    ],
)
def test_a_line_of_the_csv(folder: Path, line: str) -> None:
    assert folder.joinpath("codes.csv").read_text(encoding="utf-8").count(f"\n{line}\n") == 1


@every_folder
def test_the_readme_tells_every_column(folder: Path) -> None:
    *_, table = read_page(folder / "README.md").tables
    columns = [name for row in table.rows for name in row[0].text.split(", ")]

    assert list(read_rows(folder)[0]) == columns


def test_the_readme_tells_every_attribute() -> None:
    table, _ = read_page(NOTIONS / "README.md").tables
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}

    assert list(rows) == ["retriable", "blame", "seen", "http_status", "spec_url", "product", "versions", "final"]
    assert rows["retriable"] == [
        "reason, fault",
        "true or false; false where nothing is stated",
        "Try again: Whether the same request may work later.",
    ]
    assert rows["blame"] == [
        "reason, fault",
        "one of its choices",
        'Whose doing: Who has to act: "nobody" is nobody. <b> | `x` */ #}\nsender: Who sent the request.\n'
        'THE_NETWORK: What lies between | both.\nfar-end: The "other" side.\\',
    ]
    assert rows["versions"][1] == "whole numbers, a space between two in codes.csv; 1 where nothing is stated"


def test_all_notions_print_what_is_golden(tmp_path: Path) -> None:
    arguments = ("--spec", str(TESTS / "notions"), "--out", str(tmp_path), "--target", "catalog")

    assert main(["generate", *arguments]) == 0
    assert files_of(tmp_path / "catalog") == files_of(NOTIONS), "if the change is wanted: make golden"


def test_the_manifest_keeps_the_columns() -> None:
    """An attribute may be called like one of them, and its column is not."""
    (target,), _ = read_targets(TEMPLATES, ["catalog"])

    assert set(COLUMNS) == target.reserved
    assert list(read_rows(NOTIONS)[0])[: len(COLUMNS)] == COLUMNS


def test_an_attribute_that_is_called_like_a_column_has_another() -> None:
    files = filled_with("plain")
    for name in ("kind", "hex", "listing"):
        files["registry"]["attributes"][name] = {"type": "integer", "description": "A number."}
        files["single"]["codes"][0][name] = len(name)
    catalog, rows = reads_back(files)

    assert code_of(catalog, "single", "BARE")["attributes"] == {"kind": 4, "hex": 3, "listing": 7}
    assert tuple(rows[-1][name] for name in ("kind", "kind_", "hex_", "listing_")) == ("other", "4", "3", "7")
    assert "hex" not in rows[-1]


def test_what_nobody_states_is_not_printed() -> None:
    files = filled_with("plain")
    files["registry"]["attributes"] = {"unused": {"type": "integer", "description": "A number."}}
    del files["grouped"]["groups"][0]["codes"][0]["permanent"]
    catalog, rows = reads_back(files)

    assert catalog["attributes"] == []
    assert COLUMNS[:-1] == list(rows[0])
    with printed(files, "catalog") as folder:
        readme = folder.joinpath("README.md").read_text("utf-8")
    assert "ttribute" not in readme


@every_registry
def test_any_text_reads_back(files: Files) -> None:
    equals_the_files(files, *reads_back(files))


@pytest.mark.parametrize("text", CELLS)
def test_a_text_like_a_cell_reads_back(text: str) -> None:
    files = filled_with(text)

    equals_the_files(files, *reads_back(files))


def test_a_registry_that_states_little_reads_back() -> None:
    files = filled_with("plain")
    for key in ("description", "version", "license", "sources"):
        del files["registry"][key]

    reads_back(files)


@every_registry
def test_any_text_of_an_attribute_reads_back(files: Files) -> None:
    text, several = stated_texts(files)
    catalog, rows = reads_back(files)
    words, cause, hint = catalog["attributes"][-3:]
    stated = code_of(catalog, "grouped", "FULL")["attributes"]

    assert (text, [{"name": "a", "description": text}], text) == (
        words["description"],
        cause["choices"],
        hint["default"],
    )
    assert (several, "a", text) == (stated["words"], stated["cause"], stated["hint"])
    assert ("\n".join(several), "a", text) == (rows[0]["words"], rows[0]["cause"], rows[0]["hint"])
    assert ("", "", text) == (rows[-1]["words"], rows[-1]["cause"], rows[-1]["hint"])


@every_registry
def test_the_readme_says_any_text_of_an_attribute(files: Files) -> None:
    """Alike to every reader of Markdown, and no more markup than of a plain one."""
    text, _ = stated_texts(files)
    with printed(files, "catalog") as folder:
        page = read_page(folder / "README.md")
        # What stands above it has no text of the registry.
        source = folder.joinpath("README.md").read_text("utf-8").partition("## Attributes")[2]
    permanent, words, cause, hint = page.tables[0].rows
    declared = files["registry"]["attributes"]["permanent"]
    first, *others = (read_with(reader, source) for reader in READERS)

    assert f"{declared['title']}: {declared['description']}" == permanent[3].text
    assert (f"Words: {text}", f"Cause: {text}\na: {text}") == (words[3].text, cause[3].text)
    assert f"a line of text; {text} where nothing is stated" == hint[2].text
    assert {"strong", "code"} == {sort for row in page.tables[0].rows for cell in row for sort, _ in cell.markup}
    assert [first] * len(others) == others


@pytest.mark.parametrize("text", OBEYED)
def test_the_readme_says_what_editors_would_obey(text: str) -> None:
    files = filled_with("plain")
    files["registry"]["attributes"]["permanent"]["title"] = text
    with printed(files, "catalog") as folder:
        page = read_page(folder / "README.md")
        source = folder.joinpath("README.md").read_text("utf-8")

    assert f"{text}: plain" == page.tables[0].rows[0][3].text
    assert text not in source


def stated_texts(files: Files) -> tuple[str, list[str]]:
    """Let a registry declare and state what has texts; the text that it declares, and the two that a code states."""
    text = files["registry"]["title"]
    several = list(dict.fromkeys((text, f"{text} 2")))
    files["registry"]["attributes"] |= {
        "words": {"type": "text", "several": True, "description": text},
        "cause": {"type": "choice", "description": text, "choices": {"a": text}},
        "hint": {"type": "text", "description": text, "default": text},
    }
    files["grouped"]["groups"][0]["codes"][0] |= {"words": several, "cause": "a"}
    return text, several


def reads_back(files: Files) -> tuple[Data, list[dict[str, str]]]:
    """The catalogue and the rows of a registry, which are all of it."""
    with printed(files, "catalog") as folder:
        catalog = read_json(folder / "catalog.json")
        schema = read_json(folder / "catalog.schema.json")
        rows = read_rows(folder)
        texts = [folder.joinpath(name).read_text(encoding="utf-8") for name in ("catalog.json", "catalog.schema.json")]
        registry = registry_of(folder.parent.parent / "spec")

    assert [json.dumps(data, indent=2, ensure_ascii=False) + "\n" for data in (catalog, schema)] == texts
    assert ordered(catalog_of(registry)) == ordered(catalog)
    Draft202012Validator(schema).validate(catalog)
    assert list(rows_of(registry)) == rows
    return catalog, rows


def equals_the_files(files: Files, catalog: Data, rows: list[dict[str, str]]) -> None:
    """The same without the model: what was written into the spec."""
    head, grouped, single = files["registry"], files["grouped"], files["single"]
    first, later = grouped["groups"]
    full, alias, listed = first["codes"]
    (plain,), (bare,) = later["codes"], single["codes"]
    (also,) = listed["also_in"]
    source = head["sources"]["source"]
    sections = catalog["sections"]

    assert holds(catalog, head, "title", "description", "license")
    assert holds(catalog["sources"][0], source, *source)
    assert list(head["kinds"].items()) == [(kind["name"], kind["title"]) for kind in catalog["kinds"]]
    permanent = head["attributes"]["permanent"]
    assert holds(catalog["attributes"][0], permanent, "type", "title", "description")
    assert holds(sections[0], grouped, "title", "description", "x-section-anything")
    assert holds(sections[1], single, "title", "description")
    assert holds(sections[0]["groups"][0], first, "title", "wire_name", "description", "x-group-anything")
    assert holds(sections[0]["codes"][0], full, "description", "action", "note", "since", "x-anything")
    assert holds(sections[0]["codes"][0]["deprecated"], full["deprecated"], "since", "note")
    assert [also] == sections[0]["codes"][2]["also_in"]
    assert [code["description"] for code in (full, alias, listed, plain, also, bare)] == [
        row["description"] for row in rows
    ]
    assert holds(rows[0], full, "action", "note", "since")
    assert (full["deprecated"]["note"], first["wire_name"]) == (rows[0]["deprecated_note"], rows[0]["group_wire_name"])


def holds(printed: Data, written: Data, *keys: str) -> bool:
    return ordered([printed[key] for key in keys]) == ordered([written[key] for key in keys])


@pytest.mark.prove
def test_a_database_reads_the_same_rows(tmp_path: Path) -> None:
    """DuckDB, told as little as can be: that all columns are text."""
    require_tools("catalog", missing_tools(["duckdb"]))
    query = "SELECT * FROM read_csv('codes.csv', all_varchar = true, header = true)"
    for text in ("plain", *CELLS, "\n".join(CELLS), " ".join(CELLS)):
        with printed(filled_with(text), "catalog") as folder:
            told = json.loads(output_of("duckdb", "-json", "-c", query, folder=folder))
            expected = read_rows(folder)

        assert [{name: value or "" for name, value in row.items()} for row in told] == expected
