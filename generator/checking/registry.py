"""Rules about what registry.yaml declares: kinds, sources, targets, a license."""

import re
from collections.abc import Collection, Iterator
from itertools import accumulate

from ..errors import Fault, Location
from ..licenses import known_licenses
from ..model import PAYLOAD_FACTS, Kind, Registry
from ..reading.explain import Undeclared
from ..text.messages import closest, did_you_mean, meant, shown
from .rules import Context, context_rule

_WORDS = re.compile(r"[()]|[^()\s]+")
_IDENTIFIER = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?[A-Za-z0-9.-]+\+?")
# Of the signs of its words: identifiers, each with an exception or without, and what stands between them.
_EXPRESSION = re.compile(r"\(*i(?:wi)?\)*(?:&\(*i(?:wi)?\)*)*")

# Words that people write around the name of a license, which a near one is not to be near to.
_AROUND = re.compile(r"(?i)\b(?:the|licen[cs]e|version)\b")


@context_rule
def kinds_are_declared(context: Context) -> Iterator[Fault]:
    """The kind of a section is one of the registry's, and each of those has a section."""
    registry = context.registry
    if registry is None:
        return
    names = [kind.name for kind in registry.kinds]
    astray = [section for section in registry.sections if section.kind not in names]
    for section in astray:
        cure = did_you_mean(section.kind, names, "kinds there are:")
        yield Undeclared(section.where.at("kind"), f"kind {section.kind} is not declared in registry.yaml", cure)
    for kind in registry.kinds:
        # A section that is astray or left out may be meant for the kind that lacks one.
        if not (kind.sections or astray or context.left_out.sections):
            yield Fault(kind.where, f"kind {kind.name} has no section", "delete it or write a section of this kind")


@context_rule
def payload_keys_differ(context: Context) -> Iterator[Fault]:
    """No key of a kind's payloads carries two facts; that of the object around them stands elsewhere."""
    for kind in context.registry.kinds if context.registry else ():
        first: dict[str, str] = {}
        for fact, key in kind.payload.keys if kind.payload else ():
            if key in first:
                wrong = f"{shown(key)} is the key of {first[key]}, too"
                yield Fault(kind.where.at("payload", fact), wrong, "give one of the two another key")
            first.setdefault(key, fact)


@context_rule
def payloads_name_what_codes_have(context: Context) -> Iterator[Fault]:
    """What the payload of a kind names beside the facts of every code is an attribute of that kind."""
    registry = context.registry
    if registry is None:
        return
    declared = {attribute.name: attribute for attribute in registry.attributes}
    kinds = {kind.name for kind in registry.kinds}
    for kind in registry.kinds:
        for name in kind.payload.attributes if kind.payload else ():
            where = kind.where.at("payload").key(name)
            if name not in declared:
                yield _unknown_key_of_a_payload(name, kind, where)
            # A kind that there is not may be meant for this one.
            elif not declared[name].is_of(kind.name) and kinds.issuperset(declared[name].kinds or ()):
                wrong = f"{name} is an attribute of {' and '.join(declared[name].kinds or ())} alone"
                yield Fault(where, wrong, f"delete it, or add {kind.name} to its kinds")


def _unknown_key_of_a_payload(name: str, kind: Kind, where: Location) -> Fault:
    """It is a slip of one that a payload may name and does not, or an attribute, which codes may state as well."""
    attributes = [attribute.name for attribute in kind.attributes]
    taken = dict(kind.payload.keys) if kind.payload else {}
    free = [one for one in (*PAYLOAD_FACTS, *attributes) if one not in taken]
    fault = Fault(where, f"unknown key {shown(name)}", did_you_mean(name, free, "allowed are"))
    likely = meant(name, free)
    if likely:
        return Undeclared(*fault) if {*likely} <= {*attributes} else fault
    return Undeclared(where, fault.wrong, f"{fault.cure}; or declare it in attributes")


@context_rule
def sources_exist(context: Context) -> Iterator[Fault]:
    """`named_by` names sources of the registry."""
    registry = context.registry
    if registry is None:
        return
    keys = {source.key: source for source in registry.sources}
    for section in registry.sections:
        for code in section.codes:
            for index, key in enumerate(code.named_by):
                if key not in keys:
                    where = code.where.at("named_by", index)
                    cure = did_you_mean(key, keys, "declare it, or name one of") if keys else "declare it in sources"
                    yield Undeclared(where, f"named_by {key}: registry.yaml has no such source", cure)


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
    """What is asked for is among the registry's `targets`: else the next run would take it for surplus.

    Not asked here is what is printed on request alone: no run prints it of itself, whatever `targets` says.
    """
    if registry.targets is None:
        return
    where = registry.where.at("targets")
    left_out = [name for name in dict.fromkeys(asked) if name not in registry.targets]
    for index, other in enumerate(registry.targets):
        near = next((name for name in left_out if meant(other, [name])), None)
        if near:
            # Where it is no target, that is told: of two faults at one place the first alone is.
            left_out.remove(near)
            yield _left_out(where.at(index), near)
    if left_out:
        yield _left_out(where, *left_out)


def _left_out(where: Location, *names: str) -> Fault:
    said = " and ".join(names)
    if len(names) > 1:
        return Fault(where, f"targets leaves out {said}, which are asked for", "add them to it")
    return Fault(where, f"targets leaves out {said}, which is asked for", f"add {said} to it")


@context_rule
def the_license_is_an_expression(context: Context) -> Iterator[Fault]:
    """The license is an SPDX expression: identifiers, and AND, OR, WITH and brackets between them."""
    registry = context.registry
    if registry is not None and registry.license is not None and not _is_expression(registry.license):
        wrong = f"license: {shown(registry.license)} is not an SPDX expression"
        yield Fault(registry.where.at("license"), wrong, _cure_of_license(registry.license))


def _is_expression(text: str) -> bool:
    signs = "".join(map(_sign, _WORDS.findall(text)))
    open_brackets = [*accumulate({"(": 1, ")": -1}.get(sign, 0) for sign in signs)]
    return bool(_EXPRESSION.fullmatch(signs)) and min(open_brackets) >= 0 and open_brackets[-1] == 0


def _sign(word: str) -> str:
    """A word of an expression as one letter: of an identifier, of what stands between, or of neither."""
    if word in ("(", ")"):
        return word
    between = {"AND": "&", "OR": "&", "WITH": "w"}
    return between.get(word, "i" if _IDENTIFIER.fullmatch(word) else "?")


def _cure_of_license(text: str) -> str:
    known = {name.lower(): name for name in sorted(known_licenses())}
    words = re.findall("[a-z0-9.-]+", text.lower())
    named = dict.fromkeys(known[word] for word in words if word in known)
    near = None if named else closest(_AROUND.sub(" ", text).strip(" ,-"), known.values())
    if len(named) > 1:
        return f"write AND or OR between them: {' OR '.join(named)}"
    if named or near:
        return f"did you mean {shown(near or next(iter(named)))}?"
    return "write it like MIT, or LicenseRef-Own if it is none of SPDX's list"
