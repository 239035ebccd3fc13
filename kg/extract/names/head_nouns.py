"""Names whose head word says what they are: "Council of Europe", "the Conservative party", "Tahrir Square"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.names.head_extent import HeadNounExtent
from kg.extract.names.phrase import NameMap, NamePhrase, is_capital, opens_person
from kg.language import Sentence
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: Heads of buildings that nobody is called by ("Ronald Reagan Building").
_NO_SURNAMES = {"Building", "Memorial", "Monument", "Stadium", "Arena", "Library", "Cemetery", "Cathedral", "Mosque"}
#: Heads of places that also begin the titles of those who judge or police there.
_OF_COURTS = {"District", "County", "City", "State", "Town"}


class HeadNounNames:
    """Finds organizations, parties and places by their head words."""

    def __init__(self, names: NameMap) -> None:
        self._map = names
        self._edges = HeadNounExtent(names)
        self._annotation = names.annotation

    def organizations(self, sentence: Sentence) -> Iterator[NamePhrase]:
        """ "Ministry of Health", "U.S. Drug Enforcement Administration": capitals around a head of the word list."""
        heads = lexicon.organization_heads()
        tokens = self._annotation.tokens
        i = sentence.first
        while i < sentence.last:
            if tokens[i].text not in heads or not self._is_head(i):
                i += 1
                continue
            first, last = self._edges.left(i, sentence.first), self._edges.right(i, sentence.last)
            while last < sentence.last and tokens[last].text in heads and is_capital(tokens[last]):
                last = self._edges.right(last, sentence.last)
            if last < sentence.last and tokens[last].text in lexicon.words("grounds"):
                last += 1
            if tokens[i].text == "Press" and last == i + 1 < sentence.last and tokens[last].text == "Secretary":
                last = i  # "White House Press Secretary"
            i = max(last, i + 1)
            if last - first > 1:
                yield from self.organization(first, last)

    def _is_head(self, i: int) -> bool:
        """Whether a word that is a head of organizations is one here."""
        token, held = self._annotation.tokens[i], self._map.at(i)
        if not is_capital(token):
            return False
        opens = i == self._annotation.sentence_of(token).first
        if opens and token.tag == "NNS" and token.lemma.lower() in lexicon.collectives():
            return False  # "Lawyers for X said": the capital is the sentence's
        return held is None or not (held.type is EntityType.ORGANIZATION or held.last - held.first > 1)

    def organization(self, first: int, last: int) -> Iterator[NamePhrase]:
        """The organization named by the tokens, with its owner apart; none if they name a government or nothing."""
        if self._map.text(first, last) in lexicon.words("no-bodies"):
            return
        owner, start = self._map.owner(first, last)
        if last - start > 1 and self._annotation.tokens[last - 1].text in lexicon.words("grounds"):
            yield NamePhrase(start, last, EntityType.PLACE, self._map.text(start, last))
            return
        if start >= last or (last - start == 1 and owner is None):
            return
        if self._annotation.tokens[last - 1].text in lexicon.words("no-things"):
            return
        if owner is not None and self._is_own_name(owner, first, start, last):
            yield NamePhrase(min(first, owner.first), last, EntityType.ORGANIZATION, self._map.text(first, last))
            return
        bare = owner is not None and owner.form is not Form.ADJECTIVE
        text = self._map.text(start if bare else first, last)
        yield NamePhrase(first, last, EntityType.ORGANIZATION, text, owner=owner)

    def _is_own_name(self, owner: NamePhrase, first: int, start: int, last: int) -> bool:
        """ "Sudan People's Liberation Movement", "Cyprus Airways": no state has the body, its name begins so."""
        kind = lexicon.organization_heads().get(self._annotation.tokens[last - 1].text)
        span = self._map.spans.at(first)
        whole = span is not None and span.last >= last and span.type is EntityType.ORGANIZATION
        firms = {"company", "bank"}
        kinds = {"party", "armed-group", *firms} if owner.form is Form.NAME else firms
        return kind in kinds and whole and owner.last == start

    def parties(self, sentence: Sentence) -> Iterator[NamePhrase]:
        """ "the Conservative party", "Kadima party": the head in small letters after a name."""
        tokens = self._annotation.tokens
        for i in range(sentence.first + 1, sentence.last):
            if tokens[i].text != "party":
                continue
            first = self._edges.left(i, sentence.first)
            while first < i and (held := self._map.at(first)) is not None and held.type is EntityType.STATE:
                first = held.last
            if first == i or (first == sentence.first and i - first == 1 and tokens[first].pos != "PROPN"):
                continue
            text = self._map.text(first, i)
            readings = ((form, k) for form in (f"{text} Party", text) for k in self._map.gazetteer.readings(form))
            named = ((form, k) for form, k in readings if k.type is EntityType.ORGANIZATION)
            name, known = next(named, (f"{text} party", None))
            yield NamePhrase(first, i + 1, EntityType.ORGANIZATION, name, known=known)

    def _is_street(self, first: int, i: int) -> bool:
        """ "Trafalgar Square" is taken for a person."""
        tokens = self._annotation.tokens
        kind = lexicon.place_heads()[tokens[i].text]
        if kind not in {"street", "transport", "building"} or first == i:
            return False
        sure = kind == "transport" or tokens[i].text in _NO_SURNAMES
        return sure or not any(opens_person(token) for token in tokens[first:i])

    def _is_of_office(self, i: int, limit: int) -> bool:
        """ "U.S. District Judge", "District Attorney"; "the State of Law Coalition"."""
        tokens = self._annotation.tokens
        if i + 2 >= limit:
            return False
        after = tokens[i + 1]
        if tokens[i].text == "State" and after.lower == "of":
            return tokens[i + 3].text in lexicon.organization_heads() if i + 3 < limit else False
        return tokens[i].text in _OF_COURTS and after.text[0].isupper() and after.lower in lexicon.words("court-titles")

    def places(self, sentence: Sentence) -> Iterator[NamePhrase]:
        """ "Strait of Hormuz", "Tahrir Square"."""
        heads = lexicon.place_heads()
        tokens = self._annotation.tokens
        for i in range(sentence.first, sentence.last):
            token = tokens[i]
            if token.text not in heads or not is_capital(token) or not self._map.is_free(i, i + 1):
                continue
            first = self._edges.left(i, sentence.first)
            if self._map.spans.type_at(i) is EntityType.PERSON and not self._is_street(first, i):
                continue
            if self._is_of_office(i, sentence.last):
                continue
            if first == i and i + 2 < sentence.last and tokens[i + 1].lower == "of" and is_capital(tokens[i + 2]):
                yield NamePhrase(i, i + 3, EntityType.PLACE, self._map.text(i, i + 3))
            elif first < i:
                yield NamePhrase(first, i + 1, EntityType.PLACE, self._map.text(first, i + 1))
