"""The command `init`: a registry that is right from its first moment, and nothing written over."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from jsonschema.validators import validator_for
from schema_store import stored_schema
from trees import files

from generator.cli import main
from generator.targets.folders import TEMPLATES, target_names

PATHS = [
    ".gitattributes",
    ".github/workflows/codes.yml",
    ".pre-commit-config.yaml",
    "codes/.schema/app-error.json",
    "codes/.schema/registry.json",
    "codes/app-error.yaml",
    "codes/registry.yaml",
    "enumerant.toml",
]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, to begin in."""
    folder = tmp_path / "shop"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_what_begins_prints_at_once_for_every_target(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    told = capsys.readouterr()
    assert sorted(told.out.splitlines()) == [f"wrote {path}" for path in PATHS]
    assert told.err == "next: enumerant generate\n"
    assert sorted(files(shop)) == PATHS
    assert main(["check", "--format", "json"]) == 1
    assert '"findings": []' in capsys.readouterr().out
    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    folders = sorted(path.name for path in shop.joinpath("generated").iterdir() if path.is_dir())
    # The published reference is printed where it is named.
    assert folders == [name for name in target_names(TEMPLATES) if name != "html"]
    assert (shop / "generated/python/shop_codes/app_error.py").is_file()


def test_another_folder_is_made_and_told_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["init", "deep/my shop"]) == 0
    told = capsys.readouterr()
    assert "wrote deep/my shop/codes/registry.yaml\n" in told.out
    assert told.err == "next: cd 'deep/my shop' && enumerant generate\n"
    assert "registry: my-shop-codes\ntitle: My shop codes\n" in registry(tmp_path / "deep" / "my shop")


def registry(folder: Path) -> str:
    return folder.joinpath("codes", "registry.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("shop", "shop-codes"),
        ("Shop Codes", "shop-codes"),
        ("codes", "codes"),
        ("99 bottles", "bottles-codes"),
        ("日本", "my-codes"),
        ("con", "con-codes"),
        ("class", "class-codes"),
        ("x" * 99, f"{'x' * 40}-codes"),
        ("Ünï", "uni-codes"),
        ('a"b\nc', "a-b-c-codes"),
    ],
)
def test_a_registry_is_called_after_its_folder(folder: str, name: str, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / folder)]) == 0
    assert f"\nregistry: {name}\n" in registry(tmp_path / folder)


