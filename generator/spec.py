"""The spec: a folder of YAML files in, the Registry out, with every fault of their shapes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from os.path import realpath
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .errors import MOST_FINDINGS, Fault, Finding, Location
from .legibility import unseen_faults
from .model import Code, Deprecation, Group, Kind, Listing, Registry, Section, Source
from .shape import shape_faults
from .source import Document, read_document, refused_document
from .text import closest

REGISTRY_FILE = "registry.yaml"

Data = dict[str, Any]
_NO_EXTRA: Mapping[str, object] = MappingProxyType({})
Steps = tuple[str | int, ...]
Row = tuple[Group | None, Data, Location]

# A finding that a file has more often is told once, with some of the places of the others.
_SINGLE = 10
# Since those of one sort are told once, more are looked for than are told.
_ENOUGH = 10 * MOST_FINDINGS
_PLACES = 3
# What differs between two findings of one sort: what is quoted, and the words that are names, ids or places.
_PARTICULAR = re.compile(r"'[^']*'|[^\s,;:']*[A-Z0-9_][^\s,;:']*")


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


@dataclass(slots=True)
class Spec:
    """What was read: the sections as far as their shapes are right, the documents, and the faults so far.

    `registry` is None where registry.yaml is misshapen.
    """

    registry: Registry | None = None
    sections: list[Section] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)
    not_read: list[Path] = field(default_factory=list)

    def is_enough(self) -> bool:
        """Whether there is so much to correct that no further file needs to be read."""
        found = (document.findings for document in self.documents.values())
        return len(self.faults) + sum(map(len, found)) > _ENOUGH

    def findings(self, faults: Iterable[Fault]) -> list[Finding]:
        """These faults and those of reading with their lines, in the order of files and lines, one a value.

        What a file has very often is told once, and what was not read is told last.
        """
        by_file: dict[str, dict[Location, Fault]] = {}
        for fault in (*self.faults, *faults):
            by_file.setdefault(fault.where.file, {}).setdefault(fault.where, fault)
        findings: list[Finding] = []
        for file, document in self.documents.items():
            # What is not even YAML as it should be has no shape and no meaning either.
            taken = {(finding.line, finding.column) for finding in document.findings}
            found = document.find(by_file.get(file, {}).values())
            others = [finding for finding in found if (finding.line, finding.column) not in taken]
            findings += _gathered(sorted([*document.findings, *others], key=_by_place))
        findings.sort(key=_by_place)
        if not self.not_read:
            return findings
        count = f"{len(self.not_read)} more file{'s were' if len(self.not_read) > 1 else ' was'} not looked at"
        more = Finding(str(self.not_read[0].parent), 1, 1, f"{count}; correct these and run again")
        return [*findings[: MOST_FINDINGS - 1], more]


def _by_place(finding: Finding) -> tuple[str, int, int]:
    return finding.file, finding.line, finding.column


def _gathered(findings: list[Finding]) -> Iterator[Finding]:
    """The findings of one file, with those that are of one sort and very many told once, at the first place."""
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_PARTICULAR.sub("…", finding.message), []).append(finding)
    for first, *others in alike.values():
        if len(others) < _SINGLE:
            yield first
            yield from others
            continue
        places = ", ".join(str(other.line) for other in others[:_PLACES])
        dots = ", …" if len(others) > _PLACES else ""
        more = f"{len(others):,} more" if len(others) < MOST_FINDINGS else f"at least {len(others):,} more"
        yield first._replace(message=f"{first.message} ({more} like this, in lines {places}{dots})")


def read_spec(directory: Path) -> Spec:
    """Read a registry: `registry.yaml`, and a file beside it for each section."""
    spec = Spec()
    where = Location(str(directory / REGISTRY_FILE))
    head, faults = _read(spec, directory / REGISTRY_FILE, "registry")
    if faults:
        head = {}
    files = sorted(path for path in directory.glob("*.yaml") if path.name != REGISTRY_FILE)
    for path in files:
        if spec.is_enough():
            spec.not_read.append(path)
            spec.left_out.sections.add(path.stem)
        else:
            _read_section(spec, path, head)
    misnamed = _refuse_misnamed(spec, directory)
    if not head:
        return spec
    names = {name: place for place, name in enumerate(head["sections"])}
    stems = {path.stem for path in files} | {name for name in misnamed if name in names}
    spec.faults += _file_faults(names, stems, where)
    spec.left_out.sections |= stems.symmetric_difference(names) | misnamed
    listed = (section for section in spec.sections if section.name in names)
    spec.sections = sorted(listed, key=lambda section: names[section.name])
    spec.registry = _registry(head, spec.sections, where)
    return spec


def _read(spec: Spec, path: Path, schema: str) -> tuple[Data, list[Fault]]:
    """The data of a file, an empty map if it is none, and the faults of its shape."""
    document = spec.documents[str(path)] = _document(path)
    if not document.complete:
        return {}, []
    data, document.data = document.data, None
    faults = list(islice(unseen_faults(data, document.file), MOST_FINDINGS + 1))
    faults += shape_faults(data, schema, document.file)
    spec.faults += faults
    if len(faults) > MOST_FINDINGS:
        # What else is misshapen is not known: nothing of the file is fit for the rules.
        return {}, faults
    return (data if isinstance(data, dict) else {}), faults


def _document(path: Path) -> Document:
    """What stands in a file of the spec; a link may lead to a secret that a finding would quote."""
    target, top = Path(realpath(path)), Path(realpath(path.parent))
    if target.is_relative_to(top):
        return read_document(path, str(path))
    return refused_document(str(path), "a link that leads out of the spec folder; put the file itself here")


def _refuse_misnamed(spec: Spec, directory: Path) -> set[str]:
    """Refuse files that only seem to be read; the names of the sections they are meant for."""
    misnamed = sorted(
        path for path in directory.iterdir() if path.suffix.lower() in (".yaml", ".yml") and path.suffix != ".yaml"
    )
    for path in misnamed:
        cure = f"rename it to {path.stem}.yaml, or move it away"
        spec.documents[str(path)] = refused_document(str(path), f"{path.name} is not looked at; {cure}")
        if path.with_suffix(".yaml").name == REGISTRY_FILE and not directory.joinpath(REGISTRY_FILE).exists():
            del spec.documents[str(directory / REGISTRY_FILE)]
    return {path.stem for path in misnamed}


def _file_faults(names: Mapping[str, int], files: Set[str], where: Location) -> Iterator[Fault]:
    stray = {file: None for file in sorted(files) if file not in names}
    for name, index in names.items():
        if name in files:
            continue
        cure = "write the file or delete the entry"
        near = closest(name, stray)
        if near:
            # One slip: the entry is meant for a file that would else be stray.
            del stray[near]
            cure = f"did you mean '{near}'?"
        yield Fault(where.at("sections", index), f"section {name} has no file {name}.yaml", cure)
    for file in stray:
        place = Location(str(Path(where.file).with_name(f"{file}.yaml")))
        cure = f"add {file} to sections in {REGISTRY_FILE} or move the file away"
        yield Fault(place, f"{file}.yaml belongs to no section", cure)


def _registry(head: Data, sections: list[Section], where: Location) -> Registry:
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


def _read_section(spec: Spec, path: Path, head: Data) -> None:
    data, faults = _read(spec, path, "section")
    where = Location(str(path))
    misshapen = _drop_misshapen(data, faults)
    name = data.get("section", path.stem)
    if name != path.stem and path.stem in head.get("sections", [path.stem]):
        wrong = f"section {name} stands in {path.name}"
        spec.faults.append(Fault(where.at("section"), wrong, f"name the file {name}.yaml, or correct the name"))
    if "kind" not in data or not ("groups" in data or "codes" in data):
        spec.left_out.sections.add(path.stem)
        return
    data["section"] = path.stem
    spec.sections.append(_SectionBuilder(data, where, head.get("docs_url"), misshapen, spec.left_out).section())


def _drop_misshapen(data: Data, faults: list[Fault]) -> set[Steps]:
    """Delete the misshapen keys of a section and of its groups; return the paths of its misshapen codes and names."""
    misshapen: set[Steps] = set()
    for path in (fault.where.path for fault in faults):
        match path:
            case ("groups", int(), "codes", int(), *_):
                misshapen |= {path[:4], path[:5]}
            case ("codes", int(), *_):
                misshapen |= {path[:2], path[:3]}
            case ("groups", int() as index, str() as key, *_):
                data["groups"][index].pop(key, None)
            case ("groups", int(), *_):
                pass
            case (str() as key, *_):
                data.pop(key, None)
    return misshapen


def _extra(data: Data) -> Mapping[str, object]:
    extra = {key: _frozen(value) for key, value in data.items() if key.startswith("x-")}
    # Most have none: they share one empty map.
    return MappingProxyType(extra) if extra else _NO_EXTRA


def _frozen(value: object) -> object:
    """A value that no template can change for those that come after it."""
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(entry) for key, entry in value.items()})
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


class _SectionBuilder:
    """A section's data, put together: groups, then codes, aliases with what they borrow from their members."""

    def __init__(
        self, data: Data, where: Location, docs_url: str | None, misshapen: set[Steps], left_out: LeftOut
    ) -> None:
        self._data = data
        self._where = where
        self._docs_url = docs_url
        self._misshapen = misshapen
        self._left_out = left_out
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

    def _rows(self) -> list[Row]:
        """Every well-shaped code with its group and where it stands."""
        rows = [*self._shaped(None, self._data.get("codes", ()), self._where.at("codes"))]
        for index, data in enumerate(self._data.get("groups", ())):
            if isinstance(data, dict) and {"id", "name", "codes"} <= data.keys():
                where = self._where.at("groups", index)
                self._groups.append(group := self._group(data, where))
                rows += self._shaped(group, data["codes"], where.at("codes"))
            else:
                self._left_out.sections.add(self._data["section"])
        return rows

    def _shaped(self, group: Group | None, codes: list[Data], where: Location) -> Iterator[Row]:
        for index, data in enumerate(codes):
            place = where.at(index)
            if place.path not in self._misshapen:
                yield group, data, place
            elif isinstance(data, dict) and "name" in data and place.at("name").path not in self._misshapen:
                self._left_out.codes.add(f"{self._data['section']}/{data['name']}")
            else:
                self._left_out.sections.add(self._data["section"])

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
