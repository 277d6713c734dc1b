"""Words of Ruby: its keywords, constants and methods, and what its standard library brings, as Ruby itself says."""

from pathlib import Path

from proofs import output_of

ASK = """
require "ripper"
words = Object.constants + Class.instance_methods + Module.private_instance_methods + Kernel.private_methods
words += Comparable.instance_methods + Enumerable.instance_methods + Object.private_instance_methods
words += Integer.instance_methods + Kernel.methods
folders = RbConfig::CONFIG.values_at("rubylibdir", "rubyarchdir")
files = folders.flat_map { |folder| Dir.children(folder) }.filter_map { |file| file[/\\A\\w+(?=\\.(?:rb|so)\\z)|\\A\\w+\\z/] }
files += $LOADED_FEATURES.filter_map { |file| file[/\\A\\w+/] }
# Some of the library's files run programs, or ask the terminal, when they are loaded.
(files.uniq.sort - %w[debug mkmf un irb]).each do |file|
  require file
rescue LoadError, StandardError
  nil
end
words += Object.constants.grep_v(/\\ARUBY/)
keywords = %w[__ENCODING__ __FILE__ __LINE__ BEGIN END alias and begin break case class def defined do else elsif end ensure
  false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield]
raise "not all are keywords" unless keywords.all? { |word| Ripper.lex(word).first[1] == :on_kw || word == "defined" }
puts words + keywords + files
"""


def words() -> set[str]:
    """All of them, as this Ruby says."""
    return {*output_of("ruby", "-W0", "-e", ASK, folder=Path(__file__).parent).split()}
