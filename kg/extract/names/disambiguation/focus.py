"""Which states an article is about, as far as its names of states, places and bodies tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from kg.extract.names.disambiguation.abbreviations import is_acronym
from kg.extract.names.phrase import NamePhrase
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Known
from kg.model import EntityType

#: Kinds of bodies that every state may have under the same name.
OF_STATES = lexicon.ORGAN_KINDS | {"party"}


class GeographicFocus:
    """Counts what an article names of each state.

    Args:
        phrases: the names of the article.
        owned: whether the words beside a name say that it is the listed body's, or another state's; None if neither.
        fits: whether an acronym may be that of the listed body.

    Attributes:
        weight: by state, how often the article names it, places in it, and organs that only it has.
        full: names of the bodies that the article calls by a form that no other thing has.
    """

    def __init__(
        self,
        phrases: Iterable[NamePhrase],
        *,
        owned: Callable[[NamePhrase, Known], bool | None],
        fits: Callable[[str, Known], bool],
    ) -> None:
        self._owned, self._fits = owned, fits
        self.weight: Counter[str] = Counter()
        self.full: set[str] = set()
        self._named: Counter[str] = Counter()
        self._organs: Counter[str] = Counter()
        self._acronyms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._hinted: defaultdict[str, set[str]] = defaultdict(set)
        for phrase in phrases:
            for named in (phrase, phrase.owner):
                if named is not None and named.known is not None:
                    self._count(named, named.known)
            owner = phrase.owner.known if phrase.owner is not None else None
            if owner is not None and not owner.ambiguous and phrase.type is EntityType.ORGANIZATION:
                self._organs[owner.name] += 1
        for state, bodies in self._acronyms.items():
            if self.weight[state]:  # Else they may be those of other bodies.
                self.weight[state] += bodies.total()
                self._organs[state] += bodies.total()

    def _count(self, phrase: NamePhrase, known: Known) -> None:
        if known.type is EntityType.STATE:
            if not known.ambiguous:
                self._named[known.name] += 1
                self.weight[known.name] += 1
            return
        body = known.type is EntityType.ORGANIZATION
        owned = self._owned(phrase, known) if body else None
        if owned is False or (known.ambiguous and not owned):
            self._hinted[known.state or ""] |= {known.kind} if body else set()
            return
        if body and is_acronym(phrase.text):
            if known.state is not None and known.kind in OF_STATES and self._fits(phrase.text, known):
                self._acronyms[known.state][known.name] += 1
            return
        self.full |= {known.name} if body else set()
        if known.state is not None and (not body or known.kind in OF_STATES):
            self.weight[known.state] += 1
            self._organs[known.state] += body

    def is_mainly(self, state: str) -> bool:
        """The article names more of this state than of any other, or an organ of it beside the state."""
        if state == self.main():
            return True
        return self._named[state] > 0 and (self._organs[state] > 0 or self._hinted[state] >= lexicon.MEMBER_KINDS)

    def main(self) -> str | None:
        """The state of which the article names more than of any other."""
        return foremost(self.weight)

    def names_of(self, state: str) -> bool:
        """The article names anything of the state but one acronym."""
        return self.weight[state] > 0

    def home(self) -> str | None:
        """The state whose "Senate" needs no other name: the only one with organs here, and before all others.

        Where the article names no organ, the only state of which it names anything.
        """
        organs = [state for state, number in self._organs.items() if number]
        if len(organs) == 1 and self.weight[organs[0]] == max(self.weight.values(), default=0):
            return organs[0]
        named = [state for state, number in self.weight.items() if number]
        return named[0] if not organs and len(named) == 1 else None


def foremost(counts: Counter[str]) -> str | None:
    """What counts more than all else; None if nothing does, or several things do alike."""
    ranked = counts.most_common(2)
    alone = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if alone and ranked[0][1] else None
