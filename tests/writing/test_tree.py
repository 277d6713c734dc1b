"""What is ours on disk: files are written only if they change, and nothing that is not ours is lost."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from caches import cache_of_its_own

from generator.cli import main
from generator.targets.folders import TEMPLATES

TESTS = Path(__file__).parents[1]
PAGE = "markdown/bare-fault.md"
TARGETS = "targets: [go, jsonschema, markdown, python]"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with its output, made once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("printed")
    shutil.copytree(TESTS / "sample", folder / "spec")
    # Some will do: what is asked here does not depend on the language.
    edit_spec(folder, "sections:", f"{TARGETS}\nsections:", "registry.yaml")

    assert run("generate", folder) == 0
    return folder


@pytest.fixture
def work(printed: Path, tmp_path: Path) -> Path:
    shutil.copytree(printed, tmp_path, dirs_exist_ok=True)
    return tmp_path


def run(command: str, work: Path, *more: str) -> int:
    return main([command, "--spec", str(work / "spec"), "--out", str(work / "out"), *more])


def edit_spec(work: Path, old: str, new: str, file: str = "bare-fault.yaml") -> None:
    path = work / "spec" / file
    text = path.read_text("utf-8")

    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def lines(work: Path, text: str) -> list[str]:
    return text.replace(str(work), "").splitlines()


def ages(work: Path) -> dict[Path, int]:
    files = (path for path in work.joinpath("out").rglob("*") if path.is_file())
    return {path: path.stat().st_mtime_ns for path in files}


def test_an_unchanged_run_writes_nothing(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ages(work)

    assert run("generate", work) == 0
    assert run("check", work) == 0
    assert ages(work) == before
    assert lines(work, capsys.readouterr().out) == ["/out: all files are current"] * 2


def stamps(cache: str) -> list[Path]:
    return sorted(Path(cache, "enumerant").glob("stamp-*"))


def test_a_stamp_lies_in_the_users_cache_alone(work: Path, cache: str) -> None:
    before = stamps(cache)
    edit_spec(work, "action: C:", "action: D:")

    assert run("generate", work) == 0
    (stamp,) = {*stamps(cache)}.difference(before)
    assert stamp.stat().st_mode & 0o777 == 0o600
    assert stamp.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in work.joinpath("out").iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("damage", ["none", "deleted", "wrong", "not text", "of others", "link", "no cache"])
@pytest.mark.parametrize("command", ["generate", pytest.param("check", marks=pytest.mark.prove)])
def test_the_stamp_changes_no_answer(
    damage: str,
    command: str,
    work: Path,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path_factory.mktemp("own")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_of_its_own(folder)))
    edit_spec(work, "action: C:", "action: D:")
    assert run("generate", work) == 0
    (stamp,) = stamps(str(folder))
    match damage:
        case "deleted":
            stamp.unlink()
        case "wrong":
            stamp.write_text("0" * 64 + "\n", "utf-8")
        case "not text":
            stamp.write_bytes(b"\xff\x00")
        case "of others":
            stamp.chmod(0o666)
        case "link":
            stamp.rename(folder / "moved")
            stamp.symlink_to(folder / "moved")
        case "no cache":
            monkeypatch.setenv("XDG_CACHE_HOME", str(stamp / "nowhere"))
    capsys.readouterr()

    assert run(command, work) == 0
    assert lines(work, capsys.readouterr().out) == ["/out: all files are current"]


def test_check_looks_at_every_byte_whatever_stamp_there_is(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stamp of ours over a changed file and a list that agrees: a template that prints the change made them."""
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    template = templates / "markdown" / "sources.md.j2"
    honest = template.read_text("utf-8")
    template.write_text(honest + "tampered\n", "utf-8")
    assert run("generate", work, "--templates", str(templates)) == 0
    template.write_text(honest, "utf-8")
    capsys.readouterr()

    assert run("check", work, "--templates", str(templates)) == 1
    assert "stale: /out/markdown/sources.md" in lines(work, capsys.readouterr().out)


