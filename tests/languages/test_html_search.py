"""What the search of the published reference answers: by hand what people type, and of every code all that finds it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from proofs import ROOT, TESTS, TOOLCHAINS, missing_tools, printed, require_tools, run_with
from sites import read_site_page, text

from generator.model import Code, Kind, Registry
from generator.printing.views.numbers import notation
from generator.printing.views.site_data import payload_example
from generator.reading.spec import read_spec

pytestmark = pytest.mark.prove

SPECS = {
    "spec": ROOT / "spec",
    **{name: TESTS / name for name in ("sample", "notions")},
    **{name: TESTS / "registries" / name for name in ("smpp", "curl", "kafka", "sqlite")},
}


class Answer(NamedTuple):
    """Hits as kind and number with name, tier and why; unlisted numbers with groups and neighbours; remarks."""

    hits: list[tuple[str, int, str, int, str]]
    unknown: list[Any]
    remarks: list[str]

    @property
    def numbers(self) -> list[tuple[str, int]]:
        """The numbers that are hit, each once."""
        return list(dict.fromkeys((kind, id) for kind, id, *_ in self.hits))


def ask(site: Path, queries: list[str]) -> list[Answer]:
    """Ask the search of a site, all at once."""
    require_tools("html", missing_tools(["node"]))
    done = run_with(json.dumps(queries), "node", str(TOOLCHAINS / "search.mjs"), str(site))

    assert done.returncode == 0, done.stderr
    answers = [
        Answer([tuple(hit) for hit in one["hits"]], one["unknown"], one["remarks"]) for one in json.loads(done.stdout)
    ]
    assert len(answers) == len(queries)
    return answers


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sites")
    return {name: printed(spec, folder / name, "html").out / "html" for name, spec in SPECS.items()}


# What somebody types, and the first hits; where it says `alone` there is no other.
TYPED = [
    ("27", ["error 27"], "alone"),
    ("12", ["status 12", "error 12", "error 1281", "error 1282"], ""),
    ("error 12", ["error 12", "error 1281"], ""),
    ("error:12", ["error 12", "error 1281"], ""),
    ("ERROR 12", ["error 12", "error 1281"], ""),
    ("12 error", ["error 12", "error 1281"], ""),
    ("error code 27", ["error 27"], "alone"),
    ("error.id=12", ["error 12"], "alone"),
    ("5003 OPERATOR_ERRORS", ["error 5003"], "alone"),
    ("EC_AbsentSubscriber", ["error 27"], ""),
    ("absent subscriber", ["error 27"], ""),
    ("EC_ABSNT_SUBSCRIBER", ["error 27"], ""),
    ("EC_BlackListed_SenderAddress", ["error 2053"], ""),
    ("EC_SOURCE_ADDRESS_BLACKLISTED", ["error 2053"], ""),
    ("REJECTED_DESTINATION", ["status 52", "status 14"], ""),
    ("EC_GCM_MISMATCH_SENDER_ID", ["error 8002"], ""),
    ("ansered", ["error 5000"], ""),
    ("the error is 27.", ["error 27"], "alone"),
    (
        '{"results":[{"messageId":"31-7a-27","to":"41793026727","status":{"groupId":5,"id":52}}]}',
        ["status 52"],
        "alone",
    ),
    ('{"status":{"id":12},"error":{"id":5003,"groupName":"USER_ERRORS"}}', ["status 12", "error 5003"], "alone"),
    ("{'status': {'id': 52, 'groupId': 5}, 'smsCount': 27", ["status 52"], "alone"),
    ('{"status":{"id":52},"bulk":{"id":9},"id":12}', ["status 52"], "alone"),
    ("<status><groupId>5</groupId><id>52</id></status><error><id>27</id></error>", ["status 52", "error 27"], "alone"),
    ("12:00:27 sent to=41793026712 errorCode=27 error_code: 27", ["error 27"], "alone"),
    (r"{\"error\":{\"id\":27,\"groupId\":1}}", ["error 27"], "alone"),
    ('"name": "EC_ABSENT_SUBSCRIBER", "error":', ["error 27"], ""),
]


@pytest.mark.parametrize(("query", "expected", "alone"), TYPED)
def test_what_people_type_finds_what_they_mean(
    query: str, expected: list[str], alone: str, sites: dict[str, Path]
) -> None:
    (answer,) = ask(sites["spec"], [query])
    found = [f"{kind} {id}" for kind, id in answer.numbers]

    assert found[: None if alone else len(expected)] == expected


def test_a_former_name_says_so(sites: dict[str, Path]) -> None:
    rejected, former = ask(sites["spec"], ["REJECTED_DESTINATION", "EC_GCM_MISMATCH_SENDER_ID"])

    assert [why for *_, why in rejected.hits[:2]] == ["", "formerly REJECTED_DESTINATION"]
    assert former.hits[0][4] == "formerly EC_GCM_MISMATCH_SENDER_ID"


def test_words_find_all_that_is_about_them(sites: dict[str, Path]) -> None:
    """An ending is cut where words of the registry begin with the rest."""
    (answer,) = ask(sites["spec"], ["blocked number"])

    assert {("status", 14), ("error", 2052), ("error", 2053)} <= set(answer.numbers)


def test_a_payload_with_another_group_is_remarked(sites: dict[str, Path]) -> None:
    (answer,) = ask(sites["spec"], ['{"status":{"id":12},"error":{"id":5003,"groupName":"USER_ERRORS"}}'])

    assert answer.remarks == [
        "The payload puts error 5003 into USER_ERRORS, this list into OPERATOR_ERRORS. Groups drift, numbers do not."
    ]


def test_a_wrong_number_finds_no_right_one(sites: dict[str, Path]) -> None:
    listed, nothing, payload = ask(sites["spec"], ["57540", "zzzz", '{"error":{"id":57540,"groupId":1}}'])

    assert listed.hits == nothing.hits == payload.hits == []
    assert listed.unknown == [["57540", [["status", [], 100, None], ["error", [], 15203, None]]]]
    assert payload.unknown == [["57540", [["error", ["HANDSET_ERRORS"], 15203, None]]]]
    assert nothing.unknown == []


# In a registry that writes its ids in hexadecimal: what is typed, and all numbers that are hit for being so written.
HEXADECIMAL = [
    ("0x80", []),
    ("0x00000000", [0x0]),
    ("0", [0x0]),
    ("0x58", [0x58]),
    ("58", [0x58]),
    ("88", [0x58]),
    ("0x0B", [0xB]),
    ("c0", [0xC0]),
    ("C4", [0xC4]),
    ("11", [0x11, 0xB]),
]


@pytest.mark.parametrize(("query", "expected"), HEXADECIMAL)
def test_hexadecimal_numbers_are_read_as_they_look_first(
    query: str, expected: list[int], sites: dict[str, Path]
) -> None:
    (answer,) = ask(sites["smpp"], [query])

    assert [id for _, id, _, tier, _ in answer.hits if tier == 0] == expected


def test_eight_bits_in_hexadecimal(sites: dict[str, Path]) -> None:
    """0x80 is 128, however it is written."""
    for answer in ask(sites["notions"], ["0x80", "80", "128", "reason 128", '{"reason": {"code": 128}}']):
        assert answer.numbers[0] == ("reason", 128)


def test_an_unlisted_number_is_told_by_its_range(sites: dict[str, Path]) -> None:
    vendor, masked = ask(sites["smpp"], ["0x450"]) + ask(sites["notions"], ["reason 0x85"])

    assert vendor.unknown == [["0x450", [["command-status", ["VENDOR"], 0x112, None]]]]
    assert masked.unknown == [["0x85", [["reason", ["FAILURE"], 0x80, 0x87]]]]


@pytest.mark.parametrize("name", SPECS)
def test_every_code_is_found_by_all_that_it_is_called(name: str, sites: dict[str, Path]) -> None:
    registry = read_spec(SPECS[name]).registry
    assert registry is not None
    wanted = list(queries(registry))
    answers = ask(sites[name], [query for query, *_ in wanted])
    wrong = [
        f"{query!r}: {code.kind} {code.id} is not among the first {place}: {answer.numbers[:4]}"
        for (query, code, place), answer in zip(wanted, answers, strict=True)
        if (code.kind, code.id) not in answer.numbers[:place]
    ]

    assert len(wanted) > 100
    assert wrong == []


def queries(registry: Registry) -> Iterator[tuple[str, Code, int]]:
    """What finds a code, and among how many first numbers it has to be."""
    shared: dict[str, set[tuple[str, int]]] = {}
    for code in (code for section in registry.sections for code in section.codes):
        for name in (code.name, code.wire_name, *code.former_names):
            shared.setdefault(folded(name), set()).add((code.kind, code.id))
    for kind in registry.kinds:
        for code in (code for section in kind.sections for code in section.codes):
            yield from of_number(code, kind, len(registry.kinds))
            for name in (code.name, code.wire_name, *code.former_names):
                place = len(shared[folded(name)])
                yield from ((form, code, place) for form in (name, name.swapcase() if name.isascii() else name))
            yield code.name.replace("_", ""), code, len(shared[folded(code.name)])
            yield code.name.title().replace("_", ""), code, len(shared[folded(code.name)])
            yield f"{code.kind} {code.name}", code, len(shared[folded(code.name)])
            yield from misspelled(code, registry)


def folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def of_number(code: Code, kind: Kind, kinds: int) -> Iterator[tuple[str, Code, int]]:
    shown = notation(code.id, kind)
    # In hexadecimal the same digits may be another number, too.
    yield shown, code, kinds
    yield str(code.id), code, kinds + kind.hexadecimal
    for form in (
        f"{kind.name} {shown}",
        f"{kind.name.upper()}: {shown}",
        f"{kind.name} code {shown}",
        f"{shown} {kind.name}",
    ):
        yield form, code, 1
    if kind.hexadecimal:
        # Zero is zero in another kind, too, which may not be hexadecimal or not as wide.
        yield shown.replace("0x", ""), code, 1 if code.id else kinds
        yield f"{'-' * (code.id < 0)}0x{abs(code.id):x}", code, kinds
    payload = {kind.name: {"groupId": 4, "id": code.id, "name": code.wire_name}, "to": "41793026727", "count": 1}
    yield json.dumps({"results": [payload]}), code, 1
    yield repr(payload), code, 1
    yield json.dumps(payload)[: len(kind.name) + 30 + len(str(code.id))], code, 1
    yield f"<{kind.name}><groupId>4</groupId><id>{code.id}</id></{kind.name}><to>41793026727</to>", code, 1
    yield f"12:01:59 to=41793026727 {kind.name}.id={code.id} {kind.name}.groupId=4", code, 1
    yield f"{kind.name}_code={code.id}", code, 1


def misspelled(code: Code, registry: Registry) -> Iterator[tuple[str, Code, int]]:
    """The name without the middle letter of its longest word."""
    words = code.name.split("_")
    longest = max(words, key=len)
    if len(longest) > 5 and longest.isalpha():
        middle = len(longest) // 2
        words[words.index(longest)] = longest[:middle] + longest[middle + 1 :]
        yield "_".join(words), code, 3


def test_the_example_of_a_page_finds_that_page(sites: dict[str, Path]) -> None:
    """What a page shows as a payload is read back by the search."""
    for name in ("sample", "notions", "spec"):
        registry = read_spec(SPECS[name]).registry
        assert registry is not None
        codes = [code for section in registry.sections for code in section.members if payload_example(code, registry)]
        shown = [
            text(
                read_site_page(sites[name] / code.kind / f"{code.id}.html", sites[name])
                .all("div", of="sample")[0]
                .find("pre")
            )
            for code in codes
        ]
        for code, answer in zip(codes, ask(sites[name], shown), strict=True):
            assert code.id in [id for _, id in answer.numbers], code.name
            assert {id for _, id in answer.numbers} == {code.id}
