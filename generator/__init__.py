"""enumerant: a checked registry of codes in, typed enums and reference pages out."""
