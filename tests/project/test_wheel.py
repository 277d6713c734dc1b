"""The wheel: built, installed into a new environment, it prints another registry from any folder."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from editors import MARK, asked, keys, messages, require_editor

from generator.targets.folders import TEMPLATES, target_names

ROOT = Path(__file__).parents[2]
# What is built and installed brings its needs from a registry.
pytestmark = pytest.mark.prove

REGISTRY = """\
registry: tiny-codes
title: Tiny codes
kinds: {signal: Signals}
sections: [tiny-signal]
"""
SECTION = """\
section: tiny-signal
kind: signal
title: Tiny signals
description: Two of them.
codes:
  - id: -1
    name: UNKNOWN_SERVER
    description: Kafka begins at minus one.
  - id: 0
    name: NONE
    description: Nothing to tell.
"""


def run(*command: object, folder: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    (wheel,) = folder.glob("enumerant-*.whl")
    return wheel


@pytest.fixture(scope="module")
def binaries(wheel: Path) -> Path:
    folder = wheel.parent
    venv.create(folder / "venv", with_pip=True)
    (binaries,) = (path.parent for path in folder.glob("venv/*/pip*") if path.stem == "pip")
    run(binaries / "pip", "--quiet", "--disable-pip-version-check", "install", wheel, folder=folder)
    return binaries


# What a target's folder has that only the project itself reads.
OURS = {"proof.yaml", "conformance", "DESIGN.md"}


def test_the_wheel_holds_what_is_printed_and_no_more(wheel: Path) -> None:
    held = {path for path in ZipFile(wheel).namelist() if path.startswith("enumerant/templates/")}
    files = (path.relative_to(ROOT) for path in TEMPLATES.rglob("*") if path.is_file())

    assert [path for path in sorted(held) if OURS.intersection(path.split("/"))] == []
    assert {f"enumerant/{path.as_posix()}" for path in files if OURS.isdisjoint(path.parts)} == held


def test_the_installed_command_prints_another_registry(binaries: Path, tmp_path: Path) -> None:
    spec = tmp_path / "codes"
    spec.mkdir()
    spec.joinpath("registry.yaml").write_text(REGISTRY, "utf-8")
    spec.joinpath("tiny-signal.yaml").write_text(SECTION, "utf-8")
    out = run(binaries / "enumerant", "generate", "--spec", "codes", "--out", "printed", folder=tmp_path)

    assert "wrote printed/python/tiny_codes/tiny_signal.py\n" in out
    printed_targets = [path.name for path in tmp_path.joinpath("printed").iterdir() if path.is_dir()]
    # A site is printed on request alone.
    assert sorted([*printed_targets, "html"]) == target_names(TEMPLATES)
    code = "from tiny_codes import TinySignal, find_signal; print(repr(TinySignal(-1)), TinySignal(7), find_signal(0))"
    printed = run(binaries / "python", "-c", code, folder=tmp_path / "printed" / "python")
    assert printed == "<TinySignal.UNKNOWN_SERVER: -1> 7 (<TinySignal.NONE: 0>,)\n"
    assert "current" in run(binaries / "enumerant", "check", "--spec", "codes", "--out", "printed", folder=tmp_path)


def test_the_printed_package_can_be_installed(binaries: Path, tmp_path: Path) -> None:
    pip = (binaries / "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, ROOT / "generated" / "python", folder=tmp_path)
    (wheel,) = tmp_path.glob("infobip_codes-2.0.0-*.whl")
    run(*pip, "install", "--no-deps", wheel, folder=tmp_path)
    code = "import infobip_codes as c; print(c.find_error(27)[0].name)"

    assert run(binaries / "python", "-c", code, folder=tmp_path) == "EC_ABSENT_SUBSCRIBER\n"


def test_an_editor_knows_a_registry_of_the_installed_command(binaries: Path, tmp_path: Path) -> None:
    """In a folder that has nothing but the spec."""
    require_editor()
    spec = tmp_path / "codes"
    spec.mkdir()
    loud = "attributes: {loud: {type: boolean, description: Whether it is heard.}}\n"
    spec.joinpath("registry.yaml").write_text(REGISTRY + loud, "utf-8")
    spec.joinpath("tiny-signal.yaml").write_text(SECTION, "utf-8")
    out = run(binaries / "enumerant", "schema", "--spec", "codes", folder=tmp_path)
    named = f"# yaml-language-server: $schema=.schema/tiny-signal.json\n{SECTION}"
    right, offered, wrong = asked(spec, [named, f"{named}    {MARK}\n", f"{named}    loud: very\n"])

    assert out == "wrote codes/.schema/registry.json\nwrote codes/.schema/tiny-signal.json\n"
    assert right == []
    assert "loud" in keys(offered)
    assert not {"also_in", "named_by"} & set(keys(offered))
    assert messages(wrong) == ['Incorrect type. Expected "boolean".']


CONFIG = """\
spec = "infobip-codes"

