"""Publishing: a registry and a target in; what the language's own registry of packages would refuse it for, out."""

from ..model import Registry
from ..targets.target import Target

# What stands in registry.yaml by itself, and what under `package`: each with what to write.
_OWN = {"version": "version: 1.0.0", "license": "license: MIT"}
_OF_PACKAGE = {
    "homepage": "homepage: https://…",
    "repository": "repository: https://…",
    "authors": "authors: [A. Keeper]",
}


def publishing_note(registry: Registry, target: Target) -> str | None:
    """What is missing for a package to be published, with the lines to add; None if nothing is.

    It is no fault: unpublished, the package works. A registry that says nothing of `package` publishes none.
    """
    asks = target.asks
    if asks is None or not any(registry.package):
        return None
    lines = [line for fact, line in _OWN.items() if fact in asks.facts and not getattr(registry, fact)]
    of_package = [
        line for fact, line in _OF_PACKAGE.items() if fact in asks.facts and not getattr(registry.package, fact)
    ]
    lines += [f"package: {{{', '.join(of_package)}}}"] if of_package else []
    if "package" in asks.facts and target.name not in registry.packages and target.package_form:
        lines.append(f"packages: {{{target.name}: {target.package_form.example}}}")
    if not lines:
        return None
    return f"{asks.of} takes no package of {target.title} yet; to publish it, add to registry.yaml: {'; '.join(lines)}"
