"""The printed PHP: what the notions become, what is not there, how a serializer reads codes, what Composer is told."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from proofs import (
    LONE,
    NO_VECTORS,
    NOTIONS,
    REAL,
    Printed,
    check_format,
    drive,
    failures,
    full_print,
    lone_but,
    missing_tools,
    output_of,
    printed,
    require_tools,
    targets,
)
from registries import Data, write_registry

from generator.cli import main

prove = pytest.mark.prove

PRELUDE = r"""<?php
declare(strict_types=1);
error_reporting(-1);
set_error_handler(fn(int $level, string $message) => throw new ErrorException($message));
spl_autoload_register(fn(string $class) => require __DIR__ . "/src/" . substr(strrchr($class, "\\"), 1) . ".php");

function same(mixed $expected, mixed $actual): void
{
    if ($expected !== $actual) {
        throw new Exception("expected " . var_export($expected, true) . ", got " . var_export($actual, true));
    }
}
"""

# Facts of tests/notions by hand.
ANSWERS = r"""
use DeviceCodes\{Blame, DeviceFault, DeviceFaultGroup, FaultCode, FaultCodes, OddFault, Plain, PlainCode, Reason};
use DeviceCodes\{ReasonCode, ReasonCodes, ReasonGroup, Seen};

// A choice is an enum with its texts; what nobody states is nothing, or the default.
$code = Reason::NOT_AUTHORIZED->code();
same([Blame::SENDER, "sender"], [$code->blame, $code->blame->value]);
same("Who sent the request.", $code->blame->description());
same([403, 'Guard "3"', true, null], [$code->httpStatus, $code->product, $code->retriable, $code->action]);
$ok = Reason::OK->code();
same([null, null, null, false], [$ok->blame, $ok->httpStatus, $ok->product, $ok->retriable]);
$unspecified = Reason::UNSPECIFIED->code();
same("Look into the log.\nThen ask.", $unspecified->action);
$fault = DeviceFault::OVERHEATED->code();
same([[Seen::LAB, Seen::FIELD], [1, 2], false], [$fault->seen, $fault->versions, $fault->final]);
$lost = DeviceFault::LOST->code();
same([[], [1], null], [$lost->seen, $lost->versions, $lost->final]);
$odd = OddFault::codeOf(7);
same([[], [1], null, false], [$odd->seen, $odd->versions, $odd->blame, $odd->retriable]);
same('["far-end",["lab","field"]]', json_encode([$unspecified->blame, $fault->seen]));

// An unknown number has the group of its range or mask, and no other fact.
$unknown = Reason::codeOf(0x85);
same([false, 0x85, "Reason(0x85)"], [$unknown->known, $unknown->id, (string) $unknown]);
same(["", ""], [$unknown->wireName, $unknown->description]);
same(ReasonGroup::FAILURE, $unknown->group);
same([true, false], array_map($unknown->isInGroup(...), [ReasonGroup::FAILURE, ReasonGroup::SUCCESS]));
$unknown = DeviceFault::codeOf(3221225472);
same([false, "DeviceFault(3221225472)"], [$unknown->known, $unknown->name]);
same(["VENDOR", 0, true], [$unknown->group->name, $unknown->group->id, $unknown->isInGroup(0)]);
same(["VENDOR"], array_map(fn($group) => $group->name, $unknown->groups));
$negative = DeviceFault::codeOf(-1);
same([null, [], false], [$negative->group, $negative->groups, $negative->isInGroup(1)]);

// Wire names are told and found; ASCII letters alone have two cases.
same(["Overheated!", "CRASHED"], [$fault->wireName, DeviceFault::CRASHED->code()->wireName]);
same([Reason::OK, Reason::UNSPECIFIED], array_map(Reason::byName(...), ["success | <OK>", "UNSPECIFIED error"]));
same([null, null], array_map(Reason::byName(...), ["succe\u{17f}\u{17f} | <ok>", "o\u{212a}"]));
foreach (["overheated!", "Too_Warm", "hot"] as $name) {
    same(DeviceFault::OVERHEATED, DeviceFault::byName($name));
}

// Groups with numbers, and without: these are cases themselves, and narrow by themselves.
same([DeviceFaultGroup::HARDWARE, 1], [DeviceFaultGroup::byName("hardware class"), DeviceFaultGroup::HARDWARE->value]);
$group = DeviceFaultGroup::groupOf(99);
same([99, false, "DeviceFaultGroup(99)"], [$group->id, $group->known, (string) $group]);
$group = ReasonGroup::FAILURE;
same(["FAILURE", "Failures", "Failure"], [$group->value, $group->title(), $group->wireName()]);
same("It did not work.", $group->description());
same("no", match ($code->group) { ReasonGroup::SUCCESS => "yes", ReasonGroup::FAILURE => "no" });
$found = fn(ReasonGroup $group) => count(ReasonCodes::find(0x87, group: $group));
same([1, 0], array_map($found, [ReasonGroup::FAILURE, ReasonGroup::SUCCESS]));
same([0, 1, 1], array_map(fn($group) => count(FaultCodes::find(2147483649, group: $group)), [0, 1, 2]));

