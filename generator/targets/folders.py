"""The folder of targets in, the names of the targets out: whoever only asks for these reads no manifest."""

from pathlib import Path

MANIFEST = "target.yaml"
_HERE = Path(__file__).parents[1]
# Those of the tool: the wheel holds them inside the package, a checkout beside it.
TEMPLATES = next(path for path in (_HERE / "templates", _HERE.parent / "templates") if path.is_dir())


def target_names(templates: Path) -> list[str]:
    """The targets there are: every folder that holds a manifest."""
    return sorted(path.parent.name for path in templates.glob(f"*/{MANIFEST}"))
