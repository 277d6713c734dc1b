"""The rules: a spec and the targets it is printed for in, every fault of meaning out.

One rule is one function, named by the sentence it enforces. Shapes are the schema's business, meanings are here.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator

from .errors import Fault, Location
from .model import Code, Group, Registry, Section
from .spec import Spec
from .target import Target
from .text import did_you_mean


def check(spec: Spec, targets: Iterable[Target]) -> Iterator[Fault]:
    """Every fault of the spec's meaning, in no particular order."""
    for section in spec.sections:
        for section_rule in SECTION_RULES:
            yield from section_rule(section, spec.left_out)
    if spec.registry is None:
        return
    for rule in REGISTRY_RULES:
        yield from rule(spec.registry, spec.left_out)
    for target in targets:
        for target_rule in TARGET_RULES:
            yield from target_rule(spec.registry, target)


def _repeats(values: Iterable[tuple[Hashable, Location]]) -> Iterator[tuple[Location, Location]]:
    """The places of values that stood before, each with the place where they stood first."""
    first: dict[Hashable, Location] = {}
    for value, where in values:
        if first.setdefault(value, where) is not where:
            yield where, first[value]


def ids_are_unique(section: Section, _: set[str]) -> Iterator[Fault]:
    """An id stands once, but for aliases."""
    for where, first in _repeats((code.id, code.where.at("id")) for code in section.members):
        yield Fault(where, "id stands twice", "give the code its own id, or say alias_of if it is a second name", first)


def names_are_unique(section: Section, _: set[str]) -> Iterator[Fault]:
    """A name stands once, aliases included."""
    for where, first in _repeats((code.name, code.where.at("name")) for code in section.codes):
        yield Fault(where, "name stands twice", "rename one, or say also_in if one code stands in two groups", first)


def names_are_told_apart(section: Section, _: set[str]) -> Iterator[Fault]:
    """Names of different codes differ by more than case and underscores."""
    spelt: dict[str, Code] = {}
    for code in section.codes:
        other = spelt.setdefault(code.name.replace("_", ""), code)
        if other.name != code.name and other.id != code.id:
            wrong = f"name {code.name} differs from {other.name} by underscores alone"
            yield Fault(code.where.at("name"), wrong, "rename one of the two", other.where.at("name"))


def aliases_stand_after_their_member(section: Section, left_out: set[str]) -> Iterator[Fault]:
    """`alias_of` names a member with the same id, which stands before the alias in the same group."""
    seen: set[str] = set()
    members = {code.name: code for code in section.members}
    aliases = {code.name for code in section.aliases}
    for code in section.codes:
        seen.add(code.name)
        if code.alias_of is None or f"{section.name}/{code.alias_of}" in left_out:
            continue
        where = code.where.at("alias_of")
        member = members.get(code.alias_of)
        if code.alias_of in aliases:
            yield Fault(where, f"alias_of {code.alias_of}: that is an alias itself", "name the member")
        elif member is None:
            cure = did_you_mean(code.alias_of, members, "name one of")
            yield Fault(where, f"alias_of {code.alias_of}: the section has no such code", cure)
        elif member.id != code.id:
            yield Fault(where, f"alias_of {member.name}: its id is {member.id}", "an alias has the id of its member")
        elif member.name not in seen or member.group is not code.group:
            yield Fault(
                where, f"alias_of {member.name}: it stands elsewhere", "put it after its member, in the same group"
            )


def listings_name_another_group(section: Section, _: set[str]) -> Iterator[Fault]:
    """`also_in` names groups of the section, each once, and not the code's own."""
    for code in section.codes:
        for listing in code.also_in:
            if listing.group is None:
                cure = did_you_mean(listing.group_name, (group.name for group in section.groups), "groups there are:")
                yield Fault(listing.where, f"also_in {listing.group_name}: the section has no such group", cure)
            elif listing.group is code.group:
                yield Fault(listing.where, f"also_in {listing.group_name}: the code stands in it", "delete it")
        for where, first in _repeats((listing.group_name, listing.where) for listing in code.also_in):
            yield Fault(where, "also_in names a group twice", "delete one", first)


def former_names_are_not_current(section: Section, _: set[str]) -> Iterator[Fault]:
    """A former name is not the code's own name; it may be another code's."""
    for code in section.codes:
        for index, name in enumerate(code.former_names):
            if name == code.name:
                yield Fault(code.where.at("former_names", index), f"former name {name} is the name itself", "delete it")


def groups_are_unique(section: Section, _: set[str]) -> Iterator[Fault]:
    """A group's id, name and wire name stand once in a section; no group goes by another's name."""
    for where, first in _repeats((group.id, group.where.at("id")) for group in section.groups):
        yield Fault(where, "group id stands twice", "merge the groups or give one its own id", first)
    for where, first in _repeats((group.name, group.where.at("name")) for group in section.groups):
        yield Fault(where, "group name stands twice", "rename one of the two", first)
    called = {group.name.casefold(): group for group in section.groups}
    for group in section.groups:
        other = called.setdefault(group.wire_name.casefold(), group)
        if other is not group and other.name != group.name:
            wrong = f"wire_name {group.wire_name} also stands for group {other.name}"
            yield Fault(group.where.at("wire_name"), wrong, "correct one of the two", other.where)


def reserved_stays_unused(section: Section, _: set[str]) -> Iterator[Fault]:
    """No code or group bears a reserved id or name."""
    reserved = set(section.reserved)
    for code in section.codes:
        for key, value in (("id", code.id), ("name", code.name)):
            if value in reserved:
                yield Fault(code.where.at(key), f"{key} {value} is reserved", "choose one that was never used")


