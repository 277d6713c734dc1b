"""Nothing is lost on disk: runs that are killed, that meet, that find the disk full or something else in the way.

Each run is a child of this process, with everything imported: so it is quick, and can be killed at any moment.
"""

import os
import random
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from bad_registries import write_registry

from generator.cli import main
from generator.disk import alone
from generator.stamp import STAMP
from generator.sums import SUMS, read_sums

FILES = 24
KILLS = int(os.environ.get("KILLS", "200"))


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
    outputs = "".join(f"  - {{template: t.j2, path: f{n // 8}/{n}.txt, per: registry}}\n" for n in range(FILES))
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


def test_a_run_that_is_killed_leaves_whole_files(work: Path) -> None:
    """Old or new, each of them; and the next run, for the same spec or another, ends in the right tree."""
    printed = {}
    for title in ("old", "new", "other"):
        retitle(work, title)
        assert run(work, "generate") == 0
        printed[title] = {path: text for path, text in tree(work).items() if path != STAMP}
    whole = {(path, text) for files in printed.values() for path, text in files.items() if path != SUMS}
    chance = random.Random(20260725)
    began = time.perf_counter()
    retitle(work, "new")
    run(work)
    length = time.perf_counter() - began
    between = 0

    for number in range(KILLS):
        retitle(work, f"{('old', 'new', 'other')[number % 3]}")
        child = start(lambda: run(work))
        time.sleep(chance.uniform(0, length))
        os.kill(child, signal.SIGKILL)
        end(child)
        left = {path: text for path, text in tree(work).items() if path.startswith("plain/")}
        between += len(titles(work)) > 1

        assert set(left.items()) <= whole
        assert set(left) == set(printed["old"]) - {SUMS}
        wanted = chance.choice(["old", "new", "other"])
        retitle(work, wanted)
        assert run(work) == 0
        assert {path: text for path, text in tree(work).items() if path != STAMP} == printed[wanted]
    # Some must have hit the moment when old and new stand side by side.
    assert between >= KILLS // 100


def test_what_a_killed_run_left_is_ours(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between two files, and then the spec changes: what stands there is neither listed before nor printed."""
    retitle(work, "new")
    child = start(lambda: killed_after(12, work, monkeypatch))

    assert end(child) == -signal.SIGKILL
    assert titles(work) == {"old", "new"}
    assert {len(digests) for digests in read_sums(work / "out").values()} == {2}
    retitle(work, "third")
    assert run(work, "check") == 1
    assert run(work) == 0
    assert titles(work) == {"third"}
    assert {len(digests) for digests in read_sums(work / "out").values()} == {1}


def killed_after(moves: int, work: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    replace, count = Path.replace, iter(range(moves))

    def counting(path: Path, to: Path) -> Path:
        if next(count, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", counting)
    return run(work)


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
    with alone(work / "out"):
        assert run(work) == 1

    assert capsys.readouterr().err == f"{work}/out:1:1: another run is at work here; run again when it ends\n"
    assert titles(work) == {"old"}
    assert run(work) == 0


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


def test_a_folder_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    # pytest's own folders are closed to others.
    work = Path(mkdtemp())
    write_work(work, "old")

    assert run(work) == 0
    before = tree(work)
    retitle(work, "new")
    with nobody(work):
        work.joinpath("out").chmod(0o555)
        code = run(work)
        work.joinpath("out").chmod(0o755)
    assert code == 1
    assert "out/.enumerant-new:1:1: Permission denied; mend that and run again" in capsys.readouterr().err
    assert tree(work) == before


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
    work.joinpath("out", "away").symlink_to(outside)
    digest = "b3391e4f8baa9d1b9a74e1e9e8ea9a1aa0b0ae5ba5a6e4b0ae1ea1a29b6b1d2c"
    with work.joinpath("out", SUMS).open("a", encoding="utf-8") as file:
        file.write(f"{digest}  away/precious\n")
    retitle(work, "new")
    capsys.readouterr()

    assert run(work, "generate", "--force") == 1
    assert capsys.readouterr().err == f"{work}/out/away:1:1: a link, which may lead elsewhere; move it away\n"
    assert outside.joinpath("precious").read_bytes() == b"precious"


@pytest.mark.parametrize("name", [".enumerant-new", STAMP])
def test_our_own_notes_are_not_written_through_a_link(name: str, work: Path) -> None:
    outside = work / "outside"
    if name == STAMP:
        outside.write_text("precious", "utf-8")
    else:
        outside.mkdir()
        outside.joinpath("precious").write_text("precious", "utf-8")
    work.joinpath("out", name).unlink(missing_ok=True)
    work.joinpath("out", name).symlink_to(outside)
    retitle(work, "new")

    assert run(work) == 0
    assert (outside if name == STAMP else outside / "precious").read_text("utf-8") == "precious"
    assert name == STAMP or [path.name for path in outside.iterdir()] == ["precious"]
    assert run(work, "check") == 0
    assert titles(work) == {"new"}


def test_sums_that_are_a_folder_are_told(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work.joinpath("out", SUMS).unlink()
    work.joinpath("out", SUMS).mkdir()

    assert run(work) == 1
    assert f"{work}/out/{SUMS}:1:1: Is a directory; mend that and run again\n" == capsys.readouterr().err


def test_a_spec_that_changes_during_a_run_is_printed_by_the_next(work: Path) -> None:
    """The stamp says what was read, not what stands there when the run ends."""
    template = work / "templates" / "plain" / "t.j2"
    template.write_text(template.read_text("utf-8") + "{{ 7 }}\n", "utf-8")

    def act() -> int:
        return run(work)

    child = start(act)
    while not work.joinpath("out", ".enumerant-new").exists():
        time.sleep(0.0001)
    retitle(work, "changed during the run")
    assert end(child) == 0
    assert run(work) == 0
    assert titles(work) == {"changed during the run"}
