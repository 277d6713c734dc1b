"""Answers to numbers and names, by hand: which codes and groups, and what is near where there is none."""

from typing import Any

import pytest

from generator.lookup.answers import answer
from generator.lookup.known import Known, notation

SIGNED = {"name": "int32", "minimum": -(2**31), "maximum": 2**31 - 1}
WIDE = {"name": "uint32", "minimum": 0, "maximum": 2**32 - 1}


def code(number: int, name: str, **more: Any) -> dict[str, Any]:
    plain = {"id": number, "name": name, "wire_name": name, "group": None, "alias_of": None, "also_in": []}
    said = {"description": "", "note": None, "since": None, "deprecated": None}
    return {**plain, **said, "former_names": [], "aliases": [], **more}


def group(name: str, **more: Any) -> dict[str, Any]:
    plain = {"id": None, "name": name, "title": name, "wire_name": name, "description": "", "range": None, "mask": None}
    return {**plain, **more}


def section(name: str, kind: str, groups: list[Any], reserved: list[Any], *codes: Any) -> dict[str, Any]:
    return {"name": name, "kind": kind, "title": name, "groups": groups, "reserved": reserved, "codes": [*codes]}


KNOWN = Known(
    {
        "kinds": [
            {"name": "fault", "ids": WIDE, "notation": "hexadecimal", "payload": None},
            {"name": "status", "ids": SIGNED, "notation": "decimal", "payload": None},
        ],
        "sections": [
            section(
                "device",
                "fault",
                [group("HOT", range={"first": 16, "last": 31}), group("ODD", mask={"bits": 129, "value": 129})],
                [{"first": 64, "last": 66, "reason": "Of another maker."}, 68, {"id": 70, "reason": "Gone."}, "OLD"],
                code(16, "WARM", group="HOT", former_names=["TEPID"]),
                code(2**31, "LOST"),
                code(2**32 - 1, "CRASHED"),
                code(
                    16, "LUKEWARM", alias_of="WARM", wire_name="Luke warm", former_names=["MILD"], description="Less."
                ),
                code(40, "COLD", also_in=[{"group": "HOT"}]),
            ),
            section("network", "fault", [group("LATE")], [68], code(40, "SLOW"), code(44, "TEPID")),
            section("delivery", "status", [], [], code(-5, "EARLY"), code(40, "SEEN"), code(50, "COLD")),
        ],
    }
)


def names(found: list[dict[str, Any]]) -> list[str]:
    return [f"{one['section']}/{one['name']}" for one in found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("16", ["device/WARM"]),
        (" 0x10 ", ["device/WARM"]),
        ("40", ["device/COLD", "network/SLOW", "delivery/SEEN"]),
        ("fault 40", ["device/COLD", "network/SLOW"]),
        ("network/40", ["network/SLOW"]),
        ("status 40", ["delivery/SEEN"]),
        # The same 32 bits, with a sign or without; as they are wins.
        ("-1", ["device/CRASHED"]),
        ("4294967295", ["device/CRASHED"]),
        ("-2147483648", ["device/LOST"]),
        ("2147483648", ["device/LOST"]),
        ("4294967291", ["delivery/EARLY"]),
        ("-5", ["delivery/EARLY"]),
        ("device/-1", ["device/CRASHED"]),
        # Beyond 32 bits there are no same bits.
        ("4294967296", []),
        ("-2147483649", []),
        ("8589934591", []),
        ("-4294967280", []),
    ],
)
def test_a_number_is_looked_for_in_all_kinds_or_in_one(asked: str, found: list[str]) -> None:
    told = answer(KNOWN, asked)

    assert (told["as"], told["asked"]) == ("number", asked.strip())
    assert names(told["codes"]) == found
    assert bool(told["unlisted"]) is not bool(found)


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("41", ["fault", "status"]),
        ("fault 41", ["fault"]),
        ("delivery/41", ["status"]),
        # What no kind can hold is told of all, what one can of that.
        ("-7", ["status"]),
        ("-2147483648000", ["fault", "status"]),
        ("4294967290", ["fault"]),
    ],
)
def test_a_number_that_is_not_listed_is_told_of_the_kinds_that_can_hold_it(asked: str, kinds: list[str]) -> None:
    assert [one["kind"] for one in answer(KNOWN, asked)["unlisted"]] == kinds


