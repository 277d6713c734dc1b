"""Nothing is lost on disk: runs that are killed or fail at any step, that meet, that find something else in the way.

A run tells Python's audit hooks of each operation on a file before it does it: so one can be killed, or made to fail,
before each of them, one after the other. Each such run is a child of this process, with everything imported.
"""

import errno
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from bad_registries import write_registry

from generator.cli import main
from generator.disk import alone
from generator.errors import EnumerantError
from generator.writing.stage import STAGE
from generator.writing.sums import SUMS

# Each of these prints everything once more: a newcomer's run has no time for them.
pytestmark = pytest.mark.prove

FILES = 9
# What Python says of operations that change a disk; an open file is one if it is written.
CHANGING = ("os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "open")


@pytest.fixture(scope="module", autouse=True)
def _imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A child that is killed should be at work, not importing."""
    folder = tmp_path_factory.mktemp("imported")
    write_work(folder, "imported")

    assert run(folder) == 0


@pytest.fixture
def work(tmp_path: Path) -> Path:
    write_work(tmp_path, "old")

    assert run(tmp_path) == 0
    return tmp_path


def write_work(folder: Path, title: str) -> None:
    """A registry and a target of many files, each of which tells the title."""
    write_registry(folder, {"registry.yaml": REGISTRY.format(title=title)})
    target = folder / "templates" / "plain"
    target.mkdir(parents=True)
    outputs = "".join(f"  - {{template: t.j2, path: f{n // 3}/{n}.txt, per: registry}}\n" for n in range(FILES))
    target.joinpath("target.yaml").write_text(f"title: Plain\noutputs:\n{outputs}", "utf-8")
    target.joinpath("t.j2").write_text("{{ header }}\n{{ registry.title }}\n" + "x" * 5000 + "\n", "utf-8")


REGISTRY = """\
registry: work
title: {title}
kinds: {{fault: Faults, signal: Signals}}
sections: [main, other]
"""


def retitle(work: Path, title: str) -> None:
    work.joinpath("spec", "registry.yaml").write_text(REGISTRY.format(title=title), "utf-8")


def arguments(work: Path, command: str = "generate", *more: str) -> list[str]:
    folders = ("spec", "out", "templates")
    return [command, *(word for name in folders for word in (f"--{name}", str(work / name))), *more]


def run(work: Path, command: str = "generate", *more: str) -> int:
    return main(arguments(work, command, *more))


def start(act: Callable[[], int]) -> int:
    """Begin an act in a child that says nothing; its process id."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        code = act()
    finally:
        os._exit(code)


def end(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def tree(work: Path) -> dict[str, bytes]:
    out = work / "out"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def titles(work: Path) -> set[str]:
    return {text.decode().split("\n")[1] for path, text in tree(work).items() if path.startswith("plain/")}


def operations(work: Path, act: Callable[[int, str], None]) -> None:
    """From now on, call `act` before each operation that changes something below a folder: its number and its name."""
    count = iter(range(sys.maxsize))

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in CHANGING and (event != "open" or _writes(arguments)):
            named = arguments[: 1 if event == "open" else 2]
            paths = (os.fsdecode(path) for path in named if isinstance(path, (str, bytes, os.PathLike)))
            # What is done with a folder's handle names no whole path: the stage is cleared so.
            if any(path.startswith(str(work)) or not os.path.isabs(path) for path in paths):
                act(next(count), event)

    sys.addaudithook(hook)


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def stopped_at(work: Path, number: int, how: Callable[[], None]) -> int:
    """A run in a child in which `how` is called before the operation of this number; its exit code."""

    def act() -> int:
        operations(work / "out", lambda now, _: how() if now == number else None)
        return run(work)

    return end(start(act))


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def interrupt() -> None:
    raise KeyboardInterrupt


def named_operations(work: Path) -> list[str]:
    """Every operation of a run, in its order."""
    told = work.with_name("told")

    def act() -> int:
        lines: list[str] = []
        operations(work / "out", lambda _, name: lines.append(name))
        code = run(work)
        told.write_text("\n".join(lines), "utf-8")
        return code

    assert end(start(act)) == 0
    return told.read_text("utf-8").split("\n")


@pytest.fixture
def renewed(work: Path) -> tuple[Path, dict[str, dict[str, bytes]], int]:
    """A tree of which some is replaced, some removed, some new; all it can be, by title; how many steps that takes.

    The files of one folder go, and those of another come.
    """
    printed = {}
    reshape(work, "f0/1.txt", "old/1.txt")
    for title in ("third", "old"):
        retitle(work, title)
        assert run(work) == 0
        printed[title] = tree(work)
    before = printed["old"]
    retitle(work, "new")
    reshape(work, "old/1.txt", "new/1.txt")
    reshape(work, "f2/8.txt", "f2/8.txt/deep.txt")
    number = len(named_operations(work))
    printed["new"] = tree(work)
    put(work, before)
    return work, printed, number


def put(work: Path, files: dict[str, bytes]) -> None:
    """Make the output folder hold these files alone."""
    shutil.rmtree(work / "out")
    for path, content in files.items():
        work.joinpath("out", path).parent.mkdir(parents=True, exist_ok=True)
        work.joinpath("out", path).write_bytes(content)


def test_a_run_that_is_killed_before_any_of_its_operations_leaves_whole_files(
    renewed: tuple[Path, dict[str, dict[str, bytes]], int],
) -> None:
    """Old or new, each of them; and the next run, for the same spec or another, ends in the right tree."""
    work, printed, number = renewed
    old, new = printed["old"], printed["new"]
    mixed = 0

    assert number > 50
    for now in range(number):
        assert stopped_at(work, now, kill) == -signal.SIGKILL, now
        left = {path: text for path, text in tree(work).items() if path.startswith("plain/")}
        assert set(left.items()) <= old.items() | new.items()
        assert left.keys() >= (old.keys() & new.keys()) - {SUMS}
        mixed += len(titles(work)) > 1
        assert run(work, "check") in (0, 1)
        assert run(work) == 0
        assert tree(work) == new
        put(work, old)
    # Between the first move and the last, old and new stand side by side.
    assert mixed >= FILES - 2


@pytest.mark.prove
def test_what_a_killed_run_left_is_ours_for_another_spec_too(
    renewed: tuple[Path, dict[str, dict[str, bytes]], int],
) -> None:
    work, printed, number = renewed
    manifest = work.joinpath("templates", "plain", "target.yaml").read_text("utf-8")

    for now in range(number):
        assert stopped_at(work, now, kill) == -signal.SIGKILL
        retitle(work, "third")
        reshape(work, "new/1.txt", "old/1.txt")
        reshape(work, "f2/8.txt/deep.txt", "f2/8.txt")
        assert run(work) == 0
        assert tree(work) == printed["third"]
        retitle(work, "new")
        work.joinpath("templates", "plain", "target.yaml").write_text(manifest, "utf-8")
        put(work, printed["old"])


@pytest.mark.parametrize("how", [fail, pytest.param(interrupt, marks=pytest.mark.prove)])
def test_a_run_does_all_or_nothing_whichever_of_its_operations_fails(
    how: Callable[[], None], renewed: tuple[Path, dict[str, dict[str, bytes]], int]
) -> None:
    work, printed, number = renewed
    ends = []

    for now in range(number):
        code = stopped_at(work, now, how)
        left = {path: text for path, text in tree(work).items() if not path.startswith(STAGE)}
        assert left in (printed["old"], printed["new"]), now
        # Whatever fails when all is done is no fault of the run.
        assert (code == 0) <= (left == printed["new"])
        ends.append(left == printed["new"])
        assert run(work) == 0
        assert tree(work) == printed["new"]
        put(work, printed["old"])
    # Before the last move stand a copy, a new content and a move for each file.
    assert ends.count(False) > FILES * 3


def test_the_schemas_beside_a_spec_take_part_in_all_or_nothing(work: Path) -> None:
    """Whichever operation fails, the output and the schemas are of one spec."""
    assert main(["schema", *arguments(work)[1:3], *arguments(work)[5:]]) == 0

    def state() -> tuple[dict[str, bytes], dict[str, bytes]]:
        left = {path: text for path, text in tree(work).items() if not path.startswith(STAGE)}
        return left, {path.name: path.read_bytes() for path in work.joinpath("spec", ".schema").glob("*.json")}

    printed = {}
    for title in ("new", "old"):
        retitle(work, title)
        assert run(work) == 0
        printed[title] = state()
    retitle(work, "new")
    ends = []
    for now in range(sys.maxsize):
        steps = work.with_name("steps")

        def act(now: int = now, steps: Path = steps) -> int:
            count = [0]

            def step(number: int, _: str) -> None:
                count[0] = number
                if number == now:
                    fail()

            operations(work, step)
            code = run(work)
            steps.write_text(str(count[0]), "utf-8")
            return code

        code = end(start(act))
        assert state() in (printed["old"], printed["new"]), now
        assert (code == 0) <= (state() == printed["new"])
        ends.append(state() == printed["new"])
        if int(steps.read_text("utf-8")) < now:
            break
        retitle(work, "old")
        assert run(work) == 0
        retitle(work, "new")
    # A copy, a new content and a move for each file of both.
    assert ends.count(False) > (FILES + 3) * 3


def test_runs_at_once_end_well_or_say_so(work: Path) -> None:
    for round_number in range(10):
        retitle(work, f"round {round_number}")
        codes = [end(child) for child in [start(lambda: run(work)) for _ in range(4)]]

        assert 0 in codes
        assert set(codes) <= {0, 1}
        assert titles(work) == {f"round {round_number}"}
        assert run(work, "check") == 0


def test_a_run_says_that_another_is_at_work(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retitle(work, "new")
    for command in ("generate", "check"):
        with alone(work / "out", only_looking=False, note=print):
            assert run(work, command) == 1
        assert capsys.readouterr().err == f"{work}/out:1:1: another run is at work here; run again when it ends\n"
    assert titles(work) == {"old"}
    assert run(work) == 0


def test_those_that_only_look_meet(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with alone(work / "out", only_looking=True, note=print):
        assert run(work, "check") == 0
        retitle(work, "new")
        assert run(work) == 1
    assert "another run is at work here" in capsys.readouterr().err


def test_a_file_system_without_locks_is_told_and_worked_on(
    work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", refuse)
    retitle(work, "new")
    capsys.readouterr()
    told = f"{work}/out: this file system has no locks; see to it that no other run is at work there"

    assert run(work) == 0
    assert capsys.readouterr().err == f"{told}\n"
    assert titles(work) == {"new"}
    assert run(work, "check", "--format", "github") == 0
    assert capsys.readouterr().out == f"::notice::{told}\n"


def test_a_run_that_fails_leaves_no_folder_behind(work: Path) -> None:
    work.joinpath("spec", "main.yaml").write_text("section: [\n", "utf-8")
    out = work / "new" / "deep"

    assert main([*arguments(work), "--out", str(out)]) == 1
    assert not work.joinpath("new").exists()


def test_a_stamp_is_written_before_another_run_can_begin(work: Path) -> None:
    """Else it would bind the inputs of one run to the tree of another."""

    def act() -> int:
        def look(event: str, arguments: tuple[object, ...]) -> None:
            if event == "open" and _writes(arguments) and "/enumerant/" in str(arguments[0]):
                os._exit(7 if end(start(lambda: locked(work))) == 1 else 8)

        sys.addaudithook(look)
        return run(work)

    retitle(work, "new")
    assert end(start(act)) == 7


def locked(work: Path) -> int:
    """1 if another run is at work there."""
    try:
        with alone(work / "out", only_looking=True, note=print):
            return 0
    except EnumerantError:
        return 1


def test_a_full_disk_leaves_the_old_tree(work: Path) -> None:
    """The system refuses to write more than so many bytes into a file."""
    before = tree(work)
    retitle(work, "new")

    def act() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        return run(work)

    assert end(start(act)) == 1
    assert tree(work) == before
    assert run(work) == 0
    assert titles(work) == {"new"}


@contextmanager
def nobody(folder: Path) -> Iterator[None]:
    """Go on without the rights of root, if the tests have them."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        ("out", "out/.enumerant-new"),
        # Before the first move, though new contents could be written.
        ("out/plain/f1", "out/plain/f1"),
    ],
)
def test_a_folder_that_cannot_be_written_is_told(closed: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    # pytest's own folders are closed to others.
    work = Path(mkdtemp())
    write_work(work, "old")

    assert run(work) == 0
    before = tree(work)
    retitle(work, "new")
    with nobody(work):
        work.joinpath(closed).chmod(0o555)
        code = run(work)
        work.joinpath(closed).chmod(0o755)
    assert code == 1
    assert f"{work}/{told}:1:1: Permission denied; mend that and run again\n" == capsys.readouterr().err
    assert tree(work) == before


def test_a_spec_folder_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """What is there to be written beside the spec is told, and nothing of it is left."""
    work = Path(mkdtemp())
    write_work(work, "old")
    schema = ["schema", *arguments(work)[1:3]]
    with nobody(work):
        work.joinpath("spec").chmod(0o555)
        code = main(schema)
        work.joinpath("spec").chmod(0o755)
    assert code == 1
    assert f"{work}/spec/.schema:1:1: Permission denied; mend that and run again\n" == capsys.readouterr().err
    assert not work.joinpath("spec", ".schema").exists()


def test_a_spec_file_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    work = Path(mkdtemp())
    write_work(work, "old")
    with nobody(work):
        work.joinpath("spec", "main.yaml").chmod(0)
        code = run(work)

    assert code == 1
    assert "main.yaml:1:1: cannot be read: Permission denied; make it a readable file" in capsys.readouterr().err


def folder_for_file(work: Path) -> None:
    work.joinpath("out", "plain", "f0", "1.txt").unlink()
    work.joinpath("out", "plain", "f0", "1.txt").mkdir()
    work.joinpath("out", "plain", "f0", "1.txt", "mine").write_text("mine", "utf-8")


def file_for_folder(work: Path) -> None:
    work.joinpath("out", "plain").rename(work / "moved")
    work.joinpath("out", "plain").write_text("mine", "utf-8")


def link_to_folder(work: Path) -> None:
    work.joinpath("out", "plain").rename(work / "moved")
    work.joinpath("out", "plain").symlink_to(work / "moved")


def link_to_file(work: Path) -> None:
    work.joinpath("out", "plain", "f0", "1.txt").rename(work / "moved")
    work.joinpath("out", "plain", "f0", "1.txt").symlink_to(work / "moved")


def link_to_itself(work: Path) -> None:
    work.joinpath("out", "plain", "f0", "1.txt").unlink()
    work.joinpath("out", "plain", "f0", "1.txt").symlink_to("1.txt")


def pipe(work: Path) -> None:
    work.joinpath("out", "plain", "f0", "1.txt").unlink()
    os.mkfifo(work / "out" / "plain" / "f0" / "1.txt")


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
@pytest.mark.parametrize(
    ("obstruct", "expected"),
    [
        (folder_for_file, "out/plain/f0/1.txt:1:1: a folder, where a file has to be; move it away"),
        (file_for_folder, "out/plain:1:1: a file, where a folder has to be; move it away"),
        (link_to_folder, "out/plain:1:1: a link, which may lead elsewhere; move it away"),
        (link_to_file, "out/plain/f0/1.txt:1:1: a link, which may lead elsewhere; move it away"),
        (link_to_itself, "out/plain/f0/1.txt:1:1: a link, which may lead elsewhere; move it away"),
        (pipe, "out/plain/f0/1.txt:1:1: neither a file nor a folder; move it away"),
    ],
)
def test_what_is_no_file_of_ours_stays(
    obstruct: Callable[[Path], None],
    expected: str,
    force: tuple[str, ...],
    work: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    obstruct(work)
    before = {path: path.lstat().st_mtime_ns for path in work.rglob("*") if path.name != "out"}
    capsys.readouterr()

    assert run(work, "check") == 1
    assert expected.split(":")[0] in capsys.readouterr().out
    assert run(work, "generate", *force) == 1
    assert capsys.readouterr().err == f"{work}/{expected}\n"
    assert {path: path.lstat().st_mtime_ns for path in work.rglob("*") if path.name != "out"} == before


def reshape(work: Path, old: str, new: str) -> None:
    manifest = work / "templates" / "plain" / "target.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace(f"path: {old},", f"path: {new},"), "utf-8")


def test_our_own_files_and_folders_give_way_to_each_other(work: Path) -> None:
    reshape(work, "f0/1.txt", "f0/1.txt/deep/file")
    assert run(work) == 0
    assert work.joinpath("out", "plain", "f0", "1.txt", "deep", "file").is_file()
    assert run(work, "check") == 0

    reshape(work, "f0/1.txt/deep/file", "f0/1.txt")
    work.joinpath("out", "plain", "f0", "1.txt", "empty").mkdir()
    assert run(work) == 0
    assert work.joinpath("out", "plain", "f0", "1.txt").is_file()
    assert run(work, "check") == 0


def test_a_file_of_others_keeps_a_folder_from_giving_way(work: Path) -> None:
    reshape(work, "f0/1.txt", "f0/1.txt/deep/file")
    assert run(work) == 0
    mine = work / "out" / "plain" / "f0" / "1.txt" / "deep" / "mine"
    mine.write_text("mine", "utf-8")

    reshape(work, "f0/1.txt/deep/file", "f0/1.txt")
    assert run(work, "generate", "--force") == 1
    assert mine.read_text("utf-8") == "mine"
    assert mine.with_name("file").is_file()


def test_a_link_of_others_keeps_a_folder_from_giving_way(work: Path) -> None:
    reshape(work, "f0/1.txt", "f0/1.txt/deep/file")
    assert run(work) == 0
    link = work / "out" / "plain" / "f0" / "1.txt" / "deep" / "mine"
    link.symlink_to(work / "spec")
    before = tree(work)

    reshape(work, "f0/1.txt/deep/file", "f0/1.txt")
    assert run(work) == 1
    assert link.is_symlink()
    assert tree(work) == before


def test_hostile_sums_remove_nothing_behind_a_link(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = work / "outside"
    outside.mkdir()
    outside.joinpath("precious").write_bytes(b"precious")
    work.joinpath("out", "plain", "away").symlink_to(outside)
    digest = "b3391e4f8baa9d1b9a74e1e9e8ea9a1aa0b0ae5ba5a6e4b0ae1ea1a29b6b1d2c"
    with work.joinpath("out", SUMS).open("a", encoding="utf-8") as file:
        file.write(f"{digest}  plain/away/precious\n")
    retitle(work, "new")
    capsys.readouterr()

    assert run(work, "generate", "--force") == 1
    assert capsys.readouterr().err == f"{work}/out/plain/away:1:1: a link, which may lead elsewhere; move it away\n"
    assert outside.joinpath("precious").read_bytes() == b"precious"


def test_new_contents_are_not_written_through_a_link(work: Path) -> None:
    outside = work / "outside"
    outside.mkdir()
    outside.joinpath("precious").write_text("precious", "utf-8")
    work.joinpath("out", STAGE).symlink_to(outside)
    retitle(work, "new")

    assert run(work) == 0
    assert [path.name for path in outside.iterdir()] == ["precious"]
    assert run(work, "check") == 0
    assert titles(work) == {"new"}


@pytest.mark.parametrize("kind", ["pipe", "file"])
def test_what_stands_where_new_contents_wait_is_told_and_not_waited_for(
    kind: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = work / "out" / STAGE
    if kind == "pipe":
        os.mkfifo(stage)
    else:
        stage.write_text("mine", "utf-8")
    retitle(work, "new")
    capsys.readouterr()

    assert run(work) == 1
    assert capsys.readouterr().err == f"{stage}:1:1: no folder, where new files have to wait; move it away\n"
    assert stage.exists()
    assert titles(work) == {"old"}


def test_a_pipe_among_what_a_killed_run_left_is_removed(work: Path) -> None:
    stage = work / "out" / STAGE
    stage.mkdir()
    os.mkfifo(stage / "pipe")
    retitle(work, "new")

    assert run(work) == 0
    assert not stage.exists()


def test_a_spec_that_changes_during_a_run_is_printed_by_the_next(work: Path) -> None:
    """The stamp says what was read, not what stands there when the run ends."""

    def act() -> int:
        # The first content is written when all has been read.
        operations(work / "out", lambda now, name: retitle(work, "changed during the run") if name == "open" else None)
        return run(work)

    retitle(work, "new")
    assert end(start(act)) == 0
    assert titles(work) == {"new"}
    assert run(work) == 0
    assert titles(work) == {"changed during the run"}
