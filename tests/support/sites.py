"""The published reference as a browser reads it: a folder in; pages, their texts, anchors and links out.

The parser is strict: what HTML's rules call an error is one here.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

from html5lib import HTMLParser


class SitePage:
    """A page: its path below the site, and its elements."""

    def __init__(self, path: str, root: Element) -> None:
        self.path = path
        self._root = root

    def all(self, tag: str, **wanted: str) -> list[Element]:
        """The elements of a tag with these attributes; of a class, among others, with `of`."""
        return [
            one
            for one in self._root.iter(None if tag == "*" else tag)
            if isinstance(one.tag, str)
            if wanted.get("of", "") in ["", *one.get("class", "").split()]
            if all(one.get(name) == value for name, value in wanted.items() if name != "of")
        ]

    def one(self, tag: str, **wanted: str) -> Element:
        """The only one of these."""
        (found,) = self.all(tag, **wanted)
        return found

    @property
    def ids(self) -> list[str]:
        """Every anchor."""
        return [one.get("id", "") for one in self._root.iter() if isinstance(one.tag, str) and one.get("id")]

    @property
    def addresses(self) -> Iterator[str]:
        """Where it leads, and what it is made of."""
        for one in self._root.iter():
            for name in ("href", "src"):
                if isinstance(one.tag, str) and one.get(name) is not None:
                    yield one.get(name, "")

    def facts(self, place: int = 0) -> dict[str, tuple[str, list[str]]]:
        """What stands beside the article of this place: by its title the text, and the small texts below it."""
        aside = self.all("aside")[place]
        rows = [row for row in aside.iter("div") if row.find("dt") is not None]
        return {text(row.find("dt")): _parted(row.find("dd")) for row in rows}


def _parted(element: Element | None) -> tuple[str, list[str]]:
    assert element is not None
    small = [text(one) for one in element.iter("small")]
    return text(element).removesuffix("".join(small)) if len(small) < 2 else _without(element), small


def _without(element: Element) -> str:
    """The text of an element without what is small print."""
    parts = [element.text or ""]
    for one in element:
        parts.append("" if one.tag == "small" else text(one))
        parts.append(one.tail or "")
    return "".join(parts)


def text(element: Element | None) -> str:
    """All that is read of an element."""
    assert element is not None
    return "".join(element.itertext())


@lru_cache(maxsize=2000)
def read_site_page(path: Path, top: Path) -> SitePage:
    """Parse a page of the site in a folder."""
    parser = HTMLParser(strict=True, namespaceHTMLElements=False)
    return SitePage(path.relative_to(top).as_posix(), parser.parse(path.read_text("utf-8")))


def pages_of(top: Path) -> list[SitePage]:
    """Every page of a site."""
    return [read_site_page(path, top) for path in sorted(top.rglob("*.html"))]
