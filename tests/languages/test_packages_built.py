"""Packages: what is printed is built by the language's own tool, inspected by it, and used as somebody else would."""

import json
import re
import tarfile
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

import pytest
from proofs import NOTIONS, REAL, SAMPLE, Printed, missing_tools, output_of, require_tools, run
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
