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


def unpublishable(registry: Registry, target: Target, package: str | None) -> tuple[str, str] | None:
    """What keeps a package from being published, and what to do; None if nothing does. Unpublished, it works.

    `package` is the name that a print gives it, if it does.
    """
    asks = target.asks
    if asks is None:
        return None
    lines = [line for fact, line in _OWN.items() if fact in asks.facts and not getattr(registry, fact)]
    of_package = [
        line for fact, line in _OF_PACKAGE.items() if fact in asks.facts and not getattr(registry.package, fact)
    ]
    lines += [f"package: {{{', '.join(of_package)}}}"] if of_package else []
    is_named = package or target.name in registry.packages
    if "package" in asks.facts and not is_named and target.package_form:
        lines.append(f"packages: {{{target.name}: {target.package_form.example}}}")
    wrong, cure = f"{asks.of} takes no package of {target.title} yet", f"add to registry.yaml: {'; '.join(lines)}"
    return (wrong, f"{cure}; or delete layout, and publish nothing") if lines else None
