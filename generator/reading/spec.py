"""The spec: a folder of YAML files in, the Registry out, with every fault of their shapes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from os.path import lexists, realpath
from pathlib import Path
from typing import Any

from ..errors import MOST_FINDINGS, Fault, Finding, Location
from ..home import REGISTRY_FILE
from ..model import Registry, Section
from ..text.messages import closest
from .builder import build_registry, build_section, docs_url
from .document import Document
from .explain import Undeclared
from .gathering import OfSort, by_place, sort_of_fault, sort_of_text, told_by_sort
from .heads import Head, head_of
from .legibility import unseen_faults
from .misshapen import LeftOut, well_shaped
from .own_schema import OwnSchemas, schema_of_registry
from .schemas import Schema
from .shape import shape_faults
from .source import read_document, refused_document

_ELSEWHERE = "name the folder that has it: --spec DIR, or begin one: enumerant init"

Data = dict[str, Any]

# Since those of one sort are told once, more are looked for than are told.
_ENOUGH = 10 * MOST_FINDINGS


@dataclass(slots=True)
class Spec:
    """What was read: the sections as far as their shapes are right, the documents, and the faults so far.

    `contents` are its files, where they do not lie on the disk. `registry` is None where registry.yaml is misshapen.
    `names` are the sections that it lists, `own` the schemas that they were read with, `heads` what is known of those
    that have a file.
    """

    contents: Mapping[str, bytes] | None = None
    registry: Registry | None = None
    names: tuple[str, ...] = ()
    own: OwnSchemas | None = None
    heads: dict[str, Head] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)
    not_read: list[Path] = field(default_factory=list)

    def is_enough(self) -> bool:
        """Whether there is so much to correct that no further file needs to be read."""
        found = (document.findings for document in self.documents.values())
        return len(self.faults) + sum(map(len, found)) > _ENOUGH

    def is_right(self) -> bool:
        """Whether nothing is wrong with what was read, as far as reading tells."""
        return not (self.faults or self.not_read or any(document.findings for document in self.documents.values()))

    def findings(self, faults: Iterable[Fault]) -> list[Finding]:
        """These faults and those of reading with their lines, in the order of files and lines, one a value.

        What a file has very often is told once, so is what registry.yaml lacks; what was not read is told last.
        """
        by_file: dict[str, dict[Location, Fault]] = {}
        for fault in (*self.faults, *faults):
            by_file.setdefault(fault.where.file, {}).setdefault(fault.where, fault)
        every: list[OfSort] = []
        for file, document in self.documents.items():
            # What is not even YAML as it should be has no shape and no meaning either.
            taken = {(finding.line, finding.column) for finding in document.findings}
            every += map(sort_of_text, document.findings)
            located = document.located(by_file.get(file, {}).values())
            every += [sort_of_fault(*one) for one in located if (one[0].line, one[0].column) not in taken]
        findings = sorted(told_by_sort(sorted(every, key=lambda one: by_place(one.finding))), key=by_place)
        if not self.not_read:
            return findings
        count = f"{len(self.not_read)} more file{'s were' if len(self.not_read) > 1 else ' was'} not looked at"
        more = Finding(str(self.not_read[0].parent), 1, 1, f"{count}; correct these and run again")
        return [*findings[: MOST_FINDINGS - 1], more]


def read_spec(directory: Path, contents: Mapping[str, bytes] | None = None) -> Spec:
    """Read a registry: `registry.yaml`, and a file beside it for each section.

    `contents` are the files by name, if they are not to be read from the disk: `directory` is then what it is called.
    """
    spec = Spec(contents=contents)
    where = Location(str(directory / REGISTRY_FILE))
    head, faults = _read(spec, directory / REGISTRY_FILE, schema_of_registry)
    own = OwnSchemas(head, where, faults)
    if faults:
        head = {}
    present = _present(directory, contents)
    files = [path for path in present if path.suffix == ".yaml" and path.name != REGISTRY_FILE]
    _read_sections(spec, files, head, own)
    misnamed = _refuse_misnamed(spec, directory, present)
    if not head:
        return spec
    names = {name: place for place, name in enumerate(head["sections"])}
    stems = {path.stem for path in files} | {name for name in misnamed if name in names}
    spec.faults += _file_faults(names, stems, where)
    spec.left_out.sections |= stems.symmetric_difference(names) | misnamed
    listed = (section for section in spec.sections if section.name in names)
    spec.sections = sorted(listed, key=lambda section: names[section.name])
    spec.names, spec.own = tuple(names), own
    spec.registry = build_registry(head, own, spec.sections, where)
    return spec


def _read(spec: Spec, path: Path, schema_of: Callable[[Data], Schema]) -> tuple[Data, list[Fault]]:
    """The data of a file, an empty map if it is none, and the faults of its shape."""
    document = spec.documents[str(path)] = _document(path, spec.contents)
    if not document.complete:
        return {}, []
    data, document.data = document.data, None
    faults = list(islice(unseen_faults(data, document.file), MOST_FINDINGS + 1))
    of_map = data if isinstance(data, dict) else {}
    faults += shape_faults(data, schema_of(of_map), document.file)
    spec.faults += faults
    if len(faults) > MOST_FINDINGS:
        # What else is misshapen is not known: nothing of the file is fit for the rules.
        return {}, faults
    return of_map, faults


def _document(path: Path, contents: Mapping[str, bytes] | None) -> Document:
    """What stands in a file of the spec; a link may lead to a secret that a finding would quote."""
    if contents is not None:
        if path.name not in contents:
            return refused_document(str(path), "there is no such file; write it")
        return read_document(path, str(path), contents[path.name])
    if path.name == REGISTRY_FILE and not lexists(path):
        return refused_document(str(path), f"no registry is here: there is no {REGISTRY_FILE}; {_ELSEWHERE}")
    target, top = Path(realpath(path)), Path(realpath(path.parent))
    if target.is_relative_to(top):
        return read_document(path, str(path))
    return refused_document(str(path), "a link that leads out of the spec folder; put the file itself here")


def _present(directory: Path, contents: Mapping[str, bytes] | None) -> list[Path]:
    """What looks like a file of the spec, by name."""
    paths = directory.iterdir() if contents is None else map(directory.joinpath, contents)
    return sorted(path for path in paths if path.suffix.lower() in (".yaml", ".yml"))


def _refuse_misnamed(spec: Spec, directory: Path, present: Sequence[Path]) -> set[str]:
    """Refuse files that only seem to be read; the names of the sections they are meant for."""
    misnamed = [path for path in present if path.suffix != ".yaml"]
    for path in misnamed:
        cure = f"rename it to {path.stem}.yaml, or move it away"
        spec.documents[str(path)] = refused_document(str(path), f"{path.name} is not looked at; {cure}")
        if path.with_suffix(".yaml").name == REGISTRY_FILE and directory / REGISTRY_FILE not in present:
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


def _read_sections(spec: Spec, files: Sequence[Path], head: Data, own: OwnSchemas) -> None:
    for path in files:
        if spec.is_enough():
            spec.not_read.append(path)
            spec.left_out.sections.add(path.stem)
        else:
            _read_section(spec, path, head, own)


def _read_section(spec: Spec, path: Path, head: Data, own: OwnSchemas) -> None:
    data, faults = _read(spec, path, partial(own.at_hand, path.stem))
    where = Location(str(path))
    # A code that is right but for what registry.yaml does not declare is a code.
    data, left_out = well_shaped(path.stem, data, [fault for fault in faults if not isinstance(fault, Undeclared)])
    spec.left_out.add(left_out)
    spec.heads[path.stem] = head_of(data)
    name = data.get("section", path.stem)
    if name != path.stem and path.stem in head.get("sections", [path.stem]):
        wrong = f"section {name} stands in {path.name}"
        spec.faults.append(Fault(where.at("section"), wrong, f"name the file {name}.yaml, or correct the name"))
    if "kind" not in data or not ("groups" in data or "codes" in data):
        spec.left_out.sections.add(path.stem)
        return
    spec.sections.append(build_section({**data, "section": path.stem}, where, own, docs_url(head)))
