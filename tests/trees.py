"""What stands in an output folder: a folder in, the content of every file by its path out."""

from pathlib import Path


def files(folder: Path) -> dict[str, bytes]:
    """Every file but the tool's own notes and what Python leaves beside its modules."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".enumerant-") and path.suffix != ".pyc"
    }
