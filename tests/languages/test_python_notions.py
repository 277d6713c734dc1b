"""What only some registries state, in the printed Python package: what is asked of it, and the answers, by hand."""

import enum
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from proofs import NOTIONS
from vendored import load

PACKAGE = NOTIONS.out / "python" / "device_codes"


@pytest.fixture(scope="module")
def codes() -> Any:
    return load(PACKAGE.parent, PACKAGE.name)


def test_a_choice_is_a_text_with_a_meaning(codes: Any) -> None:
    blame = codes.Reason.NOT_AUTHORIZED.blame

    assert blame is codes.Blame.SENDER
    assert issubclass(codes.Blame, enum.StrEnum)
    assert (blame, blame.description) == ("sender", "Who sent the request.")
    assert codes.Blame("far-end") is codes.Blame.FAR_END
    assert [choice.value for choice in codes.Blame] == ["sender", "THE_NETWORK", "far-end"]
    assert codes.Blame.THE_NETWORK.description == "What lies between | both."
    assert pickle.loads(pickle.dumps(blame)) is blame
    with pytest.raises(ValueError, match="nobody"):
        codes.Blame("nobody")


def test_a_group_states_facts_for_its_codes(codes: Any) -> None:
    assert (codes.Reason.NOT_AUTHORIZED.blame, codes.Reason.UNSPECIFIED.blame) == ("sender", "far-end")
    assert codes.DeviceFault.OVERHEATED.versions == (1, 2)
    assert codes.DeviceFault.CRASHED.versions == (3,)
    assert codes.DeviceFault.CRASHED.retriable is False


@pytest.mark.parametrize(
    ("number", "group"),
    [(0x7E, "SUCCESS"), (0x81, "FAILURE"), (0xFF, "FAILURE"), (-1, "FAILURE"), (256, "SUCCESS")],
)
def test_an_unknown_number_has_the_group_of_its_bits(codes: Any, number: int, group: str) -> None:
    code = codes.Reason(number)

    assert not code.known
    assert code.group is codes.ReasonGroup[group]


@pytest.mark.parametrize(
    ("number", "group"),
    [(2, "HARDWARE"), (0x80000000, "SOFTWARE"), (0xC0000000, "VENDOR"), (0xFFFFFFFE, "VENDOR"), (-5, None)],
)
def test_an_unknown_number_has_the_group_of_its_range(codes: Any, number: int, group: str | None) -> None:
    found = codes.DeviceFault(number).group

    assert (None if found is None else found.name) == group


def test_an_unknown_number_has_what_holds_by_default(codes: Any) -> None:
    code = codes.DeviceFault(99)

    assert (code.retriable, code.versions, code.seen, code.final, code.blame) == (False, (1,), (), None, None)
    assert (code.wire_name, code.description, code.aliases) == ("", "", ())


def test_a_listed_number_may_lie_outside_of_its_groups_range(codes: Any) -> None:
    assert codes.DeviceFault(0xFFFFFFFF).group is codes.DeviceFaultGroup.SOFTWARE


def test_hexadecimal_ids_are_shown_so(codes: Any) -> None:
    assert repr(codes.Reason.NOT_AUTHORIZED) == "<Reason.NOT_AUTHORIZED: 0x87>"
    assert repr(codes.Reason(0x85)) == "Reason(0x85)"
    assert str(codes.Reason.NOT_AUTHORIZED) == "135"
    assert repr(codes.DeviceFault.LOST) == "<DeviceFault.LOST: 4294967295>"
    assert "        0x87,\n" in PACKAGE.joinpath("reason.py").read_text("utf-8")


def test_section_and_kind_are_facts_of_the_class_and_of_its_members(codes: Any) -> None:
    assert (codes.Reason.section, codes.Reason.OK.section, codes.Reason(5).section) == ("reason",) * 3
    assert (codes.DeviceFault.kind, codes.DeviceFault.LOST.kind) == ("fault", "fault")
    assert (codes.ReasonGroup.section, codes.ReasonGroup.FAILURE.section) == ("reason", "reason")
    assert "section" not in codes.Reason.__members__


