"""Templates are somebody's programs: they reach nothing, lead nowhere and end."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from bad_registries import heads, refusal, write_registry

from generator.cli import main
from generator.printing import sandbox

REGISTRY = """\
registry: tried
title: Tried
kinds: {fault: Faults, signal: Signals}
sections: [main, other]
x-list: [1, 2]
"""
OUTPUT = "outputs:\n  - {template: t.j2, path: t.txt, per: registry}\n"


def write_target(folder: Path, template: str, *, name: str = "plain", outputs: str = OUTPUT) -> Path:
    target = folder / "templates" / name
    target.mkdir(parents=True)
    target.joinpath("target.yaml").write_text(f"title: Plain\n{outputs}", "utf-8")
    target.joinpath("t.j2").write_text(template, "utf-8")
    return folder / "templates"


def refused(template: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    spec = write_registry(folder, {"registry.yaml": REGISTRY})
    (told,) = heads(refusal(spec, capsys, write_target(folder, template)))

    assert not folder.joinpath("out").exists() or list(folder.joinpath("out").iterdir()) == []
    return told


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__.__mro__[1].__subclasses__()",
        "registry.__class__.__init__.__globals__",
        "registry.example.qualified_name.__class__",
        "registry['__class__']['__mro__']",
        "registry | attr('__class__')",
        "(registry | map(attribute='__class__') | list)",
        "registry.kinds.__add__",
        "self.__init__.__globals__",
        "self._TemplateReference__context",
        "quoted.__globals__",
        "joiner.__init__.__globals__",
        "cycler.__init__.__globals__",
        "lipsum.__globals__['os']",
        "get_flashed_messages.__globals__",
        "'{0.__class__}'.format(registry)",
        "'{0.__class__}'.format_map({'0': registry})",
        "'%s' % registry",
        "open('/etc/passwd').read()",
        "import('os')",
        "registry.extra.update({'x-list': 3})",
        "registry.extra['x-list'].append(3)",
        "registry.extra.clear()",
        "target.names.clear()",
        "9 ** 9 ** 9",
        "'x' * 10 ** 10",
        "'x' * 10000000000",
        "('x' * 999999) * 999999",
        "999999 * 999999 * 999999",
        "[registry] * 99999999",
        "'%99999999999d' % 1",
        "debug()",
        "range(10)",
    ],
)
def test_what_templates_may_not_do_is_refused_with_its_place(
    expression: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = f"{{{{ header }}}}\n\n  {{{{ {expression} }}}}\n"

    assert refused(template, tmp_path, capsys).startswith("plain/t.j2:3:3: ")


@pytest.mark.parametrize(
    "template",
    [
        "{% include '../other/t.j2' %}",
        "{% include '../../spec/main.yaml' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'linked.j2' as x %}",
        "{% extends 'linked.j2' %}",
        "{% include 'folder' %}",
        "{% include ['no.j2', 'linked.j2'] %}",
    ],
)
def test_templates_read_nothing_outside_their_folder(
    template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = tmp_path / "templates" / "plain"
    write_target(tmp_path, "secret", name="other")
    tmp_path.joinpath("outside.j2").write_text("secret", "utf-8")
    plain.joinpath("folder").mkdir(parents=True)
    plain.joinpath("linked.j2").symlink_to(tmp_path / "outside.j2")
    plain.joinpath("target.yaml").write_text(f"title: Plain\n{OUTPUT}", "utf-8")
    plain.joinpath("t.j2").write_text(f"\n{template}\n", "utf-8")
    spec = write_registry(tmp_path, {"registry.yaml": f"{REGISTRY}targets: [plain]\n"})
    (told,) = heads(refusal(spec, capsys, tmp_path / "templates"))

    assert told.startswith(("plain/t.j2:2:1: TemplateNotFound: ", "plain/t.j2:2:1: TemplatesNotFound: "))


def test_a_target_that_is_a_link_out_of_the_templates_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_target(tmp_path / "elsewhere", "text")
    tmp_path.joinpath("templates").mkdir()
    tmp_path.joinpath("templates", "plain").symlink_to(tmp_path / "elsewhere" / "templates" / "plain")
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})

    assert "leads out of the folder of targets" in refusal(spec, capsys, tmp_path / "templates")


@pytest.mark.parametrize("path", ["../x", "/x", "a/../x", "a\\b", "C:x", "C:/x", "//host/x", "a/./b", ".", "a//b"])
def test_output_paths_lead_nowhere_else(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = f"outputs:\n  - {{template: t.j2, path: '{path}', per: registry}}\n"
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})
    (told,) = heads(refusal(spec, capsys, write_target(tmp_path, "text", outputs=outputs)))

    assert told.startswith(f"plain/target.yaml:3:28: path: '{path}' is not a path below the output's folder")


@pytest.mark.parametrize("path", ["nul", "a/CON.txt", "com1.tar.gz", "LPT9", "a.", "b./x"])
def test_output_paths_are_files_on_windows_too(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = f"outputs:\n  - {{template: t.j2, path: '{path}', per: registry}}\n"
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})

    assert heads(refusal(spec, capsys, write_target(tmp_path, "text", outputs=outputs))) == [
        f"registry.yaml:1:1: the registry is printed as plain/{path}, which is no file on Windows; "
        "correct plain/target.yaml"
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("A.txt", "a.TXT"), ("a", "a/b"), ("a/b", "A"), ("x/a/b", "x/a"), ("same", "same")]
)
def test_output_paths_do_not_meet(first: str, second: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = "outputs:\n" + "".join(
        f"  - {{template: t.j2, path: {path}, per: registry}}\n" for path in (first, second)
    )
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})

    assert heads(refusal(spec, capsys, write_target(tmp_path, "text", outputs=outputs))) == [
        f"registry.yaml:1:1: the registry is printed as {second} in Plain, over another file; correct plain/target.yaml"
    ]


@pytest.mark.parametrize("name", ["Plain", "pl_ain", "pl ain", "-plain", "pla\u0131n"])
def test_a_target_has_a_plain_name(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})

    assert heads(refusal(spec, capsys, write_target(tmp_path, "text", name=name))) == [
        f"{name}/target.yaml:1:1: the folder {name} is not named in small letters and dashes; rename it"
    ]


def hurry(step: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the time of one step alone run out, by its error: however busy the machine is, the other one has enough."""
    limit = sandbox.time_limit

    def hurried(error: type[BaseException]) -> AbstractContextManager[None]:
        monkeypatch.setattr(sandbox, "SECONDS", 0.5 if error is step else 10**6)
        return limit(error)

    monkeypatch.setattr("generator.printing.render.time_limit", hurried)


