"""Big files that ask for more work than their size is worth: a name and a megabyte in, the text out."""

from collections.abc import Callable

HEAD = "section: main\nkind: fault\ntitle: Main\ndescription: Many.\n"
CODES = f"{HEAD}codes:\n"
Maker = Callable[[int], str]


def _filled(unit: str, head: str = "", tail: str = "") -> Maker:
    return lambda size: head + unit * (size // len(unit.encode())) + tail


def _numbered(form: str, head: str = "", tail: str = "") -> Maker:
    length, first = len(form.format(100_000).encode()), 100_000
    return lambda size: head + "".join(map(form.format, range(first, first + size // length))) + tail


FILES: dict[str, Maker] = {
    "spaces": _filled(" "),
    "tabs": _filled("\t"),
    "comment": _filled("#"),
    "comments": _filled("#\n"),
    "opening brackets": _filled("["),
    "opening braces": _filled("{"),
    "pairs of brackets": _filled("[]"),
    "lists in a list": _filled("[],", "a: [", "]"),
    "maps in a list": _filled("{},", "a: [", "]"),
    "dashes": _filled("- "),
    "dashes in lines": _filled("-\n"),
    "question marks": _filled("? "),
    "colons": _filled(": "),
    "ever deeper": lambda size: "".join(f"{' ' * depth}a:\n" for depth in range(int((2 * size) ** 0.5))),
    "a plain word": _filled("x", "a: "),
    "a quoted word": _filled("x", 'a: "', '"'),
    "an open quote": _filled("x", 'a: "'),
    "escapes": _filled("\\n", 'a: "', '"'),
    "a block": _filled("  x\n", "a: |\n"),
    "a folded block": _filled("  x\n", "a: >\n"),
    "digits": _filled("1", "a: "),
    "documents": _filled("---\n"),
    "documents of words": _filled("--- x\n"),
    "anchors": _filled("&a x, ", "a: [", "]"),
    "aliases": _filled("*a, ", "a: &a [", "]"),
    "a bomb": _numbered("a{0}: &a{0} [*a, *a, *a]\n", "a: &a x\n"),
    "merge keys": _filled("<<: x\n"),
    "tags": _filled("!!python/object:os.system x, ", "a: [", "]"),
    "keys": _numbered("k{}: 1\n"),
    "one key": _filled("k: 1\n"),
    "one key in braces": _filled("k: 1, ", "a: {", "}"),
    "no bytes": _filled("\0"),
    "bells": _filled("\a\n"),
    "marks of direction": _filled("\u202e"),
    "empty codes": _filled("  - {}\n", CODES),
    "words for codes": _filled("  - x\n", CODES),
    "one code": _filled("  - {id: 1, name: A, description: D.}\n", CODES),
    "words for ids": _filled("  - {id: x, name: A, description: D.}\n", CODES),
    "slips": _numbered("  - {{id: {0}, name: A{0}, descripton: D.}}\n", CODES),
    "aliases of nothing": _numbered("  - {{id: {0}, name: A{0}, description: D., alias_of: B{0}}}\n", CODES),
    "groups of nowhere": _numbered("  - {{id: {0}, name: A{0}, description: D., also_in: [B{0}]}}\n", CODES),
    "sources of nowhere": _numbered("k{}, ", f"{CODES}  - {{id: 1, name: A, description: D., named_by: [", "]}\n"),
    "unknown keys": _numbered("k{}: 1, ", f"{CODES}  - {{id: 1, name: A, description: D., ", "}\n"),
    "one former name": _filled("K, ", f"{CODES}  - {{id: 1, name: A, description: D., former_names: [", "]}\n"),
    "a long name": _filled("A_", f"{CODES}  - {{id: 1, description: D., name: ", "A}\n"),
    "spaces at the end": _filled(" ", f'{CODES}  - {{id: 1, name: A, description: "x', '"}\n'),
    "reserved": _numbered("{}, ", f"{HEAD}reserved: [", "1]\ncodes:\n  - {id: 1, name: A, description: D.}\n"),
    "anything": _filled("{a: 1},", "x-a: [", "]"),
    "reserved ranges": _numbered(
        "{0}0..{0}9, ", f"{HEAD}reserved: [", "1]\ncodes:\n  - {id: 1, name: A, description: D.}\n"
    ),
    "one reserved range": _filled(
        "1..9, ", f"{HEAD}reserved: [", "1]\ncodes:\n  - {id: 1, name: A, description: D.}\n"
    ),
    "ranges of groups": _numbered("  - {{name: G{0}, description: D., range: {0}0..{0}9}}\n", f"{HEAD}groups:\n"),
    "one range of groups": _numbered("  - {{name: G{0}, description: D., range: 1..9}}\n", f"{HEAD}groups:\n"),
    "masks of groups": _numbered(
        "  - {{name: G{0}, description: D., mask: {{bits: {0}, value: {0}}}}}\n", f"{HEAD}groups:\n"
    ),
    "wire names": _numbered("  - {{id: {0}, name: A{0}, description: D., wire_name: W}}\n", CODES),
    "empty groups": _filled("  - {}\n", f"{HEAD}groups:\n"),
}
