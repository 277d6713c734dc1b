"""Words of TypeScript: the compiler's keywords, and what objects, arrays and numbers have and is global in JavaScript."""

from proofs import TOOLCHAINS, output_of

ASK = """
const names = (value) => Object.getOwnPropertyNames(value);
const words = new Set(names(globalThis));
for (const value of [Object, Array, Number, String, Map, Function, Symbol, Promise]) {
  for (const name of [...names(value), ...names(value.prototype)]) words.add(name);
}
for (const word of words) console.log(word);
"""
# The grammar's, as ECMA-262 and the handbook list them; the compiler of today has no interface that tells its own.
KEYWORDS = """
    abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue debugger
    declare default delete do else enum eval export extends false finally for from function get global if implements import in
    infer instanceof interface intrinsic is keyof let module namespace never new null number object of out override package
    private protected public readonly require return satisfies set static string super switch symbol this throw true try type
    typeof undefined unique unknown using var void while with yield
    Awaited Capitalize Exclude Extract InstanceType NoInfer NonNullable Omit Parameters Partial Pick Readonly ReadonlyArray
    ReadonlyMap Record Required ReturnType Uncapitalize
"""


def words() -> set[str]:
    """All of them, as this Node says."""
    return {*output_of("node", "-e", ASK, folder=TOOLCHAINS).split(), *KEYWORDS.split()}
