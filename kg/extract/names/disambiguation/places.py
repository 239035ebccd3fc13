"""Names that a town shares with the land around it, or with a place elsewhere: "Washington", "New York", "Tripoli"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.names.disambiguation.rows import Rows
from kg.extract.names.phrase import NamePhrase
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form, Gazetteer, Known
from kg.model import EntityType

_OF = {"of", "from", "for", "in"}


class SharedPlaces:
    """Settles them: by the words beside, by the row that the name stands in, and by the states that the article names.

    Args:
        phrases: all listed names of the article.
    """

    def __init__(self, annotation: Annotation, gazetteer: Gazetteer, phrases: Sequence[NamePhrase]) -> None:
        self._annotation = annotation
        self._gazetteer = gazetteer
        self._phrases = phrases
        self._rows = Rows(annotation, phrases)
        self._states = Counter(
            state for phrase in phrases if phrase.known is not None for state in self._states_of(phrase, phrase.known)
        )

    def _states_of(self, phrase: NamePhrase, known: Known) -> set[str]:
        """The state that a name tells without doubt."""
        if known.type is EntityType.STATE:
            return {known.name}
        shared = len({reading.state for reading in self._readings(phrase)}) > 1
        return {known.state} if known.state is not None and not shared else set()

    def settled(self) -> Iterable[NamePhrase]:
        for phrase in self._phrases:
            readings = self._readings(phrase)
            known = self._meant(phrase, readings) if len(readings) > 1 else None
            if known is None or known == phrase.known:
                yield phrase
            else:
                capital = phrase.form is Form.CAPITAL and known.form is not Form.CAPITAL
                listed = False if capital else phrase.listed  # "Washington" is not the known city
                yield replace(phrase, type=known.type, form=known.form, known=known, listed=listed)

    def _readings(self, phrase: NamePhrase) -> list[Known]:
        if phrase.type is not EntityType.PLACE or phrase.form is Form.ADJECTIVE:
            return []
        readings = (k for k in self._gazetteer.readings(phrase.text) if k.type is EntityType.PLACE)
        return [k for k in readings if k.form is not Form.ADJECTIVE and k.state is not None]

    def _meant(self, phrase: NamePhrase, readings: Sequence[Known]) -> Known | None:
        first = readings[0]
        around = next((k for k in readings if k.kind == "subdivision" and k.state == first.state), None)
        if around is not None and first is not around:
            return around if self._is_land(phrase, around) else first
        if first.state is not None and self._states[first.state]:
            return first
        others = [k for k in readings if self._states[k.state or ""]]
        return others[0] if len({k.state for k in others}) == 1 else first

    def _is_land(self, phrase: NamePhrase, land: Known) -> bool:
        """ "the New York governor", "senators from Washington", "Oregon and Washington", "Seattle, Washington,"."""
        head, before = self._annotation.tokens[phrase.last - 1], self._before(phrase.first)
        after = self._annotation.next(head)
        if after is not None and after.tag == "POS":
            after = self._annotation.next(after)
        if self._is_office(after):
            return True
        noun = self._before(before.i) if before is not None and before.lower in _OF else None
        if noun is not None and (noun.lower == "state" or self._is_office(noun)):
            return True
        return any(self._is_like(other, head, land) for other in self._rows.beside(phrase))

    def _is_office(self, word: Token | None) -> bool:
        """What the parts of a federal state have, and its towns have not."""
        return word is not None and word.lower.rstrip(".") in lexicon.words("part-offices")

    def _is_like(self, other: NamePhrase, head: Token, land: Known) -> bool:
        """Another part of the same state, or a town of it that the name explains."""
        known = other.known
        if known is None or known.state != land.state or len(self._readings(other)) > 1:
            return False
        if known.kind == "subdivision":
            return True
        town = known.kind == "city" and other.last == head.i - 1 and self._annotation.tokens[other.last].text == ","
        return town and self._is_closed(head.i + 1)

    def _is_closed(self, i: int) -> bool:
        """Nothing goes on that would make a row of places ("in Boston, Washington and Paris")."""
        tokens = self._annotation.tokens
        if i >= len(tokens) or tokens[i].text in {".", ";", ")", "(", ":"}:
            return True
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        if tokens[i].text != "," or behind is None or behind.lower in {"and", "or"}:
            return False
        other = self._rows.starting(behind.i)
        return other is None or self._is_explained(other)

    def _is_explained(self, town: NamePhrase) -> bool:
        """A town with its land behind it: the row is one of pairs ("Seattle, Washington, Austin, Texas")."""
        land = self._rows.behind_comma(town)
        if land is None:
            return False
        known = town.known is not None and town.known.kind == "city"
        return known and any(reading.kind == "subdivision" for reading in self._readings(land))

    def _before(self, i: int) -> Token | None:
        return self._annotation.next(self._annotation.tokens[i], -1)
