"""What holds for every test: asserts of helpers speak, the cache is the tests' own, what is not proven is told."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before any of them is imported: only then does a failing assert in one say what it compared.
HELPERS = sorted(path.stem for path in Path(__file__).with_name("support").glob("*.py"))
pytest.register_assert_rewrite(*HELPERS)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A user's cache of the tests' own: no stamp of theirs lands in a real one. Its path."""
    before, folder = os.environ.get("XDG_CACHE_HOME"), str(tmp_path_factory.mktemp("cache"))
    os.environ["XDG_CACHE_HOME"] = folder
    yield folder
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say in a line a target what is not proven on this machine, after a run of everything or one that skips.

    All strangers who are not asked are one line. A run of some marks asks for no tools.
    """
    from hosts import unasked
    from proofs import unproven

    is_whole = config.args == config.getini("testpaths") and not config.option.markexpr
    if is_whole or terminalreporter.getreports("skipped"):
        for line in (*unproven(), *unasked()):
            terminalreporter.write_line(line)
