"""One registry of very many hostile texts: a seed in, its files out. For targets that take long to compile."""

import random
from pathlib import Path

from letters import is_seen
from registries import FRAGMENTS, UNSEEN, Data, write_registry

SEED = 20260725
CODES = 200
_PIECES = [*FRAGMENTS, " ", "  "]


def write_batch(folder: Path, seed: int = SEED, codes: int = CODES) -> None:
    """Write the registry: two kinds, groups and none, an alias, second listings, former names, deprecations."""
    chance = random.Random(seed)
    head = {
        "registry": "hostile",
        "title": _line(chance),
        "description": _lines(chance),
        "version": "1.0.0",
        "kinds": {"one": _line(chance), "other": _line(chance)},
        "attributes": {"permanent": {"type": "boolean", "title": _line(chance), "description": _line(chance)}},
        "sections": ["grouped", "single"],
    }
    half = codes // 2
    quarters = [range(number * half // 4, (number + 1) * half // 4) for number in range(4)]
    # The last come first, so that neither a group 0 nor a code 0 stands where some languages want it.
    groups = [_group(chance, number, quarter) for number, quarter in reversed([*enumerate(quarters)])]
    grouped = {"section": "grouped", "kind": "one", "groups": groups, "reserved": [codes, "NEVER_AGAIN"]}
    single = {"section": "single", "kind": "other", "codes": [_code(chance, number) for number in range(half, codes)]}
    for section in (grouped, single):
        section |= {"title": _line(chance), "description": _lines(chance)}
    write_registry({"registry": head, "grouped": grouped, "single": single}, folder)


def _group(chance: random.Random, number: int, numbers: range) -> Data:
    codes = [_code(chance, number) for number in reversed(numbers)]
    listed = {"also_in": [{"group": f"GROUP_{(number + 1) % 4}", "description": _lines(chance)}]}
    alias = {"name": f"ALIAS_{number}", "alias_of": codes[-1]["name"], "description": _lines(chance)}
    return {
        "id": number,
        "name": f"GROUP_{number}",
        "title": _line(chance),
        # Wire names are told apart by more than case.
        "wire_name": f"{number} {_line(chance)}",
        "description": _lines(chance),
        "codes": [codes[0] | listed, *codes[1:], {"id": codes[-1]["id"], **alias}],
    }


def _code(chance: random.Random, number: int) -> Data:
    code: Data = {"id": number, "name": f"CODE_{number}", "description": _lines(chance)}
    if number % 2:
        code |= {"action": _lines(chance), "permanent": number % 3 == 0}
    if number % 5 == 0:
        code |= {"note": _lines(chance), "former_names": [f"OLD_{number}"]}
    if number % 7 == 0:
        code["deprecated"] = {"since": _line(chance), "reason": "retired", "note": _line(chance)}
    return code


def _line(chance: random.Random) -> str:
    while True:
        pieces = chance.choices(_PIECES, k=chance.randint(1, 6))
        if chance.random() < 0.3:
            pieces.insert(chance.randrange(len(pieces)), _letter(chance))
        text = "".join(pieces).strip()
        if is_seen(text):
            return text


def _lines(chance: random.Random) -> str:
    return "\n".join(_line(chance) for _ in range(chance.choice((1, 1, 2, 3))))


def _letter(chance: random.Random) -> str:
    """Any letter that the spec accepts."""
    while True:
        letter = chr(chance.choice((chance.randrange(0x20, 0x3000), chance.randrange(0x20, 0x110000))))
        if letter not in UNSEEN and not 0xD800 <= ord(letter) <= 0xDFFF:
            return letter
