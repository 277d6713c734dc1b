"""Rendering: a registry and a target in, the texts of its files out. Writes nothing."""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from traceback import extract_tb
from typing import Self

from jinja2 import FunctionLoader, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

from ..disk import read_file
from ..errors import EnumerantError, Finding
from ..model import Registry, Section
from ..targets.parts import Literals, Output, UnstatedError
from ..targets.subjects import Subject
from ..targets.target import Target
from .compiled import CompiledTemplates
from .filters import filters_of
from .samples import sampler
from .sandbox import Missing, Sandbox, TooLongError, time_limit
from .views.numbers import kind_of
from .views.package import example_code

# A template is a program: besides Jinja's own errors it can raise these, and they are told by its line.
_FAULTS = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TooLongError,
    TypeError,
    ValueError,
)

_LONGEST = 500

Filters = dict[str, Callable[..., object]]


class StoppedError(EnumerantError):
    """A template that was stopped, as it did not end in time: it would not, whatever else it was given."""


class Renderer:
    """The templates of one target, ready to print one registry.

    `templates` is the folder that holds the targets; `spec_name` is the spec folder's name, for the first line of
    every file; `top` is the folder that the files are printed to, as the beginning of a path.
    """

    def __init__(self, registry: Registry, target: Target, templates: Path, spec_name: str, top: str = "") -> None:
        self._registry = registry
        self._target = target
        self._folder = templates / target.name
        self._spec_name = spec_name
        self._top = top
        self._environments: dict[int, Sandbox] = {}
        self._filters: dict[int, Filters] = {}

    def _environment_of(self, target: Target, filters: Filters) -> Sandbox:
        environment = _environment(self._folder)
        environment.filters |= filters
        environment.filters["samples"] = sampler(self._registry, self._folder.parent)
        environment.bytecode_cache = CompiledTemplates(environment)
        environment.globals = {
            "registry": self._registry,
            "target": target,
            "package": target.package(self._registry),
            "example": example_code(self._registry),
        }
        return environment

    def of(self, registry: Registry) -> Self:
        """The same templates, ready to print another registry."""
        return type(self)(registry, self._target, self._folder.parent, self._spec_name, self._top)

    def also(self, registry: Registry) -> Self:
        """The same with the same filters: for a registry that differs in nothing that these know of it."""
        other = self.of(registry)
        other._filters = self._filters
        return other

    def files(self) -> Iterator[tuple[str, Output, Subject | None]]:
        """Every file: its path below the output folder, its output, and what it is about."""
        for output, subject in self._target.plan(self._registry):
            yield f"{self._top}{self._target.path(output, self._registry, subject)}", output, subject

    def file(self, output: Output, subject: Subject | None) -> bytes:
        """The text of a file, in UTF-8. Raises EnumerantError if its template fails."""
        return self.content(output.template, subject, output.constants, output.literals)

    def content(
        self,
        template: str,
        subject: Subject | None = None,
        constants: Mapping[str, object] | None = None,
        literals: Literals | None = None,
    ) -> bytes:
        """What one template prints, in UTF-8, with one line feed at its end; in a dialect with literals of its own.

        Raises EnumerantError if the template fails, StoppedError if it takes too long.
        """
        environment = self._environment(literals)
        words = dict(constants or {}, header=self._header(subject))
        if subject is not None:
            words[type(subject).__name__.lower()] = subject
        if isinstance(subject, Section):
            words["kind"] = kind_of(subject, self._registry.kinds)
        try:
            with time_limit():
                compiled = environment.get_template(template)
            return _in_time(compiled.generate(words))
        except _FAULTS as error:
            kind = StoppedError if isinstance(error, TooLongError) else EnumerantError
            raise kind(self._finding(error, template)) from None

    def _environment(self, literals: Literals | None) -> Sandbox:
        """The templates, for one dialect if it has literals; the target holds these as long as this the templates."""
        if id(literals) not in self._environments:
            of_dialect = replace(self._target, literals=literals) if literals else self._target
            if id(literals) not in self._filters:
                self._filters[id(literals)] = filters_of(self._registry, of_dialect)
            self._environments[id(literals)] = self._environment_of(of_dialect, self._filters[id(literals)])
        return self._environments[id(literals)]

    def _header(self, subject: Subject | None) -> str:
        file = f"{subject.name}.yaml" if isinstance(subject, Section) else ""
        registry = " ".join(filter(None, (self._registry.name, self._registry.version)))
        return f"Code generated by enumerant from {self._spec_name}/{file} of {registry}. DO NOT EDIT."

    def _finding(self, error: BaseException, template: str) -> Finding:
        if isinstance(error, TemplateSyntaxError):
            file, line = error.filename or str(self._folder / template), error.lineno
        else:
            # Jinja rewrites the traceback so that its frames name the templates.
            frames = [
                frame for frame in extract_tb(error.__traceback__) if frame.filename.startswith(str(self._folder))
            ]
            file, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (str(self._folder / template), 1)
        lines = Path(file).read_text("utf-8", "replace").split("\n") if Path(file).is_file() else []
        text = lines[line - 1] if line <= len(lines) else ""
        column = len(text) - len(text.lstrip()) + 1
        if isinstance(error, UnstatedError):
            return Finding(file, line, column, str(error), text)
        # An error may quote a whole text.
        wrong = f"{type(error).__name__}: {error}"[:_LONGEST]
        return Finding(file, line, column, f"{wrong}; correct the template", text)


def _in_time(pieces: Iterator[str]) -> bytes:
    try:
        with time_limit():
            return _joined(pieces)
    except TooLongError as error:
        if isinstance(pieces, Generator):
            # Time may have run out between two pieces: the line to tell is the one where the template waits.
            pieces.throw(error)
        raise


def _joined(pieces: Iterator[str]) -> bytes:
    """The pieces as one text that ends in one line feed. Raises UnicodeEncodeError: a template can say no character.

    They are joined in batches: a page of a big registry has very many, and they are small.
    """
    joined = BytesIO()
    while batch := list(islice(pieces, 4096)):
        joined.write("".join(batch).encode())
    # It is not copied: nothing is written to it any more.
    content = joined.getvalue()
    return content if content.endswith(b"\n") and not content.endswith(b"\n\n") else content.rstrip(b"\n") + b"\n"


def _environment(folder: Path) -> Sandbox:
    return Sandbox(
        loader=FunctionLoader(partial(_source, folder)),
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        # What is constant is worked out when a template runs, within its bounds, or not at all.
        optimized=False,
    )


def _source(folder: Path, name: str) -> tuple[str, str, None]:
    """The text of a template and its file's name; a template outside the folder of all targets is none."""
    path = folder.joinpath(*split_template_path(name))
    if not path.resolve().is_relative_to(folder.parent.resolve()):
        raise TemplateNotFound(name, f"template {name} leads outside the folder of templates")
    try:
        return read_file(path).decode(), str(path), None
    except OSError as error:
        raise TemplateNotFound(name, f"template {name} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise TemplateNotFound(name, f"template {name} is not UTF-8") from None
