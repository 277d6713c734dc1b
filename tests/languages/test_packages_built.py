"""Packages: what is printed is built by the language's own tool, inspected by it, and used as somebody else would."""

import json
import re
import tarfile
import tomllib
from email import message_from_bytes
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from proof import proof_of
from proofs import NOTIONS, REAL, SAMPLE, Printed, lone_but, missing_tools, output_of, require_tools, run, targets
from proofs import printed as print_spec
from trees import copied

pytestmark = pytest.mark.prove

ALL = pytest.mark.parametrize("printed", [REAL, SAMPLE, NOTIONS], ids=["registry", "sample", "notions"])


def needs(target: str, *tools: str) -> None:
    require_tools(target, missing_tools(tools))


def copy_of(printed: Printed, target: str, folder: Path) -> Path:
    return copied(printed.out / target, folder / "package")


def inside(tarball: Path) -> set[str]:
    """What lies in a tarball, below the folder that it has at its top."""
    with tarfile.open(tarball) as opened:
        return {name.partition("/")[2] for name in opened.getnames()}


def example(package: Path, language: str) -> str:
    page = package.joinpath("README.md").read_text("utf-8")
    (block,) = re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return str(block)


def test_no_address_of_an_example_is_printed() -> None:
    """Neither is there one in the registry that ships, nor does a target think one up."""
    files = [path for path in REAL.out.rglob("*") if path.is_file() and "__pycache__" not in path.parts]

    assert len(files) > 200
    assert [path for path in files if re.search(rb"example\.(?:com|org|net)|com\.example", path.read_bytes())] == []


# --- Python: PyPI


@ALL
def test_python_builds_what_pypi_takes(printed: Printed, tmp_path: Path) -> None:
    needs("python", "pyproject-build", "twine")
    package = copy_of(printed, "python", tmp_path)
    output_of("pyproject-build", "--no-isolation", ".", folder=package)
    (built,), (source,) = package.glob("dist/*.whl"), package.glob("dist/*.tar.gz")
    told = output_of("twine", "check", "--strict", str(built), str(source), folder=tmp_path)

    assert told.count("PASSED") == 2
    wheel = ZipFile(built)
    (name,) = {path.split("/")[0] for path in wheel.namelist() if not path.split("/")[0].endswith(".dist-info")}
    held = {path.split(".dist-info/")[-1] for path in wheel.namelist()}
    assert {"METADATA", "licenses/LICENSE", f"{name}/py.typed", f"{name}/__init__.py"} <= held
    assert {"README.md", "LICENSE"} <= inside(source)


def test_python_says_what_the_registry_states(tmp_path: Path) -> None:
    needs("python", "pyproject-build")
    package = copy_of(REAL, "python", tmp_path)
    output_of("pyproject-build", "--no-isolation", "--wheel", ".", folder=package)
    (built,) = package.joinpath("dist").iterdir()
    wheel = ZipFile(built)
    (path,) = (path for path in wheel.namelist() if path.endswith("METADATA"))
    metadata = message_from_bytes(wheel.read(path))

    assert metadata["Name"] == "infobip-codes"
    assert metadata["Version"] == "2.0.0"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Author"] == "The enumerant authors"
    assert "delivery reports" in metadata["Keywords"].split(",")
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    assert metadata.get_payload() == package.joinpath("README.md").read_text("utf-8")


@ALL
def test_python_is_used_where_it_is_installed(printed: Printed, tmp_path: Path) -> None:
    """The page's example runs with the wheel alone, and a type checker finds nothing in it."""
    needs("python", "pyproject-build", "mypy")
    package = copy_of(printed, "python", tmp_path)
    output_of("pyproject-build", "--no-isolation", "--wheel", ".", folder=package)
    (wheel,) = package.joinpath("dist").iterdir()
    ZipFile(wheel).extractall(tmp_path / "app")
    tmp_path.joinpath("app", "app.py").write_text(example(package, "python"), "utf-8")

    output_of("python", "app.py", folder=tmp_path / "app")
    output_of("mypy", "--strict", "--config-file=", "--cache-dir=/dev/null", "app.py", folder=tmp_path / "app")


