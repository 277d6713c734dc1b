"""Enums of Python: the text of a module in; the classes and constants that list numbers out. Nothing is run."""

import ast
import inspect
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..text.messages import shown
from .arithmetic import UnknownError, value_of
from .comments import comments_of
from .listing import Listing, Row, Told

_ENUM = re.compile(r"\w*(?:Enum|Flag|Choices)")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*")


class _Member(NamedTuple):
    """A name that something is assigned to: the number if it is one, else why not; texts beside it; its place."""

    name: str
    line: int
    at: int
    number: int | None
    texts: tuple[str, ...]
    why: str


class _Body(NamedTuple):
    """What may list codes: a class, by its name and those of the classes around it, or the module."""

    name: str
    node: ast.ClassDef | ast.Module
    is_enum: bool
    is_flag: bool = False


def read_enums(text: str, name: str, told: Told) -> list[Listing]:
    """The enums of a module; where it has none, its classes of constants alone; else its own constants, called `name`.

    Where it has none of these either, they are the constants of whatever class.

    Raises EnumerantError if it is not Python, or lists no numbers.
    """
    try:
        return _listings(_parsed(text), name, comments_of(text, told), told)
    except SyntaxError as error:
        raise told.stop(error.lineno or 1, f"not Python: {error.msg}", "correct it", error.offset or 1) from None
    except (RecursionError, MemoryError, ValueError):
        raise told.stop(1, "it is nested too deep to be read", "name a module that lists codes alone") from None


def _parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():
        # Of somebody else's escapes.
        warnings.simplefilter("ignore")
        return ast.parse(text)


def _listings(module: ast.Module, name: str, comments: Mapping[int, str], told: Told) -> list[Listing]:
    own = _Body(name, module, is_enum=False)
    constants = {one.name: one.number for one in _members(own, {}) if one.number is not None}
    classes = list(_classes(module.body, ""))
    enums = [one for one in classes if one.is_enum]
    plain = [one for one in classes if not one.is_enum and _holds_constants(one.node)]
    for chosen in (enums, plain, [own], classes):
        found = [(one, _members(one, constants if one is not own else {})) for one in chosen]
        listed = [(one, members) for one, members in found if any(member.number is not None for member in members)]
        if listed:
            _tell_left_out([one.name for one in (*enums, *plain, own) if one not in dict(listed)], listed, told)
            return [_listing(one, members, comments, told) for one, members in listed]
    raise told.stop(1, "it has no enum and no constant that is a number", "name a module that has")


def _classes(body: Iterable[ast.stmt], within: str) -> Iterator[_Body]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base).rpartition(".")[2] for base in (*node.bases, *_decorating(node))]
            is_flag = any(base.endswith("Flag") for base in bases)
            yield _Body(f"{within}{node.name}", node, any(map(_ENUM.fullmatch, bases)), is_flag)
            yield from _classes(node.body, f"{within}{node.name}_")


def _decorating(node: ast.ClassDef) -> Iterator[ast.expr]:
    """What a decorator makes a class, as Python's own modules write enums: `@_simple_enum(IntEnum)`."""
    for one in node.decorator_list:
        if isinstance(one, ast.Call) and ast.unparse(one.func).endswith("simple_enum"):
            yield from one.args


def _holds_constants(node: ast.ClassDef | ast.Module) -> bool:
    return not any(isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) for one in node.body)


def _members(body: _Body, outer: Mapping[str, int]) -> list[_Member]:
    known, greatest, members = dict(outer), 0, []
    for name, value, index in _assignments(body.node.body):
        if name.startswith("_") or not (body.is_enum or _CONSTANT.fullmatch(name)):
            continue
        first, texts = _parts(value)
        number, why = None, ""
        try:
            number = _next(body, greatest) if _is_auto(first) else value_of(first, known)
            known[name], greatest = number, max(greatest, number)
        except UnknownError as error:
            why = str(error)
        members.append(_Member(name, value.lineno, index, number, texts, why))
    return members


def _assignments(body: Sequence[ast.stmt]) -> Iterator[tuple[str, ast.expr, int]]:
    for index, node in enumerate(body):
        if isinstance(node, ast.Assign):
            yield from ((one.id, node.value, index) for one in node.targets if isinstance(one, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value, index


def _parts(value: ast.expr) -> tuple[ast.expr, tuple[str, ...]]:
    """The first of a tuple, and the texts behind it; a text may stand in a call, as translated ones do."""
    if not (isinstance(value, ast.Tuple) and value.elts):
        return value, ()
    inner = (one.args[0] if isinstance(one, ast.Call) and len(one.args) == 1 else one for one in value.elts[1:])
    texts = (one.value for one in inner if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return value.elts[0], tuple(texts)


def _next(body: _Body, greatest: int) -> int:
    """What `auto()` is behind others: one more, or the next bit of a flag. Raises UnknownError if the class says it."""
    if any(isinstance(one, ast.FunctionDef) and one.name == "_generate_next_value_" for one in body.node.body):
        raise UnknownError("its class reckons what auto() is")
    return 1 << greatest.bit_length() if body.is_flag else greatest + 1


def _is_auto(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and not value.args and ast.unparse(value.func) in ("auto", "enum.auto")


def _listing(body: _Body, members: list[_Member], comments: Mapping[int, str], told: Told) -> Listing:
    rows = []
    for member in members:
        if member.number is not None:
            rows.append(Row(member.line, member.number, member.name, _facts(body.node.body, member, comments, told)))
        elif body.is_enum:
            told.refuse(member.line, f"{member.name} is no number that can be read: {member.why}", "write the number")
        else:
            told.changed("constants that are no numbers are left out", member.line, member.name)
    first = getattr(body.node, "lineno", 1)
    return Listing(body.name, rows, told.cleaned(ast.get_docstring(body.node) or "", first))


def _facts(body: Sequence[ast.stmt], member: _Member, comments: Mapping[int, str], told: Told) -> dict[str, str]:
    """What is said of a member: beside its number, in the text that follows it, or in a comment; all of it."""
    behind = body[member.at + 1] if member.at + 1 < len(body) else None
    said = [": ".join(member.texts)]
    if isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant) and isinstance(behind.value.value, str):
        said.append(inspect.cleandoc(behind.value.value))
    said.append(comments.get(member.line, ""))
    said = [told.cleaned(text, member.line) for text in said]
    description = "\n".join(dict.fromkeys(filter(None, said)))
    return {"description": description} if description else {}


def _tell_left_out(names: Sequence[str], listed: Sequence[tuple[_Body, object]], told: Told) -> None:
    read = ", ".join(body.name for body, _ in listed)
    rest = f"; left out: {', '.join(map(shown, names))}" if names else ""
    told.note(f"codes are those of {read}{rest}")
