"""Words of PHP: its tokens, classes, functions and constants, as PHP itself says."""

from pathlib import Path

from proofs import output_of

# What cannot name a class or a constant is tried, whatever the manual lists.
ASK = """
$words = array_merge(get_declared_classes(), get_declared_interfaces(), get_defined_functions()["internal"]);
$words = array_merge($words, array_keys(get_defined_constants()), get_class_methods("BackedEnum"));
foreach (range(0, 500) as $token) {
    $words[] = substr(token_name($token), 2);
}
$typed = ["self", "parent", "static", "int", "float", "bool", "string", "true", "false", "null", "void", "iterable", "object",
    "mixed", "never", "enum", "resource", "numeric", "readonly", "class", "name", "value", "cases", "from", "tryFrom"];
foreach (array_merge($words, $typed) as $word) {
    echo $word, "\n";
}
"""


def words() -> set[str]:
    """All of them, as this PHP says; of its functions and constants those that are short, which names of codes are."""
    said = output_of("php", "-r", ASK, folder=Path(__file__).parent).split()
    return {word for word in said if len(word) <= 10 or (word[0].isupper() and not word.isupper())}
