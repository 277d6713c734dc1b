"""What stands in an output folder: a folder in, the content of every file by its path out, or its text, or a copy.

Python writes `__pycache__` beside the modules of a printed package, and renames there, whenever a test imports one:
also while another test looks at that folder.
"""

import shutil
from pathlib import Path


def files(folder: Path) -> dict[str, bytes]:
    """Every file but the tool's own notes and what Python keeps beside its modules."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if "__pycache__" not in path.parts and path.is_file() and not path.name.startswith(".enumerant-")
    }


def texts(folder: Path) -> dict[str, str]:
    """The text of every such file."""
    return {path: content.decode() for path, content in files(folder).items()}


def copied(folder: Path, to: Path, *, exist_ok: bool = False) -> Path:
    """A copy without what Python keeps beside its modules; `exist_ok` if it may be there."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(folder, to, ignore=ignored, dirs_exist_ok=exist_ok))
