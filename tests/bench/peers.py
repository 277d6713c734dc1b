"""What others print of the same 250 codes: nothing in, a Markdown table out. It takes minutes, and no program runs it.

Each peer is given the codes in its own input, with every fact that this has a place for, and prints Python. Peers are
installed below a temporary folder, from PyPI and npm: nothing of them is needed here.
"""

import json
import os
import re
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from measure import ENVIRONMENT, ROOT, Command, least_costs
from registry import write_registry

sys.path.append(str(ROOT))

from generator.model import Code, Registry, Section  # the checkout has to be on the path first
from generator.reading.spec import read_spec

CODES, RUNS = 250, 5
# As of the table in docs/speed.md.
ON_PYPI = ("linkml==1.12.1", "datamodel-code-generator==0.89.0")
ON_NPM = "quicktype@26.0.0"
OURS = "enumerant"
# A module and the name of an enum in; what becomes of a number, or a name, that the enum does not list.
UNKNOWN = """
import importlib, sys
module = importlib.import_module(sys.argv[1])
enum = getattr(module, sys.argv[2])
try:
    kept = enum(99999 if sys.argv[3] == "number" else "EC_NEWER")
except Exception:
    kept = None
print("kept" if kept is not None else "refused")
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that prints Python: what it is called, what it runs, and where its modules and their first enum are.

    `asks` is what its enums are made of, numbers or names; `environment` finds what the printed modules import.
    """

    name: str
    command: Command
    folder: Path
    module: str
    enum: str
    asks: str
    python: str = sys.executable


def main() -> None:
    """Install the peers, let them print, measure, and print the table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        spec = folder / "spec"
        write_registry(spec, CODES, five=True)
        registry = read_spec(spec).registry
        if registry is None:
            raise SystemExit("the registry of the benchmark is wrong")
        peers = [_ours(folder, spec), *_of_python(folder, registry), _quicktype(folder, registry)]
        costs = least_costs({peer.name: peer.command for peer in peers}, RUNS)
        print("| | time to ours | names | numbers | texts | actions | groups | attributes | unknown number |")
        print("| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | :--- |")
        for peer in peers:
            ratio = costs[peer.name].cpu / costs[OURS].cpu
            print(f"| {peer.name} | {ratio:.1f} | {' | '.join(_kept(peer, registry))} | {_unknown(peer)} |")


def _ours(folder: Path, spec: Path) -> Peer:
    arguments = [
        "-m",
        "generator",
        "generate",
        "--spec",
        str(spec),
        "--target",
        "python",
        "--out",
        str(folder / "ours"),
    ]
    command = Command(arguments, empty=folder / "ours")
    return Peer(OURS, command, folder / "ours" / "python", "bench_codes", "Part0Status", "number")


def _of_python(folder: Path, registry: Registry) -> Iterator[Peer]:
    """LinkML and datamodel-code-generator, each in one environment with what the printed modules import."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", *ON_PYPI], check=True)
    for name, input_of in (("linkml", _linkml), ("models", _schema)):
        folder.joinpath(name).mkdir()
        folder.joinpath(name, "input.json").write_text(json.dumps(input_of(registry)), "utf-8")
    given, out = str(folder / "linkml" / "input.json"), folder / "linkml" / "codes.py"
    # It prints on the standard output alone.
    printed = f"exec {folder / 'venv' / 'bin' / 'gen-python'} --no-metadata {given} > {out}"
    command = Command(["-c", printed], program="/bin/sh", folder=folder)
    yield Peer("LinkML", command, out.parent, "codes", "Part0Status", "name", str(python))
    given, out = str(folder / "models" / "input.json"), folder / "models" / "codes.py"
    arguments = ["-m", "datamodel_code_generator", "--input", given, "--input-file-type", "jsonschema"]
    arguments += ["--output", str(out), "--output-model-type", "pydantic_v2.BaseModel", "--disable-timestamp"]
    arguments += ["--formatters", "black", "isort"]
    # It warns of what later versions may do.
    quiet = {**ENVIRONMENT, "PYTHONPATH": "", "PYTHONWARNINGS": "ignore"}
    command = Command(arguments, program=str(python), folder=folder, environment=quiet)
    yield Peer("datamodel-code-generator", command, out.parent, "codes", "Part0Status", "number", str(python))


