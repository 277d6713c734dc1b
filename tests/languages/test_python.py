"""The printed Python package keeps the contract: what is asked of it, and the answers, by hand."""

import copy
import json
import pickle
import re
import shutil
import subprocess
import sys
import textwrap
from enum import IntEnum
from http import HTTPStatus
from pathlib import Path
from types import ModuleType
from typing import Any

import pydantic
import pytest
from facts import edition_ids
from trees import copied
from vendored import PACKAGE, codes, sample

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent


def pythons() -> list[str]:
    """Every Python from 3.11 on that this machine has on its path or under pyenv: the package is for all of them."""
    named = [shutil.which(f"python3.{minor}") for minor in range(11, 20)]
    kept = sorted(map(str, Path.home().glob(".pyenv/versions/3.*/bin/python3")))
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    found = [python for python in (sys.executable, *named, *kept) if python]
    return [python for python in found if subprocess.run([python, "-c", probe], capture_output=True).returncode == 0]


KNOWN = codes.GeneralError(27)
UNKNOWN = codes.GeneralError(99999)


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("id", 27),
        ("value", 27),
        ("name", "EC_ABSENT_SUBSCRIBER"),
        ("kind", "error"),
        ("section", "general-error"),
        ("group", codes.GeneralErrorGroup.HANDSET_ERRORS),
        ("groups", (codes.GeneralErrorGroup.HANDSET_ERRORS,)),
        ("permanent", False),
        ("cause", codes.Cause.RECIPIENT),
        ("retry", codes.Retry.LATER),
        ("action", "Send again later; it works once the phone is on and in coverage."),
        ("former_names", ()),
        ("aliases", ()),
        ("known", True),
    ],
)
def test_a_known_code(attribute: str, expected: object) -> None:
    assert getattr(KNOWN, attribute) == expected


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("id", 99999),
        ("value", 99999),
        ("name", "GeneralError(99999)"),
        ("kind", "error"),
        ("section", "general-error"),
        ("group", None),
        ("groups", ()),
        ("permanent", None),
        ("description", ""),
        ("action", None),
        ("former_names", ()),
        ("aliases", ()),
        ("known", False),
    ],
)
def test_an_unknown_code(attribute: str, expected: object) -> None:
    assert getattr(UNKNOWN, attribute) == expected


def test_an_unknown_group() -> None:
    group = codes.GeneralErrorGroup(77)
    facts = (group.name, group.wire_name, group.title, group.description, group.known, group.kind, group.section)

    assert facts == ("GeneralErrorGroup(77)", "", "", "", False, "error", "general-error")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (KNOWN, "<GeneralError.EC_ABSENT_SUBSCRIBER: 27>"),
        (UNKNOWN, "GeneralError(99999)"),
        (codes.GeneralErrorGroup(2), "<GeneralErrorGroup.USER_ERRORS: 2>"),
        (codes.GeneralErrorGroup(77), "GeneralErrorGroup(77)"),
    ],
)
def test_repr(value: object, printed: str) -> None:
    assert repr(value) == printed


@pytest.mark.parametrize("value", [KNOWN, UNKNOWN, codes.GeneralErrorGroup(2), codes.GeneralErrorGroup(77)])
def test_a_value_is_its_integer(value: Any) -> None:
    assert value == value.id
    assert hash(value) == hash(value.id)
    assert f"{value} {value!s} {value:05d}" == f"{value.id} {value.id} {value.id:05d}"
    assert json.dumps({"id": value}) == f'{{"id": {value.id}}}'


@pytest.mark.parametrize("value", [KNOWN, UNKNOWN, codes.GeneralErrorGroup(2), codes.GeneralErrorGroup(77)])
def test_copies_are_the_same_object(value: Any) -> None:
    assert copy.copy(value) is value
    assert copy.deepcopy([value])[0] is value
    assert type(value)(value) is value
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) is value


def test_an_unknown_value_is_no_member() -> None:
    enum = codes.DltError
    before = (list(enum), len(enum), dict(enum.__members__))

    assert enum(99999).known is False
    assert (list(enum), len(enum), dict(enum.__members__)) == before
    assert not enum.is_known(99999)


def test_a_flood_of_unknown_values_stays_lossless(monkeypatch: pytest.MonkeyPatch) -> None:
    # What it leaves behind goes with it: other tests ask for values that are remembered.
    monkeypatch.setattr(codes._base, "_remembered", {})
    values = [codes.ChatError(1_000_000 + n) for n in range(3000)]

    assert [value.id for value in values] == list(range(1_000_000, 1_003_000))
    assert pickle.loads(pickle.dumps(values)) == values
    assert codes.ChatError(1_002_999) == values[-1]


