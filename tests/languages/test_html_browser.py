"""The published reference in Chromium: under its strict policy and from disk, with and without scripts, by axe's rules.

`toolchains/site.mjs` says what it tries. It is tried itself, on pages that are broken. The target's proof asks it of
every registry that targets are proven with, at a page of each sort.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from proofs import ROOT, TESTS, TOOLCHAINS, missing_tools, output_of, printed, require_tools, run

pytestmark = pytest.mark.prove

SAMPLE = TESTS / "golden_site" / "html"


def complaints(site: Path, *options: str) -> list[str]:
    """What is wrong with a site, a line each."""
    require_tools("html", missing_tools(["node", "chromium"]))
    done = run("node", str(TOOLCHAINS / "site.mjs"), str(site), *options, folder=site)

    assert re.search(r": [1-9]\d* pages, \d+ complaints$", done.stderr, re.MULTILINE), done.stderr
    assert done.returncode == (1 if done.stdout else 0)
    return done.stdout.splitlines()


@pytest.mark.parametrize("site", [SAMPLE, TESTS / "golden_notions" / "html"], ids=["sample", "notions"])
def test_nothing_is_wrong_with_any_page(site: Path) -> None:
    assert complaints(site) == []


@pytest.mark.parametrize("spec", [ROOT / "spec", TESTS / "registries" / "smpp"], ids=["spec", "smpp"])
def test_nothing_is_wrong_with_larger_registries(spec: Path, tmp_path: Path) -> None:
    assert complaints(printed(spec, tmp_path, "html").out / "html", "--most", "10") == []


def test_the_time_of_a_search_can_be_measured() -> None:
    """How long it may be is `make bench`'s: here no clock is asked, but it has waited for the next key."""
    require_tools("html", missing_tools(["node", "chromium"]))
    took = json.loads(output_of("node", str(TOOLCHAINS / "searching.mjs"), str(SAMPLE), folder=SAMPLE))

    assert took["codes"] == 27
    assert took["first"] > 40
    assert took["later"] > 40


def changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of a file of a site, in all places."""

    def change(site: Path) -> None:
        text = site.joinpath(path).read_text("utf-8")
        assert old in text
        site.joinpath(path).write_text(text.replace(old, new), "utf-8")

    return change


# What is broken of how pages look, each in a place of its own, so that one run finds all of it; and what is said of it.
LOOKS = [
    (changed("style.css", "--mute: light-dark(#5a606c", "--mute: light-dark(#c5c8ce"), "color-contrast"),
    (changed("index.html", ' alt=""', ""), "image-alt"),
    (changed("index.html", '<label for="q">', '<label for="p">'), "label: #q"),
    (changed("index.html", 'lang="en"', ""), "html-has-lang"),
    (changed("index.html", "<h1>", '<h1><img src="icon.svg" alt="x" width="900">'), "scrolls sideways"),
    (
        changed("index.html", "</main>", "<script>self.x = 1</script></main>"),
        "Content Security Policy directive 'script-",
    ),
    (
        changed("index.html", "</main>", '<p style="color: red">x</p></main>'),
        "Content Security Policy directive 'style-",
    ),
    (changed("index.html", "</main>", '<img src="gone.svg" alt="x"></main>'), "404"),
]

# What is broken, the way and the step in which it is looked for, and what has to be said of it.
BROKEN = [
    (changed("search.js", "hits.push(", "[].push("), "http searching", "the first hit"),
    (
        changed("page.js", "query ? `?${query}`", "false ? `?${query}`"),
        "http searching",
        "the address says what is shown",
    ),
    (changed("page.js", 'event.key === "Escape"', 'event.key === "Delete"'), "http searching", "Escape empties"),
    (changed("page.js", "IN_PANEL = 8", "IN_PANEL = 0"), "http inPages", "in pages"),
    (changed("page.js", "String(value) === select", "String(value) !== select"), "http filtering", "codes with"),
    (changed("page.js", "`\\ufeff$", "`$"), "http saving", "takes it for UTF-8"),
    (changed("page.js", "copy(`${data.copy}", "copy(`${data.none}"), "http copying", "for a ticket"),
    (changed("page.js", "named(input) === name", "named(input) === null"), "http languages", "for all articles"),
    (
        changed("page.js", 'setItem("language", name)', 'getItem("language", name)'),
        "http languages",
        "the language is remembered",
    ),
    (
        changed("page.js", ".nextElementSibling.textContent, button", ".textContent, button"),
        "http languages",
        "the sample: ",
    ),
    (changed("page.js", "} catch {\n      return null", "} finally {\n      undefined"), "http languages", "denied"),
    (
        changed("style.css", ".langs label:not(:has(:checked)) + pre", ".no"),
        "http languages",
        "one sample is seen",
    ),
    (changed("page.js", '=== "k"', '=== "j"'), "http inPages", "Ctrl K leads to the field"),
    (
        changed("index.html", '<search class="js" hidden>', "<search>"),
        "http withoutScripts",
        "what needs scripts is not seen",
    ),
    (
        changed("style.css", "html { font-size: 12px; }", "html { font-size: 40px; }"),
        "http printing",
        "sheets of paper",
    ),
    (changed("page.js", "script.src = ", 'throw new Error("no"); script.src = '), "file inPages", "in pages"),
]


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of pages that look wrong in every way."""
    site = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("looks") / "site"))
    for change, _ in LOOKS:
        change(site)
    return complaints(site, "--quick", "--ways", "looks")


@pytest.mark.parametrize("told", [told for _, told in LOOKS])
def test_how_a_broken_page_looks_is_told(told: str, looks: list[str]) -> None:
    assert [line for line in looks if told in line] != [], looks


def test_a_page_that_works_against_its_policy_is_told(tmp_path: Path) -> None:
    site = Path(shutil.copytree(SAMPLE, tmp_path / "site"))
    changed("page.js", "made.append(", 'made.innerHTML = "<b>x</b>"; made.append(')(site)
    found = complaints(site, "--quick", "--ways", "looks")

    assert [line for line in found if "TrustedHTML" in line] != [], found


@pytest.mark.parametrize(("change", "asked", "told"), BROKEN, ids=[told for *_, told in BROKEN])
def test_a_broken_page_is_told(change: Callable[[Path], None], asked: str, told: str, tmp_path: Path) -> None:
    way, step = asked.split()
    site = Path(shutil.copytree(SAMPLE, tmp_path / "site"))
    change(site)
    found = complaints(site, "--quick", "--ways", way, "--steps", step)

    assert [line for line in found if told in line] != [], found
