"""Towns of federal states that are called like a state or a capital elsewhere: "Peru, a town in Indiana"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.names.phrase import NamePhrase, state_of
from kg.language import Annotation, Token
from kg.language.syntax import CLAUSE_SUBJECT, PREMODIFIERS
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form
from kg.model import EntityType

#: States in whose parts many towns are called after other states.
NEW_WORLD = {"United States", "Canada", "Australia"}
_OF_TOWNS = {"mayor", "council", "councillor", "councilman", "sheriff", "county", "school", "firefighter", "resident"}


class Towns:
    """Finds the names that a description in the article gives to a town.

    Args:
        phrases: all names of the word lists in the article, as the lists read them first.
    """

    def __init__(self, annotation: Annotation, phrases: Sequence[NamePhrase]) -> None:
        self._annotation = annotation
        self._phrases = phrases
        self._by_token = {i: phrase for phrase in phrases for i in range(phrase.first, phrase.last)}

    def find(self) -> set[str]:
        """The words that name such a town wherever they stand in the article."""
        return {phrase.text for noun in self._descriptions() for phrase in self._described(noun)}

    def _descriptions(self) -> Iterator[Token]:
        """ "the Indiana town", "two towns in western Maine"."""
        for part in self._phrases:
            if part.known is None or part.known.kind != "subdivision" or part.known.state not in NEW_WORLD:
                continue
            head = self._annotation.tokens[part.last - 1]
            above = head.head if head.dep in PREMODIFIERS else head.head.head if head.dep == "pobj" else head
            behind = [
                *above.all("appos"),
                *(noun for prep in above.all("prep") if prep.lower == "of" for noun in prep.children),
            ]
            named = any(noun.pos == "PROPN" for noun in behind)
            if above.pos == "NOUN" and above.lemma in lexicon.words("settlements") and not named:
                yield above

    def _described(self, noun: Token) -> Iterator[NamePhrase]:
        """What it is said of: what it stands in apposition to, or what the sentence before is about."""
        first = min((word.i for word in noun.lefts), default=noun.i)
        if first > 0 and self._annotation.tokens[first - 1].text == ",":
            named = list(self._row_before(first - 1))
        elif noun.dep in CLAUSE_SUBJECT and any(child.lower == "the" for child in noun.all("det")):
            named = list(self._topic_before(noun))
        else:
            named = []
        yield from (phrase for phrase in named if _may_be_town(phrase) and not self._is_told_besides(phrase))

    def _topic_before(self, noun: Token) -> Iterator[NamePhrase]:
        """Of "Peru elected a mayor. The Indiana town": Peru, as the sentence before tells of the affairs of a town."""
        for phrase in reversed(self._phrases):
            token = self._annotation.tokens[phrase.last - 1]
            if token.sentence != noun.sentence - 1 or token.dep not in CLAUSE_SUBJECT | {"poss"}:
                continue
            said = self._annotation.tokens_of(self._annotation.sentence_of(token))
            if any(word.lemma.lower() in _OF_TOWNS for word in said):
                yield phrase
            return

    def _row_before(self, last: int) -> Iterator[NamePhrase]:
        """ "X and Y," in apposition to a description, read backwards: the parser often mistakes such rows."""
        while (phrase := self._by_token.get(last - 1)) is not None:
            yield phrase
            last = phrase.first - 1
            if last < 0 or self._annotation.tokens[last].lower not in lexicon.words("row-marks"):
                return

    def _is_told_besides(self, phrase: NamePhrase) -> bool:
        """The article has something else of the state: its people, another town."""
        state = state_of(phrase)
        return any(other.text != phrase.text and state_of(other) == state for other in self._phrases)


def _may_be_town(phrase: NamePhrase) -> bool:
    known = phrase.known
    if (
        known is None
        or phrase.last - phrase.first > 1
        or phrase.text.isupper()
        or phrase.form not in {Form.NAME, Form.CAPITAL}
    ):
        return False
    return phrase.type is EntityType.STATE or phrase.form is Form.CAPITAL
