"""The page of changes: what each version brought and deprecated, the newest first, and that codes lead to it."""

from pathlib import Path

import pytest
from proofs import LONE, ROOT, TESTS, lone_but, printed
from sites import SitePage, read_site_page, text

SAMPLE = TESTS / "golden_site" / "html"
NOTIONS = TESTS / "golden_notions" / "html"


def told(page: SitePage) -> list[str]:
    """The headings of the page, and every code in its list by number, in its order."""
    parts = [one for one in page.one("main").iter() if one.tag in ("h2", "h3") or "row" in (one.get("class") or "")]
    return [text(one) if one.tag != "a" else one.get("href", "") for one in parts]


def test_versions_say_what_they_brought_and_deprecated() -> None:
    assert told(read_site_page(SAMPLE / "changes.html", SAMPLE)) == [
        *("2.1 1 deprecated", "Deprecated", "fault/51.html"),
        *("2.0 1 deprecated", "Deprecated", "fault/50.html"),
        # A second name alone: no number is new.
        *("1.2", "New in Main faults", "fault/20.html"),
        *("1.1 1 new code", "New in Main faults", "fault/14.html"),
        *("1.0 1 new code", "New in Main faults", "fault/20.html"),
    ]


def test_what_is_deprecated_says_what_to_expect() -> None:
    page = read_site_page(SAMPLE / "changes.html", SAMPLE)

    assert [text(one) for one in page.all("span", of="text")] == [
        "Expect fault 7 FRESH_CODE instead.",
        "It should no longer be returned by the API. Nobody misses it.",
    ]
    assert [text(one) for one in page.all("span", of="was")] == ["a second name of BLOCKED_SENDER"]


@pytest.mark.prove
def test_the_shipped_registry_says_what_its_edition_brought(tmp_path: Path) -> None:
    site = printed(ROOT / "spec", tmp_path, "html").out / "html"
    page = read_site_page(site / "changes.html", site)
    first, *_ = told(page)
    rows = ROOT.joinpath("spec", "dlt-error.yaml").read_text("utf-8").count("    since: 2.0.0\n")

    assert first.startswith("2.0.0 ")
    assert rows > 20
    assert told(page).count("New in DLT error codes") == 1
    assert len([one for one in told(page) if one.endswith(".html")]) > 200


def test_a_code_leads_to_its_version() -> None:
    page = read_site_page(SAMPLE / "fault" / "14.html", SAMPLE)
    retired = read_site_page(SAMPLE / "fault" / "50.html", SAMPLE)

    assert "../changes.html#since-1.1" in page.addresses
    assert "../changes.html#since-2.0" in retired.addresses


@pytest.mark.parametrize("name", ["index.html", "numbers.html", "fault/14.html"])
def test_every_page_leads_to_the_changes(name: str) -> None:
    page = read_site_page(SAMPLE / name, SAMPLE)

    assert [one for one in page.addresses if one.endswith("changes.html")] != []


def test_what_crawlers_and_programs_read_has_the_changes() -> None:
    lines = NOTIONS.joinpath("sitemap.xml").read_text("utf-8").split("\n")

    assert "<url><loc>https://codes.example/device/changes.html</loc></url>" in lines
    assert "https://codes.example/device/changes.html" in NOTIONS.joinpath("llms.txt").read_text("utf-8")
    assert " Since 1.1." in SAMPLE.joinpath("llms.txt").read_text("utf-8")


def test_a_registry_that_dates_nothing_has_no_page_of_changes(tmp_path: Path) -> None:
    site = printed(LONE, tmp_path, "html").out / "html"

    assert not site.joinpath("changes.html").exists()
    assert "changes" not in site.joinpath("index.html").read_text("utf-8")
    assert "changes" not in site.joinpath("llms.txt").read_text("utf-8")


# As they are stated, whatever they are called; as they stand on the page.
ORDERS = [
    (["1.9", "1.10", "1.2.1", "2", "1.2"], ["2", "1.10", "1.9", "1.2.1", "1.2"]),
    (["2026-01-31", "2025-12-01", "2026-01-04"], ["2026-01-31", "2026-01-04", "2025-12-01"]),
    (["2.0.0-rc2", "2.0.0", "2.0.0-rc10", "1.9"], ["2.0.0", "2.0.0-rc10", "2.0.0-rc2", "1.9"]),
    (["spring", "<b> & 'c' %2F", "3.1"], ["3.1", "<b> & 'c' %2F", "spring"]),
]


@pytest.mark.parametrize(("stated", "expected"), ORDERS)
def test_the_newest_stands_first(stated: list[str], expected: list[str], tmp_path: Path) -> None:
    codes = [f'  - {{id: {id}, name: C{id}, description: C., since: "{name}"}}' for id, name in enumerate(stated)]
    (section,) = [path for path in LONE.glob("*.yaml") if path.name != "registry.yaml"]
    spec = lone_but("nothing", "nothing", tmp_path / "spec")
    head = section.read_text("utf-8").partition("codes:")[0]
    spec.joinpath(section.name).write_text("\n".join([f"{head}codes:", *codes, ""]), "utf-8")
    site = printed(spec, tmp_path, "html").out / "html"
    page = read_site_page(site / "changes.html", site)
    # Each is found by the address that its code leads to.
    led = [
        address.partition("#")[2]
        for name in expected
        for address in read_site_page(site / "error" / f"{stated.index(name)}.html", site).addresses
        if "#since" in address
    ]

    assert [text(one).removesuffix(" 1 new code") for one in page.all("h2")] == expected
    assert [one.get("id") for one in page.all("h2")] == led
