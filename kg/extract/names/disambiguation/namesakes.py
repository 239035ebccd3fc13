"""Forms that several states, or a state and a part of another, share: "Congo", "Korea", "Georgia".

The rest of the article decides between them: what else it names of one and not of the other. Where it decides nothing,
a name stays without one of the listed states behind it, and an adjective names nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.names.disambiguation.other_senses import has_other_sense
from kg.extract.names.disambiguation.rows import Rows
from kg.extract.names.disambiguation.towns import NEW_WORLD, Towns
from kg.extract.names.phrase import NameMap, NamePhrase
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form, Known
from kg.model import EntityType


class Namesakes:
    """Settles the shared forms of one article.

    Args:
        phrases: all names of the word lists in the article, read as the lists read them first.
    """

    def __init__(self, names: NameMap, phrases: Sequence[NamePhrase]) -> None:
        self._map = names
        self._annotation = annotation = names.annotation
        self._gazetteer = names.gazetteer
        self._phrases = phrases
        self._rows = Rows(annotation, phrases)
        #: How often something of a state is named that no other thing is called: the state itself, its parts.
        self._states: Counter[str] = Counter()
        self._parts: Counter[str] = Counter()
        self._towns = Towns(annotation, phrases).find()
        for phrase in phrases:
            self._count(phrase)

    def settled(self) -> list[NamePhrase]:
        """The names with shared forms read as the article has them; those without a reading are left out."""
        kept = [phrase for phrase in self._phrases if phrase.text not in self._towns]
        kept = [phrase for phrase in kept if not has_other_sense(self._map, phrase, self._rows.behind_comma(phrase))]
        found = (self._settle(phrase) for phrase in kept)
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
        known = self._governed(phrase, rivals) or self._listed_with(phrase, rivals) or self._supported(rivals)
        if known is not None:
            return replace(phrase, type=known.type, form=known.form, known=known)
        if phrase.form is not Form.NAME:
            return None
        return replace(phrase, known=replace(rivals[0], name=phrase.text, link=None, kind="", ambiguous=True))

    def _governed(self, phrase: NamePhrase, rivals: Sequence[Known]) -> Known | None:
        """ "Georgia Governor X": an office that only the part of a federal state has."""
        after = self._annotation.next(self._annotation.tokens[phrase.last - 1])
        office = (
            after is not None and after.text[0].isupper() and after.lower.rstrip(".") in lexicon.words("part-offices")
        )
        parts = [rival for rival in rivals if rival.type is EntityType.PLACE]
        return parts[0] if office and phrase.form is Form.NAME and len(parts) == 1 else None

    def _listed_with(self, phrase: NamePhrase, rivals: Sequence[Known]) -> Known | None:
        """ "Atlanta, Georgia", "Georgia and Ukraine": what it stands in a row with tells whose name this is."""
        for other in self._rows.beside(phrase):
            known = other.known
            if known is None or len(self._rivals(other)) > 1:
                continue
            if known.type is EntityType.STATE:
                return self._only_state(rivals)
            if known.type is EntityType.PLACE or known.form is Form.CAPITAL:
                own = next((rival for rival in rivals if known.state in (rival.name, rival.state)), None)
                return own or self._around(other, phrase, rivals)
        return None

    def _around(self, town: NamePhrase, phrase: NamePhrase, rivals: Sequence[Known]) -> Known | None:
        """ "Athens, Georgia": a town of another state has a namesake there, as towns in parts of federal states do."""
        parts = [rival for rival in rivals if rival.type is EntityType.PLACE and rival.state in NEW_WORLD]
        apposed = town.last == phrase.first - 1 and self._annotation.tokens[town.last].text == ","
        return parts[0] if apposed and len(parts) == 1 else None

    def _supported(self, rivals: Sequence[Known]) -> Known | None:
        """The only one of which the article names something else; the state, where its namesake is no state."""
        found = [rival for rival in rivals if self._support(rival)]
        if len(found) == 1:
            return found[0]
        return self._only_state(rivals)

    @staticmethod
    def _only_state(rivals: Sequence[Known]) -> Known | None:
        states = [rival for rival in rivals if rival.type is EntityType.STATE]
        return states[0] if len(states) == 1 else None

    def _support(self, rival: Known) -> int:
        if rival.type is EntityType.STATE:
            return self._states[rival.name] + self._parts[rival.name]
        return self._parts[rival.state or ""]
