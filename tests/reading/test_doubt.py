"""What a fault of registry.yaml leaves open: a section is looked at as far as the declarations say what is right."""

from pathlib import Path

import pytest
from bad_registries import MAIN, REGISTRY, heads, refusal, write_registry

CODE = MAIN.replace("id: 10", "id: 300") + "    retriable: perhaps\n    cause: nobody\n"
DECLARED = (
    REGISTRY.replace("fault: Faults", "fault: {title: Faults, ids: uint8}")
    + "  cause:\n    type: choice\n    description: Who has to act.\n"
    + "    choices: {user: The user., maker: The maker.}\n"
)
ID = "main.yaml:6:9: id: 300 is not an integer of 8 bits, without sign"
FLAG = "main.yaml:9:16: retriable: 'perhaps' is not true or false"
CAUSE = "main.yaml:10:12: cause: 'nobody' is not one of user, maker"


@pytest.mark.parametrize(
    ("old", "new", "beside"),
    [
        # What says nothing of ids, or of values, leaves nothing open.
        ("title: Faults", "title: 5", (ID, FLAG, CAUSE)),
        ("ids: uint8", "ids: uint8, notation: roman", (ID, FLAG, CAUSE)),
        ("ids: uint8", "ids: uint8, payload: 5", (ID, FLAG, CAUSE)),
        ("description: Whether to try again.", "description: 5", (ID, FLAG, CAUSE)),
        ("description: Who has to act.", "description: Who has to act.\n    title: 5", (ID, FLAG, CAUSE)),
        ("kinds: [fault]", "kinds: 5", (ID, FLAG, CAUSE)),
        ("maker: The maker.", "maker: 5", (ID, FLAG, CAUSE)),
        # Here the width may be any, or another key be meant.
        ("ids: uint8", "ids: uint7", (FLAG, CAUSE)),
        ("ids: uint8", "idz: uint8", (FLAG, CAUSE)),
        ("  retriable:\n    type: boolean", "  retriable:\n    type: bool", (ID, CAUSE)),
        ("{user: The user., maker: The maker.}", "5", (ID, FLAG)),
        ("maker: The maker.", "maker-: The maker.", (ID, FLAG)),
    ],
)
def test_what_is_declared_well_is_asked_of_codes(
    old: str, new: str, beside: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry = DECLARED.replace(old, new)
    assert registry != DECLARED
    told = heads(refusal(write_registry(tmp_path, {"registry.yaml": registry, "main.yaml": CODE}), capsys))

    of_codes = [one for one in told if one.startswith("main.yaml")]
    assert len(of_codes) == len(beside), told
    assert all(one.startswith(begin) for one, begin in zip(of_codes, beside, strict=True)), told
    assert len(told) > len(of_codes)
