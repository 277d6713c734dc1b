"""Reading others' files: a path in; the sections that its rows or enums become, what they need declared, out."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from ..disk import is_device
from ..errors import EnumerantError, Finding
from ..text.messages import did_you_mean, shown
from .codes import Codes
from .columns import listing_of
from .enums import read_enums
from .facts import NO_TEXT, Facts
from .files import read_text
from .groups import Groups
from .listing import Listing, Told
from .objects import read_objects
from .protocol import read_proto
from .spelling import LONGEST_KEY, heading, kebab, singular
from .tables import read_table

# How files end that can be read.
ENDINGS = (".csv", ".tsv", ".json", ".py", ".proto")


class Imported(NamedTuple):
    """What a file becomes: kinds and attributes that registry.yaml declares, and the sections as the spec says them.

    `notes` are what was guessed and made otherwise, `to_write` what a person has to write yet.
    """

    kinds: dict[str, Any]
    attributes: dict[str, Any]
    sections: list[dict[str, Any]]
    notes: list[str]
    to_write: list[str]


class Stated(NamedTuple):
    """What a person says of a file's codes: of which kind they are, and what their section is called."""

    kind: str | None = None
    section: str | None = None


NOTHING = Stated()


def read_codes(path: Path, stated: Stated = NOTHING) -> Imported:
    """Read the codes of a file; what is not `stated` is guessed. Raises EnumerantError with all that does not fit."""
    ending = path.suffix.lower()
    if path.is_dir():
        raise EnumerantError(Finding(str(path), 1, 1, "a folder; name a file in it"))
    if ending not in ENDINGS:
        cure = did_you_mean(ending, ENDINGS, "there are")
        raise EnumerantError(
            Finding(str(path), 1, 1, f"codes cannot be read from files that end in {ending or 'nothing'}; {cure}")
        )
    text = read_text(path)
    told = Told(str(path), text)
    listings = _listings(text, path, ending, told)
    if stated.section and len(listings) > 1:
        names = ", ".join(listing.name for listing in listings)
        told.refuse(1, f"{len(listings)} enums become a section each: {names}", "leave out --section, and rename later")
    sections = _Sections(path, listings, told, stated)
    if told.findings:
        raise EnumerantError(*sorted(told.findings, key=lambda finding: finding.line))
    return sections.imported()


def _listings(text: str, path: Path, ending: str, told: Told) -> list[Listing]:
    if ending == ".py":
        return read_enums(text, path.stem, told)
    if ending == ".proto":
        return read_proto(text, told)
    if ending == ".json":
        return [listing_of(read_objects(text, told), path.stem, told)]
    return [listing_of(read_table(text, told, "\t" if ending == ".tsv" else ","), path.stem, told)]


class _Sections:
    """The sections of a file, one a listing."""

    def __init__(self, path: Path, listings: list[Listing], told: Told, stated: Stated) -> None:
        self._path, self._told, self._stated = path, told, stated
        self._facts = Facts(listings, told)
        self._kinds: dict[str, dict[str, Any]] = {}
        self._to_write: list[str] = []
        self.sections: list[dict[str, Any]] = []
        for listing in listings:
            if listing.rows:
                self._add(listing)

    def imported(self) -> Imported:
        kinds = {name: kind if len(kind) > 1 else kind["title"] for name, kind in self._kinds.items()}
        names = ", ".join(f"{section['section']} of kind {section['kind']}" for section in self.sections)
        self._told.note(f"sections: {names}")
        return Imported(kinds, self._facts.declarations, self.sections, self._told.notes, self._to_write)

    def _add(self, listing: Listing) -> None:
        name = self._stated.section or self._name(listing)
        kind = self._stated.kind or _kind(self._stated.section or kebab(listing.name))
        codes = Codes(listing, self._facts, self._told)
        groups = Groups(codes, self._told)
        title, wide = heading(kind), {"ids": "uint32"} if codes.is_wide else {}
        notation = {"notation": "hexadecimal"} if listing.is_hexadecimal else {}
        self._kinds.setdefault(kind, {"title": f"{title} codes" if title != "Code" else "Codes"}).update(
            wide | notation
        )
        section: dict[str, Any] = {"section": name, "kind": kind, "title": heading(name)}
        section["description"] = listing.description or f"Read from {self._path.name}."
        if listing.reserved:
            section["reserved"] = [*dict.fromkeys(listing.reserved)]
        if groups.are_named:
            section["groups"] = groups.groups
        else:
            section["codes"] = [code for _, code in codes.codes]
        self.sections.append(section)
        self._tell(section, codes, groups)

    def _name(self, listing: Listing) -> str:
        """One that no other section has, nor the file that describes the registry, nor a device of some system."""
        # Some languages call what a kind has so: the section `error-codes` would meet the kind `error`.
        plain = re.sub("(?<=.)-codes?$", "", kebab(listing.name)) or "codes"
        taken = {section["section"] for section in self.sections}
        names = (plain, f"{plain}-list", *(f"{plain}-{number}" for number in range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken and name != "registry" and not is_device(name))

    def _tell(self, section: dict[str, Any], codes: Codes, groups: Groups) -> None:
        name = section["section"]
        if codes.without_text:
            count = f"{codes.without_text:,} of {len(codes.codes):,} codes"
            self._to_write.append(f"{name}.yaml: {count} have no description; search for '{NO_TEXT}'")
        if groups.are_named:
            self._to_write.append(
                f"{name}.yaml: what the codes of each of its {len(groups.groups)} groups have in common"
            )


def not_a_section(name: str) -> str | None:
    """Why no section can be called so, and what to do; None if one can."""
    if name == "registry" or is_device(name):
        return f"no section is called {name}; choose another name"
    return not_a_kind(name)


def not_a_kind(name: str) -> str | None:
    """Why no kind can be called so, and what to do; None if one can."""
    if re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", name) and len(name) <= LONGEST_KEY:
        return None
    near = kebab(name)
    cure = f"write {near}" if near else "write it like disk-error"
    wrong = "is not a name in small letters, digits and dashes, a letter first, of at most 60 letters"
    return f"{shown(name)} {wrong}; {cure}"


def _kind(section: str) -> str:
    """The kind of a section by the last word of its name: `http-errors` and `error-codes` are of kind error."""
    words = [word for word in section.split("-") if singular(word) != "code"]
    return singular(words[-1]) if words and words[-1][:1].isalpha() else "code"
