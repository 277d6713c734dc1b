"""Readers of Markdown: a page in, what each of them makes of it out, by blocks and in one form for all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown import markdown
from markdown_it import MarkdownIt

_BLOCKS = frozenset(("h1", "h2", "h3", "p", "th", "td", "li", "pre", "dt", "dd", "blockquote", "div", "section"))
# What only groups other blocks; a place where a word may break says nothing.
_SILENT = frozenset(("table", "thead", "tbody", "tr", "wbr"))

# Each as it is used: GitHub's own parser, MkDocs' with its usual extensions, markdown-it with links made of words.
READERS: dict[str, Callable[[str], str]] = {
    "CommonMark": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
    "markdown-it": MarkdownIt("gfm-like").render,
    "GitHub": lambda text: cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE),
    "Python-Markdown": lambda text: markdown(
        text, extensions=["extra", "admonition", "legacy_attrs", "meta", "sane_lists", "wikilinks"]
    ),
}


@dataclass
class Block:
    """A heading, a paragraph, a cell: its text, with a line feed for a break, and the tags in it."""

    tag: tuple[str, ...]
    text: str = ""
    inside: list[tuple[str, ...]] = field(default_factory=list)


class _Blocks(HTMLParser):
    """Collects the blocks of a page; what stands outside of any is a block without a tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = [Block(())]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = (tag, *(f"{key}={value}" for key, value in attrs if key not in ("style", "align")))
        if tag in _BLOCKS:
            self.blocks.append(Block(told))
        elif tag == "br":
            self.blocks[-1].text += "\n"
        elif tag not in _SILENT:
            self.blocks[-1].inside.append(told)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.blocks.append(Block(()))

    def handle_comment(self, data: str) -> None:
        self.blocks[-1].inside.append(("!--", data))

    def handle_data(self, data: str) -> None:
        # A line feed of the source is a space; one behind a break is layout.
        self.blocks[-1].text += (
            data.lstrip("\n").replace("\n", " ") if self.blocks[-1].text[-1:] == "\n" else (data.replace("\n", " "))
        )


def read_with(reader: str, page: str) -> list[Block]:
    """The blocks of a page, as one of the readers has them."""
    collected = _Blocks()
    collected.feed(READERS[reader](page))
    collected.close()
    for block in collected.blocks:
        block.text = block.text.strip(" ")
    return [block for block in collected.blocks if block.tag or block.text or block.inside]
