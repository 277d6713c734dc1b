"""Words of Ruby: its keywords, constants and methods, and what its standard library brings, as Ruby itself says."""

from pathlib import Path

from proofs import output_of

ASK = """
require "ripper"
words = Object.constants + Class.instance_methods + Module.private_instance_methods + Kernel.private_methods
words += Comparable.instance_methods + Enumerable.instance_methods + Object.private_instance_methods
words += Integer.instance_methods + Kernel.methods
keywords = %w[__ENCODING__ __FILE__ __LINE__ BEGIN END alias and begin break case class def defined do else elsif end ensure
  false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield]
raise "not all are keywords" unless keywords.all? { |word| Ripper.lex(word).first[1] == :on_kw || word == "defined" }
files = Dir.children(RbConfig::CONFIG["rubylibdir"]).map { |file| file.delete_suffix(".rb") }
puts words + keywords + files
"""


def words() -> set[str]:
    """All of them, as this Ruby says."""
    return {*output_of("ruby", "-e", ASK, folder=Path(__file__).parent).split()}
