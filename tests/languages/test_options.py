"""Options: what each value prints is as it stands in tests/golden_options, and at home where it is meant for."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from proofs import NOTIONS, REAL, ROOT, SAMPLE, TESTS, missing_tools, output_of, require_tools
from trees import files

from generator.cli import main
from generator.config import read_config
from generator.targets.folders import TEMPLATES, target_names
from generator.targets.manifest import read_targets

OPTIONS = TESTS / "options"
ACCEPT = "if the change is wanted, accept it with: make golden"
DIALECTS = ("duckdb", "mysql", "postgresql", "sqlite")


def print_chosen(folder: Path, spec: Path, target: str, out: str, more: str) -> None:
    """Print a target by a config in a folder, which is the working directory; `check` has nothing to say of it then."""
    text = f'spec = {json.dumps(str(spec))}\n\n[[print]]\ntarget = "{target}"\nout = "{out}"\n{more}\n'
    folder.joinpath("enumerant.toml").write_text(text, "utf-8")

    assert main(["generate"]) == 0
    assert main(["check"]) == 0


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stranger's project, in which the tests work."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_printed_stands_in_golden_options(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(OPTIONS)

    assert main(["check"]) == 0, f"{capsys.readouterr().out}\n{ACCEPT}"


def test_every_value_of_every_option_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual ones are what everything else proves; a dialect's files are those that a print of all of them has."""
    monkeypatch.chdir(OPTIONS)
    targets, _ = read_targets(TEMPLATES, target_names(TEMPLATES))
    config = read_config(Path())
    assert config is not None
    printed = {(one.target, name, value) for one in config.prints for name, value in one.options.items()}
    values = {
        (target.name, name, value)
        for target in targets
        for name, option in target.options.items()
        for value in option.values
        if value != option.usual
    }

    assert printed | {("sql", "dialect", dialect) for dialect in DIALECTS} == values
    assert {path.name for path in TESTS.joinpath("golden_options").iterdir()} == {one.out.name for one in config.prints}


