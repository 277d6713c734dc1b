"""The stamp: a run with nothing to do says so at once, and whatever has changed since is seen."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from caches import cache_of_its_own

from generator.cli import main
from generator.writing import stamp

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
PAGE = "markdown/bare-fault.md"
SAID = "out: all files are current\n"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with its output, made once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("printed")
    shutil.copytree(TESTS / "sample", folder / "spec")
    edit(folder / "spec" / "registry.yaml", "sections:", "targets: [markdown, python]\nsections:")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["generate", "--out", "out"]) == 0
    return folder


@pytest.fixture
def work(printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The registry and its output, after a run that found nothing to do, with a user's cache of its own."""
    shutil.copytree(printed, tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_of_its_own(tmp_path / "cache")))
    # However long it takes, everything is young: the clock stands still until a test lets all grow old.
    began = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: began)
    assert generate() == 0
    return tmp_path / "work"


def generate(*more: str) -> int:
    return main(["generate", "--out", "out", *more])


def again(command: str = "generate") -> str | None:
    return stamp.unchanged([command, "--out", "out"])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")

    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def file_of(work: Path) -> Path:
    (path,) = work.with_name("cache").joinpath("enumerant").glob("stamp-*")
    return path


def fields(work: Path) -> list[str]:
    return file_of(work).read_text("utf-8").split("\0")


def statuses(work: Path, sort: str) -> set[str]:
    _, _, _, *rest = fields(work)
    return {rest[at + 2] for at in range(0, len(rest), 4) if rest[at] == sort}


def grow_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all files be older than any clock's tick, and look at them once more."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 10 * stamp._YOUNG)

    assert again() == SAID


