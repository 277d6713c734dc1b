"""Vendored sources: printed by a config into the folder and package of a stranger's project, built, and asked there."""

import re
from pathlib import Path

import pytest
from proofs import ROOT, missing_tools, require_tools, run, targets
from vendored import load

from generator.cli import main

CONFIG = """\
spec = "{spec}"

[[print]]
target = "{target}"
out = "{out}"
layout = "vendored"
sections = ["general-status", "general-error"]
{more}
"""

GO = """\
package main

import codes "acme.example/app/internal/codes"

func main() {
	if codes.GeneralErrorECAbsentSubscriber.ID() != 27 || len(codes.FindError(27)) != 1 {
		panic("27")
	}
}
"""
JAVA = """\
import com.acme.sdk.codes.ErrorCodes;
import com.acme.sdk.codes.GeneralError;

public class App {
  public static void main(String[] arguments) {
    if (GeneralError.EC_ABSENT_SUBSCRIBER != ErrorCodes.find(27).get(0)) {
      throw new AssertionError();
    }
  }
}
"""
TYPESCRIPT = """\
import { GeneralError } from "./codes/general-error.js";
import { findError } from "./codes/find-error.js";

export const found = findError(GeneralError.EC_ABSENT_SUBSCRIBER);
"""
PHP = """\
<?php
spl_autoload_register(function (string $name): void {
    require __DIR__ . "/src/Codes/" . str_replace(["Acme\\\\Codes\\\\", "\\\\"], ["", "/"], $name) . ".php";
});
exit(Acme\\Codes\\GeneralError::EC_ABSENT_SUBSCRIBER->value === Acme\\Codes\\ErrorCodes::find(27)[0]->id ? 0 : 1);
"""
RUBY = """\
require_relative "vendor/infobip_codes"
exit InfobipCodes.find_error(27) == [InfobipCodes::GeneralError::EC_ABSENT_SUBSCRIBER]
"""
PYTHON = """\
from acme.codes import GeneralError, find_error

assert find_error(27) == (GeneralError.EC_ABSENT_SUBSCRIBER,)
"""

# Of each target: where it is printed, what more the config says, a file of the project with its text, the commands.
HOSTS = [
    pytest.param("python", "src/acme/codes", "", "src/app.py", PYTHON, [["python", "src/app.py"]], id="python"),
    pytest.param(
        "go",
        "internal/codes",
        "",
        "main.go",
        GO,
        [["bash", "-c", "printf 'module acme.example/app\\n\\ngo 1.18\\n' > go.mod"], ["go", "run", "."]],
        id="go",
        marks=pytest.mark.prove,
    ),
    pytest.param(
        "java",
        "src/com/acme/sdk/codes",
        'package = "com.acme.sdk.codes"',
        "src/App.java",
        JAVA,
        [
            ["javac", "--release", "11", "-d", "build", "-sourcepath", "src", "src/App.java"],
            ["java", "-cp", "build", "App"],
        ],
        id="java",
        marks=pytest.mark.prove,
    ),
    pytest.param(
        "typescript",
        "src/codes",
        "",
        "src/app.ts",
        TYPESCRIPT,
        [["tsc", "--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "src/app.ts"]],
        id="typescript",
        marks=pytest.mark.prove,
    ),
    pytest.param(
        "php",
        "src/Codes",
        'package = "acme/codes"',
        "app.php",
        PHP,
        [["php", "app.php"]],
        id="php",
        marks=pytest.mark.prove,
    ),
    pytest.param("ruby", "vendor", "", "app.rb", RUBY, [["ruby", "app.rb"]], id="ruby", marks=pytest.mark.prove),
    pytest.param(
        "sql",
        "db",
        "",
        "README",
        "",
        [["bash", "-c", 'sqlite3 -bail app.db ".read db/sqlite/schema.sql" ".read db/sqlite/codes.sql"']],
        id="sql",
        marks=pytest.mark.prove,
    ),
]


# No compiler of theirs minds in which folder a file lies.
ANYWHERE = {"csharp", "kotlin"}


def test_every_target_that_can_be_vendored_is_at_home_somewhere() -> None:
    configs = ROOT.joinpath("tests", "hosts").glob("*/*.toml")
    hosted = {
        name for path in configs for name in re.findall(r'^target = "(\w+)"', path.read_text("utf-8"), re.MULTILINE)
    }
    tried = {param.values[0] for param in HOSTS} | hosted | ANYWHERE
    untried = [target.name for target in targets() if target.sources is not None and target.name not in tried]

    assert untried == [], "add a project to HOSTS, or one in tests/hosts"
    assert len(hosted) > 5


@pytest.mark.parametrize(("target", "out", "more", "file", "text", "commands"), HOSTS)
def test_vendored_sources_are_at_home(
    target: str,
    out: str,
    more: str,
    file: str,
    text: str,
    commands: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    require_tools(target, missing_tools({command[0] for command in commands}))
    config = CONFIG.format(spec=ROOT / "spec", target=target, out=out, more=more)
    tmp_path.joinpath("enumerant.toml").write_text(config, "utf-8")
    tmp_path.joinpath(file).parent.mkdir(parents=True, exist_ok=True)
    tmp_path.joinpath(file).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["generate"]) == 0
    told = [done for command in commands if (done := run(*command, folder=tmp_path)).returncode]
    assert [(done.args, done.stdout, done.stderr) for done in told] == []
    assert main(["check"]) == 0


def test_a_code_that_is_replaced_by_one_that_stays_behind_says_what_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of its section nothing is printed: the docstring names the code, and none can be answered."""
    config = CONFIG.format(spec=ROOT / "tests" / "sample", target="python", out="heirless", more="")
    config = re.sub("sections = .*", 'sections = ["main-fault"]', config)
    tmp_path.joinpath("enumerant.toml").write_text(config, "utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["generate"]) == 0
    deprecated = load(tmp_path, "heirless").MainFault(51).deprecated
    assert (deprecated.since, deprecated.reason, deprecated.replaced_by) == ("2.1", "replaced", None)
    text = tmp_path.joinpath("heirless", "main_fault.py").read_text("utf-8")
    assert "Deprecated since 2.1: replaced by side-fault/FRESH_CODE." in text


@pytest.mark.prove
def test_what_is_no_source_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a package file nor a folder of the package's own."""
    monkeypatch.chdir(tmp_path)
    for target in ("csharp", "go", "java", "kotlin", "php", "protobuf", "python", "ruby", "typescript"):
        config = CONFIG.format(spec=ROOT / "spec", target=target, out=target, more="")
        tmp_path.joinpath("enumerant.toml").write_text(config, "utf-8")

        assert main(["generate"]) == 0
    packaging = {"go.mod", "pom.xml", "composer.json", "pyproject.toml", "package.json", "buf.yaml", "src", "lib"}
    found = {path.name for path in tmp_path.glob("*/*")}

    assert len(found) > 60
    assert found & packaging == set()
    assert [name for name in found if name.endswith((".csproj", ".kts", ".gemspec"))] == []
