"""What the version of a registry has to say of its changes."""

from dataclasses import replace

import pytest
from edits import read, registry

from generator.comparing.change import Change, Verdict
from generator.comparing.versions import least_version, version_fault
from generator.errors import Location


@pytest.mark.parametrize(
    ("old", "gravest", "least"),
    [
        ("1.2.3", Verdict.FORBIDDEN, "2.0.0"),
        ("1.2.3", Verdict.MAJOR, "2.0.0"),
        ("1.2.3", Verdict.MINOR, "1.3.0"),
        ("1.2.3", Verdict.PATCH, "1.2.4"),
        # Before 1.0.0 the second number is the first that counts.
        ("0.2.3", Verdict.MAJOR, "0.3.0"),
        ("0.2.3", Verdict.MINOR, "0.2.4"),
        ("0.2.3", Verdict.PATCH, "0.2.4"),
        ("0.0.3", Verdict.FORBIDDEN, "0.1.0"),
        ("9.99.9", Verdict.MINOR, "9.100.0"),
    ],
)
def test_the_least_version(old: str, gravest: Verdict, least: str) -> None:
    assert least_version(old, gravest) == least


@pytest.mark.parametrize(
    ("old", "new", "gravest", "fault"),
    [
        ("1.0.0", "1.0.0", None, None),
        ("1.0.0", "0.9.0", None, "version 0.9.0 follows 1.0.0; never lower a version"),
        ("1.0.0", "1.0.0", Verdict.PATCH, "version 1.0.0 follows 1.0.0 with a patch change; say 1.0.1 or more"),
        ("1.0.0", "1.0.9", Verdict.MINOR, "version 1.0.9 follows 1.0.0 with a minor change; say 1.1.0 or more"),
        ("1.9.0", "1.10.0", Verdict.MINOR, None),
        ("1.9.0", "2.0.0", Verdict.PATCH, None),
        ("1.9.0", "2.0.0", Verdict.FORBIDDEN, None),
        (None, "0.1.0", Verdict.MAJOR, None),
        (None, None, Verdict.MAJOR, None),
        (
            "1.0.0",
            None,
            Verdict.PATCH,
            "there is no version; it was 1.0.0; say one that is greater, or 1.0.0 if nothing has changed",
        ),
    ],
)
def test_a_version_that_does_not_do(
    old: str | None, new: str | None, gravest: Verdict | None, fault: str | None
) -> None:
    before, today = (replace(read(registry()), version=version) for version in (old, new))
    changes = [] if gravest is None else [Change("texts-changed", gravest, Location("file"), "a", "b")]
    found = version_fault(before, today, changes)

    assert (found and f"{found.wrong}; {found.cure}") == fault
