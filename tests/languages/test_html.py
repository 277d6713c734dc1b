"""The pages of the published reference: whole, reachable, each with what a reader and a crawler need."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import parse_qs, urldefrag, urlsplit

import pytest
import yaml
from hostile_registries import every_registry
from hostile_registries import printed as hostile
from proofs import LONE, ROOT, TESTS, lone_but, printed
from registries import Data, Files
from sites import SitePage, pages_of, read_site_page, text

from generator.model import Code, Registry
from generator.reading.spec import read_spec

SPECS = {"sample": TESTS / "sample", "notions": TESTS / "notions", "spec": ROOT / "spec"}
GOLDEN = {"sample": TESTS / "golden_site" / "html", "notions": TESTS / "golden_notions" / "html"}
MAKEFILE = ROOT.joinpath("Makefile").read_text("utf-8")
PUBLISHED = "https://codes.example/device/"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed(SPECS["spec"], tmp_path_factory.mktemp("site"), "html").out / "html"


@pytest.fixture(params=["sample", "notions", pytest.param("spec", marks=pytest.mark.prove)])
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def site(name: str, shipped: Path) -> Path:
    return GOLDEN.get(name, shipped)


def registry_of(name: str) -> Registry:
    registry = read_spec(SPECS[name]).registry

    assert registry is not None
    return registry


def test_every_number_and_every_name_has_a_page(name: str, site: Path) -> None:
    registry = registry_of(name)
    codes = [code for section in registry.sections for code in section.codes]
    pages = {f"{code.kind}/{code.id}.{form}" for code in codes for form in ("html", "json")}
    pages |= {f"{code.kind}/{word}.html" for code in codes for word in (code.name, *code.former_names)}
    pages |= {f"{section.name}.html" for section in registry.sections}
    fixed = {"index.html", "numbers.html", "names.html", "codes.js", "search.js", "page.js", "style.css", "icon.svg"}
    fixed |= {"changes.html"} if any(code.since or code.deprecated for code in codes) else set()
    fixed |= {"llms.txt"} | ({"sources.html"} if registry.sources else set())
    fixed |= {"sitemap.xml", "404.html"} if registry.site_url else set()

    assert {path.relative_to(site).as_posix() for path in site.rglob("*.*") if path.is_file()} == pages | fixed


def test_every_address_leads_to_a_file_and_an_anchor(site: Path) -> None:
    pages = pages_of(site)
    anchors = {page.path: set(page.ids) for page in pages}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    lost, seen = [], 0
    for page in pages:
        for address in page.addresses:
            whole, anchor = urldefrag(address)
            path = urlsplit(whole)
            if path.scheme and not whole.startswith(PUBLISHED):
                continue
            seen += 1
            target = target_of(page, path.path)
            # Another page is asked to look something up.
            if target not in files or (anchor and anchor not in anchors[target]):
                lost.append(f"{page.path}: {address}")

    assert seen > 10 * len(pages)
    assert lost == []


def target_of(page: SitePage, path: str) -> str:
    if path.startswith("/"):
        return path.removeprefix(urlsplit(PUBLISHED).path) or "index.html"
    # A page has thousands of addresses: what leads out of the site begins with dots, and is no file of it.
    return normpath(join(dirname(page.path), path)) if path else page.path


def test_our_pages_lead_to_no_page_that_leads_on(site: Path) -> None:
    """The Back button would lead back there."""
    pages = pages_of(site)
    leading_on = {page.path for page in pages if page.all("meta", **{"http-equiv": "refresh"})}
    led = {target_of(page, urlsplit(one).path) for page in pages for one in page.addresses if "//" not in one}

    assert len(leading_on) > 1
    assert leading_on & led == set()


def test_every_page_says_what_it_is(site: Path) -> None:
    for page in pages_of(site):
        assert len(page.all("h1")) == len(page.all("main")) == 1, page.path
        assert page.one("html").get("lang") == "en", page.path
        assert text(page.one("title")).strip(), page.path
        assert len(page.ids) == len(set(page.ids)), page.path
        assert [one for one in page.all("img") if one.get("alt") is None] == [], page.path
        # Nothing that a strict policy would refuse.
        assert page.all("style") == [], page.path
        assert [one for one in page.all("script") if not one.get("src") or text(one)] == [], page.path
        assert [one.tag for one in page.all("*") if {"style", "onclick", "onload"} & set(one.attrib)] == [], page.path


def test_a_link_that_is_shared_says_what_happened_and_what_to_do(shipped: Path) -> None:
    page = read_site_page(shipped / "error" / "27.html", shipped)
    told = {one.get("property") or one.get("name"): one.get("content") for one in page.all("meta")}

    assert text(page.one("title")) == "error 27 EC_ABSENT_SUBSCRIBER · Infobip response status and error codes"
    assert told["og:title"] == text(page.one("title"))
    assert told["og:description"] == told["description"]
    assert told["description"] == (
        "The phone could not be reached: it is switched off, detached or out of coverage. "
        "What to do: Send again later; it works once the phone is on and in coverage."
    )


def test_whole_addresses_stand_where_the_registry_has_one() -> None:
    page = read_site_page(GOLDEN["notions"] / "reason" / "128.html", GOLDEN["notions"])
    canonical = [one.get("href") for one in page.all("link", rel="canonical")]
    listed = [
        line for line in GOLDEN["notions"].joinpath("sitemap.xml").read_text("utf-8").split("\n") if "<loc>" in line
    ]

    assert canonical == [f"{PUBLISHED}reason/128.html"]
    assert f"<url><loc>{PUBLISHED}reason/128.html</loc></url>" in listed
    # The home page, that of changes, a page a section, a page a number.
    assert len(listed) == 2 + 4 + sum(path.stem.lstrip("-").isdigit() for path in GOLDEN["notions"].rglob("*.json"))
    sample = read_site_page(GOLDEN["sample"] / "fault" / "14.html", GOLDEN["sample"])
    assert sample.all("link", rel="canonical") == []


def test_a_name_leads_to_its_number() -> None:
    page = read_site_page(GOLDEN["sample"] / "fault" / "BLOCKED_ORIGIN.html", GOLDEN["sample"])
    shared = read_site_page(GOLDEN["sample"] / "fault" / "OLD_SHARED.html", GOLDEN["sample"])

    assert page.one("meta", **{"http-equiv": "refresh"}).get("content") == "0; url=20.html"
    assert shared.all("meta", **{"http-equiv": "refresh"}) == []
    assert [one.get("href") for one in shared.all("a", of="row")] == ["60.html", "61.html"]


def test_a_number_of_two_sections_has_an_article_for_each(shipped: Path) -> None:
    registry = registry_of("spec")
    places: dict[tuple[str, int], list[str]] = {}
    for section in registry.sections:
        for code in section.members:
            places.setdefault((code.kind, code.id), []).append(section.name)
    shared = {key: names for key, names in places.items() if len(names) > 1}

    assert len(shared) > 1
    for (kind, id), names in shared.items():
        page = read_site_page(shipped / kind / f"{id}.html", shipped)
        assert [one.get("id") for one in page.all("article")] == names
        assert f"{len(names)} sections use the {kind} {id}." in text(page.one("main"))


def test_every_text_of_a_code_reads_back(name: str, site: Path) -> None:
    for code, page, place in articles(registry_of(name), site):
        actions = [text(one).strip("\n") for one in page.all("div", of="do")]
        told = page.facts(place)

        assert text(page.all("p", of="meaning")[place]) == code.description
        assert actions[place] == f"What to do\n{code.action or 'Not stated in this list.'}"
        assert told.get("Note", ("", []))[0] == (code.note or "")
        # Of the kinds with wire names, faults have no payload.
        where = "In the protocol" if code.kind == "fault" else "In payloads"
        assert told.get(where, (code.name, []))[0] == code.wire_name
        if code.group:
            assert told["Group"][0].removeprefix(f"{code.group.id} ") == code.group.wire_name
            assert told["Group"][1][0] == code.group.description
        history = told.get("History", ("", []))[0]
        assert (f"Since {code.since}" in history) is (code.since is not None) or "Replaces" in history
        assert [word for word in code.former_names if f"Formerly {word}" not in history] == []


def articles(registry: Registry, site: Path) -> Iterator[tuple[Code, SitePage, int]]:
    """Every member with its page, and the place of its article there."""
    met: dict[tuple[str, int], int] = {}
    for kind in registry.kinds:
        for code in (code for section in kind.sections for code in section.members):
            place = met[kind.name, code.id] = met.get((kind.name, code.id), -1) + 1
            yield code, read_site_page(site / kind.name / f"{code.id}.html", site), place


def test_a_payload_is_one_that_could_have_come() -> None:
    sample = read_site_page(GOLDEN["sample"] / "fault" / "20.html", GOLDEN["sample"])
    notion = read_site_page(GOLDEN["notions"] / "reason" / "135.html", GOLDEN["notions"])

    assert json.loads(payload_of(sample)) == {
        "id": 20,
        "name": "BLOCKED_SENDER",
        "description": "The member.",
        "groupId": 2,
        "groupName": "Straße \u017ftop \u212a \u0131",
        "permanent": True,
    }
    assert json.loads(payload_of(notion)) == {
        "reason": {
            "code": 135,
            "label": "NOT_AUTHORIZED",
            "message": "Not allowed.",
            "class": "Failure",
            "who": "sender",
            "httpStatus": 403,
            "product": 'Guard "3"',
            "tryAgain": True,
        }
    }
    # A kind that states no keys has no payload to show.
    assert read_site_page(GOLDEN["notions"] / "plain" / "-1.html", GOLDEN["notions"]).all("div", of="sample") == []


def payload_of(page: SitePage) -> str:
    """What a page shows as a payload."""
    return text(page.one("div", of="sample").find("pre"))


def samples(page: SitePage, place: int = 0) -> dict[str, str]:
    """What a page shows of an article in each language."""
    tabs = page.all("fieldset", of="langs")[place]
    return dict(zip(map(text, tabs.iter("label")), map(text, tabs.iter("pre")), strict=True))


def test_a_page_says_how_a_code_is_written_in_each_language(shipped: Path) -> None:
    shown = samples(read_site_page(shipped / "error" / "27.html", shipped))

    assert list(shown) == ["C#", "Go", "Java", "Kotlin", "PHP", "Python", "Ruby", "Rust", "SQL", "TypeScript"]
    assert shown["Python"] == (
        "from infobip_codes import GeneralError\n\n"
        "if GeneralError(number) is GeneralError.EC_ABSENT_SUBSCRIBER:\n    ..."
    )
    assert shown["Go"] == (
        'import codes "infobipcodes"\n\n'
        "if codes.GeneralError(number) == codes.GeneralErrorECAbsentSubscriber {\n\t// …\n}"
    )
    assert shown["SQL"] == (
        "SELECT name, description FROM infobip_codes_code\nWHERE section = 'general-error' AND id = 27;"
    )


def test_each_article_has_languages_of_its_own_and_the_first_is_chosen(shipped: Path) -> None:
    page = read_site_page(shipped / "status" / "56.html", shipped)
    articles = [one.get("id", "") for one in page.all("article")]

    assert len(articles) > 1
    for place, section in enumerate(articles):
        inputs = list(page.all("fieldset", of="langs")[place].iter("input"))
        assert {one.get("name") for one in inputs} == {f"in-{section}"}
        assert [one.get("checked") is not None for one in inputs] == [True, *[False] * 9]


def test_the_order_of_languages_is_the_registrys(tmp_path: Path) -> None:
    spec = lone_but("kinds:", "targets: [html, typescript, python]\nkinds:", tmp_path / "spec")
    site = printed(spec, tmp_path, "html").out / "html"
    (number,) = [path for path in site.rglob("*.json") if path.parent != site]

    assert list(samples(read_site_page(number.with_suffix(".html"), site))) == ["TypeScript", "Python"]


def test_the_history_of_a_code_says_what_replaced_what() -> None:
    replaced = read_site_page(GOLDEN["sample"] / "fault" / "51.html", GOLDEN["sample"])
    retired = read_site_page(GOLDEN["sample"] / "fault" / "50.html", GOLDEN["sample"])

    assert replaced.facts()["History"][0] == "Deprecated since 2.1, replaced"
    told = "Deprecated since 2.0. It should no longer be returned by the API. Nobody misses it."
    assert text(retired.one("p", of="warn")) == told
    (heir,) = [one.get("href", "") for one in replaced.one("p", of="warn").iter("a")]
    fresh = read_site_page(GOLDEN["sample"] / "fault" / heir, GOLDEN["sample"])
    assert "Replaces 51 REPLACED_CODE since 2.1" in fresh.facts()["History"][0]


def test_the_examples_of_the_home_page_are_the_registrys_own(shipped: Path) -> None:
    page = read_site_page(shipped / "index.html", shipped)
    asked = [parse_qs(urlsplit(one.get("href", "")).query)["q"][0] for one in page.one("p", id="try").iter("a")]

    assert asked[:2] == ["27", "EC_ABSENT_SUBSCRIBER"]
    assert any(asked[2] in code.former_names for section in registry_of("spec").sections for code in section.codes)
    assert json.loads(asked[3])["id"] == 27


def test_a_registry_of_one_code_has_a_site(tmp_path: Path) -> None:
    site = printed(LONE, tmp_path, "html").out / "html"
    (number,) = [path for path in site.rglob("*.json") if path.parent != site]
    page = read_site_page(number.with_suffix(".html"), site)

    # There is nothing before or after it, and no way to narrow one code down by kind.
    assert [one.get("rel") for one in page.all("a") if one.get("rel")] == []
    assert [one.get("name") for one in read_site_page(site / "index.html", site).all("select")] == ["section"]
    assert page.all("div", of="sample") == []


def test_the_workflow_publishes_what_make_site_prints() -> None:
    workflow = yaml.safe_load(ROOT.joinpath(".github", "workflows", "reference.yml").read_text("utf-8"))
    steps = workflow["jobs"]["publish"]["steps"]
    (path,) = [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")]
    (recipe,) = re.findall(r"^site: .*\n\t@(.*)$", MAKEFILE, re.MULTILINE)

    assert "make site" in [step.get("run") for step in steps]
    assert recipe.endswith("generate --spec spec --target html --out build")
    assert path == "build/html"


def test_the_documentation_shows_pictures_that_can_be_made_again() -> None:
    page = ROOT.joinpath("docs", "reference.md").read_text("utf-8")
    shown = re.findall(r"^!\[[^\]]{20,}\]\(pictures/([\w-]+)\.webp\)$", page, re.MULTILINE)
    (recipe,) = re.findall(
        r"^\t@node tests/toolchains/pictures\.mjs build/html docs/pictures (.*)$", MAKEFILE, re.MULTILINE
    )
    there = {path.stem: path for path in ROOT.joinpath("docs", "pictures").iterdir()}

    assert len(shown) >= 2
    assert sorted(shown) == sorted(recipe.split()) == sorted(there)
    for path in there.values():
        assert path.read_bytes()[8:12] == b"WEBP"
        assert path.stat().st_size <= 60 * 1024


@every_registry
def test_any_text_reads_back(files: Files) -> None:
    with hostile(files, "html") as site:
        full, alias, listed = files["grouped"]["groups"][0]["codes"]
        page = read_site_page(site / "one" / "1.html", site)

        assert text(page.one("p", of="meaning")) == full["description"]
        assert text(page.one("div", of="do")).strip("\n") == f"What to do\n{full['action']}"
        assert alias["description"] in text(page.one("section", of="second"))
        assert copied(page) == f"one 1 FULL: {full['description']}\nWhat to do: {full['action']}\n"
        assert listed["description"] == text(read_site_page(site / "one" / "2.html", site).one("p", of="meaning"))
        assert code_rows(site)[0][3] == full["description"]
        assert read_number(site / "one" / "1.json")["codes"][0]["x-anything"] == full["x-anything"]
        read_site_page.cache_clear()


def copied(page: SitePage) -> str:
    return page.all("button")[0].get("data-copy", "")


def read_number(path: Path) -> Data:
    found: Data = json.loads(path.read_text("utf-8"))
    return found


def code_rows(site: Path) -> list[list[object]]:
    """The rows of the search's codes."""
    script = site.joinpath("codes.js").read_text("utf-8").partition("self.REGISTRY = ")[2].rstrip().removesuffix(";")
    found: list[list[object]] = json.loads(script)["codes"]
    return found
