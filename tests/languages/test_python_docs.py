"""Docstrings of the printed Python: Sphinx and Napoleon find in them the texts of the registry, and no more."""

import ast
import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from pathlib import Path
from typing import TypeGuard

import pytest
from docstrings import read
from proofs import LONE, REAL, SAMPLE, TWINS, Printed, missing_tools, printed, require_tools, run, targets
from registries import FRAGMENTS, Files, write_registry

from generator.targets.escaping import commenter

PYTHON = next(target for target in targets() if target.name == "python")

# What docutils, Sphinx or Napoleon take for something: at the beginning of a line, inside it, at its end.
OBEYED = r"""
*foo and *foo* **bar** `baz` ``qux`` |x| |x|_ `a`_ `a <b>`_ `a`__ _`t` a_ a__ (a_) a_. "a_" [1]_ [#]_ [#a]_ [*]_ [cit]_
:class:`x` `x`:class: :ref:`nowhere` :unknown:`x` *`|_ *a `b |c d_
- a
* a
+ a
• a
‣ a
1. a
1) a
(1) a
#. a
A. a
(b) a
iv. a
XL) a
1
(1)
b
Failed. Then again.
:field: a
:param x: a
:type: a
:meta private:
: a
-a  b
-a FILE  b
--all  b
--all=x  b
/V  b
+x  b
-5 is too low.
>>> raise SystemExit
>>>
| a
+---+---+
=== ===
===== =====
.. note:: a
.. _a: https://a.b/
.. a
..
__ https://a.b/
__ a_
= a
====
----
--
-
'
"
::
a::
a ::
Usage::
a\
a\ b
\a \* \\ \_ C:\new
\
\\
\\\
...
a: b
a: b: c
See https://a.b/c_d?e=(f)*g_h_ and https://a.b/_c_ or x@y.z now.
https://a.b/c is where it is told.
12:30 is the time.
At 12:30 it is time: now.
a:b
a::b: c
a :b
a : b
a :
: b
Note:
Args:
Returns: a
Parameters
Deprecated since 1: retired.
FULL
BARE
FULL(x)
FULL() -> None
FULL[a](b) -> c
5 * 3 | 4 & 2 ` 1
snake_case_name and UPPER_NAME, section/NAME_OF_ONE.
type: ignore
""".strip("\n").split("\n")
# Spaces of other sorts, where a line may end; and a sign that only looks like a dash.
OBEYED += ['"""\N{EM SPACE} :type: a', "- \N{NO-BREAK SPACE}:a: b", "a\N{NO-BREAK SPACE}: b", "\N{HYPHEN BULLET} a"]


def in_places(text: str) -> list[str]:
    """A text alone, and among others: as words, as lines, as paragraphs, twice."""
    return [
        text,
        f"{text} x",
        f"x {text}",
        f"x{text}",
        f"{text}x",
        f"{text}: x",
        f"{text}\nx y",
        f"x y\n{text}",
        f"x\n{text}\ny",
        f"{text}\n{text}",
        f"{text}\nx\n{text}\ny",
        f"x\n\n{text}\n\ny",
        f"x:\n\n{text}",
        f"{text}{text}",
        f"{text} {text}",
    ]


def in_words(text: str) -> list[str]:
    """The words of each paragraph of a text: layout is not kept."""
    return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text)]


# Alone, in a word, as a line and as a paragraph; and wherever else.
SOME, OTHERS = range(0, 15, 4), [place for place in range(15) if place % 4]


@pytest.mark.parametrize("places", [SOME, pytest.param(OTHERS, marks=pytest.mark.prove)], ids=["some", "others"])
@pytest.mark.parametrize("fragment", [*OBEYED, *dict.fromkeys(FRAGMENTS)])
def test_docutils_reads_the_text(fragment: str, places: Sequence[int]) -> None:
    doc = commenter(PYTHON.comments, PYTHON.markup)
    in_all = in_places(fragment)
    texts = [in_all[place].strip() for place in places if in_all[place].strip()]
    assert len(in_all) == len(SOME) + len(OTHERS)
    # A title has a full stop behind it.
    for text, end in [(text, end) for text in texts for end in ("", ".")]:
        paragraphs, more = read(ast.literal_eval(f'"""{doc(text)}{end} """'))

        assert more == []
        assert [" ".join(told.split()) for told in paragraphs] == in_words(text + end)


def taken_for_a_type(docstring: str) -> bool:
    """Whether Napoleon does so with what stands before a lone colon: it does if anything follows in the first line."""
    _, *rest = re.split(r"(?<!:):(?!:)", docstring.split("\n")[0], maxsplit=1)
    return any(text.strip() for text in rest)


@pytest.mark.parametrize("fragment", OBEYED)
def test_napoleon_finds_no_type(fragment: str) -> None:
    doc = commenter(PYTHON.comments, PYTHON.markup)

    assert [text for text in in_places(fragment) if taken_for_a_type(doc(text))] == []


# Docstrings that begin with the name of their own code, which autodoc may take for its signature.
OWN = {"FAILED": "FAILED", "CALLED": "CALLED(a)\n\nb", "ANSWERED": "ANSWERED(a) -> b\nc"}


