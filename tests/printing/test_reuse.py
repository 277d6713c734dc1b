"""What an earlier run printed is printed again only where it could be another text, and is never another text."""

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from bad_registries import REGISTRY, write_registry
from caches import cache_of_its_own
from edits import OF_CODES, OF_THE_WHOLE, Draft, Files
from trees import files

from generator.cli import main
from generator.errors import Finding
from generator.printing import outline, reuse
from generator.printing.render import Renderer, StoppedError
from generator.reading.spec import read_spec

TESTS = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def cache(cache: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's cache of each test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_of_its_own(tmp_path / "cache")))
    return tmp_path / "cache" / "enumerant"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that texts are made of, as they are."""
    told: list[str] = []
    plain = Renderer.content

    def content(own: Renderer, template: str, *more: object) -> bytes:
        told.append(f"{own._target.name}/{template}")
        return plain(own, template, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "content", content)
    return told


def generate(spec: Path, out: Path, *more: str) -> dict[str, bytes]:
    assert main(["generate", "--spec", str(spec), "--out", str(out), *more]) == 0
    return files(out)


def afresh(spec: Path, out: Path, *more: str) -> dict[str, bytes]:
    """What is printed by who knows nothing of earlier runs, and gives templates everything at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.printing.reuse.outlines", lambda registry: ())
        patch.setenv("XDG_CACHE_HOME", str(spec / "registry.yaml" / "nowhere"))
        shutil.rmtree(out, ignore_errors=True)
        return generate(spec, out, *more)


@pytest.mark.parametrize(
    ("registry", "golden"), [pytest.param("sample", "golden", marks=pytest.mark.prove), ("notions", "golden_notions")]
)
def test_the_same_bytes_whatever_is_known(
    registry: str, golden: str, tmp_path: Path, cache: Path, made: list[str]
) -> None:
    wanted, out = files(TESTS / golden), tmp_path / "out"
    counts = []
    for lost in ("everything", "nothing", "a file", "everything"):
        for stamp in cache.glob("stamp-*"):
            stamp.unlink()
        if lost == "everything":
            shutil.rmtree(out, ignore_errors=True)
        if lost == "a file":
            next(out.glob("markdown/*.md")).unlink()
        made.clear()
        assert generate(TESTS / registry, out) == wanted
        counts.append(len(made))

    # At first it is not known what templates ask for: some are tried with too little.
    assert counts[0] > counts[3] > 150
    assert counts[1:3] == [0, 1]


def write(folder: Path, spec: Files) -> None:
    for old in folder.glob("*.yaml"):
        old.unlink()
    for name, data in spec.items():
        folder.joinpath(f"{name}.yaml").write_text(json.dumps(data, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize(
    ("seed", "edits", "targets"),
    [(0, 2, ["go", "markdown"]), pytest.param(1, 3, ["go", "markdown", "openapi", "python"], marks=pytest.mark.prove)],
)
def test_edits_are_printed_as_by_who_knows_nothing(
    seed: int, edits: int, targets: list[str], tmp_path: Path, made: list[str]
) -> None:
    """Edits of every sort, some at a time, each time upon what was printed before, and all the way back."""
    chance = Random(seed)
    draft = Draft(chance)
    spec, steps = tmp_path / "spec", [draft.before]
    for edit in chance.sample((*OF_CODES, *OF_THE_WHOLE), edits):
        edit(draft)
        steps.append(deepcopy(draft.files))
    spec.mkdir()
    counts = []
    for step in (*steps, *reversed(steps[:-1])):
        step["registry"]["targets"] = targets
        write(spec, step)
        made.clear()
        printed = generate(spec, tmp_path / "out")
        counts.append(len(made))
        assert printed == afresh(spec, tmp_path / "fresh")

    assert min(counts) < max(counts)


TARGET = """\
title: Plain
outputs:
  - {template: section.j2, path: "{file}.txt", per: section}
  - {template: kind.j2, path: "{file_of_kind}.txt", per: kind}
  - {template: registry.j2, path: registry.txt, per: registry}
names:
  file: {of: section, form: "{kebab}"}
  file_of_kind: {of: kind, form: "kind-{kebab}"}
literals: {quotes: {"'": "''"}}
"""


class Plain:
    """A target of our own, printed upon what was printed before."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "out"
        self.spec = write_registry(folder, {"registry.yaml": REGISTRY.replace("jsonschema, markdown, python", "plain")})
        folder.joinpath("templates", "plain").mkdir(parents=True)
        self.write(section="{{ section.title }}\n", kind="{{ kind.title }}\n", registry="{{ registry.title }}\n")
        folder.joinpath("templates", "plain", "target.yaml").write_text(TARGET, "utf-8")

    def write(self, **templates: str) -> None:
        for name, text in templates.items():
            self.folder.joinpath("templates", "plain", f"{name}.j2").write_text(text, "utf-8")

    @property
    def more(self) -> tuple[str, str]:
        return ("--templates", str(self.folder / "templates"))

    def printed(self) -> dict[str, bytes]:
        return generate(self.spec, self.out, *self.more)

    def afresh(self) -> dict[str, bytes]:
        return afresh(self.spec, self.folder / "fresh", *self.more)

    def edit(self, section: str, old: str, new: str) -> None:
        path = self.spec / f"{section}.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def plain(tmp_path: Path) -> Plain:
    return Plain(tmp_path)


CODE = "registry.sections[1].codes[0]"


@pytest.mark.parametrize(
    "expression",
    [
        f"{{{{ {CODE}.description }}}}",
        f"{{{{ {CODE}.description | length }}}}",
        f"{{{{ {CODE}.description ~ '' }}}}",
        f"{{{{ {CODE}.description | upper }}}}",
        f"{{{{ {CODE}.description | quoted }}}}",
        f"{{{{ {CODE}.description | json }}}}",
        f"{{{{ [{CODE}.description] | json }}}}",
        f"{{{{ [{CODE}.description] | join }}}}",
        f"{{{{ {CODE}.description.startswith('F') }}}}",
        f"{{{{ {CODE}.description == 'Fine.' }}}}",
        f"{{{{ 'Fine.' != {CODE}.description }}}}",
        f"{{{{ {CODE}.description in ['Fine.'] }}}}",
        f"{{{{ 'F' in {CODE}.description }}}}",
        f"{{{{ {CODE}.description < 'C' }}}}",
        f"{{{{ {CODE}.description[0] }}}}",
        f"{{{{ {CODE}.description is string }}}}{{{{ {CODE}.description | default('none') }}}}",
        f"{{% for letter in {CODE}.description %}}{{{{ letter }}}}{{% endfor %}}",
        "{{ (registry.sections | map(attribute='codes') | list | last)[0].description }}",
        "{{ registry.kinds[1].sections[0].codes[0].description }}",
        "{% macro told(code) %}{{ code.description }}{% endmacro %}{{ told(" + CODE + ") }}",
        f"{{{{ {CODE}.since }}}}{{{{ {CODE} | fact(registry.attributes[1]) }}}}",
        f"{{% if {CODE} | fact(registry.attributes[1]) %}}yes{{% else %}}no{{% endif %}}",
        f"{{% for attribute, value in {CODE} | facts(registry) %}}{{{{ value | constant }}}}{{% endfor %}}",
        f"{{{{ {CODE} | documentation }}}}",
        f"{{{{ {CODE}.extra | json }}}}",
        f"{{{{ {CODE}.deprecated | sentence }}}}",
        f"{{{{ {CODE}.deprecated.since }}}}",
        f"{{{{ {CODE}.action }}}}{{% if {CODE}.note %}}{{{{ {CODE}.note }}}}{{% endif %}}",
    ],
)
def test_what_a_template_reads_anywhere_is_never_stale(expression: str, plain: Plain) -> None:
    """Whatever it does with a text or a value that another section's file says."""
    more = """
    action: Act.
    note: Note.
    since: "1"
    quiet: true
    x-owner: {team: 1}
    deprecated: {since: "1", reason: retired, note: Gone.}
"""
    plain.edit("other", "    description: Fine.\n", f"    description: Fine.{more}")
    plain.write(section=expression + "\n", kind=expression + "\n", registry=expression + "\n")
    before = plain.printed()
    for old, new in (("Fine", "Better"), ("Act", "Do"), ("Note", "Hint"), ('since: "1"\n', 'since: "2"\n')):
        plain.edit("other", old, new)
    plain.edit("other", "quiet: true", "quiet: false")
    plain.edit("other", "team: 1", "team: 2")
    plain.edit("other", '{since: "1", reason: retired, note: Gone.}', '{since: "2", reason: retired, note: Went.}')
    after = plain.printed()

    assert after == plain.afresh()
    assert [path for path in after if after[path] == before[path]] == []


def test_what_no_template_reads_is_printed_no_more(plain: Plain, made: list[str]) -> None:
    asks = "{{ registry.sections[1].codes[0].name }}{% if registry.sections[1].codes[0].description %}told{% endif %}\n"
    plain.write(section="{{ section.codes[0].description }}" + asks, kind=asks, registry=asks)
    plain.printed()
    made.clear()
    plain.edit("other", "Fine.", "Something else.")

    assert plain.printed() == plain.afresh()
    assert made[0] == "plain/section.j2"
    # The others were made by who knows nothing.
    assert len(made) == 1 + 5


CHANGES: dict[str, Callable[[Plain], object]] = {
    "template": lambda plain: plain.write(kind="{{ kind.name }}\n"),
    "file beside the templates": lambda plain: plain.write(included="more"),
    "registry.yaml": lambda plain: plain.edit("registry", "Bad codes", "Worse codes"),
    "name": lambda plain: plain.edit("other", "FINE", "FINER"),
    "printed file": lambda plain: plain.out.joinpath("plain", "main.txt").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_printed(change: str, plain: Plain) -> None:
    plain.write(
        kind="{% include 'included.j2' ignore missing %}{{ kind.title }}{{ registry.sections[1].codes[0].name }}\n"
    )
    before = plain.printed()
    CHANGES[change](plain)
    after = plain.printed()

    assert after == plain.afresh()
    assert (after == before) == (change == "printed file")


def test_how_another_target_writes_a_code_is_never_stale(plain: Plain) -> None:
    """A page may show the samples of other targets, which stand in their manifests."""
    spoken = plain.folder / "templates" / "spoken"
    spoken.mkdir()
    spoken.joinpath("one.j2").write_text("one\n", "utf-8")
    manifest = (
        "title: Spoken\nsample: say {number}\nnames: {}\n"
        "outputs:\n  - {template: one.j2, path: one.txt, per: registry}\n"
    )
    spoken.joinpath("target.yaml").write_text(manifest, "utf-8")
    plain.edit("registry", "[plain]", "[plain, spoken]")
    plain.write(section="{% for title, text in section.codes[0] | samples %}{{ title }}: {{ text }}{% endfor %}\n")
    before = plain.printed()
    spoken.joinpath("target.yaml").write_text(manifest.replace("say", "tell"), "utf-8")
    after = plain.printed()

    assert after == plain.afresh()
    assert before["plain/main.txt"].startswith(b"Spoken: say ")
    assert after["plain/main.txt"].startswith(b"Spoken: tell ")


def test_a_registry_grows_too_big_for_an_outline_and_shrinks_again(
    plain: Plain, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then a change of any text is one of all files; what was known of the other way is taken for what it is."""
    plain.printed()
    edits = (("Fine.", "Better."), ("Better.", "Best."), ("Best.", "Fine."), ("Fine.", "Good."))
    counts = []
    for most, edit in zip((1, 1, reuse.MOST, reuse.MOST), edits, strict=True):
        monkeypatch.setattr(reuse, "MOST", most)
        reuse._scopes.cache_clear()
        plain.edit("other", *edit)
        made.clear()
        printed = plain.printed()
        counts.append(len(made))
        assert printed == plain.afresh()

    # No template reads what was edited but that of the section itself might.
    assert counts == [5, 5, 5, 1]


def test_a_template_that_does_not_end_is_stopped_once(
    plain: Plain, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stopped = []

    def content(own: Renderer, template: str, *_: object) -> bytes:
        stopped.append(template)
        raise StoppedError(Finding(template, 1, 1, "the template did not end; correct the template"))

    monkeypatch.setattr(Renderer, "content", content)

    assert main(["generate", "--spec", str(plain.spec), "--out", str(plain.out), *plain.more]) == 1
    assert "did not end" in capsys.readouterr().err
    assert len(stopped) == 1


def test_an_edited_file_is_kept_as_ever(plain: Plain, capsys: pytest.CaptureFixture[str]) -> None:
    plain.printed()
    plain.out.joinpath("plain", "main.txt").write_text("by hand\n", "utf-8")

    assert main(["generate", "--spec", str(plain.spec), "--out", str(plain.out), *plain.more]) == 1
    assert "main.txt:1:1: edited by hand;" in capsys.readouterr().err


@pytest.mark.parametrize("damage", ["a letter", "half", "of others", "a digest"])
def test_what_cannot_be_trusted_is_not_taken(damage: str, plain: Plain, cache: Path, made: list[str]) -> None:
    plain.printed()
    (path,) = cache.glob("printed-*")
    content = path.read_bytes()
    match damage:
        case "a letter":
            path.write_bytes(content[:-2] + b"x\n")
        case "half":
            path.write_bytes(content[: len(content) // 2])
        case "of others":
            path.chmod(0o622)
        case "a digest":
            path.write_bytes(b"0" * 64 + content[64:])
    made.clear()
    plain.edit("other", "Fine.", "Something else.")

    assert plain.printed() == plain.afresh()
    assert len(made) == 5 + 5


def test_what_changes_while_it_is_printed_deceives_no_later_run(plain: Plain, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is looked at, changes, is read, and is set back after the run: what was printed was made of the other."""
    plain.write(section="{{ section.codes[0].description }}\n")
    plain.printed()
    read = read_spec

    def late(folder: Path) -> object:
        plain.edit("other", "Better.", "Other.")
        return read(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.reading.spec.read_spec", late)
        plain.edit("other", "Fine.", "Better.")
        assert b"Other." in plain.printed()["plain/other.txt"]
    plain.edit("other", "Other.", "Better.")

    assert plain.printed() == plain.afresh()


def test_nothing_can_be_told_of_what_an_outline_leaves_out() -> None:
    for one in (outline.STATED, outline.STATED_VALUE):
        for ask in (str, repr, hash, list, len, iter, "{}".format, json.dumps, lambda it: it.x, lambda it: it == it):
            with pytest.raises((outline.UnseenError, TypeError)):
                ask(one)
        with pytest.raises(outline.UnseenError):
            isinstance(one, str)
    assert outline.STATED
    with pytest.raises(outline.UnseenError):
        bool(outline.STATED_VALUE)
