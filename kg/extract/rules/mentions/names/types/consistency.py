"""One name, one kind: what the language engine says of the same words all over an article, and not in one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg import lexicon
from kg.extract.rules.mentions.names.phrase import NamePhrase
from kg.extract.rules.mentions.names.tokens import PLACE_LABELS, words
from kg.language import Annotation
from kg.model import EntityType


class TypeConsistency:
    """The labels of the engine's names in one article, by their words."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._located: set[str] = set()
        self._parts: set[str] = set()  # the beginnings and ends of names of persons
        where = lexicon.words("locative")  # what somebody goes to or comes from may be a body as well
        for name in annotation.names:
            tokens = annotation.tokens[name.first : name.last]
            while tokens and (tokens[0].tag in {"DT", "POS"} or not tokens[0].text[0].isalnum()):
                tokens = tokens[1:]
            while tokens and (tokens[-1].tag == "POS" or not tokens[-1].text[0].isalnum()):
                tokens = tokens[:-1]
            if not tokens:
                continue
            text = " ".join(token.text for token in tokens)
            self._labels[text][name.label] += 1
            if name.label == "PERSON":
                gaps = [place for place, letter in enumerate(text) if letter == " "]
                self._parts.update(part for gap in gaps for part in (text[:gap], text[gap + 1 :]))
            if name.label == "PRODUCT" and len(tokens) > 1:
                self._labels[tokens[-1].text]["PRODUCT"] += 1  # "Google Chrome", then "Chrome"
            before = annotation.next(tokens[0], -1)
            if before is not None and before.lower in where and name.label in PLACE_LABELS:
                self._located.add(text)

    def is_no_person(self, first: int, last: int) -> bool:
        """The engine reads the words as the name of a person less often than otherwise, and in no longer one."""
        text = words(self._annotation, first, last)
        labels = self._labels.get(text, Counter())
        if self._annotation.tokens[first].text in lexicon.first_names():
            return False
        return text not in self._parts and 0 < labels["PERSON"] <= labels.total() - labels["PERSON"]

    def settled(self, phrases: Iterable[NamePhrase]) -> list[NamePhrase]:
        """Names that only the engine believes in, those of the same words with the same type: town or body."""
        found = list(phrases)
        places_told = {phrase.text for phrase in found if phrase.trusted and phrase.type is EntityType.PLACE}
        bodies_told = {phrase.text for phrase in found if phrase.trusted and phrase.type is EntityType.ORGANIZATION}
        for phrase in found:
            kind = EntityType.PLACE if phrase.text in places_told else EntityType.ORGANIZATION
            if phrase.text in places_told ^ bodies_told and not phrase.trusted and not self._is_given(phrase):
                phrase.type, phrase.trusted = kind, True
            named = phrase.type is not EntityType.PERSON or self.is_no_person(phrase.first, phrase.last)
            if phrase.trusted or not named:
                continue
            text = words(self._annotation, phrase.first, phrase.last)
            labels = self._labels.get(text, Counter())
            places, bodies = sum(labels[label] for label in PLACE_LABELS), labels["ORG"]
            if places and (places > bodies or text in self._located):
                phrase.type = EntityType.PLACE
            elif bodies:
                phrase.type = EntityType.ORGANIZATION
        return found

    def _is_given(self, phrase: NamePhrase) -> bool:
        """A given name may be a person's besides."""
        return self._annotation.tokens[phrase.first].text in lexicon.first_names()
