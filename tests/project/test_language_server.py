"""What editors make of the schemas: asked of the language server that they use."""

import json
from pathlib import Path

import pytest
from editors import MARK, asked, keys, messages, require_editor, values

from generator.checking.notions import NOTIONS
from generator.cli import main

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.prove

REGISTRY = """\
# yaml-language-server: $schema=.schema/registry.json
registry: disk-codes
title: Disk codes
kinds: {error: Error codes, state: States}
attributes:
  cause:
    type: choice
    kinds: [error]
    description: Who has to act.
    choices: {user: Who called., system: Whoever keeps the machine.}
  seen:
    type: text
    several: true
    description: Where it was seen.
  level:
    type: integer
    kinds: [state]
    description: How full it is.
sections: [disk-error, disk-state]
sources:
  manual: {title: The manual}
  wiki: {title: "Pages, of ours"}
"""
ERRORS = """\
# yaml-language-server: $schema=.schema/disk-error.json
section: disk-error
kind: error
title: Disk errors
description: What can go wrong.
groups:
  - id: 1
    name: MEDIA
    title: The medium
    description: The disk itself.
    codes:
      - id: 10
        name: FULL
        description: No room is left.
  - id: 2
    name: DRIVER
    description: The driver.
    range: 20..29
    codes:
      - id: 20
        name: LATE
        description: Too late.
"""
STATES = """\
# yaml-language-server: $schema=.schema/disk-state.json
section: disk-state
kind: state
title: States
description: How it is.
codes:
  - id: 1
    name: EMPTY
    description: Nothing.
"""
NEW = "      - id: 21\n        name: NEW\n        description: |\n          New.\n"
AT_NEW = f"{ERRORS}{NEW}        {MARK}\n"
ALIAS = f"{ERRORS}{NEW.replace('21', '20')}        alias_of: LATE\n        {MARK}\n"
RETIRED = "        deprecated:\n          since: '1'\n          reason: retired\n"
NUMBER = "  new:\n    type: integer\n    description: New.\n"
# A key may be offered at any of these places, and has this value there.
VALUES = {
    "action": "Delete something.",
    "alias_of": "LATE",
    "also_in": "[MEDIA]",
    "authors": "[A. Keeper]",
    "cause": "system",
    "choices": "{one: One.}",
    "codes": "[{id: 22, name: OTHER, description: Other.}]",
    "default": "5",
    "deprecated": '{since: "1", reason: retired}',
    "description": "Text.",
    "example": "disk-error/FULL",
    "former_names": "[OLD]",
    "homepage": "https://example.com",
    "id": "98",
    "issues": "https://example.com",
    "keywords": "[disk]",
    "kinds": "[state]",
    "level": "5",
    "mask": "{bits: 1, value: 1}",
    "name": "NEVER_AGAIN",
    "named_by": "[wiki]",
    "note": "Text.",
    "range": "30..",
    "reason": "Somebody sends it.",
    "replaced_by": "disk-error/FULL",
    "repository": "https://example.com",
    "reserved": "[99]",
    "seen": "[here]",
    "several": "true",
    "since": '"1"',
    "title": "Text",
    "wire_name": "Wire",
}
# An alias has its member's id, and names it.
MEMBERS = {"errors": [("id: 21", "id: 20")], "states": [("id: 2\n", "id: 1\n"), ("LATE", "EMPTY")]}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with its schemas, and a target that prints whatever may be stated."""
    require_editor()
    folder = tmp_path_factory.mktemp("editor")
    target = folder / "templates" / "plain"
    target.mkdir(parents=True)
    output = "outputs:\n  - {template: t.j2, path: t.txt, per: registry}\n"
    prints = f"prints: [{', '.join(notion.name for notion in NOTIONS)}]\n"
    target.joinpath("target.yaml").write_text(f"title: Plain\n{output}{prints}", "utf-8")
    target.joinpath("t.j2").write_text("{{ header }}\n", "utf-8")
    write(folder / "codes", ERRORS)

    assert main(["schema", *folders(folder, "codes")]) == 0
    return folder


def folders(work: Path, spec: str) -> list[str]:
    return ["--spec", str(work / spec), "--templates", str(work / "templates")]


def write(spec: Path, errors: str = ERRORS, states: str = STATES, registry: str = REGISTRY) -> None:
    spec.mkdir(exist_ok=True)
    for name, text in {"registry": registry, "disk-error": errors, "disk-state": states}.items():
        spec.joinpath(f"{name}.yaml").write_text(text, "utf-8")


def findings(work: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `check` finds wrong with the registry in `tried`."""
    capsys.readouterr()
    main(["check", *folders(work, "tried"), "--out", str(work / "out"), "--format", "json"])
    return [finding["message"] for finding in json.loads(capsys.readouterr().out)["findings"]]


def test_right_files_are_right(work: Path) -> None:
    assert asked(work / "codes", [REGISTRY, ERRORS, STATES, ERRORS + NEW]) == [[], [], [], []]


