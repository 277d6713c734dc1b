"""What is derived from the registry: where a zero stands, what is reserved, what follows from a name."""

from pathlib import Path
from typing import Any

import pytest
from registries import write_registry

from generator.model import Registry, Section
from generator.printing.views.package import example_code, package_version, unlisted
from generator.printing.views.reserved import reserved_ids, reserved_names
from generator.printing.views.zero import groups_zero_first, zero, zero_first, zero_group
from generator.reading.spec import read_spec


def code(number: int, name: str, **facts: Any) -> dict[str, Any]:
    return {"id": number, "name": name, "description": "A code.", **facts}


def registry(folder: Path, name: str = "codes", **section: Any) -> Registry:
    head = {"registry": name, "title": "Codes", "kinds": {"fault": "Faults"}, "sections": ["main"]}
    head |= {key: section.pop(key) for key in ("version",) if key in section}
    main = {"section": "main", "kind": "fault", "title": "Main", "description": "All of them.", **section}
    write_registry({"registry": head, "main": main}, folder)
    spec = read_spec(folder)

    assert spec.findings([]) == []
    assert spec.registry is not None
    return spec.registry


def section(folder: Path, **facts: Any) -> Section:
    return registry(folder, **facts).sections[0]


def test_zero_stands_first_with_its_aliases(tmp_path: Path) -> None:
    alias = code(0, "NOTHING", alias_of="NONE")
    main = section(tmp_path, codes=[code(2, "TWO"), code(0, "NONE"), alias, code(-1, "LESS"), code(1, "ONE")])

    none = zero(main)
    assert none is not None
    assert none.name == "NONE"
    assert [code.name for code in zero_first(main)] == ["NONE", "NOTHING", "TWO", "LESS", "ONE"]
    assert [code.name for code in main.codes] == ["TWO", "NONE", "NOTHING", "LESS", "ONE"]


def test_without_a_zero_the_order_is_the_specs(tmp_path: Path) -> None:
    main = section(tmp_path, codes=[code(2, "TWO"), code(1, "ONE")])

    assert zero(main) is None
    assert zero_first(main) == main.codes
    assert (zero_group(main), groups_zero_first(main)) == (None, ())


@pytest.mark.parametrize(
    ("ids", "expected"),
    [((3, 0, 2), [0, 3, 2]), ((3, 2), [3, 2]), ((0, 1), [0, 1])],
)
def test_a_group_with_the_number_0_stands_first(ids: tuple[int, ...], expected: list[int], tmp_path: Path) -> None:
    groups = [
        {"id": number, "name": f"GROUP_{number}", "description": "A group.", "codes": [code(number, f"CODE_{number}")]}
        for number in ids
    ]
    main = section(tmp_path, groups=groups)

    assert [group.id for group in groups_zero_first(main)] == expected
    of_zero = zero_group(main)
    assert (of_zero.id if of_zero else None) == (0 if 0 in ids else None)


def test_renames_are_the_former_names_in_order(tmp_path: Path) -> None:
    alias = code(1, "SINGLE", alias_of="ONE", former_names=["SOLE"])
    main = section(tmp_path, codes=[code(1, "ONE", former_names=["UNO", "UN"]), alias, code(2, "TWO")])

    assert [(name, code.name) for name, code in main.renames] == [("UNO", "ONE"), ("UN", "ONE"), ("SOLE", "SINGLE")]


def test_what_is_reserved_by_sort(tmp_path: Path) -> None:
    main = section(tmp_path, codes=[code(1, "ONE")], reserved=[13, "NEVER", -7, "AGAIN", "-9..9", 0, "20..29"])

    assert reserved_ids(main) == ((13, 13), (-7, -7), (-9, -1), (1, 9), (20, 29))
    assert reserved_names(main) == ("NEVER", "AGAIN")


def test_a_reserved_name_that_a_code_once_had_is_its_former_name(tmp_path: Path) -> None:
    main = section(tmp_path, codes=[code(1, "ONE", former_names=["UNO"])], reserved=["UNO", "DUE"])

    assert reserved_names(main) == ("DUE",)


@pytest.mark.parametrize(
    ("ids", "expected"), [([1], 99_999), ([99_999], 100_000), ([100_000, 1, 99_999], 100_001), ([100_000], 99_999)]
)
def test_a_number_that_no_code_has(ids: list[int], expected: int, tmp_path: Path) -> None:
    codes = [code(number, f"CODE_{number}") for number in ids]

    assert unlisted(registry(tmp_path, codes=codes)) == expected


def test_a_registry_without_a_version_is_the_first_of_all(tmp_path: Path) -> None:
    codes = [code(1, "UNO", alias_of="ONE"), code(2, "TWO"), code(1, "ONE")]
    found = registry(tmp_path, codes=codes)

    assert package_version(found) == "0.0.0"
    assert example_code(found).name == "TWO"
    assert package_version(registry(tmp_path, codes=codes, version="1.2.3")) == "1.2.3"
