"""What data and pages say of a registry that states as little as there can be: nothing of what it does not have."""

import json
import re
from collections import Counter

import pytest
from jsonschema import Draft202012Validator
from proofs import LONE, TWINS, Printed, printed

TARGETS = ("jsonschema", "markdown", "openapi")
# The lone registry has one kind, one section, one code, and no more.
ABSENT = re.compile(
    r"group|permanen|deprecat|alias|former|also|action:|source|since|sections may|\btwo\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(LONE, tmp_path_factory.mktemp("lone"), *TARGETS)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(TWINS, tmp_path_factory.mktemp("twins"), *TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_said_of_what_is_not_there(target: str, lone: Printed) -> None:
    texts = {path.name: path.read_text("utf-8") for path in sorted(lone.out.joinpath(target).iterdir())}

    assert {name: ABSENT.findall(text) for name, text in texts.items() if ABSENT.search(text)} == {}


def test_a_kind_and_a_section_of_one_name_have_a_schema_each(lone: Printed, twins: Printed) -> None:
    for each, names in ((lone, ["error"]), (twins, ["error", "group", "status"])):
        paths = sorted(each.out.joinpath("jsonschema").iterdir())
        schemas = [json.loads(path.read_text("utf-8")) for path in paths]

        assert {path.name for path in paths} == {
            file for name in names for file in (f"{name}.json", f"{name}.strict.json", f"kind_{name}.json")
        }
        assert max(Counter(schema["$id"] for schema in schemas).values()) == 1
        for schema in schemas:
            Draft202012Validator.check_schema(schema)


def test_a_kind_and_a_section_of_one_name_have_a_component_each(twins: Printed) -> None:
    document = json.loads(twins.out.joinpath("openapi", "openapi.json").read_text("utf-8"))

    assert {*document["components"]["schemas"]} == {
        *("ErrorPayload", "ErrorCode", "StatusPayload", "StatusCode", "GroupPayload", "GroupCode"),
        *("Error", "KnownError", "ErrorGroup", "KnownErrorGroup", "Status", "KnownStatus"),
        *("Group", "KnownGroup", "GroupGroup", "KnownGroupGroup"),
    }


def test_pages_of_twins_say_what_each_has(twins: Printed) -> None:
    pages = {path.stem: path.read_text("utf-8") for path in twins.out.joinpath("markdown").iterdir()}

    assert ["Groups: " in pages[name] for name in ("error", "group", "status")] == [True, True, False]
    assert "Formerly `BROKEN`." in pages["error"]
    assert [name for name, page in pages.items() if "Permanent" in page or "sources" in page] == []