// Numbers of 32 bits without sign; former names and aliases are constants.
same([4294967295, "4294967295"], [DeviceFault::LOST->value, json_encode($lost)]);
same([DeviceFault::OVERHEATED, DeviceFault::OVERHEATED], [DeviceFault::HOT, DeviceFault::TOO_WARM]);
same([["HOT", "WARM"], ["TOO_WARM"]], [$fault->aliases, $fault->formerNames]);
same(["OVERHEATED"], array_map("strval", FaultCodes::findByName("TOO_WARM")));

// What no code of a kind states is no member of it.
$members = fn(string $class) => array_map(fn($one) => $one->name, (new ReflectionClass($class))->getProperties());
same(["docsUrl", "id", "name", "section", "description", "known"], $members(PlainCode::class));
same([false, false], [method_exists(PlainCode::class, "isInGroup"), property_exists(ReasonCode::class, "groups")]);
same([false, true], [property_exists(ReasonCode::class, "specUrl"), property_exists(FaultCode::class, "specUrl")]);
echo "all as stated\n";
"""


@pytest.fixture
def _php() -> None:
    require_tools("php", missing_tools(("php",)))


def run_beside(folder: Path, program: str, workshop: Path) -> str:
    """What a program prints that runs beside a copy of a printed folder."""
    copy = Path(shutil.copytree(folder, workshop / "php"))
    copy.joinpath("program.php").write_text(PRELUDE + program, "utf-8")
    return output_of("php", "-d", "display_errors=stderr", "program.php", folder=copy)


@prove
@pytest.mark.usefixtures("_php")
def test_the_notions(tmp_path: Path) -> None:
    assert run_beside(NOTIONS.out / "php", ANSWERS, tmp_path) == "all as stated\n"


def code(number: int, name: str, **facts: object) -> Data:
    return {"id": number, "name": name, "description": f"Called {name}.", **facts}


def section(name: str, *groups: Data, codes: list[Data] | None = None) -> Data:
    content = {"codes": codes} if codes else {"groups": [*groups]}
    return {"section": name, "kind": "error", "title": name, "description": "A section.", **content}


def print_sections(folder: Path, *sections: Data, **head: Any) -> Path:
    """The printed PHP of a registry with these sections of one kind."""
    spec = folder / "spec"
    spec.mkdir()
    names = [one["section"] for one in sections]
    registry = {"registry": "own-codes", "title": "Own", "kinds": {"error": "Errors"}, "sections": names, **head}
    write_registry({"registry": registry} | {one["section"]: one for one in sections}, spec)
    return printed(spec, folder, "php").out / "php"


@prove
@pytest.mark.usefixtures("_php")
@pytest.mark.parametrize("also", [{}, {"also_in": ["LATE"]}], ids=["in-one", "in-two"])
def test_groups_with_and_without_numbers_in_one_kind(also: Data, tmp_path: Path) -> None:
    first = {"id": 1, "name": "EARLY", "description": "E.", "codes": [code(1, "ONE", **also)]}
    folder = print_sections(
        tmp_path,
        section("numbered", first, {"id": 2, "name": "LATE", "description": "L.", "codes": [code(2, "TWO")]}),
        section("named", {"name": "ANY", "description": "A.", "codes": [code(1, "UNO")]}),
        section("bare", codes=[code(1, "EINS")]),
    )
    asked = r"""
    use OwnCodes\{ErrorCodes, NamedGroup, Named, Numbered};
    $names = fn(int|NamedGroup|null $group) => array_map("strval", ErrorCodes::find(1, group: $group));
    echo json_encode([$names(null), $names(1), $names(2), $names(Named::UNO->code()->group), $names(9)]);
    """

    late = ["ONE"] if also else []
    assert json.loads(run_beside(folder, asked, tmp_path)) == [["ONE", "UNO", "EINS"], ["ONE"], late, ["UNO"], []]


@prove
@pytest.mark.usefixtures("_php")
def test_names_of_today_stand_before_former_ones(tmp_path: Path) -> None:
    """Also where the section of the former one comes first, and a member has a name as an alias that it once had."""
    folder = print_sections(
        tmp_path,
        section("first", codes=[code(1, "ONE", former_names=["BOTH", "SAME"]), code(2, "TWO", former_names=["BOTH"])]),
        section("second", codes=[code(3, "BOTH"), code(4, "FOUR", former_names=["UNO"])]),
        section("third", codes=[code(5, "FIVE", former_names=["UNO"]), code(5, "UNO", alias_of="FIVE")]),
    )
    asked = r"""
    use OwnCodes\ErrorCodes;
    $names = fn(string $name) => array_map("strval", ErrorCodes::findByName($name));
    echo json_encode(array_map($names, ["both", "same", "uno", "ONE", "none"]));
    """

    assert json.loads(run_beside(folder, asked, tmp_path)) == [
        ["BOTH", "ONE", "TWO"],
        ["ONE"],
        ["FIVE", "FOUR"],
        ["ONE"],
        [],
    ]


@prove
@pytest.mark.usefixtures("_php")
def test_codes_that_replace_each_other_are_asked_for_one_by_one(tmp_path: Path) -> None:
    """A replacement is a case, not the facts of it: two codes may lead to each other."""
    gone = {"since": "2", "reason": "replaced", "note": "See there."}
    folder = print_sections(
        tmp_path,
        section("main", codes=[code(1, "ONE", deprecated=gone | {"replaced_by": "other/TWO"})]),
        section("other", codes=[code(2, "TWO", deprecated=gone | {"replaced_by": "main/ONE"})]),
    )
    asked = r"""
    use OwnCodes\{Main, Other};
    same(Other::TWO, Main::ONE->code()->deprecated->replacedBy);
    same([Main::ONE, "TWO"], [Other::TWO->code()->deprecated->replacedBy, (string) Other::codeOf(2)]);
    echo Main::codeOf(1)->deprecated->replacedBy->code()->description;
    """
    text = folder.joinpath("src", "Main.php").read_text("utf-8")

    assert "     * @deprecated since 2, use {@see Other::TWO} instead. See there.\n     */\n    case ONE" in text
    assert run_beside(folder, asked, tmp_path) == "Called TWO."


def test_nothing_is_printed_of_what_is_not_stated(tmp_path: Path) -> None:
    src = printed(LONE, tmp_path, "php").out / "php" / "src"

    assert sorted(path.name for path in src.iterdir()) == [
        *("Code.php", "Error.php", "ErrorCode.php", "ErrorCodes.php", "KnownCode.php", "Names.php")
    ]
    said = "\n".join(path.read_text("utf-8") for path in src.iterdir())
    assert re.findall(r"(?i)group|deprecat|former|alias|wire ?name|action|once|url", said) == []


def test_a_comment_of_one_line_stands_on_one(tmp_path: Path) -> None:
    text = lone_but("It failed.", '"It failed.\\nTwice."', tmp_path / "spec")
    several = printed(text, tmp_path, "php").out / "php" / "src" / "Error.php"
    one = printed(LONE, tmp_path / "lone", "php").out / "php" / "src" / "Error.php"

    assert "\n    /** It failed. */\n    case FAILED = 1;\n" in one.read_text("utf-8")
    assert "\n    /**\n     * It failed.\n     * Twice.\n     */\n    case FAILED = 1;\n" in several.read_text("utf-8")


@prove
def test_names_and_texts_of_every_length_pass_the_formatter(tmp_path: Path) -> None:
    (target,) = [one for one in targets() if one.name == "php"]
    require_tools("php", missing_tools(("php", "php-cs-fixer")))
    codes = [code(length, "N" * length, description="x" * (length + 50)) for length in range(1, 101)]
    codes += [code(1, f"A{'B' * length}", alias_of="N") for length in range(1, 100)]
    folder = print_sections(tmp_path, section("main", codes=codes))
    long = Printed("spec", tmp_path / "spec", folder.parent)

    assert failures(check_format(target, long, tmp_path / "format")) == []
    assert drive(target, long, NO_VECTORS, tmp_path / "drive")[-1].stdout == full_print(long.registry())


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ({}, {"name": "own/own-codes", "require": {"php": ">=8.1"}}),
        ({"version": "1.2.3", "packages": {"php": "acme/codes"}}, {"name": "acme/codes"}),
        (
            {"site_url": "https://codes.example", "package": {"authors": ["A. Keeper"], "keywords": ["a b", '"c"']}},
            {
                "authors": [{"name": "A. Keeper"}],
                "keywords": ["a b", '"c"'],
                "support": {"docs": "https://codes.example"},
            },
        ),
        (
            {"package": {"homepage": "https://a.example", "repository": "https://b.example/c"}},
            {"homepage": "https://a.example", "support": {"source": "https://b.example/c"}},
        ),
        ({"package": {"issues": "https://b.example/i"}}, {"support": {"issues": "https://b.example/i"}}),
        ({"kinds": {"error": {"title": "Errors", "ids": "uint32"}}}, {"require": {"php-64bit": ">=8.1"}}),
    ],
)
def test_composer_is_told_what_is_true(head: Data, expected: Data, tmp_path: Path) -> None:
    folder = print_sections(tmp_path, section("main", codes=[code(1, "ONE")]), **head)
    told = json.loads(folder.joinpath("composer.json").read_text("utf-8"))

    assert {key: told[key] for key in expected} == expected
    # Packagist takes the version from the tag; a key that Composer does not know is a warning.
    assert told.keys() <= {
        *("name", "description", "type", "keywords", "homepage", "license", "authors", "support", "require", "autoload")
    }


# What Symfony's serializer asks of a normalizer, retyped from symfony/serializer 7.
SYMFONY = r"""
namespace Symfony\Component\Serializer\Normalizer;

