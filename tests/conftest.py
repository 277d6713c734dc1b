"""What holds for every test."""

import os
from collections.abc import Iterator

import pytest


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
