"""Any text the spec accepts reads back equal from every target, ends no literal or comment, and smuggles nothing in."""

import ast
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import cache
from inspect import cleandoc
from itertools import pairwise
from pathlib import Path

import black
import pytest
from docstrings import read
from hostile_registries import every_registry, imported, printed
from pages import Page, read_page
from readers import READERS, read_with
from registries import Data, Files, filled_with
from tables import in_order, tables_of

from generator.model import Registry
from generator.reading.spec import read_spec
from generator.targets.escaping import commenter, quoter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a "b"', 'a \\"b\\"'),
        ("\u00a0a\u3000", "a"),
        ("a\n  b \n\nc", "a\n// b\n//\n// c\nend"),
        ("\u00a0\na\n\u2003", "a"),
        ("\u00a0", ""),
    ],
)
def test_comment(text: str, expected: str) -> None:
    assert expected == commenter({'"': '\\"'})(text, "// ", "\nend")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a_b _c_", "'a_b &#95;c&#95;'"),
        ("a--", "'a<-->'"),
        ("\n'", r"'\n+'''"),
        ("", "''"),
    ],
)
def test_quoted_by_patterns(text: str, expected: str) -> None:
    patterns = {r"(?<!\w)_|_(?!\w)": "&#{number};", "--": "<{text}>", r"(?<=\n)": "+{text}"}

    assert expected == quoter({"'": "''"}, {"\n": r"\n"}, patterns)(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skip: x", "skip : x"),
        ("Skip: SKIP:", "skip : skip :"),
        ("Mark: mark:", "Mark : mark:"),
        ("s\u212aip:", "s\u212aip:"),
    ],
)
def test_a_word_in_small_letters_is_escaped_in_every_case(text: str, expected: str) -> None:
    assert expected == commenter({"skip:": "skip :", "Mark:": "Mark :"})(text)


def test_markup_is_rewritten_in_order_before_the_escapes() -> None:
    doc = commenter({"\\": "/"}, {r"\A(\w+): ": r"\1:\n", "^-": r"\\\g<0>"})

    assert doc("a: - b\n  - c: d", "# ") == "a:\n# /- b\n# /- c: d"


@every_registry
def test_python(files: Files) -> None:
    with printed(files, "python") as folder:
        package = folder / "hostile"

        python_reads_back(files, folder)
        python_documents_with_the_same_words(files["grouped"], package / "grouped.py")
        black_finds_nothing_to_change(package / f"{name}.py" for name in ("__init__", "grouped", "single"))


def python_reads_back(files: Files, folder: Path) -> None:
    first, later = files["grouped"]["groups"]
    full, _, listed = first["codes"]
    with imported(folder) as package:
        grouped, groups = package.Grouped, package.GroupedGroup
        deprecated = grouped.FULL.deprecated

        assert [code["description"] for code in (full, listed, later["codes"][0])] == [
            code.description for code in grouped
        ]
        assert (full["action"], None) == (grouped.FULL.action, grouped.LISTED.action)
        assert full["deprecated"] == {"since": deprecated.since, "reason": "retired", "note": deprecated.note}
        assert [
            (first["title"], first["wire_name"], first["description"]),
            ("LATER", "LATER", later["description"]),
        ] == [(group.title, group.wire_name, group.description) for group in groups]
        assert files["single"]["codes"][0]["action"] == package.Single.BARE.action


def python_documents_with_the_same_words(section: Data, path: Path) -> None:
    full, alias, *others = (code for group in section["groups"] for code in group["codes"])
    since, note = full["deprecated"]["since"], full["deprecated"]["note"]
    module = ast.parse(path.read_text(encoding="utf-8"))
    group_enum, enum = (node for node in module.body if isinstance(node, ast.ClassDef))

    title = f"{section['title']}. The section grouped of the registry."
    assert words(title) == read_words(ast.get_docstring(module) or "")
    assert words(f"{section['description']} Codes of grouped.") == read_words(ast.get_docstring(enum) or "")
    assert [words(group["description"]) for group in section["groups"]] == attribute_docs(group_enum)
    gone = f"Deprecated since {since}: retired. {note}"
    assert [
        words(f"{full['description']} Action: {full['action']} {gone}"),
        words(f"{alias['description']} Alias of FULL. {gone}"),
        *(words(code["description"]) for code in others),
    ] == attribute_docs(enum)


def words(text: str) -> str:
    """A text without its spaces: layout is not kept in comments."""
    return "".join(text.split())


def read_words(docstring: str) -> str:
    """The same of a docstring, as pages show it."""
    paragraphs, more = read(docstring)

    assert more == []
    return words(" ".join(paragraphs))


