"""Edits of a registry that are known: a chance in; the registry before and after, and what there is to say of it, out.

Two sections are never edited: they state all there is, so that no member of a kind comes or goes by chance.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from generator.model import Registry
from generator.reading.spec import read_spec

Data = dict[str, Any]
Files = dict[str, Data]


class Said(NamedTuple):
    """A change that has to be told: its verdict, its sort, and the name of what has changed."""

    verdict: str
    sort: str
    name: str


# What an edit does to the registry: it is given a code, and says what has to be told, and what of the way back.
Both = tuple[list[Said], list[Said]]


def read(files: Files) -> Registry:
    """The registry of these files; that before any edit is read once."""
    return _read(tuple((f"{name}.yaml", json.dumps(data, ensure_ascii=False)) for name, data in files.items()))


@lru_cache(maxsize=4)
def _read(texts: tuple[tuple[str, str], ...]) -> Registry:
    spec = read_spec(Path("spec"), {name: text.encode() for name, text in texts})

    assert spec.findings([]) == []
    assert spec.registry is not None
    return spec.registry


def registry() -> Files:
    """A registry of two kinds with four sections that are edited."""
    sections = {"a-error": ("error", 100), "b-error": ("error", 200), "a-status": ("status", 300)}
    files: Files = {name: section(name, kind, first) for name, (kind, first) in sections.items()}
    files |= {f"full-{kind}": full(f"full-{kind}", kind, first) for kind, first in (("error", 900), ("status", 800))}
    head = {
        "registry": "edited",
        "title": "Edited",
        "version": "1.0.0",
        "targets": ["go", "python"],
        "kinds": {"error": {"title": "Errors", "ids": "uint16"}, "status": {"title": "Statuses"}},
        "attributes": {
            "level": {"type": "choice", "description": "How bad.", "choices": {"low": "Low.", "high": "High."}},
            "final": {"type": "boolean", "description": "The last."},
            "weight": {"type": "integer", "description": "How heavy."},
            "speed": {"type": "integer", "description": "How fast.", "default": 1},
            "colour": {"type": "choice", "description": "Which.", "choices": {"red": "Red.", "blue": "Blue."}},
        },
        "sections": [*files],
        "sources": {"manual": {"title": "The manual"}},
    }
    return {"registry": head, **files}


def section(name: str, kind: str, first: int) -> Data:
    """A section of two groups with codes that say as little as they can, or what some edits need."""
    return {
        "section": name,
        "kind": kind,
        "title": name,
        "description": f"About {name}.",
        "reserved": [first + 90, f"{first + 95}..{first + 99}", f"NEVER_{first}"],
        "groups": [
            {"id": number, "name": f"GROUP_{first}_{number}", "description": f"Group {number}.", "codes": codes}
            for number, codes in enumerate(([code(first + 2 * one + of) for one in range(12)] for of in (0, 1)), 1)
        ],
    }


def code(number: int) -> Data:
    """A code: every third has a former name, every fourth a wire name, every second states a level."""
    made = {"id": number, "name": f"CODE_{number}", "description": f"What {number} means."}
    if number % 3 == 0:
        made["former_names"] = [f"FORMER_{number}"]
    if number % 4 == 0:
        made["wire_name"] = f"wire {number}"
    if number % 2 == 0:
        made["level"] = "low"
    return made


def full(name: str, kind: str, first: int) -> Data:
    """A section that states whatever a code can state."""
    one = {
        "id": first,
        "name": f"CODE_{first}",
        "description": "All.",
        "action": "Act.",
        "note": "Note.",
        "since": "1",
        "level": "high",
        "final": True,
        "weight": 3,
        "colour": "red",
        "named_by": ["manual"],
        "wire_name": "All!",
        "former_names": [f"FORMER_{first}"],
        "also_in": [f"OTHER_{first}"],
        "deprecated": {"since": "1", "reason": "retired"},
    }
    alias = {
        "id": first,
        "name": f"ALIAS_{first}",
        "alias_of": f"CODE_{first}",
        "description": "All.",
        "wire_name": "A",
    }
    other = {"id": first + 1, "name": f"CODE_{first + 1}", "description": "Another."}
    groups = [
        {"id": 1, "name": f"GROUP_{first}", "description": "One.", "codes": [one, alias]},
        {"id": 2, "name": f"OTHER_{first}", "description": "Other.", "codes": [other]},
    ]
    return {"section": name, "kind": kind, "title": name, "description": name, "groups": groups}


class Draft:
    """A registry that is being edited; no code is edited twice, and no edit of the whole is done twice."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.before = registry()
        self.files = deepcopy(self.before)
        self.fresh = 0
        self._free = {
            name: [one["name"] for group in data["groups"] for one in group["codes"]]
            for name, data in self.before.items()
            if name[:2] in ("a-", "b-")
        }

    def take(self, test: Callable[[Data], bool] = lambda one: True, of: str | None = None) -> tuple[Data, Data, Data]:
        """A code that nothing has happened to, with its group and its section."""
        names = [of] if of else sorted(self._free)
        found = [
            (one, group, self.files[name])
            for name in names
            for group in self.files[name]["groups"]
            for one in group.get("codes", ())
            if one["name"] in self._free[name] and test(one)
        ]
        one, group, data = self.chance.choice(found)
        self._free[data["section"]].remove(one["name"])
        return one, group, data

    def number(self) -> int:
        """A number that nothing has."""
        self.fresh += 1
        return 1000 + self.fresh


