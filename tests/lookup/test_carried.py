"""Payloads: the objects in a value that carry a code, which kind each is of, and what it says otherwise, by hand."""

from typing import Any

import pytest

from generator.lookup.known import Known
from generator.lookup.payloads import Payloads, Reading, integer

KEYS = {"id": "id", "name": "name", "group_id": "groupId", "group_name": "groupName"}


def code(number: int, name: str, group: str | None = None, **more: Any) -> dict[str, Any]:
    plain = {"id": number, "name": name, "wire_name": name, "group": group, "alias_of": None, "also_in": []}
    return {**plain, "former_names": [], "aliases": [], "attributes": {}, **more}


def group(number: int, name: str, **more: Any) -> dict[str, Any]:
    return {"id": number, "name": name, "wire_name": name.capitalize(), "range": None, "mask": None, **more}


def kind(name: str, **attributes: str) -> dict[str, Any]:
    payload = {"object": name, **KEYS, "attributes": attributes}
    return {"name": name, "notation": "decimal", "ids": {"minimum": 0, "maximum": 2**32 - 1}, "payload": payload}


FACTS = {"permanent": True, "retries": 3, "level": "high", "tags": ["a", "b"]}
DATA = {
    "kinds": [kind("fault", **{name: name.upper() for name in FACTS}), kind("status")],
    "sections": [
        {
            "name": "network",
            "kind": "fault",
            "groups": [group(1, "LOST"), group(2, "LATE", range={"first": 100, "last": 199})],
            "codes": [
                code(10, "GONE", "LOST", aliases=["AWAY"], former_names=["LEFT"], attributes=FACTS),
                code(10, "AWAY", "LOST", alias_of="GONE", wire_name="Away!", former_names=["OUT"]),
                code(20, "SLOW", "LATE", wire_name="Slow one", also_in=[{"group": "LOST"}]),
                code(7, "SEVEN", "LOST"),
            ],
        },
        {"name": "voice", "kind": "fault", "groups": [], "codes": [code(20, "BUSY"), code(0xFFFFFFFB, "FAR")]},
        {"name": "delivery", "kind": "status", "groups": [group(1, "DONE")], "codes": [code(7, "SEEN", "DONE")]},
    ],
}
PAYLOADS = Payloads(Known(DATA))


@pytest.mark.parametrize(
    ("value", "number"),
    [
        *((5, 5), (-5, -5), (0, 0), (5.0, 5), (-0.0, 0), ("5", 5), (" -5\n", -5), ("5.0", 5), ("5.00", 5), ("007", 7)),
        *(("0x1F", 31), ("0X1f", 31), ("9" * 18, 10**18 - 1), (f"0x{'f' * 16}", 2**64 - 1)),
        *((True, None), (False, None), (5.5, None), (float("inf"), None), (float("nan"), None), (None, None)),
        *(("", None), ("5.5", None), ("5.", None), ("+5", None), ("1e3", None), ("0x", None), ("0xg", None)),
        *(("9" * 19, None), (f"0x{'f' * 17}", None), (f"5.{'0' * 19}", None), ([5], None), ({}, None), ("-0x5", None)),
    ],
)
def test_a_whole_number_may_be_written_in_many_ways(value: object, number: int | None) -> None:
    assert integer(value) == number


A, B = {"id": 1}, {"id": 2, "groupName": "x"}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"fault": A}, [("fault", A)]),
        ([{"fault": A}, {"fault": B}], [("fault", B), ("fault", A)]),
        ({"results": [{"x": [{"lastFault": A}]}]}, [("lastFault", A)]),
        ({"faults": [A, B]}, [("faults", B), ("faults", A)]),
        # A key that speaks of no kind: then a group has to be said, too.
        (A, []),
        (B, [("", B)]),
        ({"x": A, "y": B}, [("y", B)]),
        ({"x": {"name": "GONE"}}, []),
        ({"fault": {"name": "GONE"}}, [("fault", {"name": "GONE"})]),
        ({"fault": {"text": "GONE"}}, []),
        ({"fault": {"cause": {"status": A}, "id": 1}}, [("fault", {"cause": {"status": A}, "id": 1}), ("status", A)]),
        ({"fault": 5, "x": [5, "y", None]}, []),
        ("fault", []),
    ],
)
def test_objects_that_carry_a_code_are_found_at_any_depth(value: Any, found: list[tuple[str, Any]]) -> None:
    assert PAYLOADS.objects(value) == found


