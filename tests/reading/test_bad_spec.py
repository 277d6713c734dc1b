"""Bad specs: each file or folder in bad_spec/ has one fault, and says itself what a reader is told about it."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pytest
from bad_registries import MAIN, OTHER, REGISTRY, heads, refusal, report, write_registry
from costs import least

from generator.checking import check  # noqa: F401  # for all rules: each is registered by its module
from generator.checking.packages import sections_are_small_enough
from generator.checking.registry import targets_exist
from generator.checking.rules import CONTEXT_RULES, SECTION_RULES, TARGET_RULES
from generator.targets.folders import TEMPLATES, target_names
from generator.text.messages import did_you_mean

BAD_SPEC = Path(__file__).parents[1] / "bad_spec"
FILES = sorted(BAD_SPEC.glob("*.yaml"))
FOLDERS = sorted(path.parent for path in BAD_SPEC.glob("*/expect.txt"))
# A bad spec of its own would be very long: these stand in test_manifest.py.
ELSEWHERE = (sections_are_small_enough,)
RULES = [
    rule.__name__ for rule in (*SECTION_RULES, *CONTEXT_RULES, *TARGET_RULES, targets_exist) if rule not in ELSEWHERE
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
        "main.yaml:6:9: id: '010' is not an integer of 32 bits; write 10",
        "main.yaml:10:11: name: 'eleven' is not a name in UPPER_SNAKE, a letter first, of at most 100 letters; "
        "write ELEVEN",
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
NO_ID = "is not an integer of 32 bits; write"
NO_NAME = "is not a name in UPPER_SNAKE, a letter first, of at most 100 letters; write"


@pytest.mark.parametrize(
    ("main", "other", "expected"),
    [
        # The neighbours of a misshapen code are looked at, and nobody misses it.
        (
            MAIN.replace("id: 10", "id: ten") + ALIAS + HEIR % "main/TEN" + REPEATED,
            OTHER,
            [f"main.yaml:6:9: id: 'ten' {NO_ID} it like 12", f"main.yaml:20:9: {TWICE % 17}"],
        ),
        (
            MAIN.replace("name: TEN", "name: ten") + ALIAS + HEIR % "main/TEN" + REPEATED,
            OTHER,
            [f"main.yaml:7:11: name: 'ten' {NO_NAME} TEN", f"main.yaml:20:9: {TWICE % 17}"],
        ),
        (
            MAIN.replace("name: TEN", "nam: TEN") + ALIAS + HEIR % "main/TEN" + REPEATED,
            OTHER,
            ["main.yaml:7:5: unknown key 'nam'; did you mean 'name'?", f"main.yaml:20:9: {TWICE % 17}"],
        ),
        (
            MAIN + "  - TWELVE\n" + HEIR % "main/TWELVE",
            OTHER,
            [
                "main.yaml:9:5: codes: 'TWELVE' is not a code: a map with id, name and description; "
                "write it like {id: 10, name: TEN, description: …}"
            ],
        ),
        # What does not name the misshapen code is looked at.
        (
            MAIN.replace("id: 10", "id: ten") + ALIAS.replace("alias_of: TEN", "alias_of: TENN"),
            OTHER,
            [
                f"main.yaml:6:9: id: 'ten' {NO_ID} it like 10",
                "main.yaml:11:15: alias_of TENN: the section has no such code; delete it",
            ],
        ),
        # A section that cannot be read, or whose kind is not known, is not missed either.
        (
            MAIN + HEIR % "other/FINE",
            OTHER.replace("kind: signal", "kind: Signal"),
            [
                "other.yaml:2:7: kind: 'Signal' is not a name in small letters, digits and dashes, a letter first, "
                "of at most 60 letters; write signal"
            ],
        ),
        (
            MAIN + HEIR % "other/FINE",
            OTHER.replace("kind: signal", "kind: [signal"),
            [
                "other.yaml:2:7: not YAML: this bracket is not closed; write ] where the list ends, "
                "or put the text in quotes"
            ],
        ),
        (
            MAIN + HEIR % "other/FINE",
            "\ufeff" + OTHER,
            [
                "main.yaml:12:63: replaced_by other/FINE: that is of kind signal; name one of the same kind",
                "other.yaml:1:1: U+FEFF, a byte order mark, is not visible; save the file as UTF-8 without it",
            ],
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
                f"main.yaml:6:9: id: '02' {NO_ID} 2",
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
        "registry.yaml:2:11: docs_url: 5 is not an address, "
        "with {kind}, {section}, {id}, {name} and {anchor} where they go; "
        'write it like "https://example.com/{section}.html#{anchor}"',
    ]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("  - id: 0%d\n    name: CODE_%d\n    description: A code.\n", "is not an integer of 32 bits"),
        pytest.param(
            "  - id: 7\n    name: CODE_7%d%d\n    description: A code.\n", "id stands twice", marks=pytest.mark.prove
        ),
        pytest.param(
            "  - id: %d\n    name: CODE_%d\n    descripton: A code.\n",
            "did you mean 'description'?",
            marks=pytest.mark.prove,
        ),
        pytest.param(
            "  - id: %d\n    name: CODE_%d\n    alias_of: CODES\n    description: A code.\n",
            "no such code",
            marks=pytest.mark.prove,
        ),
    ],
)
def test_very_many_faults_are_told_soon(
    code: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Four times the faults are four times the work at most, not sixteen times."""

    def work(faults: int) -> tuple[float, list[str]]:
        text = MAIN + "".join(code % (number, number) for number in range(1, faults + 1))
        with TemporaryDirectory(dir=tmp_path) as folder:
            spec = write_registry(Path(folder), {"main.yaml": text})
            start = process_time()
            found = heads(refusal(spec, capsys))
            return process_time() - start, found

    assert least(lambda: work(8000)[0] / work(2000)[0], 5) <= 5
    _, found = work(2001)
    assert len(found) == 1
    assert message in found[0]
    assert re.search(r" \(at least 1,000 more like this, in lines \d+, \d+, \d+, …\)$", found[0])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("ts", "typescript"), ("py", "python"), ("cs", "csharp"), ("golang", "go"), ("rb", "ruby"), ("kt", "kotlin")),
        *(("rs", "rust"), ("md", "markdown"), ("proto", "protobuf"), ("pyton", "python"), ("schema", "jsonschema")),
        *(
            ("c#", "csharp"),
            ("C#", "csharp"),
            ("TypeScript", "typescript"),
            ("Python", "python"),
            ("c-sharp", "csharp"),
            ("type-script", "typescript"),
            ("open-api", "openapi"),
        ),
    ],
)
def test_a_target_is_found_by_what_it_is_short_for(
    written: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry = REGISTRY.replace("python]", f"{written}]")
    (told,) = heads(refusal(write_registry(tmp_path, {"registry.yaml": registry}), capsys))

    assert told.startswith(f"registry.yaml:7:33: there is no target {written}; did you mean '{meant}'?")


@pytest.mark.parametrize("written", ["c", "js", "no-language"])
def test_where_one_cannot_know_all_targets_are_told(
    written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry = REGISTRY.replace("python]", f"{written}]")
    (told,) = heads(refusal(write_registry(tmp_path, {"registry.yaml": registry}), capsys))

    assert told.endswith(f"targets there are: {', '.join(target_names(TEMPLATES))}")


def test_twenty_words_are_listed_and_of_more_it_is_told() -> None:
    words = [f"word-{number}" for number in range(21)]

    assert did_you_mean("zzz", words[:20], "there are") == f"there are {', '.join(words[:20])}"
    assert did_you_mean("zzz", words, "there are") == f"there are {', '.join(words[:20])} …"


@pytest.mark.parametrize("name", ["scan-status.yml", "main.YAML", "main.Yml", "registry.yml"])
def test_a_file_that_only_seems_to_be_read_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write_registry(tmp_path, {name: MAIN})
    stem = name.split(".")[0]

    assert refusal(spec, capsys) == (
        f"{name}:1:1: {name} is not looked at; rename it to {stem}.yaml, or move it away\n"
    )


@pytest.mark.parametrize("stem", ["main", "registry"])
def test_a_file_that_is_needed_and_misnamed_is_one_finding(
    stem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write_registry(tmp_path)
    spec.joinpath(f"{stem}.yaml").rename(spec / f"{stem}.yml")

    assert heads(refusal(spec, capsys)) == [
        f"{stem}.yml:1:1: {stem}.yml is not looked at; rename it to {stem}.yaml, or move it away"
    ]


@pytest.mark.parametrize(
    ("files", "schema"),
    [
        ({"main.yaml": ""}, "a section: a map with section, kind, title, description and its codes"),
        ({"registry.yaml": "\n# none\n"}, "a registry: a map with registry, title, kinds and sections"),
    ],
)
def test_what_an_empty_file_needs_is_told(
    files: dict[str, str], schema: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = heads(refusal(write_registry(tmp_path, files), capsys))

    assert told == [f"{name}:1:1: the file is empty; write {schema}" for name in files]


@pytest.mark.parametrize("broken", ["a: [", "a\u200b: b", "\ud7ff: &", "x: *y", "", "- a", '"'])
def test_a_broken_file_hides_nothing_of_the_others(
    broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither shapes nor meanings; and what it may hold is not missed."""
    main = MAIN.replace("id: 10", "id: ten") + REPEATED + HEIR % "other/FINE"
    told = heads(refusal(write_registry(tmp_path, {"main.yaml": main, "other.yaml": broken}), capsys))

    assert told[:2] == [f"main.yaml:6:9: id: 'ten' {NO_ID} it like 12", f"main.yaml:12:9: {TWICE % 9}"]
    assert len(told) > 2
    assert all(one.startswith(("other.yaml:1:", "other.yaml:2:1:")) for one in told[2:])


FIRST_EDITION = BAD_SPEC.with_name("comparing") / "first-edition"


def test_a_declaration_that_is_missing_is_one_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """In the whole registry: 180 codes of four sections state what was not yet to be declared."""
    assert heads(refusal(FIRST_EDITION, capsys)) == [
        "chat-error.yaml:22:9: unknown key 'permanent'; allowed are wire_name, alias_of, also_in, former_names, note, "
        "since, deprecated; to state it, declare it in registry.yaml, under attributes: "
        "{permanent: {type: boolean, title: Permanent, description: …}} "
        "(179 more like this, in chat-error.yaml lines 28, 34, 40, …)"
    ]


TEXT = "description: A code.\n    "


@pytest.mark.parametrize(
    ("many", "one", "expected"),
    [
        # Which key is unknown or missing is what is wrong, whatever else the code has.
        ("descr: A.", "desription: A.", ("unknown key 'descr'; did", "unknown key 'desription'; did")),
        ("descr: A.", "note: A.", ("unknown key 'descr'; did", "missing key 'description'; add it")),
        ("note: A.", "descr: A.", ("missing key 'description'; add it", "unknown key 'descr'; did")),
        (f"{TEXT}nam_by: [manual]", f"{TEXT}namedby: [manual]", ("unknown key 'nam_by'", "unknown key 'namedby'")),
        # The same key in another sort of map.
        (
            f"{TEXT}deprecated: {{since: a, reason: retired, by: b}}",
            f"{TEXT}by: b",
            ("unknown key 'by'; allowed are replaced_by, note (", "unknown key 'by'; allowed are wire_name"),
        ),
        # What is not among some words.
        (
            f"{TEXT}deprecated: {{since: a, reason: gone}}",
            f"{TEXT}deprecated: {{since: a, reason: lost}}",
            ("reason: 'gone' is not one of", "reason: 'lost' is not one of"),
        ),
        # What is not declared, or otherwise.
        (f"{TEXT}soft: true", f"{TEXT}cause: Heat.", ("unknown key 'soft'; allowed", "unknown key 'cause'; allowed")),
        (f"{TEXT}retriabel: true", f"{TEXT}retryable: true", ("'retriabel'; did you", "'retryable'; did you")),
        (f"{TEXT}named_by: [paper-2]", f"{TEXT}named_by: [paper-3]", ("named_by paper-2: ", "named_by paper-3: ")),
    ],
)
def test_of_different_causes_each_is_told(
    many: str, one: str, expected: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Eleven of the one are told once, and the other beside them."""
    codes = [
        f"  - id: {number}\n    name: CODE_{number}\n    {line}\n"
        for number, line in enumerate([many] * 11 + [one], 20)
    ]
    told = heads(refusal(write_registry(tmp_path, {"main.yaml": MAIN + "".join(codes)}), capsys))

    assert [part in line for part, line in zip(expected, told, strict=True)] == [True, True]
    assert ["(10 more like this, in lines " in line for line in told] == [True, False]


@pytest.mark.parametrize("line", ["colour-%d: red", "named_by: [nobody-%d]"])
def test_what_registry_yaml_lacks_is_told_each(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes = "".join(MANY.replace("since: 1", line) % (number, number, number) for number in range(20, 60))
    told = heads(refusal(write_registry(tmp_path, {"main.yaml": MAIN + codes}), capsys))

    assert len(told) == 40
    assert [f"-{number}" in one for number, one in enumerate(told, 20)] == [True] * 40


MANY = "  - id: %d\n    name: CODE_%d\n    description: A code.\n    since: 1\n"


def test_what_a_file_has_often_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes = "".join(MANY % (number, number) for number in range(20, 32))
    other = OTHER + "".join(MANY % (number, number) for number in range(20, 23))
    files = {"main.yaml": MAIN.replace("id: 10", "id: 010") + codes, "other.yaml": other}
    told = heads(refusal(write_registry(tmp_path, files), capsys))

    assert told == [
        "main.yaml:6:9: id: '010' is not an integer of 32 bits; write 10",
        "main.yaml:12:12: since: 1 is not text; put it in quotes (11 more like this, in lines 16, 20, 24, …)",
        *(f"other.yaml:{line}:12: since: 1 is not text; put it in quotes" for line in (12, 16, 20)),
    ]


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("name: code-%d", "write CODE_"),
        ("alias_of: NONE_%d", "name one of"),
        ("also_in: [GROUP_%d]", "delete it"),
        ("deprecated: {since: a%d, reason: retired, replaced_by: main/TEN}", "say replaced, or delete replaced_by"),
        ("deprecated: {since: a, reason: replaced, replaced_by: main/NO_%d}", "did you mean 'main/CODE_"),
        ("note: a\u200b%d", "delete it"),
        ('note: "a\\u200b%d"', "delete it"),
        ("x-a: &a%d a", "delete it"),
        ("x-a: ~ # %d", "write one or delete the key"),
        ('note: "%d "', "write it like"),
    ],
)
def test_the_sort_of_a_finding_is_what_it_says_without_names(
    line: str, cure: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def code(number: int) -> str:
        name = "" if line.startswith("name:") else f"    name: CODE_{number}\n"
        return f"  - id: {number}\n{name}    description: A code.\n    {line % number}\n"

    main = MAIN + "".join(map(code, range(20, 60)))
    (told,) = heads(refusal(write_registry(tmp_path, {"main.yaml": main}), capsys))

    assert cure in told
    assert re.search(r" \(39 more like this, in lines \d+, \d+, \d+, …\)$", told)


def test_the_first_of_very_many_is_the_first_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever finds them: what stands there as a sign is found before what is written as an escape."""
    notes = ['"a\\u200bb"', *("a\u200bb",) * 11]
    codes = "".join(
        f"  - id: {20 + number}\n    name: CODE_{20 + number}\n    description: {note}\n"
        for number, note in enumerate(notes)
    )
    (told,) = heads(refusal(write_registry(tmp_path, {"main.yaml": MAIN + codes}), capsys))

    assert told == ("main.yaml:11:18: U+200B is not visible; delete it (11 more like this, in lines 14, 17, 20, …)")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # The one that is read beside its misnamed copy is looked at all the same.
        (
            {"registry.yaml": REGISTRY.replace("python]", "pyton]"), "registry.yml": REGISTRY},
            [
                "registry.yaml:7:33: there is no target pyton; did you mean 'python'?",
                "registry.yml:1:1: registry.yml is not looked at; rename it to registry.yaml, or move it away",
            ],
        ),
        # A section that is misnamed does not stand for a registry that is not there.
        (
            {"registry.yaml": "", "main.yml": MAIN},
            [
                "main.yml:1:1: main.yml is not looked at; rename it to main.yaml, or move it away",
                "registry.yaml:1:1: no registry is here: there is no registry.yaml; "
                "name the folder that has it: --spec DIR, or begin one: enumerant init",
            ],
        ),
    ],
)
def test_a_misnamed_file_hides_nothing(
    files: dict[str, str], expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write_registry(tmp_path, files)
    if not files["registry.yaml"]:
        spec.joinpath("registry.yaml").unlink()

    assert heads(refusal(spec, capsys)) == expected


@pytest.mark.parametrize("count", [63, 64, 65, 255, 256, 257, 300])
def test_a_fault_behind_very_much_that_is_right_is_found(
    count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a long list ever longer beginnings are looked at: the last of its entries, too, and what stands in that."""
    codes = "".join(
        f"  - {{id: {number}, name: CODE_{number}, description: A code.}}\n" for number in range(20, 20 + count)
    )
    names = ", ".join(f"NAME_{number}" for number in range(count))
    last = f"  - {{id: 1, name: ONE, description: One., former_names: [{names}, lost]}}\n"
    told = heads(refusal(write_registry(tmp_path, {"main.yaml": MAIN + codes + last}), capsys))

    column = last.index("lost") + 1
    assert told == [f"main.yaml:{9 + count}:{column}: former_names: 'lost' {NO_NAME} LOST"]
