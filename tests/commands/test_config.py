"""enumerant.toml: what is printed where and by whose word, all of it or nothing; and all that can be wrong with it."""

import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from trees import files

from generator.cli import main

TESTS = Path(__file__).parents[1]
SAMPLE = TESTS / "sample"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stranger's project, in which the sample is the spec."""
    shutil.copytree(SAMPLE, tmp_path / "spec")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> None:
    folder.joinpath("enumerant.toml").write_text(text, "utf-8")


VENDORED = """\
[[print]]
target = "python"
out = "src/acme/errors"
layout = "vendored"
"""


def test_sources_are_vendored_below_the_folder_of_ones_choice(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, VENDORED)

    assert main(["generate"]) == 0, capsys.readouterr().err
    assert "main_fault.py" in os.listdir("src/acme/errors")
    assert not {"pyproject.toml", "sample_codes"} & {*os.listdir("src/acme/errors")}
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("src/acme/errors: all files are current\n")

    project.joinpath("src", "acme", "__init__.py").touch()
    monkeypatch.syspath_prepend(project / "src")
    package = importlib.import_module("acme.errors")
    assert package.MainFault(2).section == "main-fault"


def test_a_package_is_printed_into_the_folder_itself(project: Path) -> None:
    write(project, VENDORED.replace("vendored", "package"))

    assert main(["generate"]) == 0
    assert {"pyproject.toml", "sample_codes"} <= {*os.listdir("src/acme/errors")}


def test_without_a_target_each_has_a_folder_of_its_name(project: Path) -> None:
    write(project, '[[print]]\nout = "out"\n')

    assert main(["generate"]) == 0
    assert files(project / "out").keys() == files(TESTS / "golden").keys()


def test_it_is_found_in_a_folder_above(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, VENDORED)
    project.joinpath("docs", "deep").mkdir(parents=True)
    monkeypatch.chdir(project / "docs" / "deep")

    assert main(["generate"]) == 0
    assert "wrote ../../src/acme/errors/main_fault.py\n" in capsys.readouterr().out
    assert project.joinpath("src", "acme", "errors", "main_fault.py").is_file()


def test_it_may_stand_in_pyproject(project: Path) -> None:
    text = VENDORED.replace("[[print]]", '[project]\nname = "x"\n\n[[tool.enumerant.print]]')
    project.joinpath("pyproject.toml").write_text(text, "utf-8")

    assert main(["generate"]) == 0
    assert project.joinpath("src", "acme", "errors", "main_fault.py").is_file()


def test_a_pyproject_that_says_nothing_of_it_is_passed_by(project: Path) -> None:
    """Not even its faults are told: they are somebody else's."""
    write(project, VENDORED)
    project.joinpath("docs").mkdir()
    project.joinpath("docs", "pyproject.toml").write_text("[project\n", "utf-8")
    os.chdir(project / "docs")

    assert main(["generate"]) == 0


MANIFEST = """\
title: Plain
outputs:
  - {template: build.txt.j2, path: build.txt, per: registry, packaging: true}
  - {template: doc.txt.j2, path: doc/index.txt, per: registry}
  - {template: one.txt.j2, path: "src/{file}.txt", per: section}
  - {template: adapter.txt.j2, path: src/adapter.txt, per: registry, options: {json: jackson}}
names:
  file: {of: section, form: "{snake}"}
sources: src
options:
  json:
    none: No adapter.
    jackson: A module for Jackson.
prints: [reserved_ranges]
"""


@pytest.fixture
def plain(project: Path) -> str:
    """The folder of a target that has an option, and files that are no sources."""
    registry = project / "spec" / "registry.yaml"
    registry.write_text(re.sub(r"packages:\n(  .*\n)+", "", registry.read_text("utf-8")), "utf-8")
    folder = project / "templates" / "plain"
    folder.mkdir(parents=True)
    folder.joinpath("target.yaml").write_text(MANIFEST, "utf-8")
    for name in ("build", "doc", "one"):
        folder.joinpath(f"{name}.txt.j2").write_text("{{ header }} {{ target.chosen.json }}\n", "utf-8")
    folder.joinpath("adapter.txt.j2").write_text("{{ header }} adapter\n", "utf-8")
    return str(project / "templates")


