"""The reference pages under several readers of Markdown: no text is obeyed by any, and all read the same words."""

from functools import cache

import pytest
from hostile_registries import printed
from readers import READERS, Block, read_with
from registries import FRAGMENTS, URL, Files, filled_with

pytestmark = pytest.mark.prove

# What one reader or another obeys, by its own rules or by extensions that are common.
MARKUP = [
    r"\<script>alert(1)</script> \\<b> \&lt; \*a* \_b_ \[c](d) \`e` \|f| \{g} \$h$ \\",
    "<script>a</script> <!-- b --> <?c?> <!D e> <![CDATA[f]]> <a:b> <@c.d> <https://e.fg> </td> <br> <Tag/> < 5",
    "a {: #id .class key=val} {#heading-id} {.class} {{ site.title }} {{{ raw }}} {% raw %} {%- if -%} {a.b} {x} }{",
    "{++in++} {--out--} {~~a~>b~~} {==mark==} {>>note<<} {@id=x} {*x*} {_x_} {!file!}",
    "{{< ref >}} {{% ref %}} {name}`role` {{<b>}}",
    "https://example.com/a?b=c http://a.bc ftp://a.bc //a.com www.example.com WWW.a.bc Www.5.de http://localhost:80/x",
    "a@b.com mailto:a@b.com xmpp:a@b.cd/x a.b-c_d@e.co.uk +1@2.com example.com a.b.org пример.рф xn--a.xn--p1ai x.py",
    "@user @org/team #123 GH-12 org/repo#5 a5f3c2d!1 ~12 %3 $12 &4 !6 user/repo@deadbeef",
    "[^1] ^[inline note] [^1]: note [[wiki]] [[a|b]] ![[embed]] [ref] [ref][] [a](b) ![a](b) [ ] [x]",
    "[a]: /b [//]: # (c) [a]: <b> 'c'",
    "$x$ $$x$$ \\(x\\) \\[x\\] $`x`$ \\begin{x} \\end{x} costs $5 and $6",
    ":x: :+1: :smile: a:b:c 10:30:45 ::: note ::name[x]{y} :name[x] :foo :::tip :material-x: :fa:",
    "==mark== ^sup^ H~2~O ~sub~ ~~gone~~ ++ins++ ++ctrl+alt++ ||spoiler|| >!spoiler!< --gone-- ,,sub,, !!x!! %%x%%",
    "*a* **a** ***a*** _a_ __a__ ___a___ a_b_c a__b__c _a b_c_ *a_b* `a` ``a`` ```a``` a*b*c __init__ é_b_é _é_",
    "a | b || c \\| d `|` |",
    "&amp; &#123; &#x7b; &copy &copy; &nbsp; AT&T a&b; & &; &#; &lt;b&gt;",
    "*[HTML]: a text\n[^1]: a note\n[a]: /b 'c'\n: a definition\n!!! note\n    code\n--8<-- \"x\"",
    "::: x\n=== \"tab\"\n% c\n+++",
    "---\ntitle: a\n---\n# a\n===\n---\n- a\n+ a\n* a\n1. a\n> a\n    a\n\ta\n```\na\n~~~".replace("\t", "  "),
    "import a from 'b'\nexport const a = 1\n<div>\n</div>\n{a}",
    "# a #\n## b ##\n####### c\na\n#",
    "a  \nb\\\nc",
    "~ is not null", "&a",
    ".", "-", "=", "==", "+", "++", "_", "__", "@", ":", "::", "/", "//", "{", "}", "{{", "}}", "&", "!", "%", "%%",
    "ends in a_", "_begins", "a._b", "a:_b", "a_:b", "a.@b", "ends in www.", "a.\u00e9\u00e9 a.\u6f22\u5b57",
    "snake_case and HANDSET_ERRORS, e.g. this: C++ (1.2.3), a/b; 50% > 10 - 5 = 5? \"Yes!\" 'No' & more",
    f"a {' '.join(FRAGMENTS)} b", f"a{'a'.join(FRAGMENTS)}b", f"a{'.'.join(FRAGMENTS)}b",
]  # fmt: skip
PAGES = {"README.md", "grouped.md", "single.md", "by-number.md", "by-name.md", "sources.md"}


