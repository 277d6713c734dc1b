"""Proving a target: what is printed, its driver and its tools in; what each step has to say out."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from batch import write_batch
from proof import Commands, is_proven, proof_of
from trees import copied

from generator.checking.notions import NOTIONS as NOTIONS_THERE_ARE
from generator.cli import main
from generator.model import Attribute, Code, Registry, Value
from generator.printing.render import Renderer
from generator.printing.views.attributes import attributes
from generator.reading.spec import read_spec
from generator.targets.folders import TEMPLATES, target_names
from generator.targets.giving_way import giving_way
from generator.targets.manifest import read_targets
from generator.targets.target import Target

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
TOOLCHAINS = TESTS / "toolchains"
VECTORS = TESTS / "conformance" / "vectors.tsv"
SAMPLE_VECTORS = TESTS / "conformance" / "sample.tsv"
NOTIONS_VECTORS = TESTS / "conformance" / "notions.tsv"
# A program a target, in its language, that fails if an answer is wrong.
ANSWERS = {path.stem: path for path in TESTS.joinpath("conformance", "answers").iterdir()}
# What each target exports of NOTIONS, a name a line.
SURFACES = TESTS / "golden_surface"
NO_VECTORS = "by\tin\task\tanswers\n"

# The environment's own tools, what PyPI packages bring along, npm's, what Debian keeps off the path, the machine's.
_FOLDERS = (
    Path(sys.executable).parent,
    *sorted(Path(sysconfig.get_path("purelib")).glob("*/bin")),
    TOOLCHAINS / "node_modules" / ".bin",
    TOOLCHAINS / "node_modules" / "kotlin-compiler" / "bin",
    *sorted(Path("/usr/lib/postgresql").glob("15/bin")),
)
PATH = os.pathsep.join((*map(str, _FOLDERS), os.environ["PATH"]))
ENVIRONMENT = {
    **os.environ,
    "PATH": PATH,
    # Nothing is fetched while proving, and nothing is written beside the copies.
    "GOFLAGS": "-mod=mod",
    "GOPROXY": "off",
    "GOTOOLCHAIN": "local",
    "CARGO_NET_OFFLINE": "true",
    "CARGO_HOME": str(TOOLCHAINS / "cargo"),
    "REDOCLY_TELEMETRY": "off",
    "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
    "PYTHONDONTWRITEBYTECODE": "1",
    # Where a proof's own programs are.
    "TOOLCHAINS": str(TOOLCHAINS),
}


@dataclass(frozen=True)
class Printed:
    """A registry and the folder that holds it printed."""

    name: str
    spec: Path
    out: Path

    def registry(self) -> Registry:
        registry = read_spec(self.spec).registry

        assert registry is not None
        return registry


REAL = Printed("registry", ROOT / "spec", ROOT / "generated")
SAMPLE = Printed("sample", TESTS / "sample", TESTS / "golden")
# All that only some registries state, for the targets that print all of it.
NOTIONS = Printed("notions", TESTS / "notions", TESTS / "golden_notions")
# What each of these is about stands in its registry.yaml.
LONE, TWINS, OWN_WORDS = (TESTS / "small" / name for name in ("lone", "twins", "own"))


def lone_but(old: str, new: str, folder: Path) -> Path:
    """The smallest registry with something else in its place, written to a new folder; the folder."""
    folder.mkdir(parents=True)
    for path in LONE.iterdir():
        folder.joinpath(path.name).write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return folder


def printed(spec: Path, folder: Path, *targets: str) -> Printed:
    """Print a registry below a folder, for all targets or these."""
    out = folder / "out"
    chosen = [word for target in targets for word in ("--target", target)]

    with redirect_stdout(StringIO()):
        assert main(["generate", "--spec", str(spec), "--out", str(out), *chosen]) == 0
    return Printed(spec.name, spec, out)


def printed_batch(folder: Path) -> Printed:
    """Very many hostile texts, as every target prints them."""
    spec = folder / "batch"
    spec.mkdir()
    write_batch(spec)
    return printed(spec, folder)


def prints_all(target: Target, spec: Path) -> bool:
    """Whether a target prints all that a registry states; one that does not refuses it."""
    return target.prints.issuperset(_stated(spec))


@cache
def _stated(spec: Path) -> frozenset[str]:
    """What of the notions a registry states."""
    registry = read_spec(spec).registry
    assert registry is not None
    return frozenset(notion.name for notion in NOTIONS_THERE_ARE if any(True for _ in notion.stated(registry)))


Done = subprocess.CompletedProcess[str]


def targets() -> list[Target]:
    """Every target that says how it is proven."""
    found, findings = read_targets(TEMPLATES, target_names(TEMPLATES))

    assert findings == []
    return [target for target in found if is_proven(target)]


# What tests/requirements.txt brings: a target that needs no more is proven in every run.
_EVERYWHERE = frozenset(("python",))


def param(target: Target, *more: object, id: str = "") -> ParameterSet:
    """A target for a test; proving it takes long, or needs tools that have to be installed, unless Python is enough."""
    marks = () if proof_of(target).tools <= _EVERYWHERE else (pytest.mark.prove,)
    return pytest.param(target, *more, id=id or target.name, marks=marks)


def missing_tools(tools: Iterable[str]) -> list[str]:
    """Those of the programs that this machine lacks; one that is found but does not run is lacking too."""
    tools = sorted(tools)
    with ThreadPoolExecutor() as pool:
        return [wrong for wrong in pool.map(_wrong_with, tools) if wrong]


# How a program says its version, one of these; where the first two cost seconds, it is asked the right way at once.
_ASK = ("--version", "version", "-version")
_ASK_AT_ONCE = {"kotlinc": ("-version",)}


@cache
def _wrong_with(tool: str) -> str | None:
    program = shutil.which(tool, path=PATH)
    if program is None:
        return tool
    if any(_answers(program, ask) for ask in _ASK_AT_ONCE.get(tool, _ASK)):
        return None
    return f"{tool} (found, but does not run)"


def _answers(program: str, ask: str) -> bool:
    """Whether a program says its version: there is a shim for many a tool that is not installed."""
    command = (program, ask)
    try:
        return not subprocess.run(command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True).returncode
    except OSError:
        return False


def unproven() -> list[str]:
    """A line for each target that cannot be proven here."""
    lines = []
    for target in targets():
        missing = missing_tools(proof_of(target).tools)
        if missing:
            verb = "is" if len(missing) == 1 else "are"
            named = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
            lines.append(
                f"{target.name}: not proven here, {named} {verb} missing; run: make toolchains, then make prove"
            )
    return lines


def require_tools(name: str, missing: list[str]) -> None:
    """Skip a test whose tools are missing, by the target's name; where REQUIRE_TOOLCHAINS is set that is a failure."""
    if missing and "REQUIRE_TOOLCHAINS" not in os.environ:
        pytest.skip(f"{name} needs {', '.join(missing)}; run: make toolchains")

    assert missing == []