def test_a_text_is_looked_through_where_nothing_stands_plainly() -> None:
    assert PAYLOADS.found({"log": 'got {"fault": {"id": 1}}'}) == [("fault", A)]
    assert PAYLOADS.found({"fault": B, "log": 'got {"fault": {"id": 1}}'}) == [("fault", B)]
    assert PAYLOADS.found([A], "fault") == [("fault", A)]


def kinds_of(key: str, carried: dict[str, Any], *, is_all: bool = False) -> list[str]:
    return [one.kind["name"] for one in PAYLOADS.readings(key, carried, is_all=is_all)]


@pytest.mark.parametrize("key", ["fault", "Fault", "faults", "faultes", "lastFault", "FAULT_2", "HTTPFault", "fault7"])
def test_a_key_speaks_of_a_kind_by_its_name(key: str) -> None:
    assert kinds_of(key, {"id": 7}) == ["fault"]


@pytest.mark.parametrize("key", ["", "faulty", "default", "x"])
def test_another_key_says_nothing(key: str) -> None:
    assert kinds_of(key, {"id": 7}) == []
    assert kinds_of(key, {"id": 7}, is_all=True) == ["fault", "status"]


def test_a_key_that_a_kind_states_is_that_kind_s_alone() -> None:
    data = {**DATA, "kinds": [DATA["kinds"][0], {**kind("status"), "payload": {**kind("fault_status")["payload"]}}]}

    assert [one.kind["name"] for one in Payloads(Known(data)).readings("fault_status", {"id": 7})] == ["status"]


def test_what_an_object_carries_says_its_kind_where_its_key_does_not() -> None:
    assert kinds_of("x", {"id": 7, "groupName": "Done"}) == ["status"]
    assert kinds_of("x", {"id": 7, "groupId": 1}) == ["fault", "status"]
    assert kinds_of("x", {"id": 7, "groupId": 1, "name": "seen"}) == ["status"]
    assert kinds_of("x", {"id": 10, "groupId": 9}) == ["fault"]
    # Of a number that is not listed its group has to be known, if nobody asked for just this object.
    assert kinds_of("x", {"id": 99, "groupName": "Late"}) == ["fault"]
    assert kinds_of("x", {"id": 99, "groupName": "Other"}) == []
    assert kinds_of("x", {"id": 99, "groupName": "Other"}, is_all=True) == ["fault", "status"]
    assert kinds_of("x", {"name": "GONE", "groupName": "Lost"}) == []
    # Another code's name weighs less than a number that only one kind has.
    assert kinds_of("x", {"id": 10, "name": "SEEN", "groupId": 1}) == ["fault"]


def read(**carried: Any) -> Reading | None:
    """What an object is that stands under `fault`, if it carries a code."""
    return next(iter(PAYLOADS.readings("fault", carried)), None)


def test_an_object_without_number_and_name_carries_nothing() -> None:
    for carried in ({}, {"groupId": 1}, {"name": ""}, {"name": 5}, {"id": None, "name": None}, {"id": "x"}):
        assert read(**carried) is None


@pytest.mark.parametrize(
    ("carried", "section", "name"),
    [
        ({"id": 10}, "network", "GONE"),
        ({"id": "0xA"}, "network", "GONE"),
        ({"name": "left"}, "network", "GONE"),
        ({"name": "AWAY"}, "network", "GONE"),
        # Two sections have this number: the one whose name and group are said, else the first.
        ({"id": 20}, "network", "SLOW"),
        ({"id": 20, "name": "busy"}, "voice", "BUSY"),
        ({"id": 20, "name": "slow ONE"}, "network", "SLOW"),
        ({"id": 20, "groupName": "Lost"}, "network", "SLOW"),
        ({"id": 20, "groupName": "Done"}, "voice", "BUSY"),
        # The same 32 bits, with the sign that programs give them.
        ({"id": 0xFFFFFFFB}, "voice", "FAR"),
        ({"id": -5}, "voice", "FAR"),
        ({"id": "-5"}, "voice", "FAR"),
        ({"id": 99}, None, None),
        ({"name": "SEEN"}, None, None),
    ],
)
def test_a_code_is_found_by_number_then_by_name(carried: dict[str, Any], section: str | None, name: str | None) -> None:
    found = read(**carried)

    assert found is not None
    entry = found.entry
    assert (entry and entry.section["name"], entry and entry.code["name"]) == (section, name)


