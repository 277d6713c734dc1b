"""Accepts what the targets named, or all, export of tests/notions, as tests/golden_surface; exits 1 if a tool fails."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS / "support"), str(_TESTS.parent)]

from proof import proof_of  # noqa: E402  # the helpers' folder has to be on the path first
from proofs import NOTIONS, SURFACES, failures, surface, targets  # noqa: E402  # the helpers' folder, too


def main(names: list[str]) -> int:
    """Ask each target, and write what it says."""
    failed = []
    for target in targets():
        if proof_of(target).surface and (target.name in names or not names):
            with TemporaryDirectory() as folder:
                results = surface(target, NOTIONS, Path(folder))
            failed += failures(results)
            if not failures(results):
                SURFACES.joinpath(f"{target.name}.txt").write_text(results[-1].stdout, "utf-8")
                print(f"{target.name}: {len(results[-1].stdout.splitlines())} names")
    print(*failed, sep="\n", end="", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
