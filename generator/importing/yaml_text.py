"""YAML: plain data in, its text as a keeper of a registry would have written it, out."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# Texts that need no quotes wherever they stand: whatever could mean something to a reader of YAML is put in quotes.
_PLAIN = re.compile(r"[A-Za-z(](?:[^:#\n]|:(?=[^\s,\]}])|(?<=[^\s])#)*")
_PLAIN_IN_A_LIST = re.compile(r"[A-Za-z](?:[A-Za-z0-9_./ -]*[A-Za-z0-9_./-])?")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


class Written(str):
    """A value that is written as it stands here, such as a number in hexadecimal."""


def yaml_lines(data: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The lines of a map: a key a line, maps below their keys, lists of maps too, lists of words in one line."""
    for key, value in data.items():
        if isinstance(value, Mapping) and not _fits(value):
            yield f"{indent}{scalar(key)}:"
            yield from yaml_lines(value, f"{indent}  ")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{indent}{scalar(key)}:"
            for entry in value:
                first, *rest = yaml_lines(entry, f"{indent}    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
        elif isinstance(value, str) and "\n" in value:
            yield f"{indent}{scalar(key)}: |-"
            yield from (f"{indent}  {line}".rstrip() for line in value.split("\n"))
        else:
            yield f"{indent}{scalar(key)}: {_flow(value) if isinstance(value, list | Mapping) else scalar(value)}"


def scalar(value: object) -> str:
    """A number, a boolean or a text of one line."""
    if isinstance(value, Written):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    return value if _PLAIN.fullmatch(value) and value.lower() not in _WORDS else json.dumps(value, ensure_ascii=False)


def _flow(value: Mapping[str, Any] | Sequence[Any] | str | int) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_flow(below)}' for key, below in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str) and not isinstance(value, Written) and not _PLAIN_IN_A_LIST.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return scalar(value)


def _fits(value: Mapping[str, Any]) -> bool:
    """Whether a map stands in one line: it is short, and nothing below it is a map or a text of several lines."""
    simple = all(not isinstance(one, Mapping | list) and "\n" not in str(one) for one in value.values())
    return simple and len(_flow(value)) <= 80
