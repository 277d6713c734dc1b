"""Rules about what a target prints: a registry that states more is refused for it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..errors import Fault, Location
from ..ids import Range
from ..model import Attribute, Code, Group, Registry
from ..targets.folders import MANIFEST
from ..targets.target import Target


class Notion(NamedTuple):
    """Something that a registry may state and a target may print: its name in manifests, how it is said, and where.

    `stated` gives the places of a registry that state it.
    """

    name: str
    said: str
    stated: Callable[[Registry], Iterator[Location]]


def _of_attributes(test: Callable[[Attribute], bool], *key: str) -> Callable[[Registry], Iterator[Location]]:
    return lambda registry: (one.where.at(*key) for one in registry.attributes if test(one))


def _of_groups(test: Callable[[Group], bool], *key: str) -> Callable[[Registry], Iterator[Location]]:
    return lambda registry: (
        group.where.at(*key) for section in registry.sections for group in section.groups if test(group)
    )


def _wire_names(registry: Registry) -> Iterator[Location]:
    codes = (code for section in registry.sections for code in section.codes)
    return (code.where.at("wire_name") for code in codes if code.wire_name != code.name)


def _reserved_ranges(registry: Registry) -> Iterator[Location]:
    for section in registry.sections:
        for index, (value, _) in enumerate(section.reserved):
            if isinstance(value, Range):
                yield section.where.at("reserved", index)


def _wide_ids(registry: Registry) -> Iterator[Location]:
    return (kind.where.at("ids") for kind in registry.kinds if kind.ids.greatest >= 2**31)


def _of_aliases(test: Callable[[Code, Code], bool], *key: str) -> Callable[[Registry], Iterator[Location]]:
    """The places of the aliases for which a test of alias and member is true."""

    def stated(registry: Registry) -> Iterator[Location]:
        for section in registry.sections:
            members = {code.name: code for code in section.members} if section.aliases else {}
            for alias in section.aliases:
                if test(alias, members[str(alias.alias_of)]):
                    yield alias.where.at(*key)

    return stated


NOTIONS = (
    Notion("integers", "attributes of type integer", _of_attributes(lambda one: one.type == "integer", "type")),
    Notion("texts", "attributes of type text and url", _of_attributes(lambda one: one.type in ("text", "url"), "type")),
    Notion("choices", "attributes of type choice", _of_attributes(lambda one: one.type == "choice", "type")),
    Notion("several", "attributes of several values", _of_attributes(lambda one: one.several, "several")),
    Notion("defaults", "defaults", _of_attributes(lambda one: one.default is not None, "default")),
    Notion("wide_ids", "ids of 32 bits without sign", _wide_ids),
    Notion("ranges", "ranges of groups", _of_groups(lambda group: group.range is not None, "range")),
    Notion("masks", "masks of groups", _of_groups(lambda group: group.mask is not None, "mask")),
    Notion("reserved_ranges", "reserved ranges", _reserved_ranges),
    Notion("groups_without_ids", "groups without ids", _of_groups(lambda group: group.id is None, "name")),
    Notion("wire_names", "wire names of codes", _wire_names),
    Notion(
        "own_deprecations",
        "aliases that are deprecated alone",
        _of_aliases(lambda alias, member: alias.deprecated != member.deprecated, "deprecated"),
    ),
    Notion(
        "aliases_elsewhere",
        "aliases in another group than their member's",
        _of_aliases(lambda alias, member: alias.group is not member.group, "alias_of"),
    ),
)


def what_is_stated_is_printed(registry: Registry, targets: Sequence[Target]) -> Iterator[Fault]:
    """The targets print all that the registry states: nothing is left out in silence.

    Asked of a registry that is right alone: another may only seem to state something.
    """
    stated = [(notion, where) for notion in NOTIONS if (where := next(notion.stated(registry), None)) is not None]
    able = [target.name for target in targets if all(notion.name in target.prints for notion, _ in stated)]
    # Who deletes the width of ids has all the codes that need it refused.
    cure = f"print what can be: targets: [{', '.join(able)}], or delete it" if able else "delete it"
    for notion, where in stated:
        unable = [target for target in targets if notion.name not in target.prints]
        if unable:
            wrong = f"{notion.said} are not printed in {', '.join(target.title for target in unable)}"
            yield Fault(where, wrong, "; ".join((cure, *_cure_of_authors(notion, unable))))


def _cure_of_authors(notion: Notion, targets: Sequence[Target]) -> Iterator[str]:
    """What whoever writes some of these targets can do: nobody changes those of an installed tool."""
    manifests = [f"{target.name}/{MANIFEST}" for target in targets if target.is_own]
    if manifests:
        yield f"or print them, and add {notion.name} to prints of {', '.join(manifests)}"
