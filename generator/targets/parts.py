"""What a manifest is made of: outputs, names, packages, options and limits of a language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from ..model import Section


class UnstatedError(LookupError):
    """A template asks for what the manifest does not state: a key, and what is missing below it."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__(f"the manifest states no {name} in {key}; add it there, or do not ask for it")


class Stated(dict[str, str]):
    """What a manifest states under a key; raises UnstatedError for what it does not."""

    def __init__(self, key: str, stated: Mapping[str, str]) -> None:
        super().__init__(stated)
        self._key = key

    def __missing__(self, name: str) -> str:
        raise UnstatedError(self._key, name)


class Literals(NamedTuple):
    """How values are written: the quotes of texts and what is escaped in them; what true, false and nothing are."""

    quotes: Mapping[str, str]
    escapes: Mapping[str, str]
    patterns: Mapping[str, str]
    constants: Mapping[bool | None, str]


@dataclass(frozen=True, slots=True)
class Output:
    """A file to print: `per` registry, kind, section, choices, number or name; `constants` are words its template sees.

    A `grouped` one is printed for sections with groups only, a `sourced` one where the registry names its sources, a
    `choosing` one where codes have attributes with choices, one with `stating` where the registry states that, and one
    that is `packaging` in a package alone. `options` are what must have been chosen for it, one value of each. One in a
    dialect has `literals` of its own.
    """

    template: str
    path: str
    per: str
    grouped: bool
    sourced: bool
    choosing: bool
    packaging: bool
    stating: str | None
    options: Mapping[str, tuple[str, ...]]
    constants: Mapping[str, bool | str]
    literals: Literals | None


@dataclass(frozen=True, slots=True)
class Name:
    """What things of a sort (`of`: package, registry, kind, section, group, code, attribute) are called.

    Of a package each part is spelled, and they are joined by `between`; or one alone, which `part` finds.
    A section has one that is `unless_zero` only if none of its codes, or of its groups, has the number 0.
    Names of one scope may not meet. Codes and groups have a scope in each section, unless their section stands in the
    name (`of_package`); then they share the scope with all else. One that `has_words` of the target's own gives way to
    others, which give way to one that `is_fixed`. `reserved` are words that are taken where these names
    stand, beside those of the target; `pattern` is what the language takes there, if not every name. `escape` is how
    one that is taken is escaped, if not as the target says.
    """

    of: str
    scope: str
    of_package: bool
    has_words: bool
    is_fixed: bool
    unless_zero: str | None
    reserved: frozenset[str]
    pattern: str | None
    escape: str | None
    spell: Callable[..., str]

    def is_of(self, section: Section) -> bool:
        """Whether this section has such a name."""
        ids = (thing.id for thing in (section.groups if self.unless_zero == "group" else section.members))
        return self.of == "section" and not (self.unless_zero and 0 in ids)


@dataclass(frozen=True, slots=True)
class PackageForm:
    """What a registry may call its package: a pattern of the whole name, an example, and words that no part may be.

    What is `vendored` lies in a package of somebody else: `vendored` is the pattern of that, where it is another.
    """

    pattern: str
    vendored: str | None
    example: str
    words: frozenset[str]

    def fits(self, name: str) -> bool:
        """Whether the language takes this name."""
        return bool(re.fullmatch(self.pattern, name, re.ASCII)) and self.words.isdisjoint(
            re.split(r"[^A-Za-z0-9_]", name)
        )

    def in_another(self) -> Self:
        """The same where the sources are vendored, in a package of somebody else."""
        return replace(self, pattern=self.vendored or self.pattern)


class Width(NamedTuple):
    """How many columns a line has, and what one is to a formatter: `code_points`, `utf16`, `wide_utf16`, `cells`."""

    columns: int
    counts: str


class Option(NamedTuple):
    """What somebody who prints a target may choose: its values with what each of them does, the usual one first."""

    name: str
    values: Mapping[str, str]

    @property
    def usual(self) -> str:
        """The value that holds where nothing is said."""
        return next(iter(self.values))


class Asks(NamedTuple):
    """What a registry of packages, `of` that name, takes no package without: keys of registry.yaml."""

    of: str
    facts: tuple[str, ...]


class Limit(NamedTuple):
    """How much of something the language can hold, and what would happen with more of it."""

    most: int
    because: str