@pytest.mark.parametrize("path", ["enumerant.toml", ".gitattributes", ".github/workflows/codes.yml", "codes/x.yaml"])
def test_nothing_is_written_over(path: str, shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither that file nor any other is then written, and where it is it stays."""
    shop.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
    shop.joinpath(path).write_text("mine\n", "utf-8")

    assert main(["init"]) == 1
    told = capsys.readouterr()
    wrong = "it stands here already, and nothing is written over"
    if path.startswith("codes/"):
        path, wrong = "codes", "a folder with something in it, where the registry has to be"
    assert f"{path}:1:1: {wrong}; move it away, or start in another folder: enumerant init DIR\n" in told.err
    assert told.out == ""
    assert [*files(shop).values()] == [b"mine\n"]


def test_all_that_is_in_the_way_is_told_at_once(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop.joinpath("enumerant.toml").mkdir()
    shop.joinpath(".github").symlink_to(shop.parent)
    shop.joinpath("codes").write_text("", "utf-8")
    os.mkfifo(shop / ".gitattributes")

    assert main(["init"]) == 1
    assert [line.partition("; ")[0] for line in capsys.readouterr().err.splitlines()] == [
        ".gitattributes:1:1: neither a file nor a folder",
        ".github:1:1: a link, which may lead elsewhere",
        "codes:1:1: a file, where a folder has to be",
        "enumerant.toml:1:1: a folder, where a file has to be",
    ]
    assert not shop.joinpath(".enumerant-new").exists()


def test_others_files_stay_beside_it(shop: Path) -> None:
    shop.joinpath("codes").mkdir()
    shop.joinpath(".github", "workflows").mkdir(parents=True)
    for path in ("README.md", ".github/workflows/test.yml"):
        shop.joinpath(path).write_text("mine\n", "utf-8")

    assert main(["init"]) == 0
    assert {path for path, content in files(shop).items() if content == b"mine\n"} == {
        "README.md",
        ".github/workflows/test.yml",
    }


def test_a_folder_that_cannot_be_written_is_told_and_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tmp_path.joinpath("file").write_text("mine\n", "utf-8")

    for folder in ("file", "file/below"):
        assert main(["init", str(tmp_path / folder)]) == 1
        told = capsys.readouterr().err
        assert re.fullmatch(r"\S+/file\S*: \S.*; (mend that and run again|move it away, .*)\n", told), told
    assert files(tmp_path) == {"file": b"mine\n"}


def test_a_move_that_fails_leaves_nothing(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them, one after the other."""
    before = [*range(len(PATHS))]
    replace = os.replace

    def failing(source: str, target: str) -> None:
        if not left:
            raise OSError(28, "No space left on device", str(target))
        left.pop()
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    for count in before:
        left = [*range(count)]
        assert main(["init"]) == 1
        assert list(shop.iterdir()) == []
    left = [*PATHS]
    assert main(["init"]) == 0


def commented(text: str) -> list[str]:
    """The text with each of its commented keys made one of the registry, one at a time."""
    lines = text.split("\n")
    found = []
    for number, line in enumerate(lines):
        if re.match(r" *# [a-z_]+: ", line) and "language-server" not in line:
            found.append("\n".join((*lines[:number], line.replace("# ", "", 1), *lines[number + 1 :])))
    return found


def test_what_comments_offer_is_right(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line that is a comment can be made one that counts."""
    assert main(["init"]) == 0
    tried = 0
    for name in ("registry", "app-error"):
        path = shop / "codes" / f"{name}.yaml"
        text = path.read_text("utf-8")
        for changed in commented(text):
            path.write_text(changed, "utf-8")
            capsys.readouterr()
            main(["check", "--format", "json", "--target", "markdown"])
            assert '"findings": [],' in capsys.readouterr().out, changed
            tried += 1
        path.write_text(text, "utf-8")

    assert tried == 7


def test_the_groups_that_comments_offer_are_right(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    path = shop / "codes" / "app-error.yaml"
    text = path.read_text("utf-8")
    groups = re.sub("^# ", "", text[text.index("# groups:") :], flags=re.MULTILINE)
    path.write_text(text[: text.index("\ncodes:")] + "\n" + groups, "utf-8")

    main(["check", "--format", "json", "--target", "markdown"])
    assert '"findings": [],' in capsys.readouterr().out


def test_the_print_that_the_config_offers_is_right(shop: Path) -> None:
    assert main(["init"]) == 0
    config = shop / "enumerant.toml"
    text = config.read_text("utf-8")
    offered = re.sub("^# ", "", text[text.index("# [[print]]") :], flags=re.MULTILINE)
    config.write_text(text[: text.index("# [[print]]")] + offered.replace("NAME", "python"), "utf-8")

    assert main(["generate"]) == 0
    assert (shop / "src/codes/app_error.py").is_file()


def test_the_schemas_are_those_that_the_command_prints(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And each file names its own, so that there is nothing to say."""
    assert main(["init"]) == 0
    capsys.readouterr()

    assert main(["schema", "--spec", "codes"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("codes/.schema: all files are current\n", "")


def test_git_takes_the_attributes(shop: Path) -> None:
    assert main(["init"]) == 0
    git = ("git", "-c", "init.defaultBranch=main")
    subprocess.run((*git, "init", "--quiet"), cwd=shop, check=True)
    paths = ("codes/app-error.yaml", "generated/SHA256SUMS", "generated/python/x.py", "README.md")
    asked = (*git, "check-attr", "eol", "merge", "linguist-generated", "--", *paths)
    told = subprocess.run(asked, cwd=shop, check=True, capture_output=True, text=True).stdout

    assert [line.split(": ", 1)[1] for line in told.splitlines() if not line.endswith(": unspecified")] == [
        "eol: lf",
        "eol: lf",
        "merge: union",
        "linguist-generated: set",
        "eol: lf",
        "linguist-generated: set",
    ]


def test_what_is_read_at_the_top_of_a_repository_alone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(("git", "init", "--quiet"), cwd=tmp_path, check=True)
    tmp_path.joinpath("a").mkdir()
    monkeypatch.chdir(tmp_path / "a")

    assert main(["init", "b"]) == 0
    assert "to move: .github and .pre-commit-config.yaml are read in .. alone\n" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert "to move" not in capsys.readouterr().err


def test_a_hook_and_a_workflow_run_commands_that_there_are(shop: Path) -> None:
    assert main(["init"]) == 0
    path = shop / "codes" / "registry.yaml"
    path.write_text(re.sub("^# targets: .*", "targets: [markdown]", registry(shop), flags=re.MULTILINE), "utf-8")
    assert main(["generate"]) == 0
    (repository,) = yaml.safe_load(shop.joinpath(".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    (hook,) = repository["hooks"]
    steps = yaml.safe_load(shop.joinpath(".github/workflows/codes.yml").read_text("utf-8"))["jobs"]["check"]["steps"]
    commands = [hook["entry"], *(step["run"] for step in steps if step.get("run", "").startswith("enumerant "))]

    assert commands == ["enumerant check", "enumerant check --format github"]
    for command in commands:
        assert main(command.split()[1:]) == 0
    (installed,) = (step["run"] for step in steps if "pip install" in step.get("run", ""))
    assert hook["additional_dependencies"] == [installed.rpartition(" ")[2]]


@pytest.mark.prove
@pytest.mark.parametrize(
    ("name", "path"),
    [("github-workflow", ".github/workflows/codes.yml"), ("pre-commit-config", ".pre-commit-config.yaml")],
)
def test_the_schemas_of_others_accept_their_files(name: str, path: str, shop: Path) -> None:
    stored = stored_schema(name)
    schema = validator_for(stored)(stored)
    assert main(["init"]) == 0
    # The key `on` is a boolean to YAML 1.1.
    text = shop.joinpath(path).read_text("utf-8").replace("\non:", '\n"on":')
    data = yaml.safe_load(text)

    assert [error.message for error in schema.iter_errors(data)] == []
    assert not schema.is_valid({key: value for key, value in data.items() if key not in ("jobs", "repos")})


@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_machines_are_told_too(format_: str, shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop.joinpath("enumerant.toml").write_text("", "utf-8")

    assert main(["init", "--format", format_]) == 1
    told = capsys.readouterr()
    assert "it stands here already" in told.out
    assert told.err == ""
    shutil.rmtree(shop)
    shop.mkdir()
    os.chdir(shop)
    assert main(["init", "--format", format_]) == 0
    assert "next: enumerant generate" in capsys.readouterr().out
