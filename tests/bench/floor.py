"""The floor: the smallest honest script that prints the same files from the same YAML and the same templates.

No schema, no rules, no places, no digests, no sandbox. It knows what the benchmark's registries use of the spec
language, so there are no aliases, second listings or deprecations. Arguments: spec, output and template folder.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.errors import Location
from generator.model import Attribute, Choice, Code, Group, Kind, Package, Registry, Section, Source
from generator.printing.filters import first_lines, single_type, to_json, type_of, writer
from generator.printing.forms import fitting
from generator.printing.views import VIEWS
from generator.printing.views.package import example_code
from generator.reading.attributes import value_of
from generator.reading.ranges import width
from generator.targets.escaping import commenter, quoter
from generator.targets.naming import speller
from generator.targets.parts import Literals, Width
from generator.text.messages import heading

Data = dict[str, Any]
Names = Mapping[str, Callable[..., str]]
Subject = Registry | Kind | Section
NOWHERE = Location("")
INT32 = width("int32")


def main(spec: Path, out: Path, templates: Path) -> None:
    """Print every target that the registry names."""
    registry = read_registry(spec)
    for target in registry.targets or ():
        for name, text in files(registry, spec.name, templates / target):
            path = out / target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.rstrip("\n") + "\n", "utf-8")


def read(path: Path) -> Any:
    """The data of a YAML file, as any script reads it."""
    with path.open("rb") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def read_registry(spec: Path) -> Registry:
    """The model that the templates print."""
    head = read(spec / "registry.yaml")
    names = tuple(head["attributes"])
    attributes = tuple(attribute(name, one) for name, one in head["attributes"].items())
    sections = tuple(section(read(spec / f"{name}.yaml"), names) for name in head["sections"])
    return Registry(
        name=head["registry"],
        title=head["title"],
        description=head.get("description"),
        version=head.get("version"),
        license=head.get("license"),
        site_url=None,
        package=Package(None, None, None, (), (), None),
        attributes=attributes,
        acronyms=(),
        kinds=tuple(
            Kind(
                name, title, INT32, False, None, attributes, tuple(one for one in sections if one.kind == name), NOWHERE
            )
            for name, title in head["kinds"].items()
        ),
        sections=sections,
        targets=tuple(head["targets"]),
        packages={},
        sources=tuple(Source(key, one["title"], None, None, None) for key, one in head["sources"].items()),
        extra={},
        where=NOWHERE,
    )


def attribute(name: str, one: Data) -> Attribute:
    """One attribute of the model."""
    title = one.get("title") or heading(name)
    choices = tuple(Choice(*choice) for choice in one.get("choices", {}).items())
    several = one.get("several", False)
    return Attribute(name, one["type"], title, one["description"], None, several, None, choices, NOWHERE)


def section(data: Data, names: Sequence[str]) -> Section:
    """One section of the model."""
    groups = [(group(data, one), one["codes"]) for one in data["groups"]]
    return Section(
        name=data["section"],
        kind=data["kind"],
        title=data["title"],
        description=data["description"],
        groups=tuple(one for one, _ in groups),
        codes=tuple(code(data, one, row, names) for one, rows in groups for row in rows),
        reserved=(),
        extra={},
        where=NOWHERE,
    )


def group(data: Data, one: Data) -> Group:
    """One group of the model."""
    name = one["name"]
    texts = (one["title"], name, one["description"], data["section"])
    return Group(one["id"], name, *texts, None, None, {}, {}, NOWHERE)


def code(data: Data, its_group: Group, row: Data, names: Sequence[str]) -> Code:
    """One code of the model."""
    return Code(
        id=row["id"],
        name=row["name"],
        wire_name=row["name"],
        section=data["section"],
        kind=data["kind"],
        group=its_group,
        also_in=(),
        alias_of=None,
        aliases=(),
        wire_aliases=(),
        facts={name: value_of(row[name]) for name in names if name in row},
        description=row["description"],
        action=row.get("action"),
        former_names=tuple(row.get("former_names", ())),
        named_by=tuple(row["named_by"]),
        note=None,
        since=None,
        deprecated=None,
        docs_url=None,
        extra={},
        where=NOWHERE,
    )


def files(registry: Registry, spec_name: str, folder: Path) -> Iterator[tuple[str, str]]:
    """The path and the text of every file of one target."""
    manifest = read(folder / "target.yaml")
    names: Names = {role: cache(speller(name["form"])) for role, name in manifest["names"].items()}
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= filters(registry, manifest, names)
    package = names["package"](registry.name) if "package" in names else registry.name
    environment.globals = {
        "registry": registry,
        "target": manifest,
        "package": package,
        "example": example_code(registry),
    }
    subjects: dict[str, Sequence[Subject]]
    subjects = {"registry": (registry,), "kind": registry.kinds, "section": registry.sections}
    kinds = {kind.name: kind for kind in registry.kinds}
    for output in manifest["outputs"]:
        if output.get("choosing") and not any(attribute.choices for attribute in registry.attributes):
            continue
        if output.get("stating") == "deprecated":
            continue
        template = environment.get_template(output["template"])
        for one in subjects[output["per"]]:
            file = f"{one.name}.yaml" if output["per"] == "section" else ""
            made_of = f"{spec_name}/{file} of {registry.name} {registry.version}"
            header = f"Code generated by enumerant from {made_of}. DO NOT EDIT."
            words = {**output.get("with", {}), output["per"]: one, "header": header}
            if isinstance(one, Section):
                words["kind"] = kinds[one.kind]
            yield path_of(output["path"], package, names, one.name), template.render(words)


def path_of(form: str, package: str, names: Names, name: str) -> str:
    """Where a file goes below the target's folder."""
    packages = {"package": package, "package_folders": package.replace(".", "/")}
    return re.sub(r"\{(\w+)\}", lambda match: packages.get(match[1]) or names[match[1]](name), form)


def filters(registry: Registry, manifest: Data, names: Names) -> dict[str, Callable[..., Any]]:
    """The filters of one target."""
    literals = manifest["literals"]
    constants = {True: literals.get("true", "true"), False: literals.get("false", "false"), None: literals.get("none")}
    target: Any = SimpleNamespace(
        types=manifest.get("types", {}),
        spelling=lambda role, name, section="": names[role](name, section),
        literals=Literals(literals["quotes"], literals["escapes"], literals.get("patterns", {}), constants),
    )
    return {
        **VIEWS,
        **names,
        "fitting": partial(fitting, Width(manifest["width"], "code_points") if "width" in manifest else None),
        "type_of": partial(type_of, target),
        "single_type": partial(single_type, target),
        "literal": writer(target),
        "quoted": quoter(literals["quotes"], literals["escapes"]),
        "comment": commenter(manifest.get("comments", {})),
        "first_lines": partial(first_lines, registry, commenter(manifest.get("comments", {}))),
        "doc": commenter(manifest.get("comments", {}), manifest.get("markup", {})),
        "constant": constants.__getitem__,
        "json": to_json,
        "former_aliases": partial(former_aliases, names.get("member", str)),
    }


def former_aliases(spelling: Callable[[str], str], one: Section) -> Iterator[tuple[str, Code]]:
    """The former names that no other name of the section meets."""
    taken = Counter(spelling(name) for code in one.codes for name in (code.name, *code.former_names))
    for code in one.codes:
        yield from ((name, code) for name in code.former_names if taken[spelling(name)] == 1)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
