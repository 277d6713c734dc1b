"""What a package's own page shows: its license, a code with what is stated of it, and texts as Markdown."""

import re
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from ...licenses import license_of
from ...model import Attribute, Code, Kind, Registry, Value
from ...targets.escaping import commenter, escaper
from .attributes import facts, printed_attributes
from .numbers import kind_of, notation
from .package import unlisted
from .stated import has_groups, states

# An example is there to be read: it asks for a few facts, and none that may be a whole sentence.
_MOST_FACTS = 3
_SHORT = ("boolean", "integer", "choice")

_STATED = ("action", "wire_name", "aliases", "former_names", "deprecated", "docs_url")

_REFERENCE = "&#{number};"
# What some reader of Markdown takes for markup. They agree on references to characters alone. Some look for addresses
# in what they have read: there the word has to be broken.
_BREAK = "<wbr />"
_MARKUP = MappingProxyType(
    {
        r"@(?=\S)|:(?=[A-Za-z0-9_+-]+:|//)": f"{_REFERENCE}{_BREAK}",
        r"\.(?<=[Ww]{3}\.)": f"{_BREAK}{_REFERENCE}",
        r"[\\`*\[\]<{}|~#$^]|[=+%](?=[=+%])|[=+%](?<=[=+%]{2})": _REFERENCE,
        r"&(?=[#A-Za-z])|_(?<![A-Za-z0-9]_)|_(?![A-Za-z0-9])": _REFERENCE,
        r":(?=\S)|/(?=/)|\.(?<=\S\.)(?=[^\W\d_]{2})|!(?=[0-9])": _REFERENCE,
        # A paragraph that would be a list, a heading or a quotation.
        r"\A[-+=>_!:]|(?<=\d)[.)](?<=\A\d[.)])|(?<=\d)[.)](?<=\A\d\d[.)])": _REFERENCE,
    }
)
_escaped, _unmarked = escaper({}, _MARKUP), commenter({})


def prose(text: str) -> str:
    """A text of the registry as Markdown, in one line: no reader sees markup in it."""
    return _escaped(_unmarked(" ".join(text.split())))


def license_text(registry: Registry) -> str | None:
    """The text of the registry's license, as its authors give it; None for a license whose text we have not."""
    authors = registry.package.authors or (f"The keepers of the registry {registry.name}",)
    return license_of(registry.license, ", ".join(authors))


class Shown(NamedTuple):
    """A code to show on a page: what it is, its kind, and its number as the kind writes it.

    `facts` are the first few that are short to write, each with its attribute. `newer` is a number that no code of the
    kind has, None where all are taken.
    """

    code: Code
    kind: Kind
    number: str
    facts: tuple[tuple[Attribute, Value], ...]
    newer: int | None


def labels(registry: Registry, longest: int, most: int) -> tuple[str, ...]:
    """The keywords as single words, those that are no longer and no more of them than some tools take."""
    words = ("-".join(re.findall("[a-z0-9]+", word.lower())) for word in registry.package.keywords)
    return tuple(dict.fromkeys(word for word in words if 0 < len(word) <= longest))[:most]


def links(registry: Registry) -> tuple[tuple[str, str], ...]:
    """Where a reader of the page goes on, each with what is there: what the registry states of that."""
    package = registry.package
    told = (
        ("Reference of all codes", registry.site_url),
        ("Home", package.homepage),
        ("Source", package.repository),
        ("Faults", package.issues),
    )
    return tuple((title, url) for title, url in told if url)


def tells_more(registry: Registry) -> bool:
    """Whether the registry states anything of its codes beside their numbers, names and descriptions."""
    return bool(printed_attributes(registry)) or has_groups(registry) or any(states(registry, name) for name in _STATED)


@lru_cache(maxsize=8)
def shown(registry: Registry) -> Shown:
    """The code that the registry says; else the first of which the most is stated.

    That is no deprecated one, and one above 0, if there is such a one.
    """

    def stated(code: Code) -> tuple[bool, int]:
        return not code.deprecated and code.id > 0, len(_short(code, registry)) + bool(code.group) + bool(code.action)

    codes = [code for section in registry.sections for code in section.members]
    chosen = (code for code in codes if code.qualified_name == registry.package.example)
    # A part of the registry may be without it.
    code = next(chosen, None) or max(codes, key=stated)
    kind = kind_of(code, registry.kinds)
    return Shown(code, kind, notation(code.id, kind), _short(code, registry), _newer(registry, kind))


def _short(code: Code, registry: Registry) -> tuple[tuple[Attribute, Value], ...]:
    short = (one for one in facts(code, registry) if one[0].type in _SHORT and not one[0].several)
    return tuple(islice(short, _MOST_FACTS))


def _newer(registry: Registry, kind: Kind) -> int | None:
    listed = {code.id for section in kind.sections for code in section.codes}
    free = (number for number in range(kind.ids.greatest, kind.ids.least - 1, -1) if number not in listed)
    wanted = unlisted(registry)
    return wanted if wanted not in listed and wanted <= kind.ids.greatest else next(free, None)
