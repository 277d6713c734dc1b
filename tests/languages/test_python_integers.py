# The printed enums are loaded while the tests run: mypy does not know them.
# mypy: disable-error-code="valid-type, untyped-decorator, misc"
"""Every integer is a number for the printed Python; pydantic takes every code, from wherever it comes."""

import enum
import json
from pathlib import Path
from typing import Any, Literal

import pydantic
import pytest
from vendored import codes

Error = codes.GeneralError


class Scalar:
    """An integer as numpy's are: equal to one and hashed like one, but no int."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value

    def __eq__(self, other: object) -> bool:
        return self.value == other

    def __hash__(self) -> int:
        return hash(self.value)


class Bare:
    """An integer by `__index__` alone."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class Subclass(int):
    """Somebody's own int."""


Foreign = enum.IntEnum("Foreign", {"SAME": 27, "OTHER": 99999, "GROUP": 1, "ZERO": 0, "LOWEST": -(2**31)})
INTEGERS = [int, Scalar, Bare, Subclass, Foreign]


class Refusing:
    """As an array of several numbers is: it has the method, and no answer."""

    def __index__(self) -> int:
        raise TypeError("only one number is an index")


@pytest.mark.parametrize("integer", INTEGERS)
def test_every_integer_is_a_number(integer: Any) -> None:
    assert Error(integer(27)) is Error.EC_ABSENT_SUBSCRIBER
    assert Error.get(integer(27)) is Error.EC_ABSENT_SUBSCRIBER
    assert Error.is_known(integer(27))
    assert codes.find_error(integer(27)) == (Error.EC_ABSENT_SUBSCRIBER,)
    assert codes.find_error(27, group=integer(1)) == (Error.EC_ABSENT_SUBSCRIBER,)
    assert codes.find_error_by_name("EC_ABSENT_SUBSCRIBER", group=integer(1)) == (Error.EC_ABSENT_SUBSCRIBER,)
    assert codes.GeneralErrorGroup(integer(1)) is codes.GeneralErrorGroup.HANDSET_ERRORS


@pytest.mark.parametrize("integer", INTEGERS)
def test_every_integer_can_be_an_open_code(integer: Any) -> None:
    code = Error(integer(99999))

    assert (code.known, code.name, code) == (False, "GeneralError(99999)", 99999)
    assert type(code.id) is int
    assert code is Error(99999)
    assert hash(code) == hash(99999)
    assert Error.get(integer(99999)) is None
    assert not Error.is_known(integer(99999))
    assert codes.find_error(integer(99999)) == ()
    assert Error(integer(-(2**31))).id == -(2**31)


@pytest.mark.parametrize("value", [True, False, "27", 27.5, None, b"27", [27], Refusing(), codes.GeneralStatus(27), 1j])
def test_what_is_no_integer_has_no_answer(value: Any) -> None:
    assert Error.get(value) is None
    assert not Error.is_known(value)
    assert codes.find_error(value) == ()