def attribute_docs(node: ast.ClassDef) -> list[str]:
    """The words of every text that stands behind an assignment."""
    return [
        read_words(cleandoc(ast.literal_eval(statement.value)))
        for before, statement in pairwise(node.body)
        if isinstance(before, ast.Assign) and isinstance(statement, ast.Expr)
    ]


def black_finds_nothing_to_change(paths: Iterable[Path]) -> None:
    for path in paths:
        text = path.read_text(encoding="utf-8")

        assert text == black.format_str(text, mode=black.Mode())


@every_registry
def test_jsonschema(files: Files) -> None:
    first, later = files["grouped"]["groups"]
    full, _, listed = first["codes"]
    with printed(files, "jsonschema") as folder:
        schemas = {path.stem: read_json(path) for path in folder.iterdir()}
    loose, strict, kind = (schemas[name] for name in ("grouped", "grouped.strict", "kind_one"))
    for codes in (loose["$defs"]["known"]["oneOf"], strict["oneOf"], kind["$defs"]["grouped"]["oneOf"]):
        assert [code["description"] for code in (full, listed, later["codes"][0])] == [
            code["description"] for code in codes
        ]
    for groups in (loose["$defs"]["known_group"]["oneOf"], strict["$defs"]["group"]["oneOf"]):
        assert [group["description"] for group in (first, later)] == [group["description"] for group in groups]
    for schema in (loose, strict, kind["$defs"]["grouped"]):
        assert texts(files["grouped"], "title", "description") == texts(schema, "title", "description")
    assert texts(files["single"], "title", "description") == texts(schemas["single"], "title", "description")
    assert files["registry"]["kinds"]["one"] == kind["title"]


def read_json(path: Path) -> Data:
    """The data of a file in canonical form."""
    text = path.read_text(encoding="utf-8")
    data: Data = json.loads(text)

    assert json.dumps(data, indent=2, ensure_ascii=False) + "\n" == text
    return data


def texts(data: Data, *keys: str) -> tuple[object, ...]:
    return tuple(data[key] for key in keys)


@every_registry
def test_openapi(files: Files) -> None:
    head, grouped, single = files["registry"], files["grouped"], files["single"]
    first, later = grouped["groups"]
    full, _, listed = first["codes"]
    members, (bare,) = [full, listed, later["codes"][0]], single["codes"]
    one = {"title": head["kinds"]["one"], "payload": {"group_name": "groupName"}}
    stating = files | {"registry": head | {"kinds": {"one": one, "other": head["kinds"]["other"]}}}
    with printed(stating, "openapi") as folder:
        document, overlay = read_json(folder / "openapi.json"), read_json(folder / "openapi.vendors.overlay.json")
    schemas = document["components"]["schemas"]
    of_codes, of_codes_alone = (action["update"] for action in overlay["actions"])
    codes = schemas["Grouped"]["anyOf"][0]["oneOf"]
    groups = schemas["GroupedGroup"]["anyOf"][0]["oneOf"]

    assert texts(head, "title", "description") == texts(document["info"], "title", "description")
    assert {"name": head["license"], "identifier": head["license"]} == document["info"]["license"]
    assert list(head["kinds"].values()) == [schemas[name]["title"] for name in ("OneCode", "OtherCode")]
    assert texts(grouped, "title", "description", "x-section-anything") == texts(
        schemas["Grouped"], "title", "description", "x-section-anything"
    )
    assert texts(single, "title", "description") == texts(schemas["Single"], "title", "description")
    for found in (codes, schemas["OneCode"]["anyOf"][0]["oneOf"]):
        assert [code["description"] for code in members] == [code["description"] for code in found]
        assert texts(full, "action", "x-anything") == texts(found[0], "x-action", "x-anything")
    assert texts(first, "wire_name", "description", "x-group-anything") == texts(
        groups[0], "x-wire-name", "description", "x-group-anything"
    )
    assert [first["wire_name"], "LATER"] == schemas["OnePayload"]["properties"]["groupName"]["examples"]
    assert head["title"] in overlay["info"]["title"]
    assert texts(full["deprecated"], "since", "note") == texts(codes[0]["x-deprecated"], "since", "note")
    enum_reads_back(members, schemas["KnownGrouped"] | of_codes)
    assert [first["description"], later["description"]] == schemas["KnownGroupedGroup"]["x-enum-descriptions"]
    enum_reads_back([bare], schemas["KnownSingle"] | of_codes_alone)


def enum_reads_back(written: list[Data], schema: Data) -> None:
    """Every extension of an enum holds the texts in their order, those of what is deprecated with a word on that."""
    descriptions = [told_as_deprecated(each) for each in written]
    listed = (schema["x-enum-elements"], schema["x-fern-enum"].values(), schema["x-ms-enum"]["values"])

    assert [descriptions] * 2 == list(texts(schema, "x-enum-descriptions", "x-speakeasy-enum-descriptions"))
    assert dict(zip((str(each["id"]) for each in written), descriptions, strict=True)) == schema["x-enumDescriptions"]
    for entries in listed:
        assert descriptions == [entry["description"] for entry in entries]


