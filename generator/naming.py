"""Casings: a name of the spec (UPPER_SNAKE or kebab-case) in, its spelling in a language out."""

from collections.abc import Callable


def _words(name: str) -> list[str]:
    return name.lower().replace("-", "_").split("_")


def pascal(name: str) -> str:
    """`EC_NO_RESPONSE` and `ec-no-response` become `EcNoResponse`."""
    return "".join(map(str.capitalize, _words(name)))


def camel(name: str) -> str:
    """`EC_NO_RESPONSE` becomes `ecNoResponse`."""
    first, *rest = _words(name)
    return first + "".join(map(str.capitalize, rest))


def snake(name: str) -> str:
    """`general-error` becomes `general_error`."""
    return "_".join(_words(name))


def upper_snake(name: str) -> str:
    """`general-error` becomes `GENERAL_ERROR`."""
    return snake(name).upper()


def kebab(name: str) -> str:
    """`EC_NO_RESPONSE` becomes `ec-no-response`."""
    return "-".join(_words(name))


CASINGS: dict[str, Callable[[str], str]] = {
    casing.__name__: casing for casing in (pascal, camel, snake, upper_snake, kebab)
}


def spell(form: str, name: str) -> str:
    """Put a name into a form such as `{pascal}Group`: each placeholder is a casing, `{name}` the name as it is."""
    return form.format(name=name, **{key: casing(name) for key, casing in CASINGS.items()})