# --- TypeScript: npm


def packed(printed: Printed, folder: Path) -> Path:
    """The package's tarball, built as npm does it."""
    package = copy_of(printed, "typescript", folder)
    output_of("npm", "pack", "--silent", "--offline", folder=package)
    (tarball,) = package.glob("*.tgz")
    return tarball


@ALL
def test_typescript_packs_what_npm_takes(printed: Printed, tmp_path: Path) -> None:
    needs("typescript", "npm", "tsc", "publint", "attw")
    tarball = packed(printed, tmp_path)
    told = output_of("publint", "run", str(tarball), "--strict", folder=tmp_path)
    assert "All good!" in told
    output_of("attw", str(tarball), "--no-emoji", "--no-color", folder=tmp_path)
    held = inside(tarball)
    assert {"package.json", "README.md", "LICENSE", "dist/esm/index.js", "dist/cjs/index.js", "src/index.ts"} <= held
    assert [name for name in held if name.startswith(("node_modules", "test"))] == []


def test_typescript_says_what_the_registry_states() -> None:
    package = json.loads(REAL.out.joinpath("typescript", "package.json").read_text("utf-8"))
    other = json.loads(NOTIONS.out.joinpath("typescript", "package.json").read_text("utf-8"))

    assert package["license"] == "MIT"
    assert package["version"] == "2.0.0"
    assert "delivery reports" in package["keywords"]
    assert package["contributors"] == ["The enumerant authors"]
    assert other["repository"] == {"type": "git", "url": "https://git.example/codes"}
    assert other["bugs"] == "https://git.example/codes/issues"
    assert other["homepage"] == "https://codes.example/device"


@ALL
@pytest.mark.parametrize("module", ["nodenext", "commonjs"])
def test_typescript_is_used_where_it_is_installed(module: str, printed: Printed, tmp_path: Path) -> None:
    """The page's example compiles and runs beside the tarball alone, as a module and as a script of CommonJS."""
    needs("typescript", "npm", "tsc", "node")
    tarball = packed(printed, tmp_path)
    name = json.loads(tarball.with_name("package.json").read_text("utf-8"))["name"]
    app = tmp_path / "app"
    with tarfile.open(tarball) as opened:
        opened.extractall(app / "node_modules", filter="data")
    app.joinpath("node_modules", "package").rename(app / "node_modules" / name)
    app.joinpath("package.json").write_text(
        json.dumps({"type": "module" if module == "nodenext" else "commonjs"}), "utf-8"
    )
    app.joinpath("app.ts").write_text(example(tarball.parent, "ts"), "utf-8")

    output_of(
        *("tsc", "--strict", "--exactOptionalPropertyTypes", "--module", "nodenext", "--target", "es2022"),
        *("--lib", "es2022,dom", "--types", "", "app.ts"),
        folder=app,
    )
    done = run("node", "app.js", folder=app)
    # A claim that fails is told and no more.
    assert (done.returncode, done.stderr) == (0, "")


# --- Ruby: RubyGems


@ALL
def test_ruby_builds_installs_and_is_used(printed: Printed, tmp_path: Path) -> None:
    needs("ruby", "ruby", "gem")
    package = copy_of(printed, "ruby", tmp_path)
    # Warnings of the builder are faults where a registry says all that it asks for.
    strict = ("--strict",) if printed is NOTIONS else ()
    output_of("gem", "build", *strict, "--output", "codes.gem", folder=package)
    output_of("gem", "unpack", "--quiet", "--target", "unpacked", "codes.gem", folder=package)
    held = {path.relative_to(package / "unpacked" / "codes").as_posix() for path in package.glob("unpacked/codes/**/*")}

    assert {"README.md", "LICENSE"} <= held
    gems = str(tmp_path / "gems")
    output_of("gem", "install", "--local", "--no-document", "--install-dir", gems, "codes.gem", folder=package)
    tmp_path.joinpath("app.rb").write_text(example(package, "ruby"), "utf-8")
    output_of("env", f"GEM_PATH={gems}", "ruby", "-w", "app.rb", folder=tmp_path)


