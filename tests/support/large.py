"""A registry of one large section: a number of codes in, the files of a spec out."""

from pathlib import Path

from registries import Data, write_registry

TEXT = "What happened, in a sentence as long as those of a registry are, with a reason and a place where it did."


def write_large(folder: Path, codes: int) -> None:
    """Write it: so many codes in two groups, aliases among them, and another kind with one code."""
    half = codes // 2
    groups = [
        {"id": 1, "name": "FIRST", "description": "A half.", "codes": [_code(number) for number in range(half)]},
        {"id": 2, "name": "REST", "description": "A half.", "codes": [_code(number) for number in range(half, codes)]},
    ]
    large = {"section": "large", "kind": "one", "title": "Large", "description": "Large.", "groups": groups}
    small_codes = [{"id": 1, "name": "ONE", "description": "One."}]
    small = {"section": "small", "kind": "other", "title": "Small", "description": "Small.", "codes": small_codes}
    head = {
        "registry": "large-codes",
        "title": "Large codes",
        "docs_url": "https://codes.example/{section}.html#{anchor}",
        "kinds": {"one": "One", "other": "Other"},
        "attributes": {"permanent": {"type": "boolean", "description": "Whether it lasts."}},
        "sections": ["large", "small"],
    }
    write_registry({"registry": head, "large": large, "small": small}, folder)


def _code(number: int) -> Data:
    """One in ten is an alias of the one before it; of the others, one in five is deprecated, one in three renamed."""
    name = f"A_CODE_WITH_A_RATHER_LONG_NAME_{number}"
    if number % 10 == 9:
        member = f"A_CODE_WITH_A_RATHER_LONG_NAME_{number - 1}"
        return {"id": 3 * (number - 1), "name": name, "alias_of": member, "description": f"{TEXT} {number}"}
    code: Data = {
        "id": 3 * number,
        "name": name,
        "permanent": number % 2 == 0,
        "description": f"{TEXT} {number}",
        "action": f"What to do about it, in a sentence. {number}",
    }
    if number % 3 == 0:
        code["former_names"] = [f"A_CODE_WITH_ANOTHER_NAME_{number}"]
    if number % 5 == 0:
        code["deprecated"] = {"since": "1.0.0", "reason": "retired", "note": f"Nobody misses it. {number}"}
    return code
