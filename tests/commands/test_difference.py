"""`diff` and `check --against`, through the front door: what git, a folder or a catalogue has of the registry."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from bad_registries import MAIN, REGISTRY, write_registry
from gits import commit, git

from generator.cli import main
from generator.comparing.change import SORTS
from generator.comparing.document import SCHEMA

ROOT = Path(__file__).parents[2]
VERSIONED = REGISTRY.replace("title: Bad codes\n", "title: Bad codes\nversion: 1.0.0\n")
TWO = MAIN + "  - {id: 11, name: ELEVEN, description: Eleven.}\n"
GONE = (
    "main/ELEVEN (11): the code is gone; put it back and say deprecated, or add {id: 11, reason: …} to reserved",
    "version 1.0.0 follows 1.0.0 with a forbidden change; say 2.0.0 or more",
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry in a repository, with one commit that is tagged v1.0.0; each test works on a copy."""
    folder = tmp_path_factory.mktemp("repository")
    write_registry(folder, {"registry.yaml": VERSIONED, "main.yaml": TWO})
    git(folder, "init", "--quiet", "--template=")
    commit(folder, "one")
    git(folder, "tag", "v1.0.0")
    return folder


@pytest.fixture
def spec(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The registry in its repository; the working directory is there."""
    shutil.copytree(repository, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "spec"


def delete(spec: Path) -> None:
    spec.joinpath("main.yaml").write_text(MAIN, "utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    assert main(list(arguments)) == code
    captured = capsys.readouterr()
    return captured.out, captured.err


@pytest.fixture
def printed(spec: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same, and printed."""
    assert main(["generate"]) == 0
    capsys.readouterr()
    return spec


def test_nothing_has_changed(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = told(capsys, "diff")

    assert (out, err) == ("bad-codes 1.0.0 against v1.0.0:spec (1.0.0): nothing has changed\n", "")


def test_the_last_tag_is_what_is_meant(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    delete(spec)
    commit(spec.parent, "two")
    out, _ = told(capsys, "diff")

    assert out.splitlines()[0] == "bad-codes 1.0.0 against v1.0.0:spec (1.0.0): 1 forbidden"
    assert out.splitlines()[2:4] == ["forbidden", f"  {GONE[0]}"]
    assert out.splitlines()[-1] == GONE[1]


def test_without_a_tag_it_is_the_last_commit(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(spec.parent, "tag", "--delete", "v1.0.0")
    delete(spec)
    out, err = told(capsys, "diff")

    assert out.startswith("bad-codes 1.0.0 against HEAD:spec (1.0.0): 1 forbidden\n")
    assert err == "there is no tag of a version yet: compared with the last commit\n"


@pytest.mark.parametrize("tag", ["latest", "nightly", "prod", "release"])
def test_a_tag_of_no_version_is_no_release(tag: str, spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A tag that moves with every build would hide what has changed since the release."""
    delete(spec)
    commit(spec.parent, "two")
    git(spec.parent, "tag", tag)
    out, _ = told(capsys, "diff")
    assert out.startswith("bad-codes 1.0.0 against v1.0.0:spec (1.0.0): 1 forbidden\n")

    git(spec.parent, "tag", "--delete", "v1.0.0")
    _, err = told(capsys, "diff")
    assert err == "there is no tag of a version yet: compared with the last commit\n"


@pytest.mark.parametrize("tag", ["1.0", "v2", "2026-11-30", "release-1.2.3", "bad-codes@1.0.0"])
def test_a_tag_of_a_version_is_a_release(tag: str, spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(spec.parent, "tag", "--delete", "v1.0.0")
    git(spec.parent, "tag", tag)
    out, _ = told(capsys, "diff")

    assert out.startswith(f"bad-codes 1.0.0 against {tag}:spec (1.0.0): ")


@pytest.mark.parametrize("tag", ["bad-codes-v1.1.0", "bad-codes/1.1.0", "one/v1.1.0", "one-1.1.0"])
def test_of_several_registries_in_a_repository_each_has_its_tags(
    tag: str, spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last tag is another registry's: what is told of this one is since its own."""
    inside = spec.parent / "one" / "spec"
    inside.parent.mkdir()
    spec.rename(inside)
    commit(spec.parent, "moved")
    git(spec.parent, "tag", tag)
    delete(inside)
    commit(spec.parent, "two")
    git(spec.parent, "tag", "other-v7.0.0")
    git(spec.parent, "tag", "v3.0.0")
    out, _ = told(capsys, "diff", "--spec", "one/spec")

    assert out.startswith(f"bad-codes 1.0.0 against {tag}:one/spec (1.0.0): 1 forbidden\n")


def test_a_folder_that_had_another_name_is_told(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The cure works as it is told."""
    renamed = spec.rename(spec.with_name("codes"))
    _, err = told(capsys, "diff", "--spec", renamed.name, code=1)
    assert err == (
        "codes:1:1: there was no folder codes at v1.0.0; if it had another name then, say --against v1.0.0:spec\n"
    )
    out, _ = told(capsys, "diff", "--spec", renamed.name, "--against", "v1.0.0:spec")

    assert out == "bad-codes 1.0.0 against v1.0.0:spec (1.0.0): nothing has changed\n"


def test_a_folder_without_a_registry_is_told(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the one above that of the spec."""
    _, err = told(capsys, "diff", "--against", ".", code=1)

    assert err == (
        ".:1:1: no registry is here: there is neither registry.yaml nor catalog.json; "
        "name the folder that has one of them\n"
    )


def test_a_release_may_not_break(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = told(capsys, "check", "--against")
    assert (out, err) == ("generated: all files are current\n", "")
    delete(printed)
    assert main(["generate"]) == 0
    capsys.readouterr()
    out, err = told(capsys, "check", "--against", "v1.0.0", code=1)

    assert out == ""
    heads = [line for line in err.splitlines() if not line.startswith("    ")]
    assert heads == [f"spec/main.yaml:1:10: {GONE[0]}", f"spec/registry.yaml:3:10: {GONE[1]}"]
    assert told(capsys, "check") == ("generated: all files are current\n", "")


def test_all_that_is_gone_from_one_place_is_told(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also what would stand at the same line."""
    more = "".join(f"  - {{id: {number}, name: NEXT_{number}, description: Next.}}\n" for number in (12, 13))
    printed.joinpath("main.yaml").write_text(TWO + more, "utf-8")
    commit(printed.parent, "two more")
    delete(printed)
    told(capsys, "generate")
    _, err = told(capsys, "check", "--against", "HEAD", code=1)

    heads = [line.partition(": the code")[0] for line in err.splitlines() if not line.startswith("    ")]
    assert heads[:3] == [
        f"spec/main.yaml:1:10: main/{name}" for name in ("ELEVEN (11)", "NEXT_12 (12)", "NEXT_13 (13)")
    ]


def test_somebody_elses_repository(
    spec: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What git refuses is told in its words, which say what to do; a missing tag is something else."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(spec))
    _, err = told(capsys, "diff", "--against", "v1.0.0", code=1)

    assert err.startswith("spec:1:1: git rev-parse: fatal: detected dubious ownership in repository at ")
    assert "git config --global --add safe.directory" in err


def test_a_number_is_reserved_with_a_reason(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who follows the cure that is told, is told no more; who writes half of it, what lacks."""
    printed.joinpath("main.yaml").write_text(MAIN.replace("codes:", "reserved: [7, 11]\ncodes:"), "utf-8")
    told(capsys, "generate")
    _, err = told(capsys, "check", "--against", code=1)

    assert err.startswith(
        "spec/main.yaml:5:15: main/ELEVEN (11): the code is gone, and 11 is reserved without a reason; "
        "say why: {id: 11, reason: …}\n"
    )


def test_what_is_reserved_may_go_with_a_new_version(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed.joinpath("main.yaml").write_text(MAIN.replace("codes:", "reserved: [{id: 11, reason: …}]\ncodes:"), "utf-8")
    told(capsys, "generate")
    _, err = told(capsys, "check", "--against", code=1)
    assert err.startswith(
        "spec/registry.yaml:3:10: version 1.0.0 follows 1.0.0 with a major change; say 2.0.0 or more\n"
    )
    printed.joinpath("registry.yaml").write_text(VERSIONED.replace("1.0.0", "2.0.0"), "utf-8")
    told(capsys, "generate")

    told(capsys, "check", "--against")


def test_findings_are_for_machines_too(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    delete(printed)
    told(capsys, "generate")
    out, _ = told(capsys, "check", "--against", "--format", "json", code=1)
    assert [finding["message"] for finding in json.loads(out)["findings"]] == list(GONE)
    out, _ = told(capsys, "check", "--against", "--format", "github", code=1)

    assert out.splitlines()[0] == f"::error file=spec/main.yaml,line=1,col=10::{GONE[0]}"


def test_before_the_first_release_nothing_is_wrong(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(printed.parent, "tag", "--delete", "v1.0.0")
    _, err = told(capsys, "check", "--against")

    assert err == "there is no tag of a version yet, so there is no release to compare the registry with\n"


def test_what_git_does_not_know_is_told(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = told(capsys, "diff", "--against", "v9", code=1)
    assert (out, err) == (
        "",
        "spec:1:1: git knows no v9; the last tags are v1.0.0; or fetch what is missing: git fetch --tags\n",
    )
    git(spec.parent, "tag", "--delete", "v1.0.0")
    _, err = told(capsys, "diff", "--against=--all", code=1)
    assert err.startswith("spec:1:1: git knows no --all; there is no tag; name a commit or a branch")
    _, err = told(capsys, "diff", "--against=--since=yesterday", code=1)
    assert err.startswith("spec:1:1: git knows no --since=yesterday; ")
    _, err = told(capsys, "diff", "--against", "HEAD:codes", code=1)
    assert err.startswith("spec:1:1: there was no folder codes at HEAD; if it had another name then, say")
    _, err = told(capsys, "diff", "--against", "./nowhere", code=1)
    assert err.startswith("./nowhere:1:1: there is no such folder; name one, a ref or a catalog.json")


def test_a_registry_at_the_top_of_its_repository(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(spec.parent / ".git")
    git(spec, "init", "--quiet")
    commit(spec, "one")
    delete(spec)
    out, _ = told(capsys, "diff", "--against", "HEAD")

    assert out.startswith("bad-codes 1.0.0 against HEAD: (1.0.0): 1 forbidden\n")


def test_no_repository(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(spec.parent / ".git")
    _, err = told(capsys, "diff", code=1)

    assert err.startswith(
        "spec:1:1: spec is in no repository of git; name a folder, or a catalog.json, to compare with"
    )


def test_a_repository_without_a_commit(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(spec.parent / ".git")
    git(spec.parent, "init", "--quiet")
    _, err = told(capsys, "diff", code=1)

    assert err.startswith("spec:1:1: nothing is committed yet; commit the registry first")


def test_a_shallow_clone_says_how_to_fetch_the_rest(
    printed: Path,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is taken for right because the history that could say otherwise was not fetched."""
    commit(printed.parent, "two")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", "--depth", "1", "--no-tags", printed.parent.as_uri(), ".")
    monkeypatch.chdir(clone)
    fetch = "git fetch --unshallow --tags (in GitHub Actions: fetch-depth: 0)\n"
    _, err = told(capsys, "check", "--against", code=1)
    assert err == f"spec:1:1: this clone is shallow, so which tag was the last is not known; {fetch}"
    _, err = told(capsys, "diff", code=1)
    assert err.endswith(fetch)
    _, err = told(capsys, "diff", "--against", "v1.0.0", code=1)
    assert err == f"spec:1:1: git knows no v1.0.0; it may not have been fetched, since this clone is shallow: {fetch}"
    git(clone, "fetch", "--quiet", "--unshallow", "--tags")

    told(capsys, "check", "--against")


def test_links_are_what_they_lead_to_in_the_folder(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.joinpath("main.yaml").rename(spec / "main.txt")
    spec.joinpath("main.yaml").symlink_to("other.yaml")
    commit(spec.parent, "a link in the folder")
    _, err = told(capsys, "diff", "--against", "HEAD", code=1)
    assert "section other stands in main.yaml" in err
    spec.joinpath("main.yaml").unlink()
    spec.joinpath("main.yaml").symlink_to("/etc/passwd")
    commit(spec.parent, "a link that leads out")
    spec.joinpath("main.yaml").unlink()
    spec.joinpath("main.txt").rename(spec / "main.yaml")
    _, err = told(capsys, "diff", "--against", "HEAD", code=1)

    assert err.startswith("HEAD:spec/main.yaml:1:1: a link that leads out of the spec folder; compare with a ref where")


def test_an_object_that_is_not_there(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = git(spec.parent, "rev-parse", "HEAD:spec/main.yaml").strip()
    spec.parent.joinpath(".git", "objects", number[:2], number[2:]).unlink()
    _, err = told(capsys, "diff", "--against", "HEAD", code=1)

    assert err == f"spec:1:1: git lacks the object {number}; fetch it: git fetch --refetch\n"


def test_no_git(spec: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder needs none."""
    shutil.copytree(spec, "before")
    monkeypatch.setenv("PATH", str(spec))
    _, err = told(capsys, "diff", code=1)
    assert err.startswith("spec:1:1: git cannot be run: No such file or directory; install it, or name a folder or a ")
    told(capsys, "diff", "--against", "before")


def test_a_config_that_is_wrong(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("enumerant.toml").write_text('spec = "spec"\n[[print]]\nout = "spec"\n', "utf-8")
    _, err = told(capsys, "diff", code=1)

    assert err.startswith("enumerant.toml:3:1: spec stands in spec, where files are printed; print elsewhere")


def test_the_work_tree_is_not_touched(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not what is staged either, nor the index that says so."""
    delete(spec)
    git(spec.parent, "add", "--all")
    spec.joinpath("other.yaml").write_text("kaputt", "utf-8")
    index = spec.parent.joinpath(".git", "index").read_bytes()
    told(capsys, "diff", code=1)
    spec.joinpath("other.yaml").unlink()

    assert spec.parent.joinpath(".git", "index").read_bytes() == index
    assert sorted(path.name for path in spec.iterdir()) == ["main.yaml", "registry.yaml"]


def test_line_ends_are_no_change(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in spec.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    out, _ = told(capsys, "diff")
    assert out.endswith("nothing has changed\n")
    commit(spec.parent, "with CR LF")
    delete(spec)
    out, _ = told(capsys, "diff", "--against", "HEAD")

    assert out.splitlines()[0].endswith("1 forbidden")


def test_what_was_not_right_is_told_with_its_place(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = MAIN.replace("    name: TEN\n", "<<<<<<< ours\n    name: TEN\n=======\n    name: ZEHN\n>>>>>>> theirs\n")
    spec.joinpath("main.yaml").write_text(text, "utf-8")
    commit(spec.parent, "a merge")
    delete(spec)
    out, err = told(capsys, "diff", "--against", "HEAD", code=1)

    assert out == ""
    heads = [line for line in err.splitlines() if not line.startswith("    ")]
    assert heads[0].startswith("HEAD:spec/main.yaml:7:1: not YAML: a mark of git")
    assert heads[1:] == [
        "HEAD:spec:1:1: this has to be right to be compared with; "
        "compare with another ref, or with the catalog.json of that release"
    ]


def test_what_could_not_be_compared_is_told(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A number that stood twice, a second name of nothing, a kind that was none."""
    wrong = TWO.replace("id: 11", "id: 10") + "  - {id: 12, name: TWELVE, alias_of: NONE, description: Twelve.}\n"
    spec.joinpath("main.yaml").write_text(wrong, "utf-8")
    other = spec / "other.yaml"
    text = other.read_text("utf-8")
    other.write_text(text.replace("kind: signal", "kind: none"), "utf-8")
    commit(spec.parent, "wrong")
    delete(spec)
    other.write_text(text, "utf-8")
    _, err = told(capsys, "diff", "--against", "HEAD", code=1)

    heads = [line for line in err.splitlines() if not line.startswith("    ")]
    assert [head.partition(";")[0] for head in heads] == [
        "HEAD:spec/main.yaml:9:10: id stands twice, first in line 6",
        "HEAD:spec/main.yaml:10:38: alias_of NONE: the section has no such code",
        "HEAD:spec/other.yaml:2:7: kind none is not declared in registry.yaml",
        "HEAD:spec:1:1: this has to be right to be compared with",
    ]


def test_what_is_not_right_today_is_told_alone(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.joinpath("main.yaml").write_text(TWO.replace("id: 11", "id: 10"), "utf-8")
    _, err = told(capsys, "diff", code=1)

    assert err.startswith("spec/main.yaml:9:10: id stands twice, first in line 6; ")


def test_a_folder(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(spec, "before")
    delete(spec)
    out, _ = told(capsys, "diff", "--against", "before")
    assert out.startswith("bad-codes 1.0.0 against before (1.0.0): 1 forbidden\n")
    Path("before", "main.yaml").write_text("kaputt", "utf-8")
    _, err = told(capsys, "diff", "--against", "before", code=1)

    assert err.startswith("before/main.yaml:1:1: ")


def test_a_catalogue(printed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release is known by what it shipped: the file, or the folder that it lies in."""
    shipped = Path("shipped")
    assert main(["generate", "--target", "catalog", "--out", str(shipped)]) == 1
    registry = VERSIONED.replace("targets: [jsonschema, markdown, python]\n", "")
    printed.joinpath("registry.yaml").write_text(registry, "utf-8")
    assert main(["generate", "--target", "catalog", "--out", str(shipped)]) == 0
    capsys.readouterr()
    delete(printed)
    for against in ("shipped/catalog", "shipped/catalog/catalog.json"):
        out, _ = told(capsys, "diff", "--against", against)
        assert out.startswith("bad-codes 1.0.0 against shipped/catalog/catalog.json (1.0.0): 1 forbidden\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "1:2: not JSON: Expecting property name enclosed in double quotes; name the catalog.json of a release"),
        (b"[]", "1:1: no catalogue that this tool prints; name the catalog.json of a release"),
        (b'{"sections": [1]}', "1:1: no catalogue that this tool prints; name the catalog.json of a release"),
        (b'{"sections": 3, "name": [], "kinds": {}}', "1:1: no catalogue that this tool prints; "),
        (b"\xff", "1:1: no catalogue that this tool prints; name the catalog.json of a release"),
        (b"[" * 100_000, "1:1: no catalogue that this tool prints; name the catalog.json of a release"),
    ],
)
def test_no_catalogue(content: bytes, message: str, spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("catalog.json").write_bytes(content)
    out, err = told(capsys, "diff", "--against", "catalog.json", code=1)

    assert out == ""
    assert err.startswith(f"catalog.json:{message}")


def test_no_such_catalogue(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = told(capsys, "diff", "--against", "none.json", code=1)
    assert err.startswith("none.json:1:1: cannot be read: No such file or directory; ")
    os.mkfifo("pipe.json")
    _, err = told(capsys, "diff", "--against", "pipe.json", code=1)

    assert err.startswith("pipe.json:1:1: cannot be read: Not a regular file; ")


def test_a_registry_that_is_installed(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it lies may be in somebody's repository, but not its history."""
    wrong = "this registry is installed, and its history is elsewhere; compare with a folder or a catalog.json"
    for against in ([], ["--against", "v1.0.0"]):
        _, err = told(capsys, "diff", "--spec", "infobip-codes", *against, code=1)
        assert wrong in err
    out, _ = told(capsys, "diff", "--spec", "infobip-codes", "--against", str(ROOT / "generated" / "catalog"))

    assert out.endswith("nothing has changed\n")


def test_the_json_is_what_its_schema_says(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["change"]["properties"]["sort"]["enum"] == [*SORTS]
    sides = ("--spec", str(ROOT / "tests" / "notions"), "--against", str(ROOT / "tests" / "sample"))
    out, _ = told(capsys, "diff", *sides, "--format", "json")
    jsonschema.validate(json.loads(out), schema)
    assert json.loads(out)["counts"]["major"] > 5
    out, _ = told(capsys, "diff", "--format", "json")
    assert json.loads(out)["changes"] == []
    jsonschema.validate(json.loads(out), schema)
    delete(spec)
    out, _ = told(capsys, "diff", "--format", "json")
    document = json.loads(out)
    jsonschema.validate(document, schema)

    assert document["verdict"] == "forbidden"
    assert document["least_version"] == "2.0.0"
    assert document["version_fault"] == GONE[1]
    assert document["counts"] == {"forbidden": 1, "major": 0, "minor": 0, "patch": 0}
    assert document["changes"] == [
        {
            "sort": "code-gone",
            "verdict": "forbidden",
            "subject": "main/ELEVEN (11)",
            "said": "the code is gone",
            "cure": "put it back and say deprecated, or add {id: 11, reason: …} to reserved",
            "kind": "fault",
            "section": "main",
            "id": 11,
            "name": "ELEVEN",
            "old": "ELEVEN",
            "new": None,
            "file": "spec/main.yaml",
            "line": 1,
            "column": 10,
            "users": [{"target": "python", "what": "gone", "old": "ELEVEN", "new": None}],
        }
    ]


def test_users_of_a_target(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    delete(spec)
    out, _ = told(capsys, "diff", "--target", "go")
    assert "      gone: MainEleven in Go\n" in out
    _, err = told(capsys, "diff", "--target", "gogo", code=2)

    assert "there is no target gogo" in err


# One run for all of them: to start Python takes longer than to tell.
IN_EVERY_FORM = """
import sys
from generator.cli import main
for form in ("text", "markdown", "json", "github"):
    print(end=chr(0), flush=True)
    assert main(["diff", *sys.argv[1:], "--format", form]) == 0
"""


def test_the_same_bytes_always() -> None:
    """Whatever order Python gives a set in."""
    spec, against = ROOT / "tests" / "notions", ROOT / "tests" / "sample"
    command = (sys.executable, "-c", IN_EVERY_FORM, "--spec", str(spec), "--against", str(against))
    one, other = (
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout.split(b"\0")[1:]
        for seed in ("1", "2")
    )

    assert one == other
    assert [told.count(b"\n") > 20 for told in one] == [True] * 4


def test_no_line_is_taken_for_a_command(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a registry says reaches a terminal and a log as it can be seen."""
    spec.joinpath("main.yaml").write_text(
        TWO.replace("name: ELEVEN", 'name: ELEVEN, wire_name: "::error::a%0Ab"'), "utf-8"
    )
    out, _ = told(capsys, "diff", "--format", "github")

    assert [line.partition(" ")[0] for line in out.splitlines()] == [
        "::notice",
        "::notice",
        "::notice::bad-codes",
        "::error::version",
    ]
    assert "%250A" in out


def test_help_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = told(capsys, "diff", "--help")

    assert "\n  enumerant diff --against v1.0.0 --format json\n" in out
    assert "{text,markdown,json,github}" in out


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One in which `enumerant` is this checkout's command."""
    binaries = tmp_path_factory.mktemp("bin")
    binaries.joinpath("enumerant").write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n', "utf-8")
    binaries.joinpath("enumerant").chmod(0o755)
    return {**os.environ, "PATH": f"{binaries}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "ARGUMENTS": ""}


@pytest.mark.parametrize(
    ("against", "lines"),
    [
        ("", 0),
        ("last-tag", 2),
        *(pytest.param(*one, marks=pytest.mark.prove) for one in (("v1.0.0", 2), ("HEAD", 0), ("--help", 1))),
        ("v1.0.0; echo made it run", 1),
    ],
)
def test_the_action_compares_if_it_is_told_with_what(
    against: str, lines: int, printed: Path, environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    delete(printed)
    told(capsys, "generate")
    commit(printed.parent, "two")
    (script,) = (
        step["run"]
        for step in yaml.safe_load(ROOT.joinpath("action.yml").read_text("utf-8"))["runs"]["steps"]
        if step.get("name") == "Check"
    )
    command = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
    done = subprocess.run(command, env={**environment, "AGAINST": against}, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1 if lines else 0, "")
    assert [line[:8] for line in done.stdout.splitlines()] == ["::error "] * lines


def test_the_hook_of_pre_commit_compares(
    printed: Path, environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Its entry takes what `args` of a repository say, or nothing: then the last tag is meant."""
    hooks = yaml.safe_load(ROOT.joinpath(".pre-commit-hooks.yaml").read_text("utf-8"))
    (entry,) = (hook["entry"] for hook in hooks if hook["id"] == "enumerant-check-against")
    delete(printed)
    told(capsys, "generate")
    commit(printed.parent, "two")

    def run(*arguments: str) -> int:
        return subprocess.run(
            [*shlex.split(entry), *arguments], env=environment, capture_output=True, check=False
        ).returncode

    assert [run(), run("v1.0.0"), run("HEAD")] == [1, 1, 0]
