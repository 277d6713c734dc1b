"""How long the search of the published reference takes in Chromium: lines of `what`, milliseconds and a goal out.

From a key to the hits that are drawn, with the wait for the next key in it: the first time, when the index of words is
made, and after that; each the slowest of three pages. The one thing that is told in a unit of time: it is one that a
person waits for, on a machine that does nothing else.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import ROOT

sys.path += [str(ROOT), str(ROOT / "tests" / "support")]
from large import write_large
from proofs import TOOLCHAINS, printed

# The shipped registry has 488.
MANY = 2_563
GOALS = {488: (150, 100), MANY: (400, 150)}


def main() -> None:
    """Measure and print; nothing where there is no browser."""
    if not (shutil.which("node") and shutil.which("chromium")):
        return
    with TemporaryDirectory() as name:
        spec = Path(name) / "large"
        spec.mkdir()
        write_large(spec, MANY)
        for codes, of in ((488, ROOT / "spec"), (MANY, spec)):
            site = printed(of, Path(name) / str(codes), "html").out / "html"
            command = ("node", str(TOOLCHAINS / "searching.mjs"), str(site))
            took = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
            for when, goal in zip(("first", "later"), GOALS[codes], strict=True):
                print(
                    f"{codes:,} codes, search of the reference: ms from a key to the hits, {when}\t{took[when]}\t{goal}"
                )


if __name__ == "__main__":
    main()
