"""How big the published reference may be, as printed and as hosts pack it: the first load, and a page of a code."""

import gzip
import json
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from large import write_large
from proofs import ROOT, printed
from sites import read_site_page

from generator.cli import main

FIRST_LOAD = ("index.html", "codes.js", "search.js", "page.js", "style.css", "icon.svg")
KB = 1024


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def first_load(site: Path) -> tuple[int, int]:
    """The bytes of the home page with all it loads: as they are, and packed."""
    paths = [site / name for name in FIRST_LOAD]
    return sum(path.stat().st_size for path in paths), sum(map(packed, paths))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed(ROOT / "spec", tmp_path_factory.mktemp("site"), "html").out / "html"


# Of the shipped registry, nearly half: as many codes as a registry of one vendor's messages has.
SECTIONS = ("general-status", "voice-status", "push-status", "general-error", "push-error", "mobile-identity-error")


def part(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site of some sections, as a config prints it."""
    sections = ", ".join(f'"{name}"' for name in SECTIONS)
    config = f'spec = "{ROOT / "spec"}"\n[[print]]\ntarget = "html"\nout = "site"\nsections = [{sections}]\n'
    folder.joinpath("enumerant.toml").write_text(config, "utf-8")
    monkeypatch.chdir(folder)
    with redirect_stdout(StringIO()):
        assert main(["generate"]) == 0
    return folder / "site"


def test_the_home_page_loads_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = part(tmp_path, monkeypatch)
    size, small = first_load(site)

    assert 230 <= count(site) <= 250
    assert size <= 100 * KB
    assert small <= 32 * KB


def count(site: Path) -> int:
    """How many codes are searched."""
    script = site.joinpath("codes.js").read_text("utf-8").partition("self.REGISTRY = ")[2].rstrip().removesuffix(";")
    return len(json.loads(script)["codes"])


@pytest.mark.prove
@pytest.mark.parametrize(("codes", "most", "most_packed"), [(490, 142 * KB, 41 * KB), (2500, 610 * KB, 52 * KB)])
def test_the_home_page_of_many_codes_loads_more(
    codes: int, most: int, most_packed: int, shipped: Path, tmp_path: Path
) -> None:
    """Texts are most of it: at 490 codes, those of the whole shipped registry, two thirds."""
    site = shipped if codes == 490 else large(codes, tmp_path)
    size, small = first_load(site)

    assert codes - 10 <= count(site) <= codes + 10
    assert size <= most
    assert small <= most_packed


def large(codes: int, folder: Path) -> Path:
    folder.joinpath("large").mkdir()
    write_large(folder / "large", codes)
    return printed(folder / "large", folder, "html").out / "html"


@pytest.mark.prove
def test_a_page_of_a_code_is_small(shipped: Path) -> None:
    site, pages = shipped, [path for path in shipped.glob("*/*.html") if path.stem.isdigit()]

    assert len(pages) > 400
    assert max(path.stat().st_size for path in pages) <= 14 * KB
    # Every element, of the head too.
    assert max(len(read_site_page(path, site).all("*")) for path in pages) <= 300
    assert sum(site.joinpath(name).stat().st_size for name in ("search.js", "page.js")) <= 32 * KB
    assert site.joinpath("style.css").stat().st_size <= 16 * KB
