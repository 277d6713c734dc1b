"""The printed Python packages, imported as whoever vendors them does."""

import importlib
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
PACKAGE = TESTS.parent / "generated" / "python" / "infobip_codes"
GOLDEN = TESTS / "golden" / "python"


def load(folder: Path, name: str) -> Any:
    """A package that stands in a folder."""
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))


codes = load(PACKAGE.parent, "infobip_codes")
sample = load(GOLDEN, "sample_codes")
