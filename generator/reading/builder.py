"""The builder: well-shaped data in, the model of a registry and of its sections out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from ..errors import Location
from ..model import Code, Deprecation, Group, Kind, Listing, Registry, Section, Source

Data = dict[str, Any]
# A code's data with its group and its place.
_Stated = tuple[Group | None, Data, Location]

_NO_EXTRA: Mapping[str, object] = MappingProxyType({})


def build_registry(head: Data, sections: Sequence[Section], where: Location) -> Registry:
    """The registry of a head whose shape is right, and of these sections."""
    return Registry(
        name=head["registry"],
        title=head["title"],
        description=head.get("description"),
        version=head.get("version"),
        license=head.get("license"),
        kinds=tuple(
            Kind(name, title, tuple(s for s in sections if s.kind == name), where.at("kinds").key(name))
            for name, title in head["kinds"].items()
        ),
        sections=tuple(sections),
        targets=tuple(head["targets"]) if "targets" in head else None,
        packages=MappingProxyType(head.get("packages", {})),
        sources=tuple(
            Source(key, source["title"], source.get("url"), source.get("read"), source.get("note"))
            for key, source in head.get("sources", {}).items()
        ),
        extra=_extra(head),
        where=where,
    )


def _extra(data: Data) -> Mapping[str, object]:
    extra = {key: _frozen(value) for key, value in data.items() if key.startswith("x-")}
    # Most have none: they share one empty map.
    return MappingProxyType(extra) if extra else _NO_EXTRA


def _frozen(value: object) -> object:
    """A value that no template can change for those that come after it."""
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(entry) for key, entry in value.items()})
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def build_section(data: Data, where: Location, docs_url: str | None) -> Section:
    """A section of data that is well shaped; None stands in it for a code or group that is left out."""
    return _SectionBuilder(data, where, docs_url).section()


class _SectionBuilder:
    """A section's data, put together: groups, then codes, aliases with what they borrow from their members."""

    def __init__(self, data: Data, where: Location, docs_url: str | None) -> None:
        self._data = data
        self._where = where
        self._docs_url = docs_url
        self._groups: list[Group] = []
        self._group_of: dict[str, Group] = {}
        self._members: dict[str, Data] = {}
        self._aliases: dict[str, list[str]] = {}

    def section(self) -> Section:
        rows = self._rows()
        self._group_of = {group.name: group for group in reversed(self._groups)}
        for _, data, _ in rows:
            if "alias_of" in data:
                self._aliases.setdefault(data["alias_of"], []).append(data["name"])
            else:
                self._members.setdefault(data["name"], data)
        return Section(
            name=self._data["section"],
            kind=self._data["kind"],
            title=self._data.get("title", ""),
            description=self._data.get("description", ""),
            groups=tuple(self._groups),
            codes=tuple(self._code(*row) for row in rows),
            reserved=tuple(self._data.get("reserved", ())),
            extra=_extra(self._data),
            where=self._where,
        )

    def _rows(self) -> list[_Stated]:
        """Every code with its group and where it stands."""
        rows = [*_stated(None, self._data.get("codes", ()), self._where.at("codes"))]
        for index, data in enumerate(self._data.get("groups", ())):
            if data is not None:
                where = self._where.at("groups", index)
                self._groups.append(group := self._group(data, where))
                rows += _stated(group, data["codes"], where.at("codes"))
        return rows

    def _group(self, data: Data, where: Location) -> Group:
        return Group(
            id=data["id"],
            name=data["name"],
            title=data.get("title") or data["name"],
            wire_name=data.get("wire_name") or data["name"],
            description=data.get("description", ""),
            section=self._data["section"],
            extra=_extra(data),
            where=where,
        )

    def _code(self, group: Group | None, data: Data, where: Location) -> Code:
        own = self._members.get(data["alias_of"], data) if "alias_of" in data else data
        code = Code(
            id=data["id"],
            name=data["name"],
            section=self._data["section"],
            kind=self._data["kind"],
            group=group,
            also_in=self._listings(data, where.at("also_in")),
            alias_of=data.get("alias_of"),
            aliases=tuple(self._aliases.get(data["name"], ())),
            permanent=own.get("permanent"),
            description=data["description"],
            action=own.get("action"),
            former_names=tuple(data.get("former_names", ())),
            named_by=tuple(data.get("named_by", ())),
            note=data.get("note"),
            since=data.get("since"),
            deprecated=_deprecation(own.get("deprecated")),
            docs_url=None,
            extra=_extra(data),
            where=where,
        )
        if self._docs_url is None:
            return code
        url = self._docs_url.replace("{section}", code.section).replace("{anchor}", code.id_anchor)
        return replace(code, docs_url=url)

    def _listings(self, data: Data, where: Location) -> tuple[Listing, ...]:
        listings = []
        for index, listing in enumerate(data.get("also_in", ())):
            name = listing if isinstance(listing, str) else listing["group"]
            text = data["description"] if isinstance(listing, str) else listing["description"]
            listings.append(Listing(name, self._group_of.get(name), text, where.at(index)))
        return tuple(listings)


def _deprecation(data: Data | None) -> Deprecation | None:
    if data is None:
        return None
    return Deprecation(data["since"], data["reason"], data.get("replaced_by"), data.get("note"))


def _stated(group: Group | None, codes: Sequence[Data | None], where: Location) -> Iterator[_Stated]:
    return ((group, data, where.at(index)) for index, data in enumerate(codes) if data is not None)
