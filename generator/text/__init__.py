"""What every step knows of texts: what can be seen, and how a message says a value."""
