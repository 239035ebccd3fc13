"""A relation as a pattern finds it, and what patterns ask of the things of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.extract.layers import Cluster, Clusters, NameMention, Names, Office
from kg.extract.linking import Named
from kg.extract.relations.home import foremost, is_home
from kg.language import Annotation, Token
from kg.lexicon import lists as lexicon
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


class NamedThings(Named):
    """The things of an article as relations see them: a name of a capital is that of a place here.

    Args:
        offices: who holds which office.

    Attributes:
        names: the names of all but persons, in the order of the text.
        owned: whose bodies are, by their names and the words beside them.
        foremost: the state that it names more often than any other.
        home: the foremost state, if the article speaks of the institutions of no other.
    """

    def __init__(self, annotation: Annotation, names: Names, clusters: Clusters, offices: Iterable[Office]) -> None:
        super().__init__(annotation, names, clusters)
        # What a name heads beside naming something goes before what it names: "19 Palestinians".
        self._referent = {**self.by_token, **self.referents}
        self.names = tuple(dict.fromkeys(self.phrases.values()))
        self.owned = clusters.owned
        self.foremost = first = foremost(self)
        self.home = first if first is not None and is_home(first, self, offices) else None

    # --- names

    def phrase(self, token: Token | None) -> NameMention | None:
        """The name at a token, if it is none of a person."""
        return self.phrases.get(token.i) if token is not None else None

    def listed(self) -> Iterator[tuple[Cluster, Known]]:
        """The things that the article names and the lists know."""
        return ((thing, thing.known) for thing in self.things if thing.known is not None and thing.mentions)

    # --- what a token stands for

    def named(self, token: Token | None) -> Cluster | None:
        """What the name at a token names."""
        return self.by_token.get(token.i) if token is not None else None

    def referent(self, token: Token | None) -> Cluster | None:
        """What a name, description or pronoun refers to."""
        return self._referent.get(token.i) if token is not None else None

    def actor(self, token: Token | None) -> Cluster | None:
        """The state or organization that a token refers to."""
        return only(self.referent(token), *BODIES)

    def organization(self, token: Token | None) -> Cluster | None:
        """The organization that the name at a token names."""
        return only(self.named(token), EntityType.ORGANIZATION)

    def named_state(self, token: Token | None) -> Cluster | None:
        """The state that the name at a token names."""
        return only(self.named(token), EntityType.STATE)

    def location(self, token: Token | None) -> Cluster | None:
        """The place or state that the name at a token names."""
        capital = self.capitals.get(token.i) if token is not None else None
        return only(capital or self.named(token), *LOCATIONS)

    def place(self, token: Token | None) -> Cluster | None:
        """The place that the name at a token names."""
        return only(self.location(token), EntityType.PLACE)

    def is_capital(self, phrase: NameMention, place: Cluster | None) -> bool:
        """The phrase is the name of a capital, and means the place."""
        return phrase.form is Form.CAPITAL and self.capitals.get(phrase.first) is place is not None

    def league(self, token: Token | None) -> Cluster | None:
        """The body with states for members that a token names."""
        thing = self.organization(token)
        if thing is None:
            return None
        if thing.known is not None:
            return thing if thing.known.kind == "intergovernmental" else None
        last = thing.name.split()[-1]
        many = lexicon.organization_heads().get(last) == "intergovernmental" or last in lexicon.words("league-heads")
        return thing if many else None

    # --- words

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to ``last`` (inclusive)."""
        return self.annotation.span_of(self.annotation.tokens[first : last + 1])

    def bounds(self, span: Span) -> tuple[int, int]:
        """Positions of the first and the last token of a span."""
        tokens = self.annotation.tokens_in(span)
        return tokens[0].i, tokens[-1].i


def only(thing: Cluster | None, *types: EntityType) -> Cluster | None:
    """The thing, if it is of one of these types."""
    return thing if thing is not None and thing.type in types else None
