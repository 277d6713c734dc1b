"""The command `scan`: reports and logs in; how often each code was met, and what of them is not as listed, out."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from stat import S_ISREG
from typing import Any, BinaryIO

from ..errors import EnumerantError, Finding
from ..lookup.columns import is_about_separators, rows, table_of
from ..lookup.known import Known
from ..lookup.payloads import Payloads
from ..lookup.source import registry_asked
from ..lookup.tally import Counted, Tally
from ..lookup.text import PackedError, Text
from ..lookup.values import Broken, values
from ..text.visible import json_lines, no_command, visible
from .told import Style, Told

STANDARD_INPUT = "-"
# So many findings are told to people; machines get all.
_LISTED = 200

Say = Callable[[str], None]


def scan(
    files: Sequence[str],
    spec: str | None,
    kinds: Sequence[str],
    fail_on: Sequence[str],
    say: Say,
    *,
    as_json: bool,
    style: Style,
) -> Told:
    """What the files carry. Not fine if something is found that is to fail on, or a file cannot be read.

    `say` is told how far it is. Raises UsageError, and EnumerantError with what is wrong with the registry.
    """
    known = Known(registry_asked(spec), kinds)
    payloads = Payloads(known)
    if not any(kind["payload"] for kind in known.kinds.values()):
        wrong = "no kind of the registry says what its payloads carry; state payload in registry.yaml"
        raise EnumerantError(Finding(known.data["name"], 1, 1, wrong))
    tally = Tally(payloads)
    unread = [fault for file in files or (STANDARD_INPUT,) for fault in _read(file, tally, say)]
    findings = sorted(tally.findings.values(), key=lambda one: (one.first.file, one.first.line))
    is_fine = not unread and not any(one.what["sort"] in fail_on for one in findings)
    complaints = [no_command(visible(line)) for finding in unread for line in finding.lines]
    if as_json:
        return Told(json_lines(_data(known, tally, findings)), complaints, is_fine)
    return Told(_lines(known, tally, findings, unread), complaints, is_fine)


def _read(file: str, tally: Tally, say: Say) -> Iterator[Finding]:
    """Count what stands in a file; what keeps it from being read."""
    tally.file = "standard input" if file == STANDARD_INPUT else file
    try:
        with _opened(file) as stream:
            _count(_text(stream, tally.file, say), tally)
    except IsADirectoryError:
        yield Finding(file, 1, 1, f"a folder; name the files in it: {os.path.join(file, '*')}")
    except FileNotFoundError:
        yield Finding(file, 1, 1, "there is no such file; name one that is there")
    except OSError as error:
        yield Finding(file, 1, 1, f"cannot be read: {error.strerror}; make it a readable file")
    except PackedError as packed:
        yield Finding(file, 1, 1, f"compressed; run: {packed} {file} | enumerant scan -")


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with open(file, "rb") as stream:
        yield stream


def _text(stream: BinaryIO, name: str, say: Say) -> Text:
    """A stream as text; `say` is told how far it is read."""
    status = os.fstat(stream.fileno())
    whole = status.st_size if S_ISREG(status.st_mode) else 0
    read = 0

    def piece(size: int) -> bytes:
        nonlocal read
        raw = stream.read(size)
        read += len(raw)
        part = f", {100 * read // whole} %" if 0 < read <= whole else ""
        say(f"scanning {name}: {read // 2**20} MB{part}")
        return raw

    return Text(piece)


def _count(text: Text, tally: Tally) -> None:
    """Count what a text carries: the rows of a table, or values."""
    text.holds_line()
    if is_about_separators(text.held):
        text.skip_line()
        text.holds_line()
    begin, end = text.at, text.held.find("\n", text.at)
    table = table_of(text.held[begin : end if end >= 0 else None], tally.payloads.known) if text.held else None
    if table:
        text.skip_line()
        for line, row in rows(text, table.separator):
            if isinstance(row, str):
                tally.broken(row, line, 1)
            else:
                for kind, carried in table.objects(row):
                    tally.count(kind, carried, line)
        return
    for one in values(text):
        if not isinstance(one, Broken):
            tally.value(one[1], one[2], one[0])
        elif one.is_json:
            tally.broken(one.why, one.line, one.column)
        else:
            tally.other_lines += 1


def _data(known: Known, tally: Tally, findings: list[Counted]) -> dict[str, Any]:
    return {
        "registry": {name: known.data[name] for name in ("name", "version")},
        "codes": [{**one.what, "count": one.count} for one in _by_count(tally)],
        "findings": [{**one.what, "count": one.count, **one.first._asdict()} for one in findings],
        "other_lines": tally.other_lines,
        "more_codes": tally.more_codes,
        "more_findings": tally.more_findings,
    }


def _by_count(tally: Tally) -> list[Counted]:
    return sorted(tally.codes.values(), key=lambda one: -one.count)


def _lines(known: Known, tally: Tally, findings: list[Counted], unread: list[Finding]) -> Iterator[str]:
    for one in findings[:_LISTED]:
        place = f"{one.first.file}:{one.first.line}:{one.first.column}"
        yield no_command(visible(f"{place}: {one.what['message']} ({_times(one.count)})"))
    if len(findings) > _LISTED:
        yield f"… and {len(findings) - _LISTED:,} more; --format json tells all"
    if findings:
        yield ""
    codes = _by_count(tally)
    counts = [f"{one.count:,}" for one in codes]
    width = max(map(len, counts), default=0)
    for count, one in zip(counts, codes, strict=True):
        what = one.what
        named = " ".join(filter(None, (what["kind"], what["notation"], what["name"])))
        group = f", {what['group']}" if what["group"] else ""
        yield no_command(
            visible(f"{count:>{width}}  {named}{group}{'' if what['is_listed'] else ', not in this list'}")
        )
    yield from _ends(known, tally, unread)


def _ends(known: Known, tally: Tally, unread: list[Finding]) -> Iterator[str]:
    """What else is to be said of it all."""
    if not (tally.codes or unread):
        kinds = {name: kind["payload"] for name, kind in known.kinds.items() if kind["payload"]}
        yield f"no code found; {_objects(kinds)}; a table has a header with {_columns(kinds)}"
    if tally.other_lines:
        yield f"{tally.other_lines:,} {'line has' if tally.other_lines == 1 else 'lines have'} no JSON"
    for count, what in ((tally.more_codes, "numbers"), (tally.more_findings, "findings")):
        if count:
            yield f"{count:,} more {what} that are not told: there are too many"


def _objects(kinds: dict[str, Any]) -> str:
    """What an object is found by: anything may have an id and a name."""
    carried = _either(keys["id"] or keys["name"] for keys in kinds.values())
    under = _either(keys["object"] or name for name, keys in kinds.items())
    of_groups = _either(keys[fact] for keys in kinds.values() for fact in ("group_id", "group_name"))
    beside = f", or beside {of_groups}" if of_groups else ""
    return f"an object that carries one has {carried}, under a key that says {under}{beside}"


def _either(words: Iterable[str | None]) -> str:
    return " or ".join(dict.fromkeys(filter(None, words)))


def _columns(kinds: dict[str, Any]) -> str:
    """What a column of a table may be called."""
    return " or ".join(f"{keys['object'] or name}_{keys['id'] or keys['name']}" for name, keys in kinds.items())


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"
