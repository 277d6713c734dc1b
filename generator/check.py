"""The rules: a spec and the targets it is printed for in, every fault of meaning out.

One rule is one function, named by the sentence it enforces. Shapes are the schema's business, meanings are here.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from string import ascii_lowercase, ascii_uppercase
from unicodedata import normalize

from .errors import Fault, Location
from .model import Kind, Registry, Section
from .spec import LeftOut, Spec
from .target import Named, Target
from .text import did_you_mean

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


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


def _repeats(values: Iterable[tuple[Hashable, Location]], *key: str) -> Iterator[tuple[Location, Location]]:
    """The places (of `key` below them) where a value stands again, each with the place where it stood first."""
    first: dict[Hashable, Location] = {}
    for value, where in values:
        if first.setdefault(value, where) is not where:
            yield where.at(*key), first[value].at(*key)


def ids_are_unique(section: Section, _: LeftOut) -> Iterator[Fault]:
    """An id stands once, but for aliases."""
    for where, first in _repeats(((code.id, code.where) for code in section.members), "id"):
        yield Fault(where, "id stands twice", "give the code its own id, or say alias_of if it is a second name", first)


def names_are_unique(section: Section, _: LeftOut) -> Iterator[Fault]:
    """A name stands once, aliases included."""
    for where, first in _repeats(((code.name, code.where) for code in section.codes), "name"):
        yield Fault(where, "name stands twice", "rename one, or say also_in if one code stands in two groups", first)


def aliases_stand_after_their_member(section: Section, left_out: LeftOut) -> Iterator[Fault]:
    """`alias_of` names a member with the same id, which stands before the alias in the same group."""
    seen: set[str] = set()
    members = {code.name: code for code in section.members}
    aliases = {code.name for code in section.aliases}
    for code in section.codes:
        seen.add(code.name)
        if code.alias_of is None:
            continue
        where = code.where.at("alias_of")
        member = members.get(code.alias_of)
        if member is None and left_out.may_hold(f"{section.name}/{code.alias_of}"):
            continue
        if member is None and code.alias_of in aliases:
            yield Fault(where, f"alias_of {code.alias_of}: that is an alias itself", "name the member")
        elif member is None:
            cure = did_you_mean(code.alias_of, members, "name one of")
            yield Fault(where, f"alias_of {code.alias_of}: the section has no such code", cure)
        elif member.id != code.id:
            yield Fault(where, f"alias_of {member.name}: its id is {member.id}", "an alias has the id of its member")
        elif member.name not in seen or member.group is not code.group:
            wrong = f"alias_of {member.name}: that stands after it or in another group"
            yield Fault(where, wrong, "put the alias after its member, in the same group")


def listings_name_another_group(section: Section, left_out: LeftOut) -> Iterator[Fault]:
    """`also_in` names groups of the section, each once, and not the code's own."""
    names = [group.name for group in section.groups]
    for code in section.codes:
        for listing in code.also_in:
            if listing.group is None and left_out.may_hold(f"{section.name}/{listing.group_name}"):
                continue
            if listing.group is None:
                cure = did_you_mean(listing.group_name, names, "groups there are:")
                yield Fault(listing.where, f"also_in {listing.group_name}: the section has no such group", cure)
            elif listing.group is code.group:
                yield Fault(listing.where, f"also_in {listing.group_name}: the code stands in it", "delete it")
        for where, first in _repeats((listing.group_name, listing.where) for listing in code.also_in):
            yield Fault(where, "also_in names a group twice", "delete one", first)


def former_names_are_not_current(section: Section, _: LeftOut) -> Iterator[Fault]:
    """A former name is not the code's own name; it may be another code's."""
    for code in section.codes:
        for index, name in enumerate(code.former_names):
            if name == code.name:
                yield Fault(code.where.at("former_names", index), f"former name {name} is the name itself", "delete it")


def groups_are_unique(section: Section, _: LeftOut) -> Iterator[Fault]:
    """A group's id, name and wire name stand once in a section; no group goes by another's name."""
    for where, first in _repeats(((group.id, group.where) for group in section.groups), "id"):
        yield Fault(where, "group id stands twice", "merge the groups or give one its own id", first)
    for where, first in _repeats(((group.name, group.where) for group in section.groups), "name"):
        yield Fault(where, "group name stands twice", "rename one of the two", first)
    called = {_folded(group.name): group for group in section.groups}
    for group in section.groups:
        other = called.setdefault(_folded(group.wire_name), group)
        if other is not group and other.name != group.name:
            wrong = f"wire_name {group.wire_name} also stands for group {other.name}"
            yield Fault(group.where.at("wire_name"), wrong, "correct one of the two", other.where.at("wire_name"))


