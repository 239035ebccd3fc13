"""Forms that several states, or a state and a part of another, share: "Congo", "Korea", "Georgia".

The rest of the article decides between them: what else it names of one and not of the other. Where it decides nothing,
a name stays without one of the listed states behind it, and an adjective names nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.gazetteer import Form, Gazetteer, Known
from kg.extract.names.phrase import NamePhrase
from kg.language import Annotation
from kg.model import EntityType


class Namesakes:
    """Settles the shared forms of one article.

    Args:
        phrases: all names of the word lists in the article, read as the lists read them first.
    """

    def __init__(self, annotation: Annotation, gazetteer: Gazetteer, phrases: Sequence[NamePhrase]) -> None:
        self._annotation = annotation
        self._gazetteer = gazetteer
        self._by_last = {phrase.last: phrase for phrase in phrases}
        #: How often something of a state is named that no other thing is called: the state itself, its parts.
        self._states: Counter[str] = Counter()
        self._parts: Counter[str] = Counter()
        for phrase in phrases:
            self._count(phrase)

    def settled(self, phrases: Iterable[NamePhrase]) -> list[NamePhrase]:
        """The names with shared forms read as the article has them; those without a reading are left out."""
        found = (self._settle(phrase) for phrase in phrases)
        return [phrase for phrase in found if phrase is not None]

    def _count(self, phrase: NamePhrase) -> None:
        known = phrase.known
        if known is None or known.ambiguous or len(self._rivals(phrase)) > 1:
            return
        if known.type is EntityType.STATE:
            self._states[known.name] += 1
        elif known.state is not None:
            self._states[known.state] += known.form is Form.CAPITAL or known.type is EntityType.ORGANIZATION
            self._parts[known.state] += known.kind in {"city", "subdivision"} and known.form is Form.NAME

    def _rivals(self, phrase: NamePhrase) -> list[Known]:
        """States that the form may name, and parts of other states, one reading of each."""
        if phrase.type is not EntityType.STATE:
            return []
        rivals: dict[tuple[EntityType, str], Known] = {}
        for known in self._gazetteer.readings(phrase.text):
            if known.type is EntityType.STATE or known.kind == "subdivision":
                rivals.setdefault((known.type, known.name), known)
        return list(rivals.values())

    def _settle(self, phrase: NamePhrase) -> NamePhrase | None:
        rivals = self._rivals(phrase)
        if len(rivals) < 2:
            return phrase
        known = self._located(phrase, rivals) or self._supported(rivals)
        if known is not None:
            return replace(phrase, type=known.type, form=known.form, known=known)
        if phrase.form is not Form.NAME:
            return None
        return replace(phrase, known=replace(rivals[0], name=phrase.text, link=None, kind="", ambiguous=True))

    def _located(self, phrase: NamePhrase, rivals: Sequence[Known]) -> Known | None:
        """ "Atlanta, Georgia": the city before the comma tells whose name this is."""
        tokens = self._annotation.tokens
        city = self._by_last.get(phrase.first - 1)
        if city is None or city.known is None or tokens[phrase.first - 1].text != ",":
            return None
        if tokens[phrase.first - 1].sentence != tokens[phrase.first].sentence or city.known.type is EntityType.STATE:
            return None
        return next((rival for rival in rivals if city.known.state in (rival.name, rival.state)), None)

    def _supported(self, rivals: Sequence[Known]) -> Known | None:
        """The one of which the article names more."""
        found = [rival for rival in rivals if self._support(rival)]
        if len(found) == 1:
            return found[0]
        states = [rival for rival in found or rivals if rival.type is EntityType.STATE]
        if len(states) != 1 or len(states) == len(rivals):
            return None
        # A state beside a part of another: among states it is the state.
        owners = {rival.state for rival in rivals}
        others = [name for name in self._states if name not in owners]
        return states[0] if others or not self._states else next(r for r in rivals if r not in states)

    def _support(self, rival: Known) -> int:
        if rival.type is EntityType.STATE:
            return self._states[rival.name] + self._parts[rival.name]
        return self._parts[rival.state or ""]