def require_tools_of(target: Target) -> None:
    """Skip a test of a target whose tools are missing."""
    require_tools(target.name, missing_tools(proof_of(target).tools))


def check_format(target: Target, printed: Printed, folder: Path) -> list[Done]:
    """Run the format commands in a copy of what is printed."""
    return _run(proof_of(target).format, _copy(target, printed, folder))


def drive(target: Target, printed: Printed, vectors: str, folder: Path) -> list[Done]:
    """Build the driver beside a copy of what is printed, and run it on the vectors."""
    workshop = _copy(target, printed, folder)
    workshop.joinpath("vectors.tsv").write_text(vectors, "utf-8")
    print_driver(target, printed, workshop)
    return _run(proof_of(target).conformance, workshop)


def drive_again(target: Target, vectors: str, folder: Path) -> Done:
    """Run the driver that was built below a folder on other vectors."""
    folder.joinpath(target.name, "vectors.tsv").write_text(vectors, "utf-8")
    return run(*proof_of(target).conformance[-1], folder=folder / target.name)


def print_driver(target: Target, printed: Printed, folder: Path) -> Path:
    """Print the driver into a folder; its path."""
    driver = proof_of(target).driver
    assert driver is not None
    return _print(target, printed, driver, folder, {})


def mix(target: Target, printed: Printed, *, mixed: bool, folder: Path) -> list[Done]:
    """Compile a file beside a copy of what is printed that mixes two kinds, or its neighbour that does not."""
    workshop = _copy(target, printed, folder)
    kinds, proof = printed.registry().kinds, proof_of(target)
    assert proof.mix is not None
    words: dict[str, object] = {"wanted": kinds[0].sections[0], "given": kinds[int(mixed)].sections[0]}
    _print(target, printed, proof.mix, workshop, words)
    return _run(proof.mix_commands, workshop)


