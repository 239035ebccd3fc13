"""Teams that a report of a game calls by their town or country: "Aberdeen scored", "the England captain"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from kg import lexicon
from kg.extract.rules.mentions.names.phrase import NamePhrase
from kg.extract.rules.mentions.names.tokens import is_title, is_title_case, words
from kg.extract.shared.genre import is_game_report
from kg.language import Annotation, Token
from kg.language.syntax import NOUN_MODIFIERS, coordinated, first_coordinated
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

_LANDS = {EntityType.STATE, EntityType.PLACE}


class Teams:
    """Finds them in one article.

    Args:
        phrases: the listed names of the article.
    """

    def __init__(self, annotation: Annotation, phrases: Iterable[NamePhrase]) -> None:
        self._annotation = annotation
        self._phrases = list(phrases)
        self._by_first = {phrase.first: phrase for phrase in self._phrases}
        self._by_last = {phrase.last: phrase for phrase in self._phrases}
        self._is_report = is_game_report(annotation)

    def find(self) -> Iterator[NamePhrase]:
        """The names, those of teams read as such; a state whose team plays is its team wherever it is no place."""
        lands = [phrase for phrase in self._phrases if self._is_land(phrase)]
        heads = {id(phrase): self._annotation.tokens[phrase.last - 1] for phrase in lands if self._is_report}
        playing = {place for place, head in heads.items() if self._plays(head)}
        teams = {phrase.known.name for phrase in lands if id(phrase) in playing and phrase.known is not None}
        for phrase in self._phrases:
            nation = phrase.type is EntityType.STATE or phrase.text in _NATIONS
            again = (
                self._is_report
                and nation
                and phrase.known is not None
                and self._is_land(phrase)
                and self._are_teams(phrase, teams)
                and not self._is_place(phrase)
            )
            if self._is_club(phrase):
                text = words(self._annotation, phrase.first, phrase.last + 1)
                yield replace(self._team(phrase), last=phrase.last + 1, text=text)
            elif id(phrase) in playing or again:
                yield self._team(phrase)
            else:
                yield phrase

    def _are_teams(self, phrase: NamePhrase, teams: set[str]) -> bool:
        """It and the lands that it is joined to; not in "tension between the US and Cuba"."""
        head = self._annotation.tokens[phrase.last - 1]
        joined = {word.i for word in coordinated(head.head if head.dep == "conj" else head)} | {head.i}
        named = [other for other in self._phrases if other.last - 1 in joined and self._is_land(other)]
        return all(other.known is not None and other.known.name in teams for other in named)

    @staticmethod
    def _is_land(phrase: NamePhrase) -> bool:
        return phrase.type in _LANDS and phrase.form in {Form.NAME, Form.CAPITAL}

    def _is_place(self, phrase: NamePhrase) -> bool:
        """ "in South Africa", "Rustenburg, South Africa", "from the Dominican Republic", "the Spain national team"."""
        head = self._annotation.tokens[phrase.last - 1]
        before = self._annotation.next(self._annotation.tokens[phrase.first], -1)
        if before is not None and before.lower == "the":
            before = self._annotation.next(before, -1)
        if before is None:
            return False
        town = self._by_last.get(before.i) if before.text == "," else None
        explained = town is not None and town.type is EntityType.PLACE
        located = before.lower in lexicon.words("locative") | lexicon.words("directional")  # where they play
        return located or explained or head.dep in NOUN_MODIFIERS

    @staticmethod
    def _team(phrase: NamePhrase) -> NamePhrase:
        text = phrase.known.name if phrase.known is not None else phrase.text
        return replace(phrase, type=EntityType.ORGANIZATION, text=text, form=Form.NAME, known=None)

    @cached_property
    def _is_about_players(self) -> bool:
        return any(token.lemma.lower() in lexicon.words("player-nouns") for token in self._annotation.tokens)

    def _is_club(self, phrase: NamePhrase) -> bool:
        """ "Denver Broncos", in an article about players: a town, and what its players are called."""
        head = self._annotation.tokens[phrase.last - 1]
        after = self._annotation.next(head)
        if after is None or phrase.type is not EntityType.PLACE or head.dep != "compound" or head.head is not after:
            return False
        named = after.tag in {"NNP", "NNPS"} and after.text.istitle() and after.text.endswith("s")
        plain = is_title(after) or after.text in lexicon.organization_heads() or after.text in lexicon.place_heads()
        if not named or plain or after.i in self._by_first or is_title_case(self._annotation, head.sentence):
            return False
        return self._is_about_players

    def _plays(self, name: Token) -> bool:
        name = first_coordinated(name)
        above = name.head
        match name.dep:
            case "nsubj":
                return above.lemma in lexicon.words("playing")
            case "dobj":
                return above.lemma in lexicon.words("beating")
            case "poss":
                return above.lemma in lexicon.words("player-nouns") | {"victory", "defeat", "win", "goal"}
            case "pobj":
                game = above.head.lemma in lexicon.words("playing") | lexicon.words("game-words")
                return above.lower == "against" and game
        adjacent = name.dep in NOUN_MODIFIERS and above.i == name.i + 1
        return adjacent and above.lemma.lower() in lexicon.words("player-nouns")


#: Parts of a state that have teams of their own.
_NATIONS = {"England", "Scotland", "Wales", "Northern Ireland"}
