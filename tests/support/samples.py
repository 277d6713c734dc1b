"""The samples of a target: a registry printed in, a program of them out, which says the number of each that was met.

A sample is what a reader of the reference copies: imports, an empty line, statements. Here they stand in a program that
gives each the number of its code, and what is left to the reader says that number.
"""

from collections.abc import Iterator
from typing import NamedTuple

from proofs import Printed

from generator.model import Code, Kind
from generator.printing.samples import sampler
from generator.printing.views.numbers import kind_of
from generator.targets.folders import TEMPLATES
from generator.targets.manifest import read_targets
from generator.targets.target import Target


class Program(NamedTuple):
    """What stands around samples: before their imports, before and behind all their statements, before and behind each.

    In `before` and `said`, `{type}` is that of the ids of the code's kind and `{number}` its number; `said` takes the
    place of `left`, which is what a sample leaves to its reader.
    """

    left: str
    said: str
    top: str = ""
    begin: str = ""
    before: str = ""
    behind: str = ""
    end: str = ""


PROGRAMS = {
    "python": Program("...", "print({number})", before="number = {number}\n"),
    "typescript": Program(
        *("// …", "console.log({number});"),
        top="declare const console: { log(number: number): void };\n",
        before="{{\nconst number: number = JSON.parse('{number}');\n",
        behind="}}\n",
    ),
    "java": Program(
        *("// …", "System.out.println({number}L);"),
        begin='@SuppressWarnings({"cast", "deprecation"})\nfinal class Program {\n'
        "  public static void main(String[] arguments) {\n",
        before="{{\n{type} number = (({type}) {number}L);\n",
        behind="}}\n",
        end="  }\n}\n",
    ),
    "kotlin": Program(
        *("// …", "println({number}L)"),
        top='@file:Suppress("DEPRECATION")\n\n',
        begin="fun main() {\n",
        before="run {{\nval number: {type} = {number}\n",
        behind="}}\n",
        end="}\n",
    ),
    "csharp": Program(
        *("// …", "System.Console.WriteLine({number}L);"),
        top="#pragma warning disable 612, 618\n",
        begin="static class Program\n{\nstatic void Main()\n{\n",
        before="{{\n{type} number = {number};\n",
        behind="}}\n",
        end="}\n}\n",
    ),
    "go": Program(
        *("// …", 'fmt.Println("{number}")'),
        top='package main\n\nimport "fmt"\n',
        begin="func main() {\n",
        before="{{\nvar number {type} = {number}\n",
        behind="}}\n",
        end="}\n",
    ),
    "rust": Program(
        *("// …", 'println!("{number}");'),
        top="#![allow(deprecated)]\n",
        begin="fn main() {\n",
        before="{{\nlet number: {type} = {number};\n",
        behind="}}\n",
        end="}\n",
    ),
    "php": Program(
        *("// …", 'echo "{number}\\n";'),
        top='<?php\n\nrequire __DIR__ . "/vendor/autoload.php";\n',
        before="$number = {number};\n",
    ),
    "ruby": Program("# …", "puts {number}", before="number = {number}\n"),
    # The rows that a query has to answer stand behind it.
    "sql": Program("", "", behind="--> {name}|{description}\n"),
}


def samples_of(target: Target, printed: Printed) -> Iterator[tuple[Code, Kind, str]]:
    """Every member with its kind and its sample, as a page of the reference shows it."""
    registry = printed.registry()
    (spelled,), _ = read_targets(TEMPLATES, [target.name], registry.acronyms)
    show = sampler(registry, TEMPLATES)
    for code in (code for section in registry.sections for code in section.members):
        yield code, kind_of(code, registry.kinds), dict(show(code))[spelled.title]


def program_of_samples(target: Target, printed: Printed) -> str:
    """A program that has every sample of a registry in it."""
    around, statements = PROGRAMS[target.name], []
    imports: dict[str, None] = {}
    for code, kind, text in samples_of(target, printed):
        *above, below = text.split("\n\n")
        imports |= dict.fromkeys(above)
        words = {
            "number": code.id,
            "type": target.ids.get(kind.ids.name),
            "name": code.name,
            "description": code.description.replace("\n", "\n--> "),
        }
        assert around.left in below
        said = below.replace(around.left, around.said.format(**words)) if around.left else below
        statements.append(f"{around.before.format(**words)}{said}\n{around.behind.format(**words)}")
    heads = "".join(f"{line}\n" for line in imports)
    return f"{around.top}{heads}{around.begin}{''.join(statements)}{around.end}"


def numbers_said(target: Target, printed: Printed) -> str:
    """What such a program prints: every number, if each sample meets its own code; of queries the rows are compared."""
    if not PROGRAMS[target.name].left:
        return ""
    return "".join(f"{code.id}\n" for section in printed.registry().sections for code in section.members)
