"""Any file is read safely: what is no file, and files that ask for more work than their size is worth."""

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_registries import MAIN, heads, refusal, write_registry
from costs import checked, least
from hostile_files import FILES
from letters import BLANKS, CONTROLS, DEFAULT_IGNORABLE, NONCHARACTERS, SEPARATORS

from generator.cli import main
from generator.reading.events import MAX_VALUES

MEGABYTE = 2**20
MEMORY = 512 * MEGABYTE
# Times an honest file's cost. The dearest are half of that.
DEAR = 5


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    listener = socket.socket(socket.AF_UNIX)
    os.chdir(path.parent)
    listener.bind(path.name)
    listener.close()


def make_link_to_nothing(path: Path) -> None:
    path.symlink_to("nothing")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (make_pipe, "Not a regular file"),
        (make_socket, "Not a regular file"),
        (make_link_to_nothing, "No such file or directory"),
    ],
)
@pytest.mark.parametrize("name", ["main.yaml", "registry.yaml"])
def test_what_is_no_file_is_told(
    name: str,
    make: Callable[[Path], None],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    spec = write_registry(tmp_path)
    spec.joinpath(name).unlink()
    make(spec / name)

    assert f"{name}:1:1: cannot be read: {said}; make it a readable file" in heads(refusal(spec, capsys))


def test_a_pipe_beside_the_registry_is_not_waited_for(tmp_path: Path) -> None:
    spec = write_registry(tmp_path)
    os.mkfifo(spec / "notes.txt")

    assert main(["generate", "--spec", str(spec), "--out", str(tmp_path / "out")]) == 0


HONEST = "  - id: {0}\n    name: CODE_{0}\n    description: The number {0}.\n"


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> float:
    """What it costs to read a right file of a megabyte, at whose end is a fault, so that nothing is printed."""
    count = MEGABYTE // len(HONEST.format(100_000))
    text = MAIN + "".join(map(HONEST.format, range(100_000, 100_000 + count))) + "  - no code\n"
    cost = checked(write_registry(tmp_path_factory.mktemp("honest"), {"main.yaml": text}), MEMORY)

    assert (cost.code, len(cost.told)) == (1, 3)
    return cost.seconds


@pytest.mark.prove
@pytest.mark.parametrize("name", FILES)
def test_a_big_file_takes_bounded_time_and_memory(name: str, honest: float, tmp_path: Path) -> None:
    """None costs much more than an honest one of its size; what is not bounded costs a hundred times as much."""
    spec = write_registry(tmp_path, {"main.yaml": FILES[name](MEGABYTE)})

    def dearness() -> float:
        cost = checked(spec, MEMORY)

        assert cost.code == 1
        assert "Traceback" not in "\n".join(cost.told)
        assert any(line.startswith(f"{spec}/main.yaml:") for line in cost.told)
        assert len(cost.told) <= 3 * 1002
        return cost.seconds / honest

    assert least(dearness, DEAR) <= DEAR


@pytest.mark.parametrize(
    ("most", "told"),
    [
        (2_000, "main.yaml:1:4003: more than 2,000 values; split the file"),
        pytest.param(
            MAX_VALUES, "main.yaml:1:1200003: more than 600,000 values; split the file", marks=pytest.mark.prove
        ),
    ],
)
def test_a_file_of_too_many_values_is_not_read_on(
    most: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.reading.events.MAX_VALUES", most)
    spec = write_registry(tmp_path, {"main.yaml": f"x-a: [{'1,' * most}]\n"})

    assert heads(refusal(spec, capsys)) == [told]


HIDDEN = (*CONTROLS, *DEFAULT_IGNORABLE, *NONCHARACTERS, *SEPARATORS, *BLANKS)
# Selectors are right behind the letter that they follow here.
FIRST_AND_LAST = sorted(({point for ends in HIDDEN for point in ends} | {0x09}) - {0xFE00, 0xFE0F, 0x180B, 0x180F})


@pytest.mark.prove
@pytest.mark.parametrize("raw", [pytest.param(True, id="itself"), pytest.param(False, id="escaped")])
def test_every_refused_letter_has_a_place(raw: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path)
    for letter in FIRST_AND_LAST:
        if raw and letter == 0x09:
            continue  # A tab itself stands in a file as a space does; in a text it is escaped below.
        written = chr(letter) if raw else f"\\U{letter:08x}"
        spec.joinpath("main.yaml").write_bytes(MAIN.replace("Ten.", f'"a{written}b"').encode())
        (told,) = heads(refusal(spec, capsys))

        assert told.startswith(f"main.yaml:8:{20 if raw else 18}: U+{letter:04X} "), hex(letter)


# Cyrillic, Greek and full width, accents of both sorts, letters that are not seen, and an old s.
LOOKS_LIKE_E = ["\u0415", "\u0395", "\u0435", "\uff25", "\u00c9", "E\u0301", "\u200b", "\u00ad", "_\u0332", "\u017f"]
TOLD = (" is not a name in ", " is not visible; ")


@pytest.mark.parametrize("letter", LOOKS_LIKE_E)
@pytest.mark.parametrize("key", ["name", "former_names", "section", "kind"])
def test_letters_that_look_alike_are_no_names(
    key: str, letter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = {
        "name": ("name: TEN", f"name: T{letter}N"),
        "former_names": ("name: TEN", f"name: TEN\n    former_names: [T{letter}N]"),
        "section": ("section: main", f"section: m{letter}in"),
        "kind": ("kind: fault", f"kind: f{letter}ult"),
    }[key]
    told = heads(refusal(write_registry(tmp_path, {"main.yaml": MAIN.replace(old, new)}), capsys))
    line = {"name": 7, "former_names": 8, "section": 1, "kind": 2}[key]

    assert [one for one in told if one.startswith(f"main.yaml:{line}:") and any(part in one for part in TOLD)] == told
    assert told


SECRET = "a secret: {\n"
OUTSIDE = "a link that leads out of the spec folder; put the file itself here"


def link_to_a_file(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "secret.yaml")


def link_by_a_relative_path(path: Path, outside: Path) -> None:
    path.symlink_to(os.path.relpath(outside / "secret.yaml", path.parent))


def link_by_a_second_link(path: Path, outside: Path) -> None:
    path.with_name("second").symlink_to(outside / "secret.yaml")
    path.symlink_to("second")


def link_by_a_linked_folder(path: Path, outside: Path) -> None:
    path.with_name("folder").symlink_to(outside)
    path.symlink_to("folder/secret.yaml")


def link_to_the_spec_folders_like(path: Path, outside: Path) -> None:
    """A folder whose name begins as the spec folder's does is another one."""
    like = path.parent.with_name("spec-of-others")
    like.mkdir()
    like.joinpath("secret.yaml").write_text(SECRET, "utf-8")
    path.symlink_to("../spec-of-others/secret.yaml")


def link_to_nothing_outside(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "nothing.yaml")


def link_to_a_device(path: Path, outside: Path) -> None:
    path.symlink_to("/dev/zero")


LINKS = [
    link_to_a_file,
    link_by_a_relative_path,
    link_by_a_second_link,
    link_by_a_linked_folder,
    link_to_the_spec_folders_like,
    link_to_nothing_outside,
    link_to_a_device,
]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("name", ["main.yaml", "registry.yaml", "stray.yaml", "main.yml"])
def test_a_link_that_leads_out_is_told_and_not_read(
    name: str, link: Callable[[Path, Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    outside.joinpath("secret.yaml").write_text(SECRET, "utf-8")
    spec = write_registry(tmp_path)
    spec.joinpath(name).unlink(missing_ok=True)
    link(spec / name, outside)
    printed = refusal(spec, capsys)

    assert "secret" not in printed
    assert f"{name}:1:1: {OUTSIDE}" in heads(printed) or name == "main.yml"


@pytest.mark.parametrize("name", ["main.yaml", "registry.yaml"])
def test_a_link_within_the_folder_is_followed(name: str, tmp_path: Path) -> None:
    spec = write_registry(tmp_path)
    spec.joinpath("parts").mkdir()
    spec.joinpath(name).rename(spec / "parts" / name)
    spec.joinpath(name).symlink_to(f"parts/{name}")
    tmp_path.joinpath("linked").symlink_to(spec)

    for folder in (spec, tmp_path / "linked"):
        assert main(["generate", "--spec", str(folder), "--out", str(tmp_path / folder.name / "out")]) == 0


@pytest.mark.parametrize("name", ["main.yaml", "registry.yaml"])
def test_a_link_in_a_ring_is_told(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path)
    spec.joinpath(name).unlink()
    spec.joinpath(name).symlink_to("ring")
    spec.joinpath("ring").symlink_to(name)

    assert any(one.startswith(f"{name}:1:1: cannot be read: ") for one in heads(refusal(spec, capsys)))


BAD = "section: s{0}\nkind: fault\ntitle: T\ndescription: D.\ncodes:\n"
FAULTY = "  - {{id: x{0}, name: c-{0}, description: ' D.', since: {0}}}\n"


def write_faulty(folder: Path, files: int) -> Path:
    """A registry of so many sections, each with 1,100 faulty codes of four faults each."""
    folder.mkdir()
    spec = write_registry(folder)
    names = [f"s{number:03}" for number in range(files)]
    spec.joinpath("registry.yaml").write_text(
        f"registry: r\ntitle: T\nkinds: {{fault: F}}\nsections: [main, other, {', '.join(names)}]\n", "utf-8"
    )
    codes = "".join(map(FAULTY.format, range(1_100)))
    for name in names:
        spec.joinpath(f"{name}.yaml").write_text(BAD.format(name) + codes, "utf-8")
    return spec


@pytest.mark.prove
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not say what a process had")
def test_400_bad_files_cost_no_more_than_40(tmp_path: Path) -> None:
    few = checked(write_faulty(tmp_path / "few", 40), MEMORY)
    many = checked(write_faulty(tmp_path / "many", 400), MEMORY)

    assert few.code == many.code == 1
    assert 0 < many.memory < 1.25 * few.memory
    assert len(many.told) <= 3 * 1001
    assert re.search(r"/spec:1:1: 3\d\d more files were not looked at; correct these and run again$", many.told[-1])