def told_as_deprecated(code: Data) -> object:
    if "deprecated" not in code:
        return code["description"]
    since, note = texts(code["deprecated"], "since", "note")
    return f"{code['description']}\n\nDeprecated since {since}: no longer returned by the API. {note}"


@every_registry
def test_markdown(files: Files) -> None:
    with printed(files, "markdown") as folder:
        pages = {path.stem: read_page(path) for path in folder.iterdir()}
        all_readers_agree(path.read_text("utf-8") for path in folder.iterdir())

    assert plain_markup() == markup(pages)
    section_reads_back(files["grouped"], pages["grouped"])
    attribute_reads_back(files["registry"]["attributes"]["permanent"], pages["grouped"])
    index_and_sources_read_back(files, pages["README"], pages["sources"])
    (bare,) = files["single"]["codes"]

    assert f"{bare['description']}\nAction: {bare['action']}" == pages["single"].tables[0].rows[0][-1].text


def all_readers_agree(pages: Iterable[str]) -> None:
    for page in pages:
        first, *others = (read_with(reader, page) for reader in READERS)

        assert [first] * len(others) == others


def section_reads_back(section: Data, page: Page) -> None:
    first, later = section["groups"]
    full, alias, listed = first["codes"]
    since, note = full["deprecated"]["since"], full["deprecated"]["note"]
    life = f"Action: {full['action']}\nDeprecated since {since}: retired. {note}"

    assert [
        f"{full['description']}\n{life}\nSince {full['since']}.\nAlso called ALIAS.\nNote: {full['note']}",
        f"{alias['description']}\n{life}\nA second name of FULL.\nNote: {alias['note']}",
        f"{listed['description']}\nAlso listed in LATER.",
        later["codes"][0]["description"],
        f"{listed['also_in'][0]['description']}\nListed first in {first['title']}.",
    ] == [row[-1].text for table in page.tables for row in table.rows]
    assert [section["title"], first["title"], "LATER"] == [cell.text for cell in page.headings]
    assert [
        f"Kind one, section grouped. {section['description']}",
        f"Groups: 1 {first['title']} · 2 LATER",
        f"Group 1, FIRST, in the protocol {first['wire_name']}. {first['description']}",
        f"Group 2, LATER. {later['description']}",
    ] == [cell.text for cell in page.paragraphs if cell.text.startswith(("Kind", "Group"))]


def attribute_reads_back(attribute: Data, page: Page) -> None:
    title, description = texts(attribute, "title", "description")

    assert f"{title}: {description}\n Empty: not stated." in [cell.text for cell in page.paragraphs]
    assert {("Id", "Name", title, "Meaning")} == {table.header for table in page.tables}


def index_and_sources_read_back(files: Files, index: Page, sources: Page) -> None:
    registry, source = files["registry"], files["registry"]["sources"]["source"]
    (row,) = sources.tables[0].rows

    assert registry["title"] == index.headings[0].text
    assert f"hostile 1.0.0: {registry['description']}" == index.paragraphs[0].text
    assert [texts(files[name], "title", "description") for name in ("grouped", "single")] == [
        (row[0].text, row[-1].text) for row in index.tables[0].rows
    ]
    assert texts(source, "title", "read", "note") == tuple(cell.text for cell in row[1:])
    assert [source["url"]] == row[1].all("link")


@cache
def plain_markup() -> object:
    """The markup of the pages when all texts are plain: any other texts must bring no more."""
    with printed(filled_with("plain"), "markdown") as folder:
        return markup({path.stem: read_page(path) for path in folder.iterdir()})


def markup(pages: Mapping[str, Page]) -> object:
    """Everything of the pages but their words."""
    return {
        name: (
            page.others,
            [cell.markup for cell in page.cells],
            [[[len(row) for row in table.rows], table.columns] for table in page.tables],
        )
        for name, page in sorted(pages.items())
    }


@every_registry
def test_sql(files: Files) -> None:
    with printed(files, "sql") as folder, closing(sqlite3.connect(":memory:")) as database:
        for path in ("schema.sql", "codes.sql", "codes.sql"):
            database.executescript(folder.joinpath("sqlite", path).read_text("utf-8"))
        database.row_factory = sqlite3.Row
        for name, rows in tables_of(model_of(folder)).items():
            told = [dict(row) for row in database.execute(f"SELECT * FROM hostile_{name}")]

            assert in_order(rows) == in_order(told)


def model_of(folder: Path) -> Registry:
    """The registry whose print stands in a folder of `printed`."""
    registry = read_spec(folder.parent.parent / "spec").registry

    assert registry is not None
    return registry