def test_the_registrys_own_words_are_offered(work: Path) -> None:
    new, cause, groups, sources, inline, kinds, state = asked(
        work / "codes",
        [
            AT_NEW,
            AT_NEW.replace(MARK, f"cause: {MARK}"),
            AT_NEW.replace(MARK, f"also_in:\n          - {MARK}"),
            AT_NEW.replace(MARK, f"named_by:\n          - {MARK}"),
            AT_NEW.replace(MARK, f"named_by: [{MARK}]"),
            ERRORS.replace("kind: error", f"kind: {MARK}"),
            f"{STATES}    {MARK}\n",
        ],
    )

    assert {"cause", "seen", "also_in", "named_by", "alias_of"} <= set(keys(new))
    assert values(cause) == {"user": "Who called.", "system": "Whoever keeps the machine."}
    assert values(groups).items() >= {"MEDIA": "The medium", "DRIVER": "DRIVER"}.items()
    assert values(sources) == {"manual": "The manual", "wiki": "Pages, of ours"}
    assert values(inline).items() >= values(sources).items()
    assert values(kinds) == {"error": "Error codes"}
    assert {"level", "seen"} <= set(keys(state))
    assert not {"cause", "also_in"} & set(keys(state))


@pytest.mark.parametrize(
    ("file", "text", "least"),
    [
        ("errors", AT_NEW, 11),
        ("errors", f"{ERRORS}{NEW}        action: Wait.\n        {MARK}\n", 9),
        ("errors", f"{ERRORS}{NEW}        x-a: 1\n        {MARK}\n", 9),
        ("errors", ALIAS, 6),
        (
            "errors",
            f"{ERRORS}{NEW}{RETIRED}          {MARK}\n",
            1,
        ),
        ("errors", f"{ERRORS}  - id: 3\n    name: USER\n    description: Users.\n    {MARK}\n", 5),
        ("errors", ERRORS.replace("groups:", f"{MARK}\ngroups:"), 1),
        ("errors", ERRORS.replace("groups:", f"reserved:\n  - id: 99\n    {MARK}\ngroups:"), 1),
        ("errors", ERRORS.replace("groups:", f"reserved:\n  - reason: Sent.\n    {MARK}\ngroups:"), 3),
        ("states", f"{STATES}  - id: 2\n    name: NEW\n    description: New.\n    {MARK}\n", 8),
        ("states", STATES.replace("codes:", f"{MARK}\ncodes:"), 1),
        (
            "registry",
            REGISTRY.replace("sections:", f"{NUMBER}    {MARK}\nsections:"),
            3,
        ),
        ("registry", f"{REGISTRY}package:\n  homepage: https://example.com\n  {MARK}\n", 3),
    ],
)
def test_no_key_is_offered_that_is_refused(
    file: str, text: str, least: int, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (answer,) = asked(work / "codes", [text])
    offered = keys(answer)

    assert len(offered) >= least
    for key in offered:
        written = text.replace(MARK, f"{key}: {VALUES[key]}")
        for old, new in MEMBERS[file] if key == "alias_of" else ():
            written = written.replace(old, new)
        write(work / "tried", **{file: written})
        assert findings(work, capsys) == [], key


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("cause: users", 'Value is not accepted. Valid values: "user", "system".'),
        ("named_by: [book]", 'Value is not accepted. Valid values: "manual", "wiki".'),
        ("also_in: [USER]", 'Value is not accepted. Valid values: "MEDIA", "DRIVER".'),
        ("level: 5", "Property level is not allowed."),
        ("former_names: [old]", "This is not a name in UPPER_SNAKE, a letter first, of at most 100 letters."),
        (
            "deprecated: {since: '1', reason: replaced, replaced_by: disk-state/EMPTY}",
            "This is not a code of the same kind, as section/NAME.",
        ),
    ],
)
def test_what_is_wrong_is_told_while_it_is_written(
    written: str, told: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = AT_NEW.replace(MARK, written)
    write(work / "tried", text)

    assert [messages(answer) for answer in asked(work / "codes", [text])] == [[told]]
    assert len(findings(work, capsys)) == 1


def test_an_editor_knows_the_shipped_registry() -> None:
    require_editor()
    text = ROOT.joinpath("spec", "general-error.yaml").read_text("utf-8")
    new = "      - id: 9999\n        name: NEW\n        description: New.\n        "
    files = [path.read_text("utf-8") for path in sorted(ROOT.joinpath("spec").glob("*.yaml"))]
    key, sources, wrong, *right = asked(
        ROOT / "spec",
        [
            f"{text}{new}{MARK}\n",
            f"{text}{new}named_by:\n          - {MARK}\n",
            f"{text}{new}permanent: maybe\n",
            *files,
        ],
    )

    assert "permanent" in keys(key)
    assert values(sources)["verimor"] == "Verimor's list"
    assert messages(wrong) == ['Incorrect type. Expected "boolean".']
    assert len(right) == len(files) > 10
    assert [fault for faults in right for fault in faults] == []
