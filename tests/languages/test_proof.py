"""What is told about a proof.yaml that is not as it should be."""

from pathlib import Path

import pytest
from proof import PROOF, read_proof

from generator.errors import EnumerantError

RIGHT = """\
driver: {template: driver.j2, path: driver.py}
mix: {template: mix.j2, path: mix.py, commands: [[mypy, mix.py]]}
format:
  - [black, "."]
"""


def write_proof(folder: Path, text: str) -> Path:
    folder.joinpath(PROOF).write_text(text, "utf-8")
    for name in ("driver.j2", "mix.j2"):
        folder.joinpath(name).touch()
    return folder


def test_a_proof_is_read(tmp_path: Path) -> None:
    proof = read_proof(write_proof(tmp_path, RIGHT))

    assert (proof.driver, proof.mix, proof.program) == (("driver.j2", "driver.py"), ("mix.j2", "mix.py"), None)
    assert (proof.format, proof.conformance, proof.program_commands) == ((("black", "."),), (), ())
    assert proof.tools == {"black", "mypy"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("format:", "formats:", "1:1: Additional properties are not allowed ('formats' was unexpected)"),
        ('  - [black, "."]', "  []", "4:3: [] has less than 1 item"),
        ('[black, "."]', "[]", "4:5: [] has less than 1 item"),
        ('[black, "."]', "black", '4:5: "black" is not of type "array"'),
        ('"."', "true", '4:13: true is not of type "string"'),
        (", commands: [[mypy, mix.py]]", "", '2:6: "commands" is a required property'),
        ("path: driver.py", "path: ../driver.py", '1:37: "../driver.py" does not match'),
        ("template: driver.j2", "template: drive.j2", "1:20: there is no template drive.j2"),
        ("template: mix.j2", "template: nix.j2", "2:17: there is no template nix.j2"),
        ("format:", "format: &all", "3:9: anchor &all is not allowed"),
        ("format:", "driver: {}\nformat:", "3:1: repeated key 'driver', first in line 1"),
        (RIGHT, "", "1:1: null is not of type"),
        (RIGHT, "{}\n", "1:1: {} has less than 1 property"),
    ],
)
def test_a_faulty_proof_fails(old: str, new: str, expected: str, tmp_path: Path) -> None:
    folder = write_proof(tmp_path, RIGHT.replace(old, new, 1))

    with pytest.raises(EnumerantError) as told:
        read_proof(folder)
    assert str(told.value).startswith(f"{folder / PROOF}:{expected}")


def test_a_proof_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnumerantError, match=PROOF):
        read_proof(tmp_path)
