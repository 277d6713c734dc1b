"""Config: a folder in; what the nearest enumerant.toml says is printed there, and where it says so, out."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from .disk import read_file
from .errors import EnumerantError, Fault, Finding, Location, refused_by_the_system

FILE = "enumerant.toml"
PROJECT = "pyproject.toml"
_TABLE = ("tool", "enumerant")

# The key of a line, and the name of a table or of a list's next table.
_KEY = re.compile(
    r"""\s*(?P<key>(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_HEAD = re.compile(r"""\s*(?P<open>\[\[?)\s*(?P<name>[^\]]+?)\s*\]""")


class Print(NamedTuple):
    """Something to print: into which folder, and of what.

    Without `target` it is each target of the registry, or those that are `asked`, in a folder of its name. `kinds` and
    `sections` are those to print, all if there are none. Without a `layout` it is a package that nobody may want to
    publish. `where` is the place in the config, None for what the command line says.
    """

    out: Path
    target: str | None = None
    asked: tuple[str, ...] = ()
    layout: str | None = None
    package: str | None = None
    kinds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    options: Mapping[str, str] = MappingProxyType({})
    where: Location | None = None


class Config(NamedTuple):
    """A config: its file, what it says is the spec, and the prints. Folders are as one names them from here."""

    file: Path
    text: str
    spec: str | None
    prints: tuple[Print, ...]

    def find(self, faults: Iterable[Fault]) -> list[Finding]:
        """Give faults of this file their lines."""
        return _found(self.file, self.text, faults)


def read_config(folder: Path) -> Config | None:
    """The config of a folder or of one above it; None if there is none.

    Raises EnumerantError with all that is wrong with the file.
    """
    configs = (_config(file, own=file.name == FILE) for file in config_files(folder))
    return next(filter(None, configs), None)


def config_files(folder: Path) -> Iterator[Path]:
    """Where a config of a folder may stand, the nearest first; paths as one names them from here."""
    for above in (folder.absolute(), *folder.absolute().parents):
        for name in (FILE, PROJECT):
            yield Path(os.path.relpath(above / name, folder))


def stated_spec(folder: Path) -> tuple[Path, str | None] | None:
    """The folder of the nearest config, and what it says is the spec; None if there is no config.

    Who asks for no more does not wait for the rest to be looked at. Raises EnumerantError if it cannot be told.
    """
    for above in (folder.absolute(), *folder.absolute().parents):
        for name in (FILE, PROJECT):
            file = Path(os.path.relpath(above / name, folder))
            text = _text(file)
            data = None if text is None else _data(file, text, own=name == FILE)
            if data is None:
                continue
            spec = data.get("spec") if isinstance(data, dict) else 0
            if not isinstance(spec, str | None):
                config = _config(file, own=name == FILE)
                spec = config.spec if config else None
            return file.parent, spec
    return None


def _config(file: Path, *, own: bool) -> Config | None:
    """What a file says; None if it is not there, or says nothing of this."""
    text = _text(file)
    data = None if text is None else _data(file, text, own=own)
    if text is None or data is None:
        return None
    # Who has no config does not wait for this.
    from .reading.schemas import published
    from .reading.shape import shape_faults

    faults = shape_faults(data, published("config"), str(file))
    if faults:
        raise EnumerantError(*_found(file, text, faults))
    return Config(file, text, data.get("spec"), tuple(_prints(file, data["print"])))


def _text(file: Path) -> str | None:
    """The text of a file; None if it is not there."""
    try:
        return read_file(file).decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise EnumerantError(refused_by_the_system(error, str(file))) from None


def _data(file: Path, text: str, *, own: bool) -> Any:
    import tomllib  # who has no config does not wait for it

    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if not own and "[tool.enumerant" not in text:
            return None
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = map(int, at.groups()) if at else (text.count("\n") + 1, 1)
        lines = text.split("\n")
        wrong = f"not TOML: {re.sub(r' *[(]at .*', '', str(error))}; correct it"
        raise EnumerantError(
            Finding(str(file), line, column, wrong, lines[line - 1] if line <= len(lines) else "")
        ) from None
    for step in () if own else _TABLE:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _prints(file: Path, tables: list[Any]) -> Iterator[Print]:
    for index, table in enumerate(tables):
        yield Print(
            out=Path(os.path.normpath(file.parent / table["out"])),
            target=table.get("target"),
            layout=table.get("layout"),
            package=table.get("package"),
            kinds=tuple(table.get("kinds", ())),
            sections=tuple(table.get("sections", ())),
            options=MappingProxyType(table.get("options", {})),
            where=Location(str(file), ("print", index)),
        )


def _found(file: Path, text: str, faults: Iterable[Fault]) -> list[Finding]:
    places, lines = _places(text), text.split("\n")
    findings = []
    for fault in faults:
        path = fault.where.path
        # What stands in the middle of a line is told by the key that the line begins with.
        line, column = next(places[path[:end]] for end in range(len(path), -1, -1) if path[:end] in places)
        findings.append(Finding(str(file), line, column, f"{fault.wrong}; {fault.cure}", lines[line - 1]))
    return sorted(findings, key=lambda finding: (finding.line, finding.column))


def _places(text: str) -> dict[tuple[str | int, ...], tuple[int, int]]:
    """Line and column of every table and of every key that a line begins with: the reader of TOML keeps none."""
    places: dict[tuple[str | int, ...], tuple[int, int]] = {(): (1, 1)}
    table: tuple[str | int, ...] = ()
    met: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        head, key = _HEAD.match(line), _KEY.match(line)
        if head:
            name = _below_ours(_parts(head["name"]))
            if head["open"] == "[[":
                met[name] = met.get(name, -1) + 1
            table = (name[0], met.get(name[:1], 0), *name[1:]) if name[:1] in met else name
            places.setdefault(table, (number, head.start("open") + 1))
        elif key:
            path = (*table, *_parts(key["key"]))
            places.setdefault(path, (number, key.start("key") + 1))
    return places


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))


def _below_ours(name: tuple[str, ...]) -> tuple[str, ...]:
    return name[len(_TABLE) :] if name[: len(_TABLE)] == _TABLE else name
