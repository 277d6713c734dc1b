"""Casings and forms."""

import pytest

from generator.targets.naming import camel, kebab, pascal, snake, speller, upper_pascal, upper_snake


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NOT_FOUND", ("NotFound", "notFound", "not_found", "NOT_FOUND", "not-found")),
        ("EC_0", ("Ec0", "ec0", "ec_0", "EC_0", "ec-0")),
        ("NO", ("No", "no", "no", "NO", "no")),
        ("EC_2FA_OTP", ("Ec2faOtp", "ec2faOtp", "ec_2fa_otp", "EC_2FA_OTP", "ec-2fa-otp")),
        ("general-error", ("GeneralError", "generalError", "general_error", "GENERAL_ERROR", "general-error")),
    ],
)
def test_casings(name: str, expected: tuple[str, ...]) -> None:
    assert (pascal(name), camel(name), snake(name), upper_snake(name), kebab(name)) == expected


@pytest.mark.parametrize(
    ("form", "name", "expected"),
    [
        ("{pascal}Group", "general-error", "GeneralErrorGroup"),
        ("find_{snake}_by_name", "status", "find_status_by_name"),
        ("{name}", "general-error", "general-error"),
        ("{flat}", "general-error", "generalerror"),
        ("{first}", "general-error", "general"),
        ("{section_pascal}{pascal}", "EC_NO_RESPONSE", "MainFaultEcNoResponse"),
    ],
)
def test_forms(form: str, name: str, expected: str) -> None:
    assert speller(form)(name, "main-fault") == expected


@pytest.mark.parametrize(
    ("form", "name", "expected"),
    [
        ("{pascal}", "EC_USER_ID", "EcUserID"),
        ("{camel}", "ID_OF_URL", "idOfURL"),
        ("{camel}", "USER_ID", "userID"),
        ("{pascal}", "IDLE", "Idle"),
    ],
)
def test_acronyms(form: str, name: str, expected: str) -> None:
    assert speller(form, frozenset(("ID", "URL")))(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("general-error", "GENERAL_ERROR"),
        ("http_2", "HTTP2"),
        ("http_2_x", "HTTP2X"),
        ("ec_2fa_otp", "EC2FA_OTP"),
        ("x_y", "XY"),
        ("a-b-cd", "AB_CD"),
        ("x1_ab", "X1_AB"),
        ("ab_x", "AB_X"),
    ],
)
def test_the_words_of_a_pascal_spelling(name: str, expected: str) -> None:
    assert upper_pascal(name) == expected