def add(draft: Draft) -> Both:
    _, group, _ = draft.take()
    number = draft.number()
    group["codes"].append(code(number))
    return [Said("minor", "code-added", f"CODE_{number}")], [Said("forbidden", "code-gone", f"CODE_{number}")]


def delete(draft: Draft) -> Both:
    one, group, _ = draft.take()
    group["codes"].remove(one)
    return [Said("forbidden", "code-gone", one["name"])], [Said("minor", "code-added", one["name"])]


def delete_and_reserve(draft: Draft) -> Both:
    one, group, data = draft.take()
    group["codes"].remove(one)
    data["reserved"].append({"id": one["id"], "reason": "It means two things."})
    return [Said("major", "code-gone", one["name"])], [Said("forbidden", "reserved-used", one["name"])]


def delete_and_reserve_without_a_reason(draft: Draft) -> Both:
    one, group, data = draft.take()
    group["codes"].remove(one)
    data["reserved"].append(one["id"])
    return [Said("forbidden", "code-gone", one["name"])], [Said("forbidden", "reserved-used", one["name"])]


def rename(draft: Draft) -> Both:
    one, _, _ = draft.take()
    old, new = one["name"], f"RENAMED_{one['id']}"
    one["name"] = new
    return [Said("major", "code-renamed", new)], [Said("major", "code-renamed", old)]


def rename_with_former_name(draft: Draft) -> Both:
    one, _, _ = draft.take()
    old, new = one["name"], f"RENAMED_{one['id']}"
    one |= {"name": new, "former_names": [*one.get("former_names", ()), old], "description": "By another text, too."}
    texts = "texts-changed"
    return (
        [Said("minor", "code-renamed", new), Said("patch", texts, new)],
        [Said("major", "code-renamed", old), Said("patch", texts, old)],
    )


def rename_keeping_an_alias(draft: Draft) -> Both:
    one, group, _ = draft.take()
    old, new = one["name"], f"RENAMED_{one['id']}"
    one["name"] = new
    group["codes"].append({"id": one["id"], "name": old, "alias_of": new, "description": "As it was called."})
    return [Said("minor", "code-renamed", new)], [Said("major", "code-renamed", old)]


def reuse(draft: Draft) -> Both:
    one, _, _ = draft.take(lambda one: "wire_name" not in one)
    old, new = one["name"], f"OTHER_{one['id']}"
    one |= {"name": new, "description": "Something else."}
    return [Said("forbidden", "id-reused", new)], [Said("forbidden", "id-reused", old)]


def move_to_group(draft: Draft) -> Both:
    one, group, data = draft.take()
    (other,) = (there for there in data["groups"] if there is not group)
    group["codes"].remove(one)
    other["codes"].append(one)
    said = [Said("minor", "code-regrouped", one["name"])]
    return said, said


def list_in_group(draft: Draft) -> Both:
    one, group, data = draft.take()
    (other,) = (there["name"] for there in data["groups"] if there is not group)
    one["also_in"] = [other]
    said = [Said("minor", "code-regrouped", one["name"])]
    return said, said


def renumber(draft: Draft) -> Both:
    one, _, _ = draft.take()
    one["id"] = draft.number()
    said = [Said("forbidden", "code-renumbered", one["name"])]
    return said, said


