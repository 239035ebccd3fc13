"""A relation as a rule finds it, and what rules ask of the things in it."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.layers import Cluster, Clusters, NameMention, Names
from kg.extract.shared.linking import Named
from kg.extract.shared.referents import Referents
from kg.language import Annotation, Token
from kg.model import EntityType, RelationType, Span


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

    Attributes:
        phrases: the names of all but persons, by token.
    """

    def __init__(self, annotation: Annotation, names: Names, clusters: Clusters) -> None:
        self.identity = Named(annotation, names, clusters)
        self.annotation = annotation
        self.owned = clusters.owned
        self.phrases = self.identity.phrases
        self._referent = Referents(annotation, names, clusters).one

    def unique_phrases(self) -> list[NameMention]:
        return list(dict.fromkeys(self.phrases.values()))

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Positions of the first and the last token of a span."""
        tokens = self.annotation.tokens_in(span)
        return tokens[0].i, tokens[-1].i

    def phrase(self, token: Token | None) -> NameMention | None:
        """The name at a token, if it is none of a person."""
        return self.phrases.get(token.i) if token is not None else None

    def named(self, token: Token | None) -> Cluster | None:
        """What the name at a token names."""
        return self.identity.by_token.get(token.i) if token is not None else None

    def referent(self, token: Token | None) -> Cluster | None:
        """What a name, description or pronoun refers to."""
        return self._referent.get(token.i) if token is not None else None

    def actor(self, token: Token) -> Cluster | None:
        """The state or organization that a token refers to."""
        thing = self.referent(token)
        return thing if thing is not None and thing.type in {EntityType.STATE, EntityType.ORGANIZATION} else None

    def state(self, token: Token | None) -> Cluster | None:
        thing = self.named(token)
        return thing if thing is not None and thing.type is EntityType.STATE else None

    def location(self, token: Token | None) -> Cluster | None:
        """The place or state that the name at a token names."""
        if token is None:
            return None
        thing = self.identity.capitals.get(token.i) or self.named(token)
        return thing if thing is not None and thing.type in {EntityType.PLACE, EntityType.STATE} else None

    def place(self, token: Token | None) -> Cluster | None:
        thing = self.location(token)
        return thing if thing is not None and thing.type is EntityType.PLACE else None

    def league(self, token: Token | None) -> Cluster | None:
        """The body with states for members that a token names."""
        thing = self.named(token)
        known = thing.known if thing is not None else None
        is_league = known is not None and known.kind == "intergovernmental"
        return thing if thing is not None and thing.type is EntityType.ORGANIZATION and is_league else None


def located(thing: Cluster, place: Cluster, first: int, last: int, rule: str) -> Found:
    return Found(RelationType.LOCATED_IN, thing, place, first, last, rule)
