"""What is said of a change, word by word: a registry, and what is written otherwise in it."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from edits import OF_CODES, OF_THE_WHOLE, Draft, Files, read

from generator.comparing.calls import Targets, gathered
from generator.comparing.change import SORTS, Change
from generator.comparing.compare import compare
from generator.comparing.matching import Sides
from generator.targets.folders import TEMPLATES, target_names
from generator.targets.manifest import read_targets

BASE: Files = {
    "registry": {
        "registry": "disk-codes",
        "title": "Disk codes",
        "version": "1.0.0",
        "site_url": "https://codes.example",
        "acronyms": ["DISK"],
        "targets": ["go", "java", "python"],
        "kinds": {"error": {"title": "Errors", "ids": "uint16"}, "status": "States"},
        "attributes": {
            "cause": {
                "type": "choice",
                "description": "Who has to act.",
                "choices": {"user": "Who called.", "system": "Whoever keeps it."},
            },
            "retriable": {"type": "boolean", "kinds": ["error"], "description": "Whether to try again."},
            "weight": {"type": "integer", "description": "How heavy."},
        },
        "sections": ["disk-error", "disk-status"],
    },
    "disk-error": {
        "section": "disk-error",
        "kind": "error",
        "title": "Disk errors",
        "description": "What can go wrong.",
        "reserved": [99],
        "groups": [
            {
                "id": 1,
                "name": "MEDIA",
                "wire_name": "Media",
                "description": "The disk.",
                "codes": [
                    {"id": 10, "name": "DISK_FULL", "description": "Full.", "cause": "user", "retriable": True},
                    {"id": 11, "name": "DISK_LOST", "description": "Lost.", "former_names": ["NO_DISK"]},
                    {"id": 11, "name": "VANISHED", "alias_of": "DISK_LOST", "description": "As managers say."},
                ],
            },
            {
                "id": 2,
                "name": "DRIVER",
                "description": "The driver.",
                "codes": [{"id": 20, "name": "TCP_DOWN", "wire_name": "TcpDown", "description": "Down.", "weight": 3}],
            },
        ],
    },
    "disk-status": {
        "section": "disk-status",
        "kind": "status",
        "title": "Disk states",
        "description": "How it is.",
        "groups": [
            {
                "name": "QUIET",
                "description": "It waits.",
                "codes": [{"id": 1, "name": "READY", "description": "Ready."}],
            },
            {"name": "LOUD", "description": "It works.", "codes": [{"id": 2, "name": "BUSY", "description": "Busy."}]},
        ],
    },
}


def compared(files: Files, before: Files = BASE) -> tuple[tuple[Change, ...], Targets]:
    old, new = read(before), read(files)
    names = [name for name in target_names(TEMPLATES) if name in ("go", "java", "python")]
    of_old, _ = read_targets(TEMPLATES, names, old.acronyms)
    of_new, _ = read_targets(TEMPLATES, names, new.acronyms)
    targets = Targets(of_old, of_new, old, new)
    changes = [*targets.changes(), *compare(Sides(old, new, available=names))]
    return tuple(sorted(changes, key=lambda change: change.verdict)), targets


def told(change: Change) -> str:
    cure = f"; {change.cure}" if change.cure else ""
    return f"{change.verdict.word} {change.sort} | {change.subject}: {change.said}{cure}"


Edit = Callable[[Files], None]


def at(files: Files, *path: str | int | slice) -> Any:
    value: Any = files
    for step in path:
        value = value[step]
    return value


def put(*path: str | int, value: object) -> Edit:
    """Write a value somewhere."""

    def edit(files: Files) -> None:
        at(files, *path[:-1])[path[-1]] = value

    return edit


def drop(*path: str | int | slice) -> Edit:
    """Delete what stands somewhere."""

    def edit(files: Files) -> None:
        del at(files, *path[:-1])[path[-1]]

    return edit


def reverse(*path: str | int) -> Edit:
    """Turn a list, or the keys of a map, round."""

    def edit(files: Files) -> None:
        value = at(files, *path)
        turned = value[::-1] if isinstance(value, list) else dict(reversed(value.items()))
        at(files, *path[:-1])[path[-1]] = turned

    return edit


def both(*edits: Edit) -> Edit:
    """Do several edits, one after the other."""

    def edit(files: Files) -> None:
        for one in edits:
            one(files)

    return edit


def move_kind(files: Files) -> None:
    files["registry"]["kinds"] = {"failure": files["registry"]["kinds"]["error"], "status": "States"}
    files["registry"]["attributes"]["retriable"]["kinds"] = ["failure"]
    files["disk-error"]["kind"] = "failure"


MEDIA = ("disk-error", "groups", 0)
FULL, LOST, ALIAS = ((*MEDIA, "codes", index) for index in range(3))
TCP = ("disk-error", "groups", 1, "codes", 0)
READY = ("disk-status", "groups", 0, "codes", 0)
CAUSE = ("registry", "attributes", "cause")

RETIRED = {"since": "1.0", "reason": "retired"}

SAID: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (both(), []),
    "a code is gone": (
        drop(*TCP[:-1]),
        [
            "forbidden code-gone | disk-error/TCP_DOWN (20): the code is gone; "
            "put it back and say deprecated, or add {id: 20, reason: …} to reserved",
            "major member-gone | kind error: codes no longer tell what the protocol calls them, since none states it",
            "major member-gone | kind error: codes no longer tell weight, since none states it",
        ],
    ),
    "a number of a code that is gone is reserved in a range, and why": (
        both(drop(*FULL), put("disk-error", "reserved", value=[{"range": "9..10", "reason": "No disk is full."}, 99])),
        [
            "major member-gone | kind error: codes no longer tell cause, since none states it",
            "major member-gone | kind error: codes no longer tell retriable, since none states it",
            "major code-gone | disk-error/DISK_FULL (10): the code is gone, and 10 is reserved: No disk is full",
            "minor reserved-added | disk-error: reserved: 9 (No disk is full)",
        ],
    ),
    "nobody says why a number of a code that is gone is reserved": (
        both(drop(*TCP[:-1]), put("disk-error", "reserved", value=[20, 99])),
        [
            "forbidden code-gone | disk-error/TCP_DOWN (20): the code is gone, and 20 is reserved without a reason; "
            "say why: {id: 20, reason: …}",
            "major member-gone | kind error: codes no longer tell what the protocol calls them, since none states it",
            "major member-gone | kind error: codes no longer tell weight, since none states it",
        ],
    ),
    "nor of a range": (
        both(
            put(*LOST, "id", value=12), put(*ALIAS, "id", value=12), put("disk-error", "reserved", value=["11..11", 99])
        ),
        [
            "forbidden code-renumbered | disk-error/DISK_LOST (12): its number was 11 and is 12, "
            "and 11 is reserved without a reason; say why: {id: 11, reason: …}",
        ],
    ),
    "a code has another number, and it is said why": (
        both(
            put(*LOST, "id", value=12),
            put(*ALIAS, "id", value=12),
            put("disk-error", "reserved", value=[{"id": 11, "reason": "Two meant it"}, 99]),
        ),
        [
            "major code-renumbered | disk-error/DISK_LOST (12): its number was 11 and is 12, "
            "and 11 is reserved: Two meant it",
        ],
    ),
    "what was reserved is, and why; and more": (
        put(
            "disk-error",
            "reserved",
            value=[
                {"id": 99, "reason": "Somebody sends it."},
                {"name": "OLD", "reason": "Too old."},
                "NEVER",
                {"range": "30..39", "reason": "Kept."},
                *(40, "41..49"),
            ],
        ),
        [
            "minor reserved-added | disk-error: reserved: 30..39 (Kept), 40..49, NEVER, OLD (Too old)",
            "patch texts-changed | disk-error: says something else: why nobody may use 99",
        ],
    ),
    "a name and a text change at once": (
        both(put(*READY, "name", value="IDLE"), put(*READY, "description", value="Idle.")),
        [
            "forbidden id-reused | disk-status/IDLE (1): 1 was READY and is IDLE now; "
            "add READY to former_names if it is the same code; else give IDLE a number never used"
        ],
    ),
    "the same with a former name": (
        both(put(*READY, "name", value="IDLE"), put(*READY, "former_names", value=["READY"])),
        [
            "minor member-added | kind status: codes now tell former names",
            "minor code-renamed | disk-status/IDLE (1): was called READY",
        ],
    ),
    "two codes change their names": (
        both(put(*READY, "name", value="BUSY"), put("disk-status", "groups", 1, "codes", 0, "name", value="READY")),
        [
            "forbidden code-renumbered | disk-status/BUSY (1): its number was 2 and is 1; "
            "give it 2 again, and 1 to a code of its own",
            "forbidden code-renumbered | disk-status/READY (2): its number was 1 and is 2; "
            "give it 1 again, and 2 to a code of its own",
            "minor code-regrouped | disk-status/BUSY (1): stood in LOUD, stands in QUIET",
            "minor code-regrouped | disk-status/READY (2): stood in QUIET, stands in LOUD",
            "patch texts-changed | disk-status/BUSY (1): says something else: description",
            "patch texts-changed | disk-status/READY (2): says something else: description",
        ],
    ),
    "an alias becomes a former name": (
        both(drop(*ALIAS), put(*LOST, "former_names", value=["NO_DISK", "VANISHED"])),
        [
            "major member-gone | kind error: codes no longer tell second names, since none states it",
            "minor alias-gone | disk-error/VANISHED (11): no longer a second name of DISK_LOST; look-ups still find it",
        ],
    ),
    "an alias becomes the name": (
        both(
            put(*LOST, "name", value="VANISHED"),
            put(*ALIAS, "name", value="DISK_LOST"),
            put(*ALIAS, "alias_of", value="VANISHED"),
        ),
        ["minor code-renamed | disk-error/VANISHED (11): was called DISK_LOST"],
    ),
    "a wire name is gone": (
        drop(*TCP, "wire_name"),
        [
            "major member-gone | kind error: codes no longer tell what the protocol calls them, since none states it",
            "major wire-name-changed | disk-error/TCP_DOWN (20): its wire name was TcpDown and is TCP_DOWN; look-ups "
            "no longer find the old one; put it back, or say the new one by an alias",
        ],
    ),
    "a section is of another kind": (
        both(put("disk-status", "kind", value="error"), drop("registry", "kinds", "status")),
        [
            "forbidden section-of-another-kind | disk-status: its numbers were of kind status and are of kind error; "
            "say kind: status again, and write other codes into a section of their own",
            "major kind-gone | kind status: the kind is gone",
        ],
    ),
    "a kind has another name": (
        move_kind,
        ["major kind-renamed | kind failure: was called error"],
    ),
    "groups without numbers change places": (
        reverse("disk-status", "groups"),
        [
            "major group-renumbered | disk-status: its groups stand at other places; where a language numbers them, "
            "they have other numbers; put new ones behind the others, and keep their order",
        ],
    ),
    "groups with numbers change places": (
        reverse("disk-error", "groups"),
        ["patch order-changed | disk-error: its groups stand in another order"],
    ),
    "a group is called otherwise on the wire": (
        put(*MEDIA, "wire_name", value="Medium"),
        ["major group-renamed | disk-error group MEDIA (1): its wire name was Media and is Medium"],
    ),
    "a group without a number is renamed": (
        put("disk-status", "groups", 0, "name", value="SILENT"),
        ["major group-renamed | disk-status group SILENT: was called QUIET"],
    ),
    "an attribute has another name": (
        both(
            put("registry", "attributes", "mass", value=BASE["registry"]["attributes"]["weight"]),
            drop("registry", "attributes", "weight"),
            put(*TCP, "mass", value=3),
            drop(*TCP, "weight"),
        ),
        ["major attribute-renamed | attribute mass: was called weight"],
    ),
    "an attribute is of other kinds": (
        put("registry", "attributes", "retriable", "kinds", value=["error", "status"]),
        ["minor attribute-kinds-changed | attribute retriable: also of status"],
    ),
    "attributes change places": (
        reverse("registry", "attributes"),
        [
            "major attributes-renumbered | attributes: stand at other places; where a language numbers them, they have "
            "other numbers; put new ones behind the others, and keep their order",
        ],
    ),
    "choices change places": (
        reverse(*CAUSE, "choices"),
        [
            "major choices-renumbered | attribute cause: its choices stand at other places; where a language numbers "
            "them, they have other numbers; put new ones behind the others, and keep their order",
        ],
    ),
    "a default is given": (
        put(*CAUSE, "default", value="system"),
        [
            "major attribute-default-changed | attribute cause: what holds for codes that state nothing was nothing "
            "and is system",
            "minor member-added | kind status: codes now tell cause",
        ],
    ),
    "the registry has another name": (
        put("registry", "registry", value="drive-codes"),
        ["major registry-renamed | drive-codes: was called disk-codes"],
    ),
    "a package has another name": (
        put("registry", "packages", value={"python": "diskette"}),
        ["major package-renamed | disk-codes: packages have other names"],
    ),
    "an acronym is gone": (
        drop("registry", "acronyms"),
        ["major acronyms-changed | disk-codes: DISK: names have such a word"],
    ),
    "an acronym that no name has": (
        put("registry", "acronyms", value=["DISK", "ROOM"]),
        ["patch acronyms-changed | disk-codes: ROOM: no name has such a word"],
    ),
    "targets": (
        put("registry", "targets", value=["go", "python", "rust"]),
        [
            "major target-gone | disk-codes: no longer printed for java",
            "minor target-added | disk-codes: printed for rust, too",
        ],
    ),
    "addresses": (
        put("registry", "docs_url", value="https://codes.example/{id}"),
        [
            "patch addresses-changed | disk-codes: codes have other pages: https://codes.example/error/10.html is "
            "https://codes.example/10"
        ],
    ),
    "what is said of a deprecation changes": (
        both(
            put("disk-error", "groups", 1, "codes", 0, "deprecated", value=RETIRED),
            put(*LOST, "deprecated", value={**RETIRED, "reason": "replaced", "replaced_by": "disk-error/DISK_FULL"}),
            put(*FULL, "deprecated", value={**RETIRED, "note": "Nobody misses it."}),
        ),
        [
            "minor code-deprecated | disk-error/DISK_LOST (11): deprecated already; what is said of it has changed: "
            "since 1.0; use disk-error/DISK_FULL",
            "patch texts-changed | disk-error/DISK_FULL (10): says something else: the note of its deprecation",
        ],
    ),
    "a second name that was reserved": (
        put(*ALIAS, value={"id": 11, "name": "NEVER", "alias_of": "DISK_LOST", "description": "As managers say."}),
        [
            "forbidden reserved-used | disk-error/NEVER (11): NEVER was reserved; "
            "choose a name never used, and reserve NEVER again",
            "major alias-gone | disk-error/VANISHED (11): no longer a second name of DISK_LOST; look-ups no longer "
            "find it; put it back, or add VANISHED to former_names",
        ],
    ),
    "keys of its own": (
        both(*(put(*path, "x-owner", value="us") for path in (("registry",), ("disk-error",), MEDIA))),
        [
            "patch extra-changed | disk-codes: its x- keys have changed",
            "patch extra-changed | disk-error: its x- keys have changed",
            "patch extra-changed | disk-error group MEDIA (1): its x- keys have changed",
        ],
    ),
    "former names and sources stand in another order": (
        both(
            put(*LOST, "former_names", value=["DISC", "NO_DISK"]),
            put("registry", "sources", value={"web": {"title": "Web"}, "manual": {"title": "Manual"}}),
        ),
        [
            "patch order-changed | disk-codes: its sources stand in another order",
            "patch texts-changed | disk-error/DISK_LOST (11): says something else: order of former names",
        ],
    ),
    "texts of a kind, a group and a choice": (
        both(
            put("registry", "kinds", "status", value="Other states"),
            put(*MEDIA, "title", value="The medium"),
            put(*CAUSE, "choices", "user", value="Somebody."),
        ),
        [
            "patch texts-changed | kind status: says something else: title",
            "patch texts-changed | attribute cause, choice user: says something else: description",
            "patch texts-changed | disk-error group MEDIA (1): says something else: title",
        ],
    ),
    "sections change places": (
        reverse("registry", "sections"),
        ["patch order-changed | disk-codes: its sections stand in another order"],
    ),
}


# What some of these begin with.
BEFORE = {
    "what is said of a deprecation changes": both(
        *(put(*path, "deprecated", value=RETIRED) for path in (FULL, LOST, ("disk-error", "groups", 1, "codes", 0)))
    ),
    "former names and sources stand in another order": both(
        put(*LOST, "former_names", value=["NO_DISK", "DISC"]),
        put("registry", "sources", value={"manual": {"title": "Manual"}, "web": {"title": "Web"}}),
    ),
    "a second name that was reserved": put("disk-error", "reserved", value=[99, "NEVER"]),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_said(name: str) -> None:
    edit, expected = SAID[name]
    old = deepcopy(BASE)
    BEFORE.get(name, both())(old)
    files = deepcopy(old)
    files["disk-error"]["reserved"] = [99]
    edit(files)
    changes, _ = compared(files, old)

    assert [told(change) for change in changes] == expected


def stands(data: Any, path: tuple[str | int, ...]) -> bool:
    """Whether there is something at a path; the short form of a kind is its title."""
    for step in path:
        if isinstance(data, str):
            return step == "title"
        if step not in (data if isinstance(data, dict) else range(len(data))):
            return False
        data = data[step]
    return True


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_has_a_place(name: str) -> None:
    """One that today's files have, or that those of before had: else it would be told at the top of a file."""
    edit, _ = SAID[name]
    old = deepcopy(BASE)
    BEFORE.get(name, both())(old)
    files = deepcopy(old)
    files["disk-error"]["reserved"] = [99]
    edit(files)
    changes, _ = compared(files, old)

    places = [(change.said, Path(change.where.file).stem, change.where.path) for change in changes]
    assert [one for one in places if not any(stands(of.get(one[1]), one[2]) for of in (files, old))] == []


