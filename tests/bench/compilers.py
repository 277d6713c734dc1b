"""What the printed sources cost a compiler and a bundle: lines of `what`, a ratio and its goal out, with tabs between.

Each compiler gets one section as it is printed, and in turns with it the same constants as a hand writes them, each
below its text: what users would have without the generator. That file has no facts and no look-ups. It is a program of
its own, since the benchmark's process has to stay small.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import ROOT, Command, least_costs
from registry import write_registry

sys.path += [str(ROOT), str(ROOT / "tests" / "support")]
from proof import read_proof
from proofs import ENVIRONMENT

from generator.reading.spec import read_spec
from generator.targets.folders import TEMPLATES

RUNS = 3
SIZES = (250, 2_500)


@dataclass(frozen=True, slots=True)
class Compiler:
    """How a language compiles what is printed, and a file by hand: its path, first line, a line a code and last line.

    `most` is how many codes of a section the target takes; `goals` are those of the two sizes.
    """

    printed: str
    by_hand: str
    file: str
    first: str
    code: str
    goals: tuple[float, float]
    last: str = "}"
    most: int = SIZES[-1]


_JAVAC = "javac --release 11 -encoding UTF-8 -d build"
_KOTLINC = "kotlinc -J-XX:TieredStopAtLevel=1 -J-Xmx1g -nowarn -jvm-target 11 -d build"
COMPILERS = {
    "typescript": Compiler(
        "tsc --noEmit -p .",
        "tsc --noEmit -p .",
        "src/codes.ts",
        "export const Code = {",
        "  /** {text} */\n  {name}: {id},",
        (1.5, 2.7),
        "} as const;\nexport type Code = (typeof Code)[keyof typeof Code];",
    ),
    "go": Compiler(
        "go build -gcflags=-D=$RANDOM$RANDOM .",
        "go build -gcflags=-D=$RANDOM$RANDOM codes.go",
        "codes.go",
        "package codes\n\ntype Code int32\n\nconst (",
        "\t// {text}\n\tCode_{name} Code = {id}",
        (6, 30),
        ")",
    ),
    "java": Compiler(
        f"{_JAVAC} $(find src -name '*.java')",
        f"{_JAVAC} Codes.java",
        "Codes.java",
        "public final class Codes {",
        "  /** {text} */\n  public static final int {name} = {id};",
        (2.6, 4),
        most=2_100,
    ),
    "kotlin": Compiler(
        f"{_KOTLINC} src/commonMain/kotlin",
        f"{_KOTLINC} Codes.kt",
        "Codes.kt",
        "object Codes {",
        "    /** {text} */\n    const val {name} = {id}",
        (2.9, 5.5),
        most=1_200,
    ),
    "csharp": Compiler(
        "mcs -target:library -out:codes.dll -recurse:'*.cs'",
        "mcs -target:library -out:codes.dll Codes.cs",
        "Codes.cs",
        "public enum Code\n{",
        "    /// <summary>{text}</summary>\n    {name} = {id},",
        (1.9, 2.5),
    ),
    "rust": Compiler(
        "cargo check --quiet",
        "rustc --crate-type lib --emit metadata codes.rs",
        "codes.rs",
        "#![no_std]\npub struct Code(pub i32);\nimpl Code {",
        "    /// {text}\n    pub const {name}: Self = Self({id});",
        (6, 7.2),
        most=10_000,
    ),
}
# What compiles in time that grows as the codes of a section do: the target, how many, and the goal.
GROWTH = ("rust", 10_000, 6)
# What an app has of a copy of `src/`, and says nothing of side effects: what it imports, how it is used, and the goal.
BUNDLES = {
    "one constant": ("Part0Status", "Part0Status.EC_SUBSCRIBER_ABSENT_0", 1.2),
    "the name of a number": ("part0StatusName", "part0StatusName(Date.now())", 1.25),
}


def main() -> None:
    """Print the ratios."""
    with TemporaryDirectory() as name:
        for size, most in enumerate(SIZES):
            for target, compiler in COMPILERS.items():
                folder = Path(name) / f"{target}-{most}"
                count = written(folder, target, compiler, most)
                what, than = f"{target}, {count:,} codes in one section", "to the same constants by hand"
                tell(f"{what}: CPU time to compile, {than}", cost_ratio(folder, target, compiler), compiler.goals[size])
                for bundled, (imported, used, goal) in BUNDLES.items() if target == "typescript" else ():
                    tell(f"{what}: a bundle with {bundled}, {than}", size_ratio(folder, imported, used), goal)
        target, most, goal = GROWTH
        written(Path(name) / f"{target}-{most}", target, COMPILERS[target], most)
        what = f"{target}, {most:,} codes in one section: CPU time to compile, to that of {SIZES[-1]:,}"
        folders = [Path(name) / f"{target}-{codes}" for codes in (SIZES[-1], most)]
        tell(what, growth_ratio(target, *folders), goal)


def tell(what: str, ratio: float, goal: float) -> None:
    """Print a line as soon as it is known: the whole takes minutes."""
    print(what, ratio, goal, sep="\t", flush=True)


def written(folder: Path, target: str, compiler: Compiler, most: int) -> int:
    """Print a registry below the folder for a target, and write the same constants by hand; how many."""
    spec, printed, by_hand = folder / "spec", folder / "out" / target, folder / "hand" / compiler.file
    write_registry(spec, min(most, compiler.most), every=True, sections=1)
    generate = ("-m", "generator", "generate", "--spec", spec, "--out", folder / "out", "--target", target)
    subprocess.run((sys.executable, *generate), check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    registry = read_spec(spec).registry
    assert registry is not None
    codes = [code for section in registry.sections for code in section.members]
    lines = [compiler.code.format(text=code.description, name=code.name, id=code.id) for code in codes]
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text("\n".join((compiler.first, *lines, compiler.last, "")), "utf-8")
    if target == "typescript":
        shutil.copy(printed / "tsconfig.json", folder / "hand")
    if target == "csharp":
        # mcs reads C# 7 alone, which has no marks of what may be null: this takes them away.
        subprocess.run(read_proof(TEMPLATES / target).mix_commands[0], check=True, cwd=printed)
    return len(lines)


def cost_ratio(folder: Path, target: str, compiler: Compiler) -> float:
    """The CPU time of compiling what is printed to that of the file by hand; what an earlier run has made is gone."""
    printed = compiling(folder / "out" / target, compiler.printed)
    costs = least_costs({"printed": printed, "hand": compiling(folder / "hand", compiler.by_hand)}, RUNS)
    return costs["printed"].cpu / costs["hand"].cpu


def growth_ratio(target: str, folder: Path, larger: Path) -> float:
    """The CPU time of compiling what is printed in one folder to that of another."""
    folders = {"small": folder, "large": larger}
    line = COMPILERS[target].printed
    costs = least_costs({name: compiling(one / "out" / target, line) for name, one in folders.items()}, RUNS)
    return costs["large"].cpu / costs["small"].cpu


def compiling(folder: Path, line: str) -> Command:
    """A command of a shell in a folder in which nothing is compiled yet."""
    line = f"rm -rf build target codes.dll && {line}"
    return Command(("-c", line), program="bash", folder=folder, environment=ENVIRONMENT)


def size_ratio(folder: Path, imported: str, used: str) -> float:
    """The bytes of an app that uses what is printed to those of one with a constant by hand, minified."""
    printed = f'import {{ {imported} }} from "./index.js";\nconsole.log({used});\n'
    by_hand = 'import { Code } from "./codes.js";\nconsole.log(Code.EC_SUBSCRIBER_ABSENT_0);\n'
    sizes = []
    for source, text in ((folder / "out" / "typescript" / "src", printed), (folder / "hand" / "src", by_hand)):
        source.joinpath("app.ts").write_text(text, "utf-8")
        command = ("esbuild", "app.ts", "--bundle", "--minify", "--format=esm")
        done = subprocess.run(command, check=True, cwd=source, env=ENVIRONMENT, stdout=subprocess.PIPE)
        source.joinpath("app.ts").unlink()
        sizes.append(len(done.stdout))
    return sizes[0] / sizes[1]


if __name__ == "__main__":
    main()
