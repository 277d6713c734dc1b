"""Importing: a file of somebody else's rows or enums in, sections of a registry out."""
