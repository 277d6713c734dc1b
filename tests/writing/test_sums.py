"""SHA256SUMS is in the hands of everybody who sends a change: what of it is believed, what is told, what is healed."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from bad_registries import write_registry
from gits import commit, git
from trees import files

from generator.cli import main

DIGEST = hashlib.sha256(b"precious\n").hexdigest()
GONE = "delete every such line, then generate"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A registry printed into the folder that holds it, as `--out .` does, and a file that somebody wants to keep."""
    write_registry(tmp_path)
    tmp_path.joinpath("src").mkdir()
    tmp_path.joinpath("src", "main.c").write_bytes(b"precious\n")

    assert run("generate", tmp_path) == 0
    return tmp_path


def run(command: str, work: Path, *more: str) -> int:
    return main([command, "--spec", str(work / "spec"), "--out", str(work), *more])


def add(work: Path, *lines: str) -> None:
    with work.joinpath("SHA256SUMS").open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "src/main.c",
            "src is no target, so nothing in it is ours; delete its lines, and the folder if nobody needs it",
        ),
        ("spec/main.yaml", "spec is no target, so nothing in it is ours"),
        (".git/HEAD", ".git is no target, so nothing in it is ours"),
        ("../outside/x", ".. is no target, so nothing in it is ours"),
        ("markdown/../src/main.c", f"no path that is ever printed; {GONE}"),
        ("markdown/./x.md", f"no path that is ever printed; {GONE}"),
        ("markdown/.git/HEAD", f"no path that is ever printed; {GONE}"),
        ("markdown/.hidden", f"no path that is ever printed; {GONE}"),
        ("markdown/a\\b", f"no path that is ever printed; {GONE}"),
        ("markdown/c:b", f"no path that is ever printed; {GONE}"),
        ("markdown/a\tb", f"no path that is ever printed; {GONE}"),
        ("/etc/passwd", f"not a line of digest and path; {GONE}"),
        ("markdown//x.md", f"not a line of digest and path; {GONE}"),
        ("markdown/", f"not a line of digest and path; {GONE}"),
        ("markdown", f"not a line of digest and path; {GONE}"),
        ("SHA256SUMS", f"not a line of digest and path; {GONE}"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [*(pytest.param([command], marks=pytest.mark.prove) for command in ("generate", "check")), ["generate", "--force"]],
    ids=" ".join,
)
def test_a_line_that_we_cannot_have_written_removes_nothing(
    command: list[str], path: str, expected: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(work, f"{DIGEST}  {path}")
    line = len(work.joinpath("SHA256SUMS").read_text("utf-8").splitlines())
    before = files(work)
    capsys.readouterr()

    assert run(command[0], work, *command[1:]) == 1
    assert capsys.readouterr().err.startswith(f"{work}/SHA256SUMS:{line}:1: {expected}")
    assert files(work) == before


@pytest.mark.parametrize(
    "digest",
    ["0" * 63, "0" * 65, "g" * 64, DIGEST.upper(), "\N{FULLWIDTH DIGIT ZERO}" * 64, f" {DIGEST}", "", "-" * 64],
)
def test_a_digest_is_hexadecimal(digest: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(work, f"{digest}  markdown/main.md")

    assert run("generate", work, "--force") == 1
    assert f"1: not a line of digest and path; {GONE}\n" in capsys.readouterr().err


def test_a_target_that_is_gone_is_told_once(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(work, *(f"{DIGEST}  old/{number}.txt" for number in range(50)), "nonsense", "more nonsense")

    assert run("check", work) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith(str(work))]
    assert len(told) == 2


@pytest.mark.parametrize("name", ["spec", "templates"])
def test_a_target_that_is_called_like_the_spec_or_the_templates_cannot_reach_them(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_registry(tmp_path, {"registry.yaml": REGISTRY})
    target = tmp_path / "templates" / name
    target.mkdir(parents=True)
    target.joinpath("target.yaml").write_text("title: T\noutputs: [{template: t.j2, path: x.yaml, per: registry}]\n")
    target.joinpath("t.j2").write_text("{{ header }}\n")
    add(tmp_path, f"{DIGEST}  {name}/registry.yaml")
    before = files(tmp_path)

    assert run("generate", tmp_path, "--force", "--templates", str(tmp_path / "templates")) == 2
    assert f"stands in {tmp_path}/{name}, where files are printed; name another --out" in capsys.readouterr().err
    assert files(tmp_path) == before


REGISTRY = """\
registry: work
title: Work
kinds: {fault: Faults, signal: Signals}
sections: [main, other]
"""


@pytest.mark.parametrize("obstruct", ["link", "folder", "pipe", "dangling"])
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_list_that_is_no_file_is_told(
    command: str, obstruct: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sums = work / "SHA256SUMS"
    sums.rename(work / "moved")
    match obstruct:
        case "link":
            sums.symlink_to(work / "moved")
        case "dangling":
            sums.symlink_to(work / "nowhere")
        case "folder":
            sums.mkdir()
        case "pipe":
            os.mkfifo(sums)
    capsys.readouterr()
    words = {"folder": "a folder, where a file has to be", "pipe": "neither a file nor a folder"}

    assert run(command, work) == 1
    wrong = words.get(obstruct, "a link, which may lead elsewhere")
    assert capsys.readouterr().err == f"{sums}:1:1: {wrong}; move it away\n"
    assert work.joinpath("moved").is_file()


def branch(work: Path, name: str, number: int) -> None:
    """A branch that adds a code at the end of a section, and prints it."""
    git(work, "checkout", "--quiet", "-b", name, "main")
    with work.joinpath("spec", "main.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - id: {number}\n    name: CODE_{number}\n    description: Of {name}.\n")
    assert run("generate", work) == 0
    commit(work, name)


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_merge_of_two_branches_that_each_add_a_code_is_healed(
    style: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(work, "init", "--quiet")
    commit(work, "first")
    branch(work, "one", 11)
    branch(work, "two", 12)
    git(work, "-c", f"merge.conflictStyle={style}", "merge", "one", code=1)
    assert "<<<<<<<" in work.joinpath("SHA256SUMS").read_text("utf-8")
    assert "<<<<<<<" in work.joinpath("markdown", "main.md").read_text("utf-8")
    main_yaml = work / "spec" / "main.yaml"
    marks = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
    kept = [line for line in main_yaml.read_text("utf-8").splitlines() if not line.startswith(marks)]
    main_yaml.write_text("\n".join(kept) + "\n", "utf-8")
    capsys.readouterr()

    assert run("check", work) == 1
    told = capsys.readouterr()
    assert f"with the marks of a merge: {work}/SHA256SUMS" in told.out
    assert told.err.endswith(f"; run: enumerant generate --spec {work}/spec --out {work}\n")
    assert run("generate", work) == 0
    assert run("check", work) == 0
    assert {"CODE_11", "CODE_12"} <= {*work.joinpath("python", "bad_codes", "main.py").read_text("utf-8").split()}


def test_a_file_edited_by_hand_is_kept_in_a_merge_too(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what both sides have printed, and so is listed twice, is taken for git's work."""
    sums = work / "SHA256SUMS"
    page, *rest = (line for line in sums.read_text("utf-8").splitlines() if line.endswith("/main.md"))
    assert rest == []
    text = sums.read_text("utf-8").replace(f"{page}\n", f"<<<<<<< HEAD\n{page}\n=======\n{page}\n>>>>>>> one\n")
    sums.write_text(text, "utf-8")
    work.joinpath("markdown", "main.md").write_text("<<<<<<< mine\n", "utf-8")
    capsys.readouterr()

    assert run("generate", work) == 1
    assert "markdown/main.md:1:1: edited by hand; move" in capsys.readouterr().err
    assert work.joinpath("markdown", "main.md").read_text("utf-8") == "<<<<<<< mine\n"


def test_a_checkout_with_other_line_ends_is_current(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(work, "init", "--quiet")
    commit(work, "first")
    clone = work.with_name("clone")
    git(work.parent, "clone", "--quiet", "-c", "core.autocrlf=true", str(work), str(clone))
    assert b"\r\n" in clone.joinpath("SHA256SUMS").read_bytes()
    assert b"\r\n" in clone.joinpath("markdown", "main.md").read_bytes()
    before = files(clone)
    capsys.readouterr()

    assert run("check", clone) == 0
    assert run("generate", clone) == 0
    assert files(clone) == before
    # What is ours is known there too: it can be made anew, and taken away.
    path = clone / "spec" / "main.yaml"
    path.write_bytes(path.read_bytes().replace(b"Ten.", b"Eleven."))
    assert run("generate", clone) == 0
    path = clone / "spec" / "registry.yaml"
    path.write_bytes(path.read_bytes().replace(b"[jsonschema, markdown, python]", b"[python]"))
    assert run("generate", clone) == 0
    assert not clone.joinpath("markdown").exists()
    assert run("check", clone) == 0
    shutil.rmtree(clone)
