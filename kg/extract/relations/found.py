"""A relation as a pattern finds it, and what patterns ask of the things of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg import lexicon
from kg.extract.layers import Cluster, Clusters, NameMention, Names, Office
from kg.extract.linking import Named
from kg.extract.relations.home import foremost, home
from kg.language import Annotation, Token
from kg.lexicon.gazetteer import Form, Known
from kg.model import BODIES, LOCATIONS, EntityType, RelationType, Span


class Found(NamedTuple):
    """A relation, the first and last token that tell it, and the rule."""

    type: RelationType
    subject: Cluster
    object: Cluster
    first: int
    last: int
    rule: str


class NamedThings:
    """The things of an article as relations see them: a name of a capital is that of a place here.

    All that patterns know of an article's things comes through here, and nothing is changed through it.

    Args:
        offices: who holds which office.

    Attributes:
        owned: whose bodies are, by their names and the words beside them.
        home: the only state whose institutions the article speaks of.
        foremost: the state that it names more often than any other.
    """

    def __init__(self, annotation: Annotation, names: Names, clusters: Clusters, offices: Iterable[Office]) -> None:
        self._identity = Named(annotation, names, clusters)
        # What a name heads beside naming something goes before what it names: "19 Palestinians".
        self._referent = {**self._identity.by_token, **self._identity.referents}
        self._phrases = self._identity.phrases
        self._names = tuple(dict.fromkeys(self._phrases.values()))
        self.annotation = annotation
        self.owned = clusters.owned
        self.home = home(self._identity, offices)
        self.foremost = foremost(self._identity)

    # --- names

    def phrases(self) -> Sequence[NameMention]:
        """The names of all but persons, in the order of the text."""
        return self._names

    def phrase(self, token: Token | None) -> NameMention | None:
        """The name at a token, if it is none of a person."""
        return self._phrases.get(token.i) if token is not None else None

    def phrase_at(self, i: int) -> NameMention | None:
        return self._phrases.get(i)

    def things(self) -> Iterable[Cluster]:
        """Whatever the article names."""
        return self._identity.things

    def known(self, thing: Cluster | None) -> Known | None:
        """What the lists say of a thing."""
        return thing.known if thing is not None else None

    def listed(self) -> Iterator[tuple[Cluster, Known]]:
        """The things that the article names and the lists know."""
        return ((thing, thing.known) for thing in self._identity.things if thing.known is not None and thing.mentions)

    def state_called(self, name: str | None) -> Cluster | None:
        """The state of this name, if the article names it."""
        return self._identity.state(name)

    # --- what a token stands for

    def named(self, token: Token | None) -> Cluster | None:
        """What the name at a token names."""
        return self._identity.by_token.get(token.i) if token is not None else None

    def referent(self, token: Token | None) -> Cluster | None:
        """What a name, description or pronoun refers to."""
        return self._referent.get(token.i) if token is not None else None

    def actor(self, token: Token | None) -> Cluster | None:
        """The state or organization that a token refers to."""
        thing = self.referent(token)
        return thing if thing is not None and thing.type in BODIES else None

    def organization(self, token: Token | None) -> Cluster | None:
        thing = self.named(token)
        return thing if thing is not None and thing.type is EntityType.ORGANIZATION else None

    def state(self, token: Token | None) -> Cluster | None:
        thing = self.named(token)
        return thing if thing is not None and thing.type is EntityType.STATE else None

    def location(self, token: Token | None) -> Cluster | None:
        """The place or state that the name at a token names."""
        if token is None:
            return None
        thing = self._identity.capitals.get(token.i) or self.named(token)
        return thing if thing is not None and thing.type in LOCATIONS else None

    def place(self, token: Token | None) -> Cluster | None:
        thing = self.location(token)
        return thing if thing is not None and thing.type is EntityType.PLACE else None

    def is_capital(self, phrase: NameMention, place: Cluster | None) -> bool:
        """The phrase is the name of a capital, and means the place."""
        return phrase.form is Form.CAPITAL and self._identity.capitals.get(phrase.first) is place is not None

    def league(self, token: Token | None) -> Cluster | None:
        """The body with states for members that a token names."""
        thing = self.named(token)
        if thing is None or thing.type is not EntityType.ORGANIZATION:
            return None
        known = self.known(thing)
        if known is not None:
            return thing if known.kind == "intergovernmental" else None
        last = thing.name.split()[-1]
        many = lexicon.organization_heads().get(last) == "intergovernmental" or last in lexicon.words("league-heads")
        return thing if many else None

    # --- words

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to ``last`` (inclusive)."""
        return self.annotation.span_of(self.annotation.tokens[first : last + 1])

    def tokens_in(self, span: Span) -> Sequence[Token]:
        return self.annotation.tokens_in(span)

    def bounds(self, span: Span) -> tuple[int, int]:
        """Positions of the first and the last token of a span."""
        tokens = self.annotation.tokens_in(span)
        return tokens[0].i, tokens[-1].i

    def words(self, first: int, last: int) -> str:
        """The words from token ``first`` to ``last`` (inclusive) with single blanks."""
        return " ".join(self.annotation.article.words(self.span(first, last)).split())
