"""Every key of the spec language arrives in the model: a spec that states each of them, and what is read of it."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Location
from generator.ids import Mask, Range, Width
from generator.model import Choice, Code, Deprecation, Group, Kind, Package, Payload, Registry
from generator.reading.builder import docs_url
from generator.reading.spec import read_spec

REGISTRY = """\
registry: disk-codes
title: Disk codes
description: What a disk answers.
version: 1.2.3
license: MIT
site_url: https://codes.example/disk/
package:
  homepage: https://disk.example
  repository: https://git.example/disk
  issues: https://git.example/disk/issues
  authors: [A. Keeper, B. Keeper]
  keywords: [disk, codes]
  example: main/FULL
acronyms: [HTTP, DSK]
targets: [python, go]
packages: {go: disk.example/codes}
kinds:
  fault:
    title: Faults
    ids: int16
    notation: hexadecimal
    payload: {object: fault, id: code, name: label, description: text, action: advice, group_id: cid, group_name: class,
      blame: who}
  note:
    title: Notes
    ids: uint32
    notation: decimal
  sign: Signs
attributes:
  blame:
    type: choice
    title: Whose doing
    description: Who has to act.
    kinds: [fault]
    default: user
    choices: {user: Who sent it., the_disk: What spins.}
  http_status: {type: integer, description: What a gateway answers., several: true, default: [500, 502]}
