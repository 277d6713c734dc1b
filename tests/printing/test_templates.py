"""Templates are somebody's programs: they reach nothing, lead nowhere and end."""

from pathlib import Path

import pytest
from bad_registries import heads, refusal, write_registry

from generator.cli import main
from generator.errors import Location
from generator.model import Choice, Kind, Payload, Section
from generator.printing import sandbox
from generator.printing.reach import ASKED

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
        "registry.where",
        "registry.__doc__",
        "registry['where']",
        "registry.kinds[0].sections[0].codes[0].where.file",
        "registry.kinds.__len__()",
        "registry.kinds.append(3)",
        "registry.attributes[:0].extend([3])",
        "[1].append(3)",
        "[1].sort()",
        "[1]['append'](3)",
        "{'a': 1}.pop('a')",
        "{'a': 1}.setdefault('b', 1)",
        "{'a': 1}['update']({'b': 1})",
        "('x' | list).clear()",
        "'x'.format(registry)",
        "'x'['format'](registry)",
        "('x' | attr('format'))(registry)",
        "(['x'] | map(attribute='format') | first)(registry)",
        "'x'.center(10 ** 6)",
        "'x'.ljust(1000000000)",
        "'x'.zfill(1000000000)",
        "'x'.expandtabs(1000000000)",
        "'x'.replace('', 'y')",
        "'x'.join('y')",
        "'x'.translate({})",
        "'x'.encode()",
        "(1).to_bytes(1000000000, 'big')",
        "(1).bit_length()",
        "true.real",
        "target.spelling('code', 'NAME')",
        "target.plan(registry)",
        "target.laid_out('package', {})",
        "(registry | string).format",
        "('x' | escape).format(registry)",
        "('x' | safe)['__html__']",
        "('x' | escape).unescape()",
        "(registry.kinds | map(attribute='name')).gi_frame",
        "(registry.kinds | groupby('name') | first).__class__",
        "registry.kinds | map(attribute='__class__') | list",
        "registry.kinds | map(attribute='where') | list",
        "registry.kinds | map(attribute='sections.__class__') | list",
        "registry.kinds | sort(attribute='where.file') | list",
        "registry.kinds | selectattr('__class__') | list",
        "registry.kinds | sum(attribute='where.file')",
        "quoted('x')",
        "registry('x')",
        "registry.title()",
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
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    told = refused(f"\n{loop}\n", tmp_path, capsys)

    assert told == "plain/t.j2:2:1: TooLongError: the template did not end within 0.5 seconds; correct the template"


