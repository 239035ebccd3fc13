"""A name in the text, and the map of the names of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.extract.names.spans import NameSpans
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
from kg.lexicon.gazetteer import Form, Gazetteer, Known
from kg.model import EntityType


@dataclass(slots=True, eq=False)
class NamePhrase:
    """Tokens that name something, while it is being found what. See :class:`kg.extract.layers.NameMention`."""

    first: int
    last: int
    type: EntityType
    text: str
    form: Form = Form.NAME
    known: Known | None = None
    owner: NamePhrase | None = None
    home: str | None = None
    listed: bool | None = None
    trusted: bool = True

    def covers(self, other: NamePhrase) -> bool:
        return self.first <= other.first and other.last <= self.last


class NameMap:
    """The names of an article while they are being found: which name has which token.

    A name takes its tokens unless another has one of them; names that lie wholly within it give way.

    Args:
        spans: which words name something, as the mentions tell.
        listed: the names known beforehand.
    """

    def __init__(self, annotation: Annotation, spans: NameSpans, listed: Gazetteer) -> None:
        self.annotation = annotation
        self.spans = spans
        self.gazetteer = listed
        self._taken: dict[int, NamePhrase] = {}

    def take(self, phrase: NamePhrase) -> None:
        held = [self._taken[i] for i in range(phrase.first, phrase.last) if i in self._taken]
        if all(phrase.covers(old) for old in held):
            for i in range(phrase.first, phrase.last):
                self._taken[i] = phrase

    def at(self, i: int) -> NamePhrase | None:
        return self._taken.get(i)

    def is_free(self, first: int, last: int) -> bool:
        return all(i not in self._taken for i in range(first, last))

    def has_state(self, i: int) -> bool:
        phrase = self._taken.get(i)
        return phrase is not None and phrase.type is EntityType.STATE

    def owner(self, first: int, last: int) -> tuple[NamePhrase | None, int]:
        """The state at the start of the phrase from ``first`` to ``last``, and where the rest begins."""
        owner = self._taken.get(first)
        if owner is not None and owner.type is EntityType.STATE and owner.last < last:
            return owner, owner.last
        return None, first

    def phrases(self) -> list[NamePhrase]:
        """The names in the order of the text."""
        return list(dict.fromkeys(self._taken[i] for i in sorted(self._taken)))

    def may_be_person(self, word: str) -> bool:
        """A given name, or a word of a longer name of a person: "Jordan" where the article names Nina Jordan."""
        return word in lexicon.first_names() or word in self._person_words

    @cached_property
    def _person_words(self) -> frozenset[str]:
        persons = (span for span in self.spans if span.type is EntityType.PERSON and span.last - span.first > 1)
        return frozenset(token.text for span in persons for token in self.annotation.tokens[span.first : span.last])

    def text(self, first: int, last: int) -> str:
        """The words from token ``first`` to ``last`` (exclusive), straight quotes and single blanks."""
        tokens = self.annotation.tokens
        words, end = tokens[first].text, tokens[first].end
        for token in tokens[first + 1 : last]:
            words += f" {token.text}" if token.start > end else token.text
            end = token.end
        return words

    def neighbour(self, i: int, step: int) -> Token | None:
        return self.annotation.next(self.annotation.tokens[i], step)


def is_capital(token: Token) -> bool:
    """A word with a capital that may be part of a name."""
    return (
        token.text[0].isupper()
        and (token.pos in {"PROPN", "NOUN", "ADJ", "VERB"} or token.text.isupper())
        and token.tag not in {"PRP", "DT"}
    )


def opens_person(token: Token) -> bool:
    """A title or given name: here an organization's name is over."""
    return token.lower in lexicon.titles() or token.text in lexicon.first_names()