def test_groups_without_numbers_are_named(codes: Any) -> None:
    group = codes.ReasonGroup.FAILURE

    assert not isinstance(group, int)
    assert (group.value, group.title, group.wire_name) == ("FAILURE", "Failures", "Failure")
    assert codes.ReasonGroup.by_name("failURE") is group
    assert codes.find_reason(0x87, group=group) == (codes.Reason.NOT_AUTHORIZED,)
    assert codes.find_reason(0x87, group=codes.ReasonGroup.SUCCESS) == ()


def test_a_group_may_have_no_codes(codes: Any) -> None:
    assert codes.DeviceFaultGroup(0) is codes.DeviceFaultGroup.VENDOR
    assert codes.find_fault(0xFFFFFFFF, group=0) == ()


def test_an_alias_is_its_member_under_another_name(codes: Any) -> None:
    assert codes.DeviceFault.HOT is codes.DeviceFault.OVERHEATED
    assert codes.DeviceFault.TOO_WARM is codes.DeviceFault.OVERHEATED
    assert codes.DeviceFault.OVERHEATED.aliases == ("HOT", "WARM")
    text = PACKAGE.joinpath("device_fault.py").read_text("utf-8")
    assert "    HOT = OVERHEATED\n" in text
    assert "Deprecated since 0.2: replaced by DeviceFault.OVERHEATED." in text


def test_the_sections_of_a_kind_are_listed(codes: Any) -> None:
    assert codes.fault_sections() == [codes.DeviceFault, codes.OddFault]
    assert [section.section for section in codes.fault_sections()] == ["device-fault", "odd-fault"]


def test_a_package_says_its_version(codes: Any) -> None:
    assert codes.__version__ == "0.3.0"


NEVER = ["group", "groups", "permanent", "action", "former_names", "aliases", "deprecated", "wire_name", "retriable"]


@pytest.mark.parametrize("name", NEVER)
def test_what_no_code_of_a_kind_states_is_no_member(codes: Any, name: str) -> None:
    assert not hasattr(codes.Plain.NOTHING, name)
    assert not hasattr(codes.Plain(77), name)


TYPED = """\
from device_codes import Blame, DeviceFault, Reason, Seen, find_fault, find_reason, find_reason_by_name

retriable: bool = Reason.OK.retriable
blame: Blame | None = Reason(7).blame
text: str = Blame.SENDER.value
seen: tuple[Seen, ...] = DeviceFault.LOST.seen
versions: tuple[int, ...] = DeviceFault.LOST.versions
section: str = Reason.section
of_member: str = DeviceFault.HOT.section
same: DeviceFault = DeviceFault.HOT
status: int | None = Reason.OK.http_status
found = find_fault(1, section="device-fault", group=1)
"""


MISTAKES = [
    ('find_fault("1")', 'Argument 1 to "find_fault" has incompatible type "str"; expected "int"'),
    ("find_reason_by_name(1)", 'Argument 1 to "find_reason_by_name" has incompatible type "int"; expected "str"'),
    ('find_fault(1, "device-fault")', 'Too many positional arguments for "find_fault"'),
    ("find_reason(1, group=1)", 'Argument "group" to "find_reason" has incompatible type "int"'),
    ("DeviceFault.HOT.http_status", '"DeviceFault" has no attribute "http_status"'),
    ("Reason.OK.retriable = True", 'Property "retriable" defined in "ReasonCode" is read-only'),
]


@pytest.mark.prove
def test_a_type_checker_knows_the_types_and_sees_mistakes(tmp_path: Path) -> None:
    tmp_path.joinpath("user.py").write_text(TYPED + "".join(f"{line}\n" for line, _ in MISTAKES), "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=/dev/null", "user.py"]
    paths = {"MYPYPATH": str(PACKAGE.parent), "PATH": ""}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=paths, check=False)
    told = [line for line in done.stdout.splitlines() if ": error: " in line]
    first = len(TYPED.splitlines()) + 1

    assert len(told) == len(MISTAKES), done.stdout
    for number, (said, (_, expected)) in enumerate(zip(told, MISTAKES, strict=True), first):
        assert said.startswith(f"user.py:{number}: error: {expected}")
