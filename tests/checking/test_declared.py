"""What registry.yaml says: its license, and its targets beside those that are asked for."""

from pathlib import Path

import pytest
from bad_registries import REGISTRY, heads, refusal, write_registry

from generator.cli import main

LIKE = "write it like MIT, or LicenseRef-Own if it is none of SPDX's list"


@pytest.mark.parametrize(
    ("license", "cure"),
    [
        ("The MIT license", "did you mean 'MIT'?"),
        ("The mit licence", "did you mean 'MIT'?"),
        ("Apache 2.0", "did you mean 'Apache-2.0'?"),
        ("BSD 3-Clause License", "did you mean 'BSD-3-Clause'?"),
        ("Apache License, Version 2.0", "did you mean 'Apache-2.0'?"),
        # Not Unlicense, which is nearest in letters.
        ("MIT License", "did you mean 'MIT'?"),
        ("Zlib license", LIKE),
        ("MIT or ISC", "write AND or OR between them: MIT OR ISC"),
        ("MIT/Apache-2.0", "write AND or OR between them: MIT OR Apache-2.0"),
        ("MIT, Apache-2.0", "write AND or OR between them: MIT OR Apache-2.0"),
        # Brackets that are not closed, or not opened, and what stands between nothing.
        ("(MIT", "did you mean 'MIT'?"),
        ("MIT)", "did you mean 'MIT'?"),
        (")MIT(", "did you mean 'MIT'?"),
        ("MIT AND", "did you mean 'MIT'?"),
        ("()", LIKE),
        ("WITH", LIKE),
        ("EUPL-1.2 WITH (GCC-exception-3.1)", LIKE),
        ("EUPL-1.2 WITH a WITH b", LIKE),
        ("All rights reserved", LIKE),
        ("Proprietary!", LIKE),
        ("*/ ?> -->", LIKE),
        ("../EUPL", LIKE),
        ("EUPL++", LIKE),
    ],
)
def test_what_is_no_license(license: str, cure: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registry = REGISTRY.replace("title: Bad codes", f'title: Bad codes\nlicense: "{license}"')
    spec = write_registry(tmp_path, {"registry.yaml": registry})

    assert heads(refusal(spec, capsys)) == [
        f"registry.yaml:3:10: license: '{license}' is not an SPDX expression; {cure}"
    ]


@pytest.mark.parametrize(
    "license",
    [
        "MIT",
        "mit",
        "EUPL-1.2",
        "GPL-2.0+",
        "UNLICENSED",
        "MIT OR Apache-2.0",
        "(MIT OR Apache-2.0) AND ((0BSD))",
        "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT",
        "LicenseRef-Acme.Terms-3",
        "DocumentRef-acme:LicenseRef-Terms AND MIT",
    ],
)
def test_what_may_be_a_license(license: str, tmp_path: Path) -> None:
    registry = REGISTRY.replace("title: Bad codes", f'title: Bad codes\nlicense: "{license}"')
    spec = write_registry(tmp_path, {"registry.yaml": registry})

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out"), "--target", "python"]) == 0


@pytest.mark.parametrize(
    ("targets", "asked", "expected"),
    [
        # One slip is one finding, whatever the target is called in full.
        ("phyton", ["python"], ["7:11: there is no target phyton; did you mean 'python'?"]),
        ("py", ["python"], ["7:11: there is no target py; did you mean 'python'? targets there are: {all}"]),
        ("markdown, phyton", ["python"], ["7:21: there is no target phyton; did you mean 'python'?"]),
        # What is left out beside it is another cause.
        (
            "phyton",
            ["python", "go"],
            [
                "7:10: targets leaves out go, which is asked for; add go to it",
                "7:11: there is no target phyton; did you mean 'python'?",
            ],
        ),
        ("markdown", ["go"], ["7:10: targets leaves out go, which is asked for; add go to it"]),
        (
            "markdown",
            ["go", "rust"],
            ["7:10: targets leaves out go and rust, which are asked for; add them to it"],
        ),
    ],
)
def test_a_target_that_is_asked_for_is_among_the_registrys(
    targets: str, asked: list[str], expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write_registry(
        tmp_path, {"registry.yaml": REGISTRY.replace("[jsonschema, markdown, python]", f"[{targets}]")}
    )
    arguments = [argument for name in asked for argument in ("--target", name)]

    assert main(["check", "--spec", str(spec), "--out", str(tmp_path / "out"), *arguments]) == 1
    told = heads(capsys.readouterr().err.replace(f"{spec}/", ""))
    begin = [finding.partition("{all}")[0] for finding in expected]
    assert len(told) == len(expected)
    assert all(finding.startswith(f"registry.yaml:{one}") for finding, one in zip(told, begin, strict=True)), told


TARGETS = (
    "targets there are: catalog, csharp, go, html, java, jsonschema, kotlin, markdown, openapi, php, protobuf, python, "
    "ruby, rust, sql, typescript"
)
BOTH = "fault: Faults\n  signal: Signals"
PAYLOAD = "{title: Some, payload: {object: error, id: code"
OF_ALL = {"    kinds: [fault]\n": ""}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"[fault]": "[zebra]"}, ["13:13: there is no kind zebra; kinds there are: fault, signal"]),
        ({"sources:": "packages: {cobol: acme}\nsources:"}, [f"8:12: there is no target cobol; {TARGETS}"]),
        ({"[jsonschema,": "[cobol,"}, [f"7:11: there is no target cobol; {TARGETS}"]),
        # What a payload names already is not shown.
        (
            {"fault: Faults": f"fault: {PAYLOAD}, name: text, zebra: z}}}}"},
            [
                "4:71: unknown key 'zebra'; allowed are description, action, group_id, group_name, retriable; "
                "or declare it in attributes"
            ],
        ),
        # Each slip of a fact is one of its own payload; one of an attribute may be the declaration's: told once.
        (
            {BOTH: f"fault: {PAYLOAD}, nmae: text}}}}\n  signal: {PAYLOAD}, nmae: text}}}}"},
            ["4:59: unknown key 'nmae'; did you mean 'name'?", "5:60: unknown key 'nmae'; did you mean 'name'?"],
        ),
        (
            {BOTH: f"fault: {PAYLOAD}, retryable: r}}}}\n  signal: {PAYLOAD}, retryable: r}}}}", **OF_ALL},
            ["4:59: unknown key 'retryable'; did you mean 'retriable'? (1 more like this, in line 5)"],
        ),
    ],
)
def test_what_registry_yaml_names_is_declared(
    changes: dict[str, str], expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry = REGISTRY
    for old, new in changes.items():
        registry = registry.replace(old, new)
    spec = write_registry(tmp_path, {"registry.yaml": registry})

    assert heads(refusal(spec, capsys)) == [f"registry.yaml:{finding}" for finding in expected]