def _folded(name: str) -> str:
    """A name as every language's look-ups fold it, by ASCII letters alone; an accent is one letter with its own."""
    return normalize("NFC", name).translate(_SMALL)


def reserved_stays_unused(section: Section, _: LeftOut) -> Iterator[Fault]:
    """No code bears a reserved id or name."""
    reserved = set(section.reserved)
    for code in section.codes:
        for key, value in (("id", code.id), ("name", code.name)):
            if value in reserved:
                yield Fault(code.where.at(key), f"{key} {value} is reserved", "choose one that was never used")


def replacements_are_named(section: Section, _: LeftOut) -> Iterator[Fault]:
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


def kinds_are_declared(registry: Registry, left_out: LeftOut) -> Iterator[Fault]:
    """The kind of a section is one of the registry's, and each of those has a section."""
    names = [kind.name for kind in registry.kinds]
    astray = [section for section in registry.sections if section.kind not in names]
    for section in astray:
        cure = did_you_mean(section.kind, names, "kinds there are:")
        yield Fault(section.where.at("kind"), f"kind {section.kind} is not declared in registry.yaml", cure)
    for kind in registry.kinds:
        # A section that is astray or left out may be meant for the kind that lacks one.
        if not (kind.sections or astray or left_out.sections):
            yield Fault(kind.where, f"kind {kind.name} has no section", "delete it or write a section of this kind")


def replacements_exist(registry: Registry, left_out: LeftOut) -> Iterator[Fault]:
    """`replaced_by` is another code of the same kind."""
    members = (code for section in registry.sections for code in section.members)
    replaced = [(code, code.deprecated.replaced_by) for code in members if code.deprecated]
    if not replaced:
        return
    codes = {code.qualified_name: code for section in registry.sections for code in section.codes}
    sections = {section.name: section for section in registry.sections}
    for code, name in replaced:
        if name is None or (name not in codes and left_out.may_hold(name)):
            continue
        where = code.where.at("deprecated", "replaced_by")
        section, bare = name.split("/")
        if section not in sections:
            cure = did_you_mean(section, sections, "sections there are:")
            yield Fault(where, f"replaced_by {name}: there is no section {section}", cure)
        elif name not in codes:
            cure = did_you_mean(bare, (other.name for other in sections[section].codes), "codes there are:")
            yield Fault(where, f"replaced_by {name}: the section has no such code", cure)
        elif codes[name].kind != code.kind:
            yield Fault(where, f"replaced_by {name}: that is of kind {codes[name].kind}", "name one of the same kind")
        elif name == code.qualified_name:
            yield Fault(where, f"replaced_by {name}: that is the code itself", "name its successor")


def sources_exist(registry: Registry, _: LeftOut) -> Iterator[Fault]:
    """`named_by` names sources of the registry."""
    keys = {source.key: source for source in registry.sources}
    for section in registry.sections:
        for code in section.codes:
            for index, key in enumerate(code.named_by):
                if key not in keys:
                    where = code.where.at("named_by", index)
                    cure = did_you_mean(key, keys, "declare it, or name one of") if keys else "declare it in sources"
                    yield Fault(where, f"named_by {key}: registry.yaml has no such source", cure)


def names_do_not_meet(registry: Registry, target: Target) -> Iterator[Fault]:
    """No two names of one scope meet in the target's spelling, and none is a word of the language."""
    met: dict[tuple[str, str], Named] = {}
    for named in target.named(registry):
        role, name, section, where, key = named
        spelling = target.spelling(role, name, section)
        if target.is_reserved(role, spelling):
            yield Fault(where.at(*key), f"{name} is {spelling} in {target.title}, a word of the language", "rename it")
        first = met.setdefault((target.scope(role, section), spelling), named)
        if first.where is not where:
            wrong = f"{name} is {spelling} in {target.title}, as another name"
            yield Fault(where.at(*key), wrong, "rename one of the two", first.where.at(*first.key))


# What Windows takes for a device, whatever stands behind a dot.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"))
)


def printed_paths_differ(registry: Registry, target: Target) -> Iterator[Fault]:
    """The paths of a target differ by more than case, so that every file system can hold them."""
    met: dict[str, Location] = {}
    folders: dict[str, Location] = {}
    # The registry's own files come first: it is a section or a kind that has to give way.
    for output, subject in sorted(target.plan(registry), key=lambda printed: printed[1] is not None):
        path = target.path(output, registry, subject)
        where, folded = _place(registry, subject), path.casefold()
        above = [folded[:index] for index, letter in enumerate(folded) if letter == "/"]
        first = met.get(folded) or folders.get(folded) or next((met[part] for part in above if part in met), None)
        if first is None:
            met[folded] = where
            folders.update(dict.fromkeys(above, where))
            continue
        name = subject.name if subject else "the registry"
        wrong = f"{name} is printed as {path} in {target.title}, over another file"
        yield Fault(where, wrong, _rename(target, subject), first if first.path else None)


