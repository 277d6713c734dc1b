"""A registry of any size for the benchmark: a number of codes in, the files of a spec out, the same in every run."""

import sys
from collections.abc import Iterator
from pathlib import Path

# So many sections, or more of them: some languages hold no more codes in one.
SECTIONS, MOST = 10, 1_100
GROUP_SIZE = 25
KINDS = ("status", "error")
SOURCES = ("page", "manual", "reseller", "gateway", "operator")
TARGETS = ("python", "jsonschema", "markdown")

_SUBJECTS = ("SUBSCRIBER", "HANDSET", "ROUTE", "OPERATOR", "SENDER", "CONTENT", "ACCOUNT", "CHANNEL", "DIALOGUE")
_EVENTS = ("ABSENT", "BLOCKED", "EXPIRED", "UNKNOWN", "REJECTED", "BUSY", "NOT_ALLOWED", "OVERLOADED")
_CAUSES = (
    "it is switched off, out of reach or in weak coverage",
    "no agreement with the network guarantees that it arrives",
    "the register of the operator doesn't list the number",
    "a limit of the account was reached before it was sent",
    "the other side gave no answer within the time it had",
)
_ACTIONS = (
    "Check the number, for instance by dialling it; then ask Support.",
    "Have the phone switched on and connected, then send again.",
    "Ask the operator to lift the limit.",
)


# What a registry with five attributes declares beside the one that every registry here has.
FIVE = """\
  cause: {type: choice, description: Whose doing it is., choices: {sender: Who sent it., network: What lies between.}}
  http_status: {type: integer, description: What a gateway answers with.}
  product: {type: text, description: What it is called in the shop.}
  seen: {type: choice, several: true, description: Where it was seen., choices: {lab: Inside., field: Outside.}}
"""


def write_registry(
    folder: Path, codes: int, *, five: bool = False, every: bool = False, sections: int | None = None
) -> None:
    """Write `registry.yaml` and the sections, which share the codes evenly; codes state one attribute, or five.

    It is for three targets, or for `every` one.
    """
    folder.mkdir(parents=True)
    sections = sections or max(SECTIONS, -(-codes // MOST))
    folder.joinpath("registry.yaml").write_text("".join(_head(five, every, sections)), "utf-8")
    for section in range(sections):
        numbers = range(codes * section // sections, codes * (section + 1) // sections)
        folder.joinpath(f"{_name(section)}.yaml").write_text("".join(_section(section, numbers, five)), "utf-8")


def _head(five: bool, every: bool, sections: int) -> Iterator[str]:
    yield "registry: bench-codes\ntitle: Codes of the benchmark\nversion: 1.0.0\nlicense: MIT\n"
    yield "attributes:\n  permanent: {type: boolean, title: Permanent, description: Whether it lasts.}\n"
    yield f"{FIVE if five else ''}kinds:\n"
    yield from (f"  {kind}: All codes of {kind}\n" for kind in KINDS[:sections])
    yield f"sections: [{', '.join(map(_name, range(sections)))}]\n"
    yield "" if every else f"targets: [{', '.join(TARGETS)}]\n"
    yield "sources:\n"
    yield from (f"  {key}:\n    title: What the {key} says\n" for key in SOURCES)


def _name(section: int) -> str:
    return f"part{section}-{_kind(section)}"


def _kind(section: int) -> str:
    return KINDS[section % len(KINDS)]


def _section(section: int, numbers: range, five: bool) -> Iterator[str]:
    yield f"section: {_name(section)}\nkind: {_kind(section)}\ntitle: Part {section} of the codes\n"
    yield f"description: What part {section} of the platform says of a message.\ngroups:\n"
    for group, start in enumerate(range(0, len(numbers), GROUP_SIZE)):
        yield f"  - id: {group}\n    name: GROUP_{group}\n    title: Group {group}\n"
        yield f'    description: "The messages of group {group}: they share a cause."\n    codes:\n'
        for number in numbers[start : start + GROUP_SIZE]:
            yield from _code(number)
            yield from _four_more(number) if five else ()


def _code(number: int) -> Iterator[str]:
    """A code as the shipped registry has them: half with an action, a third without permanence, a tenth renamed."""
    subject, event = _SUBJECTS[number % len(_SUBJECTS)], _EVENTS[number % len(_EVENTS)]
    cause = _CAUSES[number % len(_CAUSES)]
    name = f"{subject}_{event}_{number}"
    yield f"      - id: {number}\n        name: EC_{name}\n"
    if number % 3:
        yield f"        permanent: {'true' if number % 2 else 'false'}\n"
    yield f'        description: "The {subject.lower()} of message {number} did not take it: {cause}."\n'
    if number % 2:
        yield f"        action: {_ACTIONS[number % len(_ACTIONS)]}\n"
    if number % 10 == 0:
        yield f"        former_names: [{name}]\n"
    first = number % len(SOURCES)
    yield f"        named_by: [{SOURCES[first]}, {SOURCES[first - 1]}]\n"


def _four_more(number: int) -> Iterator[str]:
    """What a code says of itself where there are five attributes: three of the four, in turns."""
    yield f"        cause: {'network' if number % 4 else 'sender'}\n" if number % 5 else ""
    yield f"        http_status: {400 + number % 100}\n" if number % 3 else ""
    yield f"        product: Product {number % 7}\n" if number % 2 else ""
    yield "        seen: [lab, field]\n" if number % 6 else ""


if __name__ == "__main__":
    write_registry(Path(sys.argv[1]), int(sys.argv[2]), five="five" in sys.argv[3:], every="every" in sys.argv[3:])