def test_ruby_says_what_the_registry_states(tmp_path: Path) -> None:
    needs("ruby", "ruby")
    package = copy_of(NOTIONS, "ruby", tmp_path)
    ask = "g = Gem::Specification.load(ARGV[0]); puts g.name, g.version, g.license, g.homepage, g.metadata, g.authors"
    told = output_of("ruby", "-e", ask, "device_codes.gemspec", folder=package).splitlines()

    assert told[:4] == ["device_codes", "0.3.0", "MIT", "https://codes.example/device"]
    assert '"source_code_uri"=>"https://git.example/codes"' in told[4]
    assert '"bug_tracker_uri"=>"https://git.example/codes/issues"' in told[4]
    assert told[5:] == ["A. Keeper", 'B. "Bee" Keeper']


# --- PHP: Packagist


@ALL
def test_php_is_valid_and_used_where_composer_installs_it(printed: Printed, tmp_path: Path) -> None:
    needs("php", "php", "composer")
    package = copy_of(printed, "php", tmp_path)
    composer = ("env", "COMPOSER_ALLOW_SUPERUSER=1", f"COMPOSER_HOME={tmp_path / 'home'}", "composer")
    output_of(*composer, "validate", "--strict", "--no-interaction", folder=package)

    name = json.loads(package.joinpath("composer.json").read_text("utf-8"))["name"]
    app = tmp_path / "app"
    app.mkdir()
    path = {"type": "path", "url": str(package), "options": {"symlink": False}}
    wanted = {"repositories": [path, {"packagist.org": False}], "require": {name: "*@dev"}}
    app.joinpath("composer.json").write_text(json.dumps(wanted), "utf-8")
    app.joinpath("app.php").write_text(example(package, "php"), "utf-8")
    output_of(*composer, "install", "--no-interaction", "--no-progress", folder=app)

    output_of("php", "-d", "error_reporting=-1", "-d", "display_errors=stderr", "app.php", folder=app)


def test_php_says_what_the_registry_states() -> None:
    package = json.loads(NOTIONS.out.joinpath("php", "composer.json").read_text("utf-8"))

    assert (package["license"], package["homepage"]) == ("MIT", "https://codes.example/device")
    assert package["support"]["source"] == "https://git.example/codes"
    assert package["authors"] == [{"name": "A. Keeper"}, {"name": 'B. "Bee" Keeper'}]


# --- Rust: crates.io


@ALL
def test_rust_packs_and_is_used(printed: Printed, tmp_path: Path) -> None:
    needs("rust", "cargo")
    package = copy_of(printed, "rust", tmp_path)
    done = run("cargo", "package", "--offline", "--allow-dirty", "--no-verify", folder=package)
    # What crates.io asks for and is not stated, it warns of.
    assert (done.returncode, "warning: manifest has no" in done.stderr) == (0, printed is not NOTIONS), done.stderr
    (crate,) = package.glob("target/package/*.crate")

    assert {"Cargo.toml", "README.md", "LICENSE", "src/lib.rs"} <= inside(crate)
    with tarfile.open(crate) as opened:
        opened.extractall(tmp_path, filter="data")
    folder = tmp_path / crate.stem
    app = tmp_path / "app"
    app.joinpath("src").mkdir(parents=True)
    name = json.loads(output_of("cargo", "read-manifest", "--offline", folder=folder))["name"]
    depends = f'[dependencies]\n{name} = {{ path = "{folder}" }}\n'
    app.joinpath("Cargo.toml").write_text(f'[package]\nname = "app"\nedition = "2021"\n\n{depends}', "utf-8")
    app.joinpath("src", "main.rs").write_text(example(package, "rust"), "utf-8")
    output_of("cargo", "run", "--quiet", "--offline", folder=app)


def test_rust_says_what_the_registry_states(tmp_path: Path) -> None:
    needs("rust", "cargo")
    told = json.loads(output_of("cargo", "read-manifest", "--offline", folder=copy_of(REAL, "rust", tmp_path)))
    other = json.loads(
        output_of("cargo", "read-manifest", "--offline", folder=copy_of(NOTIONS, "rust", tmp_path / "n"))
    )

    # At most five, each a word of at most twenty letters: https://doc.rust-lang.org/cargo/reference/manifest.html
    assert told["keywords"] == ["infobip", "error-codes", "status-codes", "delivery-reports", "sms"]
    assert (told["license"], told["readme"], told["version"]) == ("MIT", "README.md", "2.0.0")
    assert other["repository"] == "https://git.example/codes"
    assert other["documentation"] == "https://codes.example/device"


