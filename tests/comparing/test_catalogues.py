"""A catalogue that somebody changed: it is told what is wrong, or it is compared; nothing else happens."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.comparing.compare import compare
from generator.comparing.earlier import earlier
from generator.comparing.matching import Sides
from generator.errors import EnumerantError
from generator.reading.spec import read_spec

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "tests" / "golden_notions" / "catalog" / "catalog.json"
VALUES = [None, 0, -1, 10**30, 1.5, True, "", "x", "A_B", "400..", "\0", [], [None], ["x"], {}, {"a": 1}]


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in below for place in places(one, (*path, key)))]


@pytest.mark.parametrize("seed", range(12))
def test_a_changed_catalogue(seed: int, tmp_path: Path) -> None:
    chance, path = Random(seed), tmp_path / "catalog.json"
    new = read_spec(ROOT / "tests" / "notions").registry
    whole = json.loads(CATALOG.read_text("utf-8"))
    told: list[str] = []
    for _ in range(6):
        data = json.loads(json.dumps(whole))
        *way, last = chance.choice([place for place in places(data) if place])
        holder = data
        for step in way:
            holder = holder[step]
        holder[last] = chance.choice(VALUES)
        path.write_text(json.dumps(data), "utf-8")
        try:
            before = earlier(tmp_path, str(path))
        except EnumerantError as error:
            told += [finding.file for finding in error.findings]
        else:
            assert new is not None
            compare(Sides(before.registry, new, before.unknown))

    assert told
    assert all(file.startswith(str(path)) for file in told)