@pytest.mark.parametrize("layout", ["package", "vendored"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_dialect_is_the_folder_of_one_engine(dialect: str, layout: str, project: Path) -> None:
    print_chosen(project, SAMPLE.spec, "sql", "db", f'layout = "{layout}"\noptions = {{dialect = "{dialect}"}}')
    whole = files(SAMPLE.out / "sql")
    expected = {path: text for path, text in whole.items() if path.startswith((f"{dialect}/", "README", "LICENSE"))}
    printed = files(project / "db")

    assert {path for path in printed if path.endswith(".sql")} == {f"{dialect}/codes.sql", f"{dialect}/schema.sql"}
    assert {path: text for path, text in expected.items() if path.endswith(".sql")}.items() <= printed.items()


APP = """\
import { GeneralError } from "./codes/general-error%(ending)s";
import { findError } from "./codes/index%(ending)s";

console.log(findError(GeneralError.EC_ABSENT_SUBSCRIBER).map((found) => found.name).join());
"""


@pytest.mark.prove
@pytest.mark.parametrize(
    ("extension", "flags"),
    [
        (".js", ["--module", "nodenext"]),
        (".ts", ["--module", "nodenext", "--allowImportingTsExtensions"]),
        (".ts", ["--module", "nodenext", "--rewriteRelativeImportExtensions"]),
        ("none", ["--module", "esnext", "--moduleResolution", "bundler"]),
        ("none", ["--module", "commonjs", "--moduleResolution", "bundler"]),
    ],
)
def test_an_extension_is_at_home_in_a_program(extension: str, flags: list[str], project: Path) -> None:
    require_tools("typescript", missing_tools(("tsc", "esbuild", "node")))
    print_chosen(
        project, ROOT / "spec", "typescript", "src/codes", f'layout="vendored"\noptions={{extension="{extension}"}}'
    )
    app = project / "src" / "app.ts"
    app.write_text(APP % {"ending": "" if extension == "none" else extension}, "utf-8")
    project.joinpath("package.json").write_text('{"type": "module"}\n', "utf-8")
    flags = ["--strict", "--target", "es2022", "--lib", "es2022,dom", "--types", "", *flags]

    output_of("tsc", *flags, "--noEmit", "src/app.ts", folder=project)
    output_of("esbuild", "src/app.ts", "--bundle", "--format=esm", "--outfile=app.js", folder=project)
    assert output_of("node", "app.js", folder=project) == "EC_ABSENT_SUBSCRIBER\n"
    if "--allowImportingTsExtensions" in flags or "esnext" in flags:
        return
    # What the compiler writes, as Node loads it: the files of a CommonJS project have no extensions in their imports.
    if "commonjs" in flags:
        project.joinpath("package.json").write_text("{}\n", "utf-8")
    output_of("tsc", *flags, "--outDir", "build", "--rootDir", "src", "src/app.ts", folder=project)
    assert output_of("node", "build/app.js", folder=project) == "EC_ABSENT_SUBSCRIBER\n"


@pytest.mark.prove
@pytest.mark.parametrize("extension", [".ts", "none"])
def test_a_package_builds_with_an_extension(extension: str, project: Path) -> None:
    require_tools("typescript", missing_tools(("tsc", "prettier", "node")))
    print_chosen(project, NOTIONS.spec, "typescript", "codes", f'options = {{extension = "{extension}"}}')

    output_of("prettier", "--check", "codes/src", folder=project)
    output_of("tsc", "-p", "codes/tsconfig.json", folder=project)
    output_of("tsc", "-p", "codes/tsconfig.cjs.json", folder=project)
    if extension == ".ts":
        output_of("node", "--input-type=module", "-e", 'import "./codes/dist/esm/index.js"', folder=project)
    project.joinpath("codes", "dist", "cjs", "package.json").write_text("{}", "utf-8")
    output_of("node", "-e", 'require("./codes/dist/cjs/index.js")', folder=project)


JARS = Path("/usr/share/java")
OF_JACKSON = [JARS / f"jackson-{name}.jar" for name in ("core", "annotations", "databind")]
OF_GSON = [JARS / "gson.jar"]

# The facts are of the registry that states what only some do; kinds of it have ids of 32 bits without sign.
JACKSON = """\
import com.acme.codes.%(section)s;
import com.fasterxml.jackson.databind.ObjectMapper;

final class Program {
  static class Payload {
    public %(section)s code;
    public %(section)s.Group group;
  }

  public static void main(String[] arguments) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String known = "{\\"code\\":%(known)s,\\"group\\":%(group)s}";
    for (String json : new String[] {known, "{\\"code\\":%(unknown)s,\\"group\\":null}"}) {
      Payload payload = mapper.readValue(json, Payload.class);
      System.out.println(payload.code + " " + payload.code.known() + " " + mapper.writeValueAsString(payload));
    }
  }
}
"""
GSON = """\
import com.acme.codes.%(section)s;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.acme.codes.CodeAdapterFactory;

final class Program {
  static class Payload {
    public %(section)s code;
    public %(section)s.Group group;
  }

  public static void main(String[] arguments) {
    GsonBuilder builder = new GsonBuilder().serializeNulls();
    builder.registerTypeAdapterFactory(new CodeAdapterFactory());
    Gson mapper = builder.create();
    String known = "{\\"code\\":%(known)s,\\"group\\":%(group)s}";
    for (String json : new String[] {known, "{\\"code\\":%(unknown)s,\\"group\\":null}"}) {
      Payload payload = mapper.fromJson(json, Payload.class);
      System.out.println(payload.code + " " + payload.code.known() + " " + mapper.toJson(payload));
    }
  }
}
"""
FACTS = {"section": "DeviceFault", "known": 2147483649, "group": 2, "unknown": 4294967290}


@pytest.mark.prove
@pytest.mark.parametrize(("library", "jars", "program"), [("jackson", OF_JACKSON, JACKSON), ("gson", OF_GSON, GSON)])
def test_a_library_reads_and_writes_codes_and_groups_as_numbers(
    library: str, jars: list[Path], program: str, project: Path
) -> None:
    require_tools("java", missing_tools(("javac", "java", "google-java-format")))
    require_tools("java", [str(jar) for jar in jars if not jar.is_file()])
    more = f'layout = "vendored"\npackage = "com.acme.codes"\noptions = {{json = "{library}"}}'
    print_chosen(project, NOTIONS.spec, "java", "src/com/acme/codes", more)
    project.joinpath("src", "Program.java").write_text(program % FACTS, "utf-8")
    flags = ["--skip-javadoc-formatting", "--skip-reflowing-long-strings", "--dry-run", "--set-exit-if-changed"]
    path = ":".join(["build", *map(str, jars)])
    lint = ["-Xlint:all,-processing,-classfile,-path", "-Xdoclint:all/protected", "-Werror"]

    output_of("google-java-format", *flags, "--glob=src/com/**/*.java", folder=project)
    output_of(
        "bash",
        "-c",
        f"javac --release 11 {' '.join(lint)} -cp {path} -d build $(find src/com -name '*.java')",
        folder=project,
    )
    output_of("javac", "--release", "11", "-cp", path, "-d", "build", "src/Program.java", folder=project)
    assert output_of("java", "-cp", path, "Program", folder=project).splitlines() == [
        'CRASHED true {"code":2147483649,"group":2}',
        'DeviceFault(4294967290) false {"code":4294967290,"group":null}',
    ]


NEEDED = [
    ("java", 'json = "jackson"', "pom.xml", "<artifactId>jackson-annotations</artifactId>"),
    ("java", 'json = "gson"', "pom.xml", "<artifactId>gson</artifactId>"),
    ("php", 'serializer = "symfony"', "composer.json", '"symfony/serializer": ">=5.4"'),
]


@pytest.mark.parametrize(("target", "option", "file", "needed"), NEEDED)
def test_a_package_says_which_library_it_needs(target: str, option: str, file: str, needed: str, project: Path) -> None:
    plain = REAL.out.joinpath(target, file).read_text("utf-8")
    print_chosen(project, REAL.spec, target, "package", f"options = {{{option}}}")
    text = project.joinpath("package", file).read_text("utf-8")

    assert (needed in plain, needed in text) == (False, True)
    assert ElementTree.fromstring(text) is not None if file == "pom.xml" else json.loads(text)
