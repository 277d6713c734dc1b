"""The registry that is asked: a folder, a catalogue or a name in, all that the registry says as plain data out.

What was read once is kept, so that the next question waits neither for YAML nor for what checks it.
"""

import os
from typing import Any

from ..errors import EnumerantError, Finding, UsageError
from ..kept import Kept
from ..registries import installed_folder, no_spec, shipped

Data = dict[str, Any]

# The names of configs, so that who has none does not wait for what reads them.
_CONFIGS = (("enumerant.toml", False), ("pyproject.toml", True))


def registry_asked(stated: str | None) -> Data:
    """The registry that is stated, else the config's, else that of the folder spec, else the one that ships.

    Raises UsageError if it is not there, EnumerantError with all that is wrong with it.
    """
    path = _path(stated)
    if os.path.isdir(path):
        names = (name for name in os.listdir(path) if name.lower().endswith((".yaml", ".yml")))
        return _kept("spec", [os.path.join(path, name) for name in sorted(names)], path)
    if os.path.exists(path):
        return _kept("file", [path], path)
    from pathlib import Path

    raise UsageError(no_spec(Path(path)))


def _path(stated: str | None) -> str:
    base, name = ("", stated) if stated else _configured() or ("", None)
    path = os.path.join(base, name or "spec")
    if os.path.exists(path) or (name and "/" in name):
        return path
    if name:
        return installed_folder(name) or path
    return next((folder for _, folder in shipped()), path)


def _configured() -> tuple[str, str | None] | None:
    """The folder of the nearest config, and what it says is the spec; kept, so that nobody waits for TOML twice."""
    folder, above, files = os.getcwd(), "", []
    while folder != above:
        paths = ((os.path.join(folder, name), is_shared) for name, is_shared in _CONFIGS)
        files += [path for path, is_shared in paths if _may_be_config(path, is_shared=is_shared)]
        folder, above = os.path.dirname(folder), folder
    if not files:
        return None
    kept = Kept("config", files)
    told: list[str | None] | None = kept.get()
    if told is None:
        from pathlib import Path

        from ..config import stated_spec

        stated = stated_spec(Path())
        told = [os.path.abspath(stated[0]), stated[1]] if stated else []
        kept.put(told)
    return (os.path.relpath(told[0] or ""), told[1]) if told else None


def _may_be_config(path: str, *, is_shared: bool) -> bool:
    if not os.path.exists(path):
        return False
    if not is_shared or not os.path.isfile(path):
        return not is_shared
    try:
        with open(path, "rb") as file:
            return b"enumerant" in file.read()
    except OSError:
        return True


def _kept(what: str, paths: list[str], path: str) -> Data:
    kept = Kept(what, paths)
    data: Data | None = kept.get()
    if data is None:
        data = _of_spec(path) if what == "spec" else _of_file(path)
        kept.put(data)
    return data


def _of_spec(folder: str) -> Data:
    """The registry of a folder of a spec, if it is right."""
    from itertools import islice
    from pathlib import Path

    from ..checking.check import check
    from ..errors import MOST_FINDINGS
    from ..reading.spec import read_spec
    from .plain import plain

    spec = read_spec(Path(folder))
    findings = spec.findings(islice(check(spec, ()), MOST_FINDINGS))
    if findings or spec.registry is None:
        raise EnumerantError(*findings)
    return plain(spec.registry)


def _of_file(path: str) -> Data:
    """The registry of a catalogue: the JSON that a registry is printed as."""
    import json
    from pathlib import Path

    from ..disk import read_file
    from ..reading.schemas import published

    def refused(wrong: str, line: int = 1, column: int = 1) -> EnumerantError:
        return EnumerantError(Finding(path, line, column, wrong))

    cure = "name the folder of a spec, or a catalogue that was printed of one"
    try:
        data: Data = json.loads(read_file(Path(path)))
    except OSError as error:
        raise refused(f"cannot be read: {error.strerror}; make it a readable file") from None
    except json.JSONDecodeError as error:
        raise refused(f"not JSON: {error.msg}; {cure}", error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        raise refused(f"not JSON in UTF-8; {cure}") from None
    fault = next(published("answers/catalogue").validator.iter_errors(data), None)
    if fault:
        place = "/".join(map(str, fault.instance_path))
        raise refused(f"not a catalogue: {place and f'{place}: '}{_brief(fault.message)}; {cure}")
    return data


def _brief(message: str) -> str:
    return message if len(message) < 120 else f"…{message[-100:]}"
