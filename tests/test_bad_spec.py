"""Bad specs: each file or folder in bad_spec/ has one fault, and says itself what a reader is told about it."""

from pathlib import Path
from time import perf_counter

import pytest
from bad_registries import MAIN, OTHER, REGISTRY, heads, refusal, report, write_registry

from generator.check import REGISTRY_RULES, SECTION_RULES, TARGET_RULES, sections_are_small_enough, targets_exist

BAD_SPEC = Path(__file__).parent / "bad_spec"
FILES = sorted(BAD_SPEC.glob("*.yaml"))
FOLDERS = sorted(path.parent for path in BAD_SPEC.glob("*/expect.txt"))
# A bad spec of its own would be very long: these stand in test_manifest.py.
ELSEWHERE = (sections_are_small_enough,)
RULES = [
    rule.__name__ for rule in (*SECTION_RULES, *REGISTRY_RULES, *TARGET_RULES, targets_exist) if rule not in ELSEWHERE
]


def test_there_are_bad_specs_enough() -> None:
    assert len(FILES) >= 80
    assert len(FOLDERS) >= 10
    assert {path.name for path in BAD_SPEC.iterdir()} == {path.name for path in (*FILES, *FOLDERS)}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_bad_spec(rule: str) -> None:
    assert rule in {path.stem.split("__")[0] for path in (*FILES, *FOLDERS)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_section_is_refused(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = path.read_text("utf-8")
    mark = "# expect: "
    expected = [f"main.yaml:{line.removeprefix(mark)}" for line in text.splitlines() if line.startswith(mark)]
    spec = write_registry(tmp_path, {"main.yaml": text})

    assert len(expected) > 0
    assert report(spec, expected) == refusal(spec, capsys)


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_a_bad_registry_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = path.joinpath("expect.txt").read_text("utf-8").splitlines()

    assert len(expected) > 0
    assert report(path, expected) == refusal(path, capsys)


def test_all_faults_are_told_at_once_in_the_order_of_files_and_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = MAIN.replace("id: 10", "id: 010") + "  - id: 11\n    name: eleven\n    description: Eleven.\n"
    other = OTHER.replace("title: Other", "title: *other").replace("Fine.", "Fine.\n    named_by: [manuel]")
    files = {"registry.yaml": REGISTRY.replace("python]", "pyton]"), "main.yaml": main, "other.yaml": other}

    assert heads(refusal(write_registry(tmp_path, files), capsys)) == [
        "main.yaml:6:9: id: '010' is not a decimal integer of 32 bits; write it like 27",
        "main.yaml:10:11: name: 'eleven' is not a name in UPPER_SNAKE of at most 100 letters; "
        'write it like "EC_NO_RESPONSE"',
        "other.yaml:3:8: alias *other is not allowed; write the value out",
        "other.yaml:9:16: named_by manuel: registry.yaml has no such source; did you mean 'manual'?",
        "registry.yaml:7:33: there is no target pyton; did you mean 'python'?",
    ]


ALIAS = "  - id: 10\n    name: ALSO_TEN\n    alias_of: TEN\n    description: Ten again.\n"
HEIR = (
    "  - id: 11\n    name: ELEVEN\n    description: Eleven.\n"
    "    deprecated: {since: 1.0.0, reason: replaced, replaced_by: %s}\n"
)
REPEATED = (
    "  - id: 12\n    name: TWELVE\n    description: Twelve.\n"
    "  - id: 12\n    name: ALSO_TWELVE\n    description: Twelve again.\n"
)
TWICE = "id stands twice, first in line %d; give the code its own id, or say alias_of if it is a second name"
NO_ID = "is not a decimal integer of 32 bits; write it like 27"
NO_NAME = 'is not a name in UPPER_SNAKE of at most 100 letters; write it like "EC_NO_RESPONSE"'


@pytest.mark.parametrize(
    ("main", "other", "expected"),
    [
        # The neighbours of a misshapen code are looked at, and nobody misses it.
        (
            MAIN.replace("id: 10", "id: ten") + ALIAS + HEIR % "main/TEN" + REPEATED,
            OTHER,
            [f"main.yaml:6:9: id: 'ten' {NO_ID}", f"main.yaml:20:9: {TWICE % 17}"],
        ),
        (
            MAIN.replace("name: TEN", "name: ten") + ALIAS + HEIR % "main/TEN" + REPEATED,
            OTHER,
            [f"main.yaml:7:11: name: 'ten' {NO_NAME}", f"main.yaml:20:9: {TWICE % 17}"],
        ),
        (
            MAIN.replace("name: TEN", "nam: TEN") + ALIAS + HEIR % "main/TEN" + REPEATED,
            OTHER,
            ["main.yaml:7:5: unknown key 'nam'; did you mean 'name'?", f"main.yaml:20:9: {TWICE % 17}"],
        ),
        (
            MAIN + "  - TWELVE\n" + HEIR % "main/TWELVE",
            OTHER,
            ["main.yaml:9:5: codes: 'TWELVE' is not a code: a map with id, name and description; correct it"],
        ),
        # What does not name the misshapen code is looked at.
        (
            MAIN.replace("id: 10", "id: ten") + ALIAS.replace("alias_of: TEN", "alias_of: TENN"),
            OTHER,
            [
                f"main.yaml:6:9: id: 'ten' {NO_ID}",
                "main.yaml:11:15: alias_of TENN: the section has no such code; delete it",
            ],
        ),
        # A section that cannot be read, or whose kind is not known, is not missed either.
        (
            MAIN + HEIR % "other/FINE",
            OTHER.replace("kind: signal", "kind: Signal"),
            [
                "other.yaml:2:7: kind: 'Signal' is not a name in small letters and dashes of at most 60 letters; "
                'write it like "general-error"'
            ],
        ),
        (
            MAIN + HEIR % "other/FINE",
            OTHER.replace("kind: signal", "kind: [signal"),
            [
                "other.yaml:3:6: not YAML: did not find expected ',' or ']' while parsing a flow sequence from line 2; "
                "correct it"
            ],
        ),
        (
            MAIN + HEIR % "other/FINE",
            "\ufeff" + OTHER,
            ["other.yaml:1:1: U+FEFF is not visible; delete it"],
        ),
        (
            MAIN + HEIR % "other/FINE",
            OTHER.replace("codes:", "code:"),
            ["other.yaml:5:1: unknown key 'code'; did you mean 'codes'?"],
        ),
        (
            MAIN + HEIR % "other/FINE",
            OTHER.replace("section: other\n", ""),
            [
                "main.yaml:12:63: replaced_by other/FINE: that is of kind signal; name one of the same kind",
                "other.yaml:1:1: missing key 'section'; add it",
            ],
        ),
        # A misshapen group takes its codes with it.
        (
            MAIN.replace(
                "codes:", "groups:\n  - id: 02\n    name: SECOND\n    description: Second.\n    codes:"
            ).replace(
                "  - id: 10\n    name: TEN\n    description: Ten.\n", "    - {id: 10, name: TEN, description: Ten.}\n"
            )
            + "  - id: 3\n    name: THIRD\n    description: Third.\n    codes:\n"
            + "    - {id: 10, name: ALSO_TEN, description: Ten again., alias_of: TEN}\n"
            + "    - {id: 11, name: ELEVEN, description: Eleven., also_in: [SECOND, THIRD]}\n",
            OTHER,
            [
                f"main.yaml:6:9: id: '02' {NO_ID}",
                "main.yaml:16:70: also_in THIRD: the code stands in it; delete it",
            ],
        ),
    ],
)
def test_one_slip_is_one_finding(
    main: str, other: str, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write_registry(tmp_path, {"main.yaml": main, "other.yaml": other})

    assert expected == heads(refusal(spec, capsys))


def test_sections_are_looked_at_where_the_registry_is_misshapen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry = REGISTRY.replace("title: Bad codes", "docs_url: 5")
    spec = write_registry(tmp_path, {"registry.yaml": registry, "main.yaml": MAIN + REPEATED})

    assert heads(refusal(spec, capsys)) == [
        f"main.yaml:12:9: {TWICE % 9}",
        "registry.yaml:1:1: missing key 'title'; add it",
        "registry.yaml:2:11: docs_url: 5 is not an address, with {section} and {anchor} where they go; "
        'write it like "https://example.com/{section}.html#{anchor}"',
    ]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("  - id: 0%d\n    name: CODE_%d\n    description: A code.\n", "is not a decimal integer of 32 bits"),
        ("  - id: 7\n    name: CODE_7%d%d\n    description: A code.\n", "id stands twice"),
        ("  - id: %d\n    name: CODE_%d\n    descripton: A code.\n", "did you mean 'description'?"),
        ("  - id: %d\n    name: CODE_%d\n    alias_of: CODES\n    description: A code.\n", "no such code"),
    ],
)
def test_very_many_faults_are_told_soon(
    code: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Work that grows with the square of the faults takes a minute here."""
    text = MAIN + "".join(code % (number, number) for number in range(1, 2001))
    start = perf_counter()
    found = heads(refusal(write_registry(tmp_path, {"main.yaml": text}), capsys))

    assert perf_counter() - start < 10
    assert len(found) == 1001
    assert message in found[-2]
    assert found[-1].endswith("/spec:1:1: more than 1000 findings; correct these and run again")