@pytest.mark.parametrize(
    ("number", "groups", "reserved"),
    [
        (15, [], []),
        (17, ["device/HOT"], []),
        (31, ["device/HOT"], []),
        (32, [], []),
        (129, ["device/ODD"], []),
        (131, ["device/ODD"], []),
        (128, [], []),
        (63, [], []),
        (64, [], [("device", "Of another maker.")]),
        (66, [], [("device", "Of another maker.")]),
        (67, [], []),
        (68, [], [("device", None), ("network", None)]),
        (70, [], [("device", "Gone.")]),
    ],
)
def test_what_is_known_of_an_unlisted_number(
    number: int, groups: list[str], reserved: list[tuple[str, str | None]]
) -> None:
    (one,) = answer(KNOWN, f"fault {number}")["unlisted"]

    assert (one["id"], one["notation"], one["name"]) == (number, f"0x{number:08X}", None)
    assert names(one["groups"]) == groups
    assert [(held["section"], held["reason"]) for held in one["reserved"]] == reserved


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("fault 41", ["device/WARM", "device/COLD", "network/SLOW", "network/TEPID"]),
        ("fault 1", ["device/WARM", "device/COLD", "network/SLOW", "network/TEPID"]),
        ("fault 4294967290", ["network/TEPID", "device/LOST", "device/CRASHED"]),
        ("status 100", ["delivery/EARLY", "delivery/SEEN", "delivery/COLD"]),
    ],
)
def test_the_three_nearest_numbers_are_told_in_their_order(asked: str, near: list[str]) -> None:
    (one,) = answer(KNOWN, asked)["unlisted"]

    assert names(one["nearest"]) == near


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("warm", [("device/WARM", "name", "WARM")]),
        ("LUKEWARM", [("device/WARM", "alias", "LUKEWARM")]),
        ("luke WARM", [("device/WARM", "wire", "Luke warm")]),
        # Who bears a name today comes before who once did.
        ("tepid", [("network/TEPID", "name", "TEPID"), ("device/WARM", "former", "TEPID")]),
        ("device/TEPID", [("device/WARM", "former", "TEPID")]),
        ("cold", [("device/COLD", "name", "COLD"), ("delivery/COLD", "name", "COLD")]),
        ("delivery/cold", [("delivery/COLD", "name", "COLD")]),
        ("delivery/warm", []),
    ],
)
def test_a_name_finds_all_that_bear_it(asked: str, found: list[tuple[str, str, str]]) -> None:
    told = answer(KNOWN, asked)

    assert told["as"] == "name"
    assert [(f"{one['section']}/{one['name']}", one["found_by"], one["found_as"]) for one in told["codes"]] == found


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("lukewarm", ["LUKEWARM"]),
        ("Luke warm", ["LUKEWARM"]),
        ("mild", ["LUKEWARM"]),
        # By its own name and by its number it says nothing of others.
        ("warm", [None]),
        ("tepid", [None, None]),
        ("16", [None]),
    ],
)
def test_an_alias_that_was_asked_for_says_what_it_says_of_itself(asked: str, expected: list[str | None]) -> None:
    aliases = [one["alias"] for one in answer(KNOWN, asked)["codes"]]

    assert [alias and alias["name"] for alias in aliases] == expected
    assert [alias for alias in aliases if alias and alias["description"] != "Less."] == []


def test_a_group_is_found_with_the_codes_that_it_lists() -> None:
    (hot,) = answer(KNOWN, "hot")["groups"]

    assert (hot["kind"], hot["section"], names(hot["codes"])) == ("fault", "device", ["device/WARM", "device/COLD"])
    assert [one["name"] for one in answer(KNOWN, "network/late")["groups"]] == ["LATE"]
    assert answer(KNOWN, "device/late")["groups"] == []


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        # A slip first, then every name that has the text in it; of two letters too many have.
        ("warn", ["device/WARM"]),
        ("ewa", ["device/LUKEWARM"]),
        ("old", ["device/COLD", "delivery/COLD"]),
        ("ew", []),
        ("nothing at all", []),
    ],
)
def test_names_that_may_be_meant_are_told(asked: str, near: list[str]) -> None:
    told = answer(KNOWN, asked)

    assert (told["codes"], told["groups"]) == ([], [])
    assert names(told["nearest"])[: len(near)] == near
    assert near or told["nearest"] == []


def test_the_notation_is_the_kind_s() -> None:
    fault, status = KNOWN.kinds.values()

    assert [notation(number, fault) for number in (0, 255, 2**32 - 1, -1)] == [
        "0x00000000",
        "0x000000FF",
        "0xFFFFFFFF",
        "-0x00000001",
    ]
    assert notation(-5, status) == "-5"
