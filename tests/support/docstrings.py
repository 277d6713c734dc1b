"""Docstrings as docutils reads them: reStructuredText in, its paragraphs and all else that it holds out."""

from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

PARSER = Parser()
SETTINGS: Any = get_default_settings(Parser)
SETTINGS.report_level, SETTINGS.warning_stream = 2, False


def read(docstring: str) -> tuple[list[str], list[str]]:
    """What docutils makes of a docstring: its paragraphs, and whatever else it finds."""
    tree = new_document("", SETTINGS)
    PARSER.parse(docstring, tree)
    paragraphs = [node.astext() for node in tree.children if isinstance(node, nodes.paragraph)]
    return paragraphs, [repr(node) for node in tree.findall() if not is_text(node)]


def is_text(node: nodes.Node) -> bool:
    """Whether a node is plain text, or an address that is a link, as it should be."""
    if isinstance(node, nodes.reference):
        return "refuri" in node
    return isinstance(node, (nodes.document, nodes.paragraph, nodes.Text))
