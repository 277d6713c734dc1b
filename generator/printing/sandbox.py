"""The sandbox that templates run in: Jinja's own, where nothing is reached but what a list names, and all ends."""

import signal
import threading
from collections.abc import Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from ..text.messages import closest
from .reach import ASKED, HOLDERS, exports, may_be_called

# A file of 25,000 codes takes seconds.
SECONDS = 60.0

# Operators that can take for ever, or all the memory there is, in one step that no time limit interrupts.
_UNBOUNDED = frozenset(("*", "**", "%"))
_MOST = 1_000_000

# What a template is given.
_WORDS = ("registry", "target", "package", "example", "header", "section", "kind", "attribute", "number")


class TooLongError(Exception):
    """A template ran into the time limit."""


class Missing(StrictUndefined):
    """What is not there; whatever is asked of it is told with the name that may be meant."""

    @property
    def _undefined_message(self) -> str:
        message = str(super()._undefined_message)
        words: Iterable[str] = _WORDS if self._undefined_obj is missing else ASKED[type(self._undefined_obj)]
        if isinstance(self._undefined_obj, Mapping):
            words = [*words, *(key for key in self._undefined_obj if isinstance(key, str))]
        near = closest(self._undefined_name, words) if isinstance(self._undefined_name, str) else None
        return f"{message}, did you mean '{near}'?" if near else message


class _Compiler(CodeGenerator):
    """Jinja's compiler, which here works nothing out: a template is compiled alike whatever its filters do."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if not isinstance(node, (nodes.TemplateData, nodes.Const)):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier, frame: Frame) -> NoReturn:  # noqa: N802
        """Refuse the one statement whose values are worked out: it is about escapes for HTML."""
        self.fail("autoescape is not known here", node.lineno)


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, in which no single operation takes very long or makes something very big.

    Of a value nothing can be asked but what a list names for its class. Jinja's own question, whether an attribute is
    known to be unsafe, costs more than the rest of a template does.
    """

    code_generator_class = _Compiler
    intercepted_binops = _UNBOUNDED

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template asks of a value by a name: an attribute, else what a map has; else Jinja's word for nothing.

        Raises SecurityError for what is there and in no list.
        """
        if attribute in ASKED[type(obj)]:
            return getattr(obj, attribute)
        if isinstance(obj, HOLDERS):
            try:
                return obj[attribute]
            except LookupError:
                pass
        if exports(obj, attribute) or (isinstance(obj, Undefined) and not attribute.startswith("_")):
            # Of something that is not there, to ask anything tells that.
            return getattr(obj, attribute)
        if attribute.startswith("_") or hasattr(type(obj), attribute):
            raise SecurityError(f"{attribute!r} is nothing that may be asked of a {type(obj).__name__}")
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: object) -> Any:
        """What a template asks of a value in brackets: what a map or list has, else an attribute."""
        if isinstance(argument, str) and not isinstance(obj, HOLDERS):
            return self.getattr(obj, argument)
        try:
            return obj[argument]
        except (TypeError, LookupError):
            if isinstance(argument, str):
                return self.getattr(obj, argument)
        # Jinja's own words for a place in a list tell a number from a name.
        return self.undefined(obj=obj, name=argument)  # type: ignore[arg-type]

    def is_safe_callable(self, obj: object) -> bool:
        """Whether a template may call this."""
        return may_be_called(obj)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Multiply and divide small numbers, repeat short texts; refuse what has no bound."""
        formats = operator == "%" and isinstance(left, str)
        if operator == "**" or formats or _size(left) * _size(right) > _MOST:
            raise SecurityError(f"the operator {operator} is not allowed with these values")
        return super().call_binop(context, operator, left, right)


def _size(value: object) -> float:
    if isinstance(value, (int, float)):
        return abs(value) + 1
    return len(value) + 1 if isinstance(value, Sized) else 1


@contextmanager
def time_limit() -> Iterator[None]:
    """Raise TooLongError in the block if it is not done in time.

    Only a main thread on a system with signals can be interrupted; elsewhere there is no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooLongError(f"the template did not end within {SECONDS:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
