"""What the registry judges of its codes: `spec/judgements.tsv` has each with its basis, the spec states what is sure.

Cause is stated of high and medium confidence, retry of high alone; final and outcome are those of statuses.
"""

import csv

import pytest
from shipped import SPEC, shipped_registry

from generator.model import Code, Value

KEYS = ("cause", "final", "outcome", "retry")
STATED = {
    "cause": ("high", "medium"),
    "final": ("high", "medium", "low"),
    "outcome": ("high", "medium", "low"),
    "retry": ("high",),
}


def judgements() -> list[dict[str, str]]:
    with SPEC.joinpath("judgements.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def members() -> list[Code]:
    return [code for section in shipped_registry().sections for code in section.members]


def word(value: Value | None) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_every_code_is_judged_once_in_the_order_of_the_spec() -> None:
    assert [(row["section"], row["id"], row["name"]) for row in judgements()] == [
        (code.section, str(code.id), code.name) for code in members()
    ]


@pytest.mark.parametrize("key", KEYS)
def test_the_spec_states_what_is_sure_and_nothing_else(key: str) -> None:
    sure = {
        f"{row['section']}/{row['name']}": row[key] if row["confidence"] in STATED[key] else "" for row in judgements()
    }

    assert {code.qualified_name: word(code.facts.get(key)) for code in members()} == sure


def test_a_judgement_has_a_confidence_and_a_basis() -> None:
    assert {row["confidence"] for row in judgements()} == {"high", "medium", "low"}
    assert [row["name"] for row in judgements() if not row["basis"]] == []


@pytest.mark.parametrize("key", KEYS)
def test_a_judgement_is_one_of_the_choices(key: str) -> None:
    (attribute,) = (one for one in shipped_registry().attributes if one.name == key)
    choices = {choice.name for choice in attribute.choices} or {"true", "false"}

    assert {row[key] for row in judgements()} <= choices | {""}


def test_no_error_is_judged_by_what_only_a_status_says() -> None:
    assert [
        row["name"] for row in judgements() if row["section"].endswith("-error") and row["final"] + row["outcome"]
    ] == []


def test_never_contradicts_no_flag() -> None:
    """Of what is stated; a number that the source does not call permanent is worth another try."""
    never = [code for code in members() if code.facts.get("retry") == "never"]

    assert never
    assert [code.qualified_name for code in never if code.facts.get("permanent") is False] == []


def test_no_pending_status_is_final() -> None:
    pending = [code for code in members() if code.kind == "status" and code.group and code.group.wire_name == "PENDING"]

    assert pending
    assert {code.facts.get("final") for code in pending} == {False}
    assert {code.facts.get("outcome") for code in pending} == {"pending"}


def test_what_is_pending_or_handed_over_is_not_final_and_what_came_to_an_end_is() -> None:
    said = {(code.facts["outcome"], code.facts.get("final")) for code in members() if "outcome" in code.facts}

    assert said == {("pending", False), ("handed_over", False), ("success", True), ("failure", True)}


def test_no_success_has_a_cause() -> None:
    """But the one that says nobody has to act."""
    good = [
        code for code in members() if code.facts.get("outcome") == "success" or (code.group and code.group.name == "OK")
    ]

    assert good
    assert {code.facts.get("cause") for code in good} <= {"nobody", None}


def test_what_needs_no_other_try_is_on_its_way_or_has_arrived() -> None:
    """No failure of a status is needless to send again."""
    failed = [code for code in members() if code.facts.get("outcome") == "failure"]

    assert [code.qualified_name for code in failed if code.facts.get("retry") == "needless"] == []