@pytest.mark.parametrize(
    ("more", "expected", "chosen"),
    [
        ("", {"build.txt", "doc/index.txt", "src/main_fault.txt"}, "none"),
        ('layout = "vendored"', {"main_fault.txt"}, "none"),
        ('options = {json = "none"}', {"build.txt", "doc/index.txt", "src/main_fault.txt"}, "none"),
        ('layout = "vendored"\noptions = {json = "jackson"}', {"main_fault.txt", "adapter.txt"}, "jackson"),
    ],
)
def test_a_target_lays_out_what_is_chosen(
    more: str, expected: set[str], chosen: str, plain: str, project: Path
) -> None:
    write(project, f'[[print]]\ntarget = "plain"\nout = "out"\nsections = ["main-fault"]\n{more}\n')

    assert main(["generate", "--templates", plain]) == 0
    printed = files(project / "out")
    assert printed.keys() - {"SHA256SUMS"} == expected
    assert [text for path, text in printed.items() if path.endswith("main_fault.txt")] == [
        f"Code generated by enumerant from spec/main-fault.yaml of sample-codes 2.3.4. DO NOT EDIT. {chosen}\n".encode()
    ]
    assert main(["check", "--templates", plain]) == 0


def test_an_option_has_the_values_that_it_has(plain: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, '[[print]]\ntarget = "plain"\nout = "out"\n\n[print.options]\njson = "jakson"\nxml = "x"\n')

    assert main(["generate", "--templates", plain]) == 1
    assert [line for line in capsys.readouterr().err.splitlines() if line[0] != " "] == [
        "enumerant.toml:6:1: option json has no value jakson; did you mean 'jackson'?",
        "enumerant.toml:7:1: there is no option xml of Plain; there is 'json'",
    ]


def test_a_target_without_sources_is_not_vendored(
    plain: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = Path(plain) / "plain" / "target.yaml"
    manifest.write_text(MANIFEST.replace("sources: src\n", ""), "utf-8")
    write(project, '[[print]]\ntarget = "plain"\nout = "out"\nlayout = "vendored"\n')

    assert main(["generate", "--templates", plain]) == 1
    assert "enumerant.toml:4:1: Plain has no sources of its own to vendor; delete layout" in capsys.readouterr().err


def test_flags_win(project: Path) -> None:
    write(project, f'{VENDORED}\n[[print]]\ntarget = "markdown"\nout = "docs"\n')

    assert main(["generate", "--target", "markdown"]) == 0
    assert not project.joinpath("src").exists()
    assert main(["generate", "--out", "other", "--target", "python"]) == 0
    assert sorted(os.listdir("other")) == ["SHA256SUMS", "python"]
    assert main(["generate", "--spec", str(TESTS / "notions")]) == 0
    assert project.joinpath("src", "acme", "errors", "device_fault.py").is_file()


def test_a_target_that_the_config_does_not_print_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, VENDORED)

    assert main(["generate", "--target", "java"]) == 2
    assert "enumerant.toml prints no java; add it there" in capsys.readouterr().err


def test_some_sections_alone(project: Path) -> None:
    write(project, f'{VENDORED}sections = ["main-fault"]\n')

    assert main(["generate"]) == 0
    assert [name for name in os.listdir("src/acme/errors") if name.endswith("_fault.py")] == ["main_fault.py"]
    assert main(["check"]) == 0


def test_some_kinds_alone(project: Path) -> None:
    write(project, f'spec = "{TESTS / "notions"}"\n{VENDORED}kinds = ["plain"]\n')

    assert main(["generate"]) == 0
    assert sorted(name for name in os.listdir("src/acme/errors") if name[0] != "_") == [
        "SHA256SUMS",
        "lookup.py",
        "plain.py",
        "py.typed",
    ]


SHARED = """\
[[print]]
target = "python"
out = "codes_of_ours"
layout = "vendored"

[[print]]
target = "markdown"
out = "codes_of_ours"

[[print]]
target = "catalog"
out = "data"
"""


def test_prints_may_share_a_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, SHARED)

    assert main(["generate"]) == 0
    assert {"main_fault.py", "main-fault.md", "SHA256SUMS"} <= {*os.listdir("codes_of_ours")}
    assert main(["check"]) == 0
    assert main(["generate"]) == 0
    assert capsys.readouterr().out.endswith("codes_of_ours, data: all files are current\n")
    # What is no longer printed goes, and only that.
    before = files(project / "codes_of_ours")
    write(project, SHARED.replace('target = "markdown"\nout = "codes_of_ours"', 'target = "markdown"\nout = "pages"'))
    assert main(["generate"]) == 0
    left = files(project / "codes_of_ours")
    assert {name for name in before if name not in left} == {name for name in before if name.endswith(".md")}


def test_files_of_others_in_the_folder_are_let_be(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, VENDORED)
    project.joinpath("src", "acme", "errors").mkdir(parents=True)
    own = project / "src" / "acme" / "errors" / "our_own.py"
    own.write_text("# ours\n", "utf-8")

    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    assert own.read_text("utf-8") == "# ours\n"
    assert "our_own" not in capsys.readouterr().out


