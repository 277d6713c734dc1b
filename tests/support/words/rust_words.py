"""Words of Rust: those that rustc takes for no name, and what its prelude and macros bring."""

from pathlib import Path
from tempfile import TemporaryDirectory

from proofs import run

# Keywords, strict and reserved, as the Reference lists them; each has to be refused as a name, or it is dropped here.
KEYWORDS = """
    as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref
    return self Self static struct super trait true type unsafe use where while abstract become box do final gen macro override
    priv try typeof unsized virtual yield union raw safe macro_rules
"""
# What stands in every file without being asked for: the prelude of std, the primitive types, the built-in attributes.
PRELUDE = """
    AsMut AsRef Box Clone Copy Default DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator
    Into IntoIterator Iterator None Ok Option Ord PartialEq PartialOrd Result Send Sized Some String Sync ToOwned ToString
    TryFrom TryInto Unpin Vec drop Debug Display Hash Error FromStr bool char str i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128
    usize f32 f64 std core alloc proc_macro test derive cfg doc allow deny warn inline must_use deprecated repr path
    new id name info all group groups is_known known code kind section
"""


def words() -> set[str]:
    """All of them; what this rustc does not refuse is no keyword."""
    with TemporaryDirectory() as folder:
        refused = {word for word in KEYWORDS.split() if _is_refused(word, Path(folder))}

    assert {"fn", "gen", "self"} & refused >= {"fn", "self"}
    return {*KEYWORDS.split(), *PRELUDE.split()}


def _is_refused(word: str, folder: Path) -> bool:
    folder.joinpath("word.rs").write_text(f"pub mod {word} {{}}\n", "utf-8")
    command = ("rustc", "--edition", "2021", "--crate-type", "lib", "--emit", "metadata", "--out-dir", ".", "word.rs")
    return run(*command, folder=folder).returncode != 0
