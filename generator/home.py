"""Home: the tool's own version and templates. It imports nothing that is not loaded anyway."""

import os

VERSION = "0.1.0"
_HERE = os.path.dirname(os.path.abspath(__file__))
# The wheel holds them inside the package, a checkout beside it.
TEMPLATES_OF_THE_TOOL = next(
    filter(os.path.isdir, (os.path.join(folder, "templates") for folder in (_HERE, os.path.dirname(_HERE))))
)
# What the folder of a spec has, whatever else.
REGISTRY_FILE = "registry.yaml"
