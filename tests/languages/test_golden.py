"""The sample registry, printed, is tests/golden to the byte; generated/ is what spec/ says."""

from difflib import unified_diff
from pathlib import Path

import pytest
from trees import files

from generator.cli import main
from generator.targets.folders import TEMPLATES, target_names

TESTS = Path(__file__).parents[1]
ACCEPT = "if the change is wanted, accept it with: make golden"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return print_into(tmp_path_factory.mktemp("printed"), "sample")


def print_into(out: Path, registry: str) -> Path:
    assert main(["generate", "--spec", str(TESTS / registry), "--out", str(out)]) == 0
    return out


def diff(golden: dict[str, bytes], printed: dict[str, bytes]) -> str:
    lines: list[str] = []
    for path in sorted({*golden, *printed}):
        old, new = (side.get(path, b"").decode().splitlines(keepends=True) for side in (golden, printed))
        lines += unified_diff(old, new, f"golden/{path}", f"printed/{path}")
    return "".join(lines)


# A target that is printed on request alone: what it prints of the sample has a folder of its own.
ON_REQUEST = "html"
COMMITTED = [target for target in target_names(TEMPLATES) if target != ON_REQUEST]


@pytest.mark.parametrize("target", COMMITTED)
def test_golden(target: str, printed: Path) -> None:
    golden, now = files(TESTS / "golden" / target), files(printed / target)

    if golden != now:
        pytest.fail(f"{diff(golden, now)}\n{ACCEPT}", pytrace=False)


def test_golden_holds_what_is_printed_and_nothing_else(printed: Path) -> None:
    assert list(files(TESTS / "golden")) == list(files(printed)), ACCEPT


def test_golden_site(tmp_path: Path) -> None:
    """What is printed on request alone, and that it is not printed without."""
    sample = ("--spec", str(TESTS / "sample"), "--out", str(tmp_path))

    assert main(["generate", *sample, "--target", ON_REQUEST]) == 0
    golden, now = files(TESTS / "golden_site"), files(tmp_path)
    assert len(golden) >= 90
    if golden != now:
        pytest.fail(f"{diff(golden, now)}\n{ACCEPT}", pytrace=False)


def test_golden_notions(tmp_path: Path) -> None:
    """What only some registries state, as the targets print it that print all of it."""
    golden, now = files(TESTS / "golden_notions"), files(print_into(tmp_path, "notions"))

    assert len(golden) >= 9
    if golden != now:
        pytest.fail(f"{diff(golden, now)}\n{ACCEPT}", pytrace=False)


def test_enough_golden_files_were_found(printed: Path) -> None:
    assert len(files(TESTS / "golden")) >= 29


def test_no_two_golden_paths_differ_by_case_alone() -> None:
    paths = [path.casefold() for path in files(TESTS / "golden")]

    assert len(set(paths)) == len(paths)


def test_generated_is_what_the_spec_says(tmp_path: Path) -> None:
    root = TESTS.parent

    assert main(["generate", "--spec", str(root / "spec"), "--out", str(tmp_path)]) == 0
    assert files(tmp_path) == files(root / "generated"), "run: make generate"