def test_a_crate_has_the_keywords_that_its_registry_takes(tmp_path: Path) -> None:
    keywords = '["Error Codes", "error-codes", "a word of more than twenty", "ü", "C++", one, two, three, four, five]'
    stated = f"registry: lone\npackage: {{keywords: {keywords}}}\n"
    lone = print_spec(lone_but("registry: lone\n", stated, tmp_path / "spec"), tmp_path, "rust")
    text = lone.out.joinpath("rust", "Cargo.toml").read_text("utf-8")

    assert tomllib.loads(text)["package"]["keywords"] == ["error-codes", "c", "one", "two", "three"]


# --- Go: a module


@ALL
def test_go_is_a_module_that_another_requires(printed: Printed, tmp_path: Path) -> None:
    """Unpublished, by the command that its page says; the path is an address where the registry states one."""
    needs("go", "go")
    package = copy_of(printed, "go", tmp_path)
    page = package.joinpath("README.md").read_text("utf-8")
    path = re.findall("^module (.*)$", package.joinpath("go.mod").read_text("utf-8"), re.MULTILINE)[0]
    edit = re.findall("^go mod edit (.*?) #", page, re.MULTILINE)

    assert (
        path
        == {"registry": "infobipcodes", "sample": "example.com/samplecodes", "notions": "devicecodes"}[printed.name]
    )
    assert bool(edit) == (f"go get {path}\n" not in page) == ("." not in path)
    app = tmp_path / "app"
    app.mkdir()
    app.joinpath("go.mod").write_text("module acme.example/app\n\ngo 1.18\n", "utf-8")
    app.joinpath("main.go").write_text(example(package, "go"), "utf-8")
    here = edit[0].split() if edit else [f"-require={path}@v0.0.0", f"-replace={path}=./codes"]
    package.rename(app / here[1].rpartition("./")[2])
    output_of("go", "mod", "edit", *here, folder=app)
    output_of("go", "vet", ".", folder=app)
    output_of("go", "run", ".", folder=app)


# --- Java: Maven


def build_jars(package: Path, folder: Path) -> Path:
    """The jars that a release has, made of what the project says; the one of the classes."""
    sources = package / "src" / "main" / "java"
    files = [str(path) for path in sorted(sources.rglob("*.java"))]
    built, pages = folder / "classes", folder / "pages"
    output_of("javac", "--release", "11", "-Xlint:all", "-Werror", "-d", str(built), *files, folder=folder)
    # javac has looked for what is missing; here that would be asked of serialized forms, too.
    output_of("javadoc", "-quiet", "-Xdoclint:all,-missing", "-Werror", "-d", str(pages), *files, folder=folder)
    for name, content in (("codes.jar", built), ("codes-sources.jar", sources), ("codes-javadoc.jar", pages)):
        output_of("jar", "--create", "--file", name, "-C", str(content), ".", folder=folder)
    return folder / "codes.jar"


@ALL
def test_java_makes_the_jars_of_a_release(printed: Printed, tmp_path: Path) -> None:
    """Maven reads the project; its plugins are not here, so the jars are made by the tools that they call."""
    needs("java", "mvn", "javac", "jar", "javadoc", "java")
    package = copy_of(printed, "java", tmp_path)
    output_of("mvn", "--offline", "--quiet", "--batch-mode", "--strict-checksums", "validate", folder=package)
    jar = build_jars(package, tmp_path)

    assert any(name.endswith("/package-info.java") for name in ZipFile(tmp_path / "codes-sources.jar").namelist())
    assert "index.html" in ZipFile(tmp_path / "codes-javadoc.jar").namelist()
    tmp_path.joinpath("Program.java").write_text(example(package, "java"), "utf-8")
    output_of("javac", "--release", "11", "-cp", str(jar), "-d", "app", "Program.java", folder=tmp_path)
    output_of("java", "-cp", f"{jar}:app", "Program", folder=tmp_path)


