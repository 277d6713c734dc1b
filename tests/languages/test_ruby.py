"""The printed Ruby: what the notions become, what is not there, and what the gem says of itself."""

import json
import re
from pathlib import Path

import pytest
from proofs import LONE, NOTIONS, missing_tools, output_of, printed, require_tools
from registries import Data, write_registry

prove = pytest.mark.prove

# Facts of tests/notions by hand.
ANSWERS = r"""
require "json"
require "yaml"
include DeviceCodes

def same(expected, actual)
  raise "expected #{expected.inspect}, got #{actual.inspect}" unless expected == actual
end

# A choice is an object with its texts; what nobody states is nothing, or the default.
code = Reason::NOT_AUTHORIZED
same [true, "sender"], [code.blame.equal?(Blame::SENDER), code.blame.to_s]
same "Who sent the request.", code.blame.description
same [403, 'Guard "3"', true, nil], [code.http_status, code.product, code.retriable, code.action]
same [nil, nil, nil, false], [Reason::OK.blame, Reason::OK.http_status, Reason::OK.product, Reason::OK.retriable]
same "Look into the log.\nThen ask.", Reason::UNSPECIFIED.action
fault = DeviceFault::OVERHEATED
same [[Seen::LAB, Seen::FIELD], [1, 2], false], [fault.seen, fault.versions, fault.final]
same [[], [1], nil], [DeviceFault::LOST.seen, DeviceFault::LOST.versions, DeviceFault::LOST.final]
same [[], [1], nil, false], [OddFault[7].seen, OddFault[7].versions, OddFault[7].blame, OddFault[7].retriable]
same [Blame::FAR_END, nil], [Blame.by_name("far-end"), Blame.by_name("x")]
same %w[sender THE_NETWORK far-end], Blame.all.map(&:name)
kept = [Blame::SENDER, Reason::Group::FAILURE].map { |one| Marshal.load(Marshal.dump(one)) }
same [true, true], [kept[0].equal?(Blame::SENDER), kept[1].equal?(Reason::Group::FAILURE)]
same '["far-end",["lab","field"],"FAILURE"]', JSON.generate([Blame::FAR_END, fault.seen, Reason::Group::FAILURE])
same %w[far-end FAILURE], YAML.safe_load([Blame::FAR_END, Reason::Group::FAILURE].to_yaml)
matched = case code
          in { blame: Blame::SENDER, group: { name: "FAILURE" } } then "both"
          end
same "both", matched

# An unknown number has the group of its range or mask, and no other fact.
unknown = Reason[0x85]
same [false, 0x85, "Reason(0x85)"], [unknown.known?, unknown.id, unknown.to_s]
same ["", ""], [unknown.wire_name, unknown.description]
same [Reason::Group::FAILURE, "#<DeviceCodes::Reason 0x85>"], [unknown.group, unknown.inspect]
same ["#<DeviceCodes::Reason 0x87 NOT_AUTHORIZED>", "Reason(-0x01)"], [code.inspect, Reason[-1].to_s]
unknown = DeviceFault[3221225472]
same ["DeviceFault(3221225472)", [DeviceFault::Group::VENDOR]], [unknown.to_s, unknown.groups]
same [nil, []], [DeviceFault[-1].group, DeviceFault[-1].groups]

# Wire names are told and found; ASCII letters alone have two cases.
same ["Overheated!", "CRASHED"], [fault.wire_name, DeviceFault::CRASHED.wire_name]
same [Reason::OK, Reason::UNSPECIFIED], [Reason.by_name("success | <OK>"), Reason.by_name("UNSPECIFIED error")]
same [nil, nil], [Reason.by_name("succe\u017f\u017f | <ok>"), Reason.by_name("o\u212a")]
same [fault] * 3, %w[overheated! Too_Warm hot].map { |name| DeviceFault.by_name(name) }

# Groups with numbers, and without: these narrow by themselves.
same [DeviceFault::Group::HARDWARE, 1], [DeviceFault::Group.by_name("hardware class"), DeviceFault::Group::HARDWARE.id]
same [false, "DeviceFault::Group(99)"], [DeviceFault::Group[99].known?, DeviceFault::Group[99].name]
group = Reason::Group.by_name("failure")
same ["FAILURE", "Failures", "Failure"], [group.name, group.title, group.wire_name]
same "It did not work.", group.description
same [Reason::Group::SUCCESS, Reason::Group::FAILURE], Reason::Group.all
same [false, nil], [Reason::Group.respond_to?(:[]), Reason::Group.by_name(nil)]
same [1, 0], Reason::Group.all.reverse.map { |one| DeviceCodes.find_reason(0x87, group: one).size }
same [0, 1, 1], [0, 1, 2].map { |one| DeviceCodes.find_fault(2147483649, group: one).size }
same [[fault], []], [DeviceFault, OddFault].map { |type| DeviceCodes.find_fault(1, section: type) }

# Numbers of 32 bits without sign; former names and aliases are constants.
same [4294967295, %w[HOT WARM], %w[TOO_WARM]], [DeviceFault::LOST.id, fault.aliases, fault.former_names]
same [true, [fault]], [DeviceFault::WARM.equal?(fault), DeviceCodes.find_fault_by_name("TOO_WARM")]

# What no code of a kind states is no member of it.
same %i[id name description known kind section docs_url], Plain::LESS.to_h.keys
same [false] * 4, %i[group groups wire_name retriable].map { |name| Plain::LESS.respond_to?(name) }
same [false, false, true], [Reason::OK, Plain::LESS, fault].map { |one| one.respond_to?(:spec_url) }
same false, Reason::OK.respond_to?(:groups)
shared = [*Reason.all, *DeviceFault.all, unknown, *Blame.all, *Reason::Group.all]
same true, shared.all? { |one| Ractor.shareable?(one) }
puts "all as stated"
"""