[[print]]
target = "python"
out = "src/acme/codes"
layout = "vendored"
sections = ["general-error"]
"""


def test_the_registry_that_ships_is_vendored_by_a_config(binaries: Path, tmp_path: Path) -> None:
    """All that an SDK's author needs: the installed tool and a config."""
    tmp_path.joinpath("enumerant.toml").write_text(CONFIG, "utf-8")
    run(binaries / "enumerant", "generate", folder=tmp_path)

    assert "current" in run(binaries / "enumerant", "check", folder=tmp_path)
    asked = "from acme.codes import GeneralError; print(GeneralError(27).name)"
    assert run(binaries / "python", "-c", asked, folder=tmp_path / "src") == "EC_ABSENT_SUBSCRIBER\n"


def test_the_action_checks_a_strangers_repository(binaries: Path, tmp_path: Path) -> None:
    """Its steps, one after the other, as a runner runs them: what is stale is told beside the line."""
    steps = yaml.safe_load(ROOT.joinpath("action.yml").read_text("utf-8"))["runs"]["steps"]
    scripts = [(step["run"], step["shell"]) for step in steps if "run" in step]
    environment = {
        "PATH": f"{binaries}:{os.environ['PATH']}",
        "GITHUB_ACTION_PATH": str(ROOT),
        "ARGUMENTS": "",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    tmp_path.joinpath("enumerant.toml").write_text(CONFIG, "utf-8")
    run(binaries / "enumerant", "generate", folder=tmp_path)

    def checked() -> list[subprocess.CompletedProcess[str]]:
        commands = ([shell, "-e", "-o", "pipefail", "-c", script] for script, shell in scripts)
        return [subprocess.run(one, cwd=tmp_path, env=environment, capture_output=True, text=True) for one in commands]

    assert len(scripts) == 2
    assert [(done.returncode, done.stdout, done.stderr) for done in checked()] == [(0, "", "")] * 2
    tmp_path.joinpath("src", "acme", "codes", "general_error.py").unlink()
    installed, stale = checked()
    assert (installed.returncode, stale.returncode) == (0, 1)
    assert stale.stdout.startswith("::error file=src/acme/codes/general_error.py,line=1,col=1::missing")


def test_the_installed_command_begins_a_registry(binaries: Path, tmp_path: Path) -> None:
    """With every file that a registry starts with, and asking for the version that began it."""
    tmp_path.joinpath("errors.csv").write_text("id,name\n404,NOT_FOUND\n", "utf-8")
    run(binaries / "enumerant", "init", "plain", folder=tmp_path)
    run(binaries / "enumerant", "init", "shop", "--from", "errors.csv", folder=tmp_path)

    for name in ("plain", "shop"):
        run(binaries / "enumerant", "generate", folder=tmp_path / name)
        assert "current" in run(binaries / "enumerant", "check", folder=tmp_path / name)
        workflow = tmp_path.joinpath(name, ".github", "workflows", "codes.yml").read_text("utf-8")
        assert "pip install enumerant==0." in workflow
    assert "complete " in run(binaries / "enumerant", "completion", "bash", folder=tmp_path)
