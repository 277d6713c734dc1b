"""Reference pages as a reader gets them: Markdown in, the texts of its tables, its anchors and its links out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

# CommonMark, and what GitHub adds to it.
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

ANCHOR = re.compile('<a id="([^"]*)">')


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of text: how it reads, and the sorts of markup in it with what they hold (`strong`, `code`, `link`…)."""

    text: str
    markup: tuple[tuple[str, str], ...]

    def all(self, sort: str) -> list[str]:
        """What the markup of one sort holds: the address of a link, the name of an anchor, the text of code."""
        return [content for found, content in self.markup if found == sort]


@dataclass(frozen=True, slots=True)
class Table:
    """A table by rows, and beside it the number of columns that the source of each row has."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its headings, paragraphs and tables, and of every other block the text or the sort."""

    headings: tuple[Cell, ...]
    paragraphs: tuple[Cell, ...]
    tables: tuple[Table, ...]
    others: tuple[str, ...]

    @property
    def cells(self) -> Iterator[Cell]:
        """Every run of text on the page."""
        yield from self.headings
        yield from self.paragraphs
        for table in self.tables:
            for row in table.rows:
                yield from row

    def all(self, sort: str) -> list[str]:
        """What the markup of one sort holds on the whole page."""
        return [content for cell in self.cells for content in cell.all(sort)]


def section_tables(page: Page) -> list[Table]:
    """The tables of codes of a section's page: their first column is the number."""
    return [table for table in page.tables if table.header[0] == "Id"]


def rows_of(path: Path, name: str) -> list[dict[str, Cell]]:
    """Every row of a section's tables that is about this name, by column."""
    rows = [
        dict(zip(table.header, row, strict=True)) for table in section_tables(read_page(path)) for row in table.rows
    ]
    return [row for row in rows if row["Name"].text.partition("\n")[0] == name]


def read_page(path: Path) -> Page:
    """Parse a page."""
    return parsed(path.read_text(encoding="utf-8"))


# A folder's pages are asked by many tests, each page with all the others.
@lru_cache(maxsize=128)
def parsed(text: str) -> Page:
    """The page of a text."""
    lines = text.split("\n")
    tokens = MARKDOWN.parse(text)
    return Page(
        headings=_runs(tokens, "heading_open"),
        paragraphs=_runs(tokens, "paragraph_open"),
        tables=tuple(_tables(tokens, lines)),
        others=tuple(
            token.content or token.type
            for token in tokens
            if token.level == 0 and token.type not in ("heading_open", "paragraph_open", "table_open")
            if token.nesting >= 0
        ),
    )


def _runs(tokens: list[Token], opened: str) -> tuple[Cell, ...]:
    return tuple(
        read_cell(token.children or [])
        for before, token in pairwise(tokens)
        if before.type == opened and before.level == 0
    )


def read_cell(tokens: Sequence[Token]) -> Cell:
    """The text of some inline tokens and their markup."""
    texts: list[str] = []
    markup: list[tuple[str, str]] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            texts.append(token.content)
        elif token.content == "<br />":
            texts.append("\n")
        elif token.type == "softbreak":
            texts.append(" ")
        markup += _markup(token)
    return Cell("".join(texts), tuple(markup))


def _markup(token: Token) -> Iterator[tuple[str, str]]:
    if token.type == "html_inline" and (match := ANCHOR.fullmatch(token.content)):
        yield "anchor", match[1]
    elif token.type == "html_inline" and token.content not in ("<br />", "<wbr />", "</a>"):
        yield "html", token.content
    elif token.type == "link_open":
        yield "link", str(token.attrs["href"])
    elif token.type == "code_inline":
        yield "code", token.content
    elif token.nesting == 1 or token.type in ("image", "hardbreak"):
        yield token.type.removesuffix("_open"), ""


def _tables(tokens: list[Token], lines: list[str]) -> Iterator[Table]:
    rows: list[tuple[Cell, ...]] = []
    columns: list[int] = []
    for token in tokens:
        if token.type == "table_open":
            rows, columns = [], []
        elif token.type == "tr_open" and token.map:
            rows.append(())
            columns.append(len(re.split(r"(?<!\\)\|", lines[token.map[0]])) - 2)
        elif token.type == "inline" and rows and token.level == 4:
            rows[-1] += (read_cell(token.children or []),)
        elif token.type == "table_close":
            yield Table(tuple(cell.text for cell in rows[0]), tuple(rows[1:]), tuple(columns))
