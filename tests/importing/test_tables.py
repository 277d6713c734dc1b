"""Rows of CSV, TSV and JSON: what becomes of each column, and each row that does not fit told by its line."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from importing import Begun, begin, heads, rows


@pytest.fixture
def started(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Begun]:
    return partial(begin, folder=tmp_path, capsys=capsys, monkeypatch=monkeypatch)


Start = Callable[..., Begun]

TABLE = """\
Code,Constant,Message,Severity,Retry?,HTTP status,Docs,Remarks,Empty,Category
404,NotFound,There is nothing.,high,yes,404,https://a.example/1,Seen twice.,,Client error
500,oops,"Something broke: sorry, # really",low,no,500,https://a.example/2,,,Server error
502,BAD_GATEWAY,,low,,,,,,Server error
"""


def test_columns_are_guessed_and_told(started: Start) -> None:
    begun = started("http-errors.csv", TABLE)

    assert begun.told == [
        "http-errors.csv: columns are guessed: id from 'Code', name from 'Constant', description from 'Message', "
        "group from 'Category', note from 'Remarks'",
        "http-errors.csv: nothing stands in 'Empty': left out",
        "http-errors.csv: other columns become attributes: 'Severity' is severity (text), 'Retry?' is retry (boolean), "
        "'HTTP status' is http_status (integer), 'Docs' is docs (url)",
        "http-errors.csv: sections: http-errors of kind error",
        "http-errors.csv: names become UPPER_SNAKE: line 2, 'NotFound' is NOT_FOUND; line 3, 'oops' is OOPS",
        "to write: shop/codes/http-errors.yaml: 1 of 3 codes have no description; search for 'No description yet.'",
        "to write: shop/codes/http-errors.yaml: what the codes of each of its 2 groups have in common",
    ]
    assert begun.registry["kinds"] == {"error": "Error codes"}
    assert begun.registry["sections"] == ["http-errors"]
    assert {name: one["type"] for name, one in begun.registry["attributes"].items()} == {
        "severity": "text",
        "retry": "boolean",
        "http_status": "integer",
        "docs": "url",
    }
    section = begun.sections["http-errors"]
    assert [(group["name"], group["title"], group["wire_name"]) for group in section["groups"]] == [
        ("CLIENT_ERROR", "Client error", "Client error"),
        ("SERVER_ERROR", "Server error", "Server error"),
    ]
    assert section["groups"][0]["codes"] == [
        {
            "id": "404",
            "name": "NOT_FOUND",
            "wire_name": "NotFound",
            "severity": "high",
            "retry": "true",
            "http_status": "404",
            "docs": "https://a.example/1",
            "description": "There is nothing.",
            "note": "Seen twice.",
        }
    ]
    assert rows(section)[1:] == [
        ("500", "OOPS", "Something broke: sorry, # really"),
        ("502", "BAD_GATEWAY", "No description yet."),
    ]


ROW = [("1", "ONE", "It is é.")]
PLAIN = "id,name,description\n1,ONE,It is é.\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", PLAIN),
        ("a.CSV", PLAIN),
        ("a.csv", PLAIN.encode("utf-8-sig")),
        ("a.csv", b"\xff\xfe" + PLAIN.encode("utf-16-le")),
        ("a.csv", b"\xfe\xff" + PLAIN.encode("utf-16-be")),
        ("a.tsv", b"\xff\xfe" + PLAIN.replace(",", "\t").replace("\n", "\r\n").encode("utf-16-le")),
        ("a.csv", PLAIN.replace("\n", "\r\n")),
        ("a.csv", PLAIN.replace("\n", "\r")),
        ("a.csv", PLAIN.rstrip("\n")),
        ("a.csv", PLAIN.replace("\n", "\n\n,,\n")),
        ("a.csv", PLAIN.replace(",", ";")),
        ("a.csv", PLAIN.replace(",", "\t")),
        ("a.csv", PLAIN.replace(",", "|")),
        ("a.csv", '"id","name","description"\n"1","ONE"," It is é. "\n'),
        ("a.csv", "Error Code,Error Name,Error Description,x\n1,ONE,It is é.,\n"),
        ("a.csv", "name,id,description\nONE,1,It is é.\n"),
        ("a.csv", "errorCode,errorName,errorMessage\n1,ONE,It is é.\n"),
        ("a.csv", "No.;Label;Meaning\n1;ONE;It is é.\n"),
        ("a.csv", "1,ONE,It is é.\n"),
        ("a.csv", "row,code,message\n1,ONE,It is é.\n"),
        ("a.json", '[{"id": 1, "name": "ONE", "description": "It is \\u00e9."}]'),
        ("a.json", '{"made": "today", "codes": [{"code": 1, "key": "ONE", "message": "It is é."}]}'),
        ("a.json", '{"ONE": {"id": 1, "description": "It is é."}}'),
        ("a.json", '{"1": {"name": "ONE", "text": "It is é."}}'),
        ("a.json", '[{"id": "1", "name": "ONE", "description": "It is é.", "x": null, "y": ""}]'),
        ("a.json", '\ufeff [ {"id": 1.0, "name": "ONE", "description": "It is é."} ]\r\n'),
    ],
)
def test_one_code_however_it_is_written(name: str, content: str | bytes, started: Start) -> None:
    begun = started(name, content)

    assert [rows(section) for section in begun.sections.values()] == [ROW]
    assert list(begun.sections) == ["a"]
    assert begun.registry.get("attributes") is None


def test_an_object_of_names_and_numbers(started: Start) -> None:
    begun = started("errors.json", '{"NOT_FOUND": 404,\n "serverError": "0x1F4"}')

    assert [(number, name) for number, name, _ in rows(begun.sections["errors"])] == [
        ("404", "NOT_FOUND"),
        ("500", "SERVER_ERROR"),
    ]
    assert "errors.json: names become UPPER_SNAKE: line 2, 'serverError' is SERVER_ERROR" in begun.told


def test_what_stands_beside_the_codes_is_told(started: Start) -> None:
    begun = started("a.json", '{"made": "today", "codes": [{"id": 1, "name": "A"}], "x": {}}')

    assert "a.json: codes are those of 'codes'; left out: 'made', 'x'" in begun.told


def test_texts_alone_give_names(started: Start) -> None:
    begun = started("a.json", '{"404": "Not found",\n"410": "Not found",\n"-5": "日本"}')

    assert [row[:2] for row in rows(begun.sections["a"])] == [
        ("404", "NOT_FOUND"),
        ("410", "NOT_FOUND_410"),
        ("-5", "CODE_MINUS_5"),
    ]
    assert (
        "a.json: names are made of texts or numbers where there are none: line 1, 404 is NOT_FOUND; "
        "line 2, 410 is NOT_FOUND; line 3, -5 is CODE_MINUS_5"
    ) in begun.told


HEAD = "id,name,description,severity,group,group id\n"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "a.csv",
            "1,A,x,,,\n2,B,x,,,\n1,A,y,,,\n",
            ["4: A stands here again, first in line 2, and so does its number"],
        ),
        ("a.csv", "1,A,x,,,\n2,a,y,,,\n", ["3: A stands here again, first in line 2, with another number; rename one"]),
        ("a.csv", "1,A,x,,,\nx,B,y,,,\n", ["3: column 'id': 'x' is no number; write the number of the code"]),
        ("a.csv", "1,A,x,,,\n1e3,B,y,,,\n", ["3: column 'id': '1e3' is no number"]),
        ("a.csv", "1,A,x,,,\n2.5,B,y,,,\n", ["3: column 'id': '2.5' is no number"]),
        ("a.csv", "1,A,x,,,\n,B,y,,,\n", ["3: column 'id' is empty; write the number of the code"]),
        ("a.csv", "99999999999,A,x,,,\n", ["2: 99999999999 is no number of 32 bits; write the number of the code"]),
        ("a.csv", "-2147483649,A,x,,,\n", ["2: -2147483649 is no number of 32 bits"]),
        ("a.csv", "-1,A,x,,,\n4294967295,B,y,,,\n", ["2: -1 is no number beside others of 32 bits without sign"]),
        ("a.csv", "1,A\n", ["2: 2 cells, where 6 columns are; put what has a comma in it in quotes"]),
        ("a.csv", "1,A,x,y,z,,w\n", ["2: 7 cells, where 6 columns are"]),
        (
            "a.csv",
            '1,A,"x,,,\n2,B,y,,,\n',
            ["2: a row begins here that cannot be read: unexpected end of data; close its"],
        ),
        ("a.csv", '1,A,"x"y,,,\n', ["2: a row begins here that cannot be read: "]),
        (
            "a.csv",
            "1,A,x,high,,\n1,B,y,low,,\n",
            ["3: 1 is also in line 2, with another severity; a second name has its"],
        ),
        ("a.csv", "1,A,x,,G,1\n2,B,y,,G,2\n", ["3: group G is 2 here, and 1 before; correct one of them"]),
        ("a.csv", "1,A,x,,G,1\n2,B,y,,H,1\n", ["3: group 1 is H here, and G before; correct one of them"]),
        ("a.csv", "", ["1: no code stands in it; name a file that lists codes"]),
        ("a.csv", "x,A,x,,,\n", ["2: no column holds the numbers of codes; there are 'id', 'name', 'description', "]),
        # All in one run, in the order of their lines.
        (
            "a.csv",
            "1,A,x,,,\nx,B,y,,,\n2,A,y,,,\n3,C\n",
            ["3: column 'id': 'x' is no number", "4: A stands here again", "5: 2 cells, where 6"],
        ),
    ],
)
def test_a_row_that_does_not_fit_is_told_by_its_line(name: str, content: str, told: list[str], started: Start) -> None:
    begun = started(name, HEAD + content)

    assert begun.code == 1
    assert len(begun.told) == len(told)
    for line, begin_ in zip(heads(begun.told), told, strict=True):
        assert line.startswith(f"{name}:{begin_}")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "1: not JSON: "),
        ('[{"id": 1,}]', "1: not JSON: "),
        ('[{"id": 1}] x', "1: not JSON: something stands behind its end; correct it"),
        ("5", "1: not JSON: expected [ or {; correct it"),
        ("[]", "1: no code stands in it"),
        ("{}", "1: no code stands in it"),
        ('[{"id": 1, "name": "A"},\nnull]', "2: null is no code; write an object with its number, name and descr"),
        ('[{"id": 1, "name": "A"},\n[1]]', "2: a list is no code"),
        ('[{"id": 1, "name": "A"},\n\n{"id": 2, "name": "B", "id": 3}]', "3: repeated key 'id'; keep one"),
        ('[{"id": 1, "name": "A"},\n{"id": NaN, "name": "B"}]', "2: column 'id': 'NaN' is no number"),
        ('[{"id": 1, "name": "A"},\n{"id": true, "name": "B"}]', "2: column 'id': 'true' is no number"),
        (f'[{{"id": 1, "name": "A"}},\n{{"id": {"9" * 5000}, "name": "B"}}]', "2: column 'id': '99999"),
        ("[" * 100_000, "1: it is nested too deep; make it a list of objects"),
        ('[{"id": 1, "x": ' + "[" * 9000 + "]" * 9000 + "}]", "1: it is nested too deep"),
        ('{"A": 1,\n"A": 1}', "2: A stands here again, first in line 1, and so does its number; delete one"),
    ],
)
def test_json_that_does_not_fit_is_told_by_its_line(content: str, told: str, started: Start) -> None:
    begun = started("a.json", content)

    assert begun.code == 1
    assert [line for line in heads(begun.told) if not line.startswith(f"a.json:{told}")] == []
    assert len(begun.told) == 1


def test_a_number_that_has_two_names_keeps_both(started: Start) -> None:
    """With all that a second name can say; what it has from the first is not said again."""
    begun = started("a.csv", "id,name,description,severity\n1,A,x,high\n2,B,y,\n1,C,z,high\n")

    assert begun.sections["a"]["codes"][2] == {"id": "1", "name": "C", "alias_of": "A", "description": "z"}
    assert "a.csv: a number that has a name already gets a second one: line 4, C is 1" in begun.told


def test_a_second_name_stands_behind_its_first(started: Start) -> None:
    begun = started("a.csv", "id,name,description,group\n1,A,x,G\n2,B,x,H\n2,C,x,G\n")

    assert [[code["name"] for code in group["codes"]] for group in begun.sections["a"]["groups"]] == [["A"], ["B", "C"]]
    assert "a.csv: a second name stands with its first: line 4, this second name of 2 is in G, now in H" in begun.told


def test_groups_with_numbers_and_without(started: Start) -> None:
    begun = started("a.csv", "id,name,group,category id\n1,A,Foo bar,1\n2,B,Foo-Bar,1\n3,C,,-2\n")
    groups = begun.sections["a"]["groups"]

    assert [(group["id"], group["name"], len(group["codes"])) for group in groups] == [
        ("1", "FOO_BAR", 2),
        ("-2", "GROUP_MINUS_2", 1),
    ]
    assert "a.csv: groups are one whose names differ in signs alone: line 3, 'Foo-Bar' is FOO_BAR" in begun.told
    begun = started_again(started, "b.csv", "id,name,group,category id\n1,A,FOO,1\n2,B,,\n")
    assert [group["name"] for group in begun.sections["b"]["groups"]] == ["FOO", "UNGROUPED"]
    assert "b.csv: numbers of groups are left out, since not every row has one: line 2, 1" in begun.told
    assert "b.csv: rows that name no group stand in UNGROUPED: line 3, 2" in begun.told


def started_again(started: Start, name: str, content: str) -> Begun:
    import shutil

    shutil.rmtree("shop")
    return started(name, content)


def test_names_that_are_none_are_made_so_and_told(started: Start) -> None:
    long = "a" * 150
    begun = started(
        "a.csv",
        f'id,name,description\n1,"not-an identifier!",x\n2,404 Not Found,y\n3,日本,z\n4,Ünïcöde,v\n5,{long},t\n',
    )

    assert [(code["name"], code.get("wire_name")) for code in begun.sections["a"]["codes"]] == [
        ("NOT_AN_IDENTIFIER", "not-an identifier!"),
        ("CODE_404_NOT_FOUND", "404 Not Found"),
        ("Z", "日本"),
        ("UNICODE", "Ünïcöde"),
        ("A" * 100, long),
    ]
    assert any(line.startswith("a.csv: names become UPPER_SNAKE: line 2, 'not-an id") for line in begun.told)
    assert any(line.endswith(" (5 in all)") for line in begun.told)


def test_numbers_in_hexadecimal_stay_so_where_most_are(started: Start) -> None:
    begun = started("a.csv", "id,name\n0x00,A\n0x80000001,B\n12,C\n")

    assert [code["id"] for code in begun.sections["a"]["codes"]] == ["0x0", "0x80000001", "0xC"]
    assert begun.registry["kinds"] == {"code": {"title": "Codes", "ids": "uint32", "notation": "hexadecimal"}} or (
        begun.registry["kinds"] == {"a": {"title": "A codes", "ids": "uint32", "notation": "hexadecimal"}}
    )


def test_numbers_with_zeros_before_them_are_told(started: Start) -> None:
    begun = started("a.csv", "id,name\n007,A\n-08,B\n1,C\n")

    assert [code["id"] for code in begun.sections["a"]["codes"]] == ["7", "-8", "1"]
    assert "a.csv: numbers with zeros before them are decimal: line 2, 007 is 7; line 3, -08 is -8" in begun.told


def test_what_cannot_be_seen_is_taken_out_and_told(started: Start) -> None:
    begun = started("a.csv", "id,name,description\n1,A,a\x07b\u200bc\td\n")

    assert rows(begun.sections["a"]) == [("1", "A", "abc    d")]
    assert (
        "a.csv: what cannot be seen is taken out: line 2, U+0007 is not visible; line 2, U+200B is not visible"
        in begun.told
    )


def test_texts_that_yaml_could_take_for_something_else_stay_texts(started: Start) -> None:
    texts = [
        *("no", "true", "null", "~", "*x", "a #b", "a: b", "010", "2026-07-25", "0x10", "1.0", "- a", "'q'", "a:"),
        *("l1\n\n  l2", "a\\nb", "%x", "\N{GRINNING FACE} x", "{a}", "...", "---", "=", "<<", "a  b", "#x", "&a", "!t"),
        *("[a", "a, b", "`x`", "@x", "a'b\"c", ">", "| x", "? x", ": x", "a\\", "-", "1_000", "Ja", "(x)"),
    ]
    quoted = (text.replace('"', '""') for text in texts)
    content = "".join(f'{number},N{number},"{text}"\n' for number, text in enumerate(quoted))
    begun = started("a.csv", f"id,name,description\n{content}")

    assert [text for _, _, text in rows(begun.sections["a"])] == texts


def test_what_is_deprecated_is_so_from_the_first_version(started: Start) -> None:
    begun = started("a.csv", "id,name,since,deprecated\n1,A,1.0,no\n2,B,1.1,yes\n3,C,,use B\n4,D,,\n5,E,,0\n")

    assert [code.get("deprecated") for code in begun.sections["a"]["codes"]] == [
        None,
        {"since": "0.1.0", "reason": "retired"},
        {"since": "0.1.0", "reason": "retired", "note": "use B"},
        None,
        None,
    ]
    assert [code.get("since") for code in begun.sections["a"]["codes"]] == ["1.0", "1.1", None, None, None]


def test_columns_that_are_called_like_something_else_become_attributes_all_the_same(started: Start) -> None:
    """None of them meets what every target prints anyway."""
    columns = (
        *("kind", "section", "known", "range", "codes", "type", "default", "x y z", "toString", "__proto__"),
        *(
            "ordinal",
            "hash",
            "url",
            "count",
            "index",
            "self",
            "match",
            "\N{GRINNING FACE}",
            "name 2",
            "mask",
            "alias_of",
        ),
    )
    begun = started("a.csv", f"id,name,text,{','.join(columns)}\n1,A{',some text' * (len(columns) + 1)}\n", every=True)

    assert len(begun.registry["attributes"]) == len(columns)
    assert [line for line in begun.told if line.startswith("targets leaves out")] == []


def test_a_target_that_cannot_print_it_is_left_out_and_told(started: Start) -> None:
    begun = started("a.csv", "id,name,description\n1,A_1,x\n2,A1,y\n", every=True)

    assert "go" not in begun.registry["targets"]
    assert "python" in begun.registry["targets"]
    (line,) = (line for line in begun.told if line.startswith("targets leaves out go: "))
    assert line == (
        "targets leaves out go: codes/a.yaml:12: A1 is AA1 in Go, as another name, first in line 9; "
        "rename one of the two"
    )


@pytest.mark.parametrize(
    ("file", "section", "kind"),
    [
        ("http_statuses.csv", "http-statuses", "status"),
        ("ErrorCodes.csv", "error", "error"),
        ("codes.csv", "codes", "code"),
        ("1 2.csv", "codes", "code"),
        ("日本.csv", "codes", "code"),
        ("registry.csv", "registry-list", "registry"),
        ("con.csv", "con-list", "con"),
        ("classes.csv", "classes", "class"),
        ("a\"b'.csv", "a-b", "b"),
        (f"{'x' * 90}.csv", "x" * 60, "x" * 60),
    ],
)
def test_sections_are_called_after_their_file(file: str, section: str, kind: str, started: Start) -> None:
    begun = started(file, "id,name\n1,A\n", every=not file.isascii() or file[0] in "Erc")

    assert [(name, one["kind"]) for name, one in begun.sections.items()] == [(section, kind)]
    assert [line for line in begun.told if line.startswith("targets leaves out")] == []


def test_what_is_stated_is_not_guessed(started: Start) -> None:
    begun = started("data.csv", TABLE, stated=["--kind", "fault", "--section", "http-fault"])

    assert begun.registry["kinds"] == {"fault": "Fault codes"}
    assert begun.registry["sections"] == ["http-fault"]
    assert begun.sections["http-fault"]["kind"] == "fault"
    assert "data.csv: sections: http-fault of kind fault" in begun.told


@pytest.mark.parametrize(
    ("stated", "kind", "section"),
    [(("--kind", "reason"), "reason", "data"), (("--section", "voice-statuses"), "status", "voice-statuses")],
)
def test_what_is_not_stated_is_guessed_from_what_is(
    stated: tuple[str, str], kind: str, section: str, started: Start
) -> None:
    begun = started("data.csv", TABLE, stated=stated)

    assert [(name, one["kind"]) for name, one in begun.sections.items()] == [(section, kind)]
