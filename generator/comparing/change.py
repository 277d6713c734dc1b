"""A change: what differs between two registries, how grave that is, and what APIs call the thing.

The verdicts are those of semantic versioning, and one above them. Protobuf's `buf breaking` and smithy-diff know two
grades, OpenTelemetry's `weaver registry diff` none.
"""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple

from ..errors import Location
from ..model import Attribute, Kind


class Verdict(IntEnum):
    """How grave a change is, the gravest first."""

    FORBIDDEN = 0
    MAJOR = 1
    MINOR = 2
    PATCH = 3

    @property
    def word(self) -> str:
        """As it is said and written."""
        return self.name.lower()


# Every sort of change by its name, which never changes: with what it is.
SORTS: Mapping[str, str] = MappingProxyType(
    {
        "code-added": "a code is new",
        "code-gone": "a code is gone; forbidden unless its number is reserved with a reason",
        "code-renamed": "a code has another name; major where look-ups no longer find the old one",
        "code-renumbered": "a code has another number; forbidden unless the old one is reserved with a reason",
        "code-regrouped": "a code is in another group, or is listed in others beside it",
        "code-deprecated": "a code should no longer be returned by the API, or what is said of that has changed",
        "code-undeprecated": "a code is no longer deprecated",
        "code-moved": "a code stands in another section of its kind",
        "code-of-another-kind": "a number is of another kind than it was",
        "id-reused": "a number means another code than it did",
        "reserved-used": "a number or a name is in use that was reserved",
        "reserved-added": "a number or a name is reserved",
        "reserved-gone": "a number or a name is reserved no longer",
        "alias-added": "a code has a second name",
        "alias-gone": "a second name of a code is gone; major where look-ups no longer find it",
        "former-name-added": "look-ups find a code by one more former name",
        "former-name-gone": "look-ups no longer find a code by a former name",
        "wire-name-changed": "the protocol calls a code otherwise; major where look-ups no longer find the old name",
        "name-finds-another": "look-ups find another code by a name than they did",
        "attribute-stated": "a code states an attribute that it did not",
        "attribute-changed": "a code states another value of an attribute",
        "attribute-unstated": "a code no longer states an attribute",
        "texts-changed": "a text, a note or a source says something else",
        "extra-changed": "a key of the registry's own (`x-`) has changed",
        "order-changed": "things stand in another order, and nothing else of them has changed",
        "group-added": "a group is new",
        "group-gone": "a group is gone",
        "group-renamed": "a group has another name, here or on the wire",
        "group-renumbered": "a group has another number",
        "group-numbers-changed": "other unknown numbers belong to a group",
        "section-added": "a section is new",
        "section-gone": "a section is gone with its codes",
        "section-renamed": "a section has another name",
        "section-of-another-kind": "the numbers of a section are of another kind",
        "kind-added": "a kind is new",
        "kind-gone": "a kind is gone",
        "kind-renamed": "a kind has another name",
        "ids-changed": "numbers of a kind are wider or narrower",
        "notation-changed": "numbers of a kind are written otherwise",
        "payload-changed": "payloads carry the facts of a code by other keys; major where one is gone",
        "member-added": "codes of a kind have a member that they had not, since one states it now",
        "member-gone": "codes of a kind lose a member, since none states it any more",
        "attribute-added": "an attribute is declared",
        "attribute-gone": "an attribute is no longer declared",
        "attribute-renamed": "an attribute has another name",
        "attribute-retyped": "an attribute has another type",
        "attribute-default-changed": "codes that state nothing have another value; major where it was or is none",
        "attribute-kinds-changed": "codes of other kinds may state an attribute",
        "attributes-renumbered": "attributes stand at other places, which some languages number them by",
        "choice-added": "an attribute has one more choice",
        "choice-gone": "an attribute has a choice less",
        "choice-renamed": "a choice has another name",
        "choices-renumbered": "choices stand at other places, which some languages number them by",
        "registry-renamed": "the registry has another name, which packages have theirs from",
        "package-renamed": "the package of a target has another name",
        "acronyms-changed": "words of names are written otherwise in some languages; major where a name has one",
        "target-added": "the registry is printed for one more target",
        "target-gone": "the registry is no longer printed for a target",
        "addresses-changed": "the pages of codes have other addresses",
    }
)


class Spelt(NamedTuple):
    """A name that APIs have a spelling of: the name in the spec, and its section, or the attribute of a choice."""

    name: str
    section: str = ""


class Call(NamedTuple):
    """Something that APIs call by a name: the sort of thing (`of` as in manifests, or flag), before and today."""

    of: str
    old: Spelt | None
    new: Spelt | None


class Change(NamedTuple):
    """One change: its sort (a key of SORTS), the verdict, where it is seen in today's files, and the words.

    `subject` is what has changed as people say it, `said` how, `cure` what to do against it, if it is grave. `old` and
    `new` are what it was and is, as the spec writes it. `typed` is what has a type that changed.
    """

    sort: str
    verdict: Verdict
    where: Location
    subject: str
    said: str
    cure: str | None = None
    kind: str | None = None
    section: str | None = None
    id: int | None = None
    name: str | None = None
    old: str | None = None
    new: str | None = None
    calls: tuple[Call, ...] = ()
    typed: tuple[Attribute | Kind, Attribute | Kind] | None = None