@pytest.mark.parametrize("value", ["27", "x", None, 27.5, [], object()])
def test_what_is_no_integer_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid GeneralError"):
        codes.GeneralError(value)


def test_an_unknown_value_of_another_enum_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a valid GeneralError"):
        codes.GeneralError(codes.GeneralStatus(99999))


@pytest.mark.parametrize("value", [True, "27", None, 27.0, HTTPStatus.OK, codes.GeneralStatus(5), 99999, UNKNOWN])
def test_get_and_is_known_refuse(value: object) -> None:
    assert codes.GeneralError.get(value) is None
    assert codes.GeneralError.is_known(value) is False


def test_get_and_is_known_find() -> None:
    assert codes.GeneralError.get(27) is KNOWN
    assert codes.GeneralError.get(KNOWN) is KNOWN
    assert codes.GeneralError.is_known(27)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (codes.find_error(2053), ["EC_BLACKLISTED_SENDERADDRESS"]),
        (codes.find_error(4102), ["EC_NOTSUBMITTEDTOSMPPCHANNEL"]),
        (codes.find_error(4102, group=3), ["EC_NOTSUBMITTEDTOSMPPCHANNEL"]),
        (codes.find_error(4102, group=2), ["EC_NOTSUBMITTEDTOSMPPCHANNEL"]),
        (codes.find_error(4102, group=1), []),
        (codes.find_error(4102, group=codes.GeneralErrorGroup.OPERATOR_ERRORS), ["EC_NOTSUBMITTEDTOSMPPCHANNEL"]),
        (codes.find_error(4102, group=codes.GeneralStatusGroup.DELIVERED), []),
        (codes.find_error(1, group=True), []),
        (codes.find_error(27, section="general-error"), ["EC_ABSENT_SUBSCRIBER"]),
        (codes.find_error(27, section="voice-error"), []),
        (codes.find_error(1000, group=2), []),
        (codes.find_error(KNOWN), ["EC_ABSENT_SUBSCRIBER"]),
        (codes.find_error(codes.GeneralStatus(12)), []),
        (codes.find_status(12), ["REJECTED_NOT_ENOUGH_CREDITS"]),
        (codes.find_status(27), []),
        (codes.find_status(True), []),
        (codes.find_status("12"), []),
        (codes.find_status(None), []),
        (codes.find_status(12.0), []),
        (codes.find_status([]), []),
        (codes.find_status_by_name(None), []),
        (codes.find_status_by_name(12), []),
        (
            codes.find_status_by_name("rejected_destination", group=5),
            ["REJECTED_DESTINATION", "REJECTED_DESTINATION_BLOCKLISTED"],
        ),
        (codes.find_error_by_name("EC_INTERNAL_ERROR", section="chat-error"), ["EC_INTERNAL_ERROR"]),
        (codes.find_error_by_name("EC_INTERNAL_ERROR", group=3), ["EC_INTERNAL_ERROR"]),
    ],
)
def test_find(found: tuple[Any, ...], expected: list[str]) -> None:
    assert [code.name for code in found] == expected


def test_find_by_name_crosses_sections() -> None:
    found = codes.find_error_by_name("EC_INTERNAL_ERROR")

    assert found == (codes.ChatError.EC_INTERNAL_ERROR, codes.MobileIdentityError.EC_INTERNAL_ERROR)
    assert [code.id for code in found] == [7080, 1000]


def test_an_alias_is_its_member() -> None:
    alias = codes.GeneralError.EC_SOURCE_ADDRESS_BLACKLISTED

    assert alias is codes.GeneralError.EC_BLACKLISTED_SENDERADDRESS
    assert alias.aliases == ("EC_SOURCE_ADDRESS_BLACKLISTED",)
    assert alias.description == "The sender's number is blocklisted, at the operator's wish or on the account."
    assert codes.find_error(2053)[0] is alias


