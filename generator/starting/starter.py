"""The files that a keeper begins with: a folder's name, and what was imported, in; their texts by their paths out."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..importing.facts import FIRST_VERSION
from ..importing.read import Imported
from ..importing.spelling import heading, kebab
from ..importing.yaml_text import yaml_lines

# The folder of the registry, below the one that is begun in.
CODES = "codes"

_FILES = Path(__file__).parent / "files"
# A folder's name may be long, and what is called after it is longer.
_LONGEST = 40
_EXAMPLE = Imported(
    kinds={"error": "Error codes"},
    attributes={
        "retriable": {
            "type": "boolean",
            "description": "Whether the same call may pass when it is made again.",
        }
    },
    sections=[{"section": "app-error"}],
    notes=[],
    to_write=[],
)


class Begun(NamedTuple):
    """What a registry begins with: its name, what was imported, if it was, and the targets that cannot print it."""

    name: str
    imported: Imported | None
    available: list[str]
    left_out: Sequence[str] = ()


def registry_name(folder: Path) -> str:
    """What a registry is called that begins in a folder: after it, and ever with the word codes at its end."""
    name = kebab(folder.resolve().name)[:_LONGEST].rstrip("-") or "my"
    return name if name.endswith("codes") else f"{name}-codes"


def starting_files(begun: Begun) -> dict[str, str]:
    """The text of each file by its path."""
    files = {f"{CODES}/registry.yaml": _registry(begun)}
    if begun.imported is None:
        files[f"{CODES}/app-error.yaml"] = _printed("app-error.yaml")
    else:
        for section in begun.imported.sections:
            files[f"{CODES}/{section['section']}.yaml"] = _section(section)
    first = (begun.imported or _EXAMPLE).sections[0]["section"]
    words = {"section": first, "requirement": _requirement()}
    for path, template in (
        ("enumerant.toml", "enumerant.toml"),
        (".gitattributes", "gitattributes"),
        (".github/workflows/codes.yml", "workflow.yml"),
        (".pre-commit-config.yaml", "pre-commit-config.yaml"),
    ):
        files[path] = _printed(template, **words)
    return files


def _registry(begun: Begun) -> str:
    imported = begun.imported or _EXAMPLE
    targets = [name for name in begun.available if name not in begun.left_out]
    attributes = _yaml(attributes=imported.attributes)
    return _printed(
        "registry.yaml.j2",
        name=begun.name,
        title=heading(begun.name),
        version=FIRST_VERSION,
        kinds=_yaml(kinds=imported.kinds),
        attributes=attributes if imported.attributes else _commented(_yaml(attributes=_EXAMPLE.attributes)),
        sections=_yaml(sections=[section["section"] for section in imported.sections]),
        targets=_yaml(targets=targets) if begun.left_out else _commented(_yaml(targets=targets)),
    )


def _section(section: dict[str, Any]) -> str:
    name = section["section"]
    head = f"# yaml-language-server: $schema=.schema/{name}.json\n"
    return f"{head}\n{chr(10).join(yaml_lines(section))}\n"


def _yaml(**data: Any) -> str:
    return "\n".join(yaml_lines(data))


def _commented(lines: str) -> str:
    return "\n".join(f"# {line}" for line in lines.split("\n"))


def _requirement() -> str:
    """How the tool is asked for: in the version that began the registry, since another may print other bytes."""
    try:
        return f"enumerant=={version('enumerant')}"
    except PackageNotFoundError:
        return "enumerant"


def _printed(template: str, **words: str) -> str:
    # Nothing of it is HTML.
    environment = Environment(
        loader=FileSystemLoader(_FILES), undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    return environment.get_template(template).render(words)
