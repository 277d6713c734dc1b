"""A text that was read before gives the data that it gave then, and is read anew whenever it could give another."""

import os
from pathlib import Path

import pytest

from generator.reading import events, parsed, source

ROOT = Path(__file__).parents[2]
TEXT = "a: 1\nb: [true, 0x10, '1', no, \"é\\n\"]\nc:\n  d: |\n    é\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's cache of each test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "enumerant"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file.yaml"
    path.write_text(TEXT, "utf-8")
    return path


def read(path: Path, content: bytes | None = None) -> object:
    document = source.read_document(path, "file.yaml", content)
    assert document.findings == []
    return document.data


def is_known(path: Path, content: bytes | None = None) -> bool:
    """Whether a file is not read again, but for its text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events._Reader, "document", lambda own: pytest.fail("read again"))
        try:
            read(path, content)
        except pytest.fail.Exception:
            return False
    return True


def forge(path: Path) -> None:
    parsed.keep_parsed(path, path.read_text("utf-8"), {"forged": True})


def test_the_same_data() -> None:
    paths = [path for folder in ("spec", "templates", "tests/sample") for path in ROOT.joinpath(folder).rglob("*.yaml")]
    afresh = {path: read(path) for path in paths}

    assert len(paths) > 40
    assert [path for path in paths if not is_known(path)] == []
    assert [path for path in paths if repr(read(path)) != repr(afresh[path])] == []


def test_what_is_kept_is_taken(path: Path) -> None:
    """Else the tests below would hold of a cache that nothing is ever taken from."""
    forge(path)

    assert read(path) == {"forged": True}


def test_another_text_is_read(path: Path) -> None:
    forge(path)
    before = path.stat()
    path.write_text(TEXT.replace("a: 1", "a: 2"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert read(path) == {"a": 2, "b": [True, 16, "1", "no", "é\n"], "c": {"d": "é"}}


def test_what_does_not_lie_there_is_read(path: Path) -> None:
    forge(path)

    assert not is_known(path, path.read_bytes())


def test_another_reader_reads(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge(path)
    monkeypatch.setattr(parsed, "_READ_BY", "another")

    assert not is_known(path)


@pytest.mark.parametrize("damage", ["a letter", "half", "nothing", "of others", "folder of others", "link"])
def test_what_cannot_be_trusted_is_not_taken(damage: str, path: Path, cache: Path) -> None:
    forge(path)
    (kept,) = cache.iterdir()
    content = kept.read_bytes()
    match damage:
        case "a letter":
            kept.write_bytes(content[:-1] + b"x")
        case "half":
            kept.write_bytes(content[: len(content) // 2])
        case "nothing":
            kept.write_bytes(content[:32])
        case "of others":
            kept.chmod(0o622)
        case "folder of others":
            cache.chmod(0o777)
        case "link":
            kept.rename(cache.with_name("moved"))
            kept.symlink_to(cache.with_name("moved"))

    assert not is_known(path)


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: 1\na: 2\n", "a: ~\n", "a: [\n", "a: 1\u200b\n", "a: !!str 1\n"])
def test_what_is_wrong_is_told_each_time(text: str, path: Path) -> None:
    path.write_text(text, "utf-8")
    first, second = (source.read_document(path, "file.yaml").findings for _ in range(2))

    assert first == second != []