@pytest.fixture
def _ruby() -> None:
    require_tools("ruby", missing_tools(("ruby",)))


def run_with(folder: Path, gem: str, program: str, workshop: Path) -> str:
    """What a program prints that requires a printed gem."""
    workshop.joinpath("program.rb").write_text(program, "utf-8")
    command = ("ruby", "-W:no-experimental", f"-I{folder / 'lib'}", f"-r{gem}", "program.rb")
    return output_of(*command, folder=workshop)


@prove
@pytest.mark.usefixtures("_ruby")
def test_the_notions(tmp_path: Path) -> None:
    assert run_with(NOTIONS.out / "ruby", "device_codes", ANSWERS, tmp_path) == "all as stated\n"


def code(number: int, name: str, **facts: object) -> Data:
    return {"id": number, "name": name, "description": f"Called {name}.", **facts}


def print_sections(folder: Path, *sections: Data, **head: object) -> Path:
    """The printed Ruby of a registry with these sections of one kind."""
    spec = folder / "spec"
    spec.mkdir()
    names = [one["section"] for one in sections]
    registry = {"registry": "own-codes", "title": "Own", "kinds": {"error": "Errors"}, "sections": names, **head}
    shared = {"kind": "error", "title": "A title", "description": "A section."}
    write_registry({"registry": registry} | {one["section"]: one | shared for one in sections}, spec)
    return printed(spec, folder, "ruby").out / "ruby"


@prove
@pytest.mark.usefixtures("_ruby")
def test_names_of_today_stand_before_former_ones(tmp_path: Path) -> None:
    """Also where the section of the former one comes first; a code that is found by both is found once."""
    folder = print_sections(
        tmp_path,
        {"section": "first", "codes": [code(1, "ONE", former_names=["BOTH"]), code(2, "TWO", former_names=["BOTH"])]},
        {"section": "second", "codes": [code(3, "BOTH"), code(4, "FOUR", former_names=["UNO"])]},
        {
            "section": "third",
            "codes": [code(5, "FIVE", former_names=["UNO"]), code(5, "UNO", alias_of="FIVE")],
        },
    )
    asked = (
        'require "json"\nputs JSON.generate(%w[both uno ONE x].map { |n| OwnCodes.find_error_by_name(n).map(&:to_s) })'
    )

    assert json.loads(run_with(folder, "own_codes", asked, tmp_path)) == [
        ["BOTH", "ONE", "TWO"],
        ["FIVE", "FOUR"],
        ["ONE"],
        [],
    ]


@prove
@pytest.mark.usefixtures("_ruby")
def test_a_replacement_may_be_loaded_later(tmp_path: Path) -> None:
    """And two codes may lead to each other."""
    gone = {"since": "2", "reason": "replaced", "note": "See there."}
    folder = print_sections(
        tmp_path,
        {"section": "main", "codes": [code(1, "ONE", deprecated=gone | {"replaced_by": "other/TWO"})]},
        {"section": "other", "codes": [code(2, "TWO", deprecated=gone | {"replaced_by": "main/ONE"})]},
    )
    asked = "p OwnCodes::Main[1].deprecated.replaced_by, OwnCodes::Other[2].deprecated.to_h[:replaced_by]"
    said = folder.joinpath("lib", "own_codes", "main.rb").read_text("utf-8")

    assert "    # @deprecated Since 2; use {Other::TWO}. See there.\n    ONE = list(" in said
    assert run_with(folder, "own_codes", asked, tmp_path) == "#<OwnCodes::Other 2 TWO>\n#<OwnCodes::Main 1 ONE>\n"


def test_nothing_is_printed_of_what_is_not_stated(tmp_path: Path) -> None:
    lib = printed(LONE, tmp_path, "ruby").out / "ruby" / "lib" / "lone"

    assert sorted(path.name for path in lib.iterdir()) == [
        *("code.rb", "error.rb", "error_code.rb", "lookup.rb", "open_integer.rb")
    ]
    said = "\n".join(path.read_text("utf-8") for path in lib.iterdir() if path.name != "lookup.rb")
    assert re.findall(r"(?i)group|deprecat|former|alias_|action|docs_url", said) == []


@prove
@pytest.mark.usefixtures("_ruby")
def test_the_gem_says_of_itself_what_the_registry_does(tmp_path: Path) -> None:
    site = "https://codes.example"
    package = {
        "homepage": f"{site}/a",
        "repository": f"{site}/b",
        "issues": f"{site}/c",
        "authors": ["A.", 'B "b" #{c}'],
    }
    folder = print_sections(tmp_path, {"section": "main", "codes": [code(1, "ONE")]}, package=package, site_url=site)
    asked = 'require "json"\ns = Gem::Specification.load(ARGV[0])\n'
    asked += "puts JSON.generate([s.homepage, s.authors, s.metadata, s.files.size])"
    told = output_of("ruby", "-e", asked, "own_codes.gemspec", folder=folder)

    assert json.loads(told)[:3] == [
        f"{site}/a",
        ["A.", 'B "b" #{c}'],
        {
            "documentation_uri": site,
            "source_code_uri": f"{site}/b",
            "bug_tracker_uri": f"{site}/c",
            "rubygems_mfa_required": "true",
        },
    ]
    assert json.loads(told)[3] == len([path for path in folder.rglob("*") if path.is_file()])
    assert "rubocop" not in folder.joinpath("own_codes.gemspec").read_text("utf-8")