def test_only_what_changes_is_written(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ages(work)
    edit_spec(work, "action: C:", "action: D:")

    assert run("generate", work, "--target", "markdown") == 0
    assert lines(work, capsys.readouterr().out) == [f"wrote /out/{PAGE}", "wrote /out/SHA256SUMS"]
    changed = {str(path.relative_to(work / "out")) for path, age in ages(work).items() if before.get(path) != age}
    assert changed == {PAGE, "SHA256SUMS"}


def test_sums_are_as_sha256sum_reads_them(work: Path) -> None:
    content = work.joinpath("out", "SHA256SUMS").read_text("utf-8").splitlines()
    paths = [line.split("  ", 1)[1] for line in content]

    assert paths == sorted(paths)
    assert len(paths) == len([path for path in ages(work) if path.name != "SHA256SUMS"])
    for line in content:
        digest, path = line.split("  ", 1)
        assert digest == hashlib.sha256(work.joinpath("out", path).read_bytes()).hexdigest()


def test_a_stale_output_is_a_diff_and_exit_1(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_spec(work, 'description: "NO"', 'description: "YES"')
    before = ages(work)

    assert run("check", work) == 1
    told = capsys.readouterr()
    out = lines(work, told.out)
    assert f"stale: /out/{PAGE}" in out
    assert f"--- /out/{PAGE} (on disk)" in out
    assert '-        description="NO",' in told.out
    assert '+        description="YES",' in told.out
    assert lines(work, told.err) == ["/out is not what /spec says; run: enumerant generate --spec /spec --out /out"]
    assert ages(work) == before
    assert run("generate", work) == 0
    assert run("check", work) == 0


def test_missing_surplus_and_edited_files_are_listed(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work.joinpath("out", PAGE).unlink()
    with work.joinpath("out", "markdown", "by-name.md").open("a", encoding="utf-8") as file:
        file.write("mine\n")
    # A section that is gone leaves its files behind.
    edit_spec(work, ", side-fault", "", "registry.yaml")
    work.joinpath("spec", "side-fault.yaml").unlink()
    edit_spec(work, "replaced_by: side-fault/FRESH_CODE", "replaced_by: main-fault/FIRST_HEIR", "main-fault.yaml")

    assert run("check", work) == 1
    out = lines(work, capsys.readouterr().out)
    assert f"missing: /out/{PAGE}" in out
    assert "edited by hand: /out/markdown/by-name.md" in out
    assert "-mine" in out
    surplus = [line for line in out if line.startswith("surplus")]
    assert [line for line in surplus if "side" not in line.lower()] == []
    assert {
        "surplus: /out/jsonschema/side-fault.json",
        "surplus: /out/jsonschema/side-fault.strict.json",
        "surplus: /out/markdown/side-fault.md",
        "surplus: /out/python/sample_codes/side_fault.py",
    } <= set(surplus)


def test_what_is_no_longer_printed_is_removed(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_spec(work, TARGETS, "targets: [markdown]", "registry.yaml")

    assert run("generate", work) == 0
    out = lines(work, capsys.readouterr().out)
    assert "removed /out/python/sample_codes/lookup.py" in out
    assert sorted(path.name for path in work.joinpath("out").iterdir()) == ["SHA256SUMS", "markdown"]
    assert run("check", work) == 0


@pytest.mark.parametrize("command", ["overwrite", "remove"])
def test_a_hand_edited_file_is_kept_without_force(command: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = work / "out" / PAGE
    path.write_text("mine\n", "utf-8")
    if command == "remove":
        edit_spec(work, TARGETS, "targets: [python]", "registry.yaml")
    before = ages(work)

    assert run("generate", work) == 1
    state = "surplus, edited by hand" if command == "remove" else "edited by hand"
    assert lines(work, capsys.readouterr().err) == [
        f"/out/{PAGE}:1:1: {state}; move what was written there into the spec or the templates, "
        "then generate with --force"
    ]
    assert ages(work) == before
    assert run("generate", work, "--force") == 0
    assert path.exists() is (command == "overwrite")
    assert run("check", work) == 0


def test_files_of_others_are_left_alone(work: Path) -> None:
    mine = work / "out" / "markdown" / "mine.md"
    mine.write_text("mine\n", "utf-8")
    edit_spec(work, TARGETS, "targets: [python]", "registry.yaml")

    assert run("check", work) == 1
    assert run("generate", work) == 0
    assert mine.read_text("utf-8") == "mine\n"
    # Nothing is printed there any more.
    assert run("check", work) == 0


def test_a_file_of_others_in_the_way_is_kept_without_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(TESTS / "sample", tmp_path / "spec")
    mine = tmp_path / "out" / PAGE
    mine.parent.mkdir(parents=True)
    mine.write_text("mine\n", "utf-8")

    assert run("generate", tmp_path) == 1
    assert lines(tmp_path, capsys.readouterr().err) == [
        f"/out/{PAGE}:1:1: in the way, not ours; move it away, or generate with --force"
    ]
    assert [path.name for path in ages(tmp_path)] == ["bare-fault.md"]
    assert run("generate", tmp_path, "--force") == 0
    assert run("check", tmp_path) == 0


def test_a_target_looks_at_its_own_files_only(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work.joinpath("out", "python", "sample_codes", "lookup.py").write_text("mine\n", "utf-8")
    edit_spec(work, 'description: "NO"', 'description: "YES"')

    assert run("generate", work, "--target", "markdown") == 0
    assert lines(work, capsys.readouterr().out) == [f"wrote /out/{PAGE}", "wrote /out/SHA256SUMS"]
    assert run("check", work, "--target", "markdown") == 0
    assert run("check", work) == 1


def test_lost_sums_are_made_anew(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work.joinpath("out", "SHA256SUMS").unlink()

    assert run("check", work) == 1
    assert lines(work, capsys.readouterr().out) == ["missing: /out/SHA256SUMS"]
    assert run("generate", work) == 0
    assert run("check", work) == 0


def test_a_fault_in_the_spec_leaves_the_output_alone(work: Path) -> None:
    edit_spec(work, "- id: 109", "- id: 108")
    before = ages(work)

    assert run("generate", work) == 1
    assert ages(work) == before


def test_a_template_that_fails_late_leaves_the_output_alone(work: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    edit_spec(work, 'description: "NO"', 'description: "YES"')
    templates.joinpath("python", "section.py.j2").write_text("{{ missing }}", "utf-8")
    before = ages(work)

    assert run("generate", work, "--templates", str(templates)) == 1
    assert ages(work) == before
    assert not list(work.joinpath("out").glob(".enumerant-new"))


SLOW = [pytest.param(change, marks=pytest.mark.prove) for change in ("output", "list", "targets", "stray")]


@pytest.mark.parametrize("change", ["spec", "template", *SLOW])
def test_the_stamp_sees_every_change(
    change: str, work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    more = ["--templates", str(templates)]
    assert run("generate", work, *more) == 0
    capsys.readouterr()
    expected = f"wrote /out/{PAGE}"
    match change:
        case "spec":
            edit_spec(work, 'description: "NO"', 'description: "YES"')
        case "template":
            with templates.joinpath("markdown", "section.md.j2").open("a", encoding="utf-8") as file:
                file.write("more\n")
        case "output":
            work.joinpath("out", PAGE).unlink()
        case "list":
            work.joinpath("out", "SHA256SUMS").unlink()
            expected = "wrote /out/SHA256SUMS"
        case "targets":
            edit_spec(work, TARGETS, "targets: [markdown]", "registry.yaml")
            expected = "removed /out/python/sample_codes/lookup.py"
        case "stray":
            work.joinpath("out", "go", "zz.go").write_text("package zz\n", "utf-8")
            expected = "not printed, left alone: /out/go/zz.go"

    assert run("generate", work, *more) == 0
    assert expected in lines(work, capsys.readouterr().out)


def test_the_same_bytes_from_any_folder(printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(printed)

    assert main(["generate", "--spec", "spec", "--out", str(tmp_path)]) == 0
    same = subprocess.run(["diff", "-r", str(printed / "out"), str(tmp_path)], check=False)
    assert same.returncode == 0
