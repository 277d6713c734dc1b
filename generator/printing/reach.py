"""What a template may reach: a value in, the names that may be asked of it out. What no list names is refused."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cached_property
from types import BuiltinMethodType, MappingProxyType, MethodType

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference

_HERE = __name__.split(".")[0]
# Where a fact stands in the spec is told by the path to it, which is another one on each machine.
_PLACE = "where"

# Nothing that changes a value, and nothing that can make a much bigger one of it.
_OF_TEXTS = """
    capitalize casefold count endswith find index isalnum isalpha isascii isdecimal isdigit isidentifier islower
    isnumeric isprintable isspace istitle isupper lower lstrip partition removeprefix removesuffix rfind rindex
    rpartition rsplit rstrip split splitlines startswith strip swapcase title upper
"""
_OF_LOOPS = "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed"
_OF_OTHERS: Mapping[type, frozenset[str]] = {
    str: frozenset(_OF_TEXTS.split()),
    LoopContext: frozenset(_OF_LOOPS.split()),
    **dict.fromkeys((list, tuple), frozenset(("count", "index"))),
    **dict.fromkeys((dict, MappingProxyType), frozenset(("get", "items", "keys", "values"))),
}
# Where something is looked for by a name that is no attribute.
HOLDERS = (dict, MappingProxyType, TemplateReference)

# Of functions and methods only those that could be reached. What is not there says so itself when it is called.
_CALLED = (Macro, BlockReference, LoopContext, BuiltinMethodType, MethodType, Undefined)


class _Asked(dict[type, frozenset[str]]):
    """What may be asked of the values of a class: of one of ours its public facts, and no methods."""

    def __missing__(self, kind: type) -> frozenset[str]:
        self[kind] = _facts(kind) if kind.__module__.split(".")[0] == _HERE else frozenset()
        return self[kind]


ASKED = _Asked(_OF_OTHERS)


def _facts(kind: type) -> frozenset[str]:
    fields = kind.__dataclass_fields__ if is_dataclass(kind) else getattr(kind, "_fields", ())
    own = [(name, one) for base in kind.__mro__ for name, one in vars(base).items()]
    derived = (name for name, one in own if isinstance(one, (property, cached_property)))
    return frozenset(name for name in (*fields, *derived) if not name.startswith("_") and name != _PLACE)


def exports(value: object, name: str) -> bool:
    """Whether this is an imported template that has something of this name."""
    return isinstance(value, TemplateModule) and not name.startswith("_") and name in vars(value)


def may_be_called(value: object) -> bool:
    """Whether a template may call this."""
    return isinstance(value, _CALLED)