def test_a_template_that_calls_itself_for_ever_is_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}\n", tmp_path, capsys).startswith(
        "plain/t.j2:2:1: RecursionError: maximum recursion depth exceeded"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "{% for x in 'ab' %}{{ loop._iterator }}{% endfor %}",
        "{% for x in 'ab' %}{{ loop.__init__ }}{% endfor %}",
        "{% for x in 'ab' %}{{ loop._undefined }}{% endfor %}",
        "{% macro m() %}{% endmacro %}{{ m._func }}",
        "{% macro m() %}{% endmacro %}{{ m.__call__ }}",
        "{% macro m() %}{% endmacro %}{{ m.arguments }}",
        "{% macro m() %}{{ caller._environment }}{% endmacro %}{% call m() %}{% endcall %}",
        "{% block b %}{% endblock %}{{ self.b._context }}",
        "{% import 'other.j2' as other %}{{ other.__class__ }}",
        "{% import 'other.j2' as other %}{{ other._body_stream }}",
    ],
)
def test_what_is_jinjas_own_is_not_reached(statement: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    templates = write_target(tmp_path, f"\n{statement}\n")
    templates.joinpath("plain", "other.j2").write_text("{% macro m() %}m{% endmacro %}{% set s = 's' %}", "utf-8")
    (told,) = heads(refusal(write_registry(tmp_path, {"registry.yaml": REGISTRY}), capsys, templates))

    assert told.startswith(("plain/t.j2:2:1: SecurityError: '", "plain/t.j2:2:1: UndefinedError: '"))


def test_a_function_that_is_reached_is_not_called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What spells a name is a fact of a manifest."""
    outputs = f"{OUTPUT}names: {{constants: {{of: code, form: '{{pascal}}'}}}}\n"
    templates = write_target(tmp_path, "\n{{ target.names.constants.spell('ONE', '') }}\n", outputs=outputs)
    (told,) = heads(refusal(write_registry(tmp_path, {"registry.yaml": REGISTRY}), capsys, templates))

    assert told.startswith("plain/t.j2:2:1: SecurityError: ")
    assert "is not safely callable" in told


def printed(template: str, folder: Path) -> str:
    """What a template prints."""
    spec, templates = write_registry(folder, {"registry.yaml": REGISTRY}), write_target(folder, template)
    templates.joinpath("plain", "other.j2").write_text("{% macro m() %}m{% endmacro %}{% set s = 's' %}", "utf-8")
    arguments = ["--spec", str(spec), "--out", str(folder / "out"), "--templates", str(templates)]

    assert main(["generate", *arguments]) == 0
    return folder.joinpath("out", "plain", "t.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ registry.name }} {{ registry['name'] }} {{ registry | attr('name') }}", "tried tried tried"),
        ("{{ registry.kinds | map(attribute='name') | join(' ') }} {{ registry.kinds[0].name }}", "fault signal fault"),
        ("{{ registry.extra['x-list'][0] }} {{ registry.extra.get('x-list')[1:] | join }}", "1 2"),
        ("{% for key, value in registry.extra.items() %}{{ key }}{% endfor %}", "x-list"),
        ("{{ {'a': 1}.a }} {{ {'items': 1}['items'] }} {{ {'b': 2}.keys() | join }}", "1 1 b"),
        ("{{ 'A b'.split() | join('-') }} {{ 'a'.upper() }} {{ [1, 2, 1].count(1) }}", "A-b A 2"),
        ("{% for x in 'ab' %}{{ loop.index }}{{ loop.last }}{{ loop.cycle('c', 'd') }}{% endfor %}", "1Falsec2Trued"),
        ("{% for x in [[]] recursive %}{{ loop.depth }}{{ loop(x) }}{% endfor %}", "1"),
        ("{% import 'other.j2' as other %}{{ other.m() }}{{ other.s }}", "ms"),
        ("{% block b %}b{% endblock %}{{ self.b() }}", "bb"),
        ("{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}x{% endcall %}", "<x>"),
        ("{{ registry.nothing is defined }} {{ registry['nothing'] is defined }}", "False False"),
        ("{{ registry.extra.nothing is defined }} {{ 'x'.nothing is defined }}", "False False"),
        ("{{ registry.sections[0].members | length }} {{ registry.sections[0].members[0].id_anchor }}", "1 main-10"),
    ],
    ids=range(14),
)
def test_what_templates_may_ask(template: str, expected: str, tmp_path: Path) -> None:
    assert printed(f"{template}\n", tmp_path) == f"{expected}\n"


def test_what_is_asked_of_the_model_is_its_facts() -> None:
    """By hand: whoever adds a property that must not be printed meets this."""
    assert ASKED[Choice] == {"name", "description"}
    assert ASKED[Kind] == {"name", "title", "ids", "hexadecimal", "payload", "attributes", "sections"}
    assert ASKED[Section] == {
        *("name", "kind", "title", "description", "groups", "codes", "reserved", "extra"),
        *("members", "aliases", "renames"),
    }
    assert ASKED[Payload] >= {"object", "keys"}
    assert ASKED[Location] == {"file", "path", "on_key"}
    assert ASKED[Path] == ASKED[type] == ASKED[object] == ASKED[type(main)] == frozenset()


def test_arithmetic_that_has_a_bound_is_allowed(tmp_path: Path) -> None:
    spec = write_registry(tmp_path, {"registry.yaml": REGISTRY})
    templates = write_target(tmp_path, "{{ 6 * 7 }} {{ '-' * 3 }} {{ 7 % 4 }} {{ registry.extra['x-list'] | join }}\n")
    arguments = ["--spec", str(spec), "--out", str(tmp_path / "out"), "--templates", str(templates)]

    assert main(["generate", *arguments]) == 0
    assert tmp_path.joinpath("out", "plain", "t.txt").read_text("utf-8") == "42 --- 3 12\n"


@pytest.mark.parametrize(
    "constant",
    [
        "{{ ('x' | center(9999999)) | wordwrap(1) }}",
        "{{ ('x' | center(999999)) | list | map('upper') | join | wordwrap(1) }}",
        "{{ ['x' | center(9999999) | wordwrap(1)] }}",
        "{% if ('x' | center(9999999)) | wordwrap(1) %}{% endif %}",
    ],
)
def test_a_constant_that_takes_for_ever_is_stopped_when_it_is_printed(
    constant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jinja would work out what is constant when it compiles a template, before it runs."""
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    told = refused(f"\n{constant}\n", tmp_path, capsys)

    assert told == "plain/t.j2:2:1: TooLongError: the template did not end within 0.5 seconds; correct the template"


@pytest.mark.parametrize(
    "constant",
    [
        "{{ registry.no | default('x' | center(9999999) | wordwrap(1)) }}",
        "{% if false %}{{ ('x' | center(9999999)) | wordwrap(1) }}{% endif %}",
        "{% macro m(a=('x' | center(9999999)) | wordwrap(1)) %}{% endmacro %}",
    ],
)
def test_nothing_is_worked_out_while_a_template_is_compiled(constant: str) -> None:
    """So that what is compiled is the same, whatever the filters of a target do."""

    asked: list[object] = []
    environment = sandbox.Sandbox(optimized=False)
    environment.filters |= {"center": lambda *of: asked.append(of), "wordwrap": lambda *of: asked.append(of)}

    assert environment.compile(constant)
    assert asked == []


def test_autoescape_which_is_worked_out_at_once_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused("\n{% autoescape ('x' | center(9999999)) | wordwrap(1) %}{% endautoescape %}\n", tmp_path, capsys)

    assert told == ("plain/t.j2:2:1: TemplateAssertionError: autoescape is not known here; correct the template")


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
