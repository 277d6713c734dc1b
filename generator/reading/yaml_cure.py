"""YAML's own faults: an error of PyYAML in, what is wrong and what to do out."""

from typing import Any

from yaml.error import MarkedYAMLError

_QUOTES = "put the text in quotes"
# By what PyYAML's C parser says.
CURES = {
    "block sequence entries are not allowed in this context": f"begin the list in a line of its own, or {_QUOTES}",
    "could not find expected ':'": f"end the key with a colon, or {_QUOTES}",
    "did not find expected ',' or ']'": f"close the bracket, or {_QUOTES}",
    "did not find expected ',' or '}'": f"close the brace, or {_QUOTES}",
    "did not find expected '-' indicator": "begin each entry of the list with a dash, all in one column",
    "did not find expected <document start>": "indent the keys of one map alike",
    "did not find expected hexdecimal number": "write the letter itself",
    "did not find expected key": f"indent the keys of one map alike, or {_QUOTES}",
    "did not find expected node content": f"write a value, close the bracket, or {_QUOTES}",
    "found a tab character that violates indentation": "indent with spaces",
    "found a tab character where an indentation space is expected": "indent with spaces",
    "found character that cannot start any token": f"indent with spaces, or {_QUOTES}",
    "found invalid Unicode character escape code": "write the letter itself",
    "found unknown escape character": "write \\\\ for a backslash, or use single quotes",
    "mapping keys are not allowed in this context": f"give the key a line of its own, or {_QUOTES}",
    "mapping values are not allowed in this context": "put a text with a colon in it in quotes",
}
# What it says at the end of what a quote begins that none closes: `yaml_slips` tells that of the quote.
UNCLOSED = ("found unexpected end of stream", "found unexpected document indicator")
_CURE = f"look at the quotes and the indentation, or {_QUOTES}"


def yaml_problem(error: MarkedYAMLError) -> str:
    """What PyYAML says of a fault, where the unfinished part begins, and what to do."""
    problem = str(error.problem)
    begin: Any = error.context_mark
    end: Any = error.problem_mark
    where = f" {error.context} from line {begin.line + 1}" if begin and begin.line != end.line else ""
    return f"{problem}{where}; {CURES.get(problem, _CURE)}"