@pytest.mark.parametrize("value", ["99999", 99999.5, None, Refusing(), codes.GeneralStatus(99999)])
def test_what_is_no_integer_is_no_open_code(value: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid GeneralError"):
        Error(value)


@pytest.mark.prove
def test_numpy() -> None:
    import numpy

    for kind in (numpy.int8, numpy.int16, numpy.int32, numpy.int64, numpy.uint8, numpy.uint64):
        assert codes.find_error(kind(27)) == (Error.EC_ABSENT_SUBSCRIBER,)
        assert Error(kind(27)) is Error.EC_ABSENT_SUBSCRIBER
    assert Error(numpy.int64(99999)) is Error(99999)
    for value in (numpy.bool_(True), numpy.float64(27.5), numpy.array([27, 27]), numpy.str_("27")):
        assert codes.find_error(value) == ()


class Report(pydantic.BaseModel):
    error: Error
    others: list[Error] = []
    counts: dict[Error, int] = {}
    group: codes.GeneralErrorGroup | None = None


NUMBERS = [27, 99999, 0, -1, 2**31 - 1, -(2**31)]


@pytest.mark.parametrize("number", NUMBERS)
def test_pydantic_takes_known_and_unknown_codes_from_everywhere(number: int) -> None:
    text = f'{{"error": {number}, "others": [{number}], "counts": {{"{number}": 3}}, "group": {number}}}'
    expected = Report(error=Error(number), others=[Error(number)], counts={Error(number): 3}, group=number)

    assert Report.model_validate_json(text) == expected
    assert Report.model_validate(json.loads(text)) == expected
    assert type(expected.error) is Error
    assert type(next(iter(expected.counts))) is Error
    # As a query or a path brings it.
    adapter = pydantic.TypeAdapter(Error)
    assert adapter.validate_python(str(number)) is adapter.validate_strings(str(number))
    assert adapter.validate_python(Scalar(number)) == Error(number)
    assert json.loads(expected.model_dump_json()) == json.loads(text)
    assert Report.model_validate_json(expected.model_dump_json()) == expected
    assert expected.model_dump()["error"] == number
    assert json.loads(adapter.dump_json(Error(number))) == number


@pytest.mark.parametrize("value", [True, "x", "", "27.5", 27.5, None, [], codes.GeneralStatus(27)])
def test_pydantic_refuses_what_is_no_code(value: Any) -> None:
    with pytest.raises(pydantic.ValidationError):
        Report(error=value)


def test_pydantic_in_strict_mode_takes_numbers_alone() -> None:
    adapter = pydantic.TypeAdapter(Error, config=pydantic.ConfigDict(strict=True))

    assert adapter.validate_python(99999) is Error(99999)
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python("27")


def test_the_json_schema_of_a_model_is_open() -> None:
    modes: tuple[Literal["validation", "serialization"], ...] = ("validation", "serialization")
    for mode in modes:
        schema = Report.model_json_schema(mode=mode)
        assert schema["properties"]["error"] == {"title": "Error", "type": "integer"}
        assert "enum" not in json.dumps(schema)


def client() -> Any:
    """One that asks an application of FastAPI, which takes codes in query, path and body."""
    from fastapi import FastAPI
    from fastapi.testclient import TestClient

    app = FastAPI()

    @app.get("/query")
    def query(code: Error) -> Any:
        return code

    @app.get("/path/{code}")
    def path(code: Error) -> Any:
        return code

    @app.post("/body")
    def body(report: Report) -> Any:
        return report

    return TestClient(app)


@pytest.mark.prove
@pytest.mark.parametrize("number", NUMBERS)
def test_fastapi_takes_every_code_in_query_path_and_body(number: int) -> None:
    asking = client()
    assert asking.get(f"/query?code={number}").json() == number
    assert asking.get(f"/path/{number}").json() == number
    assert asking.post("/body", json={"error": number, "counts": {str(number): 1}}).json()["error"] == number
    assert asking.get("/query?code=x").status_code == 422
    assert "enum" not in json.dumps(asking.get("/openapi.json").json())


@pytest.mark.prove
@pytest.mark.parametrize("text", ["true", "27.5", "x", "%20", "1e3", "0x1B", "null"])
def test_fastapi_refuses_what_is_no_code(text: str) -> None:
    asking = client()
    content = f'{{"error": {text}}}' if text in ("true", "27.5", "null") else f'{{"error": "{text}"}}'
    answers = [
        asking.get(f"/query?code={text}"),
        asking.get(f"/path/{text}"),
        asking.post("/body", content=content, headers={"content-type": "application/json"}),
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 422]


def test_the_printed_package_needs_no_pydantic() -> None:
    texts = [path.read_text("utf-8") for path in Path(codes.__file__).parent.glob("*.py")]

    assert [text for text in texts if "\nimport pydantic" in text or "\nfrom pydantic" in text] == []
