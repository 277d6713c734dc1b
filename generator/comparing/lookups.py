"""Look-ups: a section in; which numbers its names find, out."""

from ..model import Section
from ..printing.views.lookup import folded_former_names, folded_names
from ..text.folding import folded


class LookUps:
    """What the names of a section find: those of today, wire names among them, come before former ones."""

    def __init__(self, section: Section) -> None:
        self.first = {one.folded: one for one in folded_names(section)}
        self._former = {name: {code.id for code in codes} for name, codes in folded_former_names(section)}

    def finds(self, name: str, number: int) -> bool:
        """Whether a name finds a number, if not as the first."""
        key = folded(name)
        found = self.first.get(key)
        return (found is not None and found.code.id == number) or number in self._former.get(key, ())

    def is_another(self, name: str, number: int) -> bool:
        """Whether a name is that of another number today."""
        found = self.first.get(folded(name))
        return found is not None and not found.is_former and found.code.id != number