def test_a_former_name_is_an_alias_where_no_other_name_meets_it() -> None:
    assert codes.GeneralError.EC_CANCELLED is codes.GeneralError.EC_MESSAGE_CANCELED
    assert codes.GeneralStatus.REJECTED_DESTINATION.id == 52
    assert not hasattr(sample.MainFault, "OLD_SHARED")
    assert [code.name for code in sample.find_fault_by_name("old_shared")] == ["FIRST_HEIR", "SECOND_HEIR"]
    assert sample.MainFault.by_name("OLD_SHARED").name == "FIRST_HEIR"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rejected_destination", 52),
        ("REJECTED_DESTINATION_BLOCKLISTED", 14),
        ("nothing", None),
        (None, None),
        (52, None),
    ],
)
def test_by_name(name: object, expected: int | None) -> None:
    assert codes.GeneralStatus.by_name(name) == expected


@pytest.mark.parametrize(
    ("enum", "name", "expected"),
    [
        ("GeneralErrorGroup", "Ok", 0),
        ("GeneralErrorGroup", "OK", 0),
        ("EmailErrorGroup", "HANDSET_ERRORS", 1),
        ("EmailErrorGroup", "dropped", 1),
        ("EmailErrorGroup", "Bounces", None),
        ("EmailErrorGroup", None, None),
    ],
)
def test_groups_are_found_by_name_or_wire_name(enum: str, name: object, expected: int | None) -> None:
    assert getattr(codes, enum).by_name(name) == expected


def test_a_code_in_two_groups_has_the_first_as_its_own() -> None:
    code = codes.GeneralError(4102)

    assert code.group is codes.GeneralErrorGroup.USER_ERRORS
    assert code.groups == (codes.GeneralErrorGroup.USER_ERRORS, codes.GeneralErrorGroup.OPERATOR_ERRORS)
    assert (
        code.description
        == "No SMPP connection was up to hand the message over; official texts speak of inbound messages."
    )


def test_a_section_without_groups_has_no_group_enum() -> None:
    code = codes.MobileIdentityError(1000)

    assert (code.group, code.groups, code.permanent) == (None, (), None)
    assert not hasattr(codes, "MobileIdentityErrorGroup")


def test_deprecation_and_url_of_the_sample() -> None:
    retired, replaced = sample.MainFault(50), sample.MainFault(51)

    assert (retired.deprecated.since, retired.deprecated.reason, retired.deprecated.note) == (
        "2.0",
        "retired",
        "Nobody misses it.",
    )
    assert (replaced.deprecated.reason, replaced.deprecated.note) == ("replaced", None)
    assert replaced.deprecated.replaced_by is sample.SideFault.FRESH_CODE
    assert replaced.docs_url == "https://codes.example/main-fault.html#main-fault-51"


def test_iteration_is_in_the_order_of_the_registry() -> None:
    assert [code.id for code in codes.PushStatus][:2] == [66, 65]
    page = edition_ids(section="general-error")
    assert [one for one in (("general-error", code.id) for code in codes.GeneralError) if one in page] == page


def test_pydantic_round_trips_known_and_unknown_codes() -> None:
    class Report(pydantic.BaseModel):
        error: codes.GeneralError

    for value in (27, 99999):
        report = Report.model_validate({"error": value})

        assert report.error is codes.GeneralError(value)
        assert report.model_dump_json() == f'{{"error":{value}}}'
        assert Report.model_validate_json(report.model_dump_json()) == report
    with pytest.raises(pydantic.ValidationError):
        Report.model_validate({"error": "x"})


