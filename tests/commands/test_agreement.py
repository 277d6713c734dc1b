"""Whatever is asked for: `check` has nothing to say of what `generate` has just printed, and both refuse the same."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hostile_registries import EXAMPLES
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from proofs import TWINS
from trees import files

from generator.cli import main
from generator.targets.folders import TEMPLATES, target_names
from generator.targets.manifest import read_targets

# Every sort of target: with a package and without one, with options of its own and with none.
SOME = ["go", "java", "jsonschema", "php", "python", "sql", "typescript"]
TARGETS = {target.name: target for target in read_targets(TEMPLATES, target_names(TEMPLATES))[0]}
CHOICES = sorted({(name, value) for one in TARGETS.values() for name, of in one.options.items() for value in of.values})

PRINT = st.fixed_dictionaries(
    {"out": st.sampled_from(["one", "two", "two/three"])},
    optional={
        "target": st.sampled_from([*SOME, "klingon"]),
        "layout": st.sampled_from(["package", "vendored"]),
        "sections": st.lists(st.sampled_from(["error", "status", "group"]), min_size=1, max_size=2, unique=True),
        "package": st.sampled_from(["com.acme.codes", "codes", "acme/codes"]),
        "options": st.sampled_from(CHOICES).map(lambda one: {one[0]: one[1]}),
    },
)
CHOSEN = st.lists(st.sampled_from(SOME), min_size=1, max_size=3, unique=True)
# As many as other properties; each prints up to three times.
some_runs = settings(
    max_examples=EXAMPLES,
    phases=(Phase.generate,),
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def told(*words: str) -> tuple[int, list[str]]:
    """The exit code of a command, and all that it says, line by line."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(list(words))
    return code, said.getvalue().splitlines()


@contextmanager
def project(chosen: list[str] | None, tables: list[dict[str, Any]]) -> Iterator[Path]:
    """The smallest registry of several sections, which says what is printed, or not, and a config; one works there."""
    before = Path.cwd()
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(TWINS, folder / "spec")
        head = folder / "spec" / "registry.yaml"
        of = f"targets: {json.dumps(chosen or SOME)}\n"
        head.write_text(f"{head.read_text('utf-8')}{of}", "utf-8")
        if tables:
            folder.joinpath("enumerant.toml").write_text(config_of(tables), "utf-8")
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)


def config_of(tables: list[dict[str, Any]]) -> str:
    lines = ['spec = "spec"']
    for table in tables:
        lines.append("\n[[print]]")
        for key, value in table.items():
            of = value.items() if key == "options" else ()
            inline = ", ".join(f"{name} = {json.dumps(one)}" for name, one in of)
            lines.append(f"{key} = {{{inline}}}" if of else f"{key} = {json.dumps(value)}")
    return "\n".join(lines) + "\n"


@pytest.mark.prove
@some_runs
@given(st.lists(PRINT, min_size=1, max_size=3), st.none() | CHOSEN)
def test_check_agrees_with_generate_whatever_the_config(tables: list[dict[str, Any]], chosen: list[str] | None) -> None:
    with project(chosen, tables) as folder:
        told_before = told("check")
        code, said = told("generate")

        assert code in (0, 1)
        assert told_before[0] == 1
        if code:
            # The same is told of both, but for the command that it is told by; nothing is printed.
            assert told_before == (code, said)
            assert {path.name for path in folder.iterdir()} <= {"spec", "enumerant.toml"}
            return
        assert told("check")[0] == 0
        code, said = told("generate")
        assert (code, [line for line in said if not line.endswith(": all files are current")]) == (0, [])


@pytest.mark.prove
@some_runs
@given(CHOSEN, st.none() | CHOSEN)
def test_a_target_that_is_asked_for_is_one_of_the_registry(asked: list[str], chosen: list[str] | None) -> None:
    """What `--target` prints, a `check` of everything never calls surplus, and the next `generate` keeps."""
    words = [word for target in asked for word in ("--target", target)]
    with project(chosen, []) as folder:
        code, _ = told("generate", *words)

        if chosen and not set(asked) <= set(chosen):
            assert code == 1
            assert told("check", *words)[0] == 1
            assert not folder.joinpath("generated").exists() or not any(folder.joinpath("generated").iterdir())
            return
        assert code == 0
        assert told("check", *words)[0] == 0
        printed = files(folder / "generated")
        _, said = told("check")
        named = [line for line in said if any(f"generated/{target}/" in line for target in asked)]
        assert named == []
        assert told("generate")[0] == 0
        assert told("check")[0] == 0
        kept = files(folder / "generated")
        assert {path: kept.get(path) for path in printed if path != "SHA256SUMS"} == {
            path: text for path, text in printed.items() if path != "SHA256SUMS"
        }