def described() -> dict[str, str]:
    """Texts by the names of their codes: all lines in three places, and a code's own name."""
    texts = [text for line in OBEYED for text in in_places(line)[::7]]
    return {**{f"T{number}": text for number, text in enumerate(texts)}, **OWN}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A registry of all of them: as descriptions of codes, of groups, of sections."""
    folder = tmp_path_factory.mktemp("hostile")
    codes = [{"id": id, "name": name, "description": text} for id, (name, text) in enumerate(described().items())]
    groups = [{"id": id, "name": f"G{id}", "description": line, "codes": [codes[id]]} for id, line in enumerate(OBEYED)]
    kinds = {"one": "One", "other": "Other"}
    shared = {"title": "`*x: y_", "description": "\n".join(OBEYED)}
    files: Files = {
        "registry": {"registry": "hostile", "title": "Note: *x `y_", "kinds": kinds, "sections": ["single", "grouped"]},
        "single": {"section": "single", "kind": "one", **shared, "codes": codes},
        "grouped": {"section": "grouped", "kind": "other", **shared, "groups": groups},
    }
    write_registry(files, folder)
    return printed(folder, folder, "python")


@pytest.fixture(scope="module")
def all_printed(hostile: Printed, tmp_path_factory: pytest.TempPathFactory) -> list[Printed]:
    small = [printed(spec, tmp_path_factory.mktemp(spec.name), "python") for spec in (LONE, TWINS)]
    return [REAL, SAMPLE, *small, hostile]


def modules(out: Path) -> Iterator[ast.Module]:
    for path in sorted(out.joinpath("python").rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"))


def docstring(node: ast.stmt) -> str | None:
    """What a statement says if it is but a text."""
    value = node.value if isinstance(node, ast.Expr) else None
    text = value.value if isinstance(value, ast.Constant) else None
    return cleandoc(text) if isinstance(text, str) else None


def docstrings(out: Path) -> Iterator[str]:
    """Every docstring: of modules, classes and functions, and those that stand after a name."""
    for module in modules(out):
        nodes = (node for node in ast.walk(module) if isinstance(node, ast.stmt))
        yield from filter(None, map(docstring, nodes))


def docstrings_of_values(out: Path) -> Iterator[str]:
    """Those that stand after a name, and those of properties."""
    for module in modules(out):
        for class_ in (node for node in ast.walk(module) if isinstance(node, ast.ClassDef)):
            properties = [node.body[0] for node in class_.body if is_property(node)]
            yield from filter(None, map(docstring, [*class_.body[1:], *properties]))


def is_property(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and "property" in map(ast.unparse, node.decorator_list)


def test_a_docstring_is_text_with_names_in_it(all_printed: list[Printed]) -> None:
    for package in all_printed:
        found = [*docstrings(package.out)]
        more = [node for text in found for node in read(text)[1]]

        assert len(found) > 20
        assert [node for node in more if not node.startswith("<title_reference")] == []


def test_no_docstring_of_a_value_begins_with_a_type(all_printed: list[Printed]) -> None:
    for package in all_printed:
        found = [*docstrings_of_values(package.out)]

        assert len(found) > 2
        assert [text for text in found if taken_for_a_type(text)] == []


# What may not be said of a registry that states nothing but one code in one section, and of none but this project's.
UNTRUE = ["GeneralError(", "Infobip", "payload", "source states", "across", "sections of", "`group`", "other kinds"]


@pytest.mark.parametrize("phrase", UNTRUE)
def test_what_is_said_is_true_of_the_smallest_registry(phrase: str, tmp_path: Path) -> None:
    out = printed(LONE, tmp_path, "python").out
    # Of groups, and of what payloads call them, the module speaks that is the same for every registry.
    said = [text for text in docstrings(out) if not text.startswith(OF_GROUPS)]

    assert [text for text in said if phrase in text] == []


OF_GROUPS = ("A group of codes.", "A group as payloads call it", "What payloads call the group")


def test_a_look_up_says_whether_there_are_groups(all_printed: list[Printed]) -> None:
    _, _, lone, twins, _ = all_printed

    for package, kind, said in [
        (lone, "error", False),
        (twins, "error", True),
        (twins, "status", False),
    ]:
        text = next(package.out.joinpath("python").glob("*/lookup.py")).read_text("utf-8")
        look_up = text.split(f"def find_{kind}(")[1].split("def ")[0]
        assert ("    group: " in look_up, "`group`" in look_up) == (said, said)


CONFIGURATION = """
import sys
sys.path.insert(0, {folder!r})
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon"]
autodoc_default_options = {{"members": True, "undoc-members": True}}
# Quotes and dashes stay as they are.
smartquotes = False
"""
PAGE = """
Codes
=====

.. automodule:: hostile
.. automodule:: hostile.single
.. automodule:: hostile.grouped
.. automodule:: hostile.lookup
"""


@pytest.mark.prove
def test_sphinx_shows_every_text(hostile: Printed, tmp_path: Path) -> None:
    require_tools("python", missing_tools(["sphinx-build"]))
    tmp_path.joinpath("conf.py").write_text(CONFIGURATION.format(folder=str(hostile.out / "python")), "utf-8")
    tmp_path.joinpath("index.rst").write_text(PAGE, "utf-8")
    done = run("sphinx-build", "-q", "-n", "-W", "--keep-going", "-b", "text", ".", "shown", folder=tmp_path)
    shown = tmp_path.joinpath("shown", "index.txt").read_text("utf-8")

    assert done.stderr == ""
    # As it shows them: a member, its number, its text.
    for id, (name, text) in enumerate(described().items()):
        _, rest = shown.split(f"   {name} = {id}\n", 1)
        assert " ".join(text.split()) == " ".join(re.split(r"\n   (?=\S)", rest)[0].split())
