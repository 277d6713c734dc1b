"""Samples: a language and a code in, the lines by which a program of that language meets it out."""

import re
from collections.abc import Iterator

from ..errors import Fault, Location
from ..model import Code, Registry
from ..text.messages import did_you_mean
from .target import Target

# What has a name of its own for every code.
_NAMED = ("package", "registry", "kind", "section", "code")
# What stands for itself beside the names of the manifest: the section as the registry calls it, and the code's number.
_OTHERS = ("package", "section_name", "number")
_PLACE = re.compile(r"\{([a-z_]+)\}")


def sample(target: Target, registry: Registry, code: Code) -> str:
    """The sample of a target for a code, every placeholder spelled as what is printed spells it."""
    others = {"package": target.package(registry), "section_name": code.section, "number": str(code.id)}

    def spelled(place: re.Match[str]) -> str:
        role = place[1]
        if role in others:
            return others[role]
        names = {"registry": registry.name, "kind": code.kind, "section": code.section, "code": code.name}
        of = target.names[role].of
        return target.spelling(role, names.get(of, others["package"]), code.section if of == "code" else "")

    return _PLACE.sub(spelled, target.sample or "")


def sample_faults(target: Target, where: Location) -> Iterator[Fault]:
    """Placeholders of a sample that stand for nothing; `where` is its place in the manifest."""
    usable = [*_OTHERS, *(role for role, name in target.names.items() if name.of in _NAMED)]
    for role in dict.fromkeys(_PLACE.findall(target.sample or "")):
        if role not in usable:
            yield Fault(where, f"{{{role}}} is no name of a code", did_you_mean(role, usable, "allowed are"))