def stating_all(text: str) -> Files:
    """A registry with one text in all places, and in those of attributes, wire names and deprecated aliases."""
    files, line = filled_with(text), " ".join(text.split("\n"))
    said = {"title": line, "description": line}
    files["registry"]["attributes"] |= {
        "blame": {"type": "choice", "choices": {"near": line, "far-end": line}, **said},
        "product": {"type": "text", "several": True, "default": [line], **said},
        "page": {"type": "url", "several": True, **said},
        "count": {"type": "integer", **said},
    }
    files["registry"]["kinds"]["one"] = {"title": line, "notation": "hexadecimal"}
    files["grouped"]["reserved"] = ["100..199", "OLD_NAME"]
    first, later = files["grouped"]["groups"]
    first["range"], later["range"] = "0..9", "10.."
    # Its name is a text of here, which another code's wire name may not be.
    later["codes"][0]["name"] = "UNSAID"
    full, alias, listed = first["codes"]
    full |= {"wire_name": line, "blame": "near", "product": [line, f"{line} 2"], "page": [URL, f"{URL}2"], "count": -5}
    replaced = {"since": line, "reason": "replaced", "replaced_by": "grouped/FULL", "note": line}
    alias |= {"wire_name": line, "deprecated": replaced}
    listed |= {"blame": "far-end", "deprecated": replaced}
    return files


@cache
def pages_of(text: str) -> dict[str, str]:
    """The pages of a registry with one text in all places."""
    with printed(stating_all(text), "markdown") as folder:
        return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@cache
def plain(reader: str, page: str) -> list[Block]:
    """The blocks of a page when all texts are plain: any other texts must bring no more."""
    return read_with(reader, pages_of("plain")[page])


@pytest.mark.parametrize("text", MARKUP, ids=range(len(MARKUP)))
@pytest.mark.parametrize("reader", READERS)
def test_no_text_is_obeyed(reader: str, text: str) -> None:
    assert pages_of(text).keys() == PAGES
    for name, page in pages_of(text).items():
        expected = [words(block, "plain", text) for block in plain(reader, name)]
        actual = [words(block) for block in read_with(reader, page)]
        if name == "by-name.md":
            # What payloads say stands where the alphabet has it.
            expected, actual = sorted(expected, key=repr), sorted(actual, key=repr)

        assert expected == actual


@cache
def page_of_a_package(text: str) -> str:
    """README.md of a package, of a registry with one text in all places."""
    with printed(stating_all(text), "python") as folder:
        return folder.joinpath("README.md").read_text("utf-8")


@pytest.mark.parametrize("text", MARKUP, ids=range(len(MARKUP)))
@pytest.mark.parametrize("reader", READERS)
def test_no_text_is_obeyed_on_the_page_of_a_package(reader: str, text: str) -> None:
    expected = [words(block, "plain", text) for block in read_with(reader, page_of_a_package("plain"))]
    actual = [words(block) for block in read_with(reader, page_of_a_package(text))]

    assert [in_one_line(block) for block in expected] == [in_one_line(block) for block in actual]


def in_one_line(block: tuple[object, ...]) -> tuple[object, ...]:
    """A block with the words of its text parted by single spaces, as the page of a package has them."""
    return (*block[:-1], " ".join(str(block[-1]).split()))


def words(block: Block, old: str = "", new: str = "") -> tuple[object, ...]:
    """A block with its text on one line, and with another text in all the places of one."""
    text = " ".join(block.text.split("\n"))
    return block.tag, block.inside, text.replace(old, " ".join(new.split("\n"))) if old else text


def test_the_pages_have_all_that_a_registry_states() -> None:
    page, index = pages_of("plain")["grouped.md"], pages_of("plain")["by-name.md"]

    for part in [
        '<a id="grouped-attribute-blame"></a>**plain:** plain<br />\n`near`: plain<br />\n`far-end`: plain<br />\n',
        "Where nothing is stated, and for unknown numbers: plain.",
        "`FULL`<br />in the protocol **plain** | yes | `near` | plain<br />**Action:** plain<br />",
        "<br />**plain:** plain, plain 2<br />**plain:** [https",
        "<br />**plain:** -5<br />",
        "<br />**Deprecated since plain:** replaced by [`FULL`](#grouped-FULL). plain<br />",
        "`ALIAS`<br />in the protocol **plain** |",
    ]:
        assert part in page, part
    assert (
        "| [plain](grouped.md#grouped-FULL) | 0x00000001<br />1 | one | grouped | what the protocol calls `FULL` |"
        in index
    )


def test_ordinary_sentences_stay_as_they_are() -> None:
    text = 'The user\'s HANDSET_ERRORS (1.2.3), e.g. a/b: 50% > 10 - 5 = 5? "Yes!" & more; see above.'

    assert text in pages_of(text)["single.md"]


@pytest.mark.parametrize("reader", READERS)
def test_the_readers_do_obey(reader: str) -> None:
    """They are what they are meant to be: a page of markup has it."""
    (block,) = read_with(reader, "*a* `b` [c](d) <br /> e<wbr />f https://a.bc")

    assert [tag for tag, *_ in block.inside][:3] == ["em", "code", "a"]
    assert block.text == "a b c \n ef https://a.bc"
