"""Proves the targets named, or all: a line for each as it is done, then a table; exits 1 if anything fails."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS / "support"), str(_TESTS.parent)]

from proof import proof_of  # noqa: E402  # the helpers' folder has to be on the path first
from proofs import (  # noqa: E402  # the helpers' folder, too
    NO_VECTORS,
    REAL,
    SAMPLE,
    SAMPLE_VECTORS,
    VECTORS,
    check_format,
    drive,
    failures,
    full_print,
    missing_tools,
    mix,
    printed_batch,
    run_program,
    targets,
)
from samples import numbers_said, program_of_samples  # noqa: E402  # the helpers' folder, too

from generator.targets.target import Target  # noqa: E402  # the project's folder has to be on the path first


def main(names: list[str]) -> int:
    """Prove and report."""
    chosen = [target for target in targets() if target.name in names or not names]
    unknown = sorted({*names}.difference(target.name for target in chosen))
    if unknown:
        there = ", ".join(target.name for target in targets())
        print(f"no proof for {', '.join(unknown)}; there are: {there}; write templates/NAME/proof.yaml")
        return 2
    rows = [prove(target) for target in chosen]
    print("\n| target | seconds | result |\n| :--- | ---: | :--- |")
    for name, seconds, problems in rows:
        print(f"| {name} | {seconds:.1f} | {'proven' if not problems else 'FAILED'} |")
    return int(any(problems for _, _, problems in rows))


def prove(target: Target) -> tuple[str, float, list[str]]:
    """Run every step of a target's proof; its name, the seconds it took, and what went wrong."""
    start = perf_counter()
    missing = missing_tools(proof_of(target).tools)
    problems = [f"{', '.join(missing)} missing; run: make toolchains"] if missing else list(problems_of(target))
    seconds = perf_counter() - start
    print(f"{target.name}: {'proven' if not problems else 'FAILED'} in {seconds:.1f} s", flush=True)
    for problem in problems:
        print(problem, file=sys.stderr)
    return target.name, seconds, problems


def problems_of(target: Target) -> Iterator[str]:
    """What the tools, the driver and the mixture have to say."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        registries = (
            (REAL, VECTORS.read_text("utf-8")),
            (SAMPLE, SAMPLE_VECTORS.read_text("utf-8")),
            (printed_batch(folder), NO_VECTORS),
        )
        for printed, vectors in registries:
            yield from failures(check_format(target, printed, folder / f"format-{printed.name}"))
            if proof_of(target).driver:
                results = drive(target, printed, vectors, folder / f"drive-{printed.name}")
                yield from failures(results)
                if results[-1].stdout != full_print(printed.registry()):
                    yield f"the full print of the {printed.name} is not the model's"
        if target.sample:
            program = program_of_samples(target, SAMPLE)
            results = run_program(target, program, folder / "samples", SAMPLE)
            yield from failures(results)
            if results[-1].stdout != numbers_said(target, SAMPLE):
                yield "a sample does not meet its code"
        if proof_of(target).mix:
            yield from failures(mix(target, SAMPLE, mixed=False, folder=folder / "neighbour"))
            if not failures(mix(target, SAMPLE, mixed=True, folder=folder / "mixture")):
                yield "a code of one kind is taken for one of another"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
