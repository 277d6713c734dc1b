"""The command `explain`: numbers, names and payloads in; what they are in a registry out."""

from collections.abc import Iterator, Sequence

from ..errors import EnumerantError, Finding
from ..lookup.answers import answer, answers_to_payload
from ..lookup.asking import parts
from ..lookup.known import Data, Known
from ..lookup.source import registry_asked
from ..lookup.words import Line, told
from ..text.visible import json_lines
from .told import Style, Told, printed

STANDARD_INPUT = "-"
_MOST = 4 * 2**20


def explain(asked: Sequence[str], spec: str | None, kinds: Sequence[str], *, as_json: bool, style: Style) -> Told:
    """What is known of everything that is asked.

    Not fine if something is not listed. Raises UsageError, EnumerantError with what is wrong with the registry or
    with a payload, and OSError.
    """
    data = registry_asked(spec)
    known = Known(data, kinds)
    answers = [one for what in asked for one in _answers(known, what)]
    is_fine = all(one["codes"] or one["groups"] for one in answers) and bool(answers)
    if as_json:
        registry = {name: data[name] for name in ("name", "version")}
        return Told(json_lines({"registry": registry, "answers": answers}), is_fine=is_fine)
    return Told(printed(_lines(answers, data), style), is_fine=is_fine)


def _lines(answers: Sequence[Data], registry: Data) -> Iterator[Line]:
    for one in answers:
        yield from told(one, registry)


def _answers(known: Known, asked: str) -> Iterator[Data]:
    if asked == STANDARD_INPUT:
        yield from _of_input(known)
    elif _may_be_payload(asked):
        yield from _of_payload(known, asked.encode("utf-8", "surrogateescape"), "the payload")
    else:
        yield from (answer(known, part) for part in parts(known, asked))


def _may_be_payload(asked: str) -> bool:
    """Whether it is a map or a list of some, and no list of numbers or names."""
    return asked.lstrip()[:1] == "{" or (asked.lstrip()[:1] == "[" and ("{" in asked or "[" in asked.lstrip()[1:]))


def _of_input(known: Known) -> Iterator[Data]:
    """What stands on standard input: payloads, or a number or a name a line."""
    import sys

    raw = sys.stdin.buffer.read(_MOST + 1)
    if len(raw) > _MOST:
        raise EnumerantError(Finding("standard input", 1, 1, "over 4 MB; run: enumerant scan"))
    from ..lookup.text import packed

    if b"{" in raw or b"[" in raw.strip()[1:] or packed(raw):
        yield from _of_payload(known, raw, "standard input")
        return
    import json

    text = raw.decode(json.detect_encoding(raw), "replace").removeprefix("\ufeff")
    if not text.strip():
        wrong = "nothing is in it; pass a number or a name a line, or a payload"
        raise EnumerantError(Finding("standard input", 1, 1, wrong))
    yield from (answer(known, part) for part in parts(known, text))


def _of_payload(known: Known, raw: bytes, where: str) -> Iterator[Data]:
    """Every code of a payload, each once. Raises EnumerantError if it is no JSON, or carries none."""
    import io

    from ..lookup.payloads import Payloads
    from ..lookup.text import PackedError, Text
    from ..lookup.values import Broken, values

    payloads, findings = Payloads(known), []
    met: list[Data] = []
    try:
        for one in values(Text(io.BytesIO(raw).read)):
            if isinstance(one, Broken):
                findings.append(Finding(where, one.line, one.column, f"{one.why}; correct it"))
            else:
                met += [told for told in answers_to_payload(payloads, where, one[1]) if told not in met]
    except PackedError as packed:
        findings.append(Finding(where, 1, 1, f"compressed; unpack it: {packed} FILE | enumerant explain -"))
    if findings:
        raise EnumerantError(*findings)
    if not met:
        raise EnumerantError(Finding(where, 1, 1, f"carries no code: {_wanted(known)}"))
    yield from met


def _wanted(known: Known) -> str:
    """What an object has to have that carries a code."""
    keys = [
        f"{kind['payload']['id'] or kind['payload']['name']} of {name}"
        for name, kind in known.kinds.items()
        if kind["payload"]
    ]
    if not keys:
        return "no kind of the registry says what its payloads carry"
    return f"an object of a payload has {' or '.join(keys)}"
