"""Words of Python: its keywords, builtins and standard modules, and what every enum, integer and module has."""

import builtins
import enum
import keyword
import sys
import types


def words() -> set[str]:
    """All of them, as this Python says."""
    members = {name for base in (enum.IntEnum, int, object, type, types.ModuleType) for name in dir(base)}
    return {*keyword.kwlist, *keyword.softkwlist, *dir(builtins), *sys.stdlib_module_names, *members, *dir(enum)}
