"""Checking: a registry and its targets in, every fault of meaning out."""
