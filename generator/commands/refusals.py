"""Refusals: a job in; why it cannot be one, whatever stands in the spec, out."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..config import Print
from ..errors import Fault, Location
from ..text.messages import did_you_mean
from .job import Job

# What may stand in the first line of every file: in any language, nothing of these is more than a word of a comment.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._ -]*[A-Za-z0-9])?")
_COMMAND_LINE = Location("")


def refusal(job: Job) -> Fault | None:
    """The first reason; it stands in the config where a print of it is to blame."""
    return next(_refusals(job), None)


def _refusals(job: Job) -> Iterator[Fault]:
    name, available = job.spec_name, job.available
    for folder in (job.spec, job.templates):
        if not folder.is_dir():
            yield Fault(_COMMAND_LINE, f"there is no folder {folder}", "name one that there is")
    if not _PLAIN.fullmatch(name):
        wrong = f"the spec folder's name {name!r} stands in the first line of every file"
        cure = "rename it: letters, digits, and between them dots, dashes, spaces and underscores"
        yield Fault(_COMMAND_LINE, wrong, cure)
    if not available:
        wrong = f"there is no target in {job.templates}"
        yield Fault(_COMMAND_LINE, wrong, "a target is a folder with a target.yaml")
    for wanted in job.prints:
        where = wanted.where.at("out") if wanted.where else _COMMAND_LINE
        if wanted.out.is_symlink():
            cure = "move it away, or name the folder that it leads to"
            yield Fault(where, f"{wanted.out} is a link, which may lead elsewhere", cure)
        for wrong in (*_overlaps(job, wanted, available), *_nested(job, wanted)):
            yield Fault(where, wrong, "print elsewhere" if wanted.where else "name another --out")
        for asked in wanted.asked:
            if asked not in available:
                cure = did_you_mean(asked, available, "targets there are:")
                yield Fault(_COMMAND_LINE, f"there is no target {asked}", cure)


def _overlaps(job: Job, wanted: Print, available: list[str]) -> Iterator[str]:
    """That the spec or the templates stand where files are printed, and removed."""
    out = wanted.out.resolve()
    for folder in (job.spec, job.templates):
        place = folder.resolve()
        below = place.relative_to(out).parts if out in (place, *place.parents) else None
        if below is not None and (wanted.target or below[:1] == () or below[0] in available):
            yield f"{folder} stands in {_printed(wanted, below)}, where files are printed"


def _printed(wanted: Print, below: tuple[str, ...]) -> Path:
    return wanted.out if wanted.target or not below else wanted.out / below[0]


def _nested(job: Job, wanted: Print) -> Iterator[str]:
    """That a folder that is printed to stands in another: neither would know what is its own."""
    for other in job.outs:
        if other.resolve() in wanted.out.resolve().parents:
            yield f"{wanted.out} stands in {other}, which is printed to as well"