def renumber_and_reserve(draft: Draft) -> Both:
    one, _, data = draft.take()
    data["reserved"].append({"range": f"{one['id']}..{one['id']}", "reason": "It means two things."})
    one["id"] = draft.number()
    name = one["name"]
    return [Said("major", "code-renumbered", name)], [Said("forbidden", "code-renumbered", name)]


def move_to_section(draft: Draft) -> Both:
    one, group, _ = draft.take(of="a-error")
    group["codes"].remove(one)
    there = draft.files["b-error"]["groups"][0]
    there["codes"].append(one)
    said = [Said("major", "code-moved", one["name"]), Said("minor", "code-regrouped", one["name"])]
    return said, said


def move_to_kind(draft: Draft) -> Both:
    one, group, _ = draft.take(of="b-error")
    group["codes"].remove(one)
    draft.files["a-status"]["groups"][1]["codes"].append(one)
    said = [Said("forbidden", "code-of-another-kind", one["name"]), Said("minor", "code-regrouped", one["name"])]
    return said, said


def change_fact(draft: Draft) -> Both:
    one, _, _ = draft.take(lambda one: "level" in one)
    one["level"] = "high"
    said = [Said("minor", "attribute-changed", one["name"])]
    return said, said


def state_fact(draft: Draft) -> Both:
    one, _, _ = draft.take()
    one["final"] = False
    return [Said("minor", "attribute-stated", one["name"])], [Said("minor", "attribute-unstated", one["name"])]


def state_what_is_not_the_default(draft: Draft) -> Both:
    one, _, _ = draft.take()
    one["speed"] = 5
    said = [Said("minor", "attribute-changed", one["name"])]
    return said, said


def state_the_default(draft: Draft) -> Both:
    one, _, _ = draft.take()
    one["speed"] = 1
    return [], []


def deprecate(draft: Draft) -> Both:
    one, _, _ = draft.take()
    one["deprecated"] = {"since": "1.1", "reason": "retired"}
    return [Said("minor", "code-deprecated", one["name"])], [Said("minor", "code-undeprecated", one["name"])]


def replace_by_what_is_renamed(draft: Draft) -> Both:
    """The deprecation follows the new name: nothing else has changed of it."""
    one, _, data = draft.take()
    old, new = one["name"], f"SUCCESSOR_{one['id']}"
    name, deprecated = data["section"], {"since": "1", "reason": "replaced", "replaced_by": f"{data['section']}/{old}"}
    index = next(place for place, group in enumerate(data["groups"]) if one in group["codes"])
    fixed = {"id": draft.number(), "name": f"FIXED_{one['id']}", "description": "Old.", "deprecated": deprecated}
    draft.before[name]["groups"][index]["codes"].append(deepcopy(fixed))
    deprecated["replaced_by"] = f"{name}/{new}"
    data["groups"][index]["codes"].append(fixed)
    one["name"] = new
    return [Said("major", "code-renamed", new)], [Said("major", "code-renamed", old)]


def add_alias(draft: Draft) -> Both:
    one, group, _ = draft.take()
    name = f"ALIAS_{one['id']}"
    group["codes"].append({"id": one["id"], "name": name, "alias_of": one["name"], "description": "Another name."})
    return [Said("minor", "alias-added", name)], [Said("major", "alias-gone", name)]


def drop_former_name(draft: Draft) -> Both:
    one, _, _ = draft.take(lambda one: "former_names" in one)
    del one["former_names"]
    return [Said("major", "former-name-gone", one["name"])], [Said("minor", "former-name-added", one["name"])]


def change_wire_name(draft: Draft) -> Both:
    one, _, _ = draft.take(lambda one: "wire_name" in one)
    one["wire_name"] = f"another {one['id']}"
    said = [Said("major", "wire-name-changed", one["name"])]
    return said, said


def state_wire_name(draft: Draft) -> Both:
    one, _, _ = draft.take(lambda one: "wire_name" not in one)
    one["wire_name"] = f"stated {one['id']}"
    return [Said("minor", "wire-name-changed", one["name"])], [Said("major", "wire-name-changed", one["name"])]


