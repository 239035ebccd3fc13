"""What the other finders know of the tokens where a person's name may stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from kg import lexicon
from kg.extract.layers import NameMention, TitlePhrase
from kg.extract.rules.mentions.names import is_title_case
from kg.extract.rules.mentions.names.phrase import state_of
from kg.extract.rules.mentions.people.person import PersonNameDraft
from kg.language import Annotation, Token
from kg.lexicon.gazetteer import Form
from kg.model import EntityType


class NameContext:
    """The names and titles of an article, by token.

    Args:
        names, titles: as found before.
    """

    def __init__(self, annotation: Annotation, names: Sequence[NameMention], titles: Sequence[TitlePhrase]) -> None:
        self.annotation = annotation
        self.tokens = annotation.tokens
        self.phrases = tuple(dict.fromkeys(names))
        self.single_titles = [title for title in titles if not title.plural]
        self.title_before = {end: title for title in self.single_titles for end in (title.end, title.last)}
        self.in_title = {i for title in titles for i in range(title.title_first, title.last)}
        self._names = {i: phrase for phrase in names for i in range(phrase.first, phrase.last)}

    def phrase(self, i: int) -> NameMention | None:
        return self._names.get(i)

    def blocks(self, i: int) -> bool:
        """A trusted name of something else has the token."""
        phrase = self._names.get(i)
        return phrase is not None and phrase.trusted and phrase.type is not EntityType.PERSON

    def is_place(self, i: int) -> bool:
        phrase = self._names.get(i)
        return phrase is not None and phrase.type is EntityType.PLACE

    def is_state(self, i: int) -> bool:
        phrase = self._names.get(i)
        return phrase is not None and phrase.type is EntityType.STATE

    def is_bare_namesake(self, i: int) -> bool:
        """A state or place named by one word that a person may be called too, and by nothing else in the article.

        Its people, its capital or another form of its name show that the state itself is in the news.
        """
        phrase = self._names.get(i)
        if phrase is None or phrase.last - phrase.first > 1:
            return False
        token = self.tokens[i]
        if phrase.form is Form.ADJECTIVE and (token.dep in _MODIFYING or token.child("det") is not None):
            return False
        if phrase.type is EntityType.PLACE:
            return True
        state = state_of(phrase)
        return state is not None and not self._told_besides[state] - {phrase.text}

    @cached_property
    def _told_besides(self) -> dict[str, set[str]]:
        """For each state the forms by which the article names it or something of it."""
        found: dict[str, set[str]] = defaultdict(set)
        for phrase in self.phrases:
            found[state_of(phrase) or ""].add(phrase.text)
        return found

    def is_headline(self, i: int) -> bool:
        """The capitals of this sentence tell nothing."""
        return is_title_case(self.annotation, self.tokens[i].sentence)

    def name(self, first: int, last: int, *, title: TitlePhrase | None = None, honorific: str = "") -> PersonNameDraft:
        """The name that the tokens make; ``honorific`` is the gender that one tells."""
        words = self.annotation.article.text[self.tokens[first].start : self.tokens[last - 1].end].split()
        gender = honorific or (title.entry.gender if title is not None else "")
        return PersonNameDraft(first, last, tuple(words), title, honorific, gender)


#: So adjectives stand before nouns; "French won" may be of somebody of that name.
_MODIFYING = {"amod", "compound", "nmod", "acomp", "conj"}


def is_name_word(token: Token) -> bool:
    """A word with a capital that may be part of a person's name."""
    return (
        (token.text[0].isupper() or _is_elided(token.text))
        and token.text not in lexicon.words("calendar")
        and token.tag not in {"PRP", "PRP$", "DT", "IN", "MD", "CC"}
        and token.pos not in {"VERB", "AUX", "ADV", "PUNCT"}
    )


def _is_elided(word: str) -> bool:
    """ "d'Estaing"."""
    article, mark, rest = word.replace("’", "'").partition("'")
    return bool(mark) and article in {"d", "l", "dell", "dall"} and rest[:1].isupper()


def honorific_gender(token: Token) -> str | None:
    """Gender ("m", "f" or "") of an honorific, None for any other word."""
    if not token.text[0].isupper():
        return None
    titles = lexicon.titles()
    entry = titles.get(token.lower) or titles.get(token.lower.rstrip("."))
    return entry.gender if entry is not None and entry.kind == "honorific" else None
