"""Long runs over random input: nothing in, what was tried and what was found out. Run it with `make fuzz`.

Bytes: files of the project, mutated. The reader must end in findings or in data that equals what another reader of the
same YAML sees, within its time; and the whole check must end in findings or none. Registries: random ones with hostile
texts, through every interpreted target, by the tests' own checks. What fails is kept in `corpus/`, which every run of
the tests reads again.
"""

import hashlib
import os
import random
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
sys.path[:0] = [str(ROOT), str(FOLDER.with_name("support")), str(FOLDER)]

from reading import SurpriseError, read_bytes, seeds  # noqa: E402  # the folders have to be on the path first

CORPUS = FOLDER / "corpus"
SLICE = 2_000
# What the format, its libraries or this reader could stumble over.
TOKENS = [
    *(
        b"&a ",
        b"*a",
        b"!!python/object:os.system ",
        b"!",
        b"<<: ",
        b"? ",
        b"- ",
        b": ",
        b"---\n",
        b"...\n",
        b"%YAML 1.2\n",
    ),
    *(b"[", b"]", b"{", b"}", b",", b"|\n", b">\n", b"|+\n", b"'", b'"', b"\\", b"#", b"\t", b"\r", b"\r\n", b"\n"),
    *(
        b"\0",
        b"\x1b",
        b"\x85",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xef\xbb\xbf",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x98\x80",
    ),
    *(b"1e3", b"0x10", b"1_000", b"10.0", b".inf", b"-0", b"2147483648", b"~", b"null", b"true", b"NO", b"010", b""),
    *(b"id: ", b"name: ", b"codes:\n", b"groups:\n", b"alias_of: ", b"also_in: ", b"x-a: ", b"deprecated: "),
]


def main() -> int:
    """Run, and report."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="mutated files (default: 1,000,000)")
    parser.add_argument("--registries", type=int, default=10_000, help="random registries a target (default: 10,000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults = fuzz_bytes(options.inputs, options.seed) + fuzz_registries(options.registries)
    print(f"{faults} faults")
    return int(faults > 0)


def fuzz_bytes(inputs: int, seed: int) -> int:
    """Mutate and read; the number of faults."""
    began, ends, slowest, faults = time.monotonic(), Counter[str](), 0.0, 0
    slices = [(seed + number, min(SLICE, inputs - number * SLICE)) for number in range(-(-inputs // SLICE))]
    with ProcessPoolExecutor() as pool:
        for ended, slow, found in pool.map(read_slice, slices):
            ends += ended
            slowest = max(slowest, slow)
            for content, what in found:
                faults += 1
                path = CORPUS / f"{hashlib.sha256(content).hexdigest()[:16]}.yaml"
                path.write_bytes(content)
                print(f"{path.relative_to(ROOT)}: {what}")
    told = ", ".join(f"{count:,} {end}" for end, count in sorted(ends.items()))
    print(f"{inputs:,} mutated files in {time.monotonic() - began:.0f} s: {told}; the slowest took {slowest:.2f} s")
    return faults


def read_slice(task: tuple[int, int]) -> tuple[Counter[str], float, list[tuple[bytes, str]]]:
    """Read so many mutated files; how they ended, the longest time, and the surprises."""
    seed, count = task
    chance, pool = random.Random(seed), seeds()
    ends, slowest, found = Counter[str](), 0.0, []
    for _ in range(count):
        content = mutated(chance, pool)
        began = time.perf_counter()
        try:
            ends[read_bytes(content)] += 1
        except SurpriseError as surprise:
            ends["surprises"] += 1
            found.append((content, str(surprise)))
        slowest = max(slowest, time.perf_counter() - began)
    return ends, slowest, found


def mutated(chance: random.Random, pool: list[bytes]) -> bytes:
    """One of the files with some of its bytes replaced, removed, doubled or mixed with another's."""
    content = bytearray(chance.choice(pool))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 10))):
        place = chance.randrange(len(content) + 1)
        end = min(len(content), place + chance.choice((0, 1, 1, 2, 5, 20, 100)))
        content[place:end] = b"".join(_pieces(chance, content, pool))
    return bytes(content)


def _pieces(chance: random.Random, content: bytearray, pool: list[bytes]) -> Iterator[bytes]:
    match chance.randrange(5):
        case 0:
            yield bytes((chance.randrange(256),))
        case 1:
            yield chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 40))
        case 2:
            start = chance.randrange(len(content) + 1)
            yield bytes(content[start : start + chance.randrange(60)])
        case 3:
            other = chance.choice(pool)
            start = chance.randrange(len(other) + 1)
            yield other[start : start + chance.randrange(200)]


def fuzz_registries(registries: int) -> int:
    """Run the tests of texts on so many registries a target; the number of those that fail."""
    began = time.monotonic()
    tests = [
        f"printing/test_texts.py::test_{target}" for target in ("python", "openapi", "sql", "jsonschema", "markdown")
    ]
    of_data = ("any_text_reads_back", "any_text_of_an_attribute_reads_back", "the_readme_says_any_text_of_an_attribute")
    tests += [f"languages/test_catalog.py::test_{one}" for one in of_data]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        told = [said for said in pool.map(run_test, tests, [registries] * len(tests)) if said]
    print(f"{registries:,} registries a target in {time.monotonic() - began:.0f} s: {len(told)} targets failed")
    print("".join(told), end="")
    return len(told)


def run_test(test: str, registries: int) -> str:
    """Run a test over so many registries; what it says if it fails."""
    environment = {**os.environ, "TEXT_EXAMPLES": str(registries)}
    command = (sys.executable, "-m", "pytest", "-q", "--no-header", f"tests/{test}")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
