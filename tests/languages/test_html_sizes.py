"""How big the published reference may be, as printed and as hosts pack it: the first load, and a page of a code."""

import gzip
from pathlib import Path

import pytest
from large import write_large
from proofs import ROOT, printed
from sites import pages_of

FIRST_LOAD = ("index.html", "codes.js", "search.js", "page.js", "style.css", "icon.svg")
KB = 1024


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def first_load(site: Path) -> tuple[int, int]:
    """The bytes of the home page with all it loads: as they are, and packed."""
    paths = [site / name for name in FIRST_LOAD]
    return sum(path.stat().st_size for path in paths), sum(map(packed, paths))


def site_of(codes: int, folder: Path) -> Path:
    if codes == 490:
        return printed(ROOT / "spec", folder, "html").out / "html"
    folder.joinpath("large").mkdir()
    write_large(folder / "large", codes)
    return printed(folder / "large", folder, "html").out / "html"


@pytest.mark.parametrize(
    ("codes", "most", "most_packed"),
    [
        (250, 125 * KB, 28 * KB),
        (490, 160 * KB, 43 * KB),
        pytest.param(2500, 700 * KB, 80 * KB, marks=pytest.mark.prove),
    ],
)
def test_the_home_page_loads_little(codes: int, most: int, most_packed: int, tmp_path: Path) -> None:
    size, small = first_load(site_of(codes, tmp_path))

    assert size <= most
    assert small <= most_packed


def test_a_page_of_a_code_is_small(tmp_path: Path) -> None:
    site = site_of(490, tmp_path)
    pages = [page for page in pages_of(site) if page.path.partition("/")[2].removesuffix(".html").isdigit()]

    assert len(pages) > 400
    assert max(site.joinpath(page.path).stat().st_size for page in pages) <= 14 * KB
    # Every element, of the head too.
    assert max(len(page.all("*")) for page in pages) <= 300
    assert sum(site.joinpath(name).stat().st_size for name in ("search.js", "page.js")) <= 36 * KB
    assert site.joinpath("style.css").stat().st_size <= 16 * KB
