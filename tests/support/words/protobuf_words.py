"""Words of Protobuf: those of its grammar, its own types, and what C, Python and Java take in what protoc makes."""

import keyword

# https://protobuf.dev/reference/protobuf/proto3-spec/, and the well-known types and scalar types of the same.
GRAMMAR = """
    syntax import weak public package option repeated oneof map message enum service rpc stream returns reserved to max true
    false inf nan optional required group extend extensions double float int32 int64 uint32 uint64 sint32 sint64 fixed32
    fixed64 sfixed32 sfixed64 bool string bytes google protobuf Any Api Duration Empty Enum EnumValue Field Method Mixin
    Option Struct Timestamp Type Value descriptor DESCRIPTOR allow_alias deprecated code section group
"""
# Macros of C's headers, which the values of an enum would meet without a prefix.
MACROS = (
    "NULL EOF BUFSIZ ERANGE EDOM INT_MAX INT_MIN SIGINT SEEK_SET TRUE FALSE DOMAIN OVERFLOW UNDERFLOW stdin errno NAN"
)


def words() -> set[str]:
    """All of them."""
    return {*GRAMMAR.split(), *MACROS.split(), *keyword.kwlist}
