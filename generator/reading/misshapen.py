"""What is misshapen: a section's data and the faults of its shape in, what is fit to be read out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import Fault

Data = dict[str, Any]
_Path = tuple[str | int, ...]


@dataclass(slots=True)
class LeftOut:
    """What the rules do not see, since it is misshapen, and must not miss.

    `codes` has qualified names; `sections` the names of sections not all of whose names are known.
    """

    codes: set[str] = field(default_factory=set)
    sections: set[str] = field(default_factory=set)

    def may_hold(self, name: str) -> bool:
        """Whether a code or group called `section/NAME` may have been left out."""
        return name in self.codes or name.split("/")[0] in self.sections

    def is_of(self, section: str) -> bool:
        """Whether any code of a section may have been left out."""
        return section in self.sections or any(name.startswith(f"{section}/") for name in self.codes)

    def add(self, other: "LeftOut") -> None:
        """Leave out what another one does, too."""
        self.codes |= other.codes
        self.sections |= other.sections


def well_shaped(section: str, data: Data, faults: Sequence[Fault]) -> tuple[Data, LeftOut]:
    """A section's data without what is misshapen in it, and what that was; `data` stays as it is.

    None stands where a code or a group is left out, so that all others keep their places.
    """
    left_out = LeftOut()
    if not faults:
        return data, left_out
    wrong = {fault.where.path for fault in faults}
    shaped: Data = _without(data, {_whole(path) for path in wrong}, ())
    groups = shaped.get("groups", [])
    for index, group in enumerate(groups):
        # Without its name a group is no group, and with a wrong id it may be any.
        if not (isinstance(group, dict) and "name" in group) or ("groups", index, "id") in wrong:
            groups[index] = None
            left_out.sections.add(section)
        elif "codes" not in group and any(path[:2] == ("groups", index) for path in wrong):
            # What is mistyped may be the key of the codes.
            left_out.sections.add(section)
    for path, codes in _lists_of_codes(shaped):
        for index, code in enumerate(codes):
            if code is not None:
                continue
            of_it = _at(data, (*path, index))
            if isinstance(of_it, dict) and "name" in of_it and (*path, index, "name") not in wrong:
                left_out.codes.add(f"{section}/{of_it['name']}")
            else:
                left_out.sections.add(section)
    return shaped, left_out


def _whole(path: _Path) -> _Path:
    """What is left out for a fault: the code, the key of a group, or the key of the section that it is in."""
    match path:
        case ("groups", int(), "codes", int(), *_):
            return path[:4]
        case ("groups", int(), str(), *_):
            return path[:3]
        case ("codes", int(), *_):
            return path[:2]
        case ("groups", int()):
            # A group that lacks a key that matters is left out for that, any other stays.
            return ()
        case _:
            return path[:1]


def _without(value: Any, left_out: Collection[_Path], path: _Path) -> Any:
    if isinstance(value, dict):
        return {
            key: _without(below, left_out, (*path, key)) for key, below in value.items() if (*path, key) not in left_out
        }
    if isinstance(value, list):
        places = [(*path, index) for index in range(len(value))]
        return [
            None if place in left_out else _without(below, left_out, place)
            for place, below in zip(places, value, strict=True)
        ]
    return value


def _lists_of_codes(shaped: Data) -> Iterator[tuple[_Path, list[Any]]]:
    if "codes" in shaped:
        yield ("codes",), shaped["codes"]
    for index, group in enumerate(shaped.get("groups", ())):
        if group is not None:
            yield ("groups", index, "codes"), group.get("codes", [])


def _at(data: Any, path: _Path) -> Any:
    for step in path:
        data = data[step]
    return data