interface NormalizerInterface
{
    public function normalize(
        mixed $data,
        ?string $format = null,
        array $context = [],
    ): array|string|int|float|bool|\ArrayObject|null;

    public function supportsNormalization(mixed $data, ?string $format = null, array $context = []): bool;

    public function getSupportedTypes(?string $format): array;
}

interface DenormalizerInterface
{
    public function denormalize(mixed $data, string $type, ?string $format = null, array $context = []): mixed;

    public function supportsDenormalization(
        mixed $data,
        string $type,
        ?string $format = null,
        array $context = [],
    ): bool;

    public function getSupportedTypes(?string $format): array;
}

namespace Symfony\Component\Serializer\Exception;

class NotNormalizableValueException extends \UnexpectedValueException
{
    public ?string $path = null;

    public static function createForUnexpectedDataType(string $message, mixed $data, array $types, ?string $path): self
    {
        $self = new self($message . " Not " . get_debug_type($data) . ", but " . implode(", ", $types) . ".");
        $self->path = $path;
        return $self;
    }
}
"""

SERIALIZED = r"""
namespace App;

use InfobipCodes\{Code, CodeNormalizer, ErrorCode, GeneralError, GeneralStatus, StatusCode};
use Symfony\Component\Serializer\Exception\NotNormalizableValueException;

