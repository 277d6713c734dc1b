"""The folder of targets in, the names of the targets out: whoever only asks for these reads no manifest."""

from pathlib import Path

from ..home import TEMPLATES_OF_THE_TOOL

MANIFEST = "target.yaml"
# Those of the tool.
TEMPLATES = Path(TEMPLATES_OF_THE_TOOL)


def are_own(templates: Path) -> bool:
    """Whether somebody here may write them: those of a checkout and of others, not the installed tool's."""
    return templates != TEMPLATES or TEMPLATES.parent != Path(__file__).parents[1]


def target_names(templates: Path) -> list[str]:
    """The targets there are: every folder that holds a manifest."""
    return sorted(path.parent.name for path in templates.glob(f"*/{MANIFEST}"))