MET: dict[str, tuple[Edit, str, list[tuple[str, str | None, str | None, tuple[str, ...]]]]] = {
    "a code is gone": (
        drop(*FULL),
        "code-gone",
        [("gone", "DISKErrorDISKFull", None, ("Go",)), ("gone", "DISK_FULL", None, ("Java", "Python"))],
    ),
    "a code is gone with its alias": (
        drop("disk-error", "groups", 0, "codes", slice(1, 3)),
        "code-gone",
        [
            ("gone", "DISKErrorDISKLost", None, ("Go",)),
            ("gone", "DISKErrorVanished", None, ("Go",)),
            ("gone", "DISK_LOST", None, ("Java", "Python")),
            ("gone", "VANISHED", None, ("Java", "Python")),
        ],
    ),
    "a name that look-ups lose": (
        put(*FULL, "name", value="NO_ROOM"),
        "code-renamed",
        [
            ("renamed", "DISKErrorDISKFull", "DISKErrorNoRoom", ("Go",)),
            ("renamed", "DISK_FULL", "NO_ROOM", ("Java", "Python")),
        ],
    ),
    "a name that stays": (
        both(put(*FULL, "name", value="NO_ROOM"), put(*FULL, "former_names", value=["DISK_FULL"])),
        "code-renamed",
        [
            ("deprecated", "DISKErrorDISKFull", "DISKErrorNoRoom", ("Go",)),
            ("deprecated", "DISK_FULL", "NO_ROOM", ("Java", "Python")),
        ],
    ),
    "a name that is another code's now has no alias": (
        both(
            put(*FULL, "name", value="NO_ROOM"),
            put(*FULL, "former_names", value=["DISK_FULL"]),
            put(*LOST, "former_names", value=["NO_DISK", "DISK_FULL"]),
        ),
        "code-renamed",
        [
            ("renamed", "DISKErrorDISKFull", "DISKErrorNoRoom", ("Go",)),
            ("renamed", "DISK_FULL", "NO_ROOM", ("Java", "Python")),
        ],
    ),
    "a group": (
        put(*MEDIA, "name", value="MEDIUM"),
        "group-renamed",
        [
            ("renamed", "DISKErrorGroupMedia", "DISKErrorGroupMedium", ("Go",)),
            ("renamed", "MEDIA", "MEDIUM", ("Java", "Python")),
        ],
    ),
    "an attribute": (
        both(drop("registry", "attributes", "retriable"), drop(*FULL, "retriable")),
        "attribute-gone",
        [("gone", "Retriable", None, ("Go",)), ("gone", "retriable", None, ("Java", "Python"))],
    ),
    "a choice": (
        drop(*CAUSE, "choices", "system"),
        "choice-gone",
        [("gone", "CauseSystem", None, ("Go",)), ("gone", "SYSTEM", None, ("Java", "Python"))],
    ),
    "the width of numbers": (
        put("registry", "kinds", "error", "ids", value="uint32"),
        "ids-changed",
        [("type", "uint16", "uint32", ("Go",)), ("type", "int", "long", ("Java",))],
    ),
    "a type": (
        both(put("registry", "attributes", "weight", "type", value="text"), put(*TCP, "weight", value="3")),
        "attribute-retyped",
        [
            ("type", "int64", "string", ("Go",)),
            ("type", "Optional<Long>", "Optional<String>", ("Java",)),
            ("type", "int | None", "str | None", ("Python",)),
        ],
    ),
    "a package": (
        put("registry", "packages", value={"python": "diskette"}),
        "package-renamed",
        [("renamed", "disk_codes", "diskette", ("Python",))],
    ),
    "a word in capitals": (
        drop("registry", "acronyms"),
        "acronyms-changed",
        [
            ("renamed", "DISKError", "DiskError", ("Go",)),
            ("renamed", "DISKStatus", "DiskStatus", ("Go",)),
            ("renamed", "DISKErrorDISKFull", "DiskErrorDiskFull", ("Go",)),
            ("renamed", "DISKErrorDISKLost", "DiskErrorDiskLost", ("Go",)),
        ],
    ),
}


