"""Looking up: a number, a name or a payload in, what a registry knows of it out."""
