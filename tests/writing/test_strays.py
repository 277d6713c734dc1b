"""What is not printed is told, whatever it is called; what a build leaves behind is not, unless it is tracked."""

import os
import subprocess
from pathlib import Path

import pytest
from bad_registries import write_registry
from gits import commit, git
from trees import files

from generator.cli import main


@pytest.fixture
def work(tmp_path: Path) -> Path:
    write_registry(tmp_path)

    assert run("generate", tmp_path) == 0
    return tmp_path


def run(command: str, work: Path, *more: str) -> int:
    return main([command, "--spec", str(work / "spec"), "--out", str(work / "out"), *more])


def put(work: Path, path: str, text: str = "mine\n") -> None:
    place = work / "out" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def told(work: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """What `check` says is not printed, and nothing else; the tree is as it was."""
    capsys.readouterr()
    code = run("check", work, *more)
    lines = capsys.readouterr().out.splitlines()
    strays = [line.removeprefix(f"not printed: {work}/out/") for line in lines if line.startswith("not printed")]

    assert code == int(bool(strays))
    assert len(lines) == len(strays) or lines == [f"{work}/out: all files are current"]
    return strays


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("python/zz.py", "python/zz.py"),
        ("python/bad_codes/zz.py", "python/bad_codes/zz.py"),
        ("python/bad_codes/json/__init__.py", "python/bad_codes/json/"),
        ("python/bad_codes/a/b/c/d.py", "python/bad_codes/a/"),
        ("python/.hidden", "python/.hidden"),
        ("python/bad_codes/main.pyc", "python/bad_codes/main.pyc"),
        (
            "python/bad_codes/main.cpython-311-x86_64-linux-gnu.so",
            "python/bad_codes/main.cpython-311-x86_64-linux-gnu.so",
        ),
        ("markdown/\x1b[31mred.md", "markdown/\\x1b[31mred.md"),
        ("markdown/two\nlines.md", "markdown/two\\nlines.md"),
    ],
)
def test_what_is_not_printed_is_told_and_left_alone(
    path: str, expected: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(work, path)
    before = files(work)

    assert told(work, capsys) == [expected]
    assert run("generate", work) == 0
    assert capsys.readouterr().out == f"not printed, left alone: {work}/out/{expected}\n"
    assert files(work) == before


def test_what_is_to_be_done_is_said(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(work, "python/zz.py")
    capsys.readouterr()

    assert run("check", work) == 1
    assert capsys.readouterr().err == (
        f"{work}/out is not what {work}/spec says; move away what is not printed, or delete it\n"
    )


@pytest.mark.parametrize("path", ["zz.py", "other/zz.py", "go/zz.go"])
def test_where_nothing_is_printed_everybody_may_put_things(
    path: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(work, path)

    assert told(work, capsys) == []


def test_a_target_looks_into_its_own_folder(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(work, "python/zz.py")

    assert told(work, capsys, "--target", "markdown") == []
    assert told(work, capsys, "--target", "python") == ["python/zz.py"]


def test_a_link_is_told_and_not_followed(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work.joinpath("elsewhere").mkdir()
    work.joinpath("elsewhere", "x").write_text("x", "utf-8")
    work.joinpath("out", "python", "away").symlink_to(work / "elsewhere")
    work.joinpath("out", "python", "gone").symlink_to(work / "nowhere")
    os.mkfifo(work / "out" / "markdown" / "pipe")

    assert told(work, capsys) == ["markdown/pipe", "python/away", "python/gone"]


def test_a_line_that_left_the_list_hides_nothing(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of a section that is gone, whose line went with it."""
    put(work, "markdown/old.md")
    sums = work / "out" / "SHA256SUMS"
    assert "old.md" not in sums.read_text("utf-8")

    assert told(work, capsys) == ["markdown/old.md"]


def test_a_line_that_came_into_the_list_hides_nothing(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(work, "markdown/old.md")
    subprocess.run(["bash", "-c", "sha256sum markdown/old.md >> SHA256SUMS"], cwd=work / "out", check=True)
    capsys.readouterr()

    assert run("check", work) == 1
    assert f"surplus: {work}/out/markdown/old.md" in capsys.readouterr().out.splitlines()


BUILDS = ("python/bad_codes/__pycache__/main.cpython-311.pyc", "python/.enumerant-x/y", "markdown/.enumerant-z")


@pytest.mark.parametrize("path", BUILDS)
def test_what_a_build_left_is_not_told(path: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(work, path)

    assert told(work, capsys) == []
    git(work, "init", "--quiet")
    commit_all_but(work, path)
    assert told(work, capsys) == []


def commit_all_but(work: Path, path: str) -> None:
    git(work, "add", "--all", "--", ".", f":(exclude)out/{path}")
    git(work, "commit", "--quiet", "--message", "first")


@pytest.mark.parametrize("path", BUILDS)
def test_what_a_clean_checkout_has_is_told_whatever_it_is_called(
    path: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(work, path)
    work.joinpath(".gitignore").write_text("__pycache__/\n.enumerant-*\n", "utf-8")
    git(work, "init", "--quiet")
    git(work, "add", "--all", "--force")
    git(work, "commit", "--quiet", "--message", "first")

    assert [line.rstrip("/") for line in told(work, capsys)] in ([path], [path.rpartition("/")[0]])


def test_what_git_ignores_is_not_told_unless_it_is_tracked(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work.joinpath(".gitignore").write_text("*.log\nnode_modules/\n", "utf-8")
    for path in ("python/a.log", "python/tracked.log", "python/node_modules/x/y.js", "python/mine.txt"):
        put(work, path)
    git(work, "init", "--quiet")
    git(work, "add", "--force", "out/python/tracked.log")

    assert told(work, capsys) == ["python/mine.txt", "python/tracked.log"]


def test_an_ignoring_file_in_the_tree_hides_nothing_that_is_committed(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(work, "python/.gitignore", "*\n")
    put(work, "python/zz.py")
    git(work, "init", "--quiet")
    git(work, "add", "--all", "--force")
    git(work, "commit", "--quiet", "--message", "first")

    assert told(work, capsys) == ["python/.gitignore", "python/zz.py"]


def test_an_output_that_is_ignored_as_a_whole_is_everybodys(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work.joinpath(".gitignore").write_text("out/\n", "utf-8")
    put(work, "python/zz.py")
    git(work, "init", "--quiet")
    commit(work, "first")

    assert told(work, capsys) == []


@pytest.mark.parametrize("name", ["out*", ":(exclude)out", "[o]ut", "out?", "-out"])
def test_a_folder_may_be_called_as_git_writes_patterns(
    name: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work.joinpath("out").rename(work / name)
    work.joinpath(name, "python", "zz.py").write_text("mine\n", "utf-8")
    git(work, "init", "--quiet")
    commit(work, "first")
    capsys.readouterr()

    assert main(["check", "--spec", str(work / "spec"), "--out", str(work / name)]) == 1
    assert capsys.readouterr().out == f"not printed: {work}/{name}/python/zz.py\n"


def test_a_repository_inside_is_told(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(work, "python/inner/zz.py")
    git(work, "init", "--quiet")
    git(work / "out" / "python" / "inner", "init", "--quiet")

    assert told(work, capsys) == ["python/inner/"]
    commit(work / "out" / "python" / "inner", "inner")
    git(work, "-c", "advice.addEmbeddedRepo=false", "add", "--all")
    assert told(work, capsys) == ["python/inner/"]


def test_what_looks_like_a_repository_is_not_asked(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Git would take the folder for a bare repository, and run what its configuration names."""
    put(work, "python/zz.py")
    git(work, "init", "--quiet")
    commit(work, "first")
    bare = work / "out"
    git(work, "init", "--quiet", "--bare", str(work / "bare"))
    for path in work.joinpath("bare").iterdir():
        path.rename(bare / path.name)
    bare.joinpath("config").write_text(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"
        f"\tworktree = {work}\n\tfsmonitor = touch {work}/ran #\n",
        "utf-8",
    )

    assert told(work, capsys) == ["python/zz.py"]
    assert not work.joinpath("ran").exists()


@pytest.mark.parametrize("git_is", ["missing", "failing"])
def test_without_git_what_has_no_builds_name_is_told(
    git_is: str, work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(work, "init", "--quiet")
    for path in (*BUILDS, "python/zz.py"):
        put(work, path)
    tools = tmp_path / "tools"
    tools.mkdir()
    if git_is == "failing":
        tools.joinpath("git").write_text("#!/bin/sh\nexit 128\n", "utf-8")
        tools.joinpath("git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))

    assert told(work, capsys) == ["python/zz.py"]
