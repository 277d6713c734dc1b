"""Arithmetic: an expression of Python and known names in; the whole number that it is, out. Nothing is run."""

import ast
import operator
from collections.abc import Callable, Mapping

# Codes are numbers of 32 bits: beyond this nothing is reckoned.
_MOST_BITS = 64

_BINARY: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
    ast.LShift: operator.lshift,
}
_UNARY: dict[type[ast.unaryop], Callable[[int], int]] = {ast.USub: operator.neg, ast.Invert: operator.invert}


class UnknownError(Exception):
    """Why an expression is no number that can be told by reading it."""


def value_of(node: ast.expr, known: Mapping[str, int]) -> int:
    """The number that an expression of numbers and known names is. Raises UnknownError if it is none."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return _bounded(node.value)
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    if isinstance(node, ast.UnaryOp) and type(node.op) in _UNARY:
        return _UNARY[type(node.op)](value_of(node.operand, known))
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        left, right = value_of(node.left, known), value_of(node.right, known)
        if isinstance(node.op, ast.LShift) and not 0 <= right <= _MOST_BITS:
            raise UnknownError("it shifts too far")
        return _bounded(_BINARY[type(node.op)](left, right))
    raise UnknownError("it is no whole number")


def _bounded(number: int) -> int:
    if number.bit_length() > _MOST_BITS:
        raise UnknownError("it is too wide for a code")
    return number