sections: [main, bare, sign]
sources:
  manual: {title: The manual, url: https://disk.example/manual, read: 2026-07-25, note: The second edition.}
  memory: {title: Memory}
"""
MAIN = """\
section: main
kind: fault
title: Main faults
description: What fails.
reserved: [13, NEVER, 0x20..0x2f, ..-10, 500..]
x-owner: {team: [disk, {floor: 3}], ok: true}
groups:
  - id: 1
    name: MEDIA
    title: The media
    wire_name: Media/1
    description: The disk itself.
    range: 0x10..0x1F
    blame: the_disk
    x-colour: red
    codes:
      - id: 0x10
        name: FULL
        wire_name: ENOSPC
        description: No room is left.
        action: Delete something.
        also_in: [OTHER, {group: GONE_BY, description: Also gone.}, OTHER]
        former_names: [NO_SPACE, NO_ROOM]
        named_by: [manual, memory]
        note: An old one.
        since: 0.9.0
        http_status: [507]
        deprecated: {since: 1.1.0, reason: replaced, replaced_by: main/FULLER, note: Soon gone.}
        x-shelf: [1, {deep: [2]}]
      - id: 0x10
        name: NO_PLACE
        wire_name: ENOPLACE
        alias_of: FULL
        description: The same in other words.
      - id: 0x11
        name: FULLER
        description: No room at all.
        blame: user
  - id: 2
    name: OTHER
    description: What is left.
    range: ..-1
    codes:
      - id: 0x10
        name: STUFFED
        alias_of: FULL
        description: A third word.
        since: 1.0.0
        deprecated: {since: 1.2.0, reason: retired}
      - id: 0x12
        name: ODD
        wire_name: EODD
        description: Odd.
  - id: 3
    name: GONE_BY
    description: Has no codes.
"""
BARE = """\
section: bare
kind: note
title: Bare notes
description: No groups.
codes:
  - {id: 4294967295, name: LAST, description: The last., http_status: [200, 201]}
"""
SIGN = """\
section: sign
kind: sign
title: Signs
description: Groups that masks tell.
groups:
  - {name: LOW, description: Low., mask: {bits: 0xFF, value: 0x07}, codes: [{id: 7, name: SEVEN, description: Seven.}]}
"""


def read(folder: Path, head: str = REGISTRY) -> Registry:
    files = {"registry": head, "main": MAIN, "bare": BARE, "sign": SIGN}
    for name, text in files.items():
        folder.joinpath(f"{name}.yaml").write_text(text, encoding="utf-8")
    spec = read_spec(folder)
    assert spec.findings([]) == []
    assert spec.registry is not None
    return spec.registry


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return read(tmp_path)


def facts(stated: object) -> dict[str, Any]:
    """The fields of a part of the model by name, but for its place."""
    return {one.name: getattr(stated, one.name) for one in fields(stated) if one.name != "where"}  # type: ignore[arg-type]


def plain(value: object) -> object:
    """Mappings that nobody can change as the maps that they are."""
    return {key: plain(below) for key, below in value.items()} if isinstance(value, Mapping) else value


def code(registry: Registry, name: str) -> Code:
    (found,) = [code for section in registry.sections for code in section.codes if code.name == name]
    return found


def test_a_registry_says_what_its_file_does(registry: Registry) -> None:
    stated = facts(registry)
    parts = {key: stated.pop(key) for key in ("attributes", "kinds", "sections", "packages", "extra")}

    assert stated == {
        "name": "disk-codes",
        "title": "Disk codes",
        "description": "What a disk answers.",
        "version": "1.2.3",
        "license": "MIT",
        "site_url": "https://codes.example/disk/",
        "package": Package(
            homepage="https://disk.example",
            repository="https://git.example/disk",
            issues="https://git.example/disk/issues",
            authors=("A. Keeper", "B. Keeper"),
            keywords=("disk", "codes"),
            example="main/FULL",
        ),
        "acronyms": ("HTTP", "DSK"),
        "targets": ("python", "go"),
        "sources": stated["sources"],
    }
    assert plain(parts["packages"]) == {"go": "disk.example/codes"}
    assert [facts(source) for source in registry.sources] == [
        {
            "key": "manual",
            "title": "The manual",
            "url": "https://disk.example/manual",
            "read": "2026-07-25",
            "note": "The second edition.",
        },
        {"key": "memory", "title": "Memory", "url": None, "read": None, "note": None},
    ]
    assert plain(parts["extra"]) == {}
    assert [section.name for section in parts["sections"]] == ["main", "bare", "sign"]


def test_what_a_registry_leaves_out_is_nothing(tmp_path: Path) -> None:
    files = {
        "registry": "{registry: a, title: A, kinds: {k: K}, sections: [s]}",
        "s": "{section: s, kind: k, title: S, description: S., codes: [{id: 1, name: ONE, description: One.}]}",
    }
    for name, text in files.items():
        tmp_path.joinpath(f"{name}.yaml").write_text(text, encoding="utf-8")
    registry = read_spec(tmp_path).registry
    assert registry is not None
    stated = facts(registry)

    left_out = {key: plain(stated[key]) for key in stated if key not in ("name", "title", "kinds", "sections")}
    assert left_out == {
        **dict.fromkeys(("description", "version", "license", "site_url", "targets")),
        **dict.fromkeys(("attributes", "acronyms", "sources"), ()),
        "package": Package(None, None, None, (), (), None),
        "packages": {},
        "extra": {},
    }
    only = code(registry, "ONE")
    stated = facts(only)
    assert {key: stated[key] for key in stated if stated[key] not in (None, ()) and plain(stated[key]) != {}} == {
        "id": 1,
        "name": "ONE",
        "wire_name": "ONE",
        "section": "s",
        "kind": "k",
        "description": "One.",
    }


def test_a_kind_says_how_its_numbers_are(registry: Registry) -> None:
    fault, note, sign = registry.kinds
    http, blame = registry.attributes[1], registry.attributes[0]

    def of(kind: Kind) -> tuple[object, ...]:
        return kind.name, kind.title, kind.ids, kind.hexadecimal, kind.attributes, [one.name for one in kind.sections]

    assert of(fault) == ("fault", "Faults", Width("int16", -32768, 32767), True, (blame, http), ["main"])
    assert of(note) == ("note", "Notes", Width("uint32", 0, 4294967295), False, (http,), ["bare"])
    assert of(sign) == ("sign", "Signs", Width("int32", -2147483648, 2147483647), False, (http,), ["sign"])
    assert fault.payload == Payload("fault", "code", "label", "text", "advice", "cid", "class", {"blame": "who"})
    assert (note.payload, sign.payload) == (None, None)


def test_an_attribute_is_as_it_is_declared(registry: Registry) -> None:
    blame, http = map(facts, registry.attributes)

    assert blame == {
        "name": "blame",
        "type": "choice",
        "title": "Whose doing",
        "description": "Who has to act.",
        "kinds": ("fault",),
        "several": False,
        "default": "user",
        "choices": (Choice("user", "Who sent it."), Choice("the_disk", "What spins.")),
    }
    assert http == {
        "name": "http_status",
        "type": "integer",
        "title": "Http status",
        "description": "What a gateway answers.",
        "kinds": None,
        "several": True,
        "default": (500, 502),
        "choices": (),
    }


def test_a_section_says_what_its_file_does(registry: Registry) -> None:
    stated = facts(registry.sections[0])

    assert {key: stated[key] for key in ("name", "kind", "title", "description", "reserved")} == {
        "name": "main",
        "kind": "fault",
        "title": "Main faults",
        "description": "What fails.",
        # An end that is left out is that of the kind's width.
        "reserved": ((13, None), ("NEVER", None), ((32, 47), None), ((-32768, -10), None), ((500, 32767), None)),
    }
    names = ["FULL", "NO_PLACE", "FULLER", "STUFFED", "ODD"]
    assert [one.name for one in registry.sections[0].codes] == names
    assert [one.name for one in registry.sections[0].groups] == ["MEDIA", "OTHER", "GONE_BY"]
    assert (registry.sections[1].groups, registry.sections[1].reserved) == ((), ())


def test_a_group_says_what_its_list_does(registry: Registry) -> None:
    def of(group: Group) -> dict[str, Any]:
        return {key: plain(value) for key, value in facts(group).items()}

    media, other, gone = registry.sections[0].groups
    (low,) = registry.sections[2].groups
    assert of(media) == {
        "id": 1,
        "name": "MEDIA",
        "title": "The media",
        "wire_name": "Media/1",
        "description": "The disk itself.",
        "section": "main",
        "range": Range(16, 31),
        "mask": None,
        "facts": {"blame": "the_disk"},
        "extra": {"x-colour": "red"},
    }
    nothing: dict[str, Any] = {"mask": None, "range": None, "facts": {}, "extra": {}}
    told = {"title": "OTHER", "wire_name": "OTHER", "description": "What is left.", "section": "main"}
    assert of(other) == {**nothing, "id": 2, "name": "OTHER", **told, "range": Range(-32768, -1)}
    assert (gone.id, gone.range, [one for one in registry.sections[0].codes if one.group is gone]) == (3, None, [])
    assert (low.id, low.mask) == (None, Mask(255, 7))


def test_a_code_says_what_its_map_does(registry: Registry) -> None:
    media, other, gone = registry.sections[0].groups
    full = facts(code(registry, "FULL"))
    listings = full.pop("also_in")

    assert {key: plain(value) for key, value in full.items()} == {
        "id": 16,
        "name": "FULL",
        "wire_name": "ENOSPC",
        "section": "main",
        "kind": "fault",
        "group": media,
        "alias_of": None,
        "aliases": ("NO_PLACE", "STUFFED"),
        "wire_aliases": ("ENOPLACE",),
        # Its own, and what its group says of all its codes.
        "facts": {"blame": "the_disk", "http_status": (507,)},
        "description": "No room is left.",
        "action": "Delete something.",
        "former_names": ("NO_SPACE", "NO_ROOM"),
        "named_by": ("manual", "memory"),
        "note": "An old one.",
        "since": "0.9.0",
        "deprecated": Deprecation("1.1.0", "replaced", "main/FULLER", "Soon gone."),
        "docs_url": "https://codes.example/disk/fault/16.html",
        "extra": {"x-shelf": (1, {"deep": (2,)})},
    }
    assert [(one.group_name, one.group, one.description) for one in listings] == [
        ("OTHER", other, "No room is left."),
        ("GONE_BY", gone, "Also gone."),
        ("OTHER", other, "No room is left."),
    ]
    assert code(registry, "FULL").groups == (media, other, gone, other)
    assert plain(code(registry, "FULLER").facts) == {"blame": "user"}
    assert plain(code(registry, "LAST").facts) == {"http_status": (200, 201)}
    assert (code(registry, "ODD").aliases, code(registry, "ODD").wire_aliases) == ((), ())
    assert code(registry, "SEVEN").group is registry.sections[2].groups[0]


def test_an_alias_has_of_its_member_what_it_does_not_say(registry: Registry) -> None:
    media, other, _ = registry.sections[0].groups
    member, here, there = (code(registry, name) for name in ("FULL", "NO_PLACE", "STUFFED"))

    assert (here.id, here.alias_of, here.group, here.wire_name) == (16, "FULL", media, "ENOPLACE")
    assert (there.id, there.alias_of, there.group, there.wire_name) == (16, "FULL", other, "STUFFED")
    for alias in (here, there):
        assert plain(alias.facts) == plain(member.facts)
        assert alias.action == "Delete something."
        assert (alias.aliases, alias.wire_aliases, alias.also_in) == ((), (), ())
        assert (alias.note, alias.named_by, alias.former_names) == (None, (), ())
    assert (here.since, there.since) == (None, "1.0.0")
    assert here.deprecated == member.deprecated
    assert there.deprecated == Deprecation("1.2.0", "retired", None, None)
    assert here.description == "The same in other words."


def test_everything_knows_where_it_stands(registry: Registry, tmp_path: Path) -> None:
    def below(file: str, *path: str | int, on_key: bool = False) -> Location:
        return Location(str(tmp_path / f"{file}.yaml"), path, on_key)

    main = registry.sections[0]
    assert registry.where == below("registry")
    assert registry.kinds[1].where == below("registry", "kinds", "note", on_key=True)
    assert registry.attributes[0].where == below("registry", "attributes", "blame", on_key=True)
    assert [section.where for section in registry.sections] == [below("main"), below("bare"), below("sign")]
    assert main.groups[1].where == below("main", "groups", 1)
    assert code(registry, "ODD").where == below("main", "groups", 1, "codes", 1)
    assert code(registry, "LAST").where == below("bare", "codes", 0)
    listings = code(registry, "FULL").also_in
    assert [one.where for one in listings] == [below("main", "groups", 0, "codes", 0, "also_in", i) for i in range(3)]


def test_a_group_that_stands_twice_is_the_first(tmp_path: Path) -> None:
    """As the rule tells it, which says where the name stands again."""
    twice = SIGN + SIGN.split("groups:\n")[1] + "  - {name: OTHER, description: Other., codes: ["
    twice += "{id: 1, name: ONE, description: One., also_in: [LOW]}]}\n"
    files = {"registry": REGISTRY.replace("[main, bare, sign]", "[sign]"), "sign": twice}
    for name, text in files.items():
        tmp_path.joinpath(f"{name}.yaml").write_text(text, encoding="utf-8")
    registry = read_spec(tmp_path).registry
    assert registry is not None

    assert code(registry, "ONE").also_in[0].group is registry.sections[0].groups[0]


@pytest.mark.parametrize(
    ("head", "form", "url"),
    [
        ({}, None, None),
        ({"site_url": "https://a.example"}, "https://a.example/{kind}/{id}.html", "https://a.example/fault/17.html"),
        ({"site_url": "https://a.example/b/"}, "https://a.example/b/{kind}/{id}.html", None),
        (
            {"docs_url": "https://d.example/{section}/{name}#{anchor}", "site_url": "https://a.example"},
            "https://d.example/{section}/{name}#{anchor}",
            "https://d.example/main/FULLER#main-17",
        ),
        ({"docs_url": "https://d.example/{kind}-{id}"}, "https://d.example/{kind}-{id}", "https://d.example/fault-17"),
    ],
)
def test_the_page_of_a_code_is_where_the_registry_says(
    head: dict[str, str], form: str | None, url: str | None, tmp_path: Path
) -> None:
    assert docs_url(head) == form
    if url:
        lines = "".join(f"{key}: '{value}'\n" for key, value in head.items())
        stated = REGISTRY.replace("site_url: https://codes.example/disk/\n", lines)
        assert code(read(tmp_path, stated), "FULLER").docs_url == url


def test_without_an_address_a_code_has_no_page(tmp_path: Path) -> None:
    registry = read(tmp_path, REGISTRY.replace("site_url: https://codes.example/disk/\n", ""))

    assert {one.docs_url for section in registry.sections for one in section.codes} == {None}


def test_what_is_read_cannot_be_changed(registry: Registry) -> None:
    """A template could otherwise change what the next one prints."""
    shelf: Any = code(registry, "FULL").extra["x-shelf"]
    owner: Any = registry.sections[0].extra["x-owner"]

    assert (shelf[0], plain(shelf[1])) == (1, {"deep": (2,)})
    assert plain(owner) == {"team": owner["team"], "ok": True}
    assert (owner["team"][0], plain(owner["team"][1])) == ("disk", {"floor": 3})
    frozen: list[Any] = [owner, owner["team"][1], shelf[1], registry.packages, code(registry, "FULL").facts]
    frozen += [code(registry, "ODD").facts, code(registry, "ODD").extra, code(registry, "FULL").extra]
    assert registry.kinds[0].payload is not None
    for one in [*frozen, registry.kinds[0].payload.attributes]:
        with pytest.raises(TypeError):
            one["new"] = 1
