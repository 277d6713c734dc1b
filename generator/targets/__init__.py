"""Targets: a folder with a manifest in, a language as data out."""
