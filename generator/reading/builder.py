"""The builder: well-shaped data in, the model of a registry and of its sections out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from ..errors import Location
from ..ids import Mask, Width
from ..model import (
    PAYLOAD_FACTS,
    Code,
    Deprecation,
    Group,
    Kind,
    Listing,
    Package,
    Payload,
    Registry,
    Section,
    Source,
    Value,
)
from .attributes import value_of
from .own_schema import OwnSchemas
from .ranges import read_range, read_reservation

Data = dict[str, Any]
# A code's data with its group and its place.
_Stated = tuple[Group | None, Data, Location]

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_NO_EXTRA: Mapping[str, object] = MappingProxyType({})
_NO_FACTS: Mapping[str, Value] = MappingProxyType({})


def build_registry(head: Data, own: OwnSchemas, sections: Sequence[Section], where: Location) -> Registry:
    """The registry of a head whose shape is right, and of these sections."""
    return Registry(
        name=head["registry"],
        title=head["title"],
        description=head.get("description"),
        version=head.get("version"),
        license=head.get("license"),
        site_url=head.get("site_url"),
        package=_package(head.get("package", {})),
        attributes=own.attributes,
        acronyms=tuple(head.get("acronyms", ())),
        kinds=tuple(
            _kind(name, data, own, sections, where.at("kinds").key(name)) for name, data in head["kinds"].items()
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


def _package(data: Data) -> Package:
    authors, keywords = (tuple(data.get(key, ())) for key in ("authors", "keywords"))
    homepage, repository, issues, example = map(data.get, ("homepage", "repository", "issues", "example"))
    return Package(homepage, repository, issues, authors, keywords, example)


def _kind(name: str, data: Data | str, own: OwnSchemas, sections: Sequence[Section], where: Location) -> Kind:
    stated: Data = {"title": data} if isinstance(data, str) else data
    return Kind(
        name=name,
        title=stated["title"],
        ids=own.ids(name),
        hexadecimal=stated.get("notation") == "hexadecimal",
        payload=_payload(stated["payload"]) if "payload" in stated else None,
        attributes=tuple(attribute for attribute in own.attributes if attribute.is_of(name)),
        sections=tuple(section for section in sections if section.kind == name),
        where=where,
    )


def _payload(data: Mapping[str, str]) -> Payload:
    facts = ("object", *PAYLOAD_FACTS)
    return Payload(
        object=data.get("object"),
        id=data.get("id"),
        name=data.get("name"),
        description=data.get("description"),
        action=data.get("action"),
        group_id=data.get("group_id"),
        group_name=data.get("group_name"),
        attributes=MappingProxyType({name: key for name, key in data.items() if name not in facts}),
    )


def docs_url(head: Data) -> str | None:
    """The form of the address of a code's page, if registry.yaml says where the reference is."""
    if "docs_url" in head or "site_url" not in head:
        return head.get("docs_url")
    return f"{head['site_url'].removesuffix('/')}/{{kind}}/{{id}}.html"


def _extra(data: Data) -> Mapping[str, object]:
    extra = {key: _frozen(value) for key, value in data.items() if key.startswith("x-")}
    # Most have none: they share one empty map.
    return MappingProxyType(extra) if extra else _NO_EXTRA


def _frozen(value: object) -> object:
    """A value that no template can change for those that come after it."""
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(entry) for key, entry in value.items()})
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def build_section(data: Data, where: Location, own: OwnSchemas, url_form: str | None) -> Section:
    """A section of data that is well shaped; None stands in it for a code or group that is left out."""
    return _SectionBuilder(data, where, own, url_form).section()