@pytest.mark.parametrize(
    ("said", "number"), [(-5, 0xFFFFFFFB), (-7, 0xFFFFFFF9), (99, 99), (2**32, 2**32), (-(2**31) - 1, -(2**31) - 1)]
)
def test_a_number_is_told_as_ids_of_its_kind_are(said: int, number: int) -> None:
    found = read(id=said)

    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    ("carried", "name"),
    [
        ({"id": 99}, None),
        ({"id": 150}, "LATE"),
        ({"id": 99, "groupId": 2}, "LATE"),
        ({"id": 99, "groupName": "lost"}, "LOST"),
        ({"id": 99, "groupName": "LOST", "groupId": 1}, "LOST"),
        ({"id": 99, "groupName": "Lost", "groupId": 2}, None),
        ({"id": 150, "groupName": "Lost"}, "LOST"),
        ({"id": 150, "groupName": ""}, "LATE"),
        ({"name": "NEW", "groupId": 1}, "LOST"),
        ({"name": "NEW"}, None),
    ],
)
def test_an_unlisted_number_has_the_group_that_is_said_or_its_range(carried: dict[str, Any], name: str | None) -> None:
    found = read(**carried)

    assert found is not None
    assert found.entry is None
    assert (found.group and found.group.group["name"]) == name


@pytest.mark.parametrize(
    ("carried", "differs"),
    [
        ({}, []),
        *(({"name": name}, []) for name in ("GONE", "gone", "left", "AWAY", "away!", "out", "", None, 5)),
        ({"name": "SLOW"}, [("name", "name", "SLOW", "GONE")]),
        *((said, []) for said in ({"groupId": 1}, {"groupId": "1"}, {"groupName": "lost"}, {"groupName": "LOST"})),
        ({"groupId": 2}, [("group_id", "groupId", 2, 1)]),
        ({"groupName": "Late"}, [("group_name", "groupName", "Late", "Lost")]),
        ({"groupName": 5, "groupId": None}, []),
        (
            {"groupId": 2, "groupName": "Late"},
            [("group_id", "groupId", 2, 1), ("group_name", "groupName", "Late", "Lost")],
        ),
        *(({"PERMANENT": said}, []) for said in (True, "true", " TRUE ", None, "")),
        *(({"PERMANENT": said}, [("permanent", "PERMANENT", said, True)]) for said in (False, "false", "yes", 0)),
        *(({"RETRIES": said}, []) for said in (3, "3", 3.0)),
        *(({"RETRIES": said}, [("retries", "RETRIES", said, 3)]) for said in (4, "x", True)),
        *(({"LEVEL": said}, []) for said in ("high", " High")),
        *(({"LEVEL": said}, [("level", "LEVEL", said, "high")]) for said in ("low", 5)),
        *(({"TAGS": said}, []) for said in (["b", "a"], ["a", "b", "a"])),
        *(({"TAGS": said}, [("tags", "TAGS", said, ["a", "b"])]) for said in (["a"], "a", ["a", "b", "c"])),
    ],
)
def test_what_is_said_otherwise_is_a_difference(carried: dict[str, Any], differs: list[Any]) -> None:
    found = read(id=10, **carried)

    assert found is not None
    assert [tuple(one) for one in found.differs] == differs


def test_a_group_that_also_lists_a_code_is_no_difference() -> None:
    for carried in ({"groupId": 1}, {"groupId": 2}, {"groupName": "Lost"}, {"groupId": 1, "groupName": "Lost"}):
        found = read(id=20, name="SLOW", **carried)
        assert found is not None
        assert found.differs == ()
    found = read(id=20, name="SLOW", groupId=1, groupName="Late")
    assert found is not None
    assert [tuple(one) for one in found.differs] == [("group_name", "groupName", "Late", "Lost")]
