"""Teams that a report of a game calls by their town or country: "Aberdeen scored", "the England captain"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract import lexicon
from kg.extract.gazetteer import Form
from kg.extract.names.phrase import NamePhrase, is_capital
from kg.language import Annotation, Token
from kg.model import EntityType

#: So many different words of games make an article a report of one.
_FEWEST_WORDS = 5
_MODIFIERS = {"compound", "nmod"}


class Teams:
    """Finds them in one article.

    Args:
        phrases: the listed names of the article.
    """

    def __init__(self, annotation: Annotation, phrases: Iterable[NamePhrase]) -> None:
        self._annotation = annotation
        self._phrases = phrases
        said = {token.lemma.lower() for token in annotation.tokens if token.pos in {"NOUN", "VERB"}}
        told = len(said & lexicon.words("game-words")) >= _FEWEST_WORDS
        self._is_report = told and not said.isdisjoint(lexicon.words("player-nouns"))

    def find(self) -> Iterator[NamePhrase]:
        """The names, those of teams read as such."""
        for phrase in self._phrases:
            land = phrase.type in {EntityType.STATE, EntityType.PLACE} and phrase.form in {Form.NAME, Form.CAPITAL}
            if self._is_report and land and self._plays(self._annotation.tokens[phrase.last - 1]):
                yield self._team(phrase)
            else:
                yield phrase

    def _team(self, phrase: NamePhrase) -> NamePhrase:
        """With what stands before the name of the town: "Partizan Belgrade"."""
        first, head = phrase.first, self._annotation.tokens[phrase.last - 1]
        text = phrase.known.name if phrase.known is not None else phrase.text
        while (before := self._annotation.next(self._annotation.tokens[first], -1)) is not None:
            if before.pos != "PROPN" or not is_capital(before) or before.dep != "compound" or before.head is not head:
                break
            first, text = before.i, f"{before.text} {text}"
        return replace(phrase, first=first, type=EntityType.ORGANIZATION, text=text, form=Form.NAME, known=None)

    def _plays(self, name: Token) -> bool:
        while name.dep == "conj":
            name = name.head
        above = name.head
        match name.dep:
            case "nsubj":
                return above.lemma in lexicon.words("playing")
            case "dobj":
                return above.lemma in lexicon.words("beating")
            case "pobj":
                game = above.head.lemma in lexicon.words("playing") | lexicon.words("game-words")
                return (above.lower == "against" and game) or (above.lower == "for" and above.head.lemma in _FOR)
        adjacent = name.dep in _MODIFIERS and above.i == name.i + 1
        return adjacent and above.lemma.lower() in lexicon.words("player-nouns")


_FOR = {"play", "score", "sign", "appear"}