def take_over_a_name(draft: Draft) -> Both:
    """Look-ups find another number by a former name than they did."""
    one, group, _ = draft.take(lambda one: "former_names" in one)
    number, (name,) = draft.number(), one["former_names"]
    group["codes"].append({"id": number, "name": name, "description": f"New under an old name, {number}."})
    return (
        [Said("minor", "code-added", name), Said("major", "name-finds-another", name)],
        [Said("forbidden", "code-gone", name)],
    )


def change_texts(draft: Draft) -> Both:
    one, _, _ = draft.take()
    one |= {draft.chance.choice(("description", "action", "note", "since")): "Another text."}
    said = [Said("patch", "texts-changed", one["name"])]
    return said, said


def change_extra(draft: Draft) -> Both:
    one, _, _ = draft.take()
    one["x-owner"] = {"team": 1}
    said = [Said("patch", "extra-changed", one["name"])]
    return said, said


def swap(draft: Draft) -> Both:
    """Two codes that nothing else happens to; each edit of this sort is of a section of its own."""
    data = draft.files["full-error"]
    data["groups"][0]["codes"].append({"id": 990, "name": "SWAPPED", "description": "Swapped."})
    draft.before["full-error"]["groups"][0]["codes"].insert(
        0, {"id": 990, "name": "SWAPPED", "description": "Swapped."}
    )
    said = [Said("patch", "order-changed", "full-error")]
    return said, said


def reserve(draft: Draft) -> Both:
    data = draft.files["full-status"]
    data["reserved"] = [850, "860..869", "NO_NAME"]
    return [Said("minor", "reserved-added", "full-status")], [Said("major", "reserved-gone", "full-status")]


def use_what_is_reserved(draft: Draft) -> Both:
    data = draft.files["b-error"]
    data["reserved"].remove(290)
    data["groups"][1]["codes"].append(code(290))
    return [Said("forbidden", "reserved-used", "CODE_290")], [Said("forbidden", "code-gone", "CODE_290")]


def say_why(draft: Draft) -> Both:
    data = draft.files["a-error"]
    number, _, name = data["reserved"][:3]
    data["reserved"][0] = {"id": number, "reason": "Somebody sends it."}
    data["reserved"][2] = {"name": name, "reason": "Somebody says it."}
    said = [Said("patch", "texts-changed", "a-error")]
    return said, said


def narrow_a_reserved_range(draft: Draft) -> Both:
    data = draft.files["a-status"]
    data["reserved"][1] = "396..398"
    return [Said("major", "reserved-gone", "a-status")], [Said("minor", "reserved-added", "a-status")]


def add_section(draft: Draft) -> Both:
    draft.files["new-error"] = section("new-error", "error", 500)
    draft.files["registry"]["sections"].append("new-error")
    return [Said("minor", "section-added", "new-error")], [Said("major", "section-gone", "new-error")]


def rename_section(draft: Draft) -> Both:
    data = draft.files.pop("full-error")
    draft.files["whole-error"] = data | {"section": "whole-error"}
    names = draft.files["registry"]["sections"]
    names[names.index("full-error")] = "whole-error"
    return [Said("major", "section-renamed", "whole-error")], [Said("major", "section-renamed", "full-error")]


def change_section_texts(draft: Draft) -> Both:
    draft.files["a-error"]["title"] = "Another title"
    said = [Said("patch", "texts-changed", "a-error")]
    return said, said


def add_kind(draft: Draft) -> Both:
    draft.files["registry"]["kinds"]["signal"] = "Signals"
    draft.files["a-signal"] = section("a-signal", "signal", 600)
    draft.files["registry"]["sections"].append("a-signal")
    return (
        [Said("minor", "kind-added", "signal"), Said("minor", "section-added", "a-signal")],
        [Said("major", "kind-gone", "signal"), Said("major", "section-gone", "a-signal")],
    )


def widen_ids(draft: Draft) -> Both:
    draft.files["registry"]["kinds"]["error"]["ids"] = "uint32"
    said = [Said("major", "ids-changed", "error")]
    return said, said


def write_in_hexadecimal(draft: Draft) -> Both:
    draft.files["registry"]["kinds"]["status"]["notation"] = "hexadecimal"
    said = [Said("minor", "notation-changed", "status")]
    return said, said


def carry_in_payloads(draft: Draft) -> Both:
    draft.files["registry"]["kinds"]["status"]["payload"] = {"id": "code"}
    return [Said("minor", "payload-changed", "status")], [Said("major", "payload-changed", "status")]


