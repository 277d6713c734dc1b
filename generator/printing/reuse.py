"""Reuse: what files are printed from in; what is known of those texts out that an earlier run printed from the same.

It is no truth of its own: without it the same texts are made. What a template can have read is known, since it is given
no more: first the outline of the registry, and the section that the file is about; if it asks for what these do not
tell, more, and at last everything.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from typing import NamedTuple

from ..cache import read_cached, write_cached
from ..errors import EnumerantError
from ..model import Kind, Registry, Section
from ..targets.subjects import Bearers, Number, Subject
from .outline import UnseenError, outlines
from .render import Renderer, StoppedError
from .same import Made, Printed, Same
from .workers import made

# Of more codes, an outline takes the time and the memory of a part of what is printed: all of that is printed again.
MOST = 5_000
_SEAL = 64

Say = Callable[[str], None]
Holds = Callable[[str, str], bool]


class Part(NamedTuple):
    """What is printed of a registry for a target, and a digest of all that decides how: templates, options, the tool.

    `sections` are digests of what each section is read from, `scopes` what the templates may be given, least first.
    """

    renderer: Renderer
    registry: Registry
    printed_by: str
    sections: Mapping[str, str]
    scopes: "tuple[_Scope, ...]"


class _Known(NamedTuple):
    """What is known of a text: its digest, of which scope it was made, and a digest of what it was made of."""

    made_of: str
    scope: int
    digest: str


class _Scope(NamedTuple):
    """What a template can be given: a registry, of which some may not be read, and a digest of all that can."""

    registry: Registry
    digest: str


class _File(NamedTuple):
    """A file to print: what makes its text, and a function from a scope to a digest of what it is then made of."""

    path: str
    make: Callable[[], Made]
    made_of: Callable[[int], str]


class Reuse:
    """The texts of an output folder, as the last run knew them and as this one does; `name` is its in the cache."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._known = dict(_read(name))
        self._made: dict[str, tuple[str, int]] = {}

    def texts(self, parts: Iterable[Part], say: Say, holds: Holds) -> Iterator[tuple[str, Printed]]:
        """Every path and what is printed there. `say` is told what is printed, `holds` asked what stands there."""
        parts = list(parts)
        files = [file for part in parts for file in self._files(part)]
        codes = sum(len(section.codes) for part in parts for section in part.registry.sections)
        same = {file.path: one for file in files if (one := self._same(file, holds))}
        texts = made([(file.path, file.make) for file in files if file.path not in same], codes, say)
        for file in files:
            if file.path in same:
                yield file.path, same[file.path]
            else:
                yield file.path, self._entered(file, next(texts))

    def keep(self, digests: Mapping[str, str]) -> None:
        """Keep what is known for the next run; `digests` are those of the texts."""
        made = (f"{made_of} {scope} {digests[path]} {path}\n" for path, (made_of, scope) in self._made.items())
        text = "".join(made).encode("utf-8", "surrogateescape")
        write_cached(self._name, sha256(text).hexdigest().encode() + text)

    def _entered(self, file: _File, made: Made) -> bytes:
        """The text, entered; no name holds it while the next one is made."""
        self._made[file.path] = (file.made_of(made.scope), made.scope)
        return made.content

    def _same(self, file: _File, holds: Holds) -> Same | None:
        known = self._known.get(file.path)
        if known is None or known.made_of != file.made_of(known.scope) or not holds(file.path, known.digest):
            return None
        self._made[file.path] = (known.made_of, known.scope)
        return Same(known.digest)

    def _files(self, part: Part) -> Iterator[_File]:
        scopes = part.scopes
        # The filters know no more of a registry than the first scope has.
        first = part.renderer.of(scopes[0].registry)
        renderers = [first, *(first.also(scope.registry) for scope in scopes[1:])]
        last = len(scopes) - 1
        for path, output, subject in part.renderer.files():
            known = self._known.get(path)
            least = last if isinstance(subject, (Number, Bearers)) else known.scope if known else 0
            makers = [
                partial(one.file, output, _subject(subject, scope))
                for one, scope in zip(renderers, scopes, strict=True)
            ]
            own = part.sections[subject.name] if isinstance(subject, Section) else ""
            yield _File(path, partial(_make, makers, least), partial(_made_of, part.printed_by, path, own, scopes))


def _made_of(printed_by: str, path: str, own: str, scopes: Sequence[_Scope], scope: int) -> str:
    """A digest of all that the text of a file follows from; of the last scope, if there are no more so many."""
    return _digest(printed_by, path, own, scopes[min(scope, len(scopes) - 1)].digest)


def _subject(subject: Subject | None, scope: _Scope) -> Subject | None:
    """What a file is about, in a scope: a kind has what can be read of its sections, a section is whole."""
    if isinstance(subject, Kind):
        return next(kind for kind in scope.registry.kinds if kind.name == subject.name)
    return subject


def _make(makers: Sequence[Callable[[], bytes]], least: int) -> Made:
    """A text, made of the first scope, from the least on, that has all that its template asks for."""
    for scope, make in enumerate(makers[least:-1], least):
        try:
            return Made(make(), scope)
        except StoppedError:
            raise
        except (UnseenError, EnumerantError):
            # What is wrong in the last scope, too, is told there.
            continue
    return Made(makers[-1](), len(makers) - 1)


def scopes_of(registry: Registry, sections: Mapping[str, str]) -> tuple[_Scope, ...]:
    """What templates may be given of a registry, least first, with the digests of its sections; made once for each."""
    return _scopes(registry, "\0".join(sections.values()))


@lru_cache(maxsize=4)
def _scopes(registry: Registry, read_from: str) -> tuple[_Scope, ...]:
    """What templates may be given of a registry: its outline, that with the code that packages show, and all of it.

    A big registry has no outlines.
    """
    codes = sum(len(section.codes) for section in registry.sections)
    narrow = [_Scope(one.registry, one.digest) for one in outlines(registry)] if codes <= MOST else ()
    return (*narrow, _Scope(registry, _digest(read_from)))


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _read(name: str) -> Iterator[tuple[str, _Known]]:
    content = read_cached(name) or b""
    if content[:_SEAL] == sha256(content[_SEAL:]).hexdigest().encode():
        for line in content[_SEAL:].decode("utf-8", "surrogateescape").split("\n")[:-1]:
            made_of, scope, digest, path = line.split(" ", 3)
            yield path, _Known(made_of, int(scope), digest)
