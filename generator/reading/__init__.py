"""Reading: a folder of YAML in, the registry out, with every fault of its shape."""