class _SectionBuilder:
    """A section's data, put together: groups, then codes, aliases with what they borrow from their members."""

    def __init__(self, data: Data, where: Location, own: OwnSchemas, url_form: str | None) -> None:
        self._data = data
        self._where = where
        self._ids: Width = own.ids(data["kind"])
        self._attributes = own.stated
        self._url_form = url_form
        self._groups: list[Group] = []
        self._group_of: dict[str, Group] = {}
        self._members: dict[str, tuple[Data, Group | None]] = {}
        self._aliases: dict[str, list[str]] = {}
        self._wire_aliases: dict[str, list[str]] = {}
        self._stated: dict[tuple[tuple[str, Value], ...], Mapping[str, Value]] = {}
        self._sources: dict[tuple[str, ...], tuple[str, ...]] = {}

    def section(self) -> Section:
        rows = self._rows()
        self._group_of = {group.name: group for group in reversed(self._groups)}
        for group, data, _ in rows:
            if "alias_of" in data:
                self._aliases.setdefault(data["alias_of"], []).append(data["name"])
                if "wire_name" in data:
                    self._wire_aliases.setdefault(data["alias_of"], []).append(data["wire_name"])
            else:
                self._members.setdefault(data["name"], (data, group))
        return Section(
            name=self._data["section"],
            kind=self._data["kind"],
            title=self._data.get("title", ""),
            description=self._data.get("description", ""),
            groups=tuple(self._groups),
            codes=tuple(self._code(*row) for row in rows),
            reserved=tuple(read_reservation(one, self._ids) for one in self._data.get("reserved", ())),
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
                rows += _stated(group, data.get("codes", ()), where.at("codes"))
        return rows

    def _group(self, data: Data, where: Location) -> Group:
        return Group(
            id=data.get("id"),
            name=data["name"],
            title=data.get("title") or data["name"],
            wire_name=data.get("wire_name") or data["name"],
            description=data.get("description", ""),
            section=self._data["section"],
            range=read_range(data["range"], self._ids) if "range" in data else None,
            mask=Mask(data["mask"]["bits"], data["mask"]["value"]) if "mask" in data else None,
            facts=self._facts(data, _NO_FACTS),
            extra=_extra(data),
            where=where,
        )

    def _facts(self, data: Data, of_group: Mapping[str, Value]) -> Mapping[str, Value]:
        """The values of the attributes that a code or a group states, before those that its group does."""
        own = {key: value_of(value) for key, value in data.items() if key in self._attributes}
        if not own:
            return of_group
        facts = {**of_group, **own}
        # Very many codes state the same.
        return self._stated.setdefault(tuple(facts.items()), MappingProxyType(facts))

    def _code(self, group: Group | None, data: Data, where: Location) -> Code:
        own, group_of_own = data, group
        if "alias_of" in data:
            own, group_of_own = self._members.get(data["alias_of"], (data, group))
        return Code(
            id=data["id"],
            name=data["name"],
            wire_name=data.get("wire_name") or data["name"],
            section=self._data["section"],
            kind=self._data["kind"],
            group=group,
            also_in=self._listings(data, where.at("also_in")),
            alias_of=data.get("alias_of"),
            aliases=tuple(self._aliases.get(data["name"], ())),
            wire_aliases=tuple(self._wire_aliases.get(data["name"], ())),
            facts=self._facts(own, group_of_own.facts if group_of_own else _NO_FACTS),
            description=data["description"],
            action=own.get("action"),
            former_names=tuple(data.get("former_names", ())),
            named_by=self._sources.setdefault(sources := tuple(data.get("named_by", ())), sources),
            note=data.get("note"),
            since=data.get("since"),
            deprecated=_deprecation(data.get("deprecated") or own.get("deprecated")),
            docs_url=self._url(data["id"], data["name"]),
            extra=_extra(data),
            where=where,
        )

    def _url(self, number: int, name: str) -> str | None:
        """The address of the page of a code."""
        if self._url_form is None:
            return None
        section = self._data["section"]
        parts = {"kind": self._data["kind"], "section": section, "id": str(number), "name": name}
        parts["anchor"] = f"{section}-{number}"
        return _PLACEHOLDER.sub(lambda match: parts[match[1]], self._url_form)

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
