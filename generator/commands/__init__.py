"""Commands: what was asked in, what was found or changed out."""
