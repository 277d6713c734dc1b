"""Printing: a registry and a target in, the texts of its files out."""
