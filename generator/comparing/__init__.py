"""Comparing: two registries in; what changed between them, and how grave each change is, out."""