def run_program(target: Target, text: str, folder: Path, printed: Printed = REAL) -> list[Done]:
    """Build and run a program beside a copy of what is printed, of the real registry if nothing else is said."""
    workshop = _copy(target, printed, folder)
    proof = proof_of(target)
    assert proof.program is not None
    workshop.joinpath(proof.program).parent.mkdir(parents=True, exist_ok=True)
    workshop.joinpath(proof.program).write_text(text, "utf-8")
    return _run(proof.program_commands, workshop)


def surface(target: Target, printed: Printed, folder: Path) -> list[Done]:
    """Build and run the program that says what is exported, beside a copy of what is printed."""
    workshop = _copy(target, printed, folder)
    proof = proof_of(target)
    assert proof.surface is not None
    _print(target, printed, proof.surface, workshop, {})
    return _run(proof.surface_commands, workshop)


def failures(results: list[Done]) -> list[str]:
    """What the commands that failed had to say."""
    return [f"{' '.join(done.args)}\n{done.stdout}{done.stderr}" for done in results if done.returncode]


def full_print(registry: Registry) -> str:
    """Every member of the registry, as every driver prints it."""
    printed = {kind.name: attributes(kind) for kind in registry.kinds}
    members = (code for section in registry.sections for code in section.members)
    return "".join(_line(code, printed[code.kind]) for code in members)


def _line(code: Code, printed: Iterable[Attribute]) -> str:
    group = code.group.name if code.group else "-"
    facts = ";".join(_word(code.facts.get(one.name, one.default)) for one in printed) or "-"
    return (
        "\t".join((code.kind, code.section, group, str(code.id), code.name, facts, _escaped(code.description))) + "\n"
    )


def _word(value: Value | None) -> str:
    """A value of an attribute: several with commas between, a dash for nothing."""
    if isinstance(value, tuple):
        return ",".join(map(_word, value))
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "-"}[value]
    return _escaped(str(value))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _copy(target: Target, printed: Printed, folder: Path) -> Path:
    """What is printed for a target, in a new folder; what nobody commits is printed there."""
    if not target.on_request:
        return copied(printed.out / target.name, folder / target.name)
    command = ("generate", "--spec", str(printed.spec), "--out", str(folder), "--target", target.name)
    with redirect_stdout(StringIO()):
        assert main(command) == 0
    return folder / target.name


def _print(target: Target, printed: Printed, file: tuple[str, str], workshop: Path, words: dict[str, object]) -> Path:
    template, path = file
    registry = printed.registry()
    # As the command reads it: some of its names are spelled by the registry.
    (target,), _ = read_targets(TEMPLATES, [target.name], registry.acronyms)
    renderer = Renderer(registry, giving_way(target, registry), TEMPLATES, printed.spec.name)
    workshop.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
    workshop.joinpath(path).write_bytes(renderer.content(template, None, words))
    return workshop / path


def run(*command: str, folder: Path) -> Done:
    """Run one command in a folder, with the tools of the toolchains."""
    program = shutil.which(command[0], path=PATH) or command[0]
    return subprocess.run(
        (program, *command[1:]),
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def run_with(said: str, *command: str) -> Done:
    """Run one command, with a text on its standard input."""
    return subprocess.run(command, input=said, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)


def output_of(*command: str, folder: Path) -> str:
    """What a command prints that has to pass."""
    done = run(*command, folder=folder)

    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _run(commands: Commands, folder: Path) -> list[Done]:
    """Run the commands one after the other, until one fails."""
    results: list[Done] = []
    for command in commands:
        results.append(run(*command, folder=folder))
        if results[-1].returncode:
            break
    return results