def test_all_prints_or_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, SHARED)
    assert main(["generate"]) == 0
    page = project / "data" / "codes.csv"
    page.write_text("edited by hand\n", "utf-8")
    section = project / "spec" / "main-fault.yaml"
    section.write_text(section.read_text("utf-8").replace("description:", "description: Now", 1), "utf-8")
    before = files(project)

    assert main(["generate"]) == 1
    assert "data/codes.csv:1:1: edited by hand" in capsys.readouterr().err
    assert files(project) == before
    assert main(["generate", "--force"]) == 0
    assert files(project) != before


@pytest.mark.parametrize("operation", [pytest.param("replace", marks=pytest.mark.prove), "unlink"])
def test_a_failure_in_the_last_folder_puts_all_back(
    operation: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each single operation on the disk fails once; whichever it is, nothing is changed anywhere."""
    write(project, SHARED)
    assert main(["generate"]) == 0
    section = project / "spec" / "main-fault.yaml"
    section.write_text(section.read_text("utf-8").replace("description:", "description: Now", 1), "utf-8")
    write(project, SHARED.replace("[[print]]", '[[print]]\ntarget = "jsonschema"\nout = "new"\n\n[[print]]', 1))
    before = files(project)
    real = getattr(os, operation)
    failed = 0
    for number in range(1000):
        left = [number]

        def failing(*arguments: object, left: list[int] = left, **more: object) -> object:
            # What cannot be kept in the user's cache stops nobody.
            left[0] -= not str(arguments[0]).startswith(os.environ["XDG_CACHE_HOME"])
            if left[0] == -1:
                raise OSError(28, "No space left on device", str(arguments[0]))
            return real(*arguments, **more)

        with monkeypatch.context() as patch:
            patch.setattr(f"generator.writing.moves.os.{operation}", failing)
            code = main(["generate"])
        if code == 0:
            break
        failed += 1
        assert "No space left on device" in capsys.readouterr().err
        assert files(project) == before, f"{operation} {number}"

    assert failed > 3 or operation == "unlink"
    assert project.joinpath("new", "main-fault.json").is_file()


FAULTS = [
    ("[[print]]\n", "1:1: missing key 'out'; add it"),
    ('[[print]]\nout = "a"\nlayot = "x"\n', "3:1: unknown key 'layot'; did you mean 'layout'?"),
    (
        '[[print]]\nout = "a"\nlayout = "vendord"\n',
        "3:1: layout: 'vendord' is not one of package, vendored; did you mean vendored?",
    ),
    ('[[prin]]\nout = "a"\n', "1:1: unknown key 'prin'; did you mean 'print'?"),
    ('spec = 3\n[[print]]\nout = "a"\n', "1:1: spec: 3 is not text; put it in quotes"),
    ("print = [\n", "2:1: not TOML: Invalid value; correct it"),
    ('[[print]]\nout = "a"\ntarget = "pyton"\n', "3:1: there is no target pyton; did you mean 'python'?"),
    (
        '[[print]]\nout = "a"\nsections = ["main-falt"]\n',
        "3:1: the registry has no section main-falt; did you mean 'main-fault'?",
    ),
    ('[[print]]\nout = "a"\nkinds = ["flaut"]\n', "3:1: the registry has no kind flaut; did you mean 'fault'?"),
    (
        '[[print]]\nout = "a"\ntarget = "python"\npackage = "acme-codes"\n',
        "4:1: acme-codes is no package name in Python; write it like demo_codes",
    ),
    (
        '[[print]]\nout = "a"\ntarget = "python"\npackage = "class"\n',
        "4:1: class is no package name in Python; write it like demo_codes",
    ),
    ('[[print]]\nout = "a"\ntarget = "markdown"\npackage = "x"\n', "4:1: Markdown has no package to name; delete it"),
    (
        '[[print]]\nout = "a"\ntarget = "python"\noptions = {json = "x"}\n',
        "4:1: there is no option json of Python; delete it: there are none",
    ),
    (
        '[[print]]\nout = "a"\n[[print]]\nout = "a/b"\n',
        "4:1: a/b stands in a, which is printed to as well; print elsewhere",
    ),
    (
        '[[print]]\nout = "spec"\ntarget = "python"\n',
        "2:1: spec stands in spec, where files are printed; print elsewhere",
    ),
    ('[[print]]\nout = "."\ntarget = "python"\n', "2:1: spec stands in ., where files are printed; print elsewhere"),
    (
        '[[print]]\nout = "a"\ntarget = "python"\n[[print]]\nout = "a"\ntarget = "python"\n',
        "5:1: a/pyproject.toml is printed by another print, too; print elsewhere, or other sections",
    ),
]


@pytest.mark.parametrize(("text", "told"), FAULTS, ids=[told for _, told in FAULTS])
@pytest.mark.parametrize("command", ["generate", "check"])
def test_what_is_wrong_is_told_with_its_place(
    command: str, text: str, told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, text)
    before = files(project)

    assert main([command]) == 1
    assert capsys.readouterr().err.splitlines()[0] == f"enumerant.toml:{told}"
    assert files(project) == before


def test_all_faults_are_told_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, f'{VENDORED}sections = ["main-falt"]\nkinds = ["flaut"]\noptions = {{a = "b"}}\n')
    section = project / "spec" / "main-fault.yaml"
    section.write_text(section.read_text("utf-8").replace("section: main-fault", "section: man-fault"), "utf-8")

    assert main(["check"]) == 1
    told = [line.partition(" ")[0] for line in capsys.readouterr().err.splitlines() if line[0] != " "]
    assert told == ["enumerant.toml:5:1:", "enumerant.toml:6:1:", "enumerant.toml:7:1:", "spec/main-fault.yaml:2:10:"]


def test_a_hostile_list_removes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """SHA256SUMS comes with every change that somebody sends: it may name what is printed here and nothing else."""
    write(project, VENDORED)
    assert main(["generate"]) == 0
    folder = project / "src" / "acme" / "errors"
    for name in ("keys.pem", "conftest.txt", "below/notes.md", ".env"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("precious\n", "utf-8")
        digest = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout.split()[0]
        listed = folder.joinpath("SHA256SUMS").read_text("utf-8")
        folder.joinpath("SHA256SUMS").write_text(f"{listed}{digest}  {name}\n", "utf-8")

        assert main(["generate"]) == 1
        assert "no path that is ever printed; delete every such line" in capsys.readouterr().err
        assert path.is_file()
        folder.joinpath("SHA256SUMS").write_text(listed, "utf-8")


def test_an_unchanged_run_reads_no_spec(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, SHARED)
    assert main(["generate"]) == 0
    read: list[object] = []
    monkeypatch.setattr("generator.commands.job.Job.read", lambda job, say: read.append(job.spec))

    assert main(["generate"]) == 0
    assert read == []
    # Another package's name is another input.
    write(project, SHARED.replace('layout = "vendored"', 'layout = "vendored"\npackage = "other"'))
    with pytest.raises(TypeError):
        main(["generate"])
    assert len(read) == 1


def test_the_spec_is_a_folder_from_where_the_config_stands(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.joinpath("spec").rename(project / "codes")
    write(project, f'spec = "codes"\n{VENDORED}')
    project.joinpath("docs").mkdir()
    monkeypatch.chdir(project / "docs")

    assert main(["generate"]) == 0


def test_the_spec_may_be_the_registry_that_ships_with_the_tool(project: Path) -> None:
    shutil.rmtree(project / "spec")
    write(project, 'spec = "infobip-codes"\n[[print]]\ntarget = "catalog"\nout = "data"\n')

    assert main(["generate"]) == 0
    assert '"name": "infobip-codes"' in project.joinpath("data", "catalog.json").read_text("utf-8")


@pytest.fixture
def installed(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of somebody else that is installed and says that it holds a registry; importing it fails."""
    site = project / "site"
    shutil.copytree(SAMPLE, site / "acme_registry")
    site.joinpath("acme_registry", "__init__.py").write_text("raise ImportError\n", "utf-8")
    about = site / "acme_registry-1.0.dist-info"
    about.mkdir()
    about.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: acme-registry\nVersion: 1.0\n", "utf-8")
    about.joinpath("entry_points.txt").write_text("[enumerant.registries]\nacme-codes = acme_registry\n", "utf-8")
    monkeypatch.syspath_prepend(site)
    return site


def test_the_spec_may_be_a_package_that_is_installed(installed: Path, project: Path) -> None:
    """Nothing is written there, not even schemas that it brings along and that are stale."""
    shutil.rmtree(project / "spec")
    write(project, f'spec = "acme-codes"\n{VENDORED}')
    kept = installed / "acme_registry" / ".schema"
    kept.mkdir(exist_ok=True)
    kept.joinpath("registry.json").write_text(
        '{\n  "$comment": "Code generated by enumerant from x/. DO NOT EDIT."\n}\n'
    )
    before = files(installed)

    assert main(["generate"]) == 0
    assert project.joinpath("src", "acme", "errors", "main_fault.py").is_file()
    assert main(["check"]) == 0
    assert main(["generate", "--force"]) == 0
    assert main(["schema"]) == 2
    assert files(installed) == before


@pytest.mark.usefixtures("installed")
def test_a_spec_that_is_neither_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, f'spec = "acme-code"\n{VENDORED}')

    assert main(["generate"]) == 2
    told = "there is no folder acme-code, and no registry of that name; did you mean 'acme-codes'?"
    assert told in capsys.readouterr().err


@pytest.mark.prove
def test_the_project_itself_is_printed_by_its_config() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check"], cwd=TESTS.parent, capture_output=True, text=True
    )

    assert (done.stdout, done.returncode) == ("generated: all files are current\n", 0)
