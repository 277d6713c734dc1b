"""Release notes: what they say to users, that nothing is left out, and that a text is shown as it is."""

from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from edits import OF_CODES, OF_THE_WHOLE, Draft, Files
from hypothesis import given, settings
from readers import read_with
from registries import FRAGMENTS, LINES, write_registry

from generator.comparing.comparison import Comparison
from generator.comparing.earlier import earlier
from generator.comparing.notes import notes
from generator.reading.spec import read_spec
from generator.targets.folders import TEMPLATES

NOTES = """\
# Disk codes 2.0.0

What has changed since version 1.0.0, for those who use the generated code.

## Breaking

- attribute weight: no longer declared.
  - gone: `Weight` in Go; `weight` in Python
- disk-error/OLD (3): the code is gone, and 3 is reserved: It was a \\*test\\*.
  - gone: `DiskErrorOld` in Go; `OLD` in Python

## New codes

### Disk errors (`disk-error`)

| Number | Name | Meaning |
| ---: | :--- | :--- |
| 9 | `WORN_OUT` | It has \\*served\\* its time. |

### Tape errors (`tape-error`, a new section)

| Number | Name | Meaning |
| ---: | :--- | :--- |
| 70 | `TORN` | Torn. |

## Renamed

- disk-error/NO_ROOM (1): was called FULL.
  - renamed, the old name stays, deprecated: `DiskErrorFull` → `DiskErrorNoRoom` in Go; `FULL` → `NO_ROOM` in Python

## Deprecated

- disk-error/LOST (2): deprecated since 2.0.0; use disk-error/NO_ROOM.

## Moved

- disk-error/SLOW (4): stood in MEDIA, stands in DRIVER.

## What codes tell

- kind error: codes now tell whether they are deprecated.
- kind error: codes now tell former names.
- attribute cause: new; 1 code states it. Who has to act.

## Other texts

- disk-error: `HOT`.
- disk-codes: says something else: description.
""".replace("\\*", "&#42;")


def code(number: int, name: str, **more: object) -> dict[str, Any]:
    return {"id": number, "name": name, "description": f"{name.capitalize()}.", **more}


def files(**head: object) -> Files:
    media = [code(1, "FULL"), code(2, "LOST"), code(3, "OLD", weight=3), code(4, "SLOW"), code(5, "HOT")]
    groups = [
        {"id": 1, "name": "MEDIA", "description": "The disk.", "codes": media},
        {"id": 2, "name": "DRIVER", "description": "The driver.", "codes": [code(6, "STUCK")]},
    ]
    section = {
        "section": "disk-error",
        "kind": "error",
        "title": "Disk errors",
        "description": "Disks.",
        "groups": groups,
    }
    registry = {
        "registry": "disk-codes",
        "title": "Disk codes",
        "description": "Codes.",
        "version": "1.0.0",
        "kinds": {"error": "Errors"},
        "sections": ["disk-error"],
        "targets": ["go", "python"],
        "attributes": {"weight": {"type": "integer", "description": "How heavy."}},
    }
    return {"registry": registry | head, "disk-error": section}


def comparison(old: Files, new: Files, folder: Path) -> Comparison:
    for name, side in (("old", old), ("new", new)):
        folder.joinpath(name).mkdir(exist_ok=True)
        for stale in folder.joinpath(name).iterdir():
            stale.unlink()
        write_registry(side, folder / name)
    return Comparison(read_spec(folder / "new"), earlier(folder / "new", str(folder / "old")), TEMPLATES)


def test_the_notes_of_a_release(tmp_path: Path) -> None:
    cause = {"type": "text", "description": "Who has to act."}
    new = deepcopy(files(version="2.0.0", description="Codes of disks.", attributes={"cause": cause}))
    media, driver = (group["codes"] for group in new["disk-error"]["groups"])
    media[0] |= {"name": "NO_ROOM", "former_names": ["FULL"]}
    replaced = {"since": "2.0.0", "reason": "replaced", "replaced_by": "disk-error/NO_ROOM"}
    media[1]["deprecated"] = replaced
    new["disk-error"]["reserved"] = [{"id": 3, "reason": "It was a *test*."}]
    media[4]["description"] = "Too hot."
    driver.append(media.pop(3))
    del media[2]
    driver[0]["cause"] = "The driver."
    media.append(code(9, "WORN_OUT", description="It has *served* its time."))
    new["tape-error"] = {**new["disk-error"], "section": "tape-error", "title": "Tape errors"}
    del new["tape-error"]["groups"], new["tape-error"]["reserved"]
    new["tape-error"]["codes"] = [code(70, "TORN")]
    new["registry"]["sections"] = ["disk-error", "tape-error"]

    assert "\n".join(notes(comparison(files(), new, tmp_path))) + "\n" == NOTES


def test_nothing_has_changed(tmp_path: Path) -> None:
    same = comparison(files(), files(), tmp_path)

    assert list(notes(same))[2:] == [f"Nothing has changed since `{tmp_path}/old`."]


def test_very_many_values_are_counted(tmp_path: Path) -> None:
    old, new = files(), files()
    for side, weight in ((old, 1), (new, 2)):
        side["disk-error"]["groups"][1]["codes"] = [code(100 + one, f"HEAVY_{one}", weight=weight) for one in range(21)]
    page = list(notes(comparison(old, new, tmp_path)))

    assert page[page.index("## What codes tell") :] == [
        *("## What codes tell", ""),
        "- disk-error: 21 codes say something else of weight.",
    ]


@pytest.mark.parametrize("way", ["there", pytest.param("back", marks=pytest.mark.prove)])
@pytest.mark.parametrize("edit", [*OF_CODES, *OF_THE_WHOLE], ids=lambda edit: edit.__name__)
def test_every_change_is_in_the_notes(edit: Any, way: str, tmp_path: Path) -> None:
    """Whatever its verdict: by the name of what has changed."""
    draft = Draft(Random(1))
    edit(draft)
    old, new = (draft.before, draft.files) if way == "there" else (draft.files, draft.before)
    made = comparison(old, new, tmp_path)
    page = "\n".join(notes(made))

    assert [change.subject for change in made.changes if str(change.name) not in page] == []


READ = ("CommonMark", "GitHub")


@settings(deadline=None, max_examples=25)
@given(LINES)
def test_a_text_is_shown_as_it_is(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    shown(text, tmp_path_factory.mktemp("notes"))


@pytest.mark.prove
def test_what_could_be_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    for fragment in FRAGMENTS:
        if fragment.strip() and not fragment.isspace():
            shown(f"a {fragment.strip()} b", tmp_path)


def shown(text: str, folder: Path) -> None:
    new = deepcopy(files())
    new["disk-error"]["groups"][1]["codes"].append(code(9, "NEW", description=text))
    new["registry"]["attributes"]["cause"] = {"type": "text", "description": " ".join(text.split("\n"))}
    page = "\n".join(notes(comparison(files(), new, folder))) + "\n"
    for reader in READ:
        blocks = read_with(reader, page)
        cells = [block for block in blocks if block.tag[:1] == ("td",)]
        assert " ".join(cells[2].text.split()) == " ".join(text.split())
        assert cells[2].inside == []
        (item,) = (block for block in blocks if block.text.startswith("attribute cause"))
        assert " ".join(" ".join(text.split()).rstrip(".").split()) in " ".join(item.text.split())
        assert item.inside == []