# What Maven Central asks of a project: https://central.sonatype.org/publish/requirements/
CENTRAL = ("groupId", "artifactId", "version", "name", "description", "url", "licenses", "developers", "scm")


def test_java_says_what_the_central_repository_asks_for() -> None:
    project = ElementTree.parse(NOTIONS.out / "java" / "pom.xml").getroot()
    maven = "{http://maven.apache.org/POM/4.0.0}"

    def said(path: str) -> list[str | None]:
        return [found.text for found in project.findall(maven + path.replace("/", f"/{maven}"))]

    assert [key for key in CENTRAL if project.find(maven + key) is None] == []
    assert said("licenses/license/name") == ["MIT"]
    assert said("licenses/license/url") == ["https://spdx.org/licenses/MIT.html"]
    assert said("developers/developer/name") == ["A. Keeper", 'B. "Bee" Keeper']
    assert said("scm/url") == ["https://git.example/codes"]
    assert said("scm/developerConnection") == ["scm:git:https://git.example/codes"]
    # In the jar, too.
    assert said("build/resources/resource/includes/include") == ["LICENSE"]


# --- Kotlin: Maven, by Gradle

KOTLINC = ("kotlinc", "-J-XX:TieredStopAtLevel=1", "-J-Xmx1g", "-Werror", "-jvm-target", "11")


@pytest.mark.parametrize("printed", [REAL, NOTIONS], ids=["registry", "notions"])
def test_kotlin_makes_the_jars_of_a_release(printed: Printed, tmp_path: Path) -> None:
    """Gradle is not here: the JVM's jars are made by the tools that it calls, and the page's example runs on them."""
    needs("kotlin", "kotlinc", "jar", "java")
    package = copy_of(printed, "kotlin", tmp_path)
    sources = package / "src" / "commonMain" / "kotlin"
    output_of(*KOTLINC, "-Xexplicit-api=strict", "-d", "codes.jar", str(sources), folder=tmp_path)
    output_of("jar", "--create", "--file", "codes-sources.jar", "-C", str(sources), ".", folder=tmp_path)

    (folder,) = sources.iterdir()
    held = set(ZipFile(tmp_path / "codes.jar").namelist())
    assert {f"{folder.name}/Code.class", f"{folder.name}/CodeKt.class", "META-INF/main.kotlin_module"} <= held
    assert f"{folder.name}/Code.kt" in ZipFile(tmp_path / "codes-sources.jar").namelist()
    tmp_path.joinpath("App.kt").write_text(example(package, "kotlin"), "utf-8")
    output_of(*KOTLINC, "-cp", "codes.jar", "-include-runtime", "-d", "app.jar", "App.kt", folder=tmp_path)
    output_of("java", "-cp", "app.jar:codes.jar", "AppKt", folder=tmp_path)


def test_kotlin_says_what_the_central_repository_asks_for() -> None:
    """Gradle is not here; its file is compiled by nobody, so what it says is read."""
    text = NOTIONS.out.joinpath("kotlin", "build.gradle.kts").read_text("utf-8")

    for said in ('url.set("https://codes.example/device")', 'url.set("https://git.example/codes")', 'name.set("MIT")'):
        assert said in text
    assert 'name.set("A. Keeper")' in text


# --- C#: NuGet

# What nuget.org shows or asks for: https://learn.microsoft.com/nuget/create-packages/package-authoring-best-practices
NUGET = ("PackageId", "Version", "Description", "Authors", "PackageLicenseExpression", "PackageReadmeFile")


# What of a project stands in the file that NuGet packs by: https://learn.microsoft.com/nuget/reference/msbuild-targets
NUSPEC = {
    "id": "PackageId",
    "version": "Version",
    "authors": "Authors",
    "description": "Description",
    "projectUrl": "PackageProjectUrl",
    "tags": "PackageTags",
}
# Asked for its version, it runs for minutes: so only its file is looked for.
NUGET_PROGRAM = Path("/usr/lib/nuget/NuGet.exe")
# This NuGet is older than .NET Standard, and knows no folder of its name.
TOO_OLD = "The folder 'netstandard2.0' under 'lib' is not recognized"


