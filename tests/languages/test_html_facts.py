"""The published reference says what the catalogue and the Markdown pages say, fact by fact."""

import json
from pathlib import Path
from typing import Any

import pytest
from catalogs import NOTIONS, REAL, SAMPLE, read_json
from pages import read_page, section_tables
from proofs import ROOT, TESTS, printed
from registries import Data
from sites import read_site_page

CATALOGS = {"sample": SAMPLE, "notions": NOTIONS, "spec": REAL}
MARKDOWN = {
    "sample": TESTS / "golden" / "markdown",
    "notions": TESTS / "golden_notions" / "markdown",
    "spec": ROOT / "generated" / "markdown",
}
EVERY = pytest.mark.parametrize("name", ["sample", "notions", pytest.param("spec", marks=pytest.mark.prove)])


class Sites(dict[str, Path]):
    """The sites by name; the shipped one is printed once it is asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(sample=TESTS / "golden_site" / "html", notions=TESTS / "golden_notions" / "html")
        self._folder = folder

    def __missing__(self, name: str) -> Path:
        self[name] = printed(ROOT / name, self._folder, "html").out / "html"
        return self[name]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(tmp_path_factory.mktemp("site"))


@EVERY
def test_the_data_of_every_number_is_the_catalogues(name: str, sites: dict[str, Path]) -> None:
    catalog = read_json(CATALOGS[name] / "catalog.json")
    expected: dict[tuple[str, int], list[Data]] = {}
    for kind in catalog["kinds"]:
        for section in (one for one in catalog["sections"] if one["kind"] == kind["name"]):
            for code in section["codes"]:
                expected.setdefault((kind["name"], code["id"]), []).append({"section": section["name"], **code})
    found = {}
    for path in sites[name].glob("*/*.json"):
        data = read_json(path)
        found[path.parent.name, int(path.stem)] = data["codes"]
        assert (data["kind"], data["id"]) == (path.parent.name, int(path.stem))

    assert found == expected


@EVERY
def test_both_references_say_the_same_of_every_code(name: str, sites: dict[str, Path]) -> None:
    """What Markdown has in a column, or as a line below the meaning, stands beside the article here."""
    catalog = read_json(CATALOGS[name] / "catalog.json")
    titles = {one["title"] for one in catalog["attributes"]}
    choices = {one["title"] for one in catalog["attributes"] if one["type"] == "choice"}
    places: dict[tuple[str, int], int] = {}
    compared = 0
    for kind in catalog["kinds"]:
        for section in (one for one in catalog["sections"] if one["kind"] == kind["name"]):
            facts = markdown_facts(MARKDOWN[name] / f"{section['name']}.md", titles)
            for code in (one for one in section["codes"] if one["alias_of"] is None):
                place = places[kind["name"], code["id"]] = places.get((kind["name"], code["id"]), -1) + 1
                page = read_site_page(sites[name] / kind["name"] / f"{code['id']}.html", sites[name])
                told = {title: value for title, (value, _) in page.facts(place).items() if title in titles}
                expected = {
                    # A name is shown in words here.
                    title: value.replace("_", " ").replace(", ", "" if title in choices else ", ")
                    for title, value in facts[code["name"]].items()
                }
                assert told == expected, f"{kind['name']} {code['id']}"
                compared += len(told)

    assert compared >= 5


def markdown_facts(path: Path, titles: set[str]) -> dict[str, dict[str, str]]:
    """What a page says of the attributes of each code, by the names of both."""
    found: dict[str, dict[str, str]] = {}
    for table in section_tables(read_page(path)):
        for row in table.rows:
            cells = dict(zip(table.header, (cell.text for cell in row), strict=True))
            facts = {title: value for title, value in cells.items() if title in titles and value}
            for line in cells["Meaning"].split("\n"):
                title, _, value = line.partition(": ")
                facts |= {title: value} if title in titles else {}
            # A second listing has no lines, and may stand first.
            found.setdefault(cells["Name"].partition("\n")[0], {}).update(facts)
    return found


@EVERY
def test_the_search_looks_through_every_code(name: str, sites: dict[str, Path]) -> None:
    catalog = read_json(CATALOGS[name] / "catalog.json")
    script = sites[name].joinpath("codes.js").read_text("utf-8").partition("self.REGISTRY = ")[2]
    data = json.loads(script.rstrip().removesuffix(";"))
    filters = [one[0] for one in data["attributes"]]
    expected = [
        (
            *(section["name"], code["id"], code["name"], code["description"], code["group"], code["action"]),
            *(code["former_names"], [code["attributes"].get(one) for one in filters], code["wire_name"]),
            *(code["alias_of"], code["deprecated"] is not None),
        )
        for section in catalog["sections"]
        for code in section["codes"]
    ]

    assert [searched(row, data) for row in data["codes"]] == expected


def searched(row: list[Any], data: Data) -> tuple[object, ...]:
    """A row as the catalogue would have it: what is empty is left out at its end, and 0 before it."""
    section, id, name, description, group, *more = row
    more += [0] * (6 - len(more))
    action, former, facts, wire, alias, deprecated = more
    # The row of a code that says the same.
    action = data["codes"][action - 1][5] if isinstance(action, int) and action else action
    values = [of for _, _, of in data["attributes"]]
    stated = [of[place] if place != -1 else None for of, place in zip(values, facts or [-1] * len(values), strict=True)]
    return (
        *(data["sections"][section][0], id, name, description),
        data["groups"][group][2] if group != -1 else None,
        *(action or None, former or [], stated),
        *(wire or name, alias or None, deprecated == 1),
    )


@pytest.mark.prove
def test_plain_text_has_a_line_a_code(sites: dict[str, Path]) -> None:
    lines = sites["spec"].joinpath("llms.txt").read_text("utf-8").split("\n")
    catalog = read_json(REAL / "catalog.json")

    assert lines[0] == "# Infobip response status and error codes"
    assert sum(line.startswith("- ") for line in lines) == sum(len(one["codes"]) for one in catalog["sections"])
    assert (
        "- error 27 EC_ABSENT_SUBSCRIBER: "
        "The phone could not be reached: it is switched off, detached or out of coverage. "
        "What to do: Send again later; it works once the phone is on and in coverage."
    ) in lines