def replacements_are_named(section: Section, _: set[str]) -> Iterator[Fault]:
    """`reason: replaced` comes with `replaced_by`, and only that."""
    for code in section.members:
        if code.deprecated is None:
            continue
        where = code.where.at("deprecated", "reason")
        reason, successor = code.deprecated.reason, code.deprecated.replaced_by
        if reason == "replaced" and successor is None:
            yield Fault(where, "reason replaced, but no replaced_by", "name the code to expect instead")
        if reason == "retired" and successor is not None:
            yield Fault(where, "reason retired, but a replaced_by", "say replaced, or delete replaced_by")


def kinds_are_declared(registry: Registry, _: set[str]) -> Iterator[Fault]:
    """The kind of a section is one of the registry's, and each of those has a section."""
    names = [kind.name for kind in registry.kinds]
    for section in registry.sections:
        if section.kind not in names:
            cure = did_you_mean(section.kind, names, "kinds there are:")
            yield Fault(section.where.at("kind"), f"kind {section.kind} is not declared in registry.yaml", cure)
    for kind in registry.kinds:
        if not kind.sections:
            yield Fault(kind.where, f"kind {kind.name} has no section", "delete it or write a section of this kind")


def replacements_exist(registry: Registry, left_out: set[str]) -> Iterator[Fault]:
    """`replaced_by` is another code of the same kind."""
    codes = {code.qualified_name: code for section in registry.sections for code in section.codes}
    for code in codes.values():
        name = code.deprecated.replaced_by if code.deprecated and not code.alias_of else None
        if name is None or name in left_out:
            continue
        where = code.where.at("deprecated", "replaced_by")
        if name not in codes:
            section = {other.name for other in codes.values() if name.startswith(f"{other.section}/")}
            cure = did_you_mean(name.split("/")[1], sorted(section), "write section/NAME of a code there is:")
            yield Fault(where, f"replaced_by {name}: there is no such code", cure)
        elif codes[name].kind != code.kind:
            yield Fault(where, f"replaced_by {name}: that is of kind {codes[name].kind}", "name one of the same kind")
        elif name == code.qualified_name:
            yield Fault(where, f"replaced_by {name}: that is the code itself", "name its successor")


def sources_exist(registry: Registry, _: set[str]) -> Iterator[Fault]:
    """`named_by` names sources of the registry."""
    keys = {source.key for source in registry.sources}
    for section in registry.sections:
        for code in section.codes:
            for index, key in enumerate(code.named_by):
                if key not in keys:
                    where = code.where.at("named_by", index)
                    cure = did_you_mean(key, sorted(keys), "declare it, or name one of")
                    yield Fault(where, f"named_by {key}: registry.yaml has no such source", cure)


def names_do_not_meet(registry: Registry, target: Target) -> Iterator[Fault]:
    """No two names of one scope meet in the target's spelling, and none is a word of the language."""
    met: dict[tuple[str, str], Location] = {}
    for role, name, scope, where in _named(registry, target):
        spelling = target.spelling(role, name)
        if spelling in target.reserved:
            yield Fault(where, f"{name} is {spelling} in {target.title}, a word of the language", "rename it")
        if met.setdefault((scope, spelling), where) != where:
            wrong = f"{name} is {spelling} in {target.title}, as another name"
            yield Fault(where, wrong, "rename one of the two", met[scope, spelling])


def _named(registry: Registry, target: Target) -> Iterator[tuple[str, str, str, Location]]:
    """Everything the target has a name for: the role, the name in the spec, the scope, and where it is named."""
    for role, name in target.names.items():
        if name.of == "kind":
            yield from ((role, kind.name, name.scope, kind.where) for kind in registry.kinds)
        for index, section in enumerate(registry.sections):
            if name.of == "section":
                yield role, section.name, name.scope, registry.where.at("sections", index)
            named: tuple[Group, ...] | tuple[Code, ...] = section.groups if name.of == "group" else section.codes
            if name.of in ("group", "code"):
                yield from ((role, one.name, f"{section.name} {role}", one.where.at("name")) for one in named)


def printed_paths_differ(registry: Registry, target: Target) -> Iterator[Fault]:
    """The paths of a target differ by more than case, so that every file system can hold them."""
    met: dict[str, Location] = {}
    for output, subject in target.plan(registry):
        path = target.path(output, registry, subject)
        where = registry.where if subject is None else subject.where
        if met.setdefault(path.casefold(), where) != where:
            yield Fault(where, f"{target.title} prints {path} twice", "rename the section or kind")


SECTION_RULES: tuple[Callable[[Section, set[str]], Iterator[Fault]], ...] = (
    ids_are_unique,
    names_are_unique,
    names_are_told_apart,
    aliases_stand_after_their_member,
    listings_name_another_group,
    former_names_are_not_current,
    groups_are_unique,
    reserved_stays_unused,
    replacements_are_named,
)
REGISTRY_RULES: tuple[Callable[[Registry, set[str]], Iterator[Fault]], ...] = (
    kinds_are_declared,
    replacements_exist,
    sources_exist,
)
TARGET_RULES: tuple[Callable[[Registry, Target], Iterator[Fault]], ...] = (
    names_do_not_meet,
    printed_paths_differ,
)


def targets_exist(registry: Registry, available: list[str]) -> Iterator[Fault]:
    """`targets` names targets that there are."""
    for index, name in enumerate(registry.targets or ()):
        if name not in available:
            cure = did_you_mean(name, available, "targets there are:")
            yield Fault(registry.where.at("targets", index), f"there is no target {name}", cure)