def test_what_was_said_is_said_again(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert again() == again("check") == SAID
    assert stamp.unchanged(["schema", "--out", "out"]) is None
    assert stamp.unchanged(["generate", "--out", "out", "--force"]) is None
    assert stamp.unchanged([]) is None


@pytest.mark.parametrize("form", ["json", "github"])
def test_it_is_said_in_the_same_form(form: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    more = ["--out", "out", "--format", form]
    assert main(["generate", *more]) == 0

    assert stamp.unchanged(["check", *more]) == capsys.readouterr().out


def test_a_run_that_wrote_something_is_followed_by_one_with_nothing_to_do(work: Path) -> None:
    edit(work / "spec" / "bare-fault.yaml", 'description: "NO"', 'description: "YES"')

    assert again() is None
    assert generate() == 0
    assert again() == SAID


def test_a_check_that_found_nothing_leaves_a_stamp(work: Path) -> None:
    file_of(work).unlink()

    assert main(["check", "--out", "out"]) == 0
    assert again() == SAID


def test_a_check_that_found_something_leaves_none(work: Path) -> None:
    edit(work / "out" / PAGE, "NO", "ON")

    assert main(["check", "--out", "out"]) == 1
    assert again() is None


def test_printed_files_that_nobody_has_read_since_are_read_once(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert statuses(work, "printed") == statuses(work, "around") == {""}
    # Young files can change within a tick of the clock.
    assert again() == SAID
    assert statuses(work, "printed") == {""}
    grow_old(monkeypatch)
    assert "" not in statuses(work, "printed") | statuses(work, "around")


def same_size_and_time(path: Path) -> None:
    before = path.stat()
    edit(path, "NO", "ON")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def swapped_for_a_link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to(path.with_name("moved"))


CHANGES: dict[str, Callable[[Path], object]] = {
    "spec": lambda work: edit(work / "spec" / "bare-fault.yaml", 'description: "NO"', 'description: "YES"'),
    "spec, of the same size and age": lambda work: same_size_and_time(work / "spec" / "bare-fault.yaml"),
    "file more in the spec": lambda work: work.joinpath("spec", "more.yaml").touch(),
    "file less in the spec": lambda work: work.joinpath("spec", "bare-fault.yaml").unlink(),
    "output": lambda work: edit(work / "out" / PAGE, "NO", "YES"),
    "output, of the same size and age": lambda work: same_size_and_time(work / "out" / PAGE),
    "output less": lambda work: work.joinpath("out", PAGE).unlink(),
    "output swapped for a link": lambda work: swapped_for_a_link(work / "out" / PAGE),
    "folder swapped for a link": lambda work: swapped_for_a_link(work / "out" / "markdown"),
    "stray": lambda work: work.joinpath("out", "markdown", "stray").touch(),
    "stray folder": lambda work: work.joinpath("out", "python", "stray").mkdir(),
    "list": lambda work: edit(work / "out" / "SHA256SUMS", PAGE, "markdown/other.md"),
    "list less": lambda work: work.joinpath("out", "SHA256SUMS").unlink(),
    "what a killed run left": lambda work: work.joinpath("out", ".enumerant-new").mkdir(),
    "everything less": lambda work: shutil.rmtree(work / "out"),
    "schemas for editors": lambda work: main(["schema"]),
    "config": lambda work: work.joinpath("enumerant.toml").write_text("print = []\n", "utf-8"),
    "config further up": lambda work: work.with_name("pyproject.toml").touch(),
}


@pytest.mark.parametrize(
    ("age", "command"),
    [
        ("young", "generate"),
        *(
            pytest.param(age, command, marks=pytest.mark.prove)
            # A check reads every byte, whatever its age.
            for age, command in (("old", "generate"), ("young", "check"), ("old", "check"))
        ),
    ],
)
@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(change: str, age: str, command: str, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if age == "old":
        grow_old(monkeypatch)
    CHANGES[change](work)

    assert again(command) is None


# Each takes a second, for a tool of its own that is run three times.
IN_PROVE = [
    pytest.param(kind, marks=pytest.mark.prove) for kind in ("library", "generator", "python", "path", "folder")
]


@pytest.mark.parametrize("kind", ["template", *IN_PROVE])
def test_a_change_of_the_tool_is_seen(kind: str, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stamp of a tool of one's own: a copy that can be changed."""
    shutil.copytree(ROOT / "generator", tmp_path / "tool" / "generator")
    shutil.copytree(ROOT / "templates", tmp_path / "tool" / "templates")
    folder = shutil.copytree(Path(jinja2.__file__).parent, tmp_path / "tool" / "jinja2")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "tool")}
    command = [sys.executable, "-X", "importtime", "-m", "generator", "generate", "--out", "out"]

    def imported() -> set[str]:
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        assert done.stdout == SAID
        return set(re.findall(r"\| +(generator\S*|jinja2|pathlib|argparse|re|typing)$", done.stderr, re.MULTILINE))

    imported()
    assert imported() == {"generator", "generator.cache", "generator.writing", "generator.writing.stamp"}
    match kind:
        case "template":
            tmp_path.joinpath("tool", "templates", "markdown", "more.j2").touch()
        case "generator":
            with tmp_path.joinpath("tool", "generator", "cli.py").open("a") as file:
                file.write("# More.\n")
        case "library":
            os.utime(folder / "__init__.py")
        case "python":
            command[0] = str(shutil.copy(Path(sys.executable).resolve(), tmp_path / "python"))
            environment["PYTHONHOME"] = sys.base_prefix
            environment["PYTHONPATH"] += os.pathsep + os.pathsep.join(filter(None, sys.path))
        case "path":
            environment["PYTHONPATH"] += os.pathsep + str(tmp_path / "elsewhere")
        case "folder":
            monkeypatch.chdir(shutil.copytree(work, tmp_path / "other"))

    assert "generator.printing.render" in imported()


def test_a_status_that_lies_deceives_no_check(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who can set the machine's clock back may give a file all that tells it from another, but its bytes."""
    grow_old(monkeypatch)
    page = str(Path("out", PAGE))
    edit(Path(page), "NO", "ON")
    changed = fields(work)
    changed[changed.index(page) + 1] = stamp._status(stamp.PRINTED, page)
    file_of(work).write_text("\0".join(changed), "utf-8")

    assert again() == SAID
    assert again("check") is None
    assert main(["check", "--out", "out"]) == 1


@pytest.mark.parametrize("damage", ["empty", "half", "a file less", "of others", "folder of others", "link", "pipe"])
def test_a_stamp_that_cannot_be_trusted_is_none(damage: str, work: Path) -> None:
    path = file_of(work)
    content = path.read_text("utf-8")
    match damage:
        case "empty":
            path.write_text("", "utf-8")
        case "half":
            path.write_text(content[: len(content) // 2].rpartition("\0")[0], "utf-8")
        case "a file less":
            path.write_text(content.rsplit("\0", 4)[0], "utf-8")
        case "of others":
            path.chmod(0o622)
        case "folder of others":
            path.parent.chmod(0o777)
        case "link":
            path.rename(work / "moved")
            path.symlink_to(work / "moved")
        case "pipe":
            path.unlink()
            os.mkfifo(path, 0o600)

    assert again() is None
    assert generate() == 0


def test_what_cannot_be_said_again_is_told_by_the_run(work: Path) -> None:
    command = [sys.executable, "-m", "generator", "generate", "--out", "out"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr == "standard output: No space left on device; what was found is not told in full\n"


def test_what_a_build_leaves_is_asked_of_git_each_time(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no stray, and the run still ends early, though not at once."""
    work.joinpath("out", "python", "__pycache__").mkdir()
    work.joinpath("out", "python", "__pycache__", "left.pyc").touch()
    capsys.readouterr()

    assert again() is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.reading.spec.read_spec", lambda _: pytest.fail("the spec is read"))
        assert generate() == main(["check", "--out", "out"]) == 0
    assert capsys.readouterr().out == SAID * 2
