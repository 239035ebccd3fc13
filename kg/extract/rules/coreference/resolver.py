"""The pass over the article in reading order."""

from __future__ import annotations

from kg.extract.layers import TitlePhrase
from kg.extract.rules.coreference.bare_titles import BareTitles
from kg.extract.rules.coreference.descriptions import Descriptions
from kg.extract.rules.coreference.governments import Governments
from kg.extract.rules.coreference.groups import GroupFinder, is_numbered, is_sort_of_people
from kg.extract.rules.coreference.history import NO_ENTITIES, NO_ENTITY
from kg.extract.rules.coreference.names import GrowingNames
from kg.extract.rules.coreference.organs import Organs
from kg.extract.rules.coreference.pronouns import Pronouns
from kg.extract.rules.coreference.referents import Referents
from kg.extract.shared.linking import GrowingCluster
from kg.language import Token
from kg.language.syntax import SUBJECT, noun_phrase
from kg.lexicon.gazetteer import Form
from kg.model import MentionKind


class Coreference:
    """The referents of an article's noun phrases.

    Args:
        identity: its named things, and who holds which office.

    Attributes:
        referent: the thing that a token refers to.
        organs: organs of states that nouns in small letters mean.
        plural: the things that a plural pronoun or a pair ("both sides") refers to, by token.
    """

    def __init__(self, identity: GrowingNames) -> None:
        self._identity = identity
        self._referents = Referents(identity)
        self.referent = self._referents.one
        self.plural = self._referents.several
        self._holder = identity.holder
        self._introduced = identity.introduced
        self._titles = {i: title for title in identity.titles for i in range(title.title_first, title.head + 1)}
        self._groups = GroupFinder(identity, self.referent)
        self._pronouns = Pronouns(self._referents)
        self._titles_meant = BareTitles(self._referents)
        self._governments = Governments(self._referents)
        self._descriptions = Descriptions(self._referents)
        self._organs = Organs(self._referents)
        self.organs = self._organs.owned
        for token in identity.annotation.tokens:
            self._read(token)

    def _read(self, token: Token) -> None:
        thing = self._identity.by_token.get(token.i)
        if thing is not None:
            self._name(token, thing)
        elif token.pos == "PRON" or token.tag in {"PRP", "PRP$"}:
            self._pronouns.read(token)
        elif token.pos in {"NOUN", "PROPN"} and not self._is_inside(token):
            self._noun(token)
        elif is_sort_of_people(token) or is_numbered(token):
            self._group(token)

    def _name(self, token: Token, thing: GrowingCluster) -> None:
        """A name; that of a people means some of it: "19 Palestinians"."""
        phrase = self._identity.phrases.get(token.i)
        heads = phrase is not None and phrase.form is Form.PEOPLE and token.i == phrase.last - 1
        if heads and token.dep not in {"compound", "amod", "nmod", "poss"}:
            self._referents.point(token, self._groups.people(token, thing))
        else:
            self._referents.history.see(thing, token)

    def _is_inside(self, token: Token) -> bool:
        """Part of a noun phrase that another word heads."""
        return (
            token.dep in {"compound", "amod", "nmod", "nummod"}
            and token.head.pos in {"NOUN", "PROPN"}
            and token.i < token.head.i
            and token.i not in self._titles
        )

    def _noun(self, token: Token) -> None:
        title = self._titles.get(token.i)
        person = self._said_to_be(token)
        if person is not None:
            self._referents.point(token, person)
            return
        if token.i in self._introduced:
            self._referents.refer(token, self._introduced[token.i], MentionKind.NOMINAL, noun_phrase(token))
            return
        if self._titles_meant.read_top_diplomat(token):
            return
        if title is not None and token.i == title.head:
            self._title(title, token)
        elif token.i in self._holder:
            self.referent[token.i] = self._holder[token.i]
        elif not (
            self._descriptions.read_beside_name(token)
            or self._descriptions.read_capital(token)
            or self._governments.read(token)
            or self._organs.read(token)
            or self._descriptions.read_pair(token)
            or self._descriptions.read_definite(token)
            or self._group(token)
        ) and (token.tag in {"NN", "NNP", "NNS"} and token.dep in {*SUBJECT, "dobj"}):
            self._referents.history.see(NO_ENTITIES if token.tag == "NNS" else NO_ENTITY, token)

    def _said_to_be(self, token: Token) -> GrowingCluster | None:
        """ "X is a senior commander": the named person, and no group."""
        if token.dep != "attr" or token.tag != "NN" or token.head.lemma != "be":
            return None
        who = token.head.child("nsubj")
        named = self._identity.by_token.get(who.i) if who is not None else None
        return named if named is not None and named.is_person else None

    def _title(self, title: TitlePhrase, token: Token) -> None:
        """A title stands for its holder, for "the two leaders" named before, or for a group of people without names."""
        holder = self._holder.get(token.i)
        if holder is not None:
            self._referents.point(token, holder)
        elif not (self._titles_meant.read(title, token) or self._descriptions.read_pair(token)):
            self._group(token)

    def _group(self, token: Token) -> bool:
        group = self._groups.group(token)
        if group is not None:
            self._referents.point(token, group)
        return group is not None