def printed_paths_are_files(registry: Registry, target: Target) -> Iterator[Fault]:
    """Every part of a printed path is a file's name on every system: Windows keeps some for its devices."""
    for output, subject in target.plan(registry):
        path = f"{target.name}/{target.path(output, registry, subject)}"
        for part in path.split("/"):
            if part.split(".")[0].casefold() in _DEVICES or part.endswith("."):
                wrong = (
                    f"{subject.name if subject else 'the registry'} is printed as {path}, which is no file on Windows"
                )
                yield Fault(_place(registry, subject), wrong, _rename(target, subject))


def packages_fit(registry: Registry, target: Target) -> Iterator[Fault]:
    """What `packages` says for a target is a name of its language."""
    chosen, form = registry.packages.get(target.name), target.package_form
    if chosen is None:
        return
    where = registry.where.at("packages", target.name)
    if form is None:
        yield Fault(where, f"{target.title} has no package to name", "delete it")
    elif not target.takes_package(chosen):
        yield Fault(where, f"{chosen} is no package name in {target.title}", f"write it like {form.example}")


def the_registry_has_a_name(registry: Registry, target: Target) -> Iterator[Fault]:
    """What is called after the registry has a name that the language takes, where `packages` does not say another."""
    form = target.package_form
    for role, sort in target.names.items():
        if sort.of != "registry" or (role == "package" and target.name in registry.packages):
            continue
        spelling = target.spelling(role, registry.name)
        if target.is_reserved(role, spelling):
            wrong, cure = f"{registry.name} is {spelling} in {target.title}, a word of the language", "rename it"
            if role == "package" and form:
                wrong = f"{registry.name} is {spelling} in {target.title}, which is no package name there"
                cure = f"say another in packages, like {{{target.name}: {form.example}}}"
            yield Fault(registry.where.at("registry"), wrong, cure)
            return


def sections_are_small_enough(registry: Registry, target: Target) -> Iterator[Fault]:
    """No section has more codes than the language can hold."""
    limit = target.codes_per_section
    for section in registry.sections:
        if limit and len(section.codes) > limit.most:
            wrong = f"{len(section.codes):,} codes; {target.title} takes {limit.most:,} a section: {limit.because}"
            yield Fault(section.where.at("section"), wrong, f"split the section, or leave {target.name} out of targets")


def _place(registry: Registry, subject: Kind | Section | None) -> Location:
    if subject is None:
        return registry.where
    return subject.where.at("section") if isinstance(subject, Section) else subject.where


def _rename(target: Target, subject: Kind | Section | None) -> str:
    return "rename it" if subject else f"correct {target.name}/target.yaml"


SECTION_RULES: tuple[Callable[[Section, LeftOut], Iterator[Fault]], ...] = (
    ids_are_unique,
    names_are_unique,
    aliases_stand_after_their_member,
    listings_name_another_group,
    former_names_are_not_current,
    groups_are_unique,
    reserved_stays_unused,
    replacements_are_named,
)
REGISTRY_RULES: tuple[Callable[[Registry, LeftOut], Iterator[Fault]], ...] = (
    kinds_are_declared,
    replacements_exist,
    sources_exist,
)
TARGET_RULES: tuple[Callable[[Registry, Target], Iterator[Fault]], ...] = (
    names_do_not_meet,
    printed_paths_differ,
    printed_paths_are_files,
    packages_fit,
    the_registry_has_a_name,
    sections_are_small_enough,
)


def targets_exist(registry: Registry, available: list[str]) -> Iterator[Fault]:
    """`targets` and `packages` name targets that there are."""
    for name in registry.packages:
        if name not in available:
            cure = did_you_mean(name, available, "targets there are:")
            yield Fault(registry.where.at("packages").key(name), f"there is no target {name}", cure)
    for index, name in enumerate(registry.targets or ()):
        if name not in available:
            cure = did_you_mean(name, available, "targets there are:")
            yield Fault(registry.where.at("targets", index), f"there is no target {name}", cure)


def targets_are_chosen(registry: Registry, asked: Collection[str]) -> Iterator[Fault]:
    """What is asked for is among the registry's `targets`: else the next run would take it for surplus."""
    for name in asked:
        if registry.targets is not None and name not in registry.targets:
            yield Fault(
                registry.where.at("targets"), f"targets leaves out {name}, which is asked for", f"add {name} to it"
            )
