"""Rules about deprecated codes and what replaces them."""

from collections.abc import Iterator

from ..errors import Fault
from ..model import Code, Deprecation, Section
from ..text.messages import did_you_mean
from .rules import Context, context_rule, section_rule


@section_rule
def replacements_are_named(section: Section) -> Iterator[Fault]:
    """`reason: replaced` comes with `replaced_by`, and only that."""
    for code, deprecated in _deprecated(section):
        where = code.where.at("deprecated", "reason")
        reason, successor = deprecated.reason, deprecated.replaced_by
        if reason == "replaced" and successor is None:
            yield Fault(where, "reason replaced, but no replaced_by", "name the code to expect instead")
        if reason == "retired" and successor is not None:
            yield Fault(where, "reason retired, but a replaced_by", "say replaced, or delete replaced_by")


@context_rule
def replacements_exist(context: Context) -> Iterator[Fault]:
    """`replaced_by` is another code of the same kind."""
    replaced = [
        (code, deprecated.replaced_by) for section in context.sections for code, deprecated in _deprecated(section)
    ]
    if not replaced:
        return
    codes = {code.qualified_name: code for section in context.sections for code in section.codes}
    sections = {section.name: section for section in context.sections}
    for code, name in replaced:
        if name is None or (name not in codes and context.left_out.may_hold(name)):
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


def _deprecated(section: Section) -> Iterator[tuple[Code, Deprecation]]:
    """The codes that say of themselves that they are deprecated: an alias may only share what its member says."""
    of_members = {code.name: code.deprecated for code in section.members}
    for code in section.codes:
        if code.deprecated and not (code.alias_of and code.deprecated == of_members.get(code.alias_of)):
            yield code, code.deprecated
