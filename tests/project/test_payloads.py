"""What real reports carry is found: `payloads.json` has objects as they were seen, and what the registry says of each.

The number within its kind decides. A name, a group or a flag that differs is the payload's own, told in `differs`.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from shipped import shipped_registry

from generator.model import Code, Registry

Case = dict[str, Any]

CASES: list[Case] = json.loads(Path(__file__).parents[1].joinpath("payloads.json").read_text("utf-8"))


def found(registry: Registry, kind: str, number: int) -> Code | None:
    sections = (section for section in registry.sections if section.kind == kind)
    return next((code for section in sections for code in section.members if code.id == number), None)


def differing(code: Code, payload: Case) -> list[str]:
    """The keys of a payload that say something else than the registry, in the payload's order."""
    names = {code.name, *code.aliases, *code.former_names}
    agrees = {
        "id": payload["id"] == code.id,
        "name": payload["name"].upper() in names,
        "groupId": payload.get("groupId") in [group.id for group in code.groups],
        "groupName": payload.get("groupName", "").upper() in [group.wire_name for group in code.groups],
        "permanent": payload.get("permanent") is code.facts.get("permanent"),
    }
    return [key for key in payload if not agrees[key]]


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_a_payload_is_what_the_registry_says(case: Case) -> None:
    code = found(shipped_registry(), case["kind"], case["payload"]["id"])

    assert (code and code.qualified_name) == case["is"]
    assert (differing(code, case["payload"]) if code else []) == case.get("differs", [])


def test_the_group_of_a_number_that_is_not_listed_is_known() -> None:
    unlisted = [case for case in CASES if case["is"] is None]
    groups = {
        (section.kind, group.id, group.wire_name) for section in shipped_registry().sections for group in section.groups
    }

    assert unlisted
    for case in unlisted:
        assert (case["kind"], case["payload"]["groupId"], case["payload"]["groupName"]) in groups
