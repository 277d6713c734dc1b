"""Writing: texts in, a folder that holds just them out."""
