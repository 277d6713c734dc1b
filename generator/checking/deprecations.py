"""Rules about deprecated codes and what replaces them."""

from collections.abc import Iterator, Mapping

from ..errors import Fault
from ..model import Code, Deprecation, Section
from ..text.messages import did_you_mean
from .rules import Context, codes_once_called, context_rule, renamed, section_rule


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
        found = _wrong_successor(code, name, codes, sections)
        if found is not None:
            wrong, cure = found
            yield Fault(code.where.at("deprecated", "replaced_by"), f"replaced_by {name}: {wrong}", cure)


def _wrong_successor(
    code: Code, name: str, codes: Mapping[str, Code], sections: Mapping[str, Section]
) -> tuple[str, str] | None:
    """What is wrong with the successor of a code, and what to do; None if nothing is."""
    section, bare = name.split("/")
    if section not in sections:
        return f"there is no section {section}", did_you_mean(section, sections, "sections there are:", f"{{}}/{bare}")
    once = codes_once_called(sections[section], bare) if name not in codes else []
    if name not in codes and not once:
        others = (other.name for other in sections[section].codes)
        return "the section has no such code", did_you_mean(bare, others, "codes there are:", f"{section}/{{}}")
    if sections[section].kind != code.kind:
        return f"that is of kind {sections[section].kind}", "name one of the same kind"
    if name == code.qualified_name or once == [code]:
        return "that is the code itself", "name its successor"
    today = [other.qualified_name for other in once if other is not code]
    return renamed(name, today) if today else None


def _deprecated(section: Section) -> Iterator[tuple[Code, Deprecation]]:
    """The codes that say of themselves that they are deprecated: an alias may only share what its member says."""
    of_members = {code.name: code.deprecated for code in section.members}
    for code in section.codes:
        if code.deprecated and not (code.alias_of and code.deprecated == of_members.get(code.alias_of)):
            yield code, code.deprecated