def _quicktype(folder: Path, registry: Registry) -> Peer:
    """Of enums it takes those of texts alone, so it is given the names."""
    home = folder / "quicktype"
    home.mkdir()
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", ON_NPM], cwd=home, check=True)
    home.joinpath("input.json").write_text(json.dumps(_schema(registry, numbers=False)), "utf-8")
    arguments = ["--src-lang", "schema", "--lang", "python", "--python-version", "3.7"]
    arguments += ["--src", str(home / "input.json"), "--out", str(home / "codes.py")]
    command = Command(arguments, program=str(home / "node_modules" / ".bin" / "quicktype"), folder=home)
    return Peer("quicktype", command, home, "codes", "Part0Status", "name")


def _enum_name(section: Section) -> str:
    return "".join(word.capitalize() for word in section.name.split("-"))


def _linkml(registry: Registry) -> dict[str, Any]:
    """A schema of LinkML: an enum a section, and what a permissible value has no key for as annotations."""
    return {
        "id": "https://codes.invalid/bench",
        "name": "bench",
        "prefixes": {"linkml": "https://w3id.org/linkml/"},
        "imports": ["linkml:types"],
        "default_range": "string",
        "enums": {
            _enum_name(section): {
                "description": section.description,
                "permissible_values": {code.name: _permissible(code) for code in section.codes},
            }
            for section in registry.sections
        },
    }


def _permissible(code: Code) -> dict[str, Any]:
    facts = {"id": code.id, "action": code.action, "group": code.group.name if code.group else None, **code.facts}
    said = {key: value if isinstance(value, (int, str)) else str(value) for key, value in facts.items()}
    return {"description": code.description, "annotations": said}


def _schema(registry: Registry, numbers: bool = True) -> dict[str, Any]:
    """A JSON Schema: an enum a section, its names and texts in the keys that generators agree on."""
    definitions = {
        _enum_name(section): {
            "title": _enum_name(section),
            "description": section.description,
            "type": "integer" if numbers else "string",
            "enum": [code.id if numbers else code.name for code in section.codes],
            "x-enum-varnames": [code.name for code in section.codes],
            "x-enum-descriptions": [code.description for code in section.codes],
        }
        for section in registry.sections
    }
    fields = {f"field{number}": {"$ref": f"#/definitions/{name}"} for number, name in enumerate(definitions)}
    return {"title": "Report", "type": "object", "properties": fields, "definitions": definitions}


def _kept(peer: Peer, registry: Registry) -> Iterator[str]:
    """How many in a hundred of the facts that are stated stand in what was printed: those of a code behind its name."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(peer.folder.rglob("*.py")))
    codes = [code for section in registry.sections for code in section.codes]
    parts: dict[str, str] = {}
    # What is said of a code ends where the next begins.
    for name, said in re.findall(r"\b(EC_[A-Z_]+_\d+)\b(.*?)(?=\bEC_[A-Z_]+_\d+\b|\Z)", text, re.DOTALL):
        parts[name] = parts.get(name, "") + said
    asked: tuple[Callable[[Code, str], bool | None], ...] = (
        lambda code, said: True,
        lambda code, said: re.search(rf"\b{code.id}\b", said.replace(f"message {code.id} ", "")) is not None,
        lambda code, said: f"message {code.id} " in said,
        lambda code, said: code.action[:20] in said if code.action else None,
        lambda code, said: re.search(rf"\b{code.group.name}\b", said) is not None if code.group else None,
        lambda code, said: all(name in said for name in code.facts) if code.facts else None,
    )
    for ask in asked:
        found = [ask(code, parts[code.name]) if code.name in parts else False for code in codes]
        stated = [one for one in found if one is not None]
        yield f"{100 * sum(stated) // len(stated)} %"


def _unknown(peer: Peer) -> str:
    """What becomes of a number that is not listed."""
    command = [peer.python, "-c", UNKNOWN, peer.module, peer.enum, peer.asks]
    environment = {**ENVIRONMENT, "PYTHONPATH": os.fspath(peer.folder)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


if __name__ == "__main__":
    main()
