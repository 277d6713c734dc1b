"""Comments of Python: the text of a module in; what stands beside each of its lines, out."""

import io
import tokenize

from .listing import Told


def comments_of(text: str, told: Told) -> dict[int, str]:
    """The comment behind each line that has one; or those before it that begin with `#:`, as Sphinx reads them.

    The text is one that Python parses. Raises SyntaxError where its tokenizer, before 3.12, does not read it even so.
    """
    behind: dict[int, str] = {}
    before: dict[int, str] = {}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT:
            continue
        line, column = token.start
        said = told.cleaned(token.string.lstrip("#:"), line)
        if token.line[:column].strip():
            behind[line] = said
        elif token.string.startswith("#:"):
            before[line + 1] = f"{before.pop(line, '')} {said}".strip()
    return {line: "\n".join(filter(None, (before.get(line), behind.get(line)))) for line in {**before, **behind}}
