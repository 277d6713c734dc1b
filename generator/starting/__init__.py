"""Starting: the name of a registry, and what was imported, in; the files that a keeper begins with, out."""
