"""Faults of a manifest: a target as its manifest tells it in, all of it that does not fit together out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..errors import Fault, Location
from ..text.messages import did_you_mean
from .samples import sample_faults
from .target import Target


def manifest_faults(target: Target, where: Location) -> Iterator[Fault]:
    """What in a manifest does not fit together."""
    yield from _pattern_faults(target, where)
    if not re.fullmatch("[a-z][a-z0-9]*(?:-[a-z0-9]+)*", target.name):
        yield Fault(where, f"the folder {target.name} is not named in small letters and dashes", "rename it")
    yield from _option_faults(target, where)
    yield from sample_faults(target, where.at("sample"))
    yield from _choice_faults(target, where)
    for index, output in enumerate(target.outputs):
        place = where.at("outputs", index, "path")
        roles = (role for role, name in target.names.items() if name.of in _NAMED[output.per])
        usable = ["package", "package_folders", *roles, *(("number",) if output.per == "number" else ())]
        for role in re.findall(r"\{([a-z_]+)\}", output.path):
            if role not in usable:
                cure = did_you_mean(role, usable, "allowed are")
                yield Fault(place, f"{{{role}}} is no name of a {output.per}", cure)


def template_faults(target: Target, manifest: Path) -> Iterator[Fault]:
    """What should lie beside a manifest and does not."""
    for index, output in enumerate(target.outputs):
        if not manifest.parent.joinpath(output.template).is_file():
            place = Location(str(manifest)).at("outputs", index, "template")
            yield Fault(place, f"there is no template {output.template}", "write it or correct the name")


# What has a name in the path of an output.
_NAMED = {per: (per, "registry") for per in ("registry", "kind", "section", "choices")} | {
    "number": ("kind", "registry"),
    "name": ("code", "kind", "registry"),
}


def _option_faults(target: Target, where: Location) -> Iterator[Fault]:
    """Outputs depend on options and values that there are."""
    for index, output in enumerate(target.outputs):
        for name, values in output.options.items():
            place = where.at("outputs", index, "options")
            if name not in target.options:
                yield Fault(place.key(name), f"there is no option {name}", "declare it in options")
                continue
            for value in values:
                if value not in target.options[name].values:
                    yield Fault(place.at(name), f"option {name} has no value {value}", "declare it there")


def _choice_faults(target: Target, where: Location) -> Iterator[Fault]:
    """What a choice is written with has a name here."""
    for role in re.findall(r"\{(choices|choice)\}", target.types.get("choice", "")):
        if role not in target.names:
            cure = f'add {role}: {{of: {role}, form: "{{pascal}}"}} to names, or write it with {{value}}'
            yield Fault(where.at("types", "choice"), f"{{{role}}} is no name of the manifest", cure)


def _pattern_faults(target: Target, where: Location) -> Iterator[Fault]:
    form = target.package_form
    patterns = [(where.at("names", role, "pattern"), sort.pattern) for role, sort in target.names.items()]
    patterns += [(where.at("literals", "patterns").key(pattern), pattern) for pattern in target.literals.patterns]
    for index, output in enumerate(target.outputs):
        place, own = where.at("outputs", index, "literals", "patterns"), output.literals
        patterns += [(place.key(pattern), pattern) for pattern in (own.patterns if own else ())]
    patterns += [(where.at("markup").key(pattern), pattern) for pattern in target.markup]
    patterns += [(where.at("package", "pattern"), form.pattern if form else None)]
    patterns += [(where.at("package", "vendored"), form.vendored if form else None)]
    # Those of literals are looked for at once.
    together = [(where.at("literals", "patterns"), "|".join(target.literals.patterns))]
    together += [
        (where.at("outputs", index, "literals", "patterns"), "|".join(output.literals.patterns))
        for index, output in enumerate(target.outputs)
        if output.literals
    ]
    errors = list(_errors(patterns)) or _errors(together)
    wrong = [Fault(place, f"no regular expression: {error}", "correct it") for place, error in errors]
    yield from wrong
    if not wrong:
        yield from _form_faults(target.markup, where.at("markup"))
    if form and not wrong and not form.fits(form.example):
        place = where.at("package", "example")
        yield Fault(place, f"{form.example} is not as pattern and words say", "correct one of them")


def _form_faults(markup: Mapping[str, str], where: Location) -> Iterator[Fault]:
    for pattern, form in markup.items():
        try:
            re.sub(pattern, form, "")
        except (re.error, IndexError) as error:
            yield Fault(where.at(pattern), f"no form of what is found: {error}", "correct it")


def _errors(patterns: Iterable[tuple[Location, str | None]]) -> Iterator[tuple[Location, re.error]]:
    for place, pattern in patterns:
        try:
            re.compile(pattern or "")
        except re.error as error:
            yield place, error