def nuspec(project: Path) -> str:
    """What the .NET SDK would make of a project: where nobody says who the authors are, it is the package's name."""
    properties = {one.tag: one.text for group in ElementTree.parse(project).iter("PropertyGroup") for one in group}
    properties.setdefault("Authors", properties["PackageId"])
    package = ElementTree.Element("package", xmlns="http://schemas.microsoft.com/packaging/2013/01/nuspec.xsd")
    metadata, files = ElementTree.SubElement(package, "metadata"), ElementTree.SubElement(package, "files")
    for key, name in NUSPEC.items():
        if name in properties:
            ElementTree.SubElement(metadata, key).text = properties[name]
    for file, target in (("codes.dll", "lib/netstandard2.0"), ("codes.xml", "lib/netstandard2.0"), ("README.md", "")):
        ElementTree.SubElement(files, "file", src=file, target=target)
    return ElementTree.tostring(package, "unicode")


# Not of the sample: on Mono this NuGet leaves an ampersand of a description as it is, and then cannot read it.
@pytest.mark.parametrize("printed", [REAL, NOTIONS], ids=["registry", "notions"])
def test_csharp_is_packed_and_used(printed: Printed, tmp_path: Path) -> None:
    """NuGet packs the assembly by what the project says; the page's example runs on what it packed."""
    require_tools("csharp", [*missing_tools(("mcs", "mono")), *([] if NUGET_PROGRAM.is_file() else ["nuget"])])
    package = copy_of(printed, "csharp", tmp_path)
    (project,) = package.glob("*.csproj")
    page = example(package, "csharp")
    # mcs reads no marks of what may be null.
    (csharp,) = (target for target in targets() if target.name == "csharp")
    output_of(*proof_of(csharp).conformance[0], folder=package)
    output_of("mcs", "-target:library", "-doc:codes.xml", "-out:codes.dll", "-recurse:*.cs", folder=package)
    package.joinpath("codes.nuspec").write_text(nuspec(project), "utf-8")
    told = output_of("env", f"HOME={tmp_path}", "nuget", "pack", "codes.nuspec", folder=package)

    assert "Successfully created package" in told
    assert re.findall("^Description: (.*)", told, re.MULTILINE)[1:] == []
    assert ("WARNING: 1 issue(s)" in told, TOO_OLD in told) == (True, True)
    (packed,) = package.glob("*.nupkg")
    assert packed.name.startswith(f"{project.stem}.")
    with ZipFile(packed) as opened:
        assert {"lib/netstandard2.0/codes.dll", "lib/netstandard2.0/codes.xml", "README.md"} <= {*opened.namelist()}
        opened.extractall(tmp_path / "app")
    library = tmp_path / "app" / "lib" / "netstandard2.0" / "codes.dll"
    library.rename(tmp_path / "app" / "codes.dll")
    tmp_path.joinpath("app", "Program.cs").write_text(page, "utf-8")
    output_of("mcs", "-r:codes.dll", "-out:program.exe", "Program.cs", folder=tmp_path / "app")
    output_of("mono", "program.exe", folder=tmp_path / "app")


@ALL
def test_csharp_says_what_nuget_asks_for(printed: Printed) -> None:
    """The .NET SDK is not here: the project is read. The file that it packs as the page is there."""
    (path,) = printed.out.joinpath("csharp").glob("*.csproj")
    project = ElementTree.parse(path).getroot()
    said = {one.tag: one.text for group in project.iter("PropertyGroup") for one in group}
    packed = [one.get("Include") for one in project.iter("None") if one.get("Pack") == "true"]

    assert [key for key in NUGET if not said.get(key)] == ([] if printed is not SAMPLE else ["Authors"])
    assert packed == [said["PackageReadmeFile"]]
    assert path.with_name(str(packed[0])).is_file()
    if printed is NOTIONS:
        assert said["RepositoryUrl"] == "https://git.example/codes"
        assert said["PackageProjectUrl"] == "https://codes.example/device"
