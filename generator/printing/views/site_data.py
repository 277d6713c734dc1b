"""The published reference as data: what a program reads of a number, and what its search looks through."""

from collections.abc import Iterable, Iterator, Mapping

from ...model import Attribute, Code, Group, Kind, Registry, Section, Value
from ...targets.subjects import Number
from .attributes import fact, printed_attributes
from .data import fields, values
from .numbers import hexadecimal_digits, kind_of
from .payload import payload_properties

_FILTERS = ("boolean", "choice")


def payload_example(code: Code, registry: Registry) -> Mapping[str, object]:
    """What a payload carries of a code, by the keys that the registry states; nothing if it states none."""
    kind = kind_of(code, registry.kinds)
    found = {}
    for key, name, attribute in payload_properties(kind):
        value = fact(code, attribute) if attribute else _carried(code, name)
        if value is not None:
            found[key] = value
    return {kind.payload.object: found} if found and kind.payload and kind.payload.object else found


def _carried(code: Code, name: str) -> object:
    if name == "name":
        return code.wire_name
    if name == "group_id":
        return code.group.id if code.group else None
    if name == "group_name":
        return code.group.wire_name if code.group else None
    return getattr(code, name)


def number_data(number: Number, registry: Registry) -> Mapping[str, object]:
    """A number with every fact of its codes, aliases too, as the catalogue has them; and the section of each."""
    names = {section.name: section for section in number.kind.sections}
    codes = [code for member in number.members for code in names[member.section].codes if code.id == number.id]
    return {"kind": number.kind.name, "id": number.id, "codes": [_code_data(code, registry) for code in codes]}


def _code_data(code: Code, registry: Registry) -> Mapping[str, object]:
    plain = ("id", "name", "wire_name", "alias_of", "aliases", "former_names")
    deprecated = code.deprecated
    return {
        "section": code.section,
        **{name: getattr(code, name) for name in plain},
        "group": code.group.name if code.group else None,
        "also_in": [{"group": one.group_name, "description": one.description} for one in code.also_in],
        "attributes": values(code, registry),
        **{name: getattr(code, name) for name in ("description", "action", "note", "since")},
        "deprecated": deprecated
        and {name: getattr(deprecated, name) for name in ("since", "reason", "replaced_by", "note")},
        "named_by": code.named_by,
        "docs_url": code.docs_url,
        **code.extra,
    }


def searched(registry: Registry) -> Iterator[tuple[str, Iterable[object]]]:
    """What the search of the reference looks through: lists of rows, each with its name."""
    groups = [group for section in registry.sections for group in section.groups]
    yield "kinds", [_kind_row(kind) for kind in registry.kinds]
    yield "sections", [(one.name, one.title, _place(registry.kinds, one.kind)) for one in registry.sections]
    sections = [section.name for section in registry.sections]
    yield "groups", [_group_row(group, sections.index(group.section)) for group in groups]
    asked = [one for one in printed_attributes(registry) if one.type in _FILTERS and not one.several]
    stated = [_values(one) for one in asked]
    yield "attributes", [(one.name, one.title, of) for one, of in zip(asked, stated, strict=True)]
    places = {group: index for index, group in enumerate(groups)}
    actions = _actions(registry)
    yield "codes", (
        _code_row(
            code, actions[code], index, places, [_stated(code, one, of) for one, of in zip(asked, stated, strict=True)]
        )
        for index, section in enumerate(registry.sections)
        for code in section.codes
    )


def _values(attribute: Attribute) -> list[Value]:
    """All that an attribute may be: a row has the place of what it is."""
    return [choice.name for choice in attribute.choices] if attribute.choices else [True, False]


def _stated(code: Code, attribute: Attribute, values: list[Value]) -> int:
    value = fact(code, attribute)
    return -1 if value is None else values.index(value)


def _place(kinds: tuple[Kind, ...], name: str) -> int:
    return [kind.name for kind in kinds].index(name)


def _kind_row(kind: Kind) -> tuple[object, ...]:
    """Its name and title, how many hexadecimal digits its numbers have (0 if decimal), and the keys of its payloads."""
    payload = kind.payload
    keys = (payload.object, payload.id, payload.group_id, payload.group_name) if payload else (None,) * 4
    return (kind.name, kind.title, hexadecimal_digits(kind) if kind.hexadecimal else 0, *keys)


def _group_row(group: Group, section: int) -> tuple[object, ...]:
    others = (0 if name == group.name else name for name in (group.wire_name, group.title))
    return (section, group.id, group.name, *others, group.description, *map(fields, _told(group)))


def _told(group: Group) -> Iterator[object]:
    """How an unknown number is seen to belong to a group: what is not stated is left out at the end."""
    if group.range or group.mask:
        yield list(group.range) if group.range else None
    if group.mask:
        yield list(group.mask)


def _actions(registry: Registry) -> Mapping[Code, str | int]:
    """What to do about each code; of what another one has said before, which row that is, counted from one."""
    found: dict[Code, str | int] = {}
    said: dict[str, int] = {}
    for number, code in enumerate((code for section in registry.sections for code in section.codes), 1):
        found[code] = said.get(code.action or "", code.action or 0)
        if code.action:
            said.setdefault(code.action, number)
    return found


def _code_row(
    code: Code, action: str | int, section: int, places: Mapping[Group, int], facts: list[int]
) -> tuple[object, ...]:
    """A code: what is empty at the end of its row is left out."""
    always = (section, code.id, code.name, code.description, places[code.group] if code.group else -1)
    row: list[object] = [
        action,
        list(code.former_names) or 0,
        facts if any(one != -1 for one in facts) else 0,
    ]
    row += [code.wire_name if code.wire_name != code.name else 0, code.alias_of or 0, 1 if code.deprecated else 0]
    while row and row[-1] == 0:
        row.pop()
    return (*always, *row)


def filters(registry: Registry) -> tuple[tuple[str, str, tuple[str, ...], bool], ...]:
    """The attributes by which codes can be narrowed down: name, title, values, and whether some code states none."""
    return tuple(_filters(registry))


def _filters(registry: Registry) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    for one in printed_attributes(registry):
        if one.type in _FILTERS and not one.several:
            stated = {fact(code, one) for code in _members(registry.sections)}
            shown = [value for value in _values(one) if value in stated]
            told = tuple(str(value).lower() if isinstance(value, bool) else str(value) for value in shown)
            yield one.name, one.title, told, None in stated


def _members(sections: Iterable[Section]) -> Iterator[Code]:
    return (code for section in sections for code in section.members)
