"""A target's proof.yaml in, how the target is proven out: nothing but the tests reads it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator

from generator.errors import EnumerantError, Fault, Location
from generator.reading.source import read_document
from generator.targets.folders import TEMPLATES
from generator.targets.target import Target

PROOF = "proof.yaml"
_SCHEMA = Draft202012Validator(json.loads(Path(__file__).with_name("proof.json").read_text("utf-8")))
Commands = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """How a target is proven; templates come with the path they are printed to, beside the printed folder's content.

    `format` finds nothing to change there. `conformance` builds and runs the driver. The commands of `mix` pass, unless
    its template puts a code of one kind where another's belongs. Those of `program` build and run a program that uses
    what is printed and stands at `program`. The last command of `surface` prints every exported name.
    """

    driver: tuple[str, str] | None
    mix: tuple[str, str] | None
    program: str | None
    surface: tuple[str, str] | None
    format: Commands
    conformance: Commands
    mix_commands: Commands
    program_commands: Commands
    surface_commands: Commands

    @property
    def tools(self) -> frozenset[str]:
        """The programs that the commands run."""
        commands = (*self.format, *self.conformance, *self.mix_commands)
        commands = (*commands, *self.program_commands, *self.surface_commands)
        return frozenset(command[0] for command in commands)


def proof_of(target: Target) -> Proof:
    """How a target of the tool is proven."""
    return read_proof(TEMPLATES / target.name)


def is_proven(target: Target) -> bool:
    """Whether a target of the tool says how."""
    return TEMPLATES.joinpath(target.name, PROOF).is_file()


@cache
def read_proof(folder: Path) -> Proof:
    """Read the proof of the target in a folder; whatever is wrong with it is told as of any other file."""
    document = read_document(folder / PROOF, str(folder / PROOF))
    faults = [] if document.findings else [*_faults(document.data, folder)]
    findings = [*document.findings, *document.find(faults)]
    if findings:
        raise EnumerantError(*findings)
    return _proof(document.data)


def _faults(data: Any, folder: Path) -> Iterator[Fault]:
    where = Location(str(folder / PROOF))
    errors = list(_SCHEMA.iter_errors(data))
    for error in errors:
        yield Fault(where.at(*error.instance_path), error.message, "tests/support/proof.json says what may stand there")
    templates = {} if errors else {key: data[key]["template"] for key in ("driver", "mix", "surface") if key in data}
    for key, template in templates.items():
        if not folder.joinpath(template).is_file():
            yield Fault(where.at(key, "template"), f"there is no template {template}", "write it or correct the name")


def _proof(data: Any) -> Proof:
    mix, program, surface = (data.get(key, {}) for key in ("mix", "program", "surface"))
    return Proof(
        driver=_printed(data.get("driver")),
        mix=_printed(mix),
        program=program.get("path"),
        surface=_printed(surface),
        format=_commands(data.get("format", ())),
        conformance=_commands(data.get("conformance", ())),
        mix_commands=_commands(mix.get("commands", ())),
        program_commands=_commands(program.get("commands", ())),
        surface_commands=_commands(surface.get("commands", ())),
    )


def _printed(data: dict[str, Any] | None) -> tuple[str, str] | None:
    return (data["template"], data["path"]) if data else None


def _commands(data: Iterable[list[str]]) -> Commands:
    return tuple(map(tuple, data))
