"""What a registry may call its package in each language: what the language's own tool takes, and nothing else."""

from pathlib import Path

import pytest
from proofs import (
    NO_VECTORS,
    Printed,
    check_format,
    drive,
    failures,
    lone_but,
    param,
    printed,
    require_tools_of,
    targets,
)

from generator.targets.target import Target

RIGHT = {
    "python": ["codes", "acme_codes", "codes2", "_codes"],
    "go": ["example.com/codes", "example.com/acme/codes-go/v2", "codes", "github.com/Acme/codes"],
    "java": ["codes", "com.acme.codes", "com.acme.codes2.v1", "com.acme_codes"],
    "kotlin": ["codes", "com.acme.codes", "com.acme.codes2.v1"],
    "csharp": ["Codes", "Acme.Codes", "Acme.Codes2.V1"],
    "rust": ["codes", "acme-core", "acme_codes2"],
    "typescript": ["codes", "@acme/codes", "acme-codes2"],
    "php": ["acme/codes", "acme/codes-php2", "acme-inc/codes"],
    "ruby": ["codes", "acme_codes", "codes2"],
    "protobuf": ["codes", "acme.acme", "a.b.a", "acme.section", "acme.codes_2"],
    "sql": ["codes", "acme_codes", "order"],
}
WRONG = {
    "python": ["class", "9x", "acme-codes", "acme.codes", "com/acme", "None", "json", "a" * 300],
    "go": [
        "com acme",
        "/codes",
        "codes/",
        "a//b",
        "example.com/..",
        "example.com/.git",
        "@acme/codes",
        "-x/y",
        "fmt",
        "net/http",
        "std",
        "a.b/vendor/c",
    ],
    "java": ["class", "enum", "com.enum.x", "9x", "com.9x", "com/acme", "acme-codes", "com..acme", "com.", "true", "_"],
    "kotlin": ["class", "com.fun.x", "9x", "com.9x", "com/acme", "acme-codes", "com..acme", "in", "com.typealias"],
    "csharp": ["class", "Acme.class", "9X", "Acme/Codes", "Acme-Codes", "Acme..Codes", "System", "System.Codes"],
    "rust": [
        "a.b",
        "struct",
        "9x",
        "a/b",
        "a--b",
        "-a",
        "std",
        "core",
        "self",
        "test",
        "nul",
        "proc-macro",
        "com1",
        "a" * 65,
    ],
    "typescript": ["Acme", "@acme", "acme/codes", "@/codes", "@acme/", ".codes", "a b", "node_modules", "a" * 215],
    "php": ["codes", "Acme/codes", "acme/", "/codes", "acme/codes/x", "acme/co des", "acme--x/codes"],
    "ruby": ["9x", "class", "Codes", "acme-codes", "acme.codes", "a/b", "json", "set"],
    "protobuf": [
        "class-x",
        "9x",
        "acme/codes",
        "acme..codes",
        "Acme",
        "message.9",
        "acme.",
        "acme.google",
        "acme.import",
        "package.acme",
        "json",
        "v1",
        "a__b",
        "a_",
    ],
    "sql": ["9x", "a b", "a-b", "a.b", "a;b", "a" * 60, "Order"],
}


def by_name() -> dict[str, Target]:
    return {target.name: target for target in targets()}


def test_every_target_with_a_package_is_asked() -> None:
    packaged = {target.name for target in targets() if target.package_form}

    assert packaged == set(RIGHT) == set(WRONG)


@pytest.mark.parametrize(("name", "package"), [(name, package) for name in RIGHT for package in RIGHT[name]])
def test_what_the_language_takes(name: str, package: str) -> None:
    assert by_name()[name].takes_package(package)


@pytest.mark.parametrize(("name", "package"), [(name, package) for name in WRONG for package in WRONG[name]])
def test_what_the_language_does_not_take(name: str, package: str) -> None:
    assert not by_name()[name].takes_package(package)


# A vendored namespace belongs to somebody's application, whatever Composer calls that.
@pytest.mark.parametrize(
    ("package", "layouts"),
    [
        ("acme/codes", {"package", "vendored"}),
        ("app/services/sms/codes", {"vendored"}),
        ("codes", {"vendored"}),
        ("namespace/codes", set()),
        ("namespace", set()),
        ("App/Codes", set()),
        ("app//codes", set()),
        ("app/codes/", set()),
    ],
)
def test_a_vendored_namespace_is_as_deep_as_its_owner_wants(package: str, layouts: set[str]) -> None:
    php = by_name()["php"]
    taken = {name for name in ("package", "vendored") if php.laid_out(name, php.chosen).takes_package(package)}

    assert taken == layouts


def lone_as(package: str, target: Target, folder: Path) -> Printed:
    """The smallest registry with this package, printed."""
    packages = f'packages: {{{target.name}: "{package}"}}\n'
    spec = lone_but("registry: lone\n", f"registry: lone\n{packages}", folder / "spec")
    return printed(spec, folder, target.name)


@pytest.mark.parametrize(
    ("target", "package"),
    [
        param(target, package, id=f"{target.name}-{package}")
        for target in targets()
        # Parts of a package hide names from one another in Protobuf alone.
        for package in RIGHT.get(target.name, [])[slice(None) if target.name == "protobuf" else slice(-2, -1)]
    ],
)
def test_what_is_taken_compiles_and_works(target: Target, package: str, tmp_path: Path) -> None:
    require_tools_of(target)
    lone = lone_as(package, target, tmp_path)

    assert failures(drive(target, lone, NO_VECTORS, tmp_path / "drive")) == []
    assert failures(check_format(target, lone, tmp_path / "format")) == []
