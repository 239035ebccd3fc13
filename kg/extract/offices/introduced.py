"""Whom the opening sentence describes before the second names them: "Norway's negotiator says ... Kari Dahl told"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.extract.layers import Cluster, PersonName, TitlePhrase
from kg.extract.linking import Named
from kg.extract.offices.held import NamesOfPersons
from kg.language import Sentence, Token
from kg.language.syntax import SUBJECT, noun_phrase
from kg.lexicon import lists as lexicon
from kg.model import BlockKind, EntityType, MentionKind

#: Nouns that any official's title may be told by.
_GENERIC = {"diplomat", "official", "envoy", "politician", "minister", "lawmaker", "leader"}
#: Those of them that tell an office with the words before them ("prime minister", "opposition leader").
_RANKED = {"minister", "leader"}
#: Kinds of what stands before a name and is no office.
_NO_OFFICE = {"honorific", "profession"}
_MOST_WORDS_BEFORE = 1


class Introduction(NamedTuple):
    """A description at token ``head``, its title phrase if it has one, and the name that follows."""

    head: Token
    title: TitlePhrase | None
    name: PersonName


class Introductions:
    """Reads the opening of a report: many first sentences describe their subject, and the second names it."""

    def __init__(self, identity: Named, names: NamesOfPersons, titles: Sequence[TitlePhrase]) -> None:
        self._identity = identity
        self._annotation = identity.annotation
        self._names = names
        self._titles = {title.head: title for title in titles if not title.plural}

    def find(self, holder: Mapping[int, Cluster]) -> Introduction | None:
        """The description in the opening sentence that nobody there holds, and whom the next sentence names.

        Args:
            holder: the persons that titles describe, by token.
        """
        text = [sentence for sentence in self._annotation.sentences if sentence.kind is BlockKind.PARAGRAPH][:2]
        if len(text) < 2:
            return None
        head, named = self._described(text[0]), self._named(text[1])
        if head is None or named is None or head.i in holder:
            return None
        name, verb = named
        title = self._titles.get(head.i)
        if title is None and verb.lemma in lexicon.words("reporting"):
            return None  # "A woman was killed. John Smith told ..." is somebody else
        person = self._identity.by_token.get(name.first)
        if person is None or not self._fits(head, title, name, person, text[0]):
            return None
        return Introduction(head, title, name)

    def _described(self, sentence: Sentence) -> Token | None:
        """The subject of the opening sentence, if it is one human being without a name."""
        for token in self._annotation.tokens_of(sentence):
            if token.dep in SUBJECT and token.head.is_root:
                named = token.i in self._identity.by_token or token.child("appos", "conj") is not None
                entry = lexicon.collectives().get(token.lemma)
                human = token.i in self._titles or (entry is not None and entry.speaks and entry.kind != "media")
                return token if token.tag == "NN" and human and not named else None
        return None

    def _named(self, sentence: Sentence) -> tuple[PersonName, Token] | None:
        """The name of a person with which the sentence begins, as its subject or the owner of that, and the verb."""
        for i in range(sentence.first, sentence.last):
            name = self._names.starting(i)
            if name is None:
                continue
            first = name.title.first if name.title is not None else i
            if first > sentence.first + _MOST_WORDS_BEFORE:
                return None
            last = self._annotation.tokens[name.last - 1]
            subject = last.head if last.dep == "poss" else last
            return (name, subject.head) if subject.dep in SUBJECT else None
        return None

    def _fits(
        self, head: Token, title: TitlePhrase | None, name: PersonName, person: Cluster, opening: Sentence
    ) -> bool:
        words = {word.lower for word in noun_phrase(head)}
        if {"man", "woman"} & words and person.gender not in {"", "m" if "man" in words else "f"}:
            return False
        span = self._annotation.span_of(self._annotation.tokens_of(opening))
        named = (mention.span for mention in person.mentions if mention.kind is MentionKind.NAME)
        if any(span.start <= name.start < span.end for name in named):
            return False
        return self._has_the_office(head, title, name.title)

    def _has_the_office(self, head: Token, told: TitlePhrase | None, held: TitlePhrase | None) -> bool:
        """The title at the name does not say that it is somebody else."""
        if held is None or held.entry.kind in _NO_OFFICE:
            return True
        if self._owner(told) not in {None, self._owner(held)} and self._owner(held) is not None:
            return False
        if head.lemma in _GENERIC and (told is None or len(told.text.split()) == 1 or head.lemma not in _RANKED):
            return held.entry.holder == "official"
        if told is None or (told.entry.level and held.entry.level and told.entry.level != held.entry.level):
            return False  # "The prime minister resigned. President Mora said ..."
        return told.text.split()[-1].lower() == held.text.split()[-1].lower()

    def _owner(self, title: TitlePhrase | None) -> Cluster | None:
        thing = self._identity.by_token.get(title.of.last - 1) if title is not None and title.of is not None else None
        return thing if thing is not None and thing.type is EntityType.STATE else None