def run(code: str, folder: Path, python: str = sys.executable) -> str:
    done = subprocess.run(
        [python, "-I", "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{textwrap.dedent(code)}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stderr == ""
    return done.stdout


def test_only_what_is_needed_is_imported() -> None:
    """Nor is an enum made before it is asked for: choices and deprecations wait for who reads them."""
    code = """
        before = set(sys.modules)
        def loaded():
            print(*sorted(name for name in sys.modules if name.startswith("infobip_codes")))
        from infobip_codes import GeneralError
        loaded()
        from infobip_codes import find_error
        loaded()
        print(*({"typing", "dataclasses", "inspect", "json", "re"} & (set(sys.modules) - before)))
        code = GeneralError.NO_ERROR
        print(code.group.name, code.cause, code.deprecated)
        loaded()
        code = GeneralError.EC_ABSENT_SUBSCRIBER_SM
        print(code.cause, code.cause is code.cause, type(code.cause).__name__)
        loaded()
    """
    first = "infobip_codes infobip_codes._base infobip_codes.general_error"
    found = "infobip_codes infobip_codes._base infobip_codes._tables infobip_codes.general_error infobip_codes.lookup"
    later = found.replace("_base", "_base infobip_codes._choices")

    assert run(code, PACKAGE.parent).splitlines() == [
        first,
        found,
        "",
        "OK None None",
        found,
        "recipient True Cause",
        later,
    ]


def test_the_folder_can_be_vendored_under_any_name(tmp_path: Path) -> None:
    copied(PACKAGE, tmp_path / "sdk" / "_codes")
    tmp_path.joinpath("sdk", "__init__.py").write_text("from ._codes import GeneralError, find_error\n", "utf-8")
    code = "import sdk; print(sdk.find_error(27)[0].name, sdk.GeneralError(5).name)"

    assert run(code, tmp_path) == "EC_ABSENT_SUBSCRIBER EC_UNIDENTIFIED_SUBSCRIBER\n"


def test_every_exported_name_is_there() -> None:
    assert isinstance(codes, ModuleType)
    assert [name for name in codes.__all__ if not hasattr(codes, name)] == []
    assert set(codes.__all__) <= set(dir(codes))
    with pytest.raises(AttributeError, match="has no attribute 'GeneralEror'"):
        _ = codes.GeneralEror


@pytest.mark.parametrize("python", pythons())
def test_every_python_gives_the_same_answers(python: str) -> None:
    code = """
        import copy, pickle
        from infobip_codes import GeneralError, find_error
        unknown = GeneralError(99999)
        print(repr(unknown), unknown is GeneralError(99999), GeneralError.is_known(99999), hash(unknown) == 99999)
        copies = pickle.loads(pickle.dumps(unknown)), copy.deepcopy(unknown), copy.copy(unknown)
        print(*(one is unknown for one in copies))
        print(repr(GeneralError(27)), str(GeneralError(27)), find_error(2053))
    """

    assert run(code, PACKAGE.parent, python).splitlines() == [
        "GeneralError(99999) True False True",
        "True True True",
        "<GeneralError.EC_ABSENT_SUBSCRIBER: 27> 27 (<GeneralError.EC_BLACKLISTED_SENDERADDRESS: 2053>,)",
    ]


def test_only_sections_are_enums() -> None:
    """What type checkers take for enums of numbers are plain classes: an enum without members takes its time, too."""
    bases = (codes.ErrorCode, codes.ErrorCodeGroup)

    assert [base.kind for base in bases] == ["error", "error"]
    assert [issubclass(base, IntEnum) for base in bases] == [False, False]
    assert isinstance(codes.GeneralError(27), (codes.ErrorCode, IntEnum))
    assert issubclass(codes.GeneralError, IntEnum)
    assert issubclass(codes.GeneralErrorGroup, IntEnum)


TYPED_LINES = [
    ("code: StatusCode = GeneralStatus(12)", None),
    ("group: GeneralErrorGroup | None = GeneralError(27).group", None),
    ("found: tuple[ErrorCode, ...] = find_error(27, group=1)", None),
    ("permanent: bool | None = GeneralError.EC_ABSENT_SUBSCRIBER.permanent", None),
    ("total: int = find_error(27)[0] + 1", None),
    ("numbers: list[int] = [code.value for enum in error_sections() for code in enum]", None),
    ("kinds: tuple[str, str] = (GeneralError.kind, GeneralError(27).section)", None),
    ("cause: Cause | None = GeneralError(27).cause or Cause('recipient')", None),
    ("mixed: StatusCode = GeneralError(12)", "Incompatible types in assignment"),
    ("GeneralError.EC_ABSENT_SUBSCRIBR", 'has no attribute "EC_ABSENT_SUBSCRIBR"'),
    ("GeneralStatus(12) == GeneralError(12)", "Non-overlapping equality check"),
    ("from infobip_codes import GeneralEror", 'has no attribute "GeneralEror"'),
    ("GeneralError(27).permanent = True", "read-only"),
]


@pytest.mark.prove
def test_types(tmp_path: Path) -> None:
    copied(PACKAGE, tmp_path / "infobip_codes")
    names = "Cause, ErrorCode, GeneralError, GeneralErrorGroup, GeneralStatus, StatusCode, error_sections, find_error"
    lines = [f"from infobip_codes import {names}", *(line for line, _ in TYPED_LINES)]
    tmp_path.joinpath("use.py").write_text("\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=/dev/null", "use.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    errors = dict(re.findall(r"^use\.py:(\d+): error: (.*)", done.stdout, re.MULTILINE))

    assert list(errors) == [str(number) for number, (_, error) in enumerate(TYPED_LINES, 2) if error]
    assert [error for _, error in TYPED_LINES if error and not any(error in told for told in errors.values())] == []