use function same;

$normalizer = new CodeNormalizer();
$known = GeneralError::codeOf(27);
same([27, true], [$normalizer->normalize($known), $normalizer->supportsNormalization($known)]);
same(false, $normalizer->supportsNormalization(27));
foreach ([[ErrorCode::class, true], [StatusCode::class, true], [\stdClass::class, false]] as [$type, $expected]) {
    same($expected, $normalizer->supportsDenormalization(27, $type));
}
same([Code::class => true], $normalizer->getSupportedTypes("json"));
foreach ([[27, "EC_ABSENT_SUBSCRIBER"], [5002, "EC_VOICE_USER_BUSY"], [99999, "GeneralError(99999)"]] as [$id, $name]) {
    $code = $normalizer->denormalize($id, ErrorCode::class);
    same([ErrorCode::class, $id, $name, $id], [$code::class, $code->id, $code->name, $normalizer->normalize($code)]);
}
same("REJECTED_NOT_ENOUGH_CREDITS", $normalizer->denormalize(12, StatusCode::class)->name);
foreach (["27", true, null, []] as $odd) {
    try {
        $normalizer->denormalize($odd, ErrorCode::class, null, ["deserialization_path" => "results[0].error"]);
        same("an exception", "none");
    } catch (NotNormalizableValueException $refused) {
        same("results[0].error", $refused->path);
    }
}
echo "read and written\n";
"""


@prove
@pytest.mark.usefixtures("_php")
def test_symfony_reads_and_writes_codes_by_the_normalizer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = f'spec = "{REAL.spec}"\n[[print]]\ntarget = "php"\nout = "php"\noptions = {{serializer = "symfony"}}\n'
    tmp_path.joinpath("enumerant.toml").write_text(config, "utf-8")
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "php"

    assert main(["generate"]) == 0
    # Namespaces stand at the beginning of a file.
    for name, part in (("symfony", SYMFONY), ("asked", SERIALIZED)):
        copy.joinpath(f"{name}.php").write_text(f"<?php\n{part}", "utf-8")
    program = "".join(f'require __DIR__ . "/{name}.php";\n' for name in ("symfony", "asked"))
    copy.joinpath("program.php").write_text(PRELUDE + program, "utf-8")

    assert output_of("php", "-d", "display_errors=stderr", "program.php", folder=copy) == "read and written\n"