@pytest.mark.parametrize(
    "loop",
    [
        "{% for x in 'x' * 99999 %}{% for y in 'x' * 99999 %}{% endfor %}{% endfor %}",
        "{% for x in 'x' * 99999 %}{% for y in 'x' * 99999 %}{{ x }}{% endfor %}{% endfor %}",
        "{% for x in 'x' * 99999 recursive %}{% for y in 'x' * 99999 %}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_that_does_not_end_is_stopped(
    loop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(sandbox.TooLongError, monkeypatch)
    told = refused(f"\n{loop}\n", tmp_path, capsys)

    assert told == "plain/t.j2:2:1: TooLongError: the template did not end within 0.5 seconds; correct the template"


def test_a_template_that_calls_itself_for_ever_is_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}\n", tmp_path, capsys).startswith(
        "plain/t.j2:2:1: RecursionError: maximum recursion depth exceeded"
    )


def test_arithmetic_that_has_a_bound_is_allowed(tmp_path: Path) -> None:
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})
    templates = write_target(tmp_path, "{{ 6 * 7 }} {{ '-' * 3 }} {{ 7 % 4 }} {{ registry.extra['x-list'] | join }}\n")
    arguments = ["--spec", str(spec), "--out", str(tmp_path / "out"), "--templates", str(templates)]

    assert main(["generate", *arguments]) == 0
    assert tmp_path.joinpath("out", "plain", "t.txt").read_text("utf-8") == "42 --- 3 12\n"


@pytest.mark.parametrize(
    "constant",
    [
        "('x' | center(9999999)) | wordwrap(1)",
        "('x' | center(999999)) | list | map('upper') | join | wordwrap(1)",
        "['x' | center(9999999) | wordwrap(1)]",
    ],
)
def test_a_constant_that_takes_for_ever_is_stopped_while_it_is_compiled(
    constant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jinja works out what is constant when it compiles a template, before it runs."""
    hurry(sandbox.TooLongToCompileError, monkeypatch)
    told = refused(f"\n{{{{ {constant} }}}}\n", tmp_path, capsys)

    assert told.endswith("TooLongToCompileError: the template did not end within 0.5 seconds; correct the template")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% for x in 'x' %}" * 30 + "{% endfor %}" * 30, "SyntaxError: too many statically nested blocks"),
        ("{% if registry %}" * 120 + "{% endif %}" * 120, "IndentationError: too many levels of indentation"),
        ("{{ " + "(" * 300 + "1" + ")" * 300 + " }}", "RecursionError: "),
        ("{{ " + "-" * 5000 + "1 }}", "RecursionError: "),
        ("{{ " + "[" * 5000 + "]" * 5000 + " }}", "RecursionError: "),
        ("{{ registry" + ".title" * 5000 + " }}", "RecursionError: "),
        ('{{ "\\ud800" }}', "UnicodeEncodeError: "),
        ('{{ "x" ~ "\\udfff" ~ registry.title }}', "UnicodeEncodeError: "),
        ("{% set x = '\\ud800' %}{{ x }}", "UnicodeEncodeError: "),
        ("{{ registry['" + "x" * 9999 + "'] }}", "UndefinedError: "),
    ],
    ids=range(10),
)
def test_a_template_that_python_cannot_compile_or_print_is_told(
    template: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(f"{template}\n", tmp_path, capsys)

    assert told.startswith(f"plain/t.j2:1:1: {expected}")
    assert len(told) < 600
