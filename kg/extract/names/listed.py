"""Names of the word lists: states, bodies, cities, regions, by their forms."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.listed import forms_at
from kg.extract.names.phrase import NameMap, NamePhrase
from kg.language import Sentence
from kg.lexicon.gazetteer import Form, Known
from kg.model import EntityType

#: Words in small letters with which a listed name may begin.
_SMALL_STARTS = {"al", "state", "the"}
_WITH_NAMESAKES = {"ngo", "intergovernmental", "court"}


class ListedNames:
    """Finds the forms of the word lists, the longest first, where they are not part of another name."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._annotation = names.annotation

    def find(self, sentence: Sentence) -> Iterator[NamePhrase]:
        i = sentence.first
        while i < sentence.last:
            match = self._match(i, sentence.last)
            if match is not None and self._annotation.tokens[i].text == "the" and i + 1 < sentence.last:
                longer = self._match(i + 1, sentence.last)  # "the Gulf of Mexico" is not "the Gulf"
                match = longer if longer is not None and longer.last > match.last else match
            if match is None or self._is_something_else(match):
                i += 1
            else:
                yield match
                i = match.last

    def _match(self, i: int, limit: int) -> NamePhrase | None:
        token = self._annotation.tokens[i]
        if not (token.text[0].isupper() or token.lower in _SMALL_STARTS):
            return None
        for last, text, readings in forms_at(self._annotation.tokens, i, limit, self._map.gazetteer):
            if self._plausible(i, last, readings[0]):
                return NamePhrase(i, last, readings[0].type, text, readings[0].form, readings[0])
        return None

    def _is_something_else(self, match: NamePhrase) -> bool:
        """A Pole, but no pole position."""
        singular = match.form is Form.PEOPLE and not match.text.endswith("s")
        return singular and self._map.spans.at(match.first) is None

    def _plausible(self, first: int, last: int, known: Known) -> bool:
        """No part of a longer name ("Jordan Smith", "Lincoln Memorial"), but bodies and owners in a body's."""
        span = self._map.spans.at(first)
        body = span is not None and span.type is EntityType.ORGANIZATION
        owner = span is not None and span.first == first and known.type is EntityType.STATE  # "U.S. Supreme Court"
        inside = body and (owner or known.type is EntityType.ORGANIZATION)
        return inside or not self._map.spans.is_part(first, last)

    def national(self, phrase: NamePhrase) -> NamePhrase | None:
        """ "Palestinian Red Crescent", "Russian Security Council": a state's own namesake of a listed body."""
        before, known, tokens = self._map.at(phrase.first - 1), phrase.known, self._annotation.tokens
        if before is None or before.type is not EntityType.STATE or before.form is not Form.ADJECTIVE:
            return None
        if known is None or known.kind not in _WITH_NAMESAKES or known.state or phrase.last - phrase.first < 2:
            return None
        if tokens[before.first].sentence != tokens[phrase.first].sentence:
            return None
        owner = before if known.kind != "ngo" else None
        text = self._map.text(before.first, phrase.last)
        return NamePhrase(before.first, phrase.last, EntityType.ORGANIZATION, text, owner=owner)
