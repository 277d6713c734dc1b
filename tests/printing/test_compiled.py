"""Compiled templates change no byte, and none is run that is stale, broken, or could be somebody else's."""

import hashlib
import marshal
import os
import shutil
from pathlib import Path

import pytest
from bad_registries import write_registry
from jinja2.bccache import Bucket
from trees import files

from generator.cli import main
from generator.printing import compiled
from generator.printing.sandbox import Sandbox

TESTS = Path(__file__).parents[1]
REGISTRY = "registry: tried\ntitle: Tried\nkinds: {fault: Faults, signal: Signals}\nsections: [main, other]\n"
OUTPUT = "outputs:\n  - {template: t.j2, path: t.txt, per: registry}\n"


def kept(cache: Path) -> list[Path]:
    return sorted(cache.joinpath("enumerant").glob("template-*"))


@pytest.mark.prove
@pytest.mark.parametrize(("registry", "golden"), [("sample", "golden"), ("notions", "golden_notions")])
def test_the_same_bytes_compiled_now_or_before_or_by_who_has_no_cache(
    registry: str, golden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = files(TESTS / golden)
    tmp_path.joinpath("file").touch()
    for name, cache in (("now", "cache"), ("before", "cache"), ("without", "file/nowhere")):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / cache))
        assert main(["generate", "--spec", str(TESTS / registry), "--out", str(tmp_path / name)]) == 0
        assert files(tmp_path / name) == wanted
    assert len(kept(tmp_path / "cache")) > 50


class Printing:
    """A target of one template, printed again and again with a user's cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache = folder, folder / "cache"
        self.spec = write_registry(folder, {"registry.yaml": REGISTRY})
        folder.joinpath("templates", "plain").mkdir(parents=True)
        self.write("target.yaml", f"title: Plain\n{OUTPUT}")
        self.write("t.j2", "honest {{ registry.name }}\n")

    def write(self, name: str, text: str) -> None:
        self.folder.joinpath("templates", "plain", name).write_text(text, "utf-8")

    def printed(self) -> str:
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        arguments = ["--spec", str(self.spec), "--out", str(self.folder / "out")]
        assert main(["generate", *arguments, "--templates", str(self.folder / "templates")]) == 0
        return self.folder.joinpath("out", "plain", "t.txt").read_text("utf-8")

    @property
    def kept(self) -> Path:
        (path,) = kept(self.cache)
        return path

    def forge(self) -> None:
        """Have the cache hold another template's code, sealed as the tool does it."""
        code = marshal.dumps(Sandbox(optimized=False).compile("forged\n", "t.j2", "t.j2"))

        def keep(own: compiled.CompiledTemplates, bucket: Bucket) -> None:
            self.kept.write_bytes(own._seal(bucket, code) + code)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(compiled.CompiledTemplates, "load_bytecode", lambda own, bucket: None)
            patch.setattr(compiled.CompiledTemplates, "dump_bytecode", keep)
            self.printed()


@pytest.fixture
def printing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printing:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    printing = Printing(tmp_path)
    assert printing.printed() == "honest tried\n"
    return printing


def test_what_is_kept_is_run(printing: Printing) -> None:
    """Else the tests below would hold of a cache that nothing is ever taken from."""
    printing.forge()

    assert printing.printed() == "forged\n"


@pytest.mark.parametrize("whose", ["of others", "of a group", "folder of others", "link", "pipe"])
def test_what_others_could_have_written_is_not_run(whose: str, printing: Printing) -> None:
    printing.forge()
    path = printing.kept
    match whose:
        case "of others":
            path.chmod(0o602)
        case "of a group":
            path.chmod(0o620)
        case "folder of others":
            path.parent.chmod(0o777)
        case "link":
            path.rename(printing.folder / "moved")
            path.symlink_to(printing.folder / "moved")
        case "pipe":
            path.unlink()
            os.mkfifo(path, 0o600)

    assert printing.printed() == "honest tried\n"


@pytest.mark.parametrize("damage", ["empty", "seal", "code", "half", "no code", "forged without its seal"])
def test_what_is_broken_is_not_run(damage: str, printing: Printing) -> None:
    path, content = printing.kept, printing.kept.read_bytes()
    other = marshal.dumps(compile("raise SystemExit(7)", "t.j2", "exec"))
    broken = {
        "empty": b"",
        "seal": bytes(32) + content[32:],
        "code": content[:-1] + bytes([content[-1] ^ 1]),
        "half": content[: len(content) // 2],
        "no code": content[:32],
        "forged without its seal": hashlib.sha256(other).digest() + other,
    }
    path.write_bytes(broken[damage])

    assert printing.printed() == "honest tried\n"
    assert path.read_bytes() == content


def test_another_text_is_compiled(printing: Printing) -> None:
    printing.write("t.j2", "changed {{ registry.name }}\n")

    assert printing.printed() == "changed tried\n"


def test_what_the_filters_do_is_no_part_of_it(printing: Printing) -> None:
    """A name is spelled by the manifest: what is compiled was so before it said otherwise."""
    printing.write("t.j2", "{{ 'one_two' | constants }} {{ 'x' ~ 'y' }}\n")
    manifest = f"title: Plain\n{OUTPUT}names: {{constants: {{of: code, form: '{{pascal}}'}}}}\n"
    printing.write("target.yaml", manifest)
    assert printing.printed() == "OneTwo xy\n"
    kept = printing.kept.read_bytes()
    printing.write("target.yaml", manifest.replace("pascal", "camel"))

    assert printing.printed() == "oneTwo xy\n"
    assert printing.kept.read_bytes() == kept


def test_a_filter_less_is_told_as_if_nothing_was_kept(printing: Printing, capsys: pytest.CaptureFixture[str]) -> None:
    printing.write("t.j2", "{{ 'ONE' | constants }}\n")
    manifest = f"title: Plain\n{OUTPUT}names: {{constants: {{of: code, form: '{{pascal}}'}}}}\n"
    printing.write("target.yaml", manifest)
    assert printing.printed() == "One\n"
    printing.write("target.yaml", f"title: Plain\n{OUTPUT}")
    capsys.readouterr()

    with pytest.raises(AssertionError):
        printing.printed()
    assert "TemplateAssertionError: No filter named 'constants'" in capsys.readouterr().err
