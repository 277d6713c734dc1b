"""What is said of a code beside it, and the numbers of attributes: by hand, of the registry of notions."""

import pytest
from proofs import NOTIONS

from generator.printing.views.attributes import numbered
from generator.printing.views.documentation import fact_lines

REGISTRY = NOTIONS.registry()
CODES = {code.qualified_name: code for section in REGISTRY.sections for code in section.codes}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "reason/UNSPECIFIED",
            [
                "Group: FAILURE",
                "Wire name: Unspecified error",
                "Try again: no",
                "Whose doing: far-end",
                "HTTP status: 500",
            ],
        ),
        (
            "device-fault/OVERHEATED",
            [
                "Group: HARDWARE",
                "Wire name: Overheated!",
                "Try again: yes",
                "Whose doing: THE_NETWORK",
                "Seen: lab, field",
                "Spec url: https://codes.example/spec?a=1&b=(2)",
                "Versions: 1, 2",
                "Final: no",
            ],
        ),
        ("device-fault/CRASHED", ["Groups: SOFTWARE, HARDWARE", "Try again: no", "Versions: 3", "Final: yes"]),
        # All else is its member's.
        ("device-fault/HOT", ["Wire name: Hot"]),
        ("device-fault/WARM", []),
        ("odd-fault/ODD", ["Try again: no", "Versions: 1"]),
        ("plain/NOTHING", []),
    ],
)
def test_what_is_said_of_a_code(code: str, expected: list[str]) -> None:
    assert [*fact_lines(CODES[code], REGISTRY)] == expected


def test_attributes_are_numbered_by_their_places() -> None:
    assert [(number, one.name) for number, one in numbered(REGISTRY, 101)] == [
        (101, "retriable"),
        (102, "blame"),
        (103, "seen"),
        (104, "http_status"),
        (105, "spec_url"),
        (106, "product"),
        (107, "versions"),
        (108, "final"),
    ]
