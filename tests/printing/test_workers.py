"""Workers print the same bytes, told in the same order, however many there are and whatever becomes of them."""

import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from itertools import starmap
from pathlib import Path

import pytest
from bad_registries import write_registry
from trees import files

from generator.cli import main
from generator.errors import EnumerantError, Finding
from generator.printing import workers
from generator.printing.same import Made

TESTS = Path(__file__).parents[1]
HERE = os.getpid()


def texts(count: int, makers: list[workers.Maker]) -> list[str]:
    with workers.Workers(count, makers) as at_work:
        made = [at_work.text(index) for index in range(len(makers))]
    assert [scope for _, scope in made] == list(range(len(made)))
    return [content.decode() for content, _ in made]


def named(index: int) -> workers.Maker:
    """What makes a text that says whose it is, and whether another process has made it."""
    return lambda: Made(f"{index} {os.getpid() != HERE}".encode(), index)


def no_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


SAMPLE, NOTIONS = ("sample", "golden"), ("notions", "golden_notions")


@pytest.mark.parametrize(
    ("cores", "registry", "golden"),
    [
        (2, *NOTIONS),
        *(pytest.param(1, *one, marks=pytest.mark.prove) for one in (SAMPLE, NOTIONS)),
        *(pytest.param(3, *one, marks=pytest.mark.prove) for one in (SAMPLE, NOTIONS)),
    ],
)
def test_the_same_bytes_by_any_number_of_processes(
    cores: int, registry: str, golden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []
    begin = workers.Workers.__init__

    def counted(own: workers.Workers, count: int, makers: Sequence[workers.Maker]) -> None:
        counts.append(count)
        begin(own, count, makers)

    monkeypatch.setattr(workers, "LEAST", 0)
    monkeypatch.setattr(workers, "_cores", lambda: cores)
    monkeypatch.setattr(workers.Workers, "__init__", counted)

    assert main(["generate", "--spec", str(TESTS / registry), "--out", str(tmp_path)]) == 0
    assert files(tmp_path) == files(TESTS / golden)
    assert counts == ([] if cores == 1 else [cores])
    assert no_children()


@pytest.mark.parametrize("count", [2, 3, 9])
@pytest.mark.parametrize("number", [0, 1, 2, 50])
def test_texts_come_in_their_order_from_other_processes(number: int, count: int) -> None:
    assert texts(count, [named(index) for index in range(number)]) == [f"{index} True" for index in range(number)]
    assert no_children()


def test_texts_may_be_as_big_as_they_are() -> None:
    """Far bigger than what a pipe holds, and with every letter."""
    letters = "aé漢😀\n"

    def maker(index: int, letter: str) -> workers.Maker:
        return lambda: Made((letter * 3_000_000).encode(), index)

    assert texts(2, list(starmap(maker, enumerate(letters)))) == [letter * 3_000_000 for letter in letters]


def test_no_more_is_made_than_soon_asked_for(tmp_path: Path) -> None:
    def maker(index: int) -> workers.Maker:
        def make() -> Made:
            tmp_path.joinpath(str(index)).touch()
            return Made(b"", index)

        return make

    with workers.Workers(2, [maker(index) for index in range(100)]) as at_work:
        for asked in range(3):
            at_work.text(asked)
        made = {int(path.name) for path in tmp_path.iterdir()}
    assert {0, 1, 2} <= made <= set(range(2 + 2 * workers._AHEAD))


@pytest.mark.parametrize("death", [lambda: os._exit(0), lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1 // 0])
def test_what_a_lost_process_held_is_made_by_this_one(death: Callable[[], object]) -> None:
    def dying(index: int) -> Made:
        if os.getpid() != HERE:
            death()
        return Made(b"made here", index)

    told = texts(2, [named(0), partial(dying, 1), named(2), partial(dying, 3), *map(named, range(4, 20))])

    assert (told[1], told[3]) == ("made here", "made here")
    assert [text.split()[0] for at, text in enumerate(told) if at not in (1, 3)] == ["0", "2", *map(str, range(4, 20))]
    assert no_children()


def test_a_fault_is_told_when_its_text_is_asked_for() -> None:
    def wrong() -> Made:
        raise EnumerantError(Finding("t.j2", 3, 1, "wrong"))

    with workers.Workers(2, [named(0), wrong, named(2)]) as at_work:
        assert at_work.text(0) == (b"0 True", 0)
        with pytest.raises(EnumerantError) as caught:
            at_work.text(1)
    assert caught.value.findings == (Finding("t.j2", 3, 1, "wrong"),)
    assert no_children()


def test_an_interrupt_says_nothing_and_leaves_no_process(capfd: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        with workers.Workers(3, [named(0)] * 3) as at_work:
            for process in at_work._results.values():
                os.kill(process, signal.SIGINT)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert capfd.readouterr() == ("", "")
    assert no_children()


def test_processes_that_all_are_lost_before_they_are_asked_are_not_waited_for() -> None:
    with workers.Workers(2, [lambda: Made(b"made here", 0)] * 3) as at_work:
        for process in at_work._results.values():
            os.kill(process, signal.SIGKILL)
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        assert [at_work.text(index) for index in range(3)] == [(b"made here", 0)] * 3
    assert no_children()


def test_a_template_that_fails_is_told_as_by_one_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "LEAST", 0)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    target = tmp_path / "templates" / "plain"
    target.mkdir(parents=True)
    outputs = "".join(
        f"  - {{template: {name}.j2, path: {name}, per: registry}}\n" for name in ("right", "wrong", "bad")
    )
    target.joinpath("target.yaml").write_text(f"title: Plain\noutputs:\n{outputs}", "utf-8")
    target.joinpath("right.j2").write_text("right\n", "utf-8")
    target.joinpath("wrong.j2").write_text("\n{{ registry.__class__ }}\n", "utf-8")
    target.joinpath("bad.j2").write_text("{{ 1 // 0 }}\n", "utf-8")
    registry = "registry: tried\ntitle: Tried\nkinds: {fault: Faults, signal: Signals}\nsections: [main, other]\n"
    spec = write_registry(tmp_path, {"registry.yaml": registry})
    arguments = ["--spec", str(spec), "--out", str(tmp_path / "out"), "--templates", str(tmp_path / "templates")]

    assert main(["generate", *arguments]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path}/templates/plain/wrong.j2:2:1: SecurityError: ")
    assert no_children()
