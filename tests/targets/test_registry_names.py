"""TypeScript, PHP and Ruby: what a registry and its package may be called, tried with the tools of each language."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from proofs import NO_VECTORS, drive, failures, lone_but, missing_tools, output_of, printed, require_tools, targets
from words import language_words, write_words

from generator.checking.check import check
from generator.checking.packages import packages_fit
from generator.model import Registry
from generator.printing.render import Renderer
from generator.reading.spec import read_spec
from generator.targets.folders import TEMPLATES
from generator.targets.giving_way import giving_way

TARGETS = {target.name: target for target in targets()}
FORK = """
failed = ARGV.reject do |folder|
  Process.wait(fork do
    $LOAD_PATH.unshift("#{folder}/lib")
    file = Dir.glob("#{folder}/lib/*.rb").fetch(0)
    before = Object.constants
    exit!(1) if $LOADED_FEATURES.include?(file) || !require(File.basename(file, ".rb"))
    added = Object.constants - before
    made = File.read(file)[/^module (\\w+)/, 1]
    exit!(2) if added != [made.to_sym] || Object.const_get(made).find_error(1).map(&:to_s) != ["FAILED"]
    exit!(0)
  end)
  $?.success?
end
puts failed
"""
INCLUDE = r"""
foreach (array_slice($argv, 1) as $folder) {
    $composer = json_decode(file_get_contents("$folder/composer.json"), true, flags: JSON_THROW_ON_ERROR);
    $space = array_key_first($composer["autoload"]["psr-4"]);
    spl_autoload_register(function (string $class) use ($folder, $space) {
        if (str_starts_with($class, $space)) {
            require "$folder/src/" . substr($class, strlen($space)) . ".php";
        }
    });
    try {
        if ("{$space}Error"::byName("failed")->code()->name !== "FAILED") {
            echo "$folder answers wrongly\n";
        }
    } catch (Error $error) {
        echo "$folder: {$error->getMessage()}\n";
    }
}
"""


def words_of(name: str) -> Iterable[str]:
    """Words of a language as names of a registry: with a dash before each capital, and in small letters."""
    for word in language_words(name):
        parts = ("".join(f"-{letter}" if letter.isupper() else letter for letter in word), word, word.replace("_", "-"))
        yield from (part.lower().strip("-_").replace("_", "-") for part in parts)


def registry(name: str, package: str | None, target: str, folder: Path) -> Registry | None:
    """The lone registry under another name, and with a package for a target; None if that is no name anywhere."""
    packages = f"packages: {{{target}: {json.dumps(package)}}}\n" if package else ""
    spec = lone_but("registry: lone\n", f"registry: {json.dumps(name)}\n{packages}", folder)
    return read_spec(spec).registry


PACKAGES = {
    "typescript": (
        "codes @acme/codes @acme/codes.js @acme/fs a 9x x_y x.y @3com/codes " + "a" * 214,
        "Codes @acme @/x acme/codes @acme/a/b .x _x node_modules favicon.ico fs util é @Acme/x x~y x! " + "a" * 215,
    ),
    "php": (
        "acme/codes acme/error-codes a/b class/match acme/namespace a_b/c_d e9/v2 enum/extends x-1/y-1 self/parent",
        "codes acme Acme/codes acme/Codes 9x/codes acme/9x acme/ /codes a//b a/b/c acme/co.des namespace/codes "
        "acme/con nul/x é/x acme/-x acme/x- a--b/c acme\\codes",
    ),
    "ruby": (
        "codes demo_codes e9 a_1 openssl_codes begin " + "a" * 100,
        "Codes demo-codes demo.codes 9x _x x_ a__b json set class é digest openssl net " + "a" * 101,
    ),
}
FITS = [(name, package, True) for name, (right, _) in PACKAGES.items() for package in right.split()] + [
    (name, package, False) for name, (_, wrong) in PACKAGES.items() for package in wrong.split()
]


@pytest.mark.parametrize(("name", "package", "fits"), FITS)
def test_a_package_is_called_as_its_tool_takes_it(name: str, package: str, fits: bool, tmp_path: Path) -> None:
    lone = registry("lone", package, name, tmp_path / "spec")

    assert (lone is not None and not list(packages_fit(lone, TARGETS[name]))) == fits


def loads(name: str, folders: list[Path]) -> str:
    """What the language's own program says of printed folders, each of which holds the lone registry."""
    if name == "ruby":
        return output_of("ruby", "-w", "-e", FORK, *map(str, folders), folder=folders[0])
    return output_of("php", "-d", "error_reporting=-1", "-r", INCLUDE, "--", *map(str, folders), folder=folders[0])


@pytest.mark.prove
@pytest.mark.parametrize("name", ["php", "ruby"])
def test_a_right_package_name_works(name: str, tmp_path: Path) -> None:
    require_tools(name, missing_tools((name,)))
    folders = []
    for number, package in enumerate(PACKAGES[name][0].split()):
        registry("lone", package, name, tmp_path / f"spec{number}")
        folders.append(printed(tmp_path / f"spec{number}", tmp_path / str(number), name).out / name)

    assert loads(name, folders) == ""


def printed_quickly(name: str, spec: Path, folder: Path) -> Path:
    """Print a spec as the command does, without its caches, lists and stamps: there are very many."""
    read = read_spec(spec)
    assert read.registry is not None
    target = giving_way(TARGETS[name], read.registry)
    renderer = Renderer(read.registry, target, TEMPLATES, spec.name)

    assert list(check(read, [(read.registry, target)])) == []
    for path, output, subject in renderer.files():
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(path).write_bytes(renderer.file(output, subject))
    return folder


@pytest.mark.prove
@pytest.mark.parametrize("name", ["php", "ruby"])
def test_a_registry_that_is_called_like_a_word_works(name: str, tmp_path: Path) -> None:
    require_tools(name, missing_tools((name,)))
    names = sorted({word for word in words_of(name) if re.fullmatch("[a-z][a-z0-9]*(?:-[a-z0-9]+)*", word)})
    folders = []
    for word in names:
        registry(word, None, name, tmp_path / f"spec-{word}")
        folders.append(printed_quickly(name, tmp_path / f"spec-{word}", tmp_path / word))

    assert len(folders) > 200
    assert loads(name, folders) == ""


@pytest.mark.prove
def test_php_has_no_keyword_in_another_case(tmp_path: Path) -> None:
    """Case is nothing to PHP: a section `en-dfor` would be the class `EnDfor`."""
    require_tools("php", missing_tools(("php",)))
    words = sorted({word.upper() for word in language_words("php") if word.isalpha() and 3 < len(word) <= 12})
    tmp_path.joinpath("spec").mkdir()
    names = [f"{word[:2]}_{word[2:]}" for word in words]
    refused = write_words("sections", names, TARGETS["php"], tmp_path / "spec")
    odd = printed(tmp_path / "spec", tmp_path, "php")

    assert {"EX_TENDS", "IM_PLEMENTS"} <= refused.keys()
    assert failures(drive(TARGETS["php"], odd, NO_VECTORS, tmp_path / "drive")) == []
    assert "enum EnDfor_: int" in odd.out.joinpath("php", "src", "EnDfor_.php").read_text("utf-8")