@pytest.mark.parametrize("name", MET)
def test_what_users_meet(name: str) -> None:
    edit, sort, expected = MET[name]
    files = deepcopy(BASE)
    edit(files)
    changes, targets = compared(files)
    (change,) = (change for change in changes if change.sort == sort)

    assert gathered(targets.effects(change)) == expected


def test_a_choice_of_several_is_renamed_once() -> None:
    """The codes that state it state what they did; one that states another choice as well does not."""
    before = deepcopy(BASE)
    put(*CAUSE, "several", value=True)(before)
    at(before, "disk-error", "groups", 0, "codes")[0]["cause"] = ["user", "system"]
    files = deepcopy(before)
    put(*CAUSE, "choices", value={"caller": "Who called.", "system": "Whoever keeps it."})(files)
    codes = at(files, "disk-error", "groups", 0, "codes")
    codes[0]["cause"] = ["caller", "system"]
    codes[1]["cause"] = ["caller"]

    changes, _ = compared(files, before)

    assert [told(change).split(";")[0] for change in changes] == [
        "major choice-renamed | attribute cause, choice caller: was called user",
        "minor attribute-stated | disk-error/DISK_LOST (11): cause is caller",
    ]


def test_every_sort_of_change_is_tried() -> None:
    """Here, or by the edits that are known."""
    tried = {change.split(" ")[1] for _, said in SAID.values() for change in said}
    for edit in (*OF_CODES, *OF_THE_WHOLE):
        there, back = edit(Draft(Random(0)))
        tried |= {said.sort for said in (*there, *back)}

    assert tried == SORTS.keys()
