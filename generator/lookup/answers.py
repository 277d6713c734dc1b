"""Answers: what somebody asks in; what the registry knows of it out, as plain data that a schema describes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..text.folding import folded
from .asking import number_of, number_of_some
from .known import Data, Entry, GroupEntry, Known, holds, notation

if TYPE_CHECKING:
    from .payloads import Payloads, Reading

_NEAREST = 3


def answer(known: Known, asked: str) -> Data:
    """What is known of a number or a name; either may stand behind its section, as in `section/NAME`."""
    asked = asked.strip()
    number = number_of(asked)
    if number is not None:
        return _number(known, asked, number)
    of_some = number_of_some(known, asked)
    return _number(known, asked, of_some[1], of_some[0]) if of_some else _name(known, asked)


def answers_to_payload(payloads: "Payloads", asked: str, value: object) -> Iterator[Data]:
    """What is known of each object of a payload that carries a code; in the order of the payload."""
    found = payloads.found(value)
    if not found and isinstance(value, dict):
        # Whoever asks for just one object need not say what it is.
        found = [("", value)]
    for under, carried in reversed(found):
        readings = payloads.readings(under, carried, is_all=carried is value)
        if readings:
            yield {
                **_answer(asked, "payload"),
                "under": under or None,
                "codes": [_of_reading(one) for one in readings if one.entry],
                "unlisted": [_unlisted_in_payload(payloads.known, one) for one in readings if not one.entry],
            }


def _answer(asked: str, sort: str) -> Data:
    return {"asked": asked, "as": sort, "under": None, "codes": [], "groups": [], "unlisted": [], "nearest": []}


def _number(known: Known, asked: str, number: int, of: str | None = None) -> Data:
    """What is known of a number, of a kind or a section alone where it is asked for `of` one."""
    kinds = [one["kind"] for one in known.sections if of in (None, one["name"], one["kind"])]
    kinds = [kind for kind in known.kinds if kind in kinds]
    every = [entry for kind in kinds for entry in known.numbered(kind, known.as_id(kind, number))]
    every = [entry for entry in every if of in (None, entry.section["name"], entry.kind["name"])]
    found = [entry for entry in every if entry.code["id"] == number] or every
    told = {**_answer(asked, "number"), "codes": [_code(entry, entry.code["name"], "number") for entry in found]}
    if not found:
        holding = [kind for kind in kinds if holds(known.kinds[kind], number)]
        told["unlisted"] = [_unlisted(known, kind, number) for kind in holding or kinds]
    return told


def _name(known: Known, asked: str) -> Data:
    section, _, name = asked.rpartition("/")
    called = [one for one in known.called(name) if section in ("", one.entry.section["name"])]
    groups = [one for one in known.groups.get(folded(name), ()) if section in ("", one.section["name"])]
    told = {
        **_answer(asked, "name"),
        "codes": [{**_code(one.entry, one.name, one.sort), "alias": _alias(one.alias)} for one in called],
        "groups": [_group(one) for one in groups],
    }
    if not (called or groups):
        told["nearest"] = _nearest_names(known, name)
    return told


def _nearest_names(known: Known, name: str) -> list[Data]:
    """The codes whose names may be meant: slips first, then every one that has the text in it."""
    from ..text.messages import nearest

    small = folded(name)
    slips = nearest(small, known.by_name)
    holding = [one for one in known.by_name if len(small) > 2 and small in one and one not in slips]
    return [_brief(one.entry, one.name) for found in (*slips, *holding) for one in known.by_name[found]]


def _unlisted(known: Known, kind: str, number: int) -> Data:
    """What is known of a number that no code of a kind has."""
    of_kind = known.kinds[kind]
    ids = sorted(sorted(known.by_id[kind]), key=lambda id: abs(id - number))[:_NEAREST]
    return {
        "kind": kind,
        "id": number,
        "notation": notation(number, of_kind),
        "name": None,
        "groups": [_group(one) for one in known.classified(kind, number)] if holds(of_kind, number) else [],
        "reserved": [held for one in known.sections if one["kind"] == kind for held in _reserved(one, number)],
        "nearest": [_brief(entry) for id in sorted(ids) for entry in known.numbered(kind, id)],
    }


def _unlisted_in_payload(known: Known, reading: "Reading") -> Data:
    """The same of a number, or a name, that a payload carries; its group is what the payload says."""
    kind = reading.kind["name"]
    groups = [_group(reading.group)] if reading.group else []
    if reading.number is not None:
        return {**_unlisted(known, kind, reading.number), "name": reading.name, "groups": groups}
    near = [one for one in _nearest_names(known, reading.name or "") if one["kind"] == kind]
    told = {"kind": kind, "id": None, "notation": None, "name": reading.name, "groups": groups}
    return {**told, "reserved": [], "nearest": near}


def _reserved(section: Data, number: int) -> Iterator[Data]:
    """That a section reserves a number, and why."""
    for one in section["reserved"]:
        stated = one if isinstance(one, dict) else {"id": one}
        is_it = stated["first"] <= number <= stated["last"] if "first" in stated else stated.get("id") == number
        if is_it:
            yield {"section": section["name"], "reason": stated.get("reason")}


def _brief(entry: Entry, name: str | None = None) -> Data:
    code = entry.code
    return {
        "kind": entry.kind["name"],
        "section": entry.section["name"],
        "id": code["id"],
        "notation": notation(code["id"], entry.kind),
        "name": name or code["name"],
    }


def _code(entry: Entry, name: str, found_by: str) -> Data:
    """All that the registry says of a code, and how it was found."""
    groups = [{**group, "section": entry.section["name"]} for group in entry.groups]
    return {
        **_brief(entry),
        "found_by": found_by,
        "found_as": name,
        "alias": None,
        "section_title": entry.section["title"],
        "groups": groups,
        **{key: value for key, value in entry.code.items() if key not in ("id", "name", "group", "alias_of")},
        "differs": [],
    }


def _alias(alias: Data | None) -> Data | None:
    """What an alias says of itself: all else is its member's."""
    return alias and {key: alias[key] for key in ("name", "description", "note", "since", "deprecated")}


def _group(found: GroupEntry) -> Data:
    own = ("id", "name", "title", "wire_name", "description", "range", "mask")
    codes = [Entry(found.kind, found.section, code) for code in found.section["codes"] if code["alias_of"] is None]
    return {
        **{key: found.group[key] for key in own},
        "kind": found.kind["name"],
        "section": found.section["name"],
        "section_title": found.section["title"],
        "codes": [_brief(entry) for entry in codes if found.group in entry.groups],
    }


def _of_reading(reading: "Reading") -> Data:
    assert reading.entry is not None
    differs: list[dict[str, Any]] = [one._asdict() for one in reading.differs]
    found = "name" if reading.number is None else "number"
    return {**_code(reading.entry, reading.entry.code["name"], found), "differs": differs}