def add_group(draft: Draft) -> Both:
    draft.files["a-error"]["groups"].append({"id": 9, "name": "NEW_GROUP", "description": "New."})
    return [Said("minor", "group-added", "NEW_GROUP")], [Said("major", "group-gone", "NEW_GROUP")]


def rename_group(draft: Draft) -> Both:
    group = draft.files["b-error"]["groups"][0]
    old, group["name"] = group["name"], "ANOTHER_GROUP"
    return [Said("major", "group-renamed", "ANOTHER_GROUP")], [Said("major", "group-renamed", old)]


def renumber_group(draft: Draft) -> Both:
    group = draft.files["a-status"]["groups"][0]
    group["id"] = 77
    said = [Said("major", "group-renumbered", group["name"])]
    return said, said


def classify(draft: Draft) -> Both:
    group = draft.files["a-status"]["groups"][1]
    group["range"] = "5000..5999"
    said = [Said("minor", "group-numbers-changed", group["name"])]
    return said, said


def add_attribute(draft: Draft) -> Both:
    draft.files["registry"]["attributes"]["fresh"] = {"type": "text", "description": "New."}
    one, _, _ = draft.take()
    one["fresh"] = "Said."
    return [Said("minor", "attribute-added", "fresh")], [Said("major", "attribute-gone", "fresh")]


def retype_attribute(draft: Draft) -> Both:
    draft.files["registry"]["attributes"]["weight"]["type"] = "text"
    for name in ("full-error", "whole-error", "full-status"):
        if name in draft.files:
            draft.files[name]["groups"][0]["codes"][0]["weight"] = "3"
    said = [Said("major", "attribute-retyped", "weight")]
    return said, said


def change_default(draft: Draft) -> Both:
    draft.files["registry"]["attributes"]["speed"]["default"] = 2
    said = [Said("minor", "attribute-default-changed", "speed")]
    return said, said


def add_choice(draft: Draft) -> Both:
    draft.files["registry"]["attributes"]["level"]["choices"]["worst"] = "Worst."
    return [Said("minor", "choice-added", "level")], [Said("major", "choice-gone", "level")]


def rename_choice(draft: Draft) -> Both:
    colour = draft.files["registry"]["attributes"]["colour"]
    colour["choices"] = {"crimson": "Red.", "blue": "Blue."}
    for name in ("full-error", "whole-error", "full-status"):
        if name in draft.files:
            draft.files[name]["groups"][0]["codes"][0]["colour"] = "crimson"
    said = [Said("major", "choice-renamed", "colour")]
    return said, said


def change_attribute_texts(draft: Draft) -> Both:
    draft.files["registry"]["attributes"]["final"]["title"] = "The very last"
    said = [Said("patch", "texts-changed", "final")]
    return said, said


def change_registry_texts(draft: Draft) -> Both:
    draft.files["registry"] |= {"title": "Another title", "license": "MIT"}
    said = [Said("patch", "texts-changed", "edited")]
    return said, said


def change_sources(draft: Draft) -> Both:
    draft.files["registry"]["sources"]["web"] = {"title": "The web"}
    said = [Said("patch", "texts-changed", "edited")]
    return said, said


# Edits of a code can be done again to another one; those of the whole once.
OF_CODES: tuple[Callable[[Draft], Both], ...] = (
    *(add, delete, delete_and_reserve, rename, rename_with_former_name, rename_keeping_an_alias, reuse, move_to_group),
    *(list_in_group, renumber, renumber_and_reserve, move_to_section, move_to_kind, change_fact, state_fact),
    *(state_what_is_not_the_default, deprecate, replace_by_what_is_renamed, add_alias, drop_former_name),
    *(
        delete_and_reserve_without_a_reason,
        change_wire_name,
        state_wire_name,
        take_over_a_name,
        change_texts,
        change_extra,
    ),
)
OF_THE_WHOLE: tuple[Callable[[Draft], Both], ...] = (
    *(
        say_why,
        swap,
        reserve,
        use_what_is_reserved,
        narrow_a_reserved_range,
        add_section,
        rename_section,
        change_section_texts,
    ),
    *(add_kind, widen_ids, write_in_hexadecimal, carry_in_payloads, add_group, rename_group, renumber_group, classify),
    *(add_attribute, retype_attribute, change_default, state_the_default, add_choice, rename_choice),
    *(change_attribute_texts, change_registry_texts, change_sources),
)
