"""What the validator of HTML, CSS and SVG, the W3C's own, says of the published reference."""

import shutil
from pathlib import Path

import pytest
from proofs import ROOT, TESTS, TOOLCHAINS, missing_tools, printed, require_tools, run

pytestmark = pytest.mark.prove

VNU = TOOLCHAINS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SAMPLE, NOTIONS = TESTS / "golden_site" / "html", TESTS / "golden_notions" / "html"


def faults(site: Path, *paths: str) -> list[str]:
    """What is wrong with these files of a site, a line each; with all of them if none is named."""
    require_tools("html", [*missing_tools(["java"]), *([] if VNU.is_file() else ["vnu-jar"])])
    every = paths or [path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in FORMS]
    told = []
    for form in sorted(set(FORMS.values())):
        files = [path for path in every if FORMS[Path(path).suffix] == form]
        assert files or paths
        # A page nests deeper than its parser's stack is, as a rule.
        command = ("java", "-Xss4m", "-jar", str(VNU), "--format", "gnu", *filter(None, [form]), *files)
        done = run(*command, folder=site) if files else None
        told += done.stderr.splitlines() if done else []
    # The registry's texts are shown as they are.
    return [line for line in told if "Unicode Normalization Form C" not in line]


FORMS = {".html": "", ".css": "--css", ".svg": "--svg"}


@pytest.mark.parametrize("site", [SAMPLE, NOTIONS], ids=["sample", "notions"])
def test_nothing_is_invalid(site: Path) -> None:
    assert faults(site) == []


def test_nothing_is_invalid_of_the_shipped_registry(tmp_path: Path) -> None:
    site = printed(ROOT / "spec", tmp_path, "html").out / "html"
    numbers = sorted(path.relative_to(site).as_posix() for path in site.glob("*/*.json"))[::40]
    pages = [path.name for path in site.glob("*.html")]

    assert len(numbers) > 10
    assert faults(site, *pages, *(path.replace(".json", ".html") for path in numbers)) == []


# What is broken, and what has to be said of it.
BROKEN = [
    ("index.html", "<h1>", "<ul><h1>", "not allowed as child"),
    ("index.html", 'id="q"', 'id="q" colour="red"', "“colour” not allowed"),
    ("index.html", '<label for="q">', '<label for="r">', "must be the ID of"),
    ("style.css", "min-height: 100vh", "min-height: red", "“min-height”"),
    ("icon.svg", "<rect", "<rekt", "rekt"),
]


@pytest.mark.parametrize(("path", "old", "new", "told"), BROKEN, ids=[told for *_, told in BROKEN])
def test_what_is_invalid_is_told(path: str, old: str, new: str, told: str, tmp_path: Path) -> None:
    site = Path(shutil.copytree(SAMPLE, tmp_path / "site"))
    text = site.joinpath(path).read_text("utf-8")
    assert old in text
    site.joinpath(path).write_text(text.replace(old, new, 1), "utf-8")

    assert [line for line in faults(site, path) if told in line] != []
